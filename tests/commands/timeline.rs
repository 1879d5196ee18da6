//! `avtal timeline`: each sort of period, end and mark; the window, the groups and the filters; on a terminal, as a picture
//! and as JSON.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::folder::agreement;
use crate::program::{DAY, Folder, Run, finish, on, on_day, own_registry};
use chrono::NaiveDate;
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

fn rows(json: &Value) -> Vec<&Value> {
    json["groups"].as_array().unwrap().iter().flat_map(|group| group["rows"].as_array().unwrap()).collect()
}

fn timeline(folder: &Folder) -> Value {
    let run = on(folder.path(), &["timeline", "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.json()
}

/// Each segment of an agreement as kind, days and length; and how it ends.
fn told(json: &Value, id: &str) -> (Vec<String>, String) {
    let row = rows(json).into_iter().find(|row| row["id"] == id).unwrap();
    let segments = row["segments"].as_array().unwrap().iter();
    let segments = segments.map(|segment| {
        let day = |key: &str| {
            let written = &segment[format!("{key}_as_written")];
            text(if written.is_null() { &segment[key] } else { written }).to_owned()
        };
        let days = segment["days"].as_i64().map_or("?".to_owned(), |days| days.to_string());
        format!("{} {} {} {days}", text(&segment["kind"]), day("from"), day("through"))
    });
    (segments.collect(), text(&row["ending"]).to_owned())
}

/// The marks of an agreement, as kind and day, those that are overdue with `!`.
fn marks(json: &Value) -> Vec<String> {
    let marks = rows(json)[0]["marks"].as_array().unwrap().iter();
    let overdue = |mark: &Value| if mark["overdue"] == true { " !" } else { "" };
    marks.map(|mark| format!("{} {}{}", text(&mark["kind"]), text(&mark["day"]), overdue(mark))).collect()
}

#[test]
fn the_document_is_as_promised() {
    let review =
        "review = [{ id = \"r\", kind = \"evaluation\", first = 2025, done = [{ date = 2025-05-01 }] }]\n";
    let json = timeline(&Folder::of_agreement(
        review,
        "from = 2024\nuntil = 2026-12-31\n[end]\ndate = 2026-12-31\n",
    ));
    let expected = json!({
        "schema": "avtal/timeline/1", "as_of": DAY, "at": null,
        "from": "2024-01-01", "through": "2028-12-31", "by": "line",
        "groups": [{ "id": "avtal", "rows": [{
            "id": "avtal", "title": "Avtal", "state": "in-force", "statutory": false,
            "effective_owner": "styrgruppen", "line": "avtal", "event": null, "ending": "ended",
            "segments": [{
                "kind": "term", "from": "2024-01-01", "from_as_written": "2024",
                "through": "2026-12-31", "through_as_written": null, "days": 1096,
            }],
            "marks": [{
                "day": "2025-05-01", "day_as_written": null, "kind": "review-done", "overdue": false,
                "message": "evaluation r done",
            }],
            "note": null,
        }]}],
        "incomplete": [],
    });
    assert_eq!(json, expected);
}

#[test]
fn every_sort_of_period_and_end() {
    for (more, validity, segments, ending) in [
        ("", "from = 2020-01-01\nuntil = \"further-notice\"\n", &["term 2020-01-01 – ?"][..], "open"),
        ("", "from = 2020-01-01\nuntil = \"replaced\"\n", &["term 2020-01-01 – ?"], "open"),
        ("", "from = 2020-01-01\n", &["term 2020-01-01 – ?"], "unknown"),
        ("", "", &["term – – ?"], "unknown"),
        ("", "until = 2030\n", &["term – 2030 ?", "gap 2031-01-01 – ?"], "lapses"),
        (
            "",
            "from = \"2020-03\"\nduration = \"P1Y\"\n",
            &["term 2020-03 2021-02-28 365", "gap 2021-03-01 – 2092"],
            "lapses",
        ),
        (
            "extension = [{ until = \"2029-06\" }]\noption = [{ term = \"P1Y\", exercised = 2025-06-01 }]\n",
            "from = 2024-01-01\nuntil = 2025-12-31\n",
            &[
                "term 2024-01-01 2025-12-31 731",
                "extension 2026-01-01 2029-06 1277",
                "option 2029-07-01 2030-06-30 365",
                "gap 2030-07-01 – ?",
            ],
            "lapses",
        ),
        (
            "",
            "from = 2020-01-01\nuntil = 2024-12-31\nrenewal = { term = \"P1Y\", notice = \"P3M\" }\n",
            &[
                "term 2020-01-01 2024-12-31 1827",
                "renewal 2025-01-01 2027-12-31 1095",
                "may-renew 2028-01-01 – ?",
            ],
            "open",
        ),
        (
            "",
            "from = 2020-01-01\nuntil = 2027-12-31\nrenewal = { term = \"P1Y\", max = 2 }\n",
            &["term 2020-01-01 2027-12-31 2922", "may-renew 2028-01-01 2029-12-31 731", "gap 2030-01-01 – ?"],
            "lapses",
        ),
        (
            "",
            "from = 2020-01-01\nuntil = 2029-12-31\n[end]\ndate = 2027-06-30\nreason = \"terminated\"\n",
            &["term 2020-01-01 2027-06-30 2738"],
            "ended",
        ),
        ("", "from = 2028-01-01\nuntil = \"further-notice\"\n", &["term 2028-01-01 – ?"], "open"),
        ("stage = \"draft\"\n", "from = 2028\nuntil = 2029\n", &["planned 2028 2029 731"], "ended"),
        ("stage = \"consultation\"\n", "from = 2028\n", &["planned 2028 – ?"], "unknown"),
        ("stage = \"draft\"\n", "", &[], "unknown"),
        (
            "adoption = { required = \"all-parties\" }\n",
            "from = 2025-01-01\nuntil = 2026-12-31\n",
            &["planned 2025-01-01 2026-12-31 730"],
            "ended",
        ),
        ("", "from = 2020-01-01\nuntil = 2029-12-31\n[end]\ndate = 2019-06-30\n", &[], "ended"),
    ] {
        let json = timeline(&Folder::of_agreement(more, validity));
        let (told, ends) = told(&json, "avtal");
        assert_eq!(
            (told, ends.as_str()),
            (segments.iter().map(|s| (*s).to_owned()).collect(), ending),
            "{more}{validity}"
        );
        let note = &rows(&json)[0]["note"];
        assert_eq!(note.is_null(), !segments.is_empty(), "{note}: {more}{validity}");
    }
    let never = timeline(&Folder::of_agreement(
        "",
        "from = 2020-01-01\nuntil = 2029-12-31\n[end]\ndate = 2019-06-30\n",
    ));
    assert_eq!(rows(&never)[0]["note"], "never in force");
}

/// An agreement through 2019, and one that replaces it from 2022.
fn line() -> Folder {
    let old = agreement("Avtal om färdtjänst", "part = 1\n", "from = 2017-01-01\nuntil = 2019-12-31\n");
    let new = agreement(
        "Avtal om färdtjänst",
        "replaces = [{ id = \"gammalt\" }]\n",
        "from = 2022-01-01\nuntil = 2024-12-31\nrenewal = { term = \"P1Y\", notice = \"P6M\" }\n",
    );
    let new = new.replace("owner = \"styrgruppen\"\n", "").replace("kommunerna", "testkoping");
    let other = agreement("Avtal om annat", "", "from = 2016-01-01\nuntil = \"further-notice\"\n");
    let other = other.replace("\"agreement\"", "\"policy\"");
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &old),
        ("agreements/aldre.toml", &other),
        ("agreements/nytt.toml", &new),
        ("registry.toml", ""),
    ]);
    folder.write(
        "registry.toml",
        "name = \"Prov\"\n[kinds.agreement]\nname = { sv = \"Avtal\", en = \"Agreement\" }\n[kinds.policy]\nname = { sv = \"Policy\", en = \"Policy (en)\" }\n[parts.1]\n",
    );
    folder
}

