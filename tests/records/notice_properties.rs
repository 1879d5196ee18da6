//! What must hold of notice, suspension and provisional application, of random agreements and by every day.

use crate::oracle::days::{Written, after};
use crate::oracle::random::spec;
use crate::oracle::spec::{Agreement, Ending, Ends, Spec, Suspension};
use crate::program::{Folder, on_day};
use crate::registry::Made;
use avtal::time::{Day, State};
use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::Value;

/// How an agreement stands on each of some days that follow each other.
struct Days {
    start: Option<Day>,
    end: Option<Day>,
    of: Vec<Standing>,
}

struct Standing {
    day: Day,
    state: State,
    exit: Option<Day>,
    by: Option<Day>,
}

fn days_of(made: &Made, around: Day) -> Days {
    let x = made.agreement("a00");
    let periods = made.timeline.periods(x);
    let standing = |day: Day| {
        let outlook = made.outlook(&day.to_string(), "P1D");
        let standing = outlook.standing(x);
        Standing {
            day,
            state: standing.state,
            exit: standing.bound_through,
            by: standing.notice.map(|notice| notice.by),
        }
    };
    let days = (around - TimeDelta::days(300)).iter_days().take(800);
    Days {
        start: periods.start.and_then(avtal::time::When::day),
        end: periods.last_day(),
        of: days.map(standing).collect(),
    }
}

/// No notice given later ends it earlier; none ends it before it is given or after its end; on the last day for notice it
/// has the same effect as before, on the next day another.
fn check_notice(days: &Days) {
    for pair in days.of.windows(2) {
        let [today, tomorrow] = pair else { continue };
        if let (Some(exit), Some(later)) = (today.exit, tomorrow.exit) {
            assert!(exit <= later, "{}: {exit}, on the next day {later}", today.day);
        }
        let Some(exit) = today.exit else {
            assert!(today.by.is_none(), "{}", today.day);
            continue;
        };
        assert!(today.day <= exit && days.end.is_none_or(|end| exit <= end), "{}: {exit}", today.day);
        match today.by {
            Some(by) if by == today.day => assert_ne!(tomorrow.exit, Some(exit), "{by} is not the last"),
            Some(by) => {
                assert!(today.day < by, "{}: {by}", today.day);
                assert_eq!((tomorrow.exit, tomorrow.by), (Some(exit), Some(by)), "on {}", tomorrow.day);
            }
            None => {}
        }
    }
}

/// By `[termination]` alone, it ends on a day that is allowed, and not before the first.
fn check_exit_days(agreement: &Agreement, days: &Days) {
    let Some(termination) = agreement.clauses.termination.as_ref() else { return };
    let first = agreement.validity.from.map(|from| from.first).or(days.start);
    let is_any_day = matches!(termination.ends, None | Some(Ends::Word("any-day")));
    for Standing { exit, .. } in days.of.iter().filter(|of| of.exit != days.end) {
        let Some(exit) = *exit else { continue };
        assert!(
            termination.not_before.is_none_or(|not_before| not_before.last <= exit),
            "{exit} is too early"
        );
        let allowed = termination.exit_days(chrono::Datelike::year(&exit), first).unwrap_or_default();
        assert!(is_any_day || allowed.contains(&exit), "{exit} is not allowed");
    }
}

/// Suspended only while it is in force, in force only while it is not suspended, provisional only before.
fn check_states(agreement: &Agreement, days: &Days) {
    let covers = |day: Day, from: Written, until: Option<Written>| {
        from.first <= day && until.is_none_or(|until| day <= until.last)
    };
    for Standing { day, state, .. } in &days.of {
        let suspensions = agreement.clauses.suspensions.iter();
        let is_suspended =
            suspensions.clone().any(|Suspension { from, until, .. }| covers(*day, *from, *until));
        let has_begun = days.start.is_none_or(|start| start <= *day);
        let is_over = days.end.is_some_and(|end| end < *day);
        match state {
            State::Suspended => assert!(is_suspended && has_begun && !is_over, "{day}"),
            State::InForce => assert!(!is_suspended && has_begun && !is_over, "{day}"),
            State::Provisional => {
                let clause = agreement.clauses.provisional.unwrap();
                assert!(covers(*day, clause.from, clause.until) && !is_over, "{day}");
                assert!(days.start.is_none_or(|start| *day < start), "{day}");
            }
            State::Upcoming | State::Lapsed => {}
            State::Draft | State::Replaced | State::Ended | State::NotAdopted | State::AwaitingAdoption => {}
        }
    }
}

