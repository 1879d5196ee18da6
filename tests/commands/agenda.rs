//! `avtal agenda`: each kind of event, with whom it lies on its day, the window, the filters and the formats.

use crate::folder::agreement;
use crate::program::{Folder, Run, on, on_day, own_registry};
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("–")
}

/// Kind and day of each event.
fn events(run: &Run) -> Vec<String> {
    let json = run.json();
    let events = json["events"].as_array().unwrap().iter();
    events.map(|event| format!("{} {}", text(&event["day"]), text(&event["kind"]))).collect()
}

/// Kind and day of each event of a folder, as of 2026-11-21, so far ahead.
fn agenda(folder: &Folder, within: &str) -> Vec<String> {
    events(&on(folder.path(), &["agenda", "--format", "json", "--within", within]))
}

fn kind(folder: &Folder, within: &str, kind: &str) -> Vec<String> {
    let days = agenda(folder, within);
    days.iter().filter_map(|event| event.strip_suffix(&format!(" {kind}"))).map(str::to_owned).collect()
}

const SUCCESSOR: &str = "title = \"Nytt\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n";

#[test]
fn the_document_is_as_promised() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2026\n");
    let json = on(folder.path(), &["agenda", "--format", "json"]).json();
    let expected = json!({
        "schema": "avtal/agenda/1", "as_of": "2026-11-21", "at": null,
        "events": [{
            "day": "2026-12-31", "day_as_written": "2026", "kind": "lapses", "agreement": "avtal",
            "body": "styrgruppen", "message": "last day, and it lapses: no new agreement is recorded",
        }],
        "cut": [],
        "incomplete": [],
    });
    assert_eq!(json, expected);
}

#[test]
fn the_window_is_from_the_day_through_the_last_both_included() {
    let folder = Folder::of_agreement("", "from = 2020-01-01\nuntil = 2026-12-31\n");
    for (day, within, expected) in [
        ("2026-12-31", "P1M", &["2026-12-31 lapses"][..]),
        ("2027-01-01", "P1M", &[]),
        ("2026-11-30", "P1M", &[]),
        ("2026-11-30", "P1M1D", &["2026-12-31 lapses"]),
    ] {
        let run = on_day(folder.path(), day, &["agenda", "--format", "json", "--within", within]);
        assert_eq!(events(&run), expected, "{day} {within}");
    }
    folder.write("registry.toml", "name = \"Prov\"\n[defaults]\nhorizon = \"P1M\"\n[kinds.agreement]\n");
    assert!(events(&on(folder.path(), &["agenda", "--format", "json"])).is_empty());
}

#[test]
fn what_is_followed_expires_and_what_is_not_lapses() {
    let old = agreement("Avtal", "", "from = 2020-01-01\nuntil = 2026-12-31\n");
    let replaces = "[[replaces]]\nid = \"avtal\"\n";
    for (more, from, expected) in [
        ("", "2027-01-01", &["2026-12-31 expires", "2027-01-01 enters-into-force"][..]),
        ("", "2027-01-02", &["2026-12-31 lapses", "2027-01-02 enters-into-force"]),
        ("", "2026-12-01", &["2026-11-30 expires", "2026-12-01 enters-into-force"]),
        ("stage = \"draft\"\n", "2027-01-01", &["2026-12-31 lapses"]),
        (
            "adoption = { required = \"all-parties\" }\n",
            "2027-01-01",
            &["2026-12-31 lapses", "2027-01-01 adoption-due"],
        ),
    ] {
        let new = format!(
            "{SUCCESSOR}{more}validity = {{ from = {from}, until = \"further-notice\" }}\n{replaces}"
        );
        let folder = Folder::registry(&[("agreements/avtal.toml", &old), ("agreements/nytt.toml", &new)]);
        assert_eq!(agenda(&folder, "P24M"), expected, "{more}{from}");
    }
    let ended = Folder::of_agreement(
        "",
        "from = 2020-01-01\nuntil = 2028-12-31\n[end]\ndate = 2026-12-31\nreason = \"completed\"\n",
    );
    let json = on(ended.path(), &["agenda", "--format", "json"]).json();
    assert_eq!(json["events"][0]["kind"], "expires");
    assert_eq!(json["events"][0]["message"], "last day: completed");
}

