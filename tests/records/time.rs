//! The time layer against its page, `docs/time.md`: every table, example and sentence, on records as text.
//!
//! Each test is a table of named cases. A case's records stand in one text (see [`records`]); most say only what the
//! case is about. The agreement looked at is `x`, unless the case says otherwise.

use std::fmt::{Debug, Display};

use crate::registry::{Made, day, describe, when};
use avtal::model::{Date, Duration};
use avtal::time::day::{LAST, add, before_end, last_day_of_term};
use avtal::time::{
    Day, Flag, GapTime, Recurrence, State, coming_notices, open_reviews, revision_history, until_kind,
};

/// The registry of some records in one text, in which nothing is wrong; see [`Made::of_text`].
pub fn records(text: &str) -> Made {
    let made = faulty_records(text);
    let faults: Vec<_> = made.registry.faults.iter().map(|fault| &fault.fault.message).collect();
    assert!(faults.is_empty(), "{faults:?} in {text}");
    made
}

/// [`records`] in which something is wrong, but nothing that makes a record unread.
pub fn faulty_records(text: &str) -> Made {
    let made = Made::of_text(text);
    assert!(made.registry.unread.is_empty(), "{text}: {:?}", made.registry.faults);
    made
}

/// Compares what was found with what was expected, and tells all that is wrong at the end.
#[derive(Default)]
pub struct Table {
    wrong: Vec<String>,
}

impl Table {
    pub fn row<F: PartialEq<E> + Debug, E: Debug>(&mut self, name: impl Display, found: F, expected: E) {
        if found != expected {
            self.wrong.push(format!("{name}\n     found: {found:?}\n  expected: {expected:?}"));
        }
    }

    pub fn end(self) {
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

/// Any day: for what does not depend on it.
const SOME_DAY: &str = "2025-01-01";

/// `E`
pub fn start(made: &Made, id: &str) -> String {
    when(made.timeline.periods(made.agreement(id)).start)
}

/// `R`
fn replaced(made: &Made, id: &str) -> String {
    when(made.timeline.periods(made.agreement(id)).replaced_from())
}

/// The own end.
fn own_end(made: &Made, id: &str) -> String {
    when(made.timeline.periods(made.agreement(id)).own_end.map(|(end, _)| end))
}

/// `U`
pub fn end(made: &Made, id: &str) -> String {
    when(made.timeline.periods(made.agreement(id)).end.map(|(end, _)| end))
}

pub fn state(made: &Made, id: &str, on: &str) -> &'static str {
    made.outlook(on, "P12M").standing(made.agreement(id)).state.name()
}

pub fn flags(made: &Made, id: &str, on: &str, horizon: &str) -> String {
    let outlook = made.outlook(on, horizon);
    let flags = &outlook.standing(made.agreement(id)).flags;
    flags.iter().map(|flag| flag.name()).collect::<Vec<_>>().join(", ")
}

pub fn gap(made: &Made, id: &str, on: &str) -> String {
    made.outlook(on, "P12M").standing(made.agreement(id)).gap().map_or("none".to_owned(), |gap| {
        let time = match gap.time {
            GapTime::Past => "past",
            GapTime::Open => "open",
            GapTime::Coming => "coming",
        };
        format!("{time}: {} – {}", gap.from, day(gap.through))
    })
}

pub fn reasons(made: &Made, id: &str, on: &str) -> String {
    let outlook = made.outlook(on, "P12M");
    let reasons = outlook.reasons(&made.registry, &made.timeline, made.agreement(id));
    reasons.iter().map(|reason| describe(made, reason)).collect::<Vec<_>>().join("; ")
}

// 1. Arithmetic

#[test]
fn terms_notices_and_days_that_come_again() {
    let mut table = Table::default();
    let length = |text: &str| Duration::parse(text).unwrap();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("2022-01-01", "P3Y", "2024-12-31"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-01-31", "P1M1D", "2024-02-29"), // the step is clamped, but there are days: the day before 2024-03-01
        ("2024-02-29", "P4Y", "2028-02-28"),
        ("2024-03-15", "P2W", "2024-03-28"),
    ];
    for (from, term, last) in cases {
        let found = last_day_of_term(from.parse().unwrap(), length(term));
        table.row(format!("{term} from {from}"), found.to_string(), last);
    }
    #[rustfmt::skip] // a row a line
    let cases = [
        ("2024-12-31", "P6M", "2024-06-30"),
        ("2024-06-30", "P6M", "2023-12-31"),
        ("2024-02-29", "P1M", "2024-01-31"),
        ("2024-12-31", "P2W", "2024-12-17"),
    ];
    for (last, period, notice) in cases {
        let found = before_end(last.parse().unwrap(), length(period));
        table.row(format!("{period} before {last}"), found.to_string(), notice);
    }
    #[rustfmt::skip] // a row a line
    let cases = [
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-01-31", "P1M1D", "2024-03-01"), // months first, then days
        ("2023-12-31", "P1Y2M1W", "2025-03-07"), // years and months in one step: 2025-02-28, not by way of 2024-12-31
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-01-01", "P99999Y", "9999-12-31"),
    ];
    for (from, duration, to) in cases {
        let found = add(from.parse().unwrap(), length(duration));
        table.row(format!("{from} + {duration}"), found.to_string(), to);
    }
    #[rustfmt::skip] // a row a line
    let cases = [
        ("2028", "P2Y", ["2028", "2030", "2032"]),
        ("2028", "P24M", ["2028", "2030", "2032"]),
        ("2028", "P18M", ["2028", "2030-06-30", "2031-12-31"]),
        ("2028-02", "P1Y", ["2028-02", "2029-02", "2030-02"]),
        ("2028-02", "P1W", ["2028-02", "2028-03-07", "2028-03-14"]),
        ("2024-01-31", "P1M", ["2024-01-31", "2024-02-29", "2024-03-31"]), // no drift
    ];
    for (first, every, due) in cases {
        let of = Recurrence::new(Date::parse(first).unwrap(), Some(length(every)));
        let found = [0, 1, 2].map(|k| of.due(k).unwrap().date.to_string());
        table.row(format!("{first} every {every}"), found, due);
    }
    // A month or a year is due on its last day, however long that month is.
    for (first, every, due) in
        [("2028-02", "P1M", "2028-03-31"), ("2027-06", "P8M", "2028-02-29"), ("2027", "P1Y", "2028-12-31")]
    {
        let of = Recurrence::new(Date::parse(first).unwrap(), Some(length(every)));
        table.row(format!("{first} + {every}"), of.due(1).unwrap().day.to_string(), due);
    }
    table.end();
}

// 2. Entry into force

/// The decisions in `text`, as TOML: each its party, what it decided, and when.
pub fn decisions(text: &str) -> String {
    let decision = |decision: &str| match decision.split_whitespace().collect::<Vec<_>>()[..] {
        [by, "planned", days] => format!("{{ by = '{by}', planned = ['{days}'] }}"),
        [by, outcome, date] => format!("{{ by = '{by}', outcome = '{outcome}', date = '{date}' }}"),
        _ => panic!("{decision}"),
    };
    let decisions: Vec<_> = text.split(", ").filter(|text| !text.is_empty()).map(decision).collect();
    format!("decision = [{}]", decisions.join(", "))
}

#[test]
fn every_row_of_the_table_of_entry_into_force() {
    let from = |from: &str| format!("validity = {{ from = {from} }}");
    let (none, date, word, missing) =
        ("'none'", from("2022-01-01"), from("'last-adoption'"), "validity = {}".to_owned());
    let both = "['a', 'b']";
    let in_time = "a adopted 2021-05-01, b adopted 2022-01-01";
    let late = "a adopted 2021-05-01, b adopted 2022-01-02";
    let one = "a adopted 2021-05-01";
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        // Not adopted: whatever else.
        ("draft", &date, none, "", "none"),
        ("draft", &date, both, in_time, "none"),
        ("consultation", &date, none, "", "none"),
        ("consultation", &word, both, in_time, "none"),
        ("draft", &missing, none, "", "none"),
        // A date.
        ("adopted", &date, none, "", "2022-01-01"),
        ("adopted", &date, none, late, "2022-01-01"), // who need not, does not delay it
        ("adopted", &date, "[]", late, "2022-01-01"),
        ("adopted", &date, "0", late, "2022-01-01"),
        ("adopted", &date, both, in_time, "2022-01-01"),
        ("adopted", &date, both, "a adopted 2021-05-01, b adopted 2021-12-31", "2022-01-01"),
        ("adopted", &date, both, late, "2022-01-02"),
        ("adopted", &date, both, one, "none"),
        ("adopted", &date, both, "", "none"),
        // The last adoption.
        ("adopted", &word, both, in_time, "2022-01-01"),
        ("adopted", &word, both, "a adopted 2021-05-01, b adopted 2020-01-01", "2021-05-01"),
        ("adopted", &word, both, one, "none"),
        // Nothing.
        ("adopted", &missing, none, "", "unknown, in the past"),
        ("adopted", &missing, both, in_time, "2022-01-01"),
        ("adopted", &missing, both, one, "none"),
    ];
    for (stage, from, required, decided, expected) in cases {
        let decisions = decisions(decided);
        let text = format!("stage = '{stage}'\n{decisions}\nadoption.required = {required}\n{from}");
        table.row(&text, start(&records(&text), "x"), expected);
    }
    table.row("no stage is adopted", start(&records(&date), "x"), "2022-01-01");
    table.row(
        "no [adoption] requires none",
        start(&records(&format!("{date}\n{}", decisions(late))), "x"),
        "2022-01-01",
    );
    table.end();
}

#[test]
fn who_must_adopt_and_when_each_has() {
    let mut table = Table::default();
    let both = "adoption.required = 'all-parties'\nparties = ['a', 'b']";
    let three = "parties = ['a', 'b', 'c']\nadoption.required = ";
    let group = "parties = ['a', 'g']\nadoption.required = 'all-parties'";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("all parties", both, "a adopted 2021-05-01, b adopted 2022-03-01", "2022-03-01"),
        ("one is missing", both, "a adopted 2021-05-01", "none"),
        ("a planned decision is none", both, "a adopted 2021-05-01, b planned 2021-06-01", "none"),
        ("what others decide is nothing", both, "a adopted 2021-05-01, c adopted 2022-05-01", "none"),
        ("what a body recommends is nothing", both, "a adopted 2021-05-01, b adopted 2022-03-01, svom recommended 2023-01-01",
         "2022-03-01"),
        ("recommending is not adopting", both, "a adopted 2021-05-01, b recommended 2021-05-01", "none"),
        ("endorsing is not adopting", both, "a adopted 2021-05-01, b endorsed 2021-05-01", "none"),
        ("noting is not adopting", both, "a adopted 2021-05-01, b noted 2021-05-01", "none"),
        ("a rejection before it begins undoes the adoption", both, "a adopted 2021-05-01, b adopted 2021-05-01, b rejected 2021-06-01", "none"),
        ("a later adoption overrides", both, "a adopted 2021-05-01, b rejected 2021-05-01, b adopted 2022-06-01", "2022-06-01"),
        ("later by its day, not by its place in the file", both, "a adopted 2021-05-01, b adopted 2022-06-01, b rejected 2021-05-01",
         "2022-06-01"),
        ("of one day, the later in the file: adopted", both, "a adopted 2021-05-01, b rejected 2022-02-01, b adopted 2022-02-01",
         "2022-02-01"),
        ("of one day, the later in the file: rejected", both, "a adopted 2021-05-01, b adopted 2022-02-01, b rejected 2022-02-01",
         "none"),
        ("adopted again: the first counts", both, "a adopted 2021-05-01, b adopted 2022-02-01, a adopted 2022-03-01", "2022-02-01"),
        ("noted later undoes nothing", both, "a adopted 2021-05-01, b adopted 2022-02-01, b noted 2022-01-15", "2022-02-01"),
        ("endorsed later undoes nothing", both, "a adopted 2021-05-01, b adopted 2021-06-01, b endorsed 2021-07-01", "2022-01-01"),
        ("a signature decides nothing", both, "a adopted 2021-05-01, b signed 2021-06-01", "none"),
        ("recommended later undoes nothing", both, "a adopted 2021-05-01, b adopted 2021-06-01, b recommended 2021-07-01", "2022-01-01"),
        ("rejected before it begins", both, "a adopted 2021-05-01, b adopted 2021-06-01, b rejected 2021-12-31", "none"),
        ("rejected on the day it begins", both, "a adopted 2021-05-01, b adopted 2021-06-01, b rejected 2022-01-01", "2022-01-01"),
        ("rejected and adopted after all, in time", both,
         "a adopted 2021-05-01, b adopted 2021-06-01, b rejected 2021-07-01, b adopted 2021-12-31", "2022-01-01"),
        ("rejected and adopted after all, too late", both,
         "a adopted 2021-05-01, b adopted 2021-06-01, b rejected 2021-07-01, b adopted 2022-03-01", "2022-03-01"),
        ("rejected after it was adopted late, on that day", both, "a adopted 2021-05-01, b adopted 2022-02-01, a rejected 2022-02-02",
         "2022-02-01"),
        ("the month that the first day lies in is in time", both, "a adopted 2021-05-01, b adopted 2022-01", "2022-01-01"),
        ("so is the year", both, "a adopted 2021-05-01, b adopted 2022", "2022-01-01"),
        ("a month happened on its last day", both, "a adopted 2021-05-01, b adopted 2022-02", "2022-02-28"),
        ("those named, not the others", &format!("{three} ['a', 'b']"), "a adopted 2021-05-01, b adopted 2022-03-01", "2022-03-01"),
        ("the last of those named", &format!("{three} ['a', 'b']"),
         "a adopted 2022-05-01, b adopted 2022-03-01, c adopted 2022-06-01", "2022-05-01"),
        ("any two: on the day of the second", &format!("{three} 2"),
         "c adopted 2022-05-01, a adopted 2022-03-01, b adopted 2022-04-01", "2022-04-01"),
        ("any two: one is not enough", &format!("{three} 2"), "a adopted 2021-05-01, d adopted 2021-05-01", "none"),
        ("any two: those who took it back do not count", &format!("{three} 2"),
         "a adopted 2021-05-01, b adopted 2021-05-01, b rejected 2021-05-02", "none"),
        ("any two: on one day", &format!("{three} 2"), "a adopted 2022-05-01, b adopted 2022-05-01", "2022-05-01"),
        ("more than there are", &format!("{three} 4"), "a adopted 2021-05-01, b adopted 2021-05-01, c adopted 2021-05-01", "none"),
        ("a group is its members", group, "a adopted 2021-05-01, b adopted 2022-02-01, c adopted 2022-03-01", "2022-03-01"),
        ("each of its members", group, "a adopted 2021-05-01, b adopted 2022-02-01", "none"),
        ("a group decides for each member", group, "a adopted 2021-05-01, g adopted 2022-02-01", "2022-02-01"),
        ("a member may decide otherwise", group, "a adopted 2021-05-01, g adopted 2021-06-01, c rejected 2021-06-02", "none"),
        ("but not once it is in force", group, "a adopted 2021-05-01, g adopted 2022-02-01, c rejected 2022-02-02", "2022-02-01"),
        ("and the group for it after that", group, "a adopted 2021-05-01, c rejected 2022-02-02, g adopted 2022-03-01", "2022-03-01"),
        ("a group among those named", "adoption.required = ['g']", "b adopted 2022-02-01, c adopted 2022-03-01", "2022-03-01"),
        ("a group of groups", "adoption.required = ['gg']", "a adopted 2022-02-01, g adopted 2022-03-01", "2022-03-01"),
        ("a number of a group's members", "parties = ['g']\nadoption.required = 1", "c adopted 2022-03-01", "2022-03-01"),
        ("a group for its number", "parties = ['g']\nadoption.required = 2", "g adopted 2022-03-01", "2022-03-01"),
    ];
    for (name, record, decided, expected) in cases {
        let decisions = decisions(decided);
        let text = format!(
            "{record}\n{decisions}\nvalidity.from = 2022-01-01\n
            == parties/g\nkind = 'group'\nmembers = ['b', 'c']\n
            == parties/gg\nkind = 'group'\nmembers = ['a', 'g']"
        );
        table.row(name, start(&records(&text), "x"), expected);
    }
    table.end();
}

