//! `avtal remind`: what is reminded of, from when until when, to whom, and in which formats.

use std::collections::BTreeMap;
use std::fs;

use crate::folder::agreement;
use crate::program::{Folder, on, on_day, own_registry};
use chrono::{Days, Months, NaiveDate};
use serde_json::{Value, json};

const FURTHER: &str = "from = 2020-01-01\nuntil = \"further-notice\"\n";

/// What a folder reminds of on a day.
fn reminders(folder: &Folder, day: &str, arguments: &[&str]) -> Vec<Value> {
    let run = on_day(folder.path(), day, &[&["remind", "--format", "json"], arguments].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    run.json()["reminders"].as_array().unwrap().clone()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("–").to_owned()
}

/// The keys of what a folder reminds of on a day.
fn keys(folder: &Folder, day: &str, arguments: &[&str]) -> Vec<String> {
    reminders(folder, day, arguments).iter().map(|of| text(&of["key"])).collect()
}

#[test]
fn the_document_is_as_promised() {
    let folder = Folder::of_agreement(
        "statutory = true\n",
        "from = 2020\nuntil = 2026\n[revision]\nlead_time = \"P1D\"\n",
    );
    let run = on(folder.path(), &["remind", "--format", "json"]);
    let reminder = |stage: &str, due: &str| {
        json!({
            "key": format!("avtal/expires/2026-12-31/{stage}"), "recipient": "s@test.example",
            "body": "styrgruppen", "party": null, "agreement": "avtal", "kind": "expires",
            "deadline": "2026-12-31", "deadline_as_written": "2026", "stage": stage, "due": due,
            "days_left": 40, "overdue": false, "statutory": true,
            "section": "lapses", "folded": false,
            "message": "Start work on a new agreement: runs out in 40 days; no new agreement is recorded",
        })
    };
    let expected = json!({
        "schema": "avtal/remind/1", "as_of": "2026-11-21", "at": null, "cut": [], "incomplete": [],
        "reminders": [reminder("P3M", "2026-09-30")],
    });
    assert_eq!(run.json(), expected);
}

#[test]
fn a_reminder_is_due_from_its_stage_until_somebody_acts() {
    let avtal = agreement(
        "Avtal",
        "reminders = { expiring = [\"P1M\"], revision = [] }\n",
        "from = 2020-01-01\nuntil = 2026-12-31\n",
    );
    let folder = Folder::registry(&[("agreements/avtal.toml", &avtal)]);
    let due = ["avtal/expires/2026-12-31/P1M"];
    assert!(keys(&folder, "2026-11-29", &[]).is_empty());
    for day in ["2026-11-30", "2026-12-31", "2027-01-01", "2030-01-01"] {
        assert_eq!(keys(&folder, day, &[]), due, "{day}");
    }
    let overdue = |day| reminders(&folder, day, &[])[0]["overdue"] == json!(true);
    assert_eq!((overdue("2026-12-31"), overdue("2027-01-01")), (false, true));

    folder.write("agreements/avtal.toml", format!("{avtal}[end]\ndate = 2026-12-31\n"));
    assert!(keys(&folder, "2026-12-31", &[]).is_empty(), "ended on purpose");
    let successor = |stage: &str, from: &str| {
        format!("stage = \"{stage}\"\nreplaces = [{{ id = \"avtal\" }}]\n{}", agreement("Avtal", "", from))
    };
    folder.write("agreements/avtal.toml", &avtal);
    for (stage, from, expected) in [
        ("draft", "from = 2027-01-01\n", &due[..]),
        ("adopted", "from = 2027-01-02\n", &due[..]), // a day too late
        ("adopted", "from = 2027-01-01\n", &[]),
    ] {
        folder.write("agreements/nytt.toml", successor(stage, from));
        assert_eq!(keys(&folder, "2026-12-15", &[]), expected, "{stage} {from}");
    }
}

/// The keys of an agreement with `more` and this validity; revisions are not reminded of unless it says so.
fn due(day: &str, more: &str, validity: &str) -> Vec<String> {
    let quiet = "reminders = { expiring = [], revision = [] }\n";
    let more = if more.contains("reminders") { more.to_owned() } else { format!("{quiet}{more}") };
    keys(&Folder::of_agreement(&more, validity), day, &[])
}

#[test]
fn each_sort_of_deadline_has_its_stages_and_is_met_in_its_way() {
    let review = |more: &str| {
        due(
            "2026-10-01",
            &format!("review = [{{ id = \"r\", first = 2026-12-31, every = \"P1Y\"{more} }}]\n"),
            FURTHER,
        )
    };
    assert_eq!(review(""), ["avtal/review-due/r/1/2026-12-31/P3M"]);
    assert!(review(", done = [{ date = 2026-10-01 }]").is_empty());
    assert_eq!(
        due("2028-01-01", "review = [{ id = \"r\", first = 2026-12-31, every = \"P1Y\" }]\n", FURTHER),
        ["avtal/review-due/r/1/2026-12-31/P1M", "avtal/review-due/r/2/2027-12-31/P1M",],
        "what was missed stays"
    );

    let renewal = "from = 2020-01-01\nuntil = 2020-12-31\nrenewal = { term = \"P1Y\", notice = \"P6M\" }\n";
    let notice = "avtal/notice-by/7/2026-06-30/P3M";
    assert!(due("2026-03-30", "", renewal).is_empty());
    assert_eq!(due("2026-03-31", "", renewal), [notice]);
    assert_eq!(
        due("2026-06-30", "", renewal),
        ["avtal/notice-by/7/2026-06-30/P1M"],
        "the latest stage alone"
    );
    assert!(due("2026-07-01", "", renewal).is_empty(), "it goes on, and notice is about the next renewal");
    assert!(due("2026-06-01", "", &format!("{renewal}[end]\ndate = 2026-12-31\n")).is_empty());

    let option = |more: &str| {
        let option = format!("option = [{{ term = \"P1Y\", notice = \"P3M\"{more} }}]\n");
        due("2026-08-31", &option, "from = 2020-01-01\nuntil = 2026-12-31\n")
    };
    assert_eq!(option(""), ["avtal/option-by/1/2026-09-30/P1M"]);
    assert!(option(", exercised = 2026-08-01").is_empty());

    let start = |more: &str| {
        let quiet = format!("reminders = {{ expiring = [] }}\nrevision = {{ lead_time = \"P6M\"{more} }}\n");
        due("2026-07-01", &quiet, "from = 2020-01-01\nuntil = 2026-12-31\n")
    };
    assert_eq!(start(""), ["avtal/start-revision-by/2026-07-01/P0D"]);
    assert_eq!(start(", as_needed = true"), start(""), "that is about revising it while it holds");

    let activity = |more: &str| {
        due("2027-06-01", &format!("activity = [{{ title = \"Mall\", due = 2026{more} }}]\n"), FURTHER)
    };
    assert_eq!(activity(""), ["avtal/activity-due/Mall/1/2026-12-31/P1M"]);
    assert!(activity(", done = 2027-05-01").is_empty());

    let decision = |day: &str, more: &str| {
        let decision =
            format!("decision = [{{ by = \"provstad\", planned = [2027-01-15, 2027-03-15]{more} }}]\n");
        due(day, &decision, FURTHER)
    };
    assert_eq!(decision("2026-12-16", ""), ["avtal/planned-decision/provstad/1/1/2027-01-15/P1M"]);
    assert!(decision("2027-02-01", "").is_empty(), "the other day is not near");
    assert_eq!(decision("2028-01-01", ""), ["avtal/planned-decision/provstad/1/2/2027-03-15/P1M"]);
    assert!(decision("2027-03-01", ", date = 2027-01-15, outcome = \"adopted\"").is_empty());
}

#[test]
fn what_falls_before_the_first_day_is_reminded_of_without_a_break() {
    let more = "reminders = { expiring = [], revision = [\"P3M\"], review = [\"P1M\"] }\n\
                revision = { lead_time = \"P12M\" }\nreview = [{ id = \"r\", first = 2027-01-15 }]\n";
    let folder = Folder::of_agreement(more, "from = 2027-03-01\nuntil = 2027-12-31\n");
    for day in ["2026-12-20", "2027-01-14", "2027-01-20", "2027-02-28", "2027-03-01", "2027-06-01"] {
        assert_eq!(keys(&folder, day, &[]).len(), 2, "{day}: the review and the start");
    }
}

#[test]
fn those_who_have_ceased_are_not_written_to_and_keys_stay_when_a_duty_is_handed_on() {
    let folder = Folder::registry(&[
        (
            "bodies/ny.toml",
            "name = \"Ny\"\nfrom = 2027-01-01\nreplaces = [\"styrgruppen\"]\ncontact = \"n@test.example\"\n",
        ),
        ("bodies/slut.toml", "name = \"Slut\"\nuntil = 2025-12-31\ncontact = \"slut@test.example\"\n"),
        (
            "parties/bytt.toml",
            "name = \"Bytt\"\nkind = \"municipality\"\nuntil = 2025-12-31\nreplaced_by = \"provstad\"\ncontact = \"b@test.example\"\n",
        ),
        (
            "parties/provstad.toml",
            "name = \"Provstad\"\nkind = \"municipality\"\ncontact = \"p@test.example\"\n",
        ),
    ]);
    let shared =
        "activity = [{ title = \"Mall\", due = 2026-05-31, by = [\"styrgruppen\", \"provstad\"] }]\n";
    folder.write(
        "agreements/avtal.toml",
        agreement("Avtal", &format!("reminders = {{ expiring = [], revision = [] }}\n{shared}"), FURTHER),
    );
    let (before, after) = (keys(&folder, "2026-12-31", &[]), keys(&folder, "2027-01-01", &[]));
    assert_eq!((before.len(), before == after), (2, true), "{before:?} {after:?}");
    let activity = |by: &str| format!("activity = [{{ title = \"Mall\", due = 2026, by = [{by}] }}]\n");
    assert_eq!(recipients(&folder, &activity("\"slut\"")), ["– slut –"]);
    assert_eq!(recipients(&folder, &activity("\"bytt\"")), ["p@test.example – provstad"]);
}

#[test]
fn a_record_goes_before_its_kind_the_kind_before_the_registry_and_the_registry_before_the_default() {
    // The stages of the days up to the last, as a job that runs every day meets them.
    let stages = |registry: &str, kind: &str, record: &str| {
        let folder = Folder::of_agreement(record, "from = 2020-01-01\nuntil = 2026-12-31\n");
        let settings = format!("{registry}[kinds.agreement]\n{kind}");
        folder.write("registry.toml", &settings);
        let mut met: Vec<String> = Vec::new();
        for day in
            ["2025-12-31", "2026-05-31", "2026-06-30", "2026-08-31", "2026-09-30", "2026-11-30", "2026-12-31"]
        {
            let reminders = reminders(&folder, day, &[]);
            let own = reminders.iter().filter(|of| of["kind"] == "expires").map(|of| text(&of["stage"]));
            met.extend(own);
        }
        met.dedup();
        met
    };
    let (registry, kind, record) = (
        "[reminders]\nexpiring = [\"P4M\"]\n",
        "reminders = { expiring = [\"P5M\", \"P2W\"] }\n",
        "reminders = { expiring = [\"P7M\"] }\n",
    );
    assert_eq!(stages("", "", ""), ["P12M", "P6M", "P3M", "P1M"]);
    assert_eq!(stages(registry, "", ""), ["P4M"]);
    assert_eq!(stages(registry, kind, ""), ["P5M", "P2W"]);
    assert_eq!(stages(registry, kind, record), ["P7M"]);
    assert_eq!(stages(registry, kind, "reminders = { review = [\"P7M\"] }\n"), ["P5M", "P2W"], "key by key");
    assert!(stages(registry, kind, "reminders = { expiring = [] }\n").is_empty());
}

/// Recipient, body and party of each reminder of an agreement with `more`.
fn recipients(folder: &Folder, more: &str) -> Vec<String> {
    let quiet = "reminders = { expiring = [], revision = [] }\n";
    folder.write("agreements/avtal.toml", agreement("Avtal", &format!("{quiet}{more}"), FURTHER));
    let reminders = reminders(folder, "2027-06-01", &[]);
    let whom =
        |of: &Value| format!("{} {} {}", text(&of["recipient"]), text(&of["body"]), text(&of["party"]));
    reminders.iter().map(whom).collect()
}

#[test]
fn it_goes_to_whom_the_duty_lies_with_and_to_nobody_where_they_have_no_address() {
    let folder = Folder::registry(&[
        (
            "parties/provstad.toml",
            "name = \"Provstad\"\nkind = \"municipality\"\ncontact = \"p@test.example\"\n",
        ),
        ("bodies/tyst.toml", "name = \"Tysta rådet\"\n"),
    ]);
    let activity = |by: &str| format!("activity = [{{ title = \"Mall\", due = 2026, by = [{by}] }}]\n");
    for (more, expected) in [
        (activity(""), &["s@test.example styrgruppen –"][..]),
        (activity("\"provstad\""), &["p@test.example – provstad"]),
        (activity("\"testkoping\""), &["– – testkoping"]),
        (activity("\"tyst\""), &["– tyst –"]),
        (format!("contact = \"a@test.example\"\n{}", activity("\"tyst\"")), &["– tyst –"]),
        (format!("contact = \"a@test.example\"\n{}", activity("")), &["s@test.example styrgruppen –"]),
        (
            activity("\"provstad\", \"styrgruppen\""),
            &["p@test.example – provstad", "s@test.example styrgruppen –"],
        ),
    ] {
        assert_eq!(recipients(&folder, &more), expected, "{more}");
    }
    folder.write("bodies/styrgruppen.toml", "name = \"Styrgruppen\"\n");
    let own = format!("contact = \"a@test.example\"\n{}", activity(""));
    assert_eq!(recipients(&folder, &own), ["a@test.example styrgruppen –"], "the agreement's own");
    let page = on_day(folder.path(), "2027-06-01", &["remind", "--body", "tyst"]).stdout;
    assert_eq!(page, "# Reminders as of 1 June 2027\n\nThere is nothing to remind of.\n");
    recipients(&folder, &activity("\"tyst\""));
    let page = on_day(folder.path(), "2027-06-01", &["remind"]).stdout;
    assert_eq!(
        page,
        "# Reminders as of 1 June 2027\n\n## Without a contact\n\nNobody is reminded of these. Give each that is named \
         here a contact in the registry.\n\n### Revision and review\n\n* **Avtal** (avtal): 2026 (overdue): \
         Carry out or drop Mall: should have been carried out by 2026 (with Tysta rådet) <!-- avtal:avtal/activity-due/Mall/1/2026-12-31/P1M -->\n"
    );
}

#[test]
fn on_new_years_day_the_duties_of_jamtland_move_to_their_new_bodies() {
    for (day, owners, deciders) in [
        ("2026-12-31", "svom", ["fredagsgruppen", "samreko-hsi"]),
        ("2027-01-01", "pahsu", ["tahsu", "tahsu"]),
    ] {
        let run = on_day(&own_registry(), day, &["remind", "--format", "json"]).json();
        let of = |agreement: &str, kind: &str| -> Vec<String> {
            let all = run["reminders"].as_array().unwrap().iter();
            let mut bodies: Vec<String> = all
                .filter(|of| of["agreement"] == agreement && of["kind"] == kind)
                .map(|of| text(&of["body"]))
                .collect();
            bodies.dedup();
            bodies
        };
        assert_eq!(of("prioriterade-2019", "expires"), [owners], "{day}");
        let found = of("samverkansstruktur", "planned-decision");
        assert!(deciders.iter().all(|body| found.contains(&(*body).to_owned())), "{day}: {found:?}");
        let shown = on_day(&own_registry(), day, &["show", "prioriterade-2019", "--format", "json"]).json();
        assert_eq!(shown["agreement"]["effective_owner"], json!(owners), "{day}");
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many months before the end of a day.
fn months_before(end: NaiveDate, months: u32) -> NaiveDate {
    (end + Days::new(1) - Months::new(months)).pred_opt().unwrap()
}

/// Every deadline that can be missed between two runs, many of them; and each of their stages with its day.
fn simulation() -> (Folder, BTreeMap<String, NaiveDate>) {
    let stages = |more: &str, all: &str| {
        format!(
            "reminders = {{ expiring = {all}, revision = {all}, review = {all}, notice = {all}, activity = {all}, decision = {all} }}\n{more}"
        )
    };
    let avtal = |more: &str, validity: &str| {
        agreement("Avtal", &stages(more, "[\"P3M\", \"P1M\", \"P0D\"]"), validity)
    };
    let files = [
        ("agreements/slut.toml", avtal("", "from = 2020-01-01\nuntil = 2027-06-30\n")),
        // Over between two runs that are nine days apart.
        (
            "agreements/kort.toml",
            avtal(
                "review = [{ id = \"en-gang\", first = 2027-02-04 }]\nrevision = { lead_time = \"P2D\" }\n",
                "from = 2027-02-03\nuntil = 2027-02-05\n",
            ),
        ),
        (
            "agreements/manad.toml",
            avtal("review = [{ id = \"m\", first = \"2027-01\", every = \"P1M\" }]\n", FURTHER),
        ),
        (
            "agreements/dag.toml",
            avtal("", "from = 2026-01-01\nuntil = 2026-01-01\nrenewal = { term = \"P1D\" }\n"),
        ),
        (
            "agreements/vecka.toml",
            avtal(
                "",
                "from = 2026-01-01\nuntil = 2026-01-07\nrenewal = { term = \"P1W\", notice = \"P2D\" }\n",
            ),
        ),
        (
            "agreements/option.toml",
            avtal(
                "option = [{ term = \"P1Y\", notice = \"P3M\" }]\nrevision = { lead_time = \"P1D\" }\n",
                "from = 2020-01-01\nuntil = 2027-11-30\n",
            ),
        ),
        (
            "agreements/plan.toml",
            avtal(
                "activity = [{ title = \"Mall\", due = \"2027-03\" }]\ndecision = [{ by = \"provstad\", planned = [2027-02-10, 2027-05-20] }]\n",
                FURTHER,
            ),
        ),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let mut deadlines: Vec<(String, NaiveDate)> = [
        ("slut/expires", "2027-06-30"),
        ("slut/start-revision-by", "2026-07-01"),
        ("kort/expires", "2027-02-05"),
        ("kort/start-revision-by", "2027-02-04"),
        ("kort/review-due/en-gang/1", "2027-02-04"),
        ("option/expires", "2027-11-30"),
        ("option/start-revision-by", "2027-11-30"),
        ("option/option-by/1", "2027-08-31"),
        ("plan/activity-due/Mall/1", "2027-03-31"),
        ("plan/planned-decision/provstad/1/1", "2027-02-10"),
        ("plan/planned-decision/provstad/1/2", "2027-05-20"),
    ]
    .map(|(duty, of)| (duty.to_owned(), day(of)))
    .to_vec();
    for month in 0..24 {
        let last = (day("2027-02-01") + Months::new(month)).pred_opt().unwrap();
        deadlines.push((format!("manad/review-due/m/{}", month + 1), last));
    }
    for number in 0..1000 {
        deadlines.push((format!("dag/notice-by/{}", number + 1), day("2026-01-01") + Days::new(number)));
    }
    for number in 0..150 {
        deadlines
            .push((format!("vecka/notice-by/{}", number + 1), day("2026-01-05") + Days::new(7 * number)));
    }
    let mut due = BTreeMap::new();
    for (duty, deadline) in deadlines {
        for (stage, months) in [("P3M", 3), ("P1M", 1), ("P0D", 0)] {
            due.insert(format!("{duty}/{deadline}/{stage}"), months_before(deadline, months));
        }
    }
    (Folder::registry(&files), due)
}

#[test]
fn over_400_days_each_stage_is_sent_once_however_often_the_job_runs() {
    let (folder, due) = simulation();
    let (start, end) = (day("2026-11-20"), day("2027-12-25"));
    assert_eq!((end - start).num_days(), 400);
    let expected: Vec<&String> =
        due.iter().filter(|(_, of)| start < **of && **of <= end).map(|(key, _)| key).collect();
    assert!(expected.len() > 1300, "{}", expected.len());
    for every in [1, 9] {
        let (mut sent, mut since) = (Vec::new(), start);
        while since < end {
            let today = (since + Days::new(every)).min(end);
            let reminders = reminders(&folder, &today.to_string(), &["--since", &since.to_string()]);
            for of in &reminders {
                assert_eq!(of["due"], json!(due[&text(&of["key"])].to_string()), "{of}");
            }
            sent.extend(reminders.iter().map(|of| text(&of["key"])));
            since = today;
        }
        sent.sort();
        let sent: Vec<&String> = sent.iter().collect();
        assert!(sent.is_sorted_by(|a, b| a < b), "every {every} days: something is sent twice");
        assert_eq!(sent, expected, "every {every} days");
    }
}

#[test]
fn the_marks_in_markdown_are_the_keys_and_each_deadline_stands_once() {
    let run = on(&own_registry(), &["remind", "--all"]);
    let marks: Vec<&str> =
        run.stdout.split("<!-- avtal:").skip(1).map(|mark| mark.split_once(" -->").unwrap().0).collect();
    let json = on(&own_registry(), &["remind", "--all", "--format", "json"]).json();
    let mut keys: Vec<String> =
        json["reminders"].as_array().unwrap().iter().map(|of| text(&of["key"])).collect();
    let mut sorted = marks.clone();
    sorted.sort_unstable();
    keys.sort();
    assert_eq!(sorted, keys);
    let deadlines = |key: &str| key.rsplit_once('/').unwrap().0.to_owned();
    let mut deadlines: Vec<String> = keys.iter().map(|key| deadlines(key)).collect();
    deadlines.dedup();
    assert_eq!(run.stdout.lines().filter(|line| line.starts_with("* ")).count(), deadlines.len());
    let late = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    let page = on(late.path(), &["remind", "--since", "2026-09-29"]).stdout;
    assert!(page.starts_with("# Reminders as of 21 November 2026, since 29 September 2026\n"), "{page}");
    assert!(page.contains("P3M -->") && !page.contains("P6M -->"), "{page}");
}

#[test]
fn a_letter_for_each_recipient_is_written_and_listed() {
    let folder = Folder::registry(&[
        ("agreements/avtal.toml", &agreement("Avtal", "", "from = 2020\nuntil = 2026\n")),
        (
            "agreements/utan.toml",
            &agreement("Avtal", "", "from = 2020\nuntil = 2026\n").replace("owner", "# owner"),
        ),
    ]);
    let out = folder.path().join("letters");
    let arguments = ["remind", "--format", "eml", "--out", out.to_str().unwrap()];
    let listed = |names: &[&str]| {
        names.iter().map(|name| format!("{}\n", out.join(name).display())).collect::<String>()
    };
    let dry = on(folder.path(), &[&arguments[..], &["--dry-run"]].concat());
    let names = listed(&["s@test.example.eml", "without-contact.eml"]);
    assert_eq!((dry.code, dry.stdout.as_str(), out.exists()), (0, names.as_str(), false));
    assert!(dry.stderr.contains("`contact`"), "{}", dry.stderr);
    let run = on(folder.path(), &arguments);
    assert_eq!((run.code, run.stdout.as_str()), (0, names.as_str()));
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let first = read("s@test.example.eml");
    assert!(
        first.contains("\r\nTo: <s@test.example>\r\n") && first.contains("\r\nX-Unsent: 1\r\n"),
        "{first}"
    );
    assert!(!read("without-contact.eml").contains("\r\nTo:"), "to nobody");
    on(folder.path(), &arguments);
    assert_eq!(read("s@test.example.eml"), first, "the same bytes");

    let sender = on(folder.path(), &[&arguments[..], &["--sender", "avtal@test.example"]].concat());
    assert_eq!((sender.code, sender.stderr.as_str()), (0, ""));
    assert!(
        read("without-contact.eml").contains("\r\nTo: <avtal@test.example>\r\n"),
        "to who keeps the registry"
    );
    folder.write("registry.toml", "contact = \"r@test.example\"\n[kinds.agreement]\n");
    assert_eq!(on(folder.path(), &arguments).stderr, "");
    assert!(read("s@test.example.eml").contains("\r\nFrom: <r@test.example>\r\n"));
    fs::write(out.join("old@test.example.eml"), "").unwrap();
    assert!(on(folder.path(), &arguments).stderr.contains("holds 1 more"));
}

#[test]
fn wrong_use_says_what_to_do() {
    let folder = Folder::of_agreement("", FURTHER);
    for (arguments, part) in [
        (&["--since", "2026-11-22"][..], "is after the day of the report, 2026-11-21"),
        (&["--since", "2026-11"], "such as `2026-11-01` or `2026-11-30`"),
        (&["--format", "eml"], "--out"),
        (&["--out", "x"], "`--out` is for letters"),
        (&["--dry-run"], "`--dry-run` is for letters"),
        (&["--format", "eml", "--out", "x", "--sender", "a b@c"], "no address for mail"),
        (&["--body", "styrgrupen"], "did you mean `styrgruppen`?"),
    ] {
        let run = on(folder.path(), &[&["remind"], arguments].concat());
        run.refused(&[part]);
    }
    folder.write("taken", "");
    let taken = on(
        folder.path(),
        &["remind", "--format", "eml", "--out", folder.path().join("taken").to_str().unwrap()],
    );
    assert_eq!(taken.code, 3, "{taken:?}");
}

#[test]
fn what_is_alike_but_for_its_end_has_keys_entries_and_letters_of_its_own() {
    let long = "Gå igenom rutinerna för avvikelser ".repeat(6);
    let activity = |end: &str, due: &str| format!("[[activity]]\ntitle = \"{long}{end}\"\ndue = {due}\n");
    let (first, second) = (activity("A", "2026-11-01"), activity("B", "2026-11-02"));
    let of = |activities: &str| {
        let validity = "from = 2020-01-01\nuntil = \"further-notice\"\n";
        Folder::registry(&[(
            "agreements/avtal.toml",
            &agreement("Avtal", "", &format!("{validity}{activities}")),
        )])
    };
    let keyed = |folder: &Folder| {
        let mut keys: Vec<String> = keys(folder, "2026-11-21", &[]);
        keys.sort();
        keys
    };
    // Were they cut, a count would tell them apart, and they would change places with their lines.
    let one_way = of(&format!("{first}{second}"));
    assert_eq!(keyed(&one_way), keyed(&of(&format!("{second}{first}"))));
    assert_eq!(keyed(&one_way).len(), 2);
    let uids = |folder: &Folder| {
        let calendar = on(folder.path(), &["remind", "--format", "ics"]).stdout.replace("\r\n ", "");
        let uids = calendar.lines().filter_map(|line| line.strip_prefix("UID:").map(str::to_owned));
        uids.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(uids(&one_way).len(), 2);
    assert_eq!(uids(&one_way), uids(&of(&format!("{second}{first}"))));

    let address = |end: &str| format!("{}{end}@test.example", "registrator-".repeat(5));
    let letters = Folder::registry(&[
        ("bodies/ena.toml", &format!("name = \"Ena\"\ncontact = \"{}\"\n", address("a"))),
        ("bodies/andra.toml", &format!("name = \"Andra\"\ncontact = \"{}\"\n", address("b"))),
        (
            "agreements/avtal.toml",
            &agreement(
                "Avtal",
                "",
                "from = 2020-01-01\nuntil = \"further-notice\"\n[[activity]]\ntitle = \"Mall\"\nby = [\"ena\", \"andra\"]\ndue = 2026-11-01\n",
            ),
        ),
    ]);
    let out = Folder::new(&[]);
    on(letters.path(), &["remind", "--format", "eml", "--out", out.path().join("brev").to_str().unwrap()]);
    assert_eq!(std::fs::read_dir(out.path().join("brev")).unwrap().count(), 2);
}