#[test]
fn what_is_upcoming_has_its_dates_from_its_first_day() {
    let folder = Folder::of_agreement(
        "review = [{ id = \"arlig\", every = \"P6M\", first = 2026-12-31 }]\n",
        "from = 2027-03-01\nuntil = 2028-02-29\n",
    );
    let expected = [
        "2027-03-01 enters-into-force",
        "2027-03-01 start-revision-by",
        "2027-06-30 review-due",
        "2027-12-31 review-due",
        "2028-02-29 lapses",
    ];
    assert_eq!(agenda(&folder, "P36M"), expected);
}

#[test]
fn what_enters_into_force_today_is_on_the_agenda_of_today() {
    let folder = Folder::of_agreement("", "from = 2027-01-01\nuntil = \"further-notice\"\n");
    for (day, expected) in [
        ("2026-12-31", &["2027-01-01 enters-into-force"][..]),
        ("2027-01-01", &["2027-01-01 enters-into-force"]),
        ("2027-01-02", &[]),
    ] {
        let run = on_day(folder.path(), day, &["agenda", "--within", "P1M", "--format", "json"]);
        assert_eq!(events(&run), expected, "{day}");
        let calendar = on_day(folder.path(), day, &["agenda", "--within", "P1M", "--format", "ics"]).stdout;
        assert_eq!(calendar.matches("BEGIN:VEVENT").count(), expected.len(), "{day}");
    }
}

#[test]
fn a_notice_as_long_as_its_terms_is_about_the_first_that_it_can_still_stop() {
    for (renewal, coming) in [
        ("term = \"P1Y\", notice = \"P3Y\"", &["2026-12-31 2029-12-31"][..]),
        ("term = \"P3M\", notice = \"P3M\"", &["2026-12-31 2027-03-31", "2027-03-31 2027-06-30"]),
        // As many renewals as there are days, and never in time.
        ("term = \"P1D\", notice = \"P99999Y\"", &[]),
    ] {
        let validity = format!("from = 2020-01-01\nuntil = 2026-12-31\nrenewal = {{ {renewal} }}\n");
        let folder = Folder::of_agreement("", &validity);
        let json = on(folder.path(), &["agenda", "--within", "P6M", "--format", "json"]).json();
        let events = json["events"].as_array().unwrap().iter().filter(|event| event["kind"] == "notice-by");
        let said = events.map(|event| {
            let (day, message) = (text(&event["day"]), text(&event["message"]));
            format!("{day} {}", message.rsplit_once(' ').unwrap().1)
        });
        assert_eq!(said.collect::<Vec<_>>(), coming, "{renewal}");
        let json = on(folder.path(), &["remind", "--format", "json"]).json();
        let overdue =
            json["reminders"].as_array().unwrap().iter().filter(|reminder| reminder["overdue"] == true);
        assert_eq!(overdue.count(), 0, "what can no more be met is no duty: {json:#}");
    }
}

#[test]
fn notice_is_asked_for_before_each_renewal() {
    let validity = "from = 2020-01-01\nuntil = 2026-12-31\nrenewal = { term = \"P1Y\", notice = \"P6M\" }\n";
    let notices = |validity: &str| kind(&Folder::of_agreement("", validity), "P36M", "notice-by");
    assert_eq!(notices(validity), ["2027-06-30", "2028-06-30", "2029-06-30"]);
    assert_eq!(notices(&validity.replace("\"P6M\"", "\"P6M\", max = 2")), ["2027-06-30"]);
    assert_eq!(
        notices(&validity.replace(", notice = \"P6M\"", "")),
        ["2026-12-31", "2027-12-31", "2028-12-31"]
    );
    assert_eq!(notices(&format!("{validity}[end]\ndate = 2027-12-31\n")), [""; 0]);
    assert_eq!(notices(&format!("{validity}[end]\ndate = 2028-06-30\n")), ["2027-06-30"]);
}

#[test]
fn the_first_open_option_is_called_in_time() {
    let validity = "from = 2024-01-01\nuntil = 2026-12-31\n";
    let option = "[[option]]\nterm = \"P1Y\"\nnotice = \"P1M\"\n";
    let options =
        |options: &str| kind(&Folder::of_agreement("", &format!("{validity}{options}")), "P36M", "option-by");
    assert_eq!(options(option), ["2026-11-30"]);
    assert_eq!(options(&option.replace("P1M", "P2M")), [""; 0], "already too late");
    assert_eq!(options(&format!("{option}exercised = 2026-06-01\n{option}")), ["2027-11-30"]);
    assert_eq!(options(&format!("{option}[end]\ndate = 2026-11-29\n")), [""; 0]);
}

