use std::fmt::Display;

use super::endings::{ends_with, valid_through};
use crate::rules::prelude::*;

rule! {
    /// By its lead time, work on the successor must start within the horizon, or should have started.
    ///
    /// An agreement between many parties takes years from the first meeting to the last council's decision. If work
    /// begins too late, the old agreement runs out first.
    ///
    /// # What to do
    ///
    /// Start the work, and record the draft with `[[replaces]]`, so that everyone sees that it is under way. If there
    /// will be no successor, say so with `[end]`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead. The default lead time is a year:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// The record's own lead time overrides that of its kind. Work should have started on 2024-10-01:
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// lead_time = "P6M"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-12-31
    /// #       ^^^^^^^^^^
    /// [revision]
    /// lead_time = "P27M"
    /// initiated_by = "natverket"
    /// ```
    ///
    /// # Good
    ///
    /// A draft is under way:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-12-31
    /// # agreements/fardtjanst-2027.toml
    /// title = "Avtal om färdtjänst 2027"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2027-01-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// Agreements of its kind take half a year:
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// lead_time = "P6M"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-12-31
    /// ```
    id: "start-revision", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let standing = case.standing(agreement);
    if !standing.has(Flag::StartRevision) || case.is_end_faulty(agreement) {
        return;
    }
    let Some(by) = standing.start_revision_due() else { return };
    let (dated, valid) = (case.dated_by_end(by, agreement), valid_through(case, agreement));
    let lead_time = case.lead_time(agreement);
    let time = lead_time.to_string();
    let message = if by < case.day() {
        message!("finding-start-revision-late", by = dated, valid = valid, time = time)
    } else {
        message!("finding-start-revision", by = dated, valid = valid, time = time)
    };
    let host = ends_with(case, agreement).map(|host| -> &dyn Display { host });
    let finding = findings.add(case.end_place(agreement), Some(host.unwrap_or(&lead_time)), message);
    finding.help(if case.is_statutory(agreement) {
        message!("help-start-revision-by-law")
    } else {
        message!("help-start-revision")
    });
    if let Some((place, whose)) = lead_time_place(case, agreement) {
        finding.related(place, whose);
    }
    let record = case.record(agreement);
    if let Some(starter) = record.data.initiator() {
        let who = case.who(starter, case.day_to_act(Some(by)));
        finding.related(record.at(starter.span), message!("place-starts-work", who = who));
    }
}

/// The place where the lead time is set. None if it is the default.
fn lead_time_place(case: &Case<'_>, agreement: AgreementIx) -> Option<(Place, Message)> {
    let record = case.record(agreement);
    let own = record.data.revision.as_ref().and_then(|revision| revision.lead_time.as_ref());
    if let Some(own) = own {
        return Some((record.at(own.span), message!("place-own-lead-time")));
    }
    let file = case.registry.settings_file_of(record.file)?;
    let (settings, kind) = (case.registry.settings_of(record.file), &record.data.kind);
    if let Some(of_kind) = settings.kind(kind).and_then(|kind| kind.lead_time.as_ref()) {
        return Some((
            Place { file, span: of_kind.span },
            message!("place-lead-time-of-kind", kind = kind.value),
        ));
    }
    let default = settings.defaults.as_ref()?.lead_time.as_ref()?;
    Some((Place { file, span: default.span }, message!("place-lead-time-default")))
}
