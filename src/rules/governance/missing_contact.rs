use crate::rules::prelude::*;
use crate::source::Span;

rule! {
    /// Nobody to remind: neither the agreement nor the body that owns it has a `contact`.
    ///
    /// A reminder that has no address is not sent. Looked at are agreements that are in force, coming, waiting to be
    /// adopted or lapsed, and the body that holds the owner's duties today. For an agreement that has no `owner` at all,
    /// let its kind require one in registry.toml: then `missing-required` says so.
    ///
    /// # What to do
    ///
    /// Give the body the address of a function, never of a person: `contact = "registrator@…"`. An address for one
    /// agreement only goes in its own record.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
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
    /// The body that took over has no address, whatever the old one had:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// contact = "barnarenan@testlanet.example"
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// from = 2024-01-01
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
    /// contact = "barnarenan@testlanet.example"
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
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// contact = "elevhalsa@testlanet.example"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// Nobody is reminded of what has ended:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
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
    id: "missing-contact", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    let is_reminded_of = match standing.state {
        State::InForce | State::Upcoming | State::AwaitingAdoption | State::Lapsed => true,
        State::Draft | State::Replaced | State::Ended | State::NotAdopted => false,
    };
    let has_own = record.data.contact.is_some() || record.is_faulty("contact");
    let (Some(id), Some(owner)) = (&record.data.owner, standing.owner) else { return };
    let body = case.registry.body(owner);
    let body_has_one = body.data.contact.is_some() || body.is_faulty("contact");
    if !is_reminded_of || has_own || body_has_one || standing.has(Flag::OwnerGone) {
        return;
    }
    let message = format!("nobody to remind: neither this agreement nor `{}` has a `contact`", body.id);
    let finding = findings.add(record.at(id.span), message);
    finding.help(format!("give `{}` the address of a function as `contact`", body.id));
    finding.related(body.at(Span::FILE), format!("`{}` has no `contact`", body.id));
}