#[test]
fn a_delay_is_added_to_the_adoption_day() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("'last-adoption'", "['a', 'b']", "P6M", "2022-02-28"), // from 2021-08-31
        ("'last-adoption'", "1", "P6M", "2021-12-11"),
        ("2022-01-01", "['a', 'b']", "P4M", "2022-01-01"),
        ("2022-01-01", "['a', 'b']", "P4M1D", "2022-01-01"),
        ("2022-01-01", "['a', 'b']", "P4M2D", "2022-01-02"),
        ("2022-01-01", "['a', 'c']", "P6M", "none"),
    ];
    for (from, required, delay, expected) in cases {
        let decisions = decisions("a adopted 2021-06-11, b adopted 2021-08-31");
        let text = format!(
            "parties = ['a', 'b', 'c']\nvalidity.from = {from}\nadoption = {{ required = {required}, delay = '{delay}' }}\n{decisions}"
        );
        table.row(&text, start(&records(&text), "x"), expected);
    }
    table.end();
}

#[test]
fn those_who_left_before_the_first_day_need_not_adopt() {
    let mut table = Table::default();
    let left = "{ id = 'b', until = 2021-12-31 }";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("left the day before", "2022-01-01", &*format!("'a', {left}"), "'all-parties'", "2022-01-01"),
        ("leaves on the first day", "2022-01-01", "'a', { id = 'b', until = 2022-01-01 }", "'all-parties'", "none"),
        ("left in a year: on its last day", "2022-01-01", "'a', { id = 'b', until = 2021 }", "'all-parties'", "2022-01-01"),
        ("leaves in the year", "2022-01-01", "'a', { id = 'b', until = 2022 }", "'all-parties'", "none"),
        ("from a year: on its first day", "2022", &format!("'a', {left}"), "'all-parties'", "2022-01-01"),
        ("no first day is known", "'last-adoption'", &format!("'a', {left}"), "'all-parties'", "none"),
        ("those named must all the same", "2022-01-01", &format!("'a', {left}"), "['a', 'b']", "none"),
        ("a group that left", "2022-01-01", "'a', { id = 'g', until = 2021-12-31 }", "'all-parties'", "2022-01-01"),
        ("who joins later need not", "2022-01-01", "'a', { id = 'b', from = 2022-01-02 }", "'all-parties'", "2022-01-01"),
        ("who joins on the first day must", "2022-01-01", "'a', { id = 'b', from = 2022-01-01 }", "'all-parties'", "none"),
        ("joins later, where no first day is known", "'last-adoption'", "'a', { id = 'b', from = 2000-01-01 }", "'all-parties'",
         "2021-05-01"),
        ("who joins later is none of a number", "2022-01-01", "'c', { id = 'b', from = 2022-01-02 }, 'a'", "2", "none"),
        ("a number of those who are left", "2022-01-01", &format!("'c', {left}"), "1", "none"),
        ("in by itself, after its group left", "2022-01-01", "'a', { id = 'g', until = 2021-12-31 }, 'b'", "'all-parties'", "none"),
        ("in again, after it left", "2022-01-01", &format!("'a', {left}, 'b'"), "'all-parties'", "none"),
    ];
    for (name, from, parties, required, expected) in cases {
        // b adopts too early to matter where it need not; where it must, this is not enough.
        let decisions = decisions("a adopted 2021-05-01, b rejected 2021-05-01");
        let text = format!(
            "parties = [{parties}]\nvalidity.from = {from}\nadoption.required = {required}\n{decisions}\n
            == parties/g\nkind = 'group'\nmembers = ['b', 'c']"
        );
        table.row(name, start(&records(&text), "x"), expected);
    }
    table.end();
}

/// The parties that `x` binds on a day.
pub fn bound_on(made: &Made, on: &str) -> String {
    let x = made.agreement("x");
    let bound = avtal::time::bound(&made.registry, x, made.timeline.periods(x), on.parse().unwrap());
    let mut ids: Vec<_> = bound.iter().map(|party| made.registry.party_id(*party).to_string()).collect();
    ids.sort();
    ids.join(", ")
}

#[test]
fn who_is_bound_on_a_day() {
    let mut table = Table::default();
    let two = "adoption.required = 2\nvalidity.from = 2024-01-01\nparties = ['a', 'b', 'c']";
    let decided = "a adopted 2023-05-01, b adopted 2023-06-01, c rejected 2023-07-01";
    let days = "parties = ['a', { id = 'b', until = 2025-05-31 }, { id = 'c', from = 2025-06-02 }, { id = 'd', from = 2025-06-01, until = 2025-06-01 }]";
    let group = "parties = [{ id = 'g', from = 2024-01-01 }]
        == parties/g\nkind = 'group'\nmembers = ['a', { id = 'b', until = 2025-05-31 }, { id = 'c', from = 2025-06-01 }, 'd']";
    let ceased = "== parties/a\nuntil = 2024-12-31\nreplaced_by = 'd'";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("all, where nobody's adoption is asked for", "parties = ['a', 'b']", "", "a, b"),
        ("none of what is not in force", "parties = ['a', 'b']\nvalidity.from = 2025-06-02", "", ""),
        ("nor of a draft", "stage = 'draft'\nparties = ['a', 'b']", "", ""),
        ("those who have adopted it", two, decided, "a, b"),
        ("a rejection once it is in force frees nobody", two, &format!("{decided}, b rejected 2025-01-01"), "a, b"),
        ("who adopts it later", two, &format!("{decided}, c adopted 2025-03-01"), "a, b, c"),
        ("on the day it does", two, &format!("{decided}, c adopted 2025-06-01"), "a, b, c"),
        ("not the day before", two, &format!("{decided}, c adopted 2025-06-02"), "a, b"),
        ("who has left is not", &two.replace("'b'", "{ id = 'b', until = 2024-12-31 }"), &format!("{decided}, c adopted 2025-03-01"), "a, c"),
        ("nor who ceased, but who took its place", &format!("{two}\n{ceased}"), &format!("{decided}, c adopted 2025-03-01"), "b, c, d"),
        ("whose adoption is not asked for", "adoption.required = ['a']\nparties = ['a', 'b']", "a adopted 2019-05-01", "a, b"),
        ("who joins has to adopt it, where all have to", "adoption.required = 'all-parties'\nparties = ['a', { id = 'b', from = 2025-01-01 }]",
         "a adopted 2019-05-01", "a"),
        ("on the days of its entry", days, "", "a, d"),
        ("on its days in the group", group, "", "a, c, d"),
        ("in the group until it ceased, so who took its place",
         "parties = ['g']\n== parties/g\nkind = 'group'\nmembers = ['b', { id = 'a', until = 2024-12-31 }]\n== parties/a\nuntil = 2024-12-31\nreplaced_by = 'd'",
         "", "b, d"),
        ("it had left before it ceased",
         "parties = ['g']\n== parties/g\nkind = 'group'\nmembers = ['b', { id = 'a', until = 2024-12-30 }]\n== parties/a\nuntil = 2024-12-31\nreplaced_by = 'd'",
         "", "b"),
        ("nobody took its place", "parties = ['a', 'b']\n== parties/a\nuntil = 2024-12-31", "", "b"),
        ("and on", "parties = ['a', 'b']\n== parties/a\nuntil = 2023\nreplaced_by = 'c'\n== parties/c\nuntil = 2024\nreplaced_by = 'd'", "", "b, d"),
    ];
    for (name, record, decided, expected) in cases {
        let (record, others) = record.split_once("==").map_or((record, String::new()), |(record, others)| {
            (record, format!("== {}", others.trim_start()))
        });
        let made = records(&format!("{record}\n{}\n{others}", decisions(decided)));
        table.row(name, bound_on(&made, "2025-06-01"), expected.to_owned());
    }
    table.end();
}

#[test]
fn what_a_party_decided_before_it_ceased_and_what_the_next_one_does_count() {
    let mut table = Table::default();
    let ceased = "== parties/b\nuntil = 2020-12-31\nreplaced_by = 'd'";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("it need not adopt, and nobody took its place", "['a', 'b']", "a adopted 2021-05-01", "== parties/b\nuntil = 2021-12-31", "2022-01-01"),
        ("it must if it ceases on the first day", "['a', 'b']", "a adopted 2021-05-01", "== parties/b\nuntil = 2022-01-01", "none"),
        ("who took its place must", "['a', 'b']", "a adopted 2021-05-01", ceased, "none"),
        ("and does", "['a', 'b']", "a adopted 2021-05-01, d adopted 2022-03-01", ceased, "2022-03-01"),
        ("it had adopted it itself", "['a', 'b']", "a adopted 2021-05-01, b adopted 2020-05-01", ceased, "2022-01-01"),
        ("it had rejected it, and the next one adopts it", "['a', 'b']", "a adopted 2021-05-01, b rejected 2020-05-01, d adopted 2021-06-01",
         ceased, "2022-01-01"),
        ("the next one had adopted it before", "['a', 'b', 'd']", "a adopted 2019-05-01, d adopted 2019-06-01", ceased, "2022-01-01"),
        ("who is a party itself must adopt it, too", "['a', 'b', 'd']", "a adopted 2019-05-01, b adopted 2019-06-01", ceased, "none"),
        ("a party that ceases later is waited for, and then the next",
         "['a', 'b']", "a adopted 2021-05-01, d adopted 2021-06-01", "== parties/b\nuntil = 2022-05-31\nreplaced_by = 'd'", "2022-06-01"),
    ];
    for (name, parties, decided, others, expected) in cases {
        let record = "adoption.required = 'all-parties'\nvalidity.from = 2022-01-01";
        let text = format!("parties = {parties}\n{record}\n{}\n{others}", decisions(decided));
        table.row(name, start(&records(&text), "x"), expected.to_owned());
    }
    table.end();
}

#[test]
fn an_agreement_that_would_begin_after_its_own_end_was_never_in_force() {
    let mut table = Table::default();
    let year = "validity = { from = 2025-01-01, until = 2025-12-31 }";
    let from_adoption = "validity = { from = 'last-adoption', duration = 'P1Y' }";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("adopted on its last day", year, "a adopted 2025-12-31", "2025-12-31"),
        ("adopted the day after", year, "a adopted 2026-01-01", "none"),
        ("it could have been prolonged", "validity = { from = 2025-01-01, until = 2025-12-31, renewal = { term = 'P1Y' } }",
         "a adopted 2026-01-01", "2026-01-01"),
        ("so long and no longer", "validity = { from = 2025-01-01, until = 2025-12-31, renewal = { term = 'P1Y', max = 1 } }",
         "a adopted 2027-01-01", "none"),
        ("withdrawn the day before it began", "validity.from = 2025-01-01\nend.date = 2024-12-31", "a adopted 2024-01-01", "none"),
        ("ended on its first day", "validity.from = 2025-01-01\nend.date = 2025-01-01", "a adopted 2024-01-01", "2025-01-01"),
        ("its term is counted from the adoption", from_adoption, "a adopted 2026-01-01", "2026-01-01"),
        ("unless it was ended before", &format!("{from_adoption}\nend.date = 2025"), "a adopted 2026-01-01", "none"),
        ("the delay counts", &format!("{year}\nadoption.delay = 'P1M'"), "a adopted 2025-11-30", "2025-12-30"),
        ("the delay counts: too late", &format!("{year}\nadoption.delay = 'P1M'"), "a adopted 2025-12-01", "none"),
    ];
    for (name, record, decided, expected) in cases {
        let text = format!("adoption.required = ['a']\n{record}\n{}", decisions(decided));
        table.row(name, start(&records(&text), "x"), expected.to_owned());
    }
    table.end();
}

