use super::term_places::last_end;
use crate::model::{Date, Duration};
use crate::rules::dates::Days;
use crate::rules::prelude::*;
use crate::time::day::last_day_of_term;
use crate::time::{Day, end_as_written};

rule! {
    /// A term longer than the `max_term` of its kind.
    ///
    /// The registry's owners, or a law on procurement, limit how long agreements of this kind may last. After that, the
    /// parties rely on an agreement that may be void, without having considered competitors or new needs.
    ///
    /// # What to do
    ///
    /// Shorten the term, including options and extensions, or record a successor for the time after. If the limit
    /// itself is wrong, change `max_term` of the kind in registry.toml.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// max_term = "P4Y"
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// The term itself is short enough, but may be renewed once too often:
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// max_term = "P4Y"
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-07-01
    /// duration = "P2Y"
    /// [validity.renewal]
    /// term = "P1Y"
    /// max = 3
    /// #     ^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # registry.toml
    /// name = "Prov"
    /// [kinds.agreement]
    /// max_term = "P4Y"
    /// # agreements/fardtjanst-2023.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2026-12-31
    /// [[extension]]
    /// until = 2027-12-31
    /// ```
    id: "term-too-long", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let kind = &record.data.kind;
    let max_term = case.registry.settings_of(record.file).kind(kind).and_then(|kind| kind.max_term.as_ref());
    let term = &case.periods(agreement).term;
    let (Some(max_term), Some(start), Some(end)) = (max_term, term.start, term.end.or(term.first_end)) else {
        return;
    };
    let limit = last_day_of_term(start, max_term.value);
    let (limits, ends) = match &record.data.validity.duration {
        // Its length is the same whichever day it begins on.
        Some(_) => (Days::on(limit), Days::on(end)),
        None => (latest_limit(case, agreement, limit, max_term.value), case.own_end_days(agreement, end)),
    };
    if !limits.is_before(ends) {
        return;
    }
    let place = last_end(&record.data, term).map_or(case.start_place(agreement), |place| record.at(place));
    let (days, end) = (limits.length(ends), end_as_written(case.registry, agreement, end));
    let start = case.from(agreement).filter(|from| from.first_day() == start).unwrap_or(Date::day(start));
    let limit = limits.last;
    let max = max_term.to_string();
    let message = match days {
        None => message!(
            "finding-term-too-long",
            start = start,
            end = end,
            max = max,
            kind = kind.value,
            limit = limit,
        ),
        Some(days) => message!(
            "finding-term-too-long-by",
            start = start,
            end = end,
            count = days,
            max = max,
            kind = kind.value,
            limit = limit,
        ),
    };
    let finding = findings.add(place, Some(&**max_term), message);
    finding.help(message!("help-term-too-long", limit = limit));
    finding.related(case.start_place(agreement), message!("place-term-counted"));
    if let Some(file) = case.registry.settings_file_of(record.file) {
        finding
            .related(Place { file, span: max_term.span }, message!("place-longest-term", kind = kind.value));
    }
}

/// The range of the last day of the longest permitted term, if `limit` is its last day when it begins on the first day
/// of `from`.
fn latest_limit(case: &Case<'_>, agreement: AgreementIx, limit: Day, max_term: Duration) -> Days {
    let from = case.from(agreement).map(Days::of);
    let last = from.map_or(limit, |from| last_day_of_term(from.last, max_term));
    Days { first: limit, last: last.max(limit) }
}
