use crate::rules::prelude::*;

rule! {
    /// A day, month or year that does not exist, or no date at all.
    ///
    /// A last day that does not exist is never reached, and never reminded of. A date that decides from when until when the
    /// agreement holds keeps the whole record out of reports until it is corrected: better no answer than a wrong one.
    ///
    /// # What to do
    ///
    /// Look the day up in the document, and write it as 2027-06-30. Where only the month or the year is known, write `"2027-06"`
    /// or `2027`: that is a date, too.
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
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
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
