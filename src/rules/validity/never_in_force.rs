use std::fmt::Display;

use super::adopting::adopting;
use crate::rules::dates::{Days, when};
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::{Day, EndCause, Periods, end_as_written};

rule! {
    /// Its end or its successor comes before its start, or it was adopted too late, so it was not in force on any day.
    ///
    /// The parties may have acted on it anyway. What they did rests on the previous agreement, if that was still in
    /// force, or on nothing.
    ///
    /// # What to do
    ///
    /// Check that the days are right, above all those of the decisions: the agreement enters into force only when all
    /// required parties have adopted it. If it really was never in force, accept the finding with that as the reason.
    ///
    /// # Bad
    ///
    /// It was withdrawn before it began:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = 2027-12-31
    /// [end]
    /// date = 2023-11-30
    /// reason = "withdrawn"
    /// ```
    ///
    /// Its successor takes over on the day on which it begins:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2024"
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = "replaced"
    /// ```
    ///
    /// It was adopted when its host had already ended:
    ///
    /// ```toml
    /// # agreements/huvudavtal.toml
    /// title = "Huvudavtal"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2023-12-31
    /// reason = "completed"
    /// # agreements/bilaga.toml
    /// title = "Bilaga"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = "last-adoption"
    /// #      ^^^^^^^^^^^^^^^
    /// ends_with = "huvudavtal"
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-03-11
    /// outcome = "adopted"
    /// [end]
    /// date = 2024-12-31
    /// reason = "withdrawn"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2024-01-01
    /// reason = "withdrawn"
    /// ```
    ///
    /// ```toml
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = "replaced"
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-01-02
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2024"
    /// ```
    id: "never-in-force", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (Some(start), false) = (case.meant_start_days(agreement), case.is_end_faulty(agreement)) else {
        return;
    };
    let Some((last, cause)) = end_before(case, agreement, start) else { return };
    let periods = case.periods(agreement);
    if is_said_elsewhere(case, periods, cause) {
        return;
    }
    let ends = how_it_ends(case, agreement, periods, cause, last);
    // A successor takes over on the following day.
    let (from, apart) = match cause {
        EndCause::Replaced => (last.next(), message!("later-same-day")),
        EndCause::Term | EndCause::Ended | EndCause::EndedWith => (last, message!("later")),
    };
    let later = match (from == start, from.length(start)) {
        (true, _) => apart,
        (false, None) => message!("later"),
        (false, Some(days)) => message!("later-by", count = days),
    };
    let message = message!("finding-never-in-force", ends = ends, when = when(start), later = later);
    let other = match cause {
        EndCause::Replaced => periods.replaced.map(|(_, successor)| successor),
        EndCause::EndedWith => periods.host,
        EndCause::Term | EndCause::Ended => None,
    };
    let finding = findings.add(
        case.start_place(agreement),
        other.map(|other| -> &dyn Display { case.id(other) }),
        message,
    );
    if case.standing(agreement).has(Flag::NotAdopted) && case.is_statutory(agreement) {
        finding.level(Level::Error);
    }
    finding.help(message!("help-never-in-force"));
    relate(case, agreement, periods, start.last, cause, finding);
}

/// The range of its last day and the cause, if it certainly ends before its start.
fn end_before(case: &Case<'_>, agreement: AgreementIx, start: Days) -> Option<(Days, EndCause)> {
    let periods = case.periods(agreement);
    let (days, cause) = match (periods.start, periods.written_end) {
        (None, Some(end)) => {
            let is_ended = periods.ended == Some(end);
            let cause = if is_ended { EndCause::Ended } else { EndCause::Term };
            (case.own_end_days(agreement, end), cause)
        }
        (_, _) => (case.end_days(agreement)?, periods.end?.1),
    };
    days.is_before(start).then_some((days, cause))
}

/// Whether the successor that takes over begins before it as written, which `older-successor` reports.
fn is_said_elsewhere(case: &Case<'_>, periods: &Periods, cause: EndCause) -> bool {
    let successor = periods.replaced.filter(|_| cause == EndCause::Replaced);
    let its_first = successor.and_then(|(_, successor)| case.periods(successor).first);
    its_first.zip(periods.first).is_some_and(|(its_first, first)| its_first < first)
}

fn how_it_ends(
    case: &Case<'_>,
    agreement: AgreementIx,
    periods: &Periods,
    cause: EndCause,
    last: Days,
) -> Message {
    let end = end_as_written(case.registry, agreement, last.last);
    match (cause, periods.replaced, periods.host) {
        (EndCause::Replaced, Some((_, successor)), _) => {
            message!("ended-replaced", id = case.id(successor), when = when(last.next()))
        }
        (EndCause::EndedWith, _, Some(host)) => message!("ended-with", id = case.id(host), end = end),
        (EndCause::Ended, _, _) => message!("ended-through", end = end),
        (EndCause::Term | EndCause::Replaced | EndCause::EndedWith, _, _) => {
            message!("term-ended-through", end = end)
        }
    }
}

fn relate(
    case: &Case<'_>,
    agreement: AgreementIx,
    periods: &Periods,
    start: Day,
    cause: EndCause,
    finding: &mut Finding,
) {
    let successor = periods.replaced.filter(|_| cause == EndCause::Replaced);
    match successor {
        Some((_, successor)) => {
            finding
                .related(case.start_place(successor), message!("place-when-holds", id = case.id(successor)));
        }
        None => {
            finding.related(case.end_place(agreement), message!("place-what-ends-it"));
        }
    }
    let was_moved = periods.first.is_none_or(|first| first < start);
    if let Some((decision, _)) = was_moved.then(|| adopting(case, agreement, start)).flatten()
        && let Some(date) = &decision.date
    {
        finding.related(case.record(agreement).at(date.span), message!("place-adopted-only-then"));
    }
}
