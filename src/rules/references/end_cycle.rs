use crate::rules::prelude::*;

use super::cycle::{Edge, Words, report};

rule! {
    /// Agreements that end with each other in a cycle.
    ///
    /// An annex ends with the agreement that it belongs to. In a cycle each waits for the other to end, so `ends_with`
    /// has no effect, and the last day of each is unknown.
    ///
    /// # What to do
    ///
    /// Remove `ends_with` from the main agreement, and give its own end as `until` or `duration`. The cycle is reported
    /// once, at the agreement whose id comes first.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ends_with = "fardtjanst-bilaga-1"
    /// #           ^^^^^^^^^^^^^^^^^^^^^
    /// # agreements/fardtjanst-bilaga-1.yaml
    /// title: "Avtal om färdtjänst, bilaga 1: avgifter"
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    ///   ends_with: fardtjanst
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-bilaga-1.toml
    /// title = "Avtal om färdtjänst, bilaga 1: avgifter"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// ends_with = "fardtjanst"
    /// ```
    id: "end-cycle", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

const WORDS: Words = Words {
    message: |circle| message!("finding-end-cycle", circle = circle),
    step: |from, to| message!("place-ends-with", from = from, to = to),
    help: || message!("help-end-cycle"),
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let edges = case.registry.every_agreement_ix().filter_map(|this| {
        let host = case.registry.links(this).ends_with?;
        let span = case.agreement(this).validity.ends_with.as_ref()?.span;
        Some(Edge { from: this.position(), to: host.position(), span })
    });
    report(&case.registry.agreements.records, edges, &WORDS, findings);
}
