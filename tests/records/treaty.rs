//! A treaty that any state may join: it enters into force on the first day of the month that follows three months after the
//! fifth ratification, and for who ratifies it later likewise. Every day is reckoned by hand.

use std::fmt::Write as _;

use crate::program::{Folder, on_day};
use serde_json::Value;

/// Each party with the day of its ratification and the first day on which it is bound.
#[rustfmt::skip] // a row a line
const RATIFIED: [(&str, &str, &str); 28] = [
    ("land-01", "2008-03-14", "2010-03-01"),
    ("land-02", "2008-07-31", "2010-03-01"),
    ("land-03", "2008-12-02", "2010-03-01"),
    ("land-04", "2009-05-20", "2010-03-01"),
    ("land-05", "2009-11-30", "2010-03-01"), // the fifth: 2010-02-28, so 2010-03-01
    ("land-06", "2009-12-15", "2010-03-01"), // not needed, but in time
    ("land-07", "2010-02-28", "2010-03-01"),
    ("land-08", "2010-03-01", "2010-03-01"), // on the day itself
    ("land-09", "2010-03-02", "2010-07-01"), // later: 2010-06-02
    ("land-10", "2010-03-31", "2010-07-01"), // 2010-06-30
    ("land-11", "2010-04-01", "2010-08-01"), // 2010-07-01, and the month that follows
    ("land-12", "2010-08-31", "2010-12-01"), // 2010-11-30, for want of a 31st
    ("land-13", "2010-09-30", "2011-01-01"), // 2010-12-30
    ("land-14", "2010-10-01", "2011-02-01"), // 2011-01-01
    ("land-15", "2010-11-30", "2011-03-01"), // 2011-02-28
    ("land-16", "2010-12-01", "2011-04-01"), // 2011-03-01
    ("land-17", "2011-11-29", "2012-03-01"), // 2012-02-29
    ("land-18", "2011-11-30", "2012-03-01"), // 2012-02-29, for want of a 30th
    ("land-19", "2011-12-01", "2012-04-01"), // 2012-03-01
    ("land-20", "2012-06-15", "2012-10-01"), // 2012-09-15
    ("land-21", "2013-01-31", "2013-05-01"), // 2013-04-30
    ("land-22", "2013-02-28", "2013-06-01"), // 2013-05-28
    ("land-23", "2014-05-31", "2014-09-01"), // 2014-08-31
    ("land-24", "2014-07-01", "2014-11-01"), // 2014-10-01
    ("land-25", "2015-09-09", "2016-01-01"), // 2015-12-09
    ("land-26", "2015-12-31", "2016-04-01"), // 2016-03-31
    ("land-27", "2016-02-29", "2016-06-01"), // 2016-05-29
    ("land-28", "2017-10-31", "2018-02-01"), // 2018-01-31
];

/// Each party that denounces it: six months later, at the end of that month.
const DENOUNCED: [(&str, &str, &str); 2] =
    [("land-02", "2015-04-20", "2015-10-31"), ("land-12", "2016-08-31", "2017-02-28")];

/// The only one that rejects it, and the only one that never decides.
const NEVER: [&str; 2] = ["land-29", "land-30"];

fn treaty() -> Folder {
    let folder = Folder::registry(&[]);
    let (mut parties, mut decisions) = (String::new(), String::new());
    for (id, day, _) in RATIFIED {
        let given = DENOUNCED.iter().find(|(leaver, ..)| *leaver == id);
        let given = given.map_or(String::new(), |(_, given, _)| format!(", notice_given = {given}"));
        writeln!(parties, "  {{ id = \"{id}\"{given} }},").unwrap();
        writeln!(decisions, "[[decision]]\nby = \"{id}\"\ndate = {day}\noutcome = \"adopted\"").unwrap();
    }
    for id in NEVER {
        writeln!(parties, "  \"{id}\",").unwrap();
    }
    decisions += "[[decision]]\nby = \"land-29\"\ndate = 2012-01-01\noutcome = \"rejected\"\n";
    for id in RATIFIED.map(|(id, ..)| id).iter().chain(&NEVER) {
        folder.write(&format!("parties/{id}.toml"), format!("name = \"{id}\"\nkind = \"agency\"\n"));
    }
    let text = format!(
        "title = \"Konvention\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\n{parties}]\n\
         [validity]\nfrom = \"last-adoption\"\nuntil = \"further-notice\"\n\
         [adoption]\nrequired = 5\ndelay = \"P3M\"\nstarts = \"month\"\njoining = \"P3M\"\n\
         [termination]\nnotice = \"P6M\"\nends = \"month-end\"\nby = \"each-party\"\n{decisions}"
    );
    folder.write("agreements/konvention.toml", text);
    folder
}