#[test]
fn a_decision_dated_after_the_day_counts_on_its_day() {
    let made = records(&format!(
        "validity.from = 2022-01-01\nadoption.required = ['a']\n{}",
        decisions("a adopted 2022-06-01")
    ));
    let mut table = Table::default();
    for (on, expected) in [("2021-12-31", "upcoming"), ("2022-05-31", "upcoming"), ("2022-06-01", "in-force")]
    {
        table.row(on, state(&made, "x", on), expected);
    }
    table.end();
}

// 3. End

#[test]
fn the_term_ends_where_until_duration_options_and_extensions_say() {
    let mut table = Table::default();
    let term = |record: &str, decided: &str| {
        let made = faulty_records(&format!("{record}\n{}", decisions(decided)));
        day(made.timeline.periods(made.agreement("x")).term.end)
    };
    let until = "validity = { from = 2020-01-01, until = 2022-12-31 }";
    let three_years = "validity = { from = 2020-01-01, duration = 'P3Y' }";
    let from_adoption = "validity = { from = 'last-adoption', duration = 'P3Y' }\nadoption.required = ['a']";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("until", until, "", "2022-12-31"),
        ("until a month: its last day", "validity.until = '2022-02'", "", "2022-02-28"),
        ("until a year: its last day", "validity.until = 2022", "", "2022-12-31"),
        ("duration from a date", three_years, "", "2022-12-31"),
        ("duration from a year: from its first day", "validity = { from = 2020, duration = 'P3Y' }", "", "2022-12-31"),
        ("duration is counted from the date, not from a later adoption", &format!("{three_years}\nadoption.required = ['a']"),
         "a adopted 2020-06-01", "2022-12-31"),
        ("duration from the last adoption", from_adoption, "a adopted 2020-06-01", "2023-05-31"),
        ("duration from an adoption not complete", from_adoption, "", "none"),
        ("duration from nothing", "validity.duration = 'P3Y'", "", "none"),
        ("an exercised option adds a term", &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022-09-01 }}]"), "",
         "2023-12-31"),
        ("an option exercised on a day to come too", &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2099-09-01 }}]"), "",
         "2023-12-31"),
        ("an open option adds none", &format!("{until}\noption = [{{ term = 'P1Y' }}]"), "", "2022-12-31"),
        ("each option in order: from 2023-01-31 through 2023-02-28, through 2023-03-31",
         "validity.until = 2023-01-30
             option = [{ term = 'P1M', exercised = 2022 }, { term = 'P1M', exercised = 2022 }, { term = 'P1Y' }]",
         "", "2023-03-31"),
        ("an option of a duration", &format!("{three_years}\noption = [{{ term = 'P6M', exercised = 2022 }}]"), "", "2023-06-30"),
        ("an extension moves the end", &format!("{until}\nextension = [{{ until = '2023-06' }}]"), "", "2023-06-30"),
        ("the latest extension, not the last", &format!("{until}\nextension = [{{ until = 2024 }}, {{ until = 2023 }}]"), "",
         "2024-12-31"),
        ("an extension that is no later moves nothing", &format!("{until}\nextension = [{{ until = 2021 }}]"), "", "2022-12-31"),
        ("an extension without a day comes before the options: it is later",
         &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022 }}]\nextension = [{{ until = 2025 }}]"), "", "2026-12-31"),
        ("an extension without a day comes before the options: it is earlier",
         &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022 }}]\nextension = [{{ until = '2023-06' }}]"), "",
         "2024-06-30"),
        ("in the order of days: the option first",
         &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022-09-01 }}]\nextension = [{{ until = '2023-06', decided = 2022-10-01 }}]"),
         "", "2023-12-31"),
        ("in the order of days: the extension first",
         &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022-11-01 }}]\nextension = [{{ until = '2023-06', decided = 2022-10-01 }}]"),
         "", "2024-06-30"),
        ("of one day, the option first",
         &format!("{until}\noption = [{{ term = 'P1Y', exercised = 2022-10-01 }}]\nextension = [{{ until = '2023-06', decided = 2022-10-01 }}]"),
         "", "2023-12-31"),
        ("an extension that is only recommended", &format!("{until}\nextension = [{{ until = 2024, outcome = 'recommended' }}]"), "",
         "2022-12-31"),
        ("an extension that was rejected", &format!("{until}\nextension = [{{ until = 2024, outcome = 'rejected' }}]"), "",
         "2022-12-31"),
        ("an extension that was adopted", &format!("{until}\nextension = [{{ until = 2024, outcome = 'adopted' }}]"), "",
         "2024-12-31"),
        ("an extension of an unknown end", "validity.from = 2020\nextension = [{ until = 2023 }]", "", "2023-12-31"),
        ("further notice", "validity.until = 'further-notice'", "", "none"),
        ("replaced", "validity.until = 'replaced'", "", "none"),
        ("nothing given", "validity = {}", "", "none"),
        ("renewal without max", "validity = { until = 2022-12-31, renewal = { term = 'P1Y' } }", "", "none"),
        ("renewal with max", "validity = { until = 2022-12-31, renewal = { term = 'P1Y', max = 2 } }", "", "2024-12-31"),
        ("renewal, not even once", "validity = { until = 2022-12-31, renewal = { term = 'P1Y', max = 0 } }", "", "2022-12-31"),
        ("renewal by k × term, not term by term: 2024-01-31 + 2 months, less a day",
         "validity = { until = 2024-01-30, renewal = { term = 'P1M', max = 2 } }", "", "2024-03-30"),
        ("renewal from the end that options and extensions gave",
         "validity = { until = 2022-12-31, renewal = { term = 'P1Y', max = 1 } }
             option = [{ term = 'P1Y', exercised = 2022 }]\nextension = [{ until = '2024-06' }]",
         "", "2026-06-30"),
    ];
    for (name, record, decided, expected) in cases {
        table.row(name, term(record, decided), expected.to_owned());
    }
    table.end();
}

#[test]
fn the_next_renewal_and_the_next_notice_that_can_be_met() {
    let mut table = Table::default();
    let once_a_year =
        "validity = { from = 2020, until = 2022-12-31, renewal = { term = 'P1Y', notice = 'P6M' } }";
    let twice =
        "validity = { from = 2020, until = 2022-12-31, renewal = { term = 'P1Y', notice = 'P6M', max = 2 } }";
    let months = "validity = { from = 2020, until = 2024-01-30, renewal = { term = 'P1M', notice = 'P2W' } }";
    let as_long =
        "validity = { from = 2024, until = 2024-12-31, renewal = { term = 'P3M', notice = 'P3M' } }";
    let longer = "validity = { from = 2024, until = 2024-12-31, renewal = { term = 'P3M', notice = 'P4M' } }";
    let no_notice = "validity = { from = 2020, until = 2022-12-31, renewal = { term = 'P1Y' } }";
    #[rustfmt::skip] // a row a line
    let cases = [
        (once_a_year, "2020-01-01", "2022-12-31", "2022-06-30", "2022-12-31"),
        (once_a_year, "2022-06-30", "2022-12-31", "2022-06-30", "2022-12-31"), // on the day itself
        (once_a_year, "2022-07-01", "2022-12-31", "2023-06-30", "2023-12-31"), // too late for this year
        (once_a_year, "2022-12-31", "2022-12-31", "2023-06-30", "2023-12-31"),
        (once_a_year, "2023-01-01", "2023-12-31", "2023-06-30", "2023-12-31"),
        (once_a_year, "2199-06-01", "2199-12-31", "2199-06-30", "2199-12-31"),
        (twice, "2022-06-30", "2022-12-31", "2022-06-30", "2022-12-31"),
        (twice, "2022-12-31", "2022-12-31", "2023-06-30", "2023-12-31"),
        (twice, "2023-06-30", "2023-12-31", "2023-06-30", "2023-12-31"),
        (twice, "2023-07-01", "2023-12-31", "none", "2024-12-31"), // it will be renewed once more, whatever anybody does
        (twice, "2024-01-01", "none", "none", "2024-12-31"), // no renewal follows
        (twice, "2025-01-01", "none", "none", "none"), // it is over
        (months, "2024-01-31", "2024-02-29", "2024-02-15", "2024-02-29"),
        (months, "2024-03-01", "2024-03-30", "2024-03-16", "2024-03-30"), // from 2024-01-31, not from 2024-03-01
        (no_notice, "2022-06-01", "2022-12-31", "2022-12-31", "2022-12-31"),
        (no_notice, "2022-12-31", "2022-12-31", "2022-12-31", "2022-12-31"),
        // Notice that takes as long as the term, or longer.
        (as_long, "2024-12-31", "2024-12-31", "2024-12-31", "2025-03-31"),
        (as_long, "2025-02-15", "2025-03-31", "2025-03-31", "2025-06-30"),
        (longer, "2025-02-15", "2025-03-31", "2025-02-28", "2025-06-30"),
        (longer, "2025-03-01", "2025-03-31", "2025-05-31", "2025-09-30"),
        // Where something else ends it no later, it is not renewed.
        (&format!("{once_a_year}\nend.date = 2023-12-31"), "2022-06-01", "2022-12-31", "2022-06-30", "2022-12-31"),
        (&format!("{once_a_year}\nend.date = 2023-12-31"), "2023-01-01", "none", "none", "2023-12-31"),
        (&format!("{once_a_year}\nend.date = 2022-12-31"), "2022-06-01", "none", "none", "2022-12-31"),
        (&format!("{once_a_year}\nend.date = 2023-01-01"), "2022-06-01", "2022-12-31", "2022-06-30", "2022-12-31"),
        (&format!("{once_a_year}\n== y\nvalidity.from = 2023-06-01\nreplaces = [{{ id = 'x' }}]"), "2023-01-01", "none", "none",
         "2023-05-31"),
        ("validity = { from = 2020, until = 2022-12-31 }", "2022-06-01", "none", "none", "none"),
    ];
    for (record, on, date, notice, through) in cases {
        let made = records(record);
        let outlook = made.outlook(on, "P12M");
        let standing = outlook.standing(made.agreement("x"));
        let found = [standing.renewal_date, standing.notice.map(|notice| notice.by), standing.bound_through];
        table.row(format!("{record} on {on}"), found.map(day), [date, notice, through].map(str::to_owned));
    }
    table.end();
}

#[test]
fn the_own_end_is_the_earliest_and_the_effective_end_earlier_still() {
    let mut table = Table::default();
    let until = "validity = { from = 2020, until = 2024-12-31 }";
    let annex = "validity = { from = 2020, until = 2024-12-31, ends_with = 'y' }";
    let guest = "validity = { from = 2020, until = 2024-12-31, ends_when_replaced = 'y' }";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("the term", until, "2024-12-31", "2024-12-31"),
        ("no end at all", "", "none", "none"),
        ("[end] before the term is over", &format!("{until}\nend.date = 2023-06-30"), "2023-06-30", "2023-06-30"),
        ("[end] after the term", &format!("{until}\nend.date = 2025-06-30"), "2024-12-31", "2024-12-31"),
        ("[end] of an open term, in a year", "end.date = 2023", "2023-12-31", "2023-12-31"),
        ("ends with the other, earlier", &format!("{annex}\n== y\nend.date = 2023-06-30"), "2023-06-30", "2023-06-30"),
        ("ends with the other, later", &format!("{annex}\n== y\nvalidity.until = 2025"), "2024-12-31", "2024-12-31"),
        ("ends with one that does not", &format!("{annex}\n== y"), "2024-12-31", "2024-12-31"),
        ("ends with the other's effective end: it is replaced",
         &format!("{annex}\n== y\n== z\nvalidity.from = 2023-01-01\nreplaces = [{{ id = 'y' }}]"), "2022-12-31", "2022-12-31"),
        ("ends with the other, by one of its former ids",
         "validity.ends_with = 'old'\n== y\nformer_ids = ['old']\nend.date = 2023-06-30", "2023-06-30", "2023-06-30"),
        ("a chain of three", "validity.ends_with = 'y'\n== y\nvalidity.ends_with = 'z'\n== z\nvalidity.until = 2022", "2022-12-31",
         "2022-12-31"),
        ("a chain of three, the middle ends first",
         "validity.ends_with = 'y'\n== y\nvalidity = { until = 2021, ends_with = 'z' }\n== z\nvalidity.until = 2022", "2021-12-31",
         "2021-12-31"),
        ("a chain of three against the order of ids",
         "validity.ends_with = 'b'\n== b\nvalidity.ends_with = 'a'\n== a\nvalidity.until = 2022", "2022-12-31", "2022-12-31"),
        ("a circle: as if it had no ends_with",
         "validity = { until = 2024, ends_with = 'y' }\n== y\nvalidity = { until = 2022, ends_with = 'x' }", "2024-12-31",
         "2024-12-31"),
        ("a circle of three, entered first by another member",
         "validity = { until = 2024, ends_with = 'a' }
             == a\nvalidity = { until = 2022, ends_with = 'b' }
             == b\nvalidity = { until = 2023, ends_with = 'x' }",
         "2024-12-31", "2024-12-31"),
        ("one that hangs on a circle ends with the member it names",
         "validity = { until = 2024, ends_with = 'y' }
             == y\nvalidity = { until = 2022, ends_with = 'z' }
             == z\nvalidity = { until = 2021, ends_with = 'y' }",
         "2022-12-31", "2022-12-31"),
        ("one that hangs on one that hangs on a circle, entered from the circle",
         "validity = { until = 2024, ends_with = 'n' }
             == n\nvalidity = { ends_with = 'a' }
             == a\nvalidity = { until = 2022, ends_with = 'b' }
             == b\nvalidity = { until = 2021, ends_with = 'a' }",
         "2022-12-31", "2022-12-31"),
        ("ends when the other is replaced", &format!("{guest}\n== y\n== z\nvalidity.from = 2023-01-01\nreplaces = [{{ id = 'y' }}]"),
         "2022-12-31", "2022-12-31"),
        ("when the other merely ends, it does not", &format!("{guest}\n== y\nvalidity = {{ from = 2020, until = 2022-12-31 }}"),
         "2024-12-31", "2024-12-31"),
        ("replaced after its end: the day before that, not its end",
         &format!("{guest}\n== y\nvalidity.until = 2021\n== z\nvalidity.from = 2023-01-01\nreplaces = [{{ id = 'y' }}]"),
         "2022-12-31", "2022-12-31"),
        ("in part is not replaced",
         &format!("{guest}\n== y\n== z\nvalidity.from = 2023-01-01\nreplaces = [{{ id = 'y', sections = ['3'] }}]"), "2024-12-31",
         "2024-12-31"),
        ("ends with one that ends when another is replaced",
         "validity.ends_with = 'w'\n== w\nvalidity.ends_when_replaced = 'y'
             == y\n== z\nvalidity.from = 2023-01-01\nreplaces = [{ id = 'y' }]",
         "2022-12-31", "2022-12-31"),
        ("the earliest of all",
         "validity = { until = 2024, ends_with = 'v', ends_when_replaced = 'y' }\nend.date = 2023-06-30
             == v\nvalidity.until = 2022-06-30
             == y\n== z\nvalidity.from = 2023-01-01\nreplaces = [{ id = 'y' }]",
         "2022-06-30", "2022-06-30"),
        ("replaced before its own end", &format!("{until}\n== y\nvalidity.from = 2023-03-01\nreplaces = [{{ id = 'x' }}]"),
         "2024-12-31", "2023-02-28"),
        ("replaced after its own end", &format!("{until}\n== y\nvalidity.from = 2026-01-01\nreplaces = [{{ id = 'x' }}]"),
         "2024-12-31", "2024-12-31"),
        ("replaced without an own end", "== y\nvalidity.from = 2023-03-01\nreplaces = [{ id = 'x' }]", "none", "2023-02-28"),
        ("replaced by one in force since nobody knows when: it hides no end",
         &format!("{until}\n== y\nvalidity = {{}}\nreplaces = [{{ id = 'x' }}]"), "2024-12-31", "2024-12-31"),
        ("without an own end, nobody knows when", "== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "none", "unknown, in the past"),
        ("nor does a known successor hide behind it",
         "== y\nvalidity = {}\nreplaces = [{ id = 'x' }]\n== z\nvalidity.from = 2023-01-01\nreplaces = [{ id = 'x' }]", "none",
         "2022-12-31"),
        ("an annex of what has been replaced, nobody knows when, has its own end",
         &format!("{guest}\n== y\n== z\nvalidity = {{}}\nreplaces = [{{ id = 'y' }}]"), "2024-12-31", "2024-12-31"),
        ("and without one, an unknown one",
         "validity = { from = 2020, ends_with = 'y' }\n== y\n== z\nvalidity = {}\nreplaces = [{ id = 'y' }]",
         "unknown, in the past", "unknown, in the past"),
    ];
    for (name, text, own, effective) in cases {
        let made = records(text);
        let found = (own_end(&made, "x"), end(&made, "x"));
        table.row(name, found, (own.to_owned(), effective.to_owned()));
    }
    table.end();
}