#[test]
fn a_revision_is_started_in_time_unless_it_has_been_or_it_is_ended() {
    let lead = "revision = { lead_time = \"P12M\", initiated_by = \"beredningen\" }\n";
    let old = agreement("Avtal", lead, "from = 2020-01-01\nuntil = 2028-06-30\n");
    let registry = Folder::registry(&[
        ("agreements/avtal.toml", &old),
        ("bodies/beredningen.toml", "name = \"Beredningen\"\nkind = \"official\"\n"),
    ]);
    let json = on(registry.path(), &["agenda", "--format", "json"]).json();
    let event = &json["events"][0];
    assert_eq!((&event["day"], &event["kind"]), (&"2027-07-01".into(), &"start-revision-by".into()));
    assert_eq!(event["body"], "beredningen");
    assert!(
        events(&on_day(registry.path(), "2027-07-02", &["agenda", "--within", "P1M", "--format", "json"]))
            .is_empty()
    );
    let draft = format!("{SUCCESSOR}stage = \"draft\"\n[[replaces]]\nid = \"avtal\"\n[validity]\n");
    registry.write("agreements/nytt.toml", &draft);
    assert_eq!(agenda(&registry, "P12M"), [""; 0]);
    let ended =
        Folder::of_agreement(lead, "from = 2020-01-01\nuntil = 2028-06-30\n[end]\ndate = 2028-06-30\n");
    assert_eq!(agenda(&ended, "P24M"), ["2028-06-30 expires"]);
}

#[test]
fn a_recurring_review_comes_again_while_the_agreement_is_in_force() {
    let reviews = |review: &str, until: &str| {
        let validity = format!("from = 2020-01-01\nuntil = {until}\n[[review]]\nid = \"r\"\n{review}");
        kind(&Folder::of_agreement("", &validity), "P36M", "review-due")
    };
    let every = "first = 2024-12-31\nevery = \"P1Y\"\n";
    assert_eq!(reviews(every, "\"further-notice\""), ["2026-12-31", "2027-12-31", "2028-12-31"]);
    assert_eq!(reviews(every, "2027-12-31"), ["2026-12-31", "2027-12-31"]);
    assert_eq!(reviews(every, "2027-12-30"), ["2026-12-31"]);
    let early = format!("{every}done = [{{ date = 2026-11-01, due = 2026-12-31 }}]\n");
    assert_eq!(reviews(&early, "\"further-notice\""), ["2027-12-31", "2028-12-31"]);
    assert_eq!(reviews("first = 2028\n", "\"further-notice\""), ["2028-12-31"]);
    assert_eq!(reviews("first = 2026-11-20\n", "\"further-notice\""), [""; 0], "overdue");
    let rolling = "first = 2024\nevery = \"P1Y\"\nrolling = true\ndone = [{ date = 2026-03-01 }]\n";
    assert_eq!(
        reviews(rolling, "\"further-notice\""),
        ["2027-03-01"],
        "the one after depends on when it is done"
    );
    let coarse = Folder::of_agreement(
        "review = [{ id = \"r\", first = 2028, every = \"P1Y\" }]\n",
        "until = \"further-notice\"\n",
    );
    let json = on(coarse.path(), &["agenda", "--within", "P48M", "--format", "json"]).json();
    let written: Vec<_> =
        json["events"].as_array().unwrap().iter().map(|e| text(&e["day_as_written"])).collect();
    assert_eq!(written, ["2028", "2029"]);
}

