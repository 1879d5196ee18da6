//! `avtal chain`: a line of replacement with its periods and gaps.

use std::time::{Duration, Instant};

use crate::program::{Folder, on, own_registry, own_registry_with_decisions};
use serde_json::{Value, json};

fn agreement(validity: &str, more: &str) -> String {
    format!(
        "title = \"Avtal\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n[validity]\n{validity}\n{more}"
    )
}

fn ids(chain: &Value) -> Vec<&str> {
    chain["agreements"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

fn link<'v>(chain: &'v Value, replaced: &str) -> &'v Value {
    chain["links"].as_array().unwrap().iter().find(|link| link["replaced"] == replaced).unwrap()
}

#[test]
fn the_line_of_dalarna_has_gaps_of_731_and_792_days() {
    let folder = own_registry_with_decisions("2021-12-01");
    let run = on(folder.path(), &["chain", "barn-unga-dalarna-2017", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let chain = run.json();
    assert_eq!((&chain["schema"], &chain["at"]), (&json!("avtal/chain/1"), &Value::Null));
    assert_eq!(chain["agreements"].as_array().unwrap().len(), 6);
    assert_eq!(chain["incomplete"], json!([]));
    for (replaced, days) in [("barn-unga-dalarna-2017", 731), ("ungdomsmottagningar-dalarna-2016", 792)] {
        let link = link(&chain, replaced);
        assert_eq!(
            (&link["gap_days"], &link["takes_over"], &link["conditions"]),
            (&json!(days), &json!("2022-01-01"), &json!([])),
            "{link}"
        );
    }
    let joint = link(&chain, "familjehemsplacering-dalarna");
    assert_eq!(joint["in_section"], "6");
    assert_eq!(joint["together_with"], json!(["rutin-halsoundersokning-dalarna"]));
    for format in ["human", "markdown"] {
        let drawn = on(folder.path(), &["chain", "barn-unga-dalarna-2022", "--format", format]).stdout;
        let flat = drawn.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
        for part in [
            "731 days without an agreement",
            "792 days",
            "together with Länsövergripande rutin vid hälsoundersökning",
        ] {
            assert!(flat.contains(part), "{part} is not in\n{drawn}");
        }
    }
}

#[test]
fn what_keeps_a_successor_back_is_said() {
    let chain = on(&own_registry(), &["chain", "barn-unga-dalarna-2017", "--format", "json"]).json();
    let link = link(&chain, "barn-unga-dalarna-2017");
    assert_eq!((&link["takes_over"], &link["gap_days"]), (&Value::Null, &Value::Null));
    let condition = link["conditions"][0].as_str().unwrap();
    assert!(condition.contains("not adopted by region-dalarna"), "{condition}");
    let drawn = on(&own_registry(), &["chain", "barn-unga-dalarna-2017"]).stdout;
    let flat = drawn.split_whitespace().filter(|word| *word != "│").collect::<Vec<_>>().join(" ");
    assert!(flat.contains("it is not adopted by Region Dalarna, Avesta kommun"), "{drawn}");
    assert!(flat.contains("without an agreement from 1 January 2020"), "{drawn}");
}

#[test]
fn a_joint_successor_holds_the_other_back_and_a_part_is_a_note() {
    let folder = Folder::registry(&[
        ("agreements/gammal.toml", &agreement("from = 2020-01-01\nuntil = 2023-12-31", "")),
        (
            "agreements/ny.toml",
            &agreement(
                "from = 2024-01-01\nuntil = \"further-notice\"",
                "[[replaces]]\nid = \"gammal\"\nin_section = \"6\"\ntogether_with = [\"rutin\"]\n",
            ),
        ),
        ("agreements/rutin.toml", &agreement("from = 2024-02-01\nuntil = \"further-notice\"", "")),
        (
            "agreements/del.toml",
            &agreement(
                "from = 2022-01-01\nuntil = \"further-notice\"",
                "[[replaces]]\nid = \"gammal\"\nsections = [\"3\"]\n",
            ),
        ),
    ]);
    let chain = on(folder.path(), &["chain", "gammal", "--format", "json"]).json();
    assert_eq!(ids(&chain), ["gammal", "ny"]);
    let links = chain["links"].as_array().unwrap();
    assert_eq!(links.len(), 2);
    assert_eq!((&links[0]["takes_over"], &links[0]["gap_days"]), (&json!("2024-02-01"), &json!(31)));
    assert_eq!((&links[1]["whole"], &links[1]["sections"]), (&json!(false), &json!(["3"])));
    let drawn = on(folder.path(), &["chain", "gammal"]).stdout;
    assert!(
        drawn.contains(
            "In part:\n  Avtal (del) replaces Avtal (gammal): only sections 3, from 1 January 2022"
        ),
        "{drawn}"
    );

    folder.write(
        "agreements/rutin.toml",
        agreement("from = 2024-02-01", "").replace("kind", "stage = \"draft\"\nkind"),
    );
    let chain = on(folder.path(), &["chain", "ny", "--format", "json"]).json();
    assert_eq!(link(&chain, "gammal")["conditions"], json!(["rutin is a draft"]));
}

#[test]
fn a_circle_ends() {
    let of = |other: &str| {
        agreement("from = 2020-01-01\nuntil = 2023-12-31", &format!("[[replaces]]\nid = \"{other}\"\n"))
    };
    let folder = Folder::registry(&[
        ("agreements/a.toml", &of("b")),
        ("agreements/b.toml", &of("c")),
        ("agreements/c.toml", &of("a")),
    ]);
    for format in ["human", "json", "markdown"] {
        assert_eq!(on(folder.path(), &["chain", "b", "--format", format]).code, 0, "{format}");
    }
    assert_eq!(on(folder.path(), &["chain", "b", "--format", "json"]).ids(), ["a", "c", "b"]);
}

#[test]
fn ten_thousand_in_a_line_take_no_time() {
    let folder = Folder::registry(&[]);
    for at in 0..10_000 {
        let replaces = if at == 0 { String::new() } else { format!("[[replaces]]\nid = \"a{}\"\n", at - 1) };
        let day = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(at);
        let record = agreement(&format!("from = {day}\nuntil = \"further-notice\""), &replaces);
        folder.write(&format!("agreements/a{at}.toml"), &record);
    }
    for format in ["json", "human", "markdown"] {
        let begun = Instant::now();
        let run = on(folder.path(), &["chain", "a5000", "--format", format]);
        assert_eq!(run.code, 0);
        assert!(begun.elapsed() < Duration::from_secs(30), "{format}: {:?}", begun.elapsed());
        if format == "json" {
            let chain = run.json();
            let (ids, links) = (ids(&chain), chain["links"].as_array().unwrap());
            assert_eq!((ids.len(), links.len()), (10_000, 9_999));
            assert_eq!((ids[0], ids[9_999]), ("a0", "a9999"));
            assert!(links.iter().all(|link| link["gap_days"] == 0));
        }
    }
}

#[test]
fn an_unknown_id_is_wrong_use() {
    let run = on(&own_registry(), &["chain", "riskbruk-2012"]);
    run.refused(&["did you mean `riskbruk-20"]);
}

#[test]
fn each_comes_after_what_it_replaces_and_no_period_ends_before_it_begins() {
    let folder = Folder::registry(&[
        (
            "agreements/a-nytt.toml",
            &agreement("from = 2023-01-01\nuntil = 2026-12-31", "[[replaces]]\nid = \"b-gammalt\"\n"),
        ),
        ("agreements/b-gammalt.toml", &agreement("from = 2024-01-01\nuntil = \"further-notice\"", "")),
        (
            "agreements/c-aterkallat.toml",
            &agreement(
                "from = 2027-01-01\nuntil = 2029-12-31",
                "[[replaces]]\nid = \"a-nytt\"\n[end]\ndate = 2026-06-30\nreason = \"withdrawn\"\n",
            ),
        ),
    ]);
    let run = on(folder.path(), &["chain", "a-nytt", "--format", "json"]);
    assert_eq!(run.ids(), ["b-gammalt", "a-nytt", "c-aterkallat"]);
    let chain = on(folder.path(), &["chain", "a-nytt"]).stdout;
    for never in [
        "b-gammalt · never in force (was to hold from 1 January 2024)",
        "c-aterkallat · never in force (was to hold from 1 January 2027)",
    ] {
        assert!(chain.contains(never), "{never} is not in\n{chain}");
    }
    assert!(!chain.contains("further notice"), "{chain}");
    let swedish = on(folder.path(), &["chain", "a-nytt", "--lang", "sv"]).stdout;
    assert!(swedish.contains("har aldrig gällt (skulle ha gällt fr.o.m. 1 januari 2027)"), "{swedish}");
}
