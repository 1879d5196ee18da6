use crate::rules::prelude::*;

rule! {
    /// The body that owns it has ceased, and no other has taken over.
    ///
    /// Nobody gets the reminders, nobody calls a meeting about a successor, and the agreement lapses unnoticed. A body
    /// takes over with `replaces` in its record. Agreements that are replaced or ended need no owner.
    ///
    /// # What to do
    ///
    /// Name the new owner, or record in the body that took over that it `replaces` the old one: then it gets everything
    /// that the old one owned, and all its duties.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, the children's arena has ceased.
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2024-12-31
    /// contact = "barnarenan@testlanet.example"
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
    /// The body that took over has ceased as well:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// contact = "barnarenan@testlanet.example"
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2023-01-01
    /// until = 2024-12-31
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
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2024-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2025-01-01
    /// contact = "halsoarenan@testlanet.example"
    /// replaces = ["barnarenan"]
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// An agreement that has ended needs no owner:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// until = 2024-12-31
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2018.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// [end]
    /// date = 2021-12-31
    /// ```
    id: "owner-gone", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing, bodies) = (case.record(agreement), case.standing(agreement), &case.outlook.bodies);
    let written = case.registry.links(agreement).owner.filter(|owner| bodies.has_ceased(*owner, case.day()));
    let (Some(owner), Some(last), Some(id)) = (written, standing.owner, &record.data.owner) else { return };
    if !case.needs_owner(agreement) || !standing.has(Flag::OwnerGone) {
        return;
    }
    let Some(until) = bodies.last_day(owner) else { return };
    let (owner_id, last_id) = (&case.registry.body(owner).id, &case.registry.body(last).id);
    let then = if last == owner {
        message!("owner-none-took-over")
    } else {
        message!("owner-successor-ceased", id = last_id)
    };
    let message = message!("finding-owner-gone", owner = owner_id, day = until, then = then.clone());
    let finding = findings.add(record.at(id.span), Some(&owner_id), message);
    finding.help(message!("help-owner-gone", id = last_id));
    finding.related(
        case.until_place(owner),
        message!("of-body", body = owner_id, life = message!("body-existed", day = until)),
    );
    if last != owner {
        finding.related(case.until_place(last), then);
    }
}
