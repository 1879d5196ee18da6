//! `avtal status`: what a coordinator reads on Monday morning.

use std::collections::BTreeSet;
use std::path::Path;

use crate::folder::agreement;
use crate::program::{
    DAY, Folder, Run, finish, on, on_day, own_registry, own_registry_with_decisions, program,
};
use serde_json::{Value, json};

/// The sections, in the order of the report.
const SECTIONS: [&str; 5] = ["lapses", "lapsed", "adoption", "revision", "expires"];

/// The rows of a section, in order.
fn rows<'j>(report: &'j Value, section: &str) -> &'j Vec<Value> {
    let sections = report["sections"].as_array().unwrap();
    let ids: Vec<&str> = sections.iter().map(|section| section["id"].as_str().unwrap()).collect();
    assert_eq!(ids, SECTIONS);
    sections.iter().find(|of| of["id"] == section).unwrap()["rows"].as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

/// The agreements of a section, those that people see first, in order.
fn ids<'j>(report: &'j Value, section: &str) -> Vec<&'j str> {
    rows(report, section).iter().map(|row| text(&row["agreement"])).collect()
}

/// The agreements of a section that people see, in order.
fn shown<'j>(report: &'j Value, section: &str) -> Vec<&'j str> {
    let shown = rows(report, section).iter().filter(|row| row["folded"] == false);
    shown.map(|row| text(&row["agreement"])).collect()
}

/// The row of an agreement in a section.
fn row<'j>(report: &'j Value, section: &str, id: &str) -> &'j Value {
    let found = rows(report, section).iter().find(|row| row["agreement"] == id);
    found.unwrap_or_else(|| panic!("{id} is not in {section} of {report:#}"))
}

