use crate::rules::prelude::*;

rule! {
    /// No `from`: nobody knows since when it holds.
    ///
    /// Without its first day nobody can tell whether the agreement bound its parties when something happened, or whether
    /// it followed on the one before it without a gap. Reports take it to have begun on some day in the past.
    ///
    /// # What to do
    ///
    /// Look the first day up in the document. A month or a year will do, where no more is known; where the document says
    /// that it holds once all have adopted it, write `from = "last-adoption"`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// #^^^^^^^^^
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023
    /// until = 2027-12-31
    /// ```
    ///
    /// When a draft is to hold from is not yet known:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// until = 2027-12-31
    /// ```
    id: "unknown-start", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let validity = &record.data.validity;
    // `duration` without `from` is a fault of its own, which already asks for `from`.
    let is_unknown = validity.from.is_none() && validity.duration.is_none();
    if is_unknown && !case.is_draft(agreement) && !record.is_faulty("validity") {
        findings
            .add(record.at(validity.span), None, "from when this agreement holds is not said")
            .help("give its first day as `from`; a month or a year will do");
    }
}