#[test]
fn the_days_between_two_of_a_line_are_a_gap() {
    let folder = line();
    let json = timeline(&folder);
    let (old, ends) = told(&json, "gammalt");
    assert_eq!(old, ["term 2017-01-01 2019-12-31 1095", "gap 2020-01-01 2021-12-31 731"]);
    assert_eq!(ends, "lapses");
    let drawn = on(folder.path(), &["timeline"]).stdout;
    let lines: Vec<&str> = drawn.lines().collect();
    let id = lines.iter().position(|line| line.starts_with("│ gammalt")).unwrap();
    let row = lines[id - 1];
    assert!(row.starts_with("┌ Avtal") && row.contains('╱'), "{drawn}");
    let is_said = row.contains("731 days") || drawn.lines().any(|line| line.trim() == "731 days");
    assert!(is_said, "{drawn}");

    let replaced = agreement("Avtal om färdtjänst", "", "from = 2017-01-01\nuntil = \"further-notice\"\n");
    folder.write("agreements/gammalt.toml", &replaced);
    let (old, ends) = told(&timeline(&folder), "gammalt");
    assert_eq!((old, ends.as_str()), (vec!["term 2017-01-01 2021-12-31 1826".to_owned()], "replaced"));
}

#[test]
fn marks_are_reviews_notices_options_and_the_start_of_a_revision() {
    let reviews = "review = [{ id = \"r\", first = 2025, every = \"P1Y\", done = [{ date = 2026-01-15, due = 2025 }] }]\n";
    let json = timeline(&Folder::of_agreement(reviews, "from = 2024-01-01\nuntil = \"further-notice\"\n"));
    assert_eq!(
        marks(&json),
        ["review-done 2026-01-15", "review-due 2026-12-31", "review-due 2027-12-31", "review-due 2028-12-31"]
    );

    let overdue = "review = [{ id = \"r\", first = 2025-06-30 }]\n";
    let json = timeline(&Folder::of_agreement(overdue, "from = 2024-01-01\nuntil = \"further-notice\"\n"));
    assert_eq!(marks(&json), ["review-due 2025-06-30 !"]);
    let drawn = on(
        Folder::of_agreement(overdue, "from = 2024-01-01\nuntil = \"further-notice\"\n").path(),
        &["timeline"],
    )
    .stdout;
    assert!(drawn.contains("◆!") && drawn.contains("! overdue"), "{drawn}");

    let renewal = "from = 2020-01-01\nuntil = 2026-12-31\nrenewal = { term = \"P1Y\", notice = \"P6M\" }\n";
    assert_eq!(
        marks(&timeline(&Folder::of_agreement("", renewal))),
        ["notice-by 2026-06-30", "notice-by 2027-06-30", "notice-by 2028-06-30"]
    );

    let option = "option = [{ term = \"P1Y\", notice = \"P3M\" }]\nrevision = { lead_time = \"P6M\" }\n";
    let json = timeline(&Folder::of_agreement(option, "from = 2024-01-01\nuntil = 2027-12-31\n"));
    assert_eq!(marks(&json), ["start-revision-by 2027-07-01", "option-by 2027-09-30"]);
}