#[test]
fn every_member_of_a_circle_is_treated_as_having_none() {
    let circle = records(
        "validity = { until = 2024, ends_with = 'y' }
         == y\nvalidity = { until = 2022, ends_with = 'z' }
         == z\nvalidity = { until = 2023, ends_with = 'x' }",
    );
    let mut table = Table::default();
    for (id, expected) in [("x", "2024-12-31"), ("y", "2022-12-31"), ("z", "2023-12-31")] {
        table.row(id, end(&circle, id), expected);
    }
    table.end();
}

#[test]
fn a_successor_takes_over_when_all_that_it_needs_is_in_force() {
    let mut table = Table::default();
    let in_force = "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x' }]";
    let jointly = "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x', together_with = ['z'] }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("nothing replaces it", "", "none"),
        ("on the day it enters into force", in_force, "2022-01-01"),
        ("when it is adopted",
         "== y\nvalidity.from = 2022-01-01\nadoption.required = ['a']\nreplaces = [{ id = 'x' }]\ndecision = [{ by = 'a', date = 2022-03-01, outcome = 'adopted' }]",
         "2022-03-01"),
        ("not while it is not adopted", "== y\nvalidity.from = 2022-01-01\nadoption.required = ['a']\nreplaces = [{ id = 'x' }]",
         "none"),
        ("a draft does not", "== y\nstage = 'draft'\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x' }]", "none"),
        ("some of its sections are not it", "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x', sections = ['3'] }]", "none"),
        ("an addendum does not", "== y\nvalidity.from = 2022-01-01\namends = [{ id = 'x' }]", "none"),
        ("since nobody knows when", "== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "unknown, in the past"),
        ("jointly: the latest", &format!("{jointly}\n== z\nvalidity.from = 2022-04-01"), "2022-04-01"),
        ("jointly: the successor itself is the latest", &format!("{jointly}\n== z\nvalidity.from = 2021-04-01"), "2022-01-01"),
        ("jointly: with one of no known day", &format!("{jointly}\n== z\nvalidity = {{}}"), "2022-01-01"),
        ("jointly: one has no day yet", &format!("{jointly}\n== z\nvalidity.from = 2022-04-01\nstage = 'draft'"), "none"),
        ("jointly: one is no record", jointly, "none"),
        ("jointly: three",
         "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x', together_with = ['z', 'w'] }]
             == z\nvalidity.from = 2022-04-01\n== w\nvalidity.from = 2022-07-01",
         "2022-07-01"),
        ("each entry has its own together_with",
         "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'w', together_with = ['z'] }, { id = 'x' }]
             == w\n== z\nvalidity.from = 2022-04-01",
         "2022-01-01"),
        ("the earliest of several", &format!("{in_force}\n== z\nvalidity.from = 2021-06-01\nreplaces = [{{ id = 'x' }}]"),
         "2021-06-01"),
        ("one of several that does take over", &format!("{jointly}\n== w\nvalidity.from = 2023-06-01\nreplaces = [{{ id = 'x' }}]"),
         "2023-06-01"),
        ("by its former id", "former_ids = ['old']\n== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'old' }]", "2022-01-01"),
        ("it does even if it ended in between", &format!("{in_force}\nend.date = 2022-06-30"), "2022-01-01"),
        ("not if it was withdrawn before it began", &format!("{in_force}\nend.date = 2021-12-31"), "none"),
        ("it may begin on its last day", &format!("{in_force}\nend.date = 2022-01-01"), "2022-01-01"),
        ("not if it was adopted when its time was over",
         "== y\nvalidity = { from = 2022, until = 2022 }\nadoption.required = ['a']\nreplaces = [{ id = 'x' }]\ndecision = [{ by = 'a', date = 2023-01-01, outcome = 'adopted' }]",
         "none"),
        ("jointly: one has ended before", &format!("{jointly}\n== z\nvalidity.from = 2021\nend.date = 2021-12-31"), "none"),
        ("jointly: one ends on that day", &format!("{jointly}\n== z\nvalidity.from = 2021\nend.date = 2022-01-01"), "2022-01-01"),
        ("jointly: the successor has ended before the other begins",
         &format!("{}\n== z\nvalidity.from = 2023-01-01", jointly.replace("from = 2022-01-01", "until = 2022")), "none"),
        ("since nobody knows when: after the old one's own end",
         "validity = { from = 2020, until = 2026-12-31 }\n== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "2027-01-01"),
        ("but not if it has ended before that",
         "validity = { from = 2020, until = 2026-12-31 }\n== y\nvalidity.until = 2025\nreplaces = [{ id = 'x' }]", "none"),
        ("a known day comes before an unknown one", &format!("{in_force}\n== w\nvalidity = {{}}\nreplaces = [{{ id = 'x' }}]"),
         "2022-01-01"),
    ];
    for (name, text, expected) in cases {
        table.row(name, replaced(&records(text), "x"), expected);
    }
    table.end();
}

// 4. State

#[test]
fn the_first_state_that_fits_with_all_its_reasons() {
    let successor = "== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x' }]";
    let until = "validity = { from = 2020, until = 2021-12-31 }";
    let all = "parties = ['a', 'b']\nadoption.required = 'all-parties'";
    let a_did = "decision = [{ by = 'a', date = 2021-05-01, outcome = 'adopted' }]";
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("draft", "stage = 'draft'\nvalidity = {}", SOME_DAY, "draft", "draft; from unknown; end unknown"),
        ("draft, with dates", &*format!("stage = 'draft'\n{until}"), "2019-01-01", "draft", "draft; from 2020; through 2021-12-31"),
        ("consultation", "stage = 'consultation'", SOME_DAY, "draft", "consultation; from 2020-01-01; until further notice"),
        ("a draft that is not adopted either", &format!("stage = 'draft'\n{all}"), SOME_DAY, "draft",
         "draft; not adopted by: a, b; from 2020-01-01; until further notice"),
        ("a draft that was withdrawn", &format!("stage = 'draft'\nend.date = 2020\n{successor}"), SOME_DAY, "ended",
         "ended t.o.m. 2020-12-31; replaced by y from 2022-01-01; from 2020-01-01"),
        ("a draft that is to be withdrawn", "stage = 'draft'\nend.date = 2026", SOME_DAY, "draft",
         "draft; from 2020-01-01; through 2026, ended"),
        ("a draft that was replaced by then", &format!("stage = 'draft'\nend.date = 2021\n{successor}"), SOME_DAY, "draft",
         "draft; ended t.o.m. 2021-12-31; replaced by y from 2022-01-01; from 2020-01-01"),
        ("replaced, on the first day", successor, "2022-01-01", "replaced", "replaced by y from 2022-01-01; from 2020-01-01"),
        ("not replaced yet, on the last day", successor, "2021-12-31", "in-force",
         "from 2020-01-01; through 2021-12-31, replaced; y pending, 2022-01-01"),
        ("replaced, after it had run out", &format!("validity = {{ from = 2017, until = 2019-12-31 }}\n{successor}"), SOME_DAY,
         "replaced", "replaced by y from 2022-01-01; from 2017; ran out 2019-12-31"),
        ("ended long before it was replaced",
         &format!("end = {{ date = 2019-12-31, reason = 'merged' }}\nvalidity.from = 2017\n{successor}"), SOME_DAY, "ended",
         "ended t.o.m. 2019-12-31, merged; replaced by y from 2022-01-01; from 2017"),
        ("ended, and replaced on the next day", &format!("end.date = 2021-12-31\n{successor}"), SOME_DAY, "replaced",
         "ended t.o.m. 2021-12-31; replaced by y from 2022-01-01; from 2020-01-01"),
        ("replaced before awaiting adoption", &format!("{all}\n{successor}"), SOME_DAY, "replaced",
         "replaced by y from 2022-01-01; not adopted by: a, b; from 2020-01-01"),
        ("replaced by two", &format!("{successor}\n== z\nvalidity.from = 2023\nreplaces = [{{ id = 'x' }}]"), SOME_DAY, "replaced",
         "replaced by y from 2022-01-01; replaced by z from 2023-01-01; from 2020-01-01"),
        ("replaced by one, and by a draft", &format!("{successor}\n== z\nstage = 'draft'\nreplaces = [{{ id = 'x' }}]"), SOME_DAY,
         "replaced", "replaced by y from 2022-01-01; from 2020-01-01; z pending, none"),
        ("replaced since nobody knows when", "== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "2020-01-01", "replaced",
         "replaced by y from unknown, in the past; from 2020-01-01"),
        ("but not before it begins", "== y\nvalidity = {}\nreplaces = [{ id = 'x' }]", "2019-12-31", "upcoming",
         "from 2020-01-01; y pending, none"),
        ("ended", "end.date = 2021-06-30", "2021-07-01", "ended", "ended t.o.m. 2021-06-30; from 2020-01-01"),
        ("on its last day it is not ended", "end.date = 2021-06-30", "2021-06-30", "in-force",
         "from 2020-01-01; through 2021-06-30, ended"),
        ("ended, after it had run out", &format!("{until}\nend.date = 2022-06-30"), SOME_DAY, "ended",
         "ended t.o.m. 2022-06-30; from 2020; ran out 2021-12-31"),
        ("ended before awaiting adoption", &format!("{all}\n{a_did}\nend.date = 2021-06-30"), SOME_DAY, "ended",
         "ended t.o.m. 2021-06-30; not adopted by: b; from 2020-01-01"),
        ("ended before it began", "validity.from = 2030\nend.date = 2021-06-30", SOME_DAY, "ended",
         "ended t.o.m. 2021-06-30; from 2030"),
        ("awaiting adoption from the first day", &format!("{all}\n{a_did}"), "2020-01-01", "awaiting-adoption",
         "not adopted by: b; from 2020-01-01; until further notice"),
        ("upcoming the day before, though adoption is incomplete", &format!("{all}\n{a_did}"), "2019-12-31", "upcoming",
         "not adopted by: b; from 2020-01-01; until further notice"),
        ("awaiting adoption, without a first day", &format!("{all}\nvalidity.from = 'last-adoption'"), "1999-01-01",
         "awaiting-adoption", "not adopted by: a, b; from last adoption; end unknown"),
        ("awaiting adoption, nothing known", &format!("{all}\nvalidity = {{}}"), "1999-01-01", "awaiting-adoption",
         "not adopted by: a, b; from unknown; end unknown"),
        ("not adopted, and its time is over", &format!("{all}\n{until}"), SOME_DAY, "not-adopted",
         "not adopted by: a, b; from 2020; ran out 2021-12-31"),
        ("awaiting adoption on its last day", &format!("{all}\n{until}"), "2021-12-31", "awaiting-adoption",
         "not adopted by: a, b; from 2020; through 2021-12-31"),
        ("adopted when its time was over",
         "adoption.required = ['a']\nvalidity = { from = 2020, until = 2021 }\ndecision = [{ by = 'a', date = 2022-03-01, outcome = 'adopted' }]",
         SOME_DAY, "not-adopted", "adopted too late, 2022-03-01; from 2020; ran out 2021"),
        ("a number of parties is enough", "parties = ['a', 'b', 'c']\nadoption.required = 2", SOME_DAY, "awaiting-adoption",
         "not adopted by: a, b, c (2 are enough); from 2020-01-01; until further notice"),
        ("upcoming", "validity = { from = 2027-01-01, until = 'further-notice' }", SOME_DAY, "upcoming",
         "from 2027-01-01; until further notice"),
        ("upcoming: adopted late, so from the adoption",
         &format!("adoption.required = ['a']\n{a_did}\nvalidity = {{ from = 2021-01-01, until = 2022 }}"), "2021-04-30", "upcoming",
         "from 2021-05-01; through 2022"),
        ("in force from the adoption",
         &format!("adoption.required = ['a']\n{a_did}\nvalidity = {{ from = 'last-adoption', until = 2022 }}"), "2021-05-01",
         "in-force", "from 2021-05-01; through 2022"),
        ("in force on the first day", until, "2020-01-01", "in-force", "from 2020; through 2021-12-31"),
        ("in force on the last day", until, "2021-12-31", "in-force", "from 2020; through 2021-12-31"),
        ("in force, unknown since when", "validity.until = 'replaced'", "0001-01-01", "in-force", "from unknown; until replaced"),
        ("in force, unknown until when", "validity.from = 2020", "2999-01-01", "in-force", "from 2020; end unknown"),
        ("in force, with another and until a third is replaced",
         "validity = { ends_with = 'y', ends_when_replaced = 'z' }\n== y\n== z", SOME_DAY, "in-force",
         "from unknown; ends with y; ends when z is replaced"),
        ("in force, a successor is being written", "== y\nstage = 'draft'\nreplaces = [{ id = 'x' }]", SOME_DAY, "in-force",
         "from 2020-01-01; until further notice; y pending, none"),
        ("lapsed", until, "2022-01-01", "lapsed", "from 2020; ran out 2021-12-31"),
        ("ended with another", "validity = { from = 2020, ends_with = 'y' }\n== y\nend.date = 2021", SOME_DAY, "ended",
         "from 2020; ran out 2021-12-31, with another"),
        ("ended with one that was replaced",
         "validity = { from = 2020, ends_with = 'y' }\n== y\n== z\nvalidity.from = 2022\nreplaces = [{ id = 'y' }]", "2022-01-01",
         "ended", "from 2020; ran out 2021-12-31, with another"),
        ("ended when another was replaced",
         "validity = { from = 2020, ends_when_replaced = 'y' }\n== y\n== z\nvalidity.from = 2022\nreplaces = [{ id = 'y' }]", "2022-01-01",
         "ended", "from 2020; ran out 2021-12-31, with another"),
        ("lapsed with another", "validity = { from = 2020, ends_with = 'y' }\n== y\nvalidity = { from = 2020, until = 2021 }", SOME_DAY,
         "lapsed", "from 2020; ran out 2021-12-31, with another"),
        ("of two that end it on one day, the one that it ends with decides",
         "validity = { from = 2020, ends_with = 'y', ends_when_replaced = 'z' }\n== y\nvalidity = { from = 2020, until = 2021 }
             == z\n== w\nvalidity.from = 2022\nreplaces = [{ id = 'z' }]",
         "2022-01-01", "lapsed", "from 2020; ran out 2021-12-31, with another"),
        ("lapsed, though it ended with another: a law requires it",
         "statutory = true\nvalidity = { from = 2020, ends_with = 'y' }\n== y\nend.date = 2021", SOME_DAY, "lapsed",
         "from 2020; ran out 2021-12-31, with another"),
        ("ended, and a law requires it", "statutory = true\nend.date = 2021", SOME_DAY, "ended",
         "ended t.o.m. 2021-12-31; from 2020-01-01"),
        ("lapsed, the successor is not adopted", &format!("{until}\n== y\nadoption.required = ['a']\nreplaces = [{{ id = 'x' }}]"),
         SOME_DAY, "lapsed", "from 2020; ran out 2021-12-31; y pending, none"),
        ("lapsed: [end] is later than the term", &format!("{until}\nend.date = 2029"), SOME_DAY, "lapsed",
         "from 2020; ran out 2021-12-31"),
        ("of two last days on one day, the one that was decided upon", &format!("{until}\nend.date = 2021-12-31"), "2021-12-31",
         "in-force", "from 2020; through 2021-12-31, ended"),
        ("the term is over on the day that the other ends",
         "validity = { from = 2020, until = 2021-12-31, ends_with = 'y' }\n== y\nend.date = 2021-12-31", "2021-12-31", "in-force",
         "from 2020; through 2021-12-31"),
        ("the term is over on the day before the successor takes over", &format!("{until}\n{successor}"), "2021-12-31", "in-force",
         "from 2020; through 2021-12-31; y pending, 2022-01-01"),
        ("ended, nobody knows when",
         "validity = { from = 2020, ends_when_replaced = 'y' }\n== y\n== z\nvalidity = {}\nreplaces = [{ id = 'y' }]", SOME_DAY,
         "ended", "from 2020; ran out, unknown"),
    ];
    for (name, text, on, expected_state, expected_reasons) in cases {
        let made = records(text);
        table.row(name, state(&made, "x", on), expected_state);
        table.row(name, reasons(&made, "x", on), expected_reasons);
    }
    table.end();
}

