use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::unknown::report;
use crate::source::RecordKind;

rule! {
    /// A reference to a body that does not exist.
    ///
    /// Then nobody owns, reviews or revises the agreement: it is in no body's list of duties, and no reminder is sent.
    ///
    /// # What to do
    ///
    /// Use the name of the body's file, without its ending, as the id, or write the body's record. If a key takes a
    /// body or a party, the fault is reported here when the value resembles a body's id. If it resembles neither, `by`
    /// of an extension, a review or an activity is taken for a body, and `by` of a decision for a party.
    /// `check --fix --unsafe-fixes` writes the id that the wrong one is near.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgrupp"
    /// #       ^^^^^^^^^^^
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # bodies/styrgruppen.toml
    /// name = "Styrgruppen"
    /// kind = "political"
    /// mandate = "decides"
    /// contact = "styrgruppen@testlanet.example"
    /// ```
    ///
    /// A party is not a body, and cannot own an agreement:
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// owner: testkoping
    /// #      ^^^^^^^^^^
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[activity]]
    /// title = "Ta fram rutin för bokning"
    /// by = ["natverket", "fardtjanstgruppen"]
    /// #                  ^^^^^^^^^^^^^^^^^^^
    /// due = 2026
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
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[activity]]
    /// title = "Ta fram rutin för bokning"
    /// by = ["natverket", "testkoping"]
    /// due = 2026
    /// ```
    id: "unknown-body", level: Error, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    report(case.registry, survey, RecordKind::Body, findings);
}