#[test]
fn what_comes_every_day_is_marked_now_and_then() {
    let review = "review = [{ id = \"r\", first = 2027-01-01, every = \"P1D\" }]\n";
    let folder = Folder::of_agreement(review, "from = 2024-01-01\nuntil = \"further-notice\"\n");
    let count = |from: &str, to: &str| {
        let options = ["timeline", "--format", "json", "--from", from, "--to", to];
        marks(&on(folder.path(), &options).json()).len()
    };
    assert_eq!(count("2027-01-01", "2027-12-31"), 365);
    assert_eq!(count("2027-01-01", "2028-12-31"), 366, "every other day");
    assert!((400..=501).contains(&count("2027-01-01", "2127-01-01")));
}

#[test]
fn the_window_fits_the_agreements_and_can_be_asked_for() {
    let folder = Folder::of_agreement("", "from = 1990-01-01\nuntil = 2099-12-31\n");
    let window = |options: &[&str]| {
        let base = ["timeline", "--format", "json"];
        let json = on(folder.path(), &[&base, options].concat()).json();
        (text(&json["from"]).to_owned(), text(&json["through"]).to_owned())
    };
    let days = |from: &str, through: &str| (from.to_owned(), through.to_owned());
    assert_eq!(window(&[]), days("2016-01-01", "2036-12-31"));
    assert_eq!(window(&["--from", "2025-03-01"]), days("2025-03-01", "2036-12-31"));
    assert_eq!(window(&["--to", "1999-03-01"]), days("1999-03-01", "1999-03-01"));
    assert_eq!(window(&["--from", "2090-05-01"]), days("2090-05-01", "2090-05-01"));
    assert_eq!(window(&["--from", "2020-02-01", "--to", "2020-02-29"]), days("2020-02-01", "2020-02-29"));
    let wrong = on(folder.path(), &["timeline", "--from", "2021-01-01", "--to", "2020-12-31"]);
    wrong.refused(&["--from 2021-01-01 is after --to 2020-12-31"]);
    assert_eq!(on(folder.path(), &["timeline", "--from", "2021"]).code, 2);
    for options in [
        ["--from", "0001-01-01", "--to", "0201-01-01"],
        ["--from", "9900-01-01", "--to", "9999-12-31"],
        ["--from", "2026-11-21", "--to", "2026-11-21"],
    ] {
        for format in ["human", "json", "svg"] {
            let run = on(folder.path(), &[&["timeline", "--format", format], &options[..]].concat());
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options:?} {format}");
        }
    }
    let wrong = on(folder.path(), &["timeline", "--from", "0001-01-01", "--to", "0201-01-02"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("is more than 200 years"), "{wrong:?}");
    assert_eq!(window(&["--from", "0001-01-01"]), days("0001-01-01", "0201-01-01"));
    assert_eq!(window(&["--to", "9999-12-31"]), days("9799-12-31", "9999-12-31"));
    // All of it is outside.
    let drawn = on(folder.path(), &["timeline", "--from", "2101-01-01", "--to", "2102-12-31"]).stdout;
    assert!(drawn.contains("╱"), "the gap after it goes on: {drawn}");
    let drawn = on(folder.path(), &["timeline", "--from", "1980-01-01", "--to", "1985-12-31"]).stdout;
    assert!(drawn.contains("from 1 January 1990 through 31 December 2099"), "{drawn}");
}

