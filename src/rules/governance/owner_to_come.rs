use crate::model::Date;
use crate::rules::prelude::*;

rule! {
    /// The body that owns it does not exist yet.
    ///
    /// Until then nobody has its duties, unless another body was meant. If the owner has ceased and no body takes over,
    /// `owner-gone` reports it.
    ///
    /// # What to do
    ///
    /// Make sure that someone looks after the agreement until then, or correct the day on which the body begins.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, the health arena does not exist yet.
    ///
    /// ```toml
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2025-03-01
    /// contact = "halsoarenan@testlanet.example"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "halsoarenan"
    /// #       ^^^^^^^^^^^^^
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// The body that takes over does not exist yet:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2024-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2025-03-01
    /// contact = "halsoarenan@testlanet.example"
    /// replaces = ["barnarenan"]
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// #       ^^^^^^^^^^^^
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// An agreement that begins with its owner:
    ///
    /// ```toml
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2025-03-01
    /// contact = "halsoarenan@testlanet.example"
    /// # agreements/elevhalsa-2025.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "halsoarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2025-03-01
    /// until = 2027-12-31
    /// ```
    id: "owner-to-come", level: Note, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, bodies) = (case.record(agreement), &case.outlook.bodies);
    let (Some(owner), Some(last)) = (case.registry.links(agreement).owner, case.standing(agreement).owner)
    else {
        return;
    };
    let Some(from) = bodies.first_day(last).filter(|from| case.day() < *from) else { return };
    let begins_with_it = case.from(agreement).is_some_and(|first| from <= first.last_day());
    if begins_with_it || bodies.has_ceased(last, case.day()) || !case.needs_owner(agreement) {
        return;
    }
    let (Some(id), begins) = (&record.data.owner, case.registry.body(last)) else { return };
    let written = begins.data.from.as_ref().map_or(Date::day(from), |from| from.value);
    let message = match bodies.last_day(owner).filter(|_| owner != last) {
        Some(until) => message!(
            "finding-owner-to-come-after",
            owner = case.registry.body(owner).id,
            until = until,
            next = begins.id,
            day = written,
        ),
        None => message!("finding-owner-to-come", owner = begins.id, day = written),
    };
    let finding = findings.add(record.at(id.span), Some(&case.registry.body(owner).id), message);
    finding.help(message!("help-owner-to-come"));
    if owner != last {
        finding.related(
            case.until_place(owner),
            message!("place-ceased-here", id = case.registry.body(owner).id),
        );
    }
    if let Some(date) = &begins.data.from {
        finding.related(begins.at(date.span), message!("place-begins-here", id = begins.id));
    }
}
