use crate::rules::prelude::*;

use super::ResolvedReferences;

rule! {
    /// A record that replaces, amends, rests on or contains itself.
    ///
    /// The id of another record was probably meant, and the reference to that one is missing: an agreement that this
    /// one should replace, for example, appears in every report as still in force.
    ///
    /// # What to do
    ///
    /// Name the record that was meant, or remove the reference. An agreement that lasts until its own successor takes
    /// over has `until = "replaced"`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2023"
    /// #    ^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testlanets-kommuner]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// # parties/testlanets-kommuner.yaml
    /// name: Testlänets kommuner
    /// kind: group
    /// members: [testkoping, testlanets-kommuner]
    /// #                     ^^^^^^^^^^^^^^^^^^^
    /// contact: kansli@testlanet.example
    /// ```
    ///
    /// Its own former id also counts as itself:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// former_ids = ["fardtjanst"]
    /// related = ["fardtjanst"]
    /// #          ^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2022-12-31
    /// ```
    ///
    /// A party and an agreement may have the same id:
    ///
    /// ```toml
    /// # agreements/testkoping.toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/testkoping.toml
    /// name = "Testköpings kommun"
    /// kind = "municipality"
    /// contact = "registrator@testkoping.example"
    /// ```
    id: "self-reference", level: Error, since: "0.1.0", timed: false, check: Check::References(check),
}

fn check(_: &Case<'_>, survey: &ResolvedReferences<'_>, findings: &mut Findings<'_>) {
    for reference in &survey.to_itself {
        let help = match reference.key.name {
            "validity.ends_when_replaced" => message!("help-self-replaced"),
            _ => message!("help-self-reference", kind = reference.by_type.word()),
        };
        findings.record = Some(*reference.by);
        findings
            .add(
                reference.place,
                Some(&reference.key.name),
                message!(
                    "finding-self-reference",
                    key = reference.key.name,
                    id = reference.by,
                    kind = reference.by_type.word(),
                ),
            )
            .help(help);
    }
}