/// The ids of groups, each with those of its rows.
fn groups(folder: &Folder, options: &[&str]) -> Vec<String> {
    let json = on(folder.path(), &[&["timeline", "--format", "json"], options].concat()).json();
    let groups = json["groups"].as_array().unwrap().iter();
    let ids = |group: &Value| {
        let rows = group["rows"].as_array().unwrap().iter().map(|row| text(&row["id"]).to_owned());
        rows.collect::<Vec<_>>().join(" ")
    };
    groups.map(|group| format!("{}: {}", text(&group["id"]), ids(group))).collect()
}

#[test]
fn rows_are_grouped_by_what_is_asked_for() {
    let folder = line();
    assert_eq!(groups(&folder, &[]), ["aldre: aldre", "gammalt: gammalt nytt"]);
    assert_eq!(groups(&folder, &["--by", "owner"]), ["styrgruppen: aldre gammalt", "–: nytt"]);
    assert_eq!(
        groups(&folder, &["--by", "party"]),
        ["provstad: aldre gammalt", "testkoping: aldre gammalt nytt"]
    );
    assert_eq!(
        groups(&folder, &["--by", "party", "--party", "provstad", "--ever"]),
        ["provstad: aldre gammalt"]
    );
    assert_eq!(groups(&folder, &["--by", "kind"]), ["agreement: gammalt nytt", "policy: aldre"]);
    assert_eq!(groups(&folder, &["--by", "part"]), ["1: gammalt", "–: aldre nytt"]);
    for (by, expected) in [
        ("owner", "Styrgruppen (2)"),
        ("party", "Testköpings kommun (3)"),
        ("kind", "Policy (en) (1)"),
        ("part", "In no part (2)"),
    ] {
        let drawn = on(folder.path(), &["timeline", "--by", by]).stdout;
        assert!(drawn.contains(expected), "{drawn}");
        let svg = on(folder.path(), &["timeline", "--by", by, "--format", "svg"]).stdout;
        let picture = roxmltree::Document::parse(&svg).unwrap();
        let name = expected.rsplit_once(" (").unwrap().0;
        assert!(picture.descendants().any(|node| node.attribute("aria-label") == Some(name)), "{svg}");
    }
}

