use crate::rules::prelude::*;

rule! {
    /// A day, month or year that does not exist, or a value that is not a date.
    ///
    /// A last day that does not exist never comes, and gives no reminders. If the date decides when the agreement
    /// begins or ends, the whole record is left out of reports until it is corrected: no answer is better than a wrong
    /// one.
    ///
    /// # What to do
    ///
    /// Look up the day in the document, and write it as 2027-06-30. If only the month or the year is known, write
    /// `"2027-06"` or `2027`: these are dates, too. If a misspelt date can only mean one day,
    /// `check --fix --unsafe-fixes` writes it.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-06-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 31 december 2027
    /// #        ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "30/6 2027"
    /// #       ^^^^^^^^^^^
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
    /// until = 2027-06-30
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01
    ///   until: 2027
    /// ```
    id: "invalid-date", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
