use crate::rules::prelude::*;

rule! {
    /// A file that is not TOML or YAML, has a merge conflict in it, gives a key twice, or is nested deeper than records ever are.
    ///
    /// Nothing in it can be relied on, so nothing of it is in any report: if it is an agreement that runs out, nobody is told.
    ///
    /// # What to do
    ///
    /// Correct the line that is shown; of several in one file begin with the first, which often explains the others. Text in
    /// TOML stands in quotes. YAML is indented with spaces, and text with a colon in it stands in quotes. Where a merge left its
    /// marks, keep what is right of the two sides.
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