#[test]
fn filters_leave_out_the_rest_and_nothing_may_be_left() {
    let folder = line();
    assert_eq!(groups(&folder, &["--kind", "policy"]), ["aldre: aldre"]);
    assert_eq!(groups(&folder, &["--state", "in-force", "--owner", "styrgruppen"]), ["aldre: aldre"]);
    assert_eq!(groups(&folder, &["--state", "in-force"]), ["aldre: aldre", "nytt: nytt"]);
    assert_eq!(groups(&folder, &["--statutory"]), [""; 0]);
    let run = on(folder.path(), &["timeline", "--statutory"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "No agreement matches.\n"));
    let swedish = on(folder.path(), &["timeline", "--statutory", "--lang", "sv"]).stdout;
    assert_eq!(swedish, "Inget avtal motsvarar urvalet.\n");
    let svg = on(folder.path(), &["timeline", "--statutory", "--format", "svg"]).stdout;
    assert!(
        roxmltree::Document::parse(&svg)
            .unwrap()
            .descendants()
            .any(|node| node.text() == Some("No agreement matches."))
    );
}

fn drawn(width: &str, arguments: &[&str]) -> Run {
    let mut command = crate::program::program(&own_registry());
    finish(command.env("COLUMNS", width).args(["timeline", "--as-of", DAY]).args(arguments))
}

#[test]
fn no_line_is_wider_than_the_terminal_and_ascii_is_ascii() {
    for width in ["40", "63", "64", "80", "200"] {
        for language in ["sv", "en"] {
            for by in ["line", "owner", "party"] {
                let page = drawn(width, &["--lang", language, "--by", by]).stdout;
                let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= width.parse().unwrap(), "{widest} of {width}:\n{page}");
                assert!(page.lines().all(|line| !line.ends_with(' ')));
            }
        }
        let ascii = drawn(width, &["--lang", "en", "--ascii"]).stdout;
        let ascii = ascii.replace('\u{a0}', " ");
        assert!(ascii.is_ascii(), "{:?} in {ascii}", ascii.chars().find(|c| !c.is_ascii()));
    }
}