fn next(day: &str) -> String {
    day.parse::<avtal::time::Day>().unwrap().succ_opt().unwrap().to_string()
}

fn previous(day: &str) -> String {
    day.parse::<avtal::time::Day>().unwrap().pred_opt().unwrap().to_string()
}

/// Who is bound on a day, by hand.
fn expected(day: &str) -> Vec<&'static str> {
    let has_left = |id: &str| DENOUNCED.iter().any(|(leaver, _, last)| *leaver == id && *last < day);
    let bound = RATIFIED.iter().filter(|(id, _, from)| *from <= day && !has_left(id));
    bound.map(|(id, ..)| *id).collect()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn every_party_is_bound_from_its_own_day() {
    let folder = treaty();
    let mut days: Vec<String> =
        RATIFIED.iter().flat_map(|(_, _, from)| [previous(from), (*from).to_owned()]).collect();
    days.extend(DENOUNCED.iter().flat_map(|(_, _, last)| [(*last).to_owned(), next(last)]));
    days.sort();
    days.dedup();
    for day in &days {
        let expected = expected(day);
        let list = on_day(folder.path(), day, &["list", "--format", "json"]).json();
        let row = &list["agreements"][0];
        assert_eq!(row["state"], if day.as_str() < "2010-03-01" { "upcoming" } else { "in-force" }, "{day}");
        assert_eq!(row["in_force_from"], "2010-03-01");
        assert_eq!(texts(&row["bound"]), expected, "{day}");
        let show = on_day(folder.path(), day, &["show", "konvention", "--format", "json"]).json();
        let bound = show["participants"].as_array().unwrap().iter().filter(|of| of["involvement"] == "bound");
        let mut bound: Vec<&str> = bound.map(|of| of["party"].as_str().unwrap()).collect();
        bound.sort_unstable();
        assert_eq!(bound, expected, "{day}");
    }
}

#[test]
fn it_is_listed_for_those_whom_it_binds_or_is_to_bind() {
    let folder = treaty();
    let of_party = |day: &str, party: &str, more: &[&str]| {
        !on_day(folder.path(), day, &[&["list", "--party", party, "--format", "json"], more].concat())
            .ids()
            .is_empty()
    };
    for (party, _, from) in [RATIFIED[0], RATIFIED[8], RATIFIED[27]] {
        assert!(of_party(&previous(from), party, &[]), "{party} is to be bound");
        assert!(of_party(from, party, &[]), "{party} is bound");
    }
    for (party, given, last) in DENOUNCED {
        assert!(of_party(given, party, &[]), "{party} is bound until its notice has run");
        assert!(of_party(last, party, &[]), "{party} is bound on its last day");
        assert!(!of_party(&next(last), party, &[]), "{party} has left");
        assert!(of_party(&next(last), party, &["--ever"]), "{party} was one");
        let agenda = on_day(folder.path(), given, &["agenda", "--party", party, "--format", "json"]).json();
        let leaves =
            agenda["events"].as_array().unwrap().iter().find(|event| event["kind"] == "party-leaves");
        assert_eq!(leaves.unwrap()["day"], last);
    }
    let [rejected, undecided] = NEVER;
    assert!(!of_party("2013-01-01", rejected, &[]) && of_party("2013-01-01", rejected, &["--ever"]));
    assert!(of_party("2013-01-01", undecided, &[]), "it may still join");
}

#[test]
fn four_ratifications_are_not_enough() {
    let folder = treaty();
    folder.replace("agreements/konvention.toml", "required = 5", "required = 29");
    let row =
        on_day(folder.path(), "2020-01-01", &["list", "--format", "json"]).json()["agreements"][0].clone();
    assert_eq!((&row["state"], &row["in_force_from"]), (&Value::from("awaiting-adoption"), &Value::Null));
    folder.replace("agreements/konvention.toml", "required = 29", "required = 28");
    let row =
        on_day(folder.path(), "2020-01-01", &["list", "--format", "json"]).json()["agreements"][0].clone();
    assert_eq!(row["in_force_from"], "2018-02-01");
}