#[test]
fn open_activities_and_every_planned_day_to_come() {
    let more = "activity = [{ title = \"Mall\", due = \"2026-12\" }, { title = \"Sen\", due = 2026-11-20 }, \
        { title = \"Klar\", due = 2027-01-01, status = \"done\" }, { title = \"Gjord\", due = 2027-01-01, done = 2026-11-01 }]\n\
        decision = [{ by = \"provstad\", planned = [2026-11-20, 2026-12-10, 2027-02-10] }, \
        { by = \"testkoping\", date = 2026-10-01, planned = [2026-12-10] }]\n";
    let folder = Folder::of_agreement(more, "until = \"further-notice\"\n");
    let json = on(folder.path(), &["agenda", "--format", "json"]).json();
    let rows: Vec<String> = json["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            format!("{} {} {}: {}", text(&e["day"]), text(&e["kind"]), text(&e["body"]), text(&e["message"]))
        })
        .collect();
    let expected = [
        "2026-12-10 planned-decision –: the decision of Provstads kommun is planned",
        "2026-12-31 activity-due styrgruppen: activity due: Mall",
        "2027-02-10 planned-decision –: the decision of Provstads kommun is planned",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn parties_join_and_leave_while_it_is_in_force() {
    let parties = "parties = [\"region-test\", { id = \"testkoping\", from = 2027-01-01 }, { id = \"provstad\", until = \"2027-06\" }]\n";
    let record = |until: &str| {
        agreement("Avtal", "", &format!("from = 2020-01-01\nuntil = {until}\n"))
            .replace("parties = [\"kommunerna\"]\n", parties)
    };
    let folder = Folder::registry(&[("agreements/avtal.toml", &record("\"further-notice\""))]);
    assert_eq!(agenda(&folder, "P12M"), ["2027-01-01 party-joins", "2027-06-30 party-leaves"]);
    folder.write("agreements/avtal.toml", record("2027-06-29"));
    assert_eq!(kind(&folder, "P12M", "party-leaves"), [""; 0]);
    folder.write("agreements/avtal.toml", format!("stage = \"draft\"\n{}", record("2028")));
    assert_eq!(agenda(&folder, "P12M"), [""; 0]);
}

/// A registry in which one body takes over from another on New Year's Day.
fn handover() -> Folder {
    Folder::registry(&[
        (
            "agreements/avtal.toml",
            &agreement(
                "Avtal",
                "review = [{ id = \"r\", first = 2026-12-31, every = \"P1D\" }]\n",
                "from = 2020-01-01\nuntil = \"further-notice\"\n",
            ),
        ),
        (
            "bodies/nya.toml",
            "name = \"Nya rådet\"\nkind = \"political\"\nfrom = 2027\nreplaces = [\"styrgruppen\"]\n",
        ),
    ])
}

#[test]
fn each_duty_lies_with_who_holds_it_on_its_day() {
    let folder = handover();
    let json = on(folder.path(), &["agenda", "--within", "P42D", "--format", "json"]).json();
    let rows: Vec<String> = json["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            format!("{} {} {} {}", text(&e["day"]), text(&e["kind"]), text(&e["agreement"]), text(&e["body"]))
        })
        .collect();
    let expected = [
        "2026-12-31 review-due avtal styrgruppen",
        "2027-01-01 review-due avtal nya",
        "2027-01-01 body-takes-over – nya",
        "2027-01-02 review-due avtal nya",
    ];
    assert_eq!(rows, expected);
    assert_eq!(json["events"][2]["message"], "Nya rådet takes over from Styrgruppen");
    assert_eq!(json["events"][2]["day_as_written"], "2027");
}

#[test]
fn the_agenda_of_a_body_or_of_some_agreements() {
    let folder = handover();
    let count = |options: &[&str]| {
        let base = ["agenda", "--within", "P42D", "--format", "json"];
        events(&on(folder.path(), &[&base, options].concat())).len()
    };
    for (options, expected) in [
        (&["--body", "styrgruppen"][..], 1),
        (&["--body", "nya"], 3),
        (&["--body", "nya", "--body", "styrgruppen"], 4),
        (&["--body", "nya", "--owner", "styrgruppen"], 2),
        (&["--kind", "agreement"], 3),
        (&["--party", "region-test"], 0),
    ] {
        assert_eq!(count(options), expected, "{options:?}");
    }
    let wrong = on(folder.path(), &["agenda", "--body", "styrgrupen"]);
    wrong.refused(&["did you mean `styrgruppen`?"]);
}