/// Each agreement of a registry without the others.
fn each_alone(spec: &Spec) -> impl Iterator<Item = Spec> {
    spec.agreements.iter().map(|agreement| {
        let mut alone = Spec { agreements: vec![agreement.clone()], ..spec.clone() };
        alone.settle();
        alone
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn by_every_day(spec in spec()) {
        for alone in each_alone(&spec).take(3) {
            let agreement = &alone.agreements[0];
            let days = days_of(&Made::of(&alone.toml(false)), spec.days[0]);
            check_notice(&days);
            check_states(agreement, &days);
            if agreement.validity.renewal.is_none() {
                check_exit_days(agreement, &days);
            }
        }
    }

    /// What `[end]` makes of a notice is what was told before it was given.
    #[test]
    fn notice_ends_it_on_the_day_that_was_told(spec in spec()) {
        for mut alone in each_alone(&spec).filter(|alone| alone.agreements[0].validity.end.is_none()) {
            let end = |alone: &Spec, on: Day| {
                let made = Made::of(&alone.toml(false));
                let (x, outlook) = (made.agreement("a00"), made.outlook(&on.to_string(), "P1D"));
                let periods = made.timeline.periods(x);
                let start = periods.start.and_then(avtal::time::When::day);
                (start, outlook.standing(x).bound_through, periods.last_day())
            };
            for day in spec.days.iter().take(2) {
                alone.agreements[0].validity.end = None;
                let (start, told, _) = end(&alone, *day);
                let Some(told) = told.filter(|told| start.is_some_and(|start| start <= *told)) else { continue };
                alone.agreements[0].validity.end = Some(Ending { date: None, notice_given: Some(Written::day(*day)) });
                prop_assert_eq!(end(&alone, *day).2, Some(told), "notice on {}", day);
            }
        }
    }
}

/// The same by the program, on an agreement for each kind of day on which notice ends it.
#[test]
fn the_program_tells_the_last_day_with_the_same_effect() {
    let ends =
        ["any-day", "month-end", "quarter-end", "half-year-end", "year-end", "anniversary", "06-30", "02-29"];
    let clauses = ends.iter().flat_map(|ends| {
        ["notice = \"P3M\"", "notice = \"P1M\"\nnotice_by = \"08-31\"", "not_before = 2027-04-30"]
            .map(|clause| format!("[termination]\nends = \"{ends}\"\n{clause}\n"))
    });
    let renewals = ["notice = \"P6M\"", "notice_by = \"08-31\"", "notice = \"P1M\"\nfirst_notice = \"P6M\""];
    let renewals = renewals.map(|clause| {
        format!("until = 2026-12-31\n[validity.renewal]\nterm = \"P1Y\"\n{clause}\n[termination]\nnotice = \"P9M\"\n")
    });
    let folder = Folder::registry(&[]);
    let head = "kind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2024-02-29\n";
    let clauses = clauses.map(|clause| format!("until = \"further-notice\"\n{clause}")).chain(renewals);
    for (at, clause) in clauses.enumerate() {
        folder
            .write(&format!("agreements/avtal-{at}.toml"), format!("title = \"Avtal {at}\"\n{head}{clause}"));
    }
    let rows = |day: &str| {
        let json = on_day(folder.path(), day, &["list", "--format", "json"]).json();
        json["agreements"].as_array().unwrap().clone()
    };
    let exit = |day: &str, id: &Value| {
        rows(day).into_iter().find(|row| row["id"] == *id).unwrap()["bound_through"].clone()
    };
    for day in ["2026-01-15", "2026-08-31", "2027-04-30"] {
        let mut by: Vec<(String, Value, Value)> = Vec::new();
        for row in rows(day) {
            let (id, exit) = (row["id"].clone(), row["bound_through"].clone());
            assert!(exit.as_str().unwrap() >= day, "{day}: {row}");
            by.extend(row["notice_by"].as_str().map(|by| (by.to_owned(), id, exit)));
        }
        assert!(by.len() >= 20, "{day}: {by:?}");
        for (by, id, told) in by.into_iter().step_by(3) {
            let next = after(by.parse().unwrap()).to_string();
            assert_eq!(exit(&by, &id), told, "{id} on {by}");
            assert_ne!(exit(&next, &id), told, "{id} on {next}");
        }
    }
}
