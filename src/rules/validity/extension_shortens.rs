use super::term_places::end_before;
use crate::model::validity::{Extension, Until};
use crate::rules::dates::Days;
use crate::rules::prelude::*;
use crate::time::{StepKind, end_as_written};

rule! {
    /// An `[[extension]]` that does not end later than what it extends.
    ///
    /// It prolongs nothing: reports use the later end, as if the decision had never been taken. Either the parties
    /// decided to end the agreement early, or one of the days is wrong and the agreement will end unexpectedly.
    ///
    /// # What to do
    ///
    /// Correct `until` of the extension, or the end that it should move. If an earlier end was decided, put it under
    /// `[end]`. An agreement until further notice has no end to extend: give its original end as `until`, or remove the
    /// extension.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// The second extension ends before the first:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// duration = "P2Y"
    /// [[extension]]
    /// until = 2028-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// There is no end to extend:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "replaced"
    /// [[extension]]
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
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
    /// until = 2025-12-31
    /// [[extension]]
    /// until = 2026-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// ```
    id: "extension-shortens", level: Error, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let term = &case.periods(agreement).term;
    for (position, step) in term.steps.iter().enumerate() {
        let StepKind::Extension(extension) = step.kind else { continue };
        let (Some(extension), Some(end)) = (record.data.extension.get(extension), step.from) else {
            continue;
        };
        let (extended, before) = (Days::of(*extension.until), case.own_end_days(agreement, end));
        if extended.last <= before.first || extended == before {
            let end = end_as_written(case.registry, agreement, end);
            let message = message!("finding-extension-shortens", until = *extension.until, end = end);
            let finding = findings.add(record.at(extension.until.span), None, message);
            finding.help(message!("help-extension-shortens"));
            if let Some(extended) = end_before(&record.data, term, position) {
                finding.related(record.at(extended), message!("place-extends", end = end));
            }
        }
    }
    let Some(until) = &record.data.validity.until else { return };
    let open = match until.value {
        Until::Date(_) => return,
        Until::FurtherNotice => message!("place-holds-further-notice"),
        Until::Replaced => message!("place-holds-until-replaced"),
        Until::Event => message!("place-holds-until-event"),
    };
    for extension in &record.data.extension {
        say_open(record, extension, until.span, &open, findings);
    }
}

fn say_open(
    record: &Record<Agreement>,
    extension: &Extension,
    until: crate::source::Span,
    open: &Message,
    findings: &mut Findings<'_>,
) {
    findings
        .add(
            record.at(extension.until.span),
            None,
            message!("finding-extends-no-end", until = *extension.until),
        )
        .help(message!("help-extends-no-end"))
        .related(record.at(until), open.clone());
}
