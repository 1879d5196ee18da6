use crate::rules::prelude::*;

rule! {
    /// The body that owns it begins later.
    ///
    /// Until then nobody holds its duties, unless another body is meant. Where the owner has ceased, and the one that takes
    /// over is yet to begin, `owner-gone` says so.
    ///
    /// # What to do
    ///
    /// See that somebody looks after the agreement until then, or correct the day on which the body begins.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, the health arena is yet to begin.
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
    /// # Good
    ///
    /// What is to begin with its owner:
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
    let (Some(owner), Some(id)) = (case.registry.links(agreement).owner, &record.data.owner) else { return };
    let Some(from) = bodies.first_day(owner).filter(|from| case.day() < *from) else { return };
    let begins_with_it = case.from(agreement).is_some_and(|first| from <= first.last_day());
    if begins_with_it || bodies.has_ceased(owner, case.day()) || !case.needs_owner(agreement) {
        return;
    }
    let body = case.registry.body(owner);
    let begins = body.data.from.as_ref();
    let written = begins.map_or_else(|| from.to_string(), |from| from.value.to_string());
    let message = format!("its owner `{}` does not begin before {written}", body.id);
    let finding = findings.add(record.at(id.span), message);
    finding.help("see that somebody looks after it until then, or name another owner");
    if let Some(begins) = begins {
        finding.related(body.at(begins.span), format!("`{}` begins here", body.id));
    }
}
