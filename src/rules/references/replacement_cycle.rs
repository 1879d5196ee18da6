use crate::rules::prelude::*;

use super::cycle::{Edge, Words, report};

rule! {
    /// Agreements that replace each other in a cycle.
    ///
    /// Each would have replaced the other, so none of them is in force, and nobody can tell which text to follow. Only
    /// replacement of the whole counts: two agreements may each have taken over sections of the other.
    ///
    /// # What to do
    ///
    /// Keep the `[[replaces]]` of the newer agreement, and remove the one in the older. The cycle is reported once, at
    /// the agreement whose id comes first.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst-a.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "fardtjanst-b"
    /// #    ^^^^^^^^^^^^^^
    /// # agreements/fardtjanst-b.yaml
    /// title: Nytt avtal om färdtjänst
    /// kind: agreement
    /// stage: draft
    /// parties: [testkoping]
    /// validity:
    ///   from: 2026-01-01
    ///   until: 2029-12-31
    /// replaces:
    ///   - id: fardtjanst-a
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-a.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "fardtjanst-b"
    /// sections = ["3"]
    /// # agreements/fardtjanst-b.toml
    /// title = "Avtal om sjukresor"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "fardtjanst-a"
    /// sections = ["7"]
    /// ```
    id: "replacement-cycle", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

const WORDS: Words = Words {
    message: |circle| message!("finding-replacement-cycle", circle = circle),
    step: |from, to| message!("place-replaces", from = from, to = to),
    help: || message!("help-replacement-cycle"),
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let edges = case.registry.every_agreement_ix().flat_map(|this| {
        let links = case.registry.links(this).replaces.iter().zip(&case.agreement(this).replaces);
        links.filter(|(link, _)| link.whole).filter_map(move |(link, replaces)| {
            Some(Edge { from: this.position(), to: link.agreement?.position(), span: replaces.id.span })
        })
    });
    report(&case.registry.agreements.records, edges, &WORDS, findings);
}
