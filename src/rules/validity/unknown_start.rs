use crate::rules::prelude::*;

rule! {
    /// No `from`: its first day is unknown.
    ///
    /// Without its first day, nobody can tell whether the agreement bound its parties when something happened, or
    /// whether there was a gap between it and the one before. Reports assume that it began on an unknown day in the
    /// past.
    ///
    /// # What to do
    ///
    /// Look up the first day in the document. If only the month or the year is known, give that; if the document says
    /// that the agreement applies once all have adopted it, write `from = "last-adoption"`.
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
    /// A draft whose first day is not yet known:
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
            .add(record.at(validity.span), None, message!("finding-unknown-start"))
            .help(message!("help-unknown-start"));
    }
}
