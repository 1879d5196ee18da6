use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::unknown::report;
use crate::source::RecordKind;

rule! {
    /// A reference to a party that does not exist.
    ///
    /// Whoever is meant does not find the agreement among its own, gets no reminder, and is not counted where all
    /// parties must adopt.
    ///
    /// # What to do
    ///
    /// Write the id as the party's file is called, without its ending, or write the party's record. A key that takes a
    /// party or a body is reported here where a party's id comes close to it. Where none of either does, `by` of a
    /// decision is taken for a party, `by` of an extension, a review or an activity for a body.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testlanets-kommuner", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/testlanets-kommuner.toml
    /// name = "Testlänets kommuner"
    /// kind = "group"
    /// members = ["testkoping", "prowstad"]
    /// #                        ^^^^^^^^^^
    /// contact = "kansli@testlanet.example"
    /// ```
    ///
    /// A party that joined later, and a review by one:
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties:
    ///   - testkoping
    ///   - { id: norrby, from: 2024-01-01 }
    /// #         ^^^^^^
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
    /// [[review]]
    /// id = "halvtid"
    /// first = 2026-06-30
    /// by = "testkopping"
    /// #    ^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "unknown-party", level: Error, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    report(case.registry, survey, RecordKind::Party, findings);
}
