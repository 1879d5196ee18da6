use crate::rules::prelude::*;

use super::cycle::{Edge, Words, report};

rule! {
    /// Agreements that rest on each other in a cycle.
    ///
    /// A local agreement rests on the county's, not the other way round. In a cycle, nobody can tell which one applies
    /// if they differ, or which must be changed first.
    ///
    /// # What to do
    ///
    /// Keep `based_on` in the agreement that follows from the other, and remove it from the one it follows from. If
    /// they merely belong together, use `related` instead. The cycle is reported once, at the agreement whose id comes
    /// first.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// based_on = ["fardtjanst-testkoping"]
    /// #           ^^^^^^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-testkoping.toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["fardtjanst"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst.toml
    /// title = "Länsavtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// related = ["fardtjanst-testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-testkoping.toml
    /// title = "Avtal om färdtjänst i Testköping"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["fardtjanst"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "basis-cycle", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

const WORDS: Words = Words {
    message: |circle| message!("finding-basis-cycle", circle = circle),
    step: |from, to| message!("place-rests-on", from = from, to = to),
    help: || message!("help-basis-cycle"),
};

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let edges = case.registry.every_agreement_ix().flat_map(|this| {
        let links = case.registry.links(this).based_on.iter().zip(&case.agreement(this).based_on);
        links.filter_map(move |(basis, id)| {
            Some(Edge { from: this.position(), to: basis.as_ref()?.position(), span: id.span })
        })
    });
    report(&case.registry.agreements.records, edges, &WORDS, findings);
}
