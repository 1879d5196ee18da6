//! A record of some hundred bytes makes no gigabytes: every list that a recurrence, a horizon or a stage could make endless
//! ends, and says so.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::program::{Folder, Run, commands, on_day};
use crate::registry::Made;
use avtal::time::day::LAST;
use serde_json::Value;

/// Of a single record and some settings, no command prints more.
const MAX_BYTES: usize = 24 << 20;

fn agreement(rest: &str) -> String {
    format!(
        "title = \"Avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"testkoping\"]\n{rest}"
    )
}

fn records() -> Vec<(&'static str, String)> {
    let ever = "[validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n";
    let daily = "[[review]]\nid = \"daglig\"\nevery = \"P1D\"\nfirst = \"0001-01-01\"\n";
    let many: String = (0..300).map(|at| daily.replace("daglig", &format!("d{at}"))).collect();
    vec![
        ("daily", agreement(&format!("{ever}{daily}"))),
        (
            "stages",
            agreement(&format!("{ever}{daily}[reminders]\nreview = [{}]\n", "\"P9998Y\", ".repeat(2000))),
        ),
        ("many", agreement(&format!("{ever}{many}[reminders]\nreview = [\"P9999Y\", \"P9998Y\"]\n"))),
        (
            "renewed",
            agreement(
                "[validity]\nfrom = \"0001-01-01\"\nuntil = \"0001-01-01\"\nrenewal = { term = \"P1D\", notice = \"P1D\" }\n[reminders]\nnotice = [\"P9999Y\"]\n",
            ),
        ),
        ("each month", agreement(&format!("{ever}[termination]\nnotice = \"P1M\"\nends = \"month-end\"\n"))),
    ]
}

fn lines_about_what_is_cut(run: &Run) -> usize {
    run.stderr.lines().filter(|line| line.starts_with("cut: ")).count()
}

#[test]
fn no_command_prints_without_end_what_recurs_without_end() {
    // Of the days on which notice can end it, a timeline marks only the next.
    let is_marked = |name: &str| name != "stages" && name != "each month";
    for (name, record) in records().into_iter().filter(|(name, _)| is_marked(name)) {
        let folder = Folder::registry(&[("agreements/avtal.toml", &record)]);
        let out = Folder::new(&[]);
        for (command, _, arguments) in commands::all("avtal", out.path()) {
            for ahead in [&[][..], &["--within", "P9999Y"]] {
                if !commands::reads(&command) {
                    continue;
                }
                let arguments: Vec<&str> =
                    arguments.iter().map(String::as_str).chain(ahead.iter().copied()).collect();
                let run = on_day(folder.path(), "2026-11-21", &arguments);
                if run.code == 2 {
                    continue; // it does not look ahead
                }
                assert!(run.stdout.len() < MAX_BYTES, "{name}: {arguments:?} prints {}", run.stdout.len());
            }
        }
    }
}

#[test]
fn what_is_left_out_is_said() {
    let (_, daily) = records().swap_remove(0);
    let folder = Folder::registry(&[("agreements/avtal.toml", &daily)]);
    let agenda = |within: &str, format: &str| {
        on_day(folder.path(), "2026-11-21", &["agenda", "--within", within, "--format", format])
    };
    let run = agenda("P99Y", "json");
    let json: Value = run.json();
    let events = json["events"].as_array().unwrap();
    assert!((9_900..=10_000).contains(&events.len()), "{}", events.len());
    assert_eq!(json["cut"][0]["agreement"], "avtal");
    let (last, first_left_out) = (&events[events.len() - 1]["day"], &json["cut"][0]["from"]);
    assert!(last.as_str() < first_left_out.as_str(), "{last} {first_left_out}");
    assert_eq!(lines_about_what_is_cut(&run), 1);
    assert!(run.stderr.contains(first_left_out.as_str().unwrap()), "{}", run.stderr);
    assert_eq!(lines_about_what_is_cut(&agenda("P99Y", "ics")), 1);
    let few = agenda("P12M", "json");
    assert_eq!((few.json()["cut"].as_array().unwrap().len(), lines_about_what_is_cut(&few)), (0, 0));
}

/// What one agreement may list, many may not list together; what is due within a year is always there.
#[test]
fn the_more_agreements_there_are_the_earlier_each_is_cut() {
    let (_, daily) = records().swap_remove(0);
    let paths: Vec<String> = (0..500).map(|at| format!("agreements/avtal-{at}.toml")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), daily.as_str())).collect();
    files.push(("bodies/annan.toml", "name = \"Annan\"\nkind = \"board\"\nmandate = \"decides\"\n"));
    let folder = Folder::registry(&files);
    let agenda = |within: &str| {
        let arguments = ["agenda", "--within", within, "--body", "annan", "--format", "json"];
        on_day(folder.path(), "2026-11-21", &arguments).json()
    };
    let cut = agenda("P9999Y");
    let cut = cut["cut"].as_array().unwrap();
    assert_eq!(cut.len(), 500);
    assert!(cut.iter().all(|cut| cut["from"] == "2027-12-13"), "{}", cut[0]);
    assert_eq!(agenda("P12M")["cut"], Value::Array(Vec::new()));
}

#[test]
fn more_reminders_of_one_deadline_than_anybody_reads_are_an_error() {
    let (_, stages) = records().swap_remove(1);
    let folder = Folder::registry(&[("agreements/avtal.toml", &stages)]);
    let check = on_day(folder.path(), "2026-11-21", &["check", "--format", "concise"]);
    assert!(check.stdout.contains("more than 100 reminders of each deadline"), "{}", check.stdout);
    assert_eq!(check.code, 1);
}

