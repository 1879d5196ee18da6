//! Random registries: what must hold of every one, and an [`oracle`] that reckons the slow way.
//!
//! So many registries as `AVTAL_CASES` says are tried, else some hundreds.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::oracle::Oracle;
use crate::oracle::days::{after, before};
use crate::oracle::files::toml_text;
use crate::oracle::random::{agreement, spec};
use crate::oracle::spec::Spec;
use crate::registry::{Made, describe};
use avtal::model::Id;
use avtal::render::json::{self, Clocks};
use avtal::time::{Case, Day, Duty, Outlook, deadlines, next_deadline};
use avtal::view::{Agenda, AgreementRow, Filter, Status};
use proptest::prelude::*;
use serde_json::{Map, Value};

// What the program says.

fn outlook(made: &Made, spec: &Spec, day: Day) -> Outlook {
    made.outlook(&day.to_string(), spec.horizon.text)
}

fn case<'m>(made: &'m Made, outlook: &'m Outlook) -> Case<'m> {
    Case { registry: &made.registry, timeline: &made.timeline, outlook }
}

/// What `list --format json` says of an agreement.
fn listed(case: &Case<'_>, id: &str) -> Map<String, Value> {
    let agreement = case.registry.agreement_of(&Id::new(id)).unwrap();
    let document = json::list_of(Clocks::default(), &[AgreementRow::of(case, agreement)], &[]).unwrap();
    match serde_json::from_str::<Value>(&document).unwrap()["agreements"][0].take() {
        Value::Object(row) => row,
        other => panic!("{other} is no row"),
    }
}

/// What `agenda --format json` lists.
fn agenda(case: &Case<'_>) -> Vec<Value> {
    let agenda = Agenda::of(case, &Filter::default(), &[]);
    let document = json::agenda(Clocks::default(), &agenda, &[]).unwrap();
    match serde_json::from_str::<Value>(&document).unwrap()["events"].take() {
        Value::Array(events) => events,
        other => panic!("{other} are no events"),
    }
}

/// What `agenda --format json` lists, but for the messages.
fn listed_events(case: &Case<'_>) -> Vec<Value> {
    let mut events = agenda(case);
    for event in &mut events {
        event.as_object_mut().unwrap().remove("message");
    }
    events
}

/// The reasons for the state, in short, sorted; the names of parties too.
fn reasons(made: &Made, case: &Case<'_>, at: usize) -> Vec<String> {
    let sorted = |text: String| match text.split_once(": ") {
        Some((before, names)) => {
            let (names, after) = names.split_once(" (").unwrap_or((names, ""));
            let mut names: Vec<_> = names.split(", ").collect();
            names.sort_unstable();
            let after = if after.is_empty() { String::new() } else { format!(" ({after}") };
            format!("{before}: {}{after}", names.join(", "))
        }
        None => text,
    };
    let reasons = case.reasons(made.agreement(&Spec::id(at)));
    let mut reasons: Vec<_> = reasons.iter().map(|reason| sorted(describe(made, reason))).collect();
    reasons.sort();
    reasons
}

/// What `status` lists of each agreement: what there is to see to, in any section.
fn seen_to(case: &Case<'_>, all: bool) -> BTreeMap<String, BTreeSet<String>> {
    let status = Status::of(case, &Filter::default(), all);
    let document = json::status(Clocks::default(), &status, &[]).unwrap();
    let document: Value = serde_json::from_str(&document).unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for section in document["sections"].as_array().unwrap() {
        let mut seen = BTreeSet::new();
        for row in section["rows"].as_array().unwrap() {
            let agreement = row["agreement"].as_str().unwrap().to_owned();
            assert!(seen.insert(agreement.clone()), "{agreement} stands twice in {}", section["id"]);
            assert!(row["step"] != "" && row["reasons"] != Value::Array(Vec::new()), "{row}");
            let what = row["what"].as_array().unwrap().iter();
            found.entry(agreement).or_default().extend(what.map(|what| what.as_str().unwrap().to_owned()));
        }
    }
    found
}

// Against the oracle.

/// So much has been compared.
#[derive(Default)]
struct Compared {
    rows: AtomicUsize,
    fields: AtomicUsize,
    events: AtomicUsize,
}

fn add(count: &AtomicUsize, more: usize) {
    count.fetch_add(more, Ordering::Relaxed);
}