fn json(folder: &Path, day: &str, arguments: &[&str]) -> Value {
    let run = on_day(folder, day, &[&["status", "--format", "json"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.json()
}

/// A text with each run of blanks as one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first sentences of the report.
fn lead(folder: &Path, day: &str, arguments: &[&str]) -> String {
    let run = on_day(folder, day, &[&["status"], arguments].concat());
    assert_eq!(run.code, 0, "{run:?}");
    flat(run.stdout.split("\n\n").next().unwrap())
}

fn in_width(folder: &Path, width: &str, arguments: &[&str]) -> Run {
    let mut command = program(folder);
    finish(command.arg("status").args(["--as-of", "2026-11-28"]).args(arguments).env("COLUMNS", width))
}

#[test]
fn the_own_registry_as_of_november_2026() {
    let report = json(&own_registry(), "2026-11-28", &[]);
    assert_eq!(report["schema"], "avtal/status/2");
    assert_eq!(shown(&report, "lapses"), ["plan-vald", "vald-nara-relationer"]);
    assert_eq!(row(&report, "lapses", "plan-vald")["days_left"], 33);
    assert_eq!(
        shown(&report, "lapsed"),
        ["mal-halsopolitik", "hemsjukvard", "in-utskrivning", "folkhalsopolicy"],
        "the newest first, then by title"
    );
    let all: BTreeSet<&str> = ids(&report, "lapsed").into_iter().collect();
    for folded in
        ["patientkontrakt", "prioriterade-2019", "riskbruk-2021", "ungdomsmottagningar-dalarna-2016"]
    {
        assert!(all.contains(folded), "{folded}");
    }
    assert_eq!(shown(&report, "adoption"), ["samverkansstruktur"]);
    assert_eq!(row(&report, "adoption", "barn-unga-dalarna-2022")["accepted"], true);
    assert_eq!(
        shown(&report, "revision"),
        ["barnahus", "plan-suicid", "principer-barn-unga", "storsjoglantan"]
    );
    let lead = &report["lead"];
    let counted = ["running_out", "lapsing", "lapsed", "decisions_overdue", "activities_overdue"];
    assert_eq!(counted.map(|count| &lead[count]), [2, 2, 9, 4, 7].map(|count| json!(count)).each_ref());
}

#[test]
fn the_report_on_the_own_registry_fits_a_screen_and_begins_with_what_lapses_next() {
    let report = in_width(&own_registry(), "100", &[]).stdout;
    let lines: Vec<&str> = report.lines().collect();
    assert!(lines.len() <= 60, "{} lines\n{report}", lines.len());
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{report}");
    assert_eq!(
        lead(&own_registry(), "2026-11-28", &["--lang", "sv"]),
        "Två avtal löper ut inom 90 dagar och nya avtal saknas; nio har redan löpt ut. Försenat: fyra beslut, en \
         uppföljning och sju aktiviteter; ett avtal behöver revideras."
    );
    let first = flat(report.split("\n\n").nth(1).unwrap());
    assert!(
        first.starts_with(
            "Löper ut, nytt avtal saknas (2) Dag Avtal Att göra 2026 Handlingsplan mot våld i nära"
        ),
        "{first}"
    );
    let page = in_width(&own_registry(), "100", &["--format", "markdown"]).stdout;
    let row = page.lines().find(|line| line.starts_with("| 2026 |")).unwrap();
    assert!(
        row.contains("Påbörja nytt avtal eller registrera avslut: löper ut om 33 dagar; inget nytt avtal"),
        "{row}"
    );
    assert!(
        flat(&report).contains("Har löpt ut (9) 5 till som är äldre än två år (visas med --all)"),
        "{report}"
    );
    assert!(report.contains("39 av 45 saknar ansvarig."), "{report}");
    assert!(!first.contains("Ansvarig"), "nobody is responsible for any of them");
    assert!(!report.contains("Löper ut som planerat"), "a section without rows is left out");
}

#[test]
fn a_condition_that_is_not_met_is_said_not_guessed() {
    let run = on(&own_registry(), &["status", "--all", "--lang", "en"]);
    let report = flat(&run.stdout);
    let row = "Record who has adopted it, or that it was withdrawn: was not adopted in time; the decisions of 16 of 16 \
               parties are not recorded: Region Dalarna, Avesta kommun, Borlänge kommun, Falu kommun, Gagnefs kommun, \
               Hedemora kommun and 10 more; accepted in the record";
    // The cell is broken between the title and the id beside it.
    let cells = on(&own_registry(), &["status", "--all", "--lang", "en", "--format", "markdown"]).stdout;
    assert!(cells.contains(row), "{cells}");
    assert!(report.contains("barn-unga-dalarna-2022"), "{report}");
    let list = on(&own_registry(), &["list", "--state", "not-adopted", "--format", "json"]).json();
    let row = &list["agreements"][0];
    assert_eq!(row["id"], "barn-unga-dalarna-2022");
    assert_eq!(row["in_force_from"], Value::Null);
    assert_eq!(row["parties"].as_array().unwrap().len(), 16);
    assert!(row["reasons"][0].as_str().unwrap().starts_with("not adopted by: region-dalarna, "));
}

#[test]
fn with_the_decisions_recorded_the_gaps_are_731_and_792_days() {
    let folder = own_registry_with_decisions("2021-12-01");
    let list = on(folder.path(), &["list", "--format", "json"]).json();
    let row = |id: &str| {
        let rows = list["agreements"].as_array().unwrap();
        rows.iter().find(|row| row["id"] == id).unwrap().clone()
    };
    assert_eq!(row("barn-unga-dalarna-2022")["state"], "lapsed");
    for (id, from, days) in [
        ("barn-unga-dalarna-2017", "2020-01-01", 731),
        ("ungdomsmottagningar-dalarna-2016", "2019-11-01", 792),
    ] {
        let old = row(id);
        assert_eq!((&old["state"], &old["replaced_from"]), (&"replaced".into(), &"2022-01-01".into()));
        assert_eq!(old["gaps"], serde_json::json!([{ "from": from, "through": "2021-12-31" }]));
        let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        assert_eq!((day("2022-01-01") - day(from)).num_days(), days);
    }
    for id in ["familjehemsplacering-dalarna", "lakarundersokning-dalarna", "halsoundersokning-dalarna"] {
        assert_eq!(row(id)["state"], "replaced", "{id}");
        assert_eq!(row(id)["gaps"], serde_json::json!([]), "{id}");
    }
    let findings = on(folder.path(), &["check", "--format", "concise"]).stdout;
    for days in ["731 days", "792 days"] {
        assert!(
            findings.lines().any(|line| line.contains("[coverage-gap]") && line.contains(days)),
            "{findings}"
        );
    }
}

#[test]
fn a_decision_too_late_moves_the_entry_into_force() {
    let folder = own_registry_with_decisions("2022-03-01");
    let list = on(folder.path(), &["list", "--format", "json"]).json();
    let rows = list["agreements"].as_array().unwrap();
    let row = rows.iter().find(|row| row["id"] == "barn-unga-dalarna-2022").unwrap();
    assert_eq!((&row["from"], &row["in_force_from"]), (&"2022-01-01".into(), &"2022-03-01".into()));
}

#[test]
fn the_duties_of_a_body_move_with_it() {
    for (day, owner) in [("2026-12-31", "svom"), ("2027-01-01", "pahsu")] {
        let report = json(&own_registry(), day, &[]);
        assert_eq!(row(&report, "lapsed", "prioriterade-2019")["responsible"], json!([owner]), "on {day}");
    }
}

const FOR_GOOD: &str = "\
title = \"Avtal om färdtjänst\"
kind = \"agreement\"
owner = \"styrgruppen\"
parties = [\"kommunerna\"]
[validity]
from = 2020-01-01
until = \"further-notice\"
[[review]]
id = \"arlig\"
every = \"P1Y\"
first = 2028
";

#[test]
fn when_nothing_needs_attention_it_says_so() {
    let folder = Folder::registry(&[("agreements/fardtjanst.toml", FOR_GOOD)]);
    let run = on(folder.path(), &["status"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.stdout, "Nothing needs attention until 22 November 2027.\n\n1 agreement: 1 in force.\n");
    let lead = lead(folder.path(), DAY, &["--within", "P3Y", "--lang", "sv"]);
    assert_eq!(lead, "Inget behöver åtgärdas före 31 december 2028.");
}

#[test]
fn the_horizon_can_be_moved() {
    let folder = Folder::registry(&[("agreements/fardtjanst.toml", FOR_GOOD)]);
    for (within, count) in [("P12M", 0), ("P3Y", 1)] {
        let report = json(folder.path(), DAY, &["--within", within]);
        assert_eq!(rows(&report, "revision").len(), count, "{within}");
    }
}

/// A registry with something in each section. The day is 2026-11-21.
fn everything() -> Folder {
    let quiet = "[revision]\nlead_time = \"P1D\"\n";
    let until = |until: &str| format!("from = 2020-01-01\nuntil = {until}\n");
    let lasting = until("\"further-notice\"");
    let files: Vec<(&str, String)> = vec![
        ("sent", agreement("Sent", "", &(until("2027-06-30") + quiet))),
        ("snart", agreement("Snart", "", &(until("2026-12-01") + quiet))),
        ("lagstadgat", agreement("Lagstadgat", "statutory = true\n", &(until("2027-08-31") + quiet))),
        ("nyss", agreement("Nyss utlöpt", "", &until("2026-10-31"))),
        ("utlopt", agreement("Utlöpt", "", &until("2024-11-21"))),
        ("gammalt", agreement("Gammalt", "", &until("2024-11-20"))),
        ("aldst", agreement("Äldst", "", &until("2021"))),
        (
            "avslag",
            agreement(
                "Avslag",
                "adoption = { required = \"all-parties\" }\ndecision = [{ by = \"provstad\", date = 2026-05-01, outcome = \"rejected\" }]\n",
                "from = 2027-01-01\nuntil = \"further-notice\"\n",
            ),
        ),
        (
            "oantaget",
            agreement(
                "Oantaget",
                "adoption = { required = \"all-parties\" }\n",
                "from = 2026-07-01\nuntil = \"further-notice\"\n",
            ),
        ),
        (
            "vantar",
            agreement(
                "Väntar",
                "stage = \"draft\"\ndecision = [{ by = \"testkoping\", planned = [2026-09-25] }, { by = \"provstad\", planned = [2026-09-25] }, { by = \"styrgruppen\", planned = [2026-10-09] }]\n",
                "from = 2028-01-01\n",
            ),
        ),
        (
            "granska",
            agreement(
                "Granska",
                "review = [{ id = \"a\", title = \"Nulägesbild\", first = 2026-10-31 }, { id = \"b\", title = \"Slutrapport\", first = 2027-03-31 }]\n",
                &lasting,
            ),
        ),
        (
            "plan",
            agreement(
                "Plan",
                "activity = [{ title = \"Mall\", due = 2026-05-31 }, { title = \"Rutin\", due = 2026-06-30, by = [\"provstad\"] }]\n",
                &lasting,
            ),
        ),
        (
            "skal",
            agreement("Skäl", "[[revision.trigger]]\nsince = 2026-01-01\nreason = \"Ny lag\"\n", "")
                .replace("[validity]\n", "[validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n"),
        ),
        (
            "uppsagning",
            agreement(
                "Uppsägning",
                "",
                "from = 2020-01-01\nuntil = 2026-12-31\nrenewal = { term = \"P1Y\", notice = \"P1M\" }\n",
            ),
        ),
        ("ersatts", agreement("Ersätts", "", &until("2027-02-28"))),
        (
            "nytt",
            agreement(
                "Nytt",
                "replaces = [{ id = \"ersatts\" }]\n",
                "from = 2027-03-01\nuntil = \"further-notice\"\n",
            ),
        ),
        (
            "avslutas",
            agreement("Avslutas", "end = { date = 2027-01-31, reason = \"completed\" }\n", &lasting),
        ),
    ];
    let folder = Folder::registry(&[]);
    for (id, record) in files {
        folder.write(&format!("agreements/{id}.toml"), record);
    }
    folder
}

#[test]
fn each_thing_to_see_to_stands_in_its_section_and_in_its_order() {
    let report = json(everything().path(), DAY, &[]);
    assert_eq!(
        ids(&report, "lapses"),
        ["lagstadgat", "snart", "sent"],
        "what a law requires, then the soonest"
    );
    assert_eq!(
        ids(&report, "lapsed"),
        ["nyss", "utlopt", "gammalt", "aldst"],
        "the newest first, then by title"
    );
    assert_eq!(ids(&report, "adoption"), ["oantaget", "vantar", "avslag"]);
    assert_eq!(
        ids(&report, "revision"),
        ["lagstadgat", "plan", "granska", "uppsagning", "snart", "sent", "skal"],
        "the earliest first, what has no day last"
    );
    assert_eq!(ids(&report, "expires"), ["avslutas", "ersatts"]);
    let what = |section: &str, id: &str| row(&report, section, id)["what"].clone();
    assert_eq!(what("adoption", "oantaget"), json!(["awaiting-adoption"]));
    assert_eq!(what("adoption", "avslag"), json!(["adoption-due", "rejected"]));
    assert_eq!(what("revision", "granska"), json!(["review-overdue", "review-due"]));
    assert_eq!(what("expires", "ersatts"), json!(["expiring"]));
}

#[test]
fn a_row_has_the_next_step_first_and_all_its_reasons() {
    let folder = everything();
    let page = on(folder.path(), &["status", "--format", "markdown"]).stdout;
    for row in [
        "| 2026-12-01 | Snart snart | Styrgruppen | Start work on a new agreement, or record the end: runs out in 10 days; no new agreement is recorded |",
        "| 2027-08-31 | Lagstadgat (statutory) lagstadgat | Styrgruppen | Start work on a new agreement: runs out in 9 months; no new agreement is recorded |",
        "| 2026-10-31 | Nyss utlöpt nyss | Styrgruppen | Record a new agreement, or the end: ran out 21 days ago; no new agreement is recorded |",
        "| 2026-07-01 | Oantaget oantaget | Styrgruppen | Record who has adopted it: was to be in force 5 months ago; the decisions of 2 of 2 parties are not recorded: Testköpings kommun and Provstads kommun |",
        "| 2026-09-25 | Väntar vantar | Testköpings kommun, Provstads kommun, Styrgruppen | Record the decisions, or plan new days: Testköpings kommun and Provstads kommun should have decided by 25 September 2026; Styrgruppen should have decided by 9 October 2026; no decision is recorded |",
        "| 2026-10-31 | Granska granska | Styrgruppen | Carry out the review “Nulägesbild”, or record that it was done: should have been done by 31 October 2026; Slutrapport: due in 4 months |",
        "| 2026-05-31 | Plan plan | Provstads kommun | Carry out or drop 2 activities: 2 activities not carried out; the first was due 31 May 2026: Mall |",
        "| 2026-11-30 | Uppsägning uppsagning | Styrgruppen | Give notice by 30 November 2026, or it goes on to 31 December 2027: renewed after 31 December 2026 unless notice is given |",
        "| – | Skäl skal | Styrgruppen | Revise it, or record that the reason is dealt with: Ny lag (since 1 January 2026) |",
        "| 2027-02-28 | Ersätts ersatts | Styrgruppen | Prepare the change to Nytt: runs out in 99 days; Nytt takes over on 1 March 2027 |",
        "| 2027-01-31 | Avslutas avslutas | Styrgruppen | Tell those who use it that it ends: runs out in 71 days; completed |",
    ] {
        assert!(page.contains(row), "{row} is not in\n{page}");
    }
}

#[test]
fn the_first_sentence_counts_what_is_urgent() {
    let folder = everything();
    assert_eq!(
        lead(folder.path(), DAY, &[]),
        "Two agreements run out within 90 days, one of them with nothing to take over; four have run out already. \
         Three decisions, one adoption, one review and two activities are overdue; one agreement must be revised; one \
         agreement has been rejected; two deadlines fall within 90 days."
    );
    assert_eq!(
        lead(folder.path(), DAY, &["--lang", "sv"]),
        "Två avtal löper ut inom 90 dagar, och för ett av dem saknas nytt avtal; fyra har redan löpt ut. Försenat: tre \
         beslut, ett antagande, en uppföljning och två aktiviteter; ett avtal behöver revideras; ett avtal är avslaget; \
         två frister löper ut inom 90 dagar."
    );
    assert_eq!(
        lead(folder.path(), DAY, &["--flag", "lapsing"]),
        "One agreement runs out within 90 days with nothing to take over."
    );
    assert_eq!(
        lead(folder.path(), DAY, &["--flag", "lapsed"]),
        "Four agreements have run out with nothing to take over."
    );
    assert_eq!(lead(folder.path(), DAY, &["--flag", "review-due"]), "One review is overdue.");
    assert_eq!(
        lead(folder.path(), DAY, &["--flag", "expiring", "--within", "P6M", "--statutory"]),
        "Nothing needs attention until 22 May 2027."
    );
    // No more is known than the report looks ahead.
    let near = lead(folder.path(), DAY, &["--flag", "expiring", "--within", "P2W"]);
    assert_eq!(near, "One agreement runs out within 14 days with nothing to take over.");
    folder.append("registry.toml", "[defaults]\nurgent = \"P9M\"\n");
    assert_eq!(
        lead(folder.path(), DAY, &["--flag", "expiring"]),
        "Four agreements run out within 9 months, two of them with nothing to take over."
    );
    let report = json(folder.path(), DAY, &[]);
    assert_eq!(report["lead"]["urgent_through"], "2027-08-21");
}

#[test]
fn what_is_more_than_two_years_back_is_counted_and_shown_on_demand() {
    let folder = everything();
    let report = json(folder.path(), DAY, &[]);
    assert_eq!(shown(&report, "lapsed"), ["nyss", "utlopt"], "two years back to the day, and a day more");
    let human = on(folder.path(), &["status"]).stdout;
    assert!(human.contains("Has run out (4)  2 more, over two years old (--all shows them)"), "{human}");
    assert!(human.contains("utlopt") && !human.contains("gammalt") && !human.contains("aldst"), "{human}");
    for gone in ["nyss", "utlopt"] {
        folder.remove(&format!("agreements/{gone}.toml"));
    }
    let human = on(folder.path(), &["status"]).stdout;
    assert!(human.contains("Has run out (2)  all over two years old (--all shows them)"), "{human}");
    let folder = everything();
    let all = on(folder.path(), &["status", "--all"]).stdout;
    assert!(all.contains("gammalt") && all.contains("aldst") && !all.contains("--all"), "{all}");
    let report = json(folder.path(), DAY, &["--all"]);
    assert_eq!(shown(&report, "lapsed"), ["nyss", "utlopt", "gammalt", "aldst"]);
}

#[test]
fn what_is_long_past_does_not_hide_what_is_not() {
    let reviews = "review = [{ id = \"a\", title = \"Gammal\", first = 2020 }, { id = \"b\", title = \"Ny\", first = 2027-01-31 }]\n";
    let folder = Folder::of_agreement(reviews, "from = 2010-01-01\nuntil = \"further-notice\"\n");
    let report = json(folder.path(), DAY, &[]);
    let row = row(&report, "revision", "avtal");
    assert_eq!((&row["folded"], &row["day"]), (&json!(false), &json!("2027-01-31")));
    assert_eq!(row["step"], "Carry out review b by 2027-01-31");
    assert_eq!(row["reasons"][1], "review a: should have been done by 2020");
}

#[test]
fn an_accepted_finding_takes_its_row_out() {
    let folder = everything();
    let accept = |rule: &str, more: &str| format!("[[accept]]\nrule = \"{rule}\"\nreason = \"Känt\"\n{more}");
    folder.append("agreements/nyss.toml", &accept("lapsed", ""));
    folder.append("agreements/utlopt.toml", &accept("lapsed", "until = 2026-11-20\n"));
    folder.append("agreements/snart.toml", &accept("lapsed", "until = 2026-11-21\n"));
    folder.append("agreements/granska.toml", &accept("review-overdue", "until = 2026-11-21\n"));
    let report = json(folder.path(), DAY, &[]);
    assert_eq!(shown(&report, "lapsed"), ["utlopt"], "the acceptance of one is past its last day");
    assert_eq!(row(&report, "lapsed", "nyss")["accepted"], true);
    assert_eq!(shown(&report, "lapses"), ["lagstadgat", "snart", "sent"], "another rule is accepted of it");
    assert_eq!(row(&report, "revision", "granska")["what"], json!(["review-due"]), "the other reason stays");
    let human = on(folder.path(), &["status"]).stdout;
    assert!(
        human.contains("2 findings that are accepted in the records are not shown (--all shows them)."),
        "{human}"
    );
    assert!(lead(folder.path(), DAY, &[]).contains("three have run out already"), "{human}");
    let all = json(folder.path(), DAY, &["--all"]);
    assert_eq!(row(&all, "revision", "granska")["what"], json!(["review-due", "review-overdue"]));
    let reasons = row(&all, "lapsed", "nyss")["reasons"].as_array().unwrap().clone();
    assert_eq!(reasons.last().unwrap(), "accepted in the record");
}

#[test]
fn filters_keep_what_matches() {
    let folder = everything();
    for (arguments, expected) in [
        (&["--statutory"][..], &["lagstadgat"][..]),
        (&["--flag", "lapsed", "--all"], &["nyss", "utlopt", "gammalt", "aldst"]),
        (&["--state", "draft"], &["vantar"]),
        (&["--owner", "styrgruppen", "--flag", "notice-due"], &["uppsagning"]),
    ] {
        let report = json(folder.path(), DAY, arguments);
        let mut found: Vec<&str> = SECTIONS.iter().flat_map(|section| ids(&report, section)).collect();
        found.dedup();
        assert_eq!(found, expected, "{arguments:?}");
        assert_eq!(report["totals"]["agreements"], expected.len());
    }
}

#[test]
fn people_and_programs_are_told_the_same_rows_in_the_same_order() {
    for folder in [everything().path(), &own_registry()] {
        for all in [&[][..], &["--all"]] {
            let report = json(folder, DAY, all);
            let of_json: Vec<(&str, Vec<&str>)> = SECTIONS
                .iter()
                .map(|section| (*section, shown(&report, section)))
                .filter(|(section, rows)| {
                    !rows.is_empty()
                        || self::rows(&report, section).iter().any(|row| row["accepted"] == false)
                })
                .collect();
            let page = on_day(folder, DAY, &[&["status", "--format", "markdown"], all].concat()).stdout;
            let of_page: Vec<Vec<String>> = sections_of_markdown(&page);
            let of_page: Vec<Vec<&str>> = of_page
                .iter()
                .map(|cells| cells.iter().map(|cell| cell.rsplit(' ').next().unwrap()).collect())
                .collect();
            let rows: Vec<Vec<&str>> = of_json.into_iter().map(|(_, rows)| rows).collect();
            assert_eq!(of_page, rows, "{page}");
            let csv = on_day(folder, DAY, &[&["status", "--format", "csv"], all].concat()).stdout;
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let of_csv: Vec<(String, String)> = reader
                .records()
                .map(|record| record.unwrap())
                .map(|record| (record[0].to_owned(), record[1].to_owned()))
                .collect();
            let everything = SECTIONS.iter().flat_map(|section| {
                ids(&report, section).into_iter().map(|id| ((*section).to_owned(), id.to_owned()))
            });
            assert_eq!(of_csv, everything.collect::<Vec<_>>());
        }
    }
}

/// The cells with the agreements in the tables of a page, section by section.
fn sections_of_markdown(page: &str) -> Vec<Vec<String>> {
    let sections = page.split("\n## ").skip(1);
    let of_section = |section: &str| {
        let mut lines = section.lines().filter(|line| line.starts_with("| "));
        let cells = |line: &str| line.split(" | ").map(str::to_owned).collect::<Vec<_>>();
        let head = lines.next().map(cells).unwrap_or_default();
        let place =
            head.iter().position(|cell| ["Agreement", "Avtal"].contains(&cell.trim_matches(['|', ' '])));
        let rows = lines.skip(1).map(|line| cells(line)[place.unwrap()].trim_matches(['|', ' ']).to_owned());
        rows.collect()
    };
    sections.map(of_section).collect()
}

#[test]
fn the_report_fits_every_width_and_has_no_colour_without_a_terminal() {
    for folder in [everything().path(), &own_registry()] {
        for width in (60..=200).step_by(20) {
            let run = in_width(folder, &width.to_string(), &["--all", "--ids"]);
            assert!(!run.stdout.contains(['\u{1b}', '\u{2062}', '\u{2063}', '\u{2064}']));
            let longest = run.stdout.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(longest <= width, "{longest} > {width}\n{}", run.stdout);
        }
    }
}

#[test]
fn colour_says_how_urgent_it_is() {
    let run = on(everything().path(), &["status", "--color", "always"]);
    let (red, yellow, end) = ("\u{1b}[1m\u{1b}[31m", "\u{1b}[1m\u{1b}[33m", "\u{1b}[0m");
    for (colour, day) in
        [(red, "2026-10-31"), (red, "2026-07-01"), (yellow, "2026-12-01"), (yellow, "2026-11-30")]
    {
        assert!(run.stdout.contains(&format!("{colour}{day}{end}")), "{day} in\n{}", run.stdout);
    }
    assert!(run.stdout.contains("\n2027-06-30 "), "what is not urgent has none\n{}", run.stdout);
    assert!(run.stdout.contains("\u{1b}[2msnart\u{1b}[0m"), "the id is dimmed\n{}", run.stdout);
}

#[test]
fn people_read_names_and_ids_where_they_ask_for_them() {
    let folder = everything();
    let page = |arguments: &[&str]| {
        on(folder.path(), &[&["status", "--format", "markdown"], arguments].concat()).stdout
    };
    assert!(page(&[]).contains("| Styrgruppen | Prepare the change to Nytt: "));
    assert!(page(&["--ids"]).contains("| Styrgruppen (styrgruppen) | Prepare the change to Nytt (nytt): "));
    let report = json(folder.path(), DAY, &[]);
    let row = row(&report, "expires", "ersatts");
    assert_eq!(
        (&row["step"], &row["responsible"]),
        (&json!("Prepare the change to nytt"), &json!(["styrgruppen"]))
    );
}

#[test]
fn a_column_that_would_be_empty_is_left_out_and_said_once() {
    let record =
        agreement("Avtal", "", "from = 2020-01-01\nuntil = 2026-12-31\n").replace("owner", "# owner");
    let folder = Folder::registry(&[("agreements/avtal.toml", &record)]);
    let report = on(folder.path(), &["status"]).stdout;
    assert!(
        !report.contains("Responsible") && report.contains("Nobody is responsible for the agreement."),
        "{report}"
    );
    folder.replace("agreements/avtal.toml", "# owner", "owner");
    let report = on(folder.path(), &["status"]).stdout;
    assert!(report.contains("Responsible") && !report.contains("Nobody is responsible"), "{report}");
}

#[test]
fn a_body_that_could_not_be_read_is_responsible_all_the_same() {
    let folder = Folder::of_agreement("", "from = 2020-01-01\nuntil = 2026-12-31\n");
    for body in ["name = \"Styrgruppen\"\n", "name = \n"] {
        folder.write("bodies/styrgruppen.toml", body);
        let run = on(folder.path(), &["status", "--format", "json"]);
        assert_eq!(run.json()["without_owner"], 0, "{body}");
        assert!(!on(folder.path(), &["status"]).stdout.contains("Nobody is responsible"), "{body}");
    }
    folder.replace("agreements/avtal.toml", "owner = \"styrgruppen\"\n", "");
    assert_eq!(on(folder.path(), &["status", "--format", "json"]).json()["without_owner"], 1);
}

#[test]
fn a_successor_that_is_not_in_force_decides_the_next_step() {
    let until = "from = 2020-01-01\nuntil = 2026-12-31\n";
    let next = "from = 2027-01-01\nuntil = \"further-notice\"\n";
    let required = "adoption = { required = \"all-parties\" }\n";
    let rejected = format!(
        "{required}decision = [{{ by = \"provstad\", date = 2026-05-01, outcome = \"rejected\" }}, {{ by = \"testkoping\", date = 2026-05-01, outcome = \"adopted\" }}]\n"
    );
    for (more, validity, step, why) in [
        ("stage = \"draft\"\n", next, "Have Nytt adopted", "the new agreement (Nytt) is a draft"),
        (
            "stage = \"consultation\"\n",
            next,
            "Have Nytt adopted",
            "the new agreement (Nytt) is out for consultation",
        ),
        (
            required,
            next,
            "Record who has adopted Nytt",
            "the new agreement (Nytt) is not adopted: the decisions of 2 of 2 parties are not recorded",
        ),
        (&rejected, next, "Rework Nytt, which was rejected", "the new agreement (Nytt) has been rejected"),
        (
            "",
            "from = 2027-02-01\nuntil = 2030\n",
            "Settle what applies until Nytt takes over on 1 February 2027",
            "Nytt takes over only from 1 February 2027; 31 days without an agreement",
        ),
    ] {
        let nytt = agreement("Nytt", &format!("replaces = [{{ id = \"avtal\" }}]\n{more}"), validity);
        let folder = Folder::of_agreement("", until).with(&[("agreements/nytt.toml", &nytt)]);
        let page = on(folder.path(), &["status", "--format", "markdown"]).stdout;
        let cell = format!("{step}: runs out in 40 days; {why}");
        assert!(page.contains(&cell), "{cell} is not in\n{page}");
    }
}

#[test]
fn the_document_follows_its_schema() {
    let schema = format!("{}/schemas/status.schema.json", env!("CARGO_MANIFEST_DIR"));
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let schema = compiler.compile(&schema, &mut schemas).unwrap();
    for folder in [everything().path(), &own_registry(), Folder::registry(&[]).path()] {
        for arguments in [&[][..], &["--all"]] {
            let report = on(folder, &[&["status", "--format", "json"], arguments].concat()).json();
            if let Err(error) = schemas.validate(&report, schema) {
                panic!("{error}\n{report:#}");
            }
        }
    }
    let expected = json!({
        "agreement": "ersatts", "title": "Ersätts", "day": "2027-02-28", "day_as_written": null, "days_left": 99,
        "responsible": ["styrgruppen"], "statutory": false, "state": "in-force", "what": ["expiring"],
        "step": "Prepare the change to nytt",
        "reasons": ["runs out in 99 days", "nytt takes over on 2027-03-01"],
        "folded": false, "accepted": false,
    });
    let report = json(everything().path(), DAY, &[]);
    assert_eq!(row(&report, "expires", "ersatts"), &expected);
}