#[test]
fn a_timeline_is_marked_to_its_end() {
    // Of the days on which notice can end it, a timeline marks only the next.
    let is_marked = |name: &str| name != "stages" && name != "each month";
    for (name, record) in records().into_iter().filter(|(name, _)| is_marked(name)) {
        let folder = Folder::registry(&[("agreements/avtal.toml", &record)]);
        let options = ["timeline", "--format", "json", "--from", "2027-01-01", "--to", "2226-12-31"];
        let json = on_day(folder.path(), "2026-11-21", &options).json();
        let marks = json["groups"][0]["rows"][0]["marks"].as_array().unwrap();
        assert!((20..=501).contains(&marks.len()), "{name}: {}", marks.len());
        let last = marks[marks.len() - 1]["day"].as_str().unwrap();
        assert!(last > "2215", "{name}: {last}");
    }
}

/// Clauses on notice and suspension that could be followed day by day for thousands of years.
fn hostile_clauses() -> Vec<(&'static str, String)> {
    let daily = "[validity]\nfrom = \"0001-01-01\"\nuntil = \"0001-01-01\"\nrenewal = { term = \"P1D\", notice = \"P2D\" }\n";
    let ever = "[validity]\nfrom = \"0001-01-01\"\nuntil = \"further-notice\"\n";
    let days = |at: u32| {
        let (year, month) = (2000 + at / 240, 1 + at / 20 % 12);
        format!("{year}-{month:02}-{:02}", 1 + at % 20)
    };
    let suspensions: String = (0..10_000)
        .map(|at| format!("[[suspension]]\nfrom = {0}\nuntil = {0}\nprolongs = true\n", days(at)))
        .collect();
    vec![
        (
            "renewed each day, and ended on any day before that",
            format!("{daily}[termination]\nnotice = \"P1D\"\n"),
        ),
        (
            "renewed each day, and ended on any day later",
            format!("{daily}[termination]\nnotice = \"P9999Y\"\n"),
        ),
        (
            "renewed each day, and ended on no day before the last",
            format!("{daily}[termination]\nnot_before = 9999\n"),
        ),
        (
            "ended on no day before the last",
            format!("{ever}[termination]\nnot_before = 9999\nends = \"anniversary\"\n"),
        ),
        (
            "ended each year after a long time",
            format!("{ever}[termination]\nnotice = \"P9000Y\"\nends = \"year-end\"\n"),
        ),
        (
            "with notice by a day of the year",
            format!(
                "{}[termination]\nnotice_by = \"02-29\"\n",
                daily.replace("notice = \"P2D\"", "notice_by = \"02-29\"")
            ),
        ),
        ("suspended again and again", format!("{daily}{suspensions}")),
    ]
}

#[test]
fn no_clause_is_followed_day_by_day() {
    for (name, clauses) in hostile_clauses() {
        let files = (0..200).map(|at| (format!("agreements/a{at}.toml"), agreement(&clauses)));
        let count = if clauses.len() < 10_000 { 200 } else { 2 };
        let made = Made::of(&files.take(count).collect::<Vec<_>>());
        let begun = Instant::now();
        for day in ["0001-01-01", "2026-11-21", "9999-12-31"] {
            let outlook = made.outlook(day, "P9999Y");
            let (standing, day) = (outlook.standing(made.agreement("a0")), outlook.day);
            assert!(standing.bound_through.is_none_or(|exit| exit >= day && exit <= LAST), "{name} on {day}");
        }
        let taken = begun.elapsed();
        assert!(taken < Duration::from_secs(10), "{name}: {taken:?}");
    }
}

#[test]
fn ten_thousand_parties_that_gave_notice_take_no_time() {
    let (mut parties, mut members) = (String::new(), String::new());
    let folder = Folder::registry(&[]);
    for at in 0..10_000 {
        let (month, day) = (1 + at / 28 % 12, 1 + at % 28);
        writeln!(parties, "  {{ id = \"p{at}\", notice_given = 2025-{month:02}-{day:02} }},").unwrap();
        writeln!(members, "  {{ id = \"p{at}\", from = 2026-{month:02}-{day:02} }},").unwrap();
        folder.write(&format!("parties/p{at}.toml"), format!("name = \"p{at}\"\n"));
    }
    folder
        .write("parties/alla.toml", format!("name = \"Alla\"\nkind = \"group\"\nmembers = [\n{members}]\n"));
    let clauses = "[validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n[termination]\nnotice = \"P12M\"\n\
                   ends = \"month-end\"\nby = \"each-party\"\n";
    let head = "title = \"Avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n";
    folder.write("agreements/avtal.toml", format!("{head}parties = [\n{parties}]\n{clauses}"));
    folder.write("agreements/grupp.toml", format!("{head}parties = [\"alla\"]\n{clauses}"));
    for (arguments, expected) in [
        (&["list", "--format", "json"][..], "\"p9999\""),
        (&["agenda", "--format", "json", "--within", "P9Y"], "party-leaves"),
        (&["agenda", "--format", "json", "--within", "P9Y"], "party-joins"),
        (&["list", "--party", "p77", "--format", "json"], "grupp"),
        (&["show", "avtal"], "Avtal"),
    ] {
        let begun = Instant::now();
        let run = on_day(folder.path(), "2026-06-01", arguments);
        let taken = begun.elapsed();
        assert!(run.stdout.contains(expected), "{arguments:?} prints {} bytes", run.stdout.len());
        assert!(taken < Duration::from_secs(30), "{arguments:?}: {taken:?}");
    }
}
