use crate::rules::prelude::*;

rule! {
    /// The last day to call the next option to prolong is within the horizon.
    ///
    /// After that day the right to prolong is gone, and what the parties had counted on must be procured or negotiated
    /// again.
    ///
    /// # What to do
    ///
    /// Decide whether to prolong. If so, call the option by that day, and record the day as `exercised`. If not, remove
    /// the option, or end the agreement with `[end]`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead. The last day to call the second option is 2025-09-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2025-06-30
    /// [[option]]
    /// term = "P1Y"
    /// exercised = 2024-12-02
    /// [[option]]
    /// term = "P1Y"
    /// notice = "P9M"
    /// #        ^^^^^
    /// [revision]
    /// lead_time = "P3M"
    /// ```
    ///
    /// Without `notice`, it is the last day of the agreement:
    ///
    /// ```toml lapsing
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-01-01
    /// [[option]]
    /// term = "P1Y"
    /// #      ^^^^^
    /// # agreements/fardtjanst-2026.toml
    /// title = "Avtal om färdtjänst 2026"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-01-02
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "exempel"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2025-06-30
    /// [[option]]
    /// term = "P1Y"
    /// exercised = 2024-12-02
    /// [[option]]
    /// term = "P1Y"
    /// notice = "P9M"
    /// exercised = 2025-09-30
    /// ```
    id: "option-due", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    let open = record.data.open_option();
    let (Some(by), Some((_, option))) = (standing.option_by, open) else { return };
    if !standing.has(Flag::OptionDue) || case.is_end_faulty(agreement) {
        return;
    }
    let place = option.notice.as_ref().map_or(option.term.span, |notice| notice.span);
    let (term, dated) = (option.term.to_string(), case.dated_by_end(by, agreement));
    let message = message!("finding-option-due", term = term, by = dated);
    findings
        .add(record.at(place), Some(&*option.term), message)
        .help(message!("help-option-due", by = by))
        .related(case.end_place(agreement), message!("place-end-to-move"));
}
