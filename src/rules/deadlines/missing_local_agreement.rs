use std::collections::HashSet;

use crate::load::{Found, PartyIx};
use crate::model::Id;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;

rule! {
    /// A party that should have a local agreement resting on this one has none in force.
    ///
    /// The county's agreement leaves the details to each municipality and its health centres: who calls whom, who meets
    /// when. Without the local one, it stays a text in a binder.
    ///
    /// # What to do
    ///
    /// Get the local agreement adopted and record it, `based_on` this one and with that party among its `parties`. Where
    /// a party needs none, take it out of `expects_local`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01. The one of `testkoping` holds; `provstad` has a draft:
    ///
    /// ```toml
    /// # agreements/lokal-testkoping.toml
    /// title = "Lokalt avtal i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lansavtal"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/lokal-provstad.toml
    /// title = "Lokalt avtal i Provstad"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["provstad"]
    /// based_on = ["lansavtal"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2027-12-31
    /// # agreements/lansavtal.toml
    /// title = "Länsavtal"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// expects_local = ["testlanets-kommuner"]
    /// #                ^^^^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// `testkoping` has left the local agreement:
    ///
    /// ```toml
    /// # agreements/lokalt-avtal.toml
    /// title = "Lokalt avtal"
    /// kind = "agreement"
    /// parties = ["provstad", { id = "testkoping", until = 2024-12-31 }]
    /// based_on = ["lansavtal"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/lansavtal.toml
    /// title = "Länsavtal"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// expects_local = ["provstad", "testkoping"]
    /// #                            ^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/lokalt-avtal.toml
    /// title = "Lokalt avtal"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2024-07-01 }]
    /// based_on = ["lansavtal"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/lansavtal.toml
    /// title = "Länsavtal"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// expects_local = ["testlanets-kommuner"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// The county's agreement is itself still to come:
    ///
    /// ```toml
    /// title = "Länsavtal"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// expects_local = ["testlanets-kommuner"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-12-31
    /// ```
    id: "missing-local-agreement", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.data.expects_local.is_empty() || case.standing(agreement).state != State::InForce {
        return;
    }
    let have_one = parties_with_one(case, agreement);
    for entry in &record.data.expects_local {
        let lacking: Vec<PartyIx> =
            expected(case, entry).filter(|party| !have_one.contains(party)).copied().collect();
        if lacking.is_empty() {
            continue;
        }
        let message = format!("no local agreement is in force for {}", case.party_list(&lacking, 10));
        let finding = findings.add(record.at(entry.span), message);
        finding.help(format!("get it adopted and record it, `based_on = [\"{}\"]`", record.id));
        relate_others(case, agreement, &lacking, finding);
    }
}

/// The parties of agreements in force that rest on this one.
fn parties_with_one(case: &Case<'_>, agreement: AgreementIx) -> HashSet<PartyIx> {
    let locals = case.registry.links(agreement).basis_of.iter();
    let in_force = locals.filter(|local| case.standing(**local).state == State::InForce);
    in_force.flat_map(|local| parties_on_the_day(case, *local)).collect()
}

fn parties_on_the_day<'r>(case: &Case<'r>, local: AgreementIx) -> impl Iterator<Item = PartyIx> {
    let (day, entries) = (case.day(), &case.agreement(local).parties.0);
    let members = case.registry.links(local).parties.iter().filter(move |member| {
        let entry = entries.get(member.entry as usize);
        let from = entry.and_then(|entry| entry.from.as_ref());
        let until = entry.and_then(|entry| entry.until.as_ref());
        from.is_none_or(|from| from.first_day() <= day) && until.is_none_or(|until| day <= until.last_day())
    });
    members.map(|member| member.party)
}

/// The parties that an entry stands for and that exist on the day. That there is no such party is another finding.
fn expected<'r>(case: &Case<'r>, entry: &Id) -> impl Iterator<Item = &'r PartyIx> {
    let (registry, day) = (case.registry, case.day());
    let parties = registry.party_of(entry).map(|party| registry.expand(party)).unwrap_or_default();
    parties.iter().filter(move |party| {
        let is_known = registry.parties.find(registry.party_id(**party)) != Found::Nothing;
        let until = registry.party(**party).and_then(|record| record.data.until.as_ref());
        is_known && until.is_none_or(|until| day <= until.last_day())
    })
}

/// Adds the local agreements of those parties that are not in force, or that they are not party to on the day.
fn relate_others(case: &Case<'_>, agreement: AgreementIx, lacking: &[PartyIx], finding: &mut Finding) {
    let lacking: HashSet<PartyIx> = lacking.iter().copied().collect();
    for local in &case.registry.links(agreement).basis_of {
        let members = &case.registry.links(*local).parties;
        let Some(member) = members.iter().find(|member| lacking.contains(&member.party)) else { continue };
        let (id, state) = (case.id(*local), case.standing(*local).state);
        if state == State::InForce {
            let record = case.record(*local);
            let party = case.registry.party_id(member.party);
            let span =
                record.data.parties.0.get(member.entry as usize).map_or(record.data.parties.span, |p| p.span);
            finding.related(record.at(span), format!("`{party}` is no party to `{id}` on {}", case.day()));
        } else {
            finding.related(case.start_place(*local), format!("`{id}` is not in force: {}", state.name()));
        }
    }
}