#[test]
fn every_row_of_the_own_registry_is_there_once() {
    let page = drawn("100", &["--lang", "sv"]).stdout;
    let listed = on(&own_registry(), &["list", "--format", "json"]).json();
    for agreement in listed["agreements"].as_array().unwrap() {
        let id: String = text(&agreement["id"]).chars().take(30).collect();
        assert!(page.contains(&id), "{id} is not in\n{page}");
    }
    for (name, arguments) in [
        ("timeline-human", &["--lang", "sv"][..]),
        ("timeline-ascii", &["--lang", "en", "--ascii", "--by", "part"]),
        ("timeline-svg", &["--format", "svg"]),
        ("timeline-json", &["--format", "json", "--topic", "vald-i-nara-relationer"]),
    ] {
        let run = drawn("100", arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        insta::assert_snapshot!(name, run.stdout);
    }
}

/// The number of an attribute.
fn number(node: roxmltree::Node<'_, '_>, attribute: &str) -> f64 {
    node.attribute(attribute).unwrap_or_else(|| panic!("{attribute} of {node:?}")).parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn rectangles_are_as_long_as_their_days() {
    let folder = line();
    let options = ["timeline", "--format", "svg", "--from", "2017-01-01", "--to", "2026-12-31"];
    let svg = on(folder.path(), &options).stdout;
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let row =
        |id: &str| picture.descendants().find(|node| node.attribute("data-agreement") == Some(id)).unwrap();
    let bars = |id: &str| -> Vec<(String, f64, f64)> {
        let rects = row(id).descendants().filter(|node| node.attribute("data-from").is_some());
        rects
            .map(|node| {
                (node.attribute("class").unwrap().to_owned(), number(node, "x"), number(node, "width"))
            })
            .collect()
    };
    let expected = [
        ("gammalt", "term", "2017-01-01", "2019-12-31"),
        ("gammalt", "gap", "2020-01-01", "2021-12-31"),
        ("nytt", "term", "2022-01-01", "2024-12-31"),
        ("nytt", "renewal", "2025-01-01", "2026-12-31"),
        ("aldre", "term", "2017-01-01", "2026-12-31"),
    ];
    // The whole window is as wide as the agreement that has been in force all the time.
    let (_, left, width) = bars("aldre")[0].clone();
    let (first, last) = (day("2017-01-01"), day("2026-12-31"));
    let scale = width / ((last - first).num_days() + 1) as f64;
    for (id, kind, from, through) in expected {
        let (_, x, width) = bars(id).into_iter().find(|(class, ..)| class == kind).unwrap();
        let before = (day(from) - first).num_days() as f64;
        let days = ((day(through) - day(from)).num_days() + 1) as f64;
        assert!((x - left - before * scale).abs() < 0.02, "{id} {kind} begins at {x}");
        assert!((width - days * scale).abs() < 0.02, "{id} {kind} is {width} wide");
    }
    let gap: String = row("gammalt").descendants().filter_map(|node| node.text()).collect();
    assert!(gap.contains("731 days"), "{gap}");
    // The line of the day stands at the beginning of the day.
    let now = picture.descendants().find(|node| node.attribute("class") == Some("now")).unwrap();
    let x: f64 = now.attribute("d").unwrap()[1..].split(' ').next().unwrap().parse().unwrap();
    assert!((x - left - (day(DAY) - first).num_days() as f64 * scale).abs() < 0.02, "{x}");
}

#[test]
fn a_screen_reader_hears_all_of_it() {
    let svg = on(line().path(), &["timeline", "--format", "svg", "--lang", "sv"]).stdout;
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let root = picture.root_element();
    assert_eq!(
        (root.attribute("role"), root.attribute("lang")),
        (Some("graphics-document document"), Some("sv"))
    );
    let by_id = |id: &str| picture.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
    let names: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').map(by_id).collect();
    assert_eq!(names[0].tag_name().name(), "title");
    assert_eq!(
        names[0].text(),
        Some("Tidslinje per 21 november 2026: 3 avtal, 1 januari 2016 t.o.m. 31 december 2028")
    );
    assert!(names[1].tag_name().name() == "desc" && names[1].text().unwrap().contains("21 november 2026"));
    let items = picture.descendants().filter(|node| node.attribute("role") == Some("listitem"));
    let said: Vec<_> = items.map(|item| item.attribute("aria-label").unwrap()).collect();
    assert_eq!(said.len(), 3);
    let old = said.iter().find(|said| said.contains("(gammalt)")).unwrap();
    assert_eq!(
        *old,
        "Avtal om färdtjänst (gammalt): ersatt; fr.o.m. 1 januari 2017 t.o.m. 31 december 2019; \
         utan avtal fr.o.m. 1 januari 2020 t.o.m. 31 december 2021 (731 dagar)"
    );
    // What is drawn is not read a second time.
    for item in
        picture.descendants().filter(|node| ["rect", "path", "text"].contains(&node.tag_name().name()))
    {
        let is_hidden = item.ancestors().any(|node| node.attribute("aria-hidden") == Some("true"));
        let is_frame = item.ancestors().any(|node| node.tag_name().name() == "defs")
            || item.attribute("class") == Some("paper");
        let is_heading = item.attribute("class") == Some("group");
        assert!(is_hidden || is_frame || is_heading, "{item:?}");
    }
}

#[test]
fn ids_of_a_picture_are_unique_and_all_that_it_refers_to_is_in_it() {
    let svg = drawn("100", &["--format", "svg"]).stdout;
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let mut ids = BTreeSet::new();
    for id in picture.descendants().filter_map(|node| node.attribute("id")) {
        assert!(id.starts_with("timeline-") && ids.insert(id), "{id}");
    }
    for node in picture.descendants() {
        for attribute in node.attributes().filter(|attribute| attribute.value().contains("url(")) {
            let id = attribute.value().strip_prefix("url(#").unwrap().strip_suffix(')').unwrap();
            assert!(ids.contains(id), "{id}");
        }
    }
    assert!(svg.contains("prefers-color-scheme:dark") && !svg.contains("<script") && !svg.contains("href"));
}

#[test]
fn several_stand_on_one_page_with_links() {
    use avtal::render::{graph_svg, graph_svg::Layouts, timeline_svg};
    use avtal::text::Language;
    use avtal::view::graph::Graph;
    use avtal::view::timeline::By;

    let folder = line();
    let registry = avtal::load::load(&avtal::source::Folder::open(folder.path()).unwrap());
    let timeline = avtal::time::Timeline::of(&registry);
    let horizon = avtal::model::Duration::parse("P1Y").unwrap();
    let outlook = avtal::time::Outlook::of(&registry, &timeline, day(DAY), horizon);
    let case = avtal::time::Case { registry: &registry, timeline: &timeline, outlook: &outlook };
    let filter = avtal::view::Filter::default();
    let chart = avtal::view::Chart::of(&case, &filter, By::Line, None, None);
    let graph = Graph::of(&case, &filter, &[], None);
    let link = |id: &str| (!id.ends_with("aldre")).then(|| format!("{id}.html?a&\"b\""));
    let pictures = [
        timeline_svg::fragment(&chart, Language::SV, "a", &link).into_string(),
        timeline_svg::fragment(&chart, Language::SV, "b", &link).into_string(),
        graph_svg::fragment(&graph, Language::SV, ("c", &link), &Layouts::default()).unwrap().into_string(),
    ];
    let page = format!("<div>{}</div>", pictures.concat());
    let page = roxmltree::Document::parse(&page).unwrap();
    let mut ids = BTreeSet::new();
    assert!(page.descendants().filter_map(|node| node.attribute("id")).all(|id| ids.insert(id)));
    let links: Vec<_> = page.descendants().filter(|node| node.tag_name().name() == "a").collect();
    let to = |id: &str| {
        links.iter().filter(|a| a.attribute("href") == Some(&format!("{id}.html?a&\"b\""))).count()
    };
    assert_eq!([to("gammalt"), to("nytt"), to("agreement/gammalt"), links.len()], [2, 2, 1, 6]);
    assert!(links.iter().all(|a| a.attribute("aria-label").is_some()
        && a.ancestors().all(|of| of.attribute("aria-hidden").is_none())));
    assert!(page.descendants().all(|node| node.tag_name().name() != "style"));
    assert!(
        timeline_svg::style().contains(".avtal-timeline .term{")
            && graph_svg::style().contains(".avtal-graph .node{")
    );
}

#[test]
fn a_picture_of_many_rows_is_told_to_be_large() {
    let folder = Folder::registry(&[]);
    for at in 0..501 {
        folder.write(
            &format!("agreements/a-{at}.toml"),
            b"title = \"x\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\n",
        );
    }
    let said = on(folder.path(), &["timeline", "--format", "svg"]).stderr;
    assert!(said.contains("large: the picture has 501 rows"), "{said}");
    assert_eq!(on(folder.path(), &["-q", "timeline", "--format", "svg"]).stderr, "");
}

#[test]
fn ten_thousand_agreements_take_no_time() {
    let folder = Folder::registry(&[]);
    for at in 0..10_000 {
        let replaces =
            if at % 100 == 0 { String::new() } else { format!("replaces = [{{ id = \"a{}\" }}]\n", at - 1) };
        let from = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + chrono::Days::new(at);
        let record = agreement(
            "Avtal om färdtjänst",
            &replaces,
            &format!("from = {from}\nuntil = \"further-notice\"\n"),
        );
        folder.write(&format!("agreements/a{at}.toml"), &record);
    }
    for (format, by) in [("human", "line"), ("svg", "owner"), ("json", "party")] {
        let begun = Instant::now();
        let run = on(folder.path(), &["timeline", "--format", format, "--by", by]);
        assert_eq!(run.code, 0);
        assert!(begun.elapsed() < Duration::from_secs(40), "{format}: {:?}", begun.elapsed());
    }
}

#[test]
fn the_day_moves_the_line_and_what_is_certain() {
    let folder =
        Folder::of_agreement("", "from = 2020-01-01\nuntil = 2024-12-31\nrenewal = { term = \"P1Y\" }\n");
    for (as_of, expected) in
        [("2024-12-31", "may-renew 2025-01-01 – ?"), ("2025-01-01", "renewal 2025-01-01 2025-12-31 365")]
    {
        let json = on_day(folder.path(), as_of, &["timeline", "--format", "json"]).json();
        assert_eq!(told(&json, "avtal").0[1], expected, "{as_of}");
    }
}
