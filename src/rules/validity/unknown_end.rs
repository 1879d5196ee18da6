use crate::rules::prelude::*;
use crate::time::Reason;

rule! {
    /// Neither an end nor "until further notice": nobody knows when it ends.
    ///
    /// An agreement whose end nobody wrote down cannot expire in any report. It is the one that runs out unnoticed: the
    /// parties go on as if it bound them until somebody asks.
    ///
    /// # What to do
    ///
    /// Look the end up in the document and give it: a last day as `until`, a length as `duration`, or
    /// `until = "further-notice"` where the document says so. Where the papers do not say, ask the parties; until they
    /// answer, accept the finding with that as its reason.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// #^^^^^^^^^
    /// from = 2023-01-01
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
    id: "unknown-end", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let validity = &record.data.validity;
    let is_unknown = case.standing(agreement).reasons.contains(&Reason::UnknownEnd);
    // A duration says when it ends; from when it is counted is another question.
    if is_unknown && validity.duration.is_none() && !case.is_draft(agreement) && !record.is_faulty("validity") {
        findings
            .add(record.at(validity.span), "when this agreement ends is not said")
            .help("give its last day as `until`, or \"further-notice\" if the document says so");
    }
}
