use crate::rules::prelude::*;

use super::cycle::{Edge, Words, report};

rule! {
    /// Bodies that take over from each other in a cycle.
    ///
    /// A body that is replaced hands over its documents and duties. In a cycle they are passed round, and no body ends
    /// up with them.
    ///
    /// # What to do
    ///
    /// Keep `replaces` in the body that exists now, and remove it from the one that has ceased. The cycle is reported
    /// once, at the body whose id comes first.
    ///
    /// # Bad
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
    /// replaces = ["styrgruppen"]
    /// #           ^^^^^^^^^^^^^
    /// # bodies/styrgruppen.yaml
    /// name: Styrgruppen
    /// kind: political
    /// mandate: decides
    /// contact: styrgruppen@testlanet.example
    /// replaces: [natverket]
    /// ```
    ///
    /// # Good
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
    /// # bodies/styrgruppen.toml
    /// name = "Styrgruppen"
    /// kind = "political"
    /// mandate = "decides"
    /// contact = "styrgruppen@testlanet.example"
    /// from = 2024-07-01
    /// replaces = ["natverket"]
    /// ```
    id: "body-cycle", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

const WORDS: Words = Words {
    message: |circle| message!("finding-body-cycle", circle = circle),
    step: |from, to| message!("place-takes-over", from = from, to = to),
    help: || message!("help-body-cycle"),
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let bodies = &case.registry.bodies;
    let edges = bodies.records.iter().enumerate().flat_map(|(from, record)| {
        record.data.replaces.iter().filter_map(move |id| {
            let to = bodies.find(&id.value).position()?;
            Some(Edge { from, to, span: id.span })
        })
    });
    report(&bodies.records, edges, &WORDS, findings);
}
