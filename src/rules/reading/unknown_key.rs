use crate::rules::prelude::*;

rule! {
    /// A key that the format does not have.
    ///
    /// Its value is not read. Nobody is reminded of a last day under a misspelt `until`. So the record is left out of
    /// all reports if the unknown key is among those that decide its periods, or may be a misspelling of one.
    ///
    /// # What to do
    ///
    /// Correct the key; the help line names the closest match, also for a word in Swedish or in common English, and
    /// `check --fix --unsafe-fixes` writes it. A key that belongs in another table has to be moved there by hand. Information
    /// without a key of its own can go in `notes`.
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
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// owner: styrgruppen
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// ```
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