#[test]
fn an_end_does_not_bring_back_what_was_replaced() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("its term is over", "validity = { from = 2022, until = 2022-12-31 }"),
        ("it is ended", "validity.from = 2022\nend.date = 2022-12-31"),
        ("it is replaced in turn", "validity.from = 2022\n== z\nvalidity.from = 2023\nreplaces = [{ id = 'y' }]"),
    ];
    for (name, ending) in cases {
        let ending = ending.split_once("\n==").map_or_else(
            || format!("replaces = [{{ id = 'x' }}]\n{ending}"),
            |(y, rest)| format!("replaces = [{{ id = 'x' }}]\n{y}\n=={rest}"),
        );
        let made = records(&format!("== y\n{ending}"));
        table.row(
            name,
            ["2021-12-31", "2022-01-01", "2023-01-01"].map(|on| state(&made, "x", on)),
            ["in-force", "replaced", "replaced"],
        );
        table.row(name, end(&made, "x"), "2021-12-31");
    }
    table.end();
}

// 5. Gaps

#[test]
fn a_gap_is_past_open_or_coming() {
    let mut table = Table::default();
    let until = "validity = { from = 2017, until = 2019-12-31 }";
    let replaced = &*format!("{until}\n== y\nvalidity.from = 2022-01-01\nreplaces = [{{ id = 'x' }}]");
    let pending = &*format!("{until}\n== y\nstage = 'draft'\nreplaces = [{{ id = 'x' }}]");
    let ended = &*format!("{until}\nend.date = 2019-12-31");
    let later = "validity.from = 2017\n== y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x' }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("before it: coming", replaced, "2019-12-31", "coming: 2020-01-01 – 2021-12-31"),
        ("on its first day: open", replaced, "2020-01-01", "open: 2020-01-01 – 2021-12-31"),
        ("on its last day: open", replaced, "2021-12-31", "open: 2020-01-01 – 2021-12-31"),
        ("after it: past", replaced, "2022-01-01", "past: 2020-01-01 – 2021-12-31"),
        ("nothing takes over: coming", until, "2019-12-31", "coming: 2020-01-01 – none"),
        ("nothing takes over: open", until, "2020-01-01", "open: 2020-01-01 – none"),
        ("nothing takes over: open for ever", until, "2999-01-01", "open: 2020-01-01 – none"),
        ("a draft does not take over", pending, "2019-12-31", "coming: 2020-01-01 – none"),
        ("a draft has not taken over", pending, "2020-01-01", "open: 2020-01-01 – none"),
        ("ended on purpose: none is coming", ended, "2019-12-31", "none"),
        ("ended on purpose: none", ended, "2020-01-01", "none"),
        ("an end to come", "end.date = 2026", SOME_DAY, "none"),
        ("no end", "", SOME_DAY, "none"),
        ("one day", &format!("{until}\n== y\nvalidity.from = 2020-01-02\nreplaces = [{{ id = 'x' }}]"), "2020-01-01",
         "open: 2020-01-01 – 2020-01-01"),
        ("none between", &format!("{until}\n== y\nvalidity.from = 2020-01-01\nreplaces = [{{ id = 'x' }}]"), SOME_DAY, "none"),
        ("replaced before", &format!("{until}\n== y\nvalidity.from = 2019-01-01\nreplaces = [{{ id = 'x' }}]"), SOME_DAY, "none"),
        ("replaced, nobody knows when", &format!("{until}\n== y\nvalidity = {{}}\nreplaces = [{{ id = 'x' }}]"), SOME_DAY, "none"),
        ("until the joint successors are both there",
         &format!("{until}\n== y\nvalidity.from = 2020-01-01\nreplaces = [{{ id = 'x', together_with = ['z'] }}]
                 == z\nvalidity.from = 2020-07-01"),
         "2021-01-01", "past: 2020-01-01 – 2020-06-30"),
        ("one that never entered into force leaves none", &format!("stage = 'draft'\n{until}"), SOME_DAY, "none"),
        ("nor one that was not adopted", &format!("adoption.required = ['a']\n{until}"), SOME_DAY, "none"),
        ("nor is one to come after them", &format!("stage = 'draft'\n{until}"), "2019-01-01", "none"),
        ("from the own end, whatever it is", "validity = { from = 2017, ends_with = 'y' }\n== y\nvalidity = { from = 2017, until = 2019 }",
         SOME_DAY, "open: 2020-01-01 – none"),
        ("an annex of what has ended leaves none", "validity = { from = 2017, ends_with = 'y' }\n== y\nend.date = 2019", SOME_DAY, "none"),
        ("ended on purpose, and replaced later: coming", &format!("end.date = 2019-12-31\n{later}"), "2019-12-31",
         "coming: 2020-01-01 – 2021-12-31"),
        ("ended on purpose, and replaced later: open", &format!("end.date = 2019-12-31\n{later}"), "2021-12-31",
         "open: 2020-01-01 – 2021-12-31"),
        ("an end after the term silences nothing", &format!("{until}\nend.date = 2020-12-31"), "2019-12-31", "coming: 2020-01-01 – none"),
        ("a law requires it: coming", &format!("statutory = true\n{ended}"), "2019-12-31", "coming: 2020-01-01 – none"),
        ("a law requires it: open", &format!("statutory = true\n{ended}"), "2020-01-01", "open: 2020-01-01 – none"),
        ("not yet of what is to begin", until, "2016-12-31", "none"),
        ("with max, after the last renewal", "validity = { from = 2017, until = 2019, renewal = { term = 'P1Y', max = 1 } }",
         "2020-06-01", "coming: 2021-01-01 – none"),
        ("without, never", "validity = { from = 2017, until = 2019, renewal = { term = 'P1Y' } }", "2020-06-01", "none"),
    ];
    for (name, text, on, expected) in cases {
        let made = records(text);
        table.row(name, gap(&made, "x", on), expected);
    }
    table.end();
}

/// The papers of Dalarna: agreements ran out while their successor was written, and all sixteen had to adopt it.
#[test]
fn dalarna_had_none_for_731_and_792_days() {
    let municipalities: Vec<_> =
        "avesta borlange falun gagnef hedemora leksand ludvika malung-salen mora orsa rattvik \
        smedjebacken sater vansbro alvdalen"
            .split(' ')
            .collect();
    let adopted: Vec<_> = municipalities.iter().map(|by| format!("{by} adopted 2021-10-11")).collect();
    let new = |adopted: &str| {
        format!(
            "parties = ['region-dalarna', 'dalarnas-kommuner']
             validity = {{ from = 2022-01-01, duration = 'P3Y' }}
             adoption.required = 'all-parties'
             {}
             revision.lead_time = 'P27M'
             replaces = [{{ id = 'barn-unga' }}, {{ id = 'ungdomsmottagningar' }}, {{ id = 'familjehem', together_with = ['rutin'] }}]
             == rutin\nvalidity = {{}}
             == barn-unga\nvalidity = {{ from = 2017-01-01, until = 2019-12-31 }}
             == ungdomsmottagningar\nvalidity = {{ from = 2016-11-01, until = 2019-10-31 }}
             == familjehem\nvalidity = {{}}
             == parties/dalarnas-kommuner\nkind = 'group'\nmembers = {municipalities:?}",
            decisions(adopted)
        )
    };
    let made = records(&new(&format!("region-dalarna adopted 2021-09-27, {}", adopted.join(", "))));
    let days = |made: &Made, id: &str| {
        made.outlook("2024-01-01", "P12M").standing(made.agreement(id)).gap().unwrap().days()
    };
    let mut table = Table::default();
    table.row("E", start(&made, "x"), "2022-01-01");
    table.row("U", end(&made, "x"), "2024-12-31");
    table.row("three years", gap(&made, "barn-unga", "2024-01-01"), "past: 2020-01-01 – 2021-12-31");
    table.row("three years", days(&made, "barn-unga"), Some(731));
    table.row(
        "youth clinics",
        gap(&made, "ungdomsmottagningar", "2024-01-01"),
        "past: 2019-11-01 – 2021-12-31",
    );
    table.row("youth clinics", days(&made, "ungdomsmottagningar"), Some(792));
    table.row("foster homes", state(&made, "familjehem", "2022-01-01"), "replaced");
    table.row("foster homes, before", state(&made, "familjehem", "2021-12-31"), "in-force");
    let outlook = made.outlook("2022-09-30", "P1D");
    table.row("work must start", day(outlook.standing(made.agreement("x")).start_revision_by), "2022-10-01");

    // One of the sixteen is missing: nothing is replaced, and the gaps are open.
    let made = records(&new(&adopted.join(", ")));
    table.row("E", start(&made, "x"), "none");
    table.row("awaiting", state(&made, "x", "2022-01-01"), "awaiting-adoption");
    table.row(
        "by whom",
        reasons(&made, "x", "2022-01-01"),
        "not adopted by: region-dalarna; from 2022-01-01; through 2024-12-31",
    );
    table.row("open", gap(&made, "barn-unga", "2024-01-01"), "open: 2020-01-01 – none");
    table.row("days", days(&made, "barn-unga"), None);
    table.row("lapsed", state(&made, "barn-unga", "2024-01-01"), "lapsed");
    table.end();
}

