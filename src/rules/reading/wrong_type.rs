use crate::rules::prelude::*;

rule! {
    /// A value of another type than its key takes.
    ///
    /// It cannot be read, so the record says nothing there. Where the value decides from when until when the agreement holds,
    /// the whole record is left out of reports: better no answer than a wrong one.
    ///
    /// # What to do
    ///
    /// Write the value as the message says. A list stands in brackets also when it has only one item.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// topics = "resor"
    /// #        ^^^^^^^
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
    ///   renewal: P1Y
    /// #          ^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// topics = ["resor"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "wrong-type", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
