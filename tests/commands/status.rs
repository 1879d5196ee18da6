//! `avtal status`: what a coordinator reads on Monday morning.

use std::collections::BTreeSet;

use crate::program::{Folder, on, on_day, own_registry, own_registry_with_decisions};
use serde_json::Value;

/// The rows of a section of the report on the own registry, as agreement and what there is to see to.
fn rows(report: &Value, section: &str) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rows = report[section].as_array().unwrap().iter();
    rows.map(|row| (text(&row["agreement"]), text(&row["what"]))).collect()
}

fn has(rows: &BTreeSet<(String, String)>, agreement: &str, what: &str) -> bool {
    rows.contains(&(agreement.to_owned(), what.to_owned()))
}

#[test]
fn the_own_registry_as_of_november_2026() {
    let run = on(&own_registry(), &["status", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let report = run.json();
    let lapses = rows(&report, "lapses");
    for lapsed in [
        "patientkontrakt",
        "prioriterade-2019",
        "psykiska-funktionsnedsattningar-2021",
        "riskbruk-2021",
        "folkhalsopolicy",
        "hemsjukvard",
        "in-utskrivning",
        "barn-unga-dalarna-2017",
        "ungdomsmottagningar-dalarna-2016",
    ] {
        assert!(has(&lapses, lapsed, "lapsed"), "{lapsed}");
    }
    for lapsing in ["vald-nara-relationer", "plan-vald"] {
        assert!(has(&lapses, lapsing, "lapsing"), "{lapsing}");
    }
    assert!(has(&lapses, "barn-unga-dalarna-2022", "not-adopted"));
    let revision = rows(&report, "needs_revision");
    assert!(has(&revision, "principer-barn-unga", "review-due"));
    assert!(has(&revision, "storsjoglantan", "revise"));
    for section in ["expires", "lapses", "needs_revision"] {
        let statutory: Vec<bool> = report[section]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["statutory"].as_bool().unwrap())
            .collect();
        assert!(statutory.is_sorted_by(|a, b| a >= b), "what a law requires comes first in {section}");
    }
}

#[test]
fn a_condition_that_is_not_met_is_said_not_guessed() {
    let report = on(&own_registry(), &["status"]).stdout;
    let flat = report.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(report.contains("barn-unga-dalarna-2022"));
    for word in ["not adopted in time", "16 parties", "region-dalarna", "alvdalens-kommun"] {
        assert!(flat.contains(word), "{word} is not in\n{report}");
    }
    let row = on(&own_registry(), &["list", "--state", "not-adopted", "--format", "json"]).json();
    let row = &row["agreements"][0];
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
        let report = on_day(&own_registry(), day, &["status", "--format", "json"]).json();
        let lapses = report["lapses"].as_array().unwrap();
        let row = lapses.iter().find(|row| row["agreement"] == "prioriterade-2019").unwrap();
        assert_eq!(row["responsible"], serde_json::json!([owner]), "on {day}");
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
    assert_eq!(
        run.stdout,
        "As of 21 November 2026, nothing needs attention through 21 November 2027.\n\n1 agreement: 1 in force\n"
    );
}

#[test]
fn the_horizon_can_be_moved() {
    let folder = Folder::registry(&[("agreements/fardtjanst.toml", FOR_GOOD)]);
    for (within, rows) in [("P12M", 0), ("P3Y", 1)] {
        let report = on(folder.path(), &["status", "--within", within, "--format", "json"]).json();
        assert_eq!(report["needs_revision"].as_array().unwrap().len(), rows, "{within}");
    }
}

#[test]
fn markdown_has_the_same_rows() {
    let page = on(&own_registry(), &["status", "--format", "markdown"]).stdout;
    for heading in [
        "# Agreements as of 21 November 2026",
        "## Expires (0)",
        "## Lapses or has lapsed (",
        "## Needs revision (",
    ] {
        assert!(page.contains(heading), "{heading} is not in\n{page}");
    }
    let json = on(&own_registry(), &["status", "--format", "json"]).json();
    let rows: usize =
        ["expires", "lapses", "needs_revision"].iter().map(|s| json[s].as_array().unwrap().len()).sum();
    let lines = page
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| ---") && !line.starts_with("| Day"));
    assert_eq!(lines.count(), rows);
}