/// Where the program and the oracle differ in a registry: what, and what each says.
fn differences(spec: &Spec, compared: &Compared) -> Vec<(String, String)> {
    let (made, oracle) = (Made::of(&spec.toml(false)), Oracle::new(spec));
    assert!(made.registry.unread.is_empty(), "{:?}", made.registry.faults);
    let mut differences = Vec::new();
    for day in &spec.days {
        let outlook = outlook(&made, spec, *day);
        let case = case(&made, &outlook);
        for at in oracle.all() {
            let (mut found, mut expected) = (listed(&case, &Spec::id(at)), oracle.row(at, *day));
            found.insert("reasons".to_owned(), reasons(&made, &case, at).into());
            expected.insert("reasons".to_owned(), oracle.reasons(at, *day).into());
            for row in [&mut found, &mut expected] {
                if let Some(Value::Array(flags)) = row.get_mut("flags") {
                    flags.sort_by_key(ToString::to_string);
                }
            }
            let keys: BTreeSet<_> = found.keys().chain(expected.keys()).collect();
            add(&compared.rows, 1);
            add(&compared.fields, keys.len());
            for key in keys {
                let (found, expected) = (found.get(key), expected.get(key));
                if found != expected {
                    let what = format!("{} on {day}: program {found:?}, oracle {expected:?}", Spec::id(at));
                    differences.push((key.clone(), what));
                }
            }
        }
        differences.extend(different_events(&case, &oracle, *day, compared));
    }
    differences
}

fn different_events(
    case: &Case<'_>,
    oracle: &Oracle<'_>,
    day: Day,
    compared: &Compared,
) -> Vec<(String, String)> {
    // Of several that differ in nothing but their messages, one is enough.
    let by_text = |events: Vec<Value>| -> BTreeMap<String, Value> {
        events.into_iter().map(|event| (event.to_string(), event)).collect()
    };
    let (found, expected) = (by_text(listed_events(case)), by_text(oracle.events(day)));
    add(&compared.events, expected.len());
    let only = |who: &str, these: &BTreeMap<String, Value>, those: &BTreeMap<String, Value>| {
        let only = these.iter().filter(|(text, _)| !those.contains_key(*text));
        only.map(|(text, event)| (event["kind"].to_string(), format!("on {day}: only the {who} has {text}")))
            .collect::<Vec<_>>()
    };
    [only("program", &found, &expected), only("oracle", &expected, &found)].concat()
}

/// A number of registries: `usual`, or so many as are asked for.
fn config(usual: u32) -> ProptestConfig {
    let asked_for = env::var("AVTAL_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked_for.unwrap_or(usual)) }
}

#[test]
fn the_program_says_what_the_page_says() {
    let compared = Compared::default();
    let mut runner = proptest::test_runner::TestRunner::new(config(200));
    let result = runner.run(&spec(), |spec| {
        let differences = differences(&spec, &compared);
        prop_assert!(differences.is_empty(), "{differences:#?}");
        Ok(())
    });
    let Compared { rows, fields, events } = compared;
    eprintln!("compared: {rows:?} rows, {fields:?} fields, {events:?} events");
    if let Err(fault) = result {
        panic!("{fault}");
    }
}

// What holds of every registry.

/// Everything that is said of each agreement on each of the days, by its id, and what is listed on them.
fn all(made: &Made, spec: &Spec) -> BTreeMap<String, Vec<Value>> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for day in &spec.days {
        let outlook = outlook(made, spec, *day);
        let case = case(made, &outlook);
        for at in 0..spec.agreements.len() {
            let mut row = listed(&case, &Spec::id(at));
            row.remove("path");
            all.entry(Spec::id(at)).or_default().push(row.into());
        }
        for event in agenda(&case) {
            let about = event["agreement"].as_str().unwrap_or_default().to_owned();
            all.entry(about).or_default().push(event);
        }
    }
    all
}

fn text<'r>(row: &'r Map<String, Value>, key: &str) -> Option<&'r str> {
    row[key].as_str()
}

fn day(row: &Map<String, Value>, key: &str) -> Option<Day> {
    text(row, key).map(|day| day.parse().unwrap())
}

