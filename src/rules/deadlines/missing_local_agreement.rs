use std::fmt::Display;

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::registry::PartyIx;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::bound;

rule! {
    /// A party that should have a local agreement based on this one has none in force.
    ///
    /// The county's agreement leaves the details to each municipality and its health centres: who calls whom, who meets
    /// when. Without the local one, it stays a text in a binder.
    ///
    /// # What to do
    ///
    /// Get the local agreement adopted and record it, `based_on` this one and with that party among its `parties`. If a
    /// party needs none, remove it from `expects_local`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01. The local agreement of `testkoping` is in force; `provstad` has only a draft:
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
    if record.data.expects_local.is_empty() || !case.standing(agreement).state.is_in_force() {
        return;
    }
    let locals = Locals::of(case, agreement);
    for entry in &record.data.expects_local {
        let expected = case.expected_parties(entry);
        let lacking: Vec<PartyIx> = expected.filter(|party| !locals.held_by.contains(party)).collect();
        if lacking.is_empty() {
            continue;
        }
        let message = message!("finding-missing-local-agreement", parties = case.party_list(&lacking, 10));
        let finding = findings.add(
            record.at(entry.span),
            lacking.first().map(|party| -> &dyn Display { case.registry.party_id(*party) }),
            message,
        );
        finding.help(message!("help-missing-local-agreement", id = record.id));
        locals.relate_others(case, &lacking, finding);
    }
}

/// The agreements that are based on another.
#[derive(Default)]
struct Locals {
    /// The parties that have one in force.
    held_by: HashSet<PartyIx>,
    /// Those that name a party but do not bind it on the day, each with the entry that names it.
    others: HashMap<PartyIx, Vec<(AgreementIx, u32)>>,
}

impl Locals {
    fn of(case: &Case<'_>, basis: AgreementIx) -> Self {
        let mut locals = Locals::default();
        for local in &case.registry.links(basis).basis_of {
            let bound = bound(case.registry, *local, case.periods(*local), case.day());
            for member in &case.registry.links(*local).parties {
                if !bound.contains(&member.party) {
                    locals.others.entry(member.party).or_default().push((*local, member.entry));
                }
            }
            locals.held_by.extend(bound);
        }
        locals
    }

    /// Adds the local agreements of the `lacking` parties that do not bind them, with the reasons.
    fn relate_others(&self, case: &Case<'_>, lacking: &[PartyIx], finding: &mut Finding) {
        let mut seen = HashSet::new();
        for party in lacking {
            for (local, entry) in self.others.get(party).into_iter().flatten() {
                if !seen.insert((*local, *entry)) {
                    continue;
                }
                let (record, state) = (case.record(*local), case.standing(*local).state);
                let parties = &record.data.parties;
                let span = parties.0.get(*entry as usize).map_or(parties.span, |entry| entry.span());
                let message = if state.is_in_force() {
                    let party = case.registry.party_id(*party);
                    message!("place-does-not-bind", id = record.id, party = party, day = case.day())
                } else {
                    message!("place-not-in-force", id = record.id, name = state.name(), state = state.word())
                };
                finding.related(record.at(span), message);
            }
        }
    }
}
