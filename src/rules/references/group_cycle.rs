use crate::rules::prelude::*;

use super::cycle::{Edge, Words, report};

rule! {
    /// Groups that contain each other in a cycle.
    ///
    /// A group stands for its members. If groups contain each other, nobody can tell which parties an agreement binds.
    ///
    /// # What to do
    ///
    /// Remove the larger group from `members` of the smaller. The cycle is reported once, at the group whose id comes
    /// first.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testlanets-kommuner"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/norra-kommunerna.toml
    /// name = "De norra kommunerna"
    /// kind = "group"
    /// members = ["provstad", "testlanets-kommuner"]
    /// #                      ^^^^^^^^^^^^^^^^^^^^^
    /// contact = "norra@testlanet.example"
    /// # parties/testlanets-kommuner.yaml
    /// name: Testlänets kommuner
    /// kind: group
    /// members: [testkoping, norra-kommunerna]
    /// contact: kansli@testlanet.example
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testlanets-kommuner"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # parties/norra-kommunerna.toml
    /// name = "De norra kommunerna"
    /// kind = "group"
    /// members = ["provstad"]
    /// contact = "norra@testlanet.example"
    /// # parties/testlanets-kommuner.toml
    /// name = "Testlänets kommuner"
    /// kind = "group"
    /// members = ["testkoping", "norra-kommunerna"]
    /// contact = "kansli@testlanet.example"
    /// ```
    id: "group-cycle", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

const WORDS: Words = Words {
    message: |circle| message!("finding-group-cycle", circle = circle),
    step: |from, to| message!("place-contains", from = from, to = to),
    help: || message!("help-group-cycle"),
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let parties = &case.registry.parties;
    let edges = parties.records.iter().enumerate().flat_map(|(from, record)| {
        record.data.members.iter().filter_map(move |member| {
            let to = parties.find(member.id()).position()?;
            Some(Edge { from, to, span: member.id_span() })
        })
    });
    report(&parties.records, edges, &WORDS, findings);
}