// 6. What needs attention

/// Each flag with a record whose deadline is DAY: the day before 2025-01-01, that day, the last of its horizon of
/// twelve months, and the day after that.
#[test]
fn the_window_is_from_the_day_through_the_horizon() {
    let deadlines = ["2024-12-31", "2025-01-01", "2026-01-01", "2026-01-02"];
    // Six months before these ends are those deadlines; one month before, and so on.
    let six_months_later = ["2025-06-30", "2025-07-01", "2026-07-01", "2026-07-02"];
    let one_month_later = ["2025-01-30", "2025-01-31", "2026-01-31", "2026-02-01"];
    let (within, since, before) =
        ([false, true, true, false], [true, true, true, false], [true, false, false, false]);
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        (Flag::Expiring, "validity = { from = 2020, until = DAY }", deadlines, within),
        (Flag::Expiring, "end.date = DAY", deadlines, within),
        (Flag::Expiring, "validity = { from = 2020, ends_with = 'y' }\n== y\nend.date = DAY", deadlines, within),
        (Flag::Lapsing, "validity = { from = 2020, until = DAY }", deadlines, within),
        (Flag::Lapsed, "validity = { from = 2020, until = DAY }", deadlines, before),
        (Flag::NoticeDue, "validity = { from = 2020, until = DAY, renewal = { term = 'P9Y', notice = 'P6M' } }", six_months_later,
         within),
        (Flag::NoticeDue, "validity = { from = 2020, until = DAY, renewal = { term = 'P9Y' } }", deadlines, within),
        (Flag::OptionDue, "validity = { from = 2020, until = DAY }\noption = [{ term = 'P1Y', notice = 'P6M' }]", six_months_later,
         within),
        (Flag::OptionDue, "validity = { from = 2020, until = DAY }\noption = [{ term = 'P1Y' }]", deadlines, within),
        (Flag::ReviewDue, "review = [{ id = 'r', first = DAY }]", deadlines, within),
        (Flag::ReviewOverdue, "review = [{ id = 'r', first = DAY }]", deadlines, before),
        (Flag::StartRevision, "validity = { from = 2020, until = DAY }\nrevision.lead_time = 'P1M'", one_month_later, since),
        (Flag::Revise, "revision.trigger = [{ since = DAY, reason = 'Ny lag' }]", deadlines, [true, true, false, false]),
        (Flag::ActivityOverdue, "activity = [{ title = 'Rutiner', due = DAY }]", deadlines, before),
        (Flag::DecisionOverdue, "decision = [{ by = 'a', planned = [DAY] }]", deadlines, before),
        (Flag::OwnerGone, "owner = 'b'\n== bodies/b\nuntil = DAY", deadlines, before),
        (Flag::OwnerGone, "owner = 'b'\n== bodies/b\nfrom = DAY", ["2024-12-31", "2025-01-01", "2025-01-02", "2026-01-02"],
         [false; 4]), // one that is yet to begin has not gone
        (Flag::AdoptionDue, "adoption.required = ['a']\nvalidity.from = DAY", deadlines, within),
    ];
    for (flag, record, days, expected) in cases {
        for (deadline, expected) in days.into_iter().zip(expected) {
            let text = record.replace("DAY", deadline);
            let made = records(&text);
            let outlook = made.outlook("2025-01-01", "P12M");
            let found = outlook.standing(made.agreement("x")).has(flag);
            table.row(format!("{} on 2025-01-01: {text}", flag.name()), found, expected);
        }
    }
    table.end();
}

#[test]
fn the_horizon_is_the_day_and_a_duration() {
    let made = records("");
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("2025-01-01", "P12M", "2026-01-01"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-01-31", "P1M1D", "2024-03-01"),
        ("2025-01-01", "P0D", "2025-01-01"),
        ("9999-01-01", "P5Y", "9999-12-31"),
    ];
    for (on, horizon, last) in cases {
        table.row(format!("{on} {horizon}"), made.outlook(on, horizon).horizon.to_string(), last);
    }
    table.end();
}

#[test]
fn what_each_flag_asks_for_beside_the_window() {
    let mut table = Table::default();
    let until = "validity = { from = 2020, until = 2025-06-30 }";
    let far = "validity = { from = 2020, until = 2025-06-30 }\nrevision.lead_time = 'P1D'";
    let draft_follows = "== y\nstage = 'draft'\nvalidity = {}\nreplaces = [{ id = 'x' }]";
    let renewal =
        "validity = { from = 2020, until = 2025-06-30, renewal = { term = 'P1Y', notice = 'P3M' } }";
    let option = "option = [{ term = 'P1Y', notice = 'P3M' }]";
    let review = "review = [{ id = 'r', first = 2024 }]";
    let plan = "== registry\nname = 'Prov'\nkinds.plan.ends_as_planned = true";
    let late = "adoption.required = ['a']\nvalidity = { from = 2023, until = 2024 }";
    let revise = "review = [{ id = 'r', first = 2023, done = [{ date = 2023-05-01, outcome = 'revise' }] }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        // expiring, lapsing, start-revision
        ("expiring: nothing takes over", until, "lapsing, expiring, start-revision"),
        ("a draft has started: still lapsing", &format!("{until}\n{draft_follows}"), "lapsing, expiring"),
        ("one out for consultation too", &format!("{until}\n{}", draft_follows.replace("draft", "consultation")),
         "lapsing, expiring"),
        ("one that replaces a part has not", &format!("{until}\n{}", draft_follows.replace("'x' }", "'x', sections = ['1'] }")),
         "lapsing, expiring, start-revision"),
        ("a successor takes over the day after", &format!("{until}\n== y\nvalidity.from = 2025-07-01\nreplaces = [{{ id = 'x' }}]"),
         "expiring"),
        ("a successor takes over before", &format!("{until}\n== y\nvalidity.from = 2025-03-01\nreplaces = [{{ id = 'x' }}]"),
         "expiring"),
        ("a successor takes over a day too late", &format!("{until}\n== y\nvalidity.from = 2025-07-02\nreplaces = [{{ id = 'x' }}]"),
         "lapsing, expiring"),
        ("it is ended", &format!("{until}\nend.date = 2025-06-30"), "expiring"),
        ("an end after the term silences nothing", &format!("{until}\nend.date = 2025-12-31"), "lapsing, expiring, start-revision"),
        ("it is ended, but a law requires it", &format!("statutory = true\n{until}\nend.date = 2025-06-30"),
         "lapsing, expiring, start-revision"),
        ("a draft that was withdrawn has started nothing", &format!("{until}\n{draft_follows}\nend.date = 2024-06-01"),
         "lapsing, expiring, start-revision"),
        ("nor has what was not adopted in time",
         &format!("{until}\n== y\nvalidity = {{ from = 2023, until = 2024 }}\nadoption.required = ['a']\nreplaces = [{{ id = 'x' }}]"),
         "lapsing, expiring, start-revision"),
        ("revised as needed: it ends all the same", &format!("{until}\nrevision.as_needed = true"), "lapsing, expiring, start-revision"),
        ("it ends as planned", &format!("kind = 'plan'\n{until}\n{plan}"), "expiring"),
        ("it has ended as planned", &format!("kind = 'plan'\nvalidity = {{ from = 2020, until = 2024 }}\n{plan}"), ""),
        ("ended on purpose, long ago", "end.date = 2024", ""),
        ("ended, though a law requires it", "statutory = true\nend.date = 2024", "lapsed"),
        // not-adopted, adoption-due, rejected
        ("its time is over", late, "not-adopted"),
        ("its time is over, a draft follows", &format!("{late}\n{draft_follows}"), ""),
        ("to be adopted in the window", "adoption.required = ['a']\nvalidity.from = 2025-07-01", "adoption-due"),
        ("to be adopted on the day", "adoption.required = ['a']\nvalidity.from = 2025-01-01", "adoption-due"),
        ("to be adopted the day before", "adoption.required = ['a']\nvalidity.from = 2024-12-31", ""),
        ("to be adopted after the window", "adoption.required = ['a']\nvalidity.from = 2026-01-02", ""),
        ("a draft that is to be decided", "stage = 'draft'\nadoption.required = ['a']\nvalidity.from = 2025-07-01\ndecision = [{ by = 'a', planned = [2025-03-01] }]",
         "adoption-due"),
        ("a draft that nobody is to decide yet", "stage = 'draft'\nadoption.required = ['a']\nvalidity.from = 2025-07-01", ""),
        ("adopted in time", "adoption.required = ['a']\nvalidity.from = 2025-07-01\ndecision = [{ by = 'a', date = 2025-06-30, outcome = 'adopted' }]",
         ""),
        ("rejected", "adoption.required = ['a']\ndecision = [{ by = 'a', date = 2019-06-30, outcome = 'rejected' }]", "rejected"),
        ("rejected once it was in force", "adoption.required = ['a']\ndecision = [{ by = 'a', date = 2019-06-30, outcome = 'adopted' }, { by = 'a', date = 2021-06-30, outcome = 'rejected' }]",
         ""),
        ("rejected by one who need not adopt it", "parties = ['a', 'b']\nadoption.required = ['a']\ndecision = [{ by = 'b', date = 2019-06-30, outcome = 'rejected' }]",
         ""),
        ("on the last day of the window", &far.replace("2025-06-30", "2026-01-01"), "lapsing, expiring, start-revision"),
        ("neither", &far.replace("2025-06-30", "2026-01-02"), ""),
        ("upcoming", "validity = { from = 2025-02-01, until = 2025-06-30 }", ""),
        ("no end is known", "validity.from = 2020", ""),
        // notice-due
        ("notice due", renewal, "notice-due"),
        ("it is renewed for the last time", &renewal.replace("'P3M'", "'P3M', max = 0"), "lapsing, expiring, start-revision"),
        ("the notice is past: the next that can be met", &renewal.replace("'P3M'", "'P7M'"), "notice-due"),
        ("it ends then", &format!("{renewal}\nend.date = 2025-06-30"), "expiring"),
        ("not in force", &format!("stage = 'draft'\n{renewal}"), ""),
        // option-due
        ("option due", &format!("{far}\n{option}"), "lapsing, expiring, option-due, start-revision"),
        ("exercised", &format!("{far}\n{}", option.replace("}", ", exercised = 2024 }").replace("P1Y", "P3Y")), ""),
        ("the first that is open, before the end it would move",
         &format!("{far}\n{}", option.replace("}]", ", exercised = 2024 }, { term = 'P1Y', notice = 'P9M' }, { term = 'P1Y' }]")),
         "option-due"),
        ("too late to call", &format!("{far}\n{}", option.replace("P3M", "P7M")), "lapsing, expiring, start-revision"),
        ("not in force", &format!("stage = 'draft'\n{far}\n{option}"), ""),
        // review-due, review-overdue
        ("review overdue", review, "review-overdue"),
        ("review due", &review.replace("2024", "2025"), "review-due"),
        ("one of each", &review.replace("}]", "}, { id = 's', first = 2025 }]"), "review-overdue, review-due"),
        ("of an agreement not in force", &format!("stage = 'draft'\n{review}"), ""),
        ("after its end: not due", &format!("{far}\nreview = [{{ id = 'r', first = 2025-07-01 }}]"),
         "lapsing, expiring, start-revision"),
        ("on its last day: due", &format!("{far}\nreview = [{{ id = 'r', first = 2025-06-30 }}]"),
         "lapsing, expiring, start-revision, review-due"),
        // revise
        ("a trigger", "revision.trigger = [{ since = 2024-07-01, reason = 'Ny lag' }]", "revise"),
        ("a trigger of a year: from its first day", "revision.trigger = [{ since = 2025, reason = 'Ny lag' }]", "revise"),
        ("resolved", "revision.trigger = [{ since = 2024-07-01, reason = 'Ny lag', resolved = 2024-12-31 }]", ""),
        ("resolved on the day", "revision.trigger = [{ since = 2024-07-01, reason = 'Ny lag', resolved = 2025-01-01 }]", ""),
        ("not resolved yet on the day", "revision.trigger = [{ since = 2024-07-01, reason = 'Ny lag', resolved = 2025-01-02 }]",
         "revise"),
        ("a trigger, though a draft replaces it",
         &format!("revision.trigger = [{{ since = 2024-07-01, reason = 'Ny lag' }}]\n{draft_follows}"), "revise"),
        ("of an agreement not in force", "stage = 'draft'\nrevision.trigger = [{ since = 2024-07-01, reason = 'Ny lag' }]", ""),
        ("a review said so", revise, "revise"),
        ("a review said so, and a draft replaces it", &format!("{revise}\n{draft_follows}"), ""),
        ("a review said so, and it was amended since", &format!("{revise}\n== y\nvalidity.from = 2023-05-01\namends = [{{ id = 'x' }}]"), ""),
        ("a review said so, and it had been amended before",
         &format!("{revise}\n== y\nvalidity.from = 2023-04-30\namends = [{{ id = 'x' }}]"), "revise"),
        ("a review said so, and a part was replaced since",
         &format!("{revise}\n== y\nvalidity.from = 2024\nreplaces = [{{ id = 'x', sections = ['3'] }}]"), ""),
        ("a review said so, and the draft was withdrawn", &format!("{revise}\n{draft_follows}\nend.date = 2024"), "revise"),
        ("a review said so, and a later one did not",
         &revise.replace("}] }]", "}, { date = 2024-05-01, outcome = 'no-change' }] }]"), ""),
        ("a review said no change", &revise.replace("revise", "no-change"), ""),
        ("a review held after the day has not said so", &revise.replace("2023-05-01", "2025-01-02"), "review-overdue"),
        ("the basis is replaced", "based_on = ['y']\n== y\n== z\nreplaces = [{ id = 'y' }]", "revise"),
        ("the basis is ended", "based_on = ['y']\n== y\nend.date = 2024", "revise"),
        ("the basis has lapsed", "based_on = ['y']\n== y\nvalidity = { from = 2020, until = 2024 }", "revise"),
        ("the basis is in force", "based_on = ['y']\n== y", ""),
        ("the basis is to come", "based_on = ['y']\n== y\nvalidity.from = 2026", ""),
        ("the basis is not adopted", "based_on = ['y']\n== y\nadoption.required = ['a']", ""),
        ("the basis is a draft", "based_on = ['y']\n== y\nstage = 'draft'", ""),
        ("one basis of two", "based_on = ['y', 'z']\n== y\n== z\nend.date = 2024", "revise"),
        // activity-overdue
        ("an activity", "activity = [{ title = 'Rutiner', due = 2024 }]", "activity-overdue"),
        ("due this year", "activity = [{ title = 'Rutiner', due = 2025 }]", ""),
        ("without a day", "activity = [{ title = 'Rutiner' }]", ""),
        ("done, with a status", "activity = [{ title = 'Rutiner', due = 2024, status = 'done' }]", ""),
        ("done, with a day", "activity = [{ title = 'Rutiner', due = 2024, done = 2025-01-01 }]", ""),
        ("not done yet on the day", "activity = [{ title = 'Rutiner', due = 2024, done = 2025-01-02 }]", "activity-overdue"),
        ("dropped", "activity = [{ title = 'Rutiner', due = 2024, status = 'dropped' }]", ""),
        ("followed up", "activity = [{ title = 'Rutiner', due = 2024, status = 'followed-up' }]", "activity-overdue"),
        ("of an agreement that has ended", "end.date = 2024\nactivity = [{ title = 'Rutiner', due = 2024 }]", ""),
        ("of one that has lapsed", "validity = { from = 2020, until = 2024 }\nactivity = [{ title = 'Rutiner', due = 2024 }]",
         "lapsed, activity-overdue"),
        ("done, with a status and a day to come", "activity = [{ title = 'Rutiner', due = 2024, status = 'done', done = 2025-01-02 }]",
         "activity-overdue"),
        ("done this year", "activity = [{ title = 'Rutiner', due = 2024, done = 2025 }]", ""),
        // decision-overdue
        ("planned", "decision = [{ by = 'a', planned = [2024-05-22] }]", "decision-overdue"),
        ("planned, an alternative is left", "decision = [{ by = 'a', planned = [2024-05-22, 2025-01-01] }]", ""),
        ("planned, all alternatives are past", "decision = [{ by = 'a', planned = [2024-12-31, 2024-05-22] }]", "decision-overdue"),
        ("taken", "decision = [{ by = 'a', planned = [2024-05-22], date = 2024-06-01, outcome = 'adopted' }]", ""),
        ("planned for a draft", "stage = 'draft'\ndecision = [{ by = 'a', planned = [2024-05-22] }]", "decision-overdue"),
    ];
    for (name, text, expected) in cases {
        let made = records(text);
        table.row(name, flags(&made, "x", "2025-01-01", "P12M"), expected);
    }
    table.end();
}

