use crate::rules::prelude::*;
use crate::source::Span;

use super::ResolvedReferences;
use super::unused::unused;
use crate::source::RecordKind;

rule! {
    /// A body that no agreement or other body names.
    ///
    /// Either the agreements it is responsible for are not in the registry yet, and nobody is reminded of them; or its
    /// record is no longer needed.
    ///
    /// # What to do
    ///
    /// Name the body where it has a duty: as an agreement's `owner`, in `by`, `reports_to` or `initiated_by`, or in
    /// another body's `prepares_for`. If it has ceased with nothing to hand over, remove the record. A body that
    /// replaces another counts as used, since it has the other's documents and duties. Unused bodies are not reported
    /// as long as some record cannot be read in full, since that record may name them.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # bodies/fardtjanstgruppen.toml
    /// name = "Färdtjänstgruppen"
    /// kind = "working-group"
    /// mandate = "prepares"
    /// contact = "fardtjanst@testlanet.example"
    /// prepares_for = ["styrgruppen"]
    /// ```
    ///
    /// References from its own record do not count:
    ///
    /// ```toml self-reference
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # bodies/fardtjanstgruppen.toml
    /// name = "Färdtjänstgruppen"
    /// kind = "working-group"
    /// mandate = "prepares"
    /// contact = "fardtjanst@testlanet.example"
    /// replaces = ["fardtjanstgruppen"]
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [revision]
    /// initiated_by = "fardtjanstgruppen"
    /// # bodies/fardtjanstgruppen.toml
    /// name = "Färdtjänstgruppen"
    /// kind = "working-group"
    /// mandate = "prepares"
    /// contact = "fardtjanst@testlanet.example"
    /// prepares_for = ["styrgruppen"]
    /// ```
    ///
    /// A body that takes over from another:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "natverket"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # bodies/natverket.toml
    /// name = "Nätverket"
    /// kind = "working-group"
    /// mandate = "recommends"
    /// contact = "natverket@testlanet.example"
    /// until = 2024-06-30
    /// # bodies/fardtjanstgruppen.toml
    /// name = "Färdtjänstgruppen"
    /// kind = "working-group"
    /// mandate = "recommends"
    /// contact = "fardtjanst@testlanet.example"
    /// from = 2024-07-01
    /// replaces = ["natverket"]
    /// ```
    id: "unused-body", level: Note, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for record in unused(case.registry, survey, RecordKind::Body, &case.registry.bodies.records) {
        let takes_over = record.data.replaces.iter().any(|id| id.value != record.id);
        if !takes_over {
            findings.record = Some(record.id);
            findings
                .add(record.at(Span::FILE), Some(&record.id), message!("finding-unused-body", id = record.id))
                .help(message!("help-unused-body"));
        }
    }
}
