use crate::rules::prelude::*;

rule! {
    /// A file that is not TOML or YAML, has a merge conflict in it, gives a key twice, or is nested deeper than records ever are.
    ///
    /// Nothing in it can be relied on, so no report includes it: if it is an agreement that is about to expire, nobody
    /// is told.
    ///
    /// # What to do
    ///
    /// Correct the line that is shown. If there are several in one file, start with the first, which often explains the
    /// others. In TOML, text needs quotes. In YAML, indent with spaces, and put text with a colon in quotes. If a merge
    /// left conflict markers, keep what is right from the two sides.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = Avtal om färdtjänst
    /// #       ^^^^^^^^^^^^^^^^^^^
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// kind: guideline
    /// #^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// ```yaml
    /// title: "Avtal om färdtjänst: resor i länet"
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    id: "invalid-syntax", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