#[test]
fn work_must_start_one_lead_time_before_the_day_after_the_end() {
    let mut table = Table::default();
    let until = "validity = { from = 2022-01-01, duration = 'P3Y' }";
    let settings = |settings: &str| format!("== registry\nname = 'Prov'\n{settings}");
    #[rustfmt::skip] // a row a line
    let cases = [
        ("the record's", format!("{until}\nrevision.lead_time = 'P27M'"), "2022-10-01"),
        ("its kind's", format!("{until}\n{}", settings("kinds.agreement.lead_time = 'P24M'")), "2023-01-01"),
        ("the registry's", format!("{until}\n{}", settings("kinds.agreement = {}\ndefaults.lead_time = 'P18M'")), "2023-07-01"),
        ("twelve months", until.to_owned(), "2024-01-01"),
        ("the record's before its kind's before the registry's",
         format!("{until}\nrevision.lead_time = 'P3M'\n{}", settings("kinds.agreement.lead_time = 'P24M'\ndefaults.lead_time = 'P18M'")),
         "2024-10-01"),
        ("its kind's before the registry's",
         format!("{until}\n{}", settings("kinds.agreement.lead_time = 'P24M'\ndefaults.lead_time = 'P18M'")), "2023-01-01"),
        ("no end", String::new(), "none"),
        ("ended on purpose", format!("{until}\nend.date = 2024-06-30"), "none"),
        ("an end after the term", format!("{until}\nend.date = 2025-06-30"), "2024-01-01"),
        ("ended, but a law requires it", format!("statutory = true\n{until}\nend.date = 2024-06-30"), "2023-07-01"),
        ("it ends as planned", format!("kind = 'plan'\n{until}\n{}", settings("kinds.plan.ends_as_planned = true")), "none"),
        ("counted from the effective end", format!("{until}\n== y\nvalidity.from = 2024-01-01\nreplaces = [{{ id = 'x' }}]"),
         "2023-01-01"),
    ];
    for (name, text, expected) in cases {
        let made = records(&text);
        let outlook = made.outlook("2022-06-01", "P12M");
        table.row(name, day(outlook.standing(made.agreement("x")).start_revision_by), expected.to_owned());
    }
    table.end();
}

/// What has ended on some unknown day in the past has nothing more to come.
#[test]
fn nothing_is_due_after_an_unknown_end() {
    let made = records(
        "validity = { from = 2020, until = 2025, renewal = { term = 'P1Y' } }
         option = [{ term = 'P1Y' }]
         review = [{ id = 'r', first = 2025 }]
         == y\nvalidity = {}\nreplaces = [{ id = 'x' }]",
    );
    let outlook = made.outlook(SOME_DAY, "P12M");
    let standing = outlook.standing(made.agreement("x"));
    let mut table = Table::default();
    table.row("U", end(&made, "x"), "unknown, in the past");
    table.row("renewal", day(standing.renewal_date), "none");
    table.row("notice", day(standing.notice.map(|notice| notice.by)), "none");
    table.row("option", day(standing.option_by), "none");
    table.row("review", day(standing.reviews[0].next.map(|due| due.date)), "none");
    table.end();
}

#[test]
fn which_occurrence_a_review_answers() {
    let mut table = Table::default();
    let yearly = "first = 2024-12-31, every = 'P1Y'";
    #[rustfmt::skip] // a row a line
    let cases = [
        // Each in turn, in the order of dates.
        (yearly, "", "2024-01-01", "2024-12-31"),
        (yearly, "", "2030-01-01", "2024-12-31"), // the first unsettled, however long ago
        (yearly, "2024-11-01", "2026-01-01", "2025-12-31"),
        (yearly, "2024-12-31", "2026-01-01", "2025-12-31"), // on the day
        (yearly, "2025-01-01", "2026-01-01", "2025-12-31"),
        (yearly, "2025-02-01, 2025-03-01", "2026-01-01", "2025-12-31"), // both are of 2024
        (yearly, "2025-02-01, 2025-10-01", "2026-01-01", "2026-12-31"), // the second is early, for 2025
        (yearly, "2025-02-01, 2025-06-30", "2026-01-01", "2026-12-31"), // half a year before
        (yearly, "2025-02-01, 2025-06-29", "2026-01-01", "2025-12-31"), // more
        (yearly, "2024-05-01", "2026-01-01", "2024-12-31"), // beside the plan
        (yearly, "2025-12-31", "2026-01-01", "2026-12-31"), // settles the one before it
        (yearly, "2025-10-01, 2025-02-01", "2026-01-01", "2026-12-31"), // the order in the file is nothing
        (yearly, "2027-02-01", "2028-01-01", "2027-12-31"), // settles the earlier ones
        (yearly, "2027-02-01, 2024-02-01", "2028-01-01", "2027-12-31"),
        // Named by its due date.
        (yearly, "2025-02-01 for 2025-12-31", "2026-01-01", "2026-12-31"),
        (yearly, "2025-02-01 for 2025", "2026-01-01", "2026-12-31"),
        (yearly, "2025-02-01 for 2025-06", "2026-01-01", "2026-12-31"), // the first due on or after 2025-06-01
        (yearly, "2026-02-01 for 2024", "2026-06-01", "2025-12-31"),
        (yearly, "2026-02-01 for 2024, 2026-03-01", "2026-06-01", "2026-12-31"),
        (yearly, "2026-02-01 for 2030", "2026-06-01", "2031-12-31"), // settles all earlier ones
        // What is held after the day has not been.
        (yearly, "2025-02-01", "2025-01-31", "2024-12-31"),
        (yearly, "2025-02-01", "2025-02-01", "2025-12-31"),
        (yearly, "2025-02", "2025-01-31", "2024-12-31"), // in February: from its first day
        (yearly, "2025-02", "2025-02-01", "2025-12-31"),
        (yearly, "2025", "2025-01-01", "2026-12-31"), // in 2025: the one of that year
        ("first = 2024-06-30, every = 'P1Y', rolling = true", "2025-12-31, 2025", "2026-01-01", "2026-12-31"),
        // Years.
        ("first = 2028, every = 'P2Y'", "", "2028-01-01", "2028"),
        ("first = 2028, every = 'P2Y'", "2028-10-01 for 2028", "2029-01-01", "2030"),
        ("first = 2028, every = 'P2Y'", "2028-10-01", "2029-01-01", "2030"),
        ("first = 2028, every = 'P2Y'", "2029-10-01", "2030-01-01", "2030"),
        ("first = 2028, every = 'P2Y'", "2031-02-01", "2031-06-01", "2032"),
        // No drift.
        ("first = 2024-01-31, every = 'P1M'", "2024-03-01", "2024-03-02", "2024-03-31"),
        // Once.
        ("first = 2028-09-01", "", "2029-01-01", "2028-09-01"),
        ("first = 2028-09-01", "2028-05-01", "2029-01-01", "none"),
        ("first = 2028-09-01", "2028-10-01", "2029-01-01", "none"),
        ("first = 2028-09-01", "2028-10-01 for 2028", "2029-01-01", "none"),
        // Rolling: counted from the last.
        ("first = 2024-06-30, every = 'P1Y', rolling = true", "", "2026-01-01", "2024-06-30"),
        ("first = 2024-06-30, every = 'P1Y', rolling = true", "2024-03-15", "2026-01-01", "2025-03-15"),
        ("first = 2024-06-30, every = 'P1Y', rolling = true", "2025-03-15, 2024-03-15", "2026-01-01", "2026-03-15"),
        ("first = 2024, every = 'P1Y', rolling = true", "2025-02", "2026-01-01", "2026-02-28"),
        ("first = 2024-06-30, every = 'P1Y', rolling = true", "2025-03-15", "2025-01-01", "2024-06-30"),
    ];
    for (review, done, on, expected) in cases {
        let held =
            done.split(", ").filter(|done| !done.is_empty()).map(|done| match done.split_once(" for ") {
                Some((date, due)) => format!("{{ date = '{date}', due = '{due}' }}"),
                None => format!("{{ date = '{done}' }}"),
            });
        let held = held.collect::<Vec<_>>().join(", ");
        let made = records(&format!("review = [{{ id = 'r', {review}, done = [{held}] }}]"));
        let outlook = made.outlook(on, "P12M");
        let next = outlook.standing(made.agreement("x")).reviews[0].next.map(|due| due.date);
        table.row(format!("{review}, done {done}, on {on}"), day(next), expected.to_owned());
    }
    table.end();
}

// Bodies

#[test]
fn a_body_hands_its_documents_on() {
    let mut table = Table::default();
    let svom = "== bodies/svom\nuntil = 2026-12-31\n== bodies/pahsu\nfrom = 2027-01-01\nreplaces = ['svom', 'barnarenan']";
    let implicit = "== bodies/svom\n== bodies/pahsu\nfrom = 2027-01-01\nreplaces = ['svom']";
    let chain = format!("{implicit}\n== bodies/next\nfrom = 2029\nreplaces = ['pahsu']");
    let late = "== bodies/svom\nuntil = 2026-12-31\n== bodies/pahsu\nfrom = 2027-03-01\nreplaces = ['svom']";
    let split = "== bodies/svom\nuntil = 2026
        == bodies/a-part\nuntil = 2027\nreplaces = ['svom']
        == bodies/b-part\nuntil = 2027\nreplaces = ['svom']
        == bodies/heir\nfrom = 2028\nreplaces = ['b-part']";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("while it exists", svom, "2026-12-31", "svom", false),
        ("from the next day", svom, "2027-01-01", "pahsu", false),
        ("without until it ends the day before the next", implicit, "2026-12-31", "svom", false),
        ("and hands on then", implicit, "2027-01-01", "pahsu", false),
        ("and on", &chain, "2028-12-31", "pahsu", false),
        ("and on", &chain, "2029-01-01", "next", false),
        ("nobody replaced it", "== bodies/svom\nuntil = 2026-12-31", "2027-01-01", "svom", true),
        ("nobody exists between: the one that is to begin", late, "2027-02-28", "pahsu", false),
        ("until the next begins", late, "2027-03-01", "pahsu", false),
        ("it does not exist yet: it has not gone", "== bodies/svom\nfrom = 2027", "2026-12-31", "svom", false),
        ("through a year", "== bodies/svom\nuntil = 2026", "2026-12-31", "svom", false),
        ("in a circle", "== bodies/svom\nuntil = 2026\nreplaces = ['b']\n== bodies/b\nuntil = 2026\nreplaces = ['svom']",
         "2027-01-01", "b", true),
        ("one of two parts exists", split, "2027-06-01", "a-part", false),
        ("only the other part was replaced in turn", split, "2028-06-01", "heir", false),
    ];
    for (name, bodies, on, owner, gone) in cases {
        let made = records(&format!("owner = 'svom'\n{bodies}"));
        let outlook = made.outlook(on, "P12M");
        let standing = outlook.standing(made.agreement("x"));
        let found = standing.owner.map(|owner| made.registry.body(owner).id.to_string()).unwrap_or_default();
        table.row(format!("{name}, on {on}"), found, owner);
        table.row(format!("{name}, on {on}"), standing.has(Flag::OwnerGone), gone);
    }
    let made = records("owner = 'nobody'");
    table.row("an owner that is no record is not gone", flags(&made, "x", SOME_DAY, "P12M"), "");
    table.end();
}