#[test]
fn the_own_registry_over_new_year() {
    let registry = own_registry();
    for (day, has_lapses) in [("2026-12-31", true), ("2027-01-01", false)] {
        let json = on_day(&registry, day, &["agenda", "--within", "P60M", "--format", "json"]).json();
        let events = json["events"].as_array().unwrap();
        for body in ["pahsu", "tahsu"] {
            let takes_over = events.iter().filter(|e| e["kind"] == "body-takes-over" && e["body"] == body);
            let takes_over: Vec<_> = takes_over.map(|e| (&e["day"], &e["agreement"])).collect();
            assert_eq!(takes_over, [(&"2027-01-01".into(), &Value::Null)], "{day} {body}");
        }
        let lapses = events.iter().any(|e| e["agreement"] == "vald-nara-relationer" && e["kind"] == "lapses");
        assert_eq!(lapses, has_lapses, "{day}");
        let reviews =
            |id: &str| events.iter().filter(|e| e["agreement"] == id && e["kind"] == "review-due").count();
        assert!(reviews("principer-barn-unga") > 1, "{events:#?}");
        assert!(events.iter().all(|e| text(&e["day"]) >= day));
        assert!(events.is_sorted_by(|a, b| text(&a["day"]) <= text(&b["day"])));
    }
    let after = on_day(&registry, "2027-01-02", &["agenda", "--format", "json"]).json();
    assert!(after["events"].as_array().unwrap().iter().all(|e| e["kind"] != "body-takes-over"));
}

#[test]
fn people_read_it_by_month_with_the_days_left() {
    let folder = handover();
    let human = on(folder.path(), &["agenda", "--within", "P42D"]).stdout;
    for part in [
        "December 2026 (1)",
        "January 2027 (3)",
        "in\u{a0}40\u{a0}days",
        "Nya rådet",
        "4 dates through 2 January 2027",
    ] {
        assert!(human.contains(part), "{part} is not in\n{human}");
    }
    let nothing = on(folder.path(), &["agenda", "--within", "P1D"]);
    assert_eq!(
        (nothing.code, nothing.stdout.as_str()),
        (0, "As of 21 November 2026, no date comes through 22 November 2026.\n")
    );
    let page = on(folder.path(), &["agenda", "--within", "P42D", "--format", "markdown"]).stdout;
    assert!(page.starts_with("# Agenda as of 21 November 2026\n\n## December 2026 (1)\n\n| Day |"), "{page}");
    assert_eq!(on(folder.path(), &["agenda", "--format", "sarif"]).code, 2);
}

#[test]
fn a_spreadsheet_gets_text_and_no_formulas() {
    let record = agreement("=1+1", "", "from = 2020\nuntil = 2026\n");
    let folder = Folder::registry(&[("agreements/avtal.toml", &record)]);
    let csv = on(folder.path(), &["agenda", "--format", "csv"]).stdout;
    let expected = "day,day_as_written,days_left,kind,agreement,title,statutory,body,message\r\n\
        2026-12-31,2026,40,lapses,avtal,'=1+1,false,styrgruppen,\"last day, and it lapses: no new agreement is recorded\"\r\n";
    assert_eq!(csv, expected);
}

#[test]
fn the_calendar_ends_and_so_does_the_agenda() {
    let more = "review = [{ id = \"r\", first = 2024, every = \"P100Y\" }]\n";
    let validity = "from = 2020-01-01\nuntil = 2026-12-31\nrenewal = { term = \"P50Y\", notice = \"P6M\" }\n";
    let events = agenda(&Folder::of_agreement(more, validity), "P9000Y");
    let count = |kind: &str| events.iter().filter(|event| event.ends_with(kind)).count();
    assert_eq!((count("review-due"), count("notice-by")), (79, 159));
}

#[test]
fn what_lies_with_several_is_on_the_agenda_of_each() {
    let more = "activity = [{ title = \"Mall\", due = 2027-01-31, by = [\"region-test\", \"styrgruppen\", \"beredningen\"] }]\n";
    let folder = Folder::of_agreement(more, "until = \"further-notice\"\n");
    folder.write("bodies/beredningen.toml", "name = \"Beredningen\"\nkind = \"official\"\n");
    for body in ["styrgruppen", "beredningen"] {
        let json = on(folder.path(), &["agenda", "--body", body, "--format", "json"]).json();
        assert_eq!(json["events"][0]["body"], "styrgruppen", "{body}");
    }
    let human = on(folder.path(), &["agenda"]).stdout;
    let flat = human.split_whitespace().collect::<Vec<_>>().join(" ");
    for name in ["Styrgruppen,", "Beredningen,", "Region"] {
        assert!(flat.contains(name), "{name} is not in\n{human}");
    }
}