proptest! {
    #![proptest_config(config(60))]

    /// The next deadline is the first of those that are listed, however many reviews were missed before it.
    #[test]
    fn the_next_deadline_is_the_first_that_is_to_come(spec in spec()) {
        let made = Made::of(&spec.toml(false));
        for day in &spec.days {
            let outlook = outlook(&made, &spec, *day);
            let case = case(&made, &outlook);
            for agreement in made.registry.agreement_ixs() {
                let listed = deadlines(&case, agreement, (*day, outlook.horizon), 10_000).duties;
                let coming = listed.into_iter().filter(|duty| !duty.is_met && duty.day() >= *day);
                let told = |duty: Duty<'_>| (duty.kind(), duty.due, duty.named.len());
                prop_assert_eq!(
                    next_deadline(&case, agreement).map(told),
                    coming.min_by_key(Duty::day).map(told)
                );
            }
        }
    }

    /// From when, until when and from when replaced do not depend on the day, and the states of all days fit them.
    #[test]
    fn in_force_from_the_start_through_the_end(spec in spec()) {
        let made = Made::of(&spec.toml(false));
        let mut days = spec.days.clone();
        days.sort();
        for at in 0..spec.agreements.len() {
            let row = |day: Day| listed(&case(&made, &outlook(&made, &spec, day)), &Spec::id(at));
            let rows: Vec<_> = days.iter().map(|day| row(*day)).collect();
            for (row, today) in rows.iter().zip(&days) {
                for key in ["in_force_from", "effective_end", "end_reason", "replaced_from", "term_end"] {
                    prop_assert_eq!(&row[key], &rows[0][key]);
                }
                let (start, end) = (day(row, "in_force_from"), day(row, "effective_end"));
                let is_in_force = row["state"] == "in-force" || row["state"] == "suspended";
                if is_in_force {
                    prop_assert!(start.is_none_or(|start| start <= *today));
                    prop_assert!(end.is_none_or(|end| *today <= end));
                } else if row["state"] != "provisional" {
                    prop_assert!(row["bound"].as_array().is_none_or(Vec::is_empty));
                }
                for gap in row["gaps"].as_array().unwrap().iter().map(|gap| gap.as_object().unwrap()) {
                    let (from, through) = (day(gap, "from").unwrap(), day(gap, "through"));
                    prop_assert!(through.is_none_or(|through| from <= through));
                    prop_assert_eq!(through.map(after), day(row, "replaced_from"));
                    prop_assert!(!is_in_force || *today <= before(from));
                }
            }
            // In force once, never again; replaced, for good.
            let states: Vec<_> = rows.iter().filter_map(|row| text(row, "state")).collect();
            for pair in states.windows(2) {
                let is_over = ["lapsed", "ended", "replaced", "not-adopted"].contains(&pair[0]);
                prop_assert!(!(pair[1] == "in-force" && is_over), "{states:?}");
                prop_assert!(pair[0] != "replaced" || pair[1] == "replaced", "{states:?}");
            }
        }
    }

    /// Each flag of an agreement stands in a section of `status`, and nothing but flags and a late adoption does.
    #[test]
    fn every_flag_stands_in_a_section(spec in spec()) {
        let made = Made::of(&spec.toml(false));
        for day in &spec.days {
            let outlook = outlook(&made, &spec, *day);
            let case = case(&made, &outlook);
            let (some, all) = (seen_to(&case, false), seen_to(&case, true));
            prop_assert_eq!(&some, &all, "no record accepts anything, so all is listed");
            for at in 0..spec.agreements.len() {
                let row = listed(&case, &Spec::id(at));
                let flags = row["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap().to_owned());
                // What lapses expires, and stands in one section.
                let flags: BTreeSet<String> = flags.collect();
                let is_lapsing = flags.contains("lapsing");
                let flags = flags.into_iter().filter(|flag| !(is_lapsing && flag == "expiring"));
                let flags: BTreeSet<String> = flags.collect();
                let mut told = all.get(&Spec::id(at)).cloned().unwrap_or_default();
                told.remove("awaiting-adoption");
                prop_assert_eq!(&told, &flags, "{} on {}", Spec::id(at), day);
            }
        }
    }

    #[test]
    fn an_unrelated_record_changes_nothing(spec in spec(), other in agreement()) {
        let mut alone = Spec { agreements: vec![other], ..spec.clone() };
        alone.settle();
        let unrelated = toml_text(&alone.agreements[0].record(), false);
        let mut files = spec.toml(false);
        for path in ["agreements/0-first", "agreements/a00-second", "agreements/zz-last"] {
            files.push((format!("{path}.toml"), unrelated.replace("a00", "nothing")));
        }
        for path in ["bodies/0-first", "bodies/b0-second", "parties/0-first", "parties/g0"] {
            files.push((format!("{path}.toml"), "name = \"Annan\"".to_owned()));
        }
        let (before, mut after) = (all(&Made::of(&spec.toml(false)), &spec), all(&Made::of(&files), &spec));
        after.retain(|id, _| before.contains_key(id));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_order_of_files_and_of_keys_is_nothing(spec in spec()) {
        prop_assert_eq!(all(&Made::of(&spec.toml(false)), &spec), all(&Made::of(&spec.toml(true)), &spec));
    }

    #[test]
    fn toml_and_yaml_say_the_same(spec in spec()) {
        let (toml, yaml) = (Made::of(&spec.toml(false)), Made::of(&spec.yaml()));
        prop_assert!(yaml.registry.unread.is_empty(), "{:?}", yaml.registry.faults);
        prop_assert_eq!(toml.registry.faults.len(), yaml.registry.faults.len());
        prop_assert_eq!(all(&toml, &spec), all(&yaml, &spec));
    }
}
