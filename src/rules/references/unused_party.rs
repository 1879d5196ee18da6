use crate::rules::prelude::*;
use crate::source::Span;

use super::ResolvedReferences;
use super::unused::unused;
use crate::source::RecordKind;

rule! {
    /// A party that no agreement, group, body or other party names.
    ///
    /// Either its agreements are not in the registry yet, and it does not get the reminders that it should; or its
    /// record is no longer needed.
    ///
    /// # What to do
    ///
    /// Name the party in its agreements, or in the groups that it belongs to. If it has none, remove the record. Unused
    /// parties are not reported as long as some record cannot be read in full, since that record may name them.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/norrby.toml
    /// name = "Norrby kommun"
    /// kind = "municipality"
    /// contact = "registrator@norrby.example"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["lanets-kommuner"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/lanets-kommuner.toml
    /// name = "Länets kommuner"
    /// kind = "group"
    /// members = ["testkoping", "norrby"]
    /// contact = "kansli@testlanet.example"
    /// # parties/norrby.toml
    /// name = "Norrby kommun"
    /// kind = "municipality"
    /// contact = "registrator@norrby.example"
    /// ```
    ///
    /// A member of a body:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # bodies/styrgruppen.toml
    /// name = "Styrgruppen"
    /// kind = "political"
    /// mandate = "decides"
    /// contact = "styrgruppen@testlanet.example"
    /// members = ["testkoping", "norrby"]
    /// # parties/norrby.toml
    /// name = "Norrby kommun"
    /// kind = "municipality"
    /// contact = "registrator@norrby.example"
    /// ```
    id: "unused-party", level: Note, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for record in unused(case.registry, survey, RecordKind::Party, &case.registry.parties.records) {
        findings.record = Some(record.id);
        findings
            .add(record.at(Span::FILE), Some(&record.id), message!("finding-unused-party", id = record.id))
            .help(message!("help-unused-party"));
    }
}
