use super::adopting::adopting;
use crate::rules::case::days;
use crate::rules::finding::Finding;
use crate::rules::prelude::*;
use crate::time::day::{days_between, next};
use crate::time::{Day, EndCause, Periods};

rule! {
    /// Its end, or its successor, comes before its start: there is no day on which it was in force.
    ///
    /// The parties may have acted on it all the same. Whatever was done in its name rests on the agreement before it, if
    /// that one still ran, or on nothing.
    ///
    /// # What to do
    ///
    /// See that the days are right, first of all those of the decisions: it enters into force only when all who must
    /// have adopted it. If it was in truth never in force, accept the finding with that as its reason.
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
    let periods = case.periods(agreement);
    let start = periods.start.and_then(When::day);
    let (Some(start), Some(last), Some((_, cause))) = (start, periods.last_day(), periods.end) else {
        return;
    };
    let before = days_between(last, start);
    if before <= 0 || is_said_elsewhere(case, periods, cause) || case.is_end_faulty(agreement) {
        return;
    }
    let ends = how_it_ends(case, agreement, periods, cause, last);
    let later = match cause {
        EndCause::Replaced => before - 1,
        EndCause::Term | EndCause::Ended | EndCause::EndedWith => before,
    };
    let later = if later == 0 { "the same day".to_owned() } else { format!("{} later", days(later)) };
    let message = format!("it was never in force: {ends}, and it was to begin on {start}, {later}");
    let finding = findings.add(case.start_place(agreement), message);
    finding
        .help("see that the days are right; if it was never in force, accept this with that as the reason");
    relate(case, agreement, periods, start, cause, finding);
}

/// Does the successor that takes over begin before it, as the days are written? `older-successor` says so.
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
    last: Day,
) -> String {
    let links = case.registry.links(agreement);
    match (cause, periods.replaced, links.ends_with.or(links.ends_when_replaced)) {
        (EndCause::Replaced, Some((_, successor)), _) => {
            format!("`{}` took its place on {}", case.id(successor), next(last))
        }
        (EndCause::EndedWith, _, Some(host)) => format!("it ended with `{}` through {last}", case.id(host)),
        (EndCause::Ended, _, _) => format!("it was ended through {last}"),
        (EndCause::Term | EndCause::Replaced | EndCause::EndedWith, _, _) => {
            format!("its term ended through {last}")
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
            finding.related(case.start_place(successor), format!("from when `{}` holds", case.id(successor)));
        }
        None => {
            finding.related(case.end_place(agreement), "what ends it");
        }
    }
    let was_moved = periods.first.is_none_or(|first| first < start);
    if let Some((decision, _)) = was_moved.then(|| adopting(case, agreement, start)).flatten()
        && let Some(date) = &decision.date
    {
        finding.related(case.record(agreement).at(date.span), "all who must had adopted it only then");
    }
}
