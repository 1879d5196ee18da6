use crate::rules::prelude::*;

rule! {
    /// A key that the format does not have.
    ///
    /// What stands there is not read. A last day under a misspelt `until` is a last day that nobody is reminded of: so a record is
    /// left out of all reports where the key stands among those that decide its periods, or may be meant as one of them.
    ///
    /// # What to do
    ///
    /// Correct the key; the help line names the one that is nearest. What has no key of its own can stand in `notes`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// utnil = 2027-12-31
    /// #^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// ägare: styrgruppen
    /// #^^^^
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    id: "unknown-key", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
