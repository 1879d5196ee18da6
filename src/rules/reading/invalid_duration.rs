use crate::rules::prelude::*;

rule! {
    /// A duration that is not written as in ISO 8601, or is zero.
    ///
    /// If a term, a notice period or a lead time cannot be read, neither the last day of the agreement nor the last day
    /// to give notice can be calculated.
    ///
    /// # What to do
    ///
    /// Write `P`, then numbers with `Y` for years, `M` for months, `W` for weeks and `D` for days, in this order:
    /// `"P3Y"`, `"P18M"`, `"P1Y6M"`. Hours and fractions are not allowed.
    /// `check --fix --unsafe-fixes` writes what `5 år`, `5 years` or `5Y` mean.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// owner = "styrgruppen"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// duration = "5 år"
    /// #          ^^^^^^
    /// ```
    ///
    /// ```yaml
    /// title: Avtal om färdtjänst
    /// kind: agreement
    /// parties: [testkoping]
    /// validity:
    ///   from: 2023-01-01
    ///   until: 2027-12-31
    /// revision:
    ///   lead_time: P0M
    /// #            ^^^
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
    /// duration = "P5Y"
    /// ```
    id: "invalid-duration", level: Error, since: "0.1.0", timed: false, check: Check::WhileReading,
}
