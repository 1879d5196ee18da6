use crate::rules::prelude::*;

use super::ResolvedReferences;
use super::unknown::report;
use crate::source::RecordKind;

rule! {
    /// A reference to a party that does not exist.
    ///
    /// The party that is meant does not see the agreement among its own, gets no reminders, and is not counted when all
    /// parties must adopt.
    ///
    /// # What to do
    ///
    /// Use the name of the party's file, without its ending, as the id, or write the party's record. If a key takes a
    /// party or a body, the fault is reported here when the value resembles a party's id. If it resembles neither, `by`
    /// of a decision is taken for a party, and `by` of an extension, a review or an activity for a body.
    /// `check --fix --unsafe-fixes` writes the id that the wrong one is near.
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
    /// parties = ["testlanets-kommuner", "provstad"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/testlanets-kommuner.toml
    /// name = "Testlänets kommuner"
    /// kind = "group"
    /// members = ["testkoping", "provstad"]
    /// contact = "kansli@testlanet.example"
    /// ```
    id: "unknown-party", level: Error, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(case: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    report(case.registry, survey, RecordKind::Party, findings);
}