// Everything

#[test]
fn partial_dates_are_first_days_as_starts_and_last_days_else() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("from a month", "validity.from = '2021-06'", ["2021-05-31", "2021-06-01"], ["upcoming", "in-force"]),
        ("from a year", "validity.from = 2021", ["2020-12-31", "2021-01-01"], ["upcoming", "in-force"]),
        ("until a month", "validity = { from = 2020, until = '2024-02' }", ["2024-02-29", "2024-03-01"], ["in-force", "lapsed"]),
        ("until a year", "validity = { from = 2020, until = 2024 }", ["2024-12-31", "2025-01-01"], ["in-force", "lapsed"]),
        ("ended in a month", "end.date = '2024-02'", ["2024-02-29", "2024-03-01"], ["in-force", "ended"]),
        ("adopted in a month",
         "validity.from = 2020\nadoption.required = ['a']\ndecision = [{ by = 'a', date = '2021-06', outcome = 'adopted' }]",
         ["2021-06-29", "2021-06-30"], ["upcoming", "in-force"]),
    ];
    for (name, text, on, expected) in cases {
        let made = records(text);
        table.row(name, on.map(|on| state(&made, "x", on)), expected);
    }
    table.end();
}

#[test]
fn nothing_is_wrong_at_the_ends_of_the_calendar() {
    let made = records(
        "validity = { from = '0001-01-01', until = 9999-12-31 }\nrevision.lead_time = 'P99999Y'
         review = [{ id = 'r', first = 9999, every = 'P1D' }]
         == y\nvalidity = { from = 9999-12-31, until = 9999-12-31, renewal = { term = 'P99999Y', notice = 'P99999D' } }
         == z\nvalidity = { from = '0001-01-01', duration = 'P1D' }\nrevision.lead_time = 'P1D'",
    );
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("0001-01-01", ["in-force", "upcoming", "in-force"]),
        ("0001-01-02", ["in-force", "upcoming", "lapsed"]),
        ("9999-12-31", ["in-force", "in-force", "lapsed"]),
    ];
    for (on, expected) in cases {
        table.row(on, ["x", "y", "z"].map(|id| state(&made, id, on)), expected);
    }
    table.row("the last day", made.outlook("9999-12-31", "P1D").horizon, LAST);
    table.end();
}

/// A record that says something meaningless has been reported; what is left of it must still have periods.
#[test]
fn records_with_faults_have_periods_too() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("from the last adoption of nobody", "validity.from = 'last-adoption'", ("upcoming", "none")),
        ("ends with itself", "validity = { from = 2020, until = 2030, ends_with = 'x' }", ("in-force", "2030-12-31")),
        ("ends when it is replaced itself", "validity = { from = 2020, ends_when_replaced = 'x' }", ("in-force", "none")),
        ("replaces itself", "validity.from = 2020\nreplaces = [{ id = 'x' }]", ("in-force", "none")),
        ("ends with nothing", "validity = { from = 2020, ends_with = 'nothing' }", ("in-force", "none")),
        ("until before from: never in force", "validity = { from = 2020, until = 2019 }", ("upcoming", "2019-12-31")),
        ("renewal of an open term", "validity = { from = 2020, until = 'further-notice', renewal = { term = 'P1Y' } }",
         ("in-force", "none")),
    ];
    for (name, text, expected) in cases {
        let made = faulty_records(text);
        table.row(name, (state(&made, "x", SOME_DAY), &*end(&made, "x")), expected);
    }
    table.row("there is no state without a name", State::ALL.map(State::name).concat().is_empty(), false);
    table.end();
}

/// The notices of `x` from `day` on, as long as they are to be given by `through`: by when, against which renewal.
pub fn notices(text: &str, from: &str, through: &str) -> String {
    let made = records(text);
    let x = made.agreement("x");
    let (record, periods) = (&made.registry.agreement(x).data, made.timeline.periods(x));
    let through: Day = through.parse().unwrap();
    let notices = coming_notices(record, periods, from.parse().unwrap());
    let told = notices
        .take_while(|notice| notice.by <= through)
        .map(|notice| format!("{} against {} on {}", notice.by, notice.renewal.unwrap_or(0), notice.exit));
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_notice_up_to_a_day_and_none_against_a_renewal_that_does_not_come() {
    let mut table = Table::default();
    let renewal = |more: &str| {
        format!(
            "validity = {{ from = 2020, until = 2024, renewal = {{ term = 'P1Y', notice = 'P6M'{more} }} }}"
        )
    };
    let two = "2025-06-30 against 2 on 2025-12-31, 2026-06-30 against 3 on 2026-12-31";
    let one = "2025-06-30 against 2 on 2025-12-31";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("through the year after", renewal(""), "2025-01-01", "2026-12-31", two),
        ("through the day of the second", renewal(""), "2025-01-01", "2026-06-30", two),
        ("through the day before it", renewal(""), "2025-01-01", "2026-06-29", one),
        ("one that is past", renewal(""), "2025-12-31", "2026-06-29", ""),
        ("the first renewal", renewal(""), "2024-06-30", "2025-06-29", "2024-06-30 against 1 on 2024-12-31"),
        ("renewed twice at most", renewal(", max = 2"), "2025-01-01", "2029-12-31", one),
        ("never renewed", renewal(", max = 0"), "2024-01-01", "2029-12-31", ""),
        ("it ends with the second", format!("{}\nend.date = 2026-12-31", renewal("")), "2025-01-01", "2029-12-31", one),
        ("it ends the day after the second", format!("{}\nend.date = 2027-01-01", renewal("")), "2025-01-01", "2029-12-31", two),
        ("replaced on some unknown day", format!("{}\n== y\nvalidity = {{}}\nreplaces = [{{ id = 'x' }}]", renewal("")),
         "2025-01-01", "2029-12-31", ""),
        ("no renewal", "validity = { from = 2020, until = 2026 }".to_owned(), "2025-01-01", "2029-12-31", ""),
        ("without a notice period: on the day itself", "validity = { from = 2020, until = 2025, renewal = { term = 'P1Y' } }".to_owned(),
         "2025-01-01", "2025-12-31", "2025-12-31 against 1 on 2025-12-31"),
        ("as long as the calendar lasts", "validity = { from = 2020, until = 2025, renewal = { term = 'P9000Y' } }".to_owned(),
         "2025-01-01", "9999-12-31", "2025-12-31 against 1 on 2025-12-31"),
    ];
    for (name, text, from, through, expected) in cases {
        table.row(name, notices(&text, from, through), expected);
    }
    table.end();
}

#[test]
fn the_reviews_that_are_open_up_to_a_day() {
    let mut table = Table::default();
    let yearly = "first = 2022-12-31, every = 'P1Y'";
    let monthly = "first = 2020-01-31, every = 'P1M'";
    let rolling = "first = 2023-03-15, every = 'P1Y', rolling = true";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("missed and to come", yearly, "", "2025-12-31",
         "0 2022-12-31, 1 2023-12-31, 2 2024-12-31, 3 2025-12-31"),
        ("through the day before the last", yearly, "", "2025-12-30", "0 2022-12-31, 1 2023-12-31, 2 2024-12-31"),
        ("answered in part", yearly, "{ date = 2024-01-10 }", "2025-12-31", "2 2024-12-31, 3 2025-12-31"),
        ("held after the day: not answered", "first = 2024-12-31, every = 'P1Y'", "{ date = 2025-01-02 }", "2025-06-30", "0 2024-12-31"),
        ("the first missed and the last twelve", monthly, "", "2025-02-28",
         "0 2020-01-31, 48 2024-01-31, 49 2024-02-29, 50 2024-03-31, 51 2024-04-30, 52 2024-05-31, 53 2024-06-30, \
          54 2024-07-31, 55 2024-08-31, 56 2024-09-30, 57 2024-10-31, 58 2024-11-30, 59 2024-12-31, 60 2025-01-31, 61 2025-02-28"),
        ("once", "first = 2024-12-31", "", "2029-12-31", "0 2024-12-31"),
        ("once, answered", "first = 2024-12-31", "{ date = 2024-12-01 }", "2029-12-31", ""),
        ("rolling, never done", rolling, "", "2025-12-31", "0 2023-03-15"),
        ("rolling, done twice", rolling, "{ date = 2023-03-01 }, { date = 2024-05-01 }", "2025-12-31", "2 2025-05-01"),
        ("rolling, through its day", rolling, "{ date = 2024-05-01 }", "2025-05-01", "1 2025-05-01"),
        ("rolling, through the day before", rolling, "{ date = 2024-05-01 }", "2025-04-30", ""),
    ];
    for (name, review, done, through, expected) in cases {
        let made = records(&format!("review = [{{ id = 'r', {review}, done = [{done}] }}]"));
        let review = &made.registry.agreement(made.agreement("x")).data.review[0];
        let day: Day = SOME_DAY.parse().unwrap();
        let open = open_reviews(review, day).within(day, through.parse().unwrap());
        let open: Vec<_> = open.map(|(number, due)| format!("{number} {}", due.day)).collect();
        table.row(name, open.join(", "), expected);
    }
    table.end();
}

#[test]
fn how_long_each_revision_of_a_line_has_taken() {
    let mut table = Table::default();
    let y = |more: &str| format!("== y\nvalidity.from = 2022-01-01\nreplaces = [{{ id = 'x' }}]\n{more}");
    let decided = "decision = [{ by = 'a', outcome = 'noted', date = 2021-12-01 }, { by = 'a', outcome = 'adopted', date = 2021-12-22 }]";
    #[rustfmt::skip] // a row a line
    let cases = [
        ("from the first decision", y(decided), "y", vec![31]),
        ("from the reason to revise, if that came before", format!("revision.trigger = [{{ since = 2021-01-01, reason = 'Ny lag' }}]\n{}", y(decided)),
         "y", vec![365]),
        ("neither is known", y(""), "y", vec![]),
        ("decided on the day: no time", y("decision = [{ by = 'a', outcome = 'adopted', date = 2022-01-01 }]"), "y", vec![]),
        ("decided the day before", y("decision = [{ by = 'a', outcome = 'adopted', date = 2021-12-31 }]"), "y", vec![1]),
        ("it replaces nothing", format!("{decided}\n== y"), "x", vec![]),
        ("it replaces a part", y(decided).replace("'x' }", "'x', sections = ['1'] }"), "y", vec![]),
        ("the latest first", format!("{}\n== z\nvalidity.from = 2024-01-01\nreplaces = [{{ id = 'y' }}]\ndecision = [{{ by = 'a', outcome = 'adopted', date = 2023-12-22 }}]", y(decided)),
         "z", vec![10, 31]),
        ("in force from the day", y(decided).replace("2022-01-01", "2025-01-01").replace("2021-12", "2024-12"), "y", vec![31]),
        ("in force after the day", y(decided).replace("2022-01-01", "2025-01-02").replace("2021-12", "2024-12"), "y", vec![]),
        ("in a circle", format!("replaces = [{{ id = 'y' }}]\n{}", y(decided)), "y", vec![31]),
    ];
    for (name, text, id, expected) in cases {
        let made = faulty_records(&text);
        let found =
            revision_history(&made.registry, &made.timeline, made.agreement(id), SOME_DAY.parse().unwrap());
        table.row(name, found, expected);
    }
    table.end();
}

#[test]
fn how_the_end_is_written() {
    let mut table = Table::default();
    #[rustfmt::skip] // a row a line
    let cases = [
        ("{ from = 2020, until = 2025 }", "Date"),
        ("{ from = 2020, until = 'further-notice' }", "FurtherNotice"),
        ("{ from = 2020, until = 'replaced' }", "Replaced"),
        ("{ from = 2020, duration = 'P1Y' }", "Duration"),
        ("{ from = 2020, ends_with = 'y' }", "EndsWith"),
        ("{ from = 2020, ends_when_replaced = 'y' }", "EndsWhenReplaced"),
        ("{ from = 2020, until = 2025, ends_with = 'y' }", "Date"),
        ("{ from = 2020 }", "Unknown"),
    ];
    for (validity, expected) in cases {
        let made = records(&format!("validity = {validity}\n== y"));
        let kind = until_kind(&made.registry.agreement(made.agreement("x")).data);
        table.row(validity, format!("{kind:?}"), expected);
    }
    table.end();
}

#[test]
fn each_entry_of_a_successor_is_about_one_agreement() {
    let made = records(
        "== w\n== z\nvalidity.from = 2024-01-01\n\
         == y\nvalidity.from = 2022-01-01\nreplaces = [{ id = 'x', together_with = ['z'] }, { id = 'w' }]",
    );
    let mut table = Table::default();
    table.row("with another", replaced(&made, "x"), "2024-01-01");
    table.row("alone", replaced(&made, "w"), "2022-01-01");
    table.end();
}

#[test]
fn in_force_from_the_first_day_through_the_last() {
    let mut table = Table::default();
    let until = "validity = { from = 2022-01-01, until = 2024-12-31 }";
    #[rustfmt::skip] // a row a line
    let cases = [
        (until, "2021-12-31", false),
        (until, "2022-01-01", true),
        (until, "2024-12-31", true),
        (until, "2025-01-01", false),
        ("validity = { from = 2022-01-01, until = 'further-notice' }", "2999-12-31", true),
        ("stage = 'draft'\nvalidity = { from = 2022-01-01, until = 'further-notice' }", "2024-01-01", false),
    ];
    for (text, on, expected) in cases {
        let made = records(text);
        let found = made.timeline.periods(made.agreement("x")).is_in_force(on.parse().unwrap());
        table.row(format!("{text} on {on}"), found, expected);
    }
    table.end();
}
