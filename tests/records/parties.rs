//! Who is bound on a day: parties that join, leave, cease and are taken over, members of groups, who has not adopted.

use std::fs;

use crate::program::{Folder, on, on_day};
use serde_json::{Value, json};

/// A town that was taken over by another, a group that a third joined, and a registry of what binds them.
fn folder(agreements: &[(&str, &str)]) -> Folder {
    let folder = Folder::registry(&[
        ("parties/gammelby.toml", "name = \"Gammelby\"\nuntil = 2022-12-31\nreplaced_by = \"nyby\"\n"),
        ("parties/nyby.toml", "name = \"Nyby\"\ncontact = \"nyby@test.example\"\n"),
        (
            "parties/forbundet.toml",
            "name = \"Förbundet\"\nkind = \"group\"\nmembers = [\"testkoping\", { id = \"provstad\", from = 2025-01-01 }, { id = \"gammelby\", until = 2022-12-31 }]\n",
        ),
    ]);
    for (id, rest) in agreements {
        let text = format!("title = \"{id}\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\n{rest}");
        folder.write(&format!("agreements/{id}.toml"), &text);
    }
    folder
}

const TERM: &str = "[validity]\nfrom = 2020-01-01\nuntil = 2030-12-31\n";

fn row(folder: &Folder, day: &str) -> Value {
    on_day(folder.path(), day, &["list", "--format", "json"]).json()["agreements"][0].clone()
}

fn of_party(folder: &Folder, day: &str, party: &str, more: &[&str]) -> Vec<String> {
    on_day(folder.path(), day, &[&["list", "--party", party, "--format", "json"], more].concat()).ids()
}

#[test]
fn a_party_is_bound_on_the_days_of_its_entry() {
    let parties = "parties = [\"region-test\", { id = \"testkoping\", until = 2022-12-31 }, { id = \"provstad\", from = 2025-01-01 }]\n";
    let folder = folder(&[("avtal", &format!("{parties}{TERM}"))]);
    for (day, bound) in [
        ("2019-12-31", &[][..]),
        ("2020-01-01", &["region-test", "testkoping"]),
        ("2022-12-31", &["region-test", "testkoping"]),
        ("2023-01-01", &["region-test"]),
        ("2024-12-31", &["region-test"]),
        ("2025-01-01", &["provstad", "region-test"]),
        ("2031-01-01", &[]),
    ] {
        let row = row(&folder, day);
        assert_eq!(row["bound"], json!(bound), "{day}");
        assert_eq!(row["parties"], json!(["provstad", "region-test", "testkoping"]), "{day}");
    }
    assert_eq!(of_party(&folder, "2022-12-31", "testkoping", &[]), ["avtal"]);
    assert!(of_party(&folder, "2023-01-01", "testkoping", &[]).is_empty());
    assert_eq!(of_party(&folder, "2023-01-01", "testkoping", &["--ever"]), ["avtal"]);
    assert_eq!(of_party(&folder, "2023-01-01", "provstad", &[]), ["avtal"], "it will be bound");
    let show = on_day(folder.path(), "2023-01-01", &["show", "avtal"]).stdout;
    let flat = show.split_whitespace().collect::<Vec<_>>().join(" ");
    let parties = "Parties Region Test, Testköpings kommun (through 31 December 2022), Provstads kommun (from 1 January 2025)";
    assert!(flat.contains(parties), "{flat}");
}

#[test]
fn nothing_that_comes_after_a_party_has_left_is_told_to_it() {
    let parties = "parties = [\"region-test\", { id = \"testkoping\", until = 2029-12-31 }]\n";
    let folder = folder(&[("avtal", &format!("{parties}{TERM}"))]);
    let events = |party: &str| {
        let agenda = ["agenda", "--party", party, "--within", "P4Y", "--format", "json"];
        let json = on_day(folder.path(), "2028-01-01", &agenda).json();
        json["events"].as_array().unwrap().iter().map(|event| event["kind"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(events("region-test"), ["\"party-leaves\"", "\"start-revision-by\"", "\"lapses\""]);
    assert_eq!(events("testkoping"), ["\"party-leaves\""]);
    let reminders = |party: &str| {
        let remind = ["remind", "--party", party, "--format", "json"];
        on_day(folder.path(), "2030-06-01", &remind).json()["reminders"].as_array().unwrap().len()
    };
    assert!(reminders("region-test") > 0);
    assert_eq!(reminders("testkoping"), 0);
}

#[test]
fn who_takes_the_place_of_a_party_is_bound_by_what_bound_it() {
    let folder = folder(&[("avtal", &format!("parties = [\"region-test\", \"gammelby\"]\n{TERM}"))]);
    assert_eq!(row(&folder, "2022-12-31")["bound"], json!(["gammelby", "region-test"]));
    assert_eq!(row(&folder, "2023-01-01")["bound"], json!(["nyby", "region-test"]));
    assert!(of_party(&folder, "2023-01-01", "gammelby", &[]).is_empty());
    assert_eq!(of_party(&folder, "2023-01-01", "nyby", &[]), ["avtal"]);
    assert_eq!(of_party(&folder, "2022-06-01", "nyby", &[]), ["avtal"], "it is to be bound");
    let site = Folder::new(&[]);
    let out = site.path().join("site");
    on_day(folder.path(), "2024-06-01", &["site", "--out", out.to_str().unwrap(), "-q"]);
    for (party, is_bound) in [("nyby", true), ("gammelby", false)] {
        let page = fs::read_to_string(out.join(format!("parties/{party}.html"))).unwrap();
        let bound = page.split("id=\"bound\"").nth(1).unwrap();
        let bound = bound.split("</section>").next().unwrap();
        assert_eq!(bound.contains("agreements/avtal.html"), is_bound, "{party}: {bound}");
    }
}

#[test]
fn a_group_stands_for_those_who_are_members_on_the_day() {
    let adopted = "adoption = { required = \"all-parties\" }\ndecision = [{ by = \"region-test\", date = 2019-10-01, outcome = \"adopted\" }, { by = \"forbundet\", date = 2019-10-10, outcome = \"adopted\" }]\n";
    let folder = folder(&[("avtal", &format!("parties = [\"region-test\", \"forbundet\"]\n{TERM}{}", ""))]);
    for (day, bound) in [
        ("2021-01-01", &["gammelby", "region-test", "testkoping"][..]),
        // That a member is in the group only as long as it exists does not end what it hands on.
        ("2023-01-01", &["nyby", "region-test", "testkoping"]),
        ("2025-01-01", &["nyby", "provstad", "region-test", "testkoping"]),
    ] {
        assert_eq!(row(&folder, day)["bound"], json!(bound), "{day}");
    }
    let folder =
        self::folder(&[("avtal", &format!("parties = [\"region-test\", \"forbundet\"]\n{adopted}{TERM}"))]);
    let show = on_day(folder.path(), "2021-01-01", &["show", "avtal", "--format", "json"]).json();
    let adopted: Vec<&str> =
        show["adoption"].as_array().unwrap().iter().map(|row| row["party"].as_str().unwrap()).collect();
    assert_eq!(adopted, ["region-test", "testkoping", "gammelby"], "Provstad was no member in 2019");
    assert_eq!(row(&folder, "2025-06-01")["bound"], json!(["nyby", "region-test", "testkoping"]));
}

#[test]
fn where_a_number_is_enough_who_rejected_it_is_not_bound() {
    let adoption = "parties = [\"region-test\", \"testkoping\", \"provstad\"]\nadoption = { required = 2 }\ndecision = [{ by = \"region-test\", date = 2019-10-01, outcome = \"adopted\" }, { by = \"testkoping\", date = 2019-10-02, outcome = \"adopted\" }, { by = \"provstad\", date = 2019-10-03, outcome = \"rejected\" }]\n";
    let folder = folder(&[("avtal", &format!("{adoption}{TERM}"))]);
    assert_eq!(row(&folder, "2021-01-01")["bound"], json!(["region-test", "testkoping"]));
    assert!(of_party(&folder, "2021-01-01", "provstad", &[]).is_empty());
    assert_eq!(of_party(&folder, "2021-01-01", "provstad", &["--ever"]), ["avtal"]);
    let show = on_day(folder.path(), "2021-01-01", &["show", "avtal", "--format", "json"]).json();
    let outside =
        show["participants"].as_array().unwrap().iter().find(|of| of["party"] == "provstad").unwrap();
    assert_eq!(outside["involvement"], "outside");
}

#[test]
fn what_was_replaced_or_ended_binds_nobody() {
    let old = format!("parties = [\"testkoping\"]\n{TERM}");
    let new =
        "parties = [\"testkoping\"]\nreplaces = [{ id = \"gammalt\" }]\n[validity]\nfrom = 2025-01-01\n";
    let folder = folder(&[("gammalt", &old), ("nytt", new)]);
    assert_eq!(of_party(&folder, "2024-12-31", "testkoping", &[]), ["gammalt", "nytt"]);
    assert_eq!(of_party(&folder, "2025-01-01", "testkoping", &[]), ["nytt"]);
    assert_eq!(of_party(&folder, "2025-01-01", "testkoping", &["--state", "replaced"]), ["gammalt"]);
    assert_eq!(of_party(&folder, "2025-01-01", "testkoping", &["--ever"]), ["gammalt", "nytt"]);
}

#[test]
fn whoever_has_not_adopted_what_is_to_hold_is_reminded_and_so_is_the_owner() {
    let adoption = "parties = [\"region-test\", \"nyby\", \"provstad\"]\nadoption = { required = \"all-parties\" }\ndecision = [{ by = \"region-test\", date = 2026-10-01, outcome = \"adopted\" }]\n";
    let folder = folder(&[(
        "avtal",
        &format!("{adoption}[validity]\nfrom = 2027-01-01\nuntil = \"further-notice\"\n"),
    )]);
    let to = |day: &str| {
        let json = on_day(folder.path(), day, &["remind", "--format", "json"]).json();
        let reminders = json["reminders"].as_array().unwrap().iter();
        let due = reminders.filter(|of| of["kind"] == "adoption-due").map(|of| {
            assert_eq!(of["deadline"], "2027-01-01");
            format!("{} {}", of["recipient"].as_str().unwrap(), of["stage"].as_str().unwrap())
        });
        due.collect::<Vec<_>>()
    };
    assert!(to("2026-06-30").is_empty());
    assert_eq!(to("2026-07-01"), ["nyby@test.example P6M", "s@test.example P6M"]);
    assert_eq!(to("2027-06-01").len(), 2, "until it is adopted, the latest stage of each");
    let flags = |day: &str| row(&folder, day)["flags"].clone();
    assert_eq!(flags("2026-07-01"), json!(["adoption-due"]));
    assert_eq!(flags("2025-12-31"), json!([]));
    let status = on_day(folder.path(), "2026-07-01", &["status"]).stdout;
    assert!(status.contains("Have it adopted by"), "{status}");
    let adopted = ["nyby", "provstad"]
        .map(|by| format!("{{ by = \"{by}\", date = 2026-10-02, outcome = \"adopted\" }}, "))
        .concat();
    folder.replace("agreements/avtal.toml", "[{ by", &format!("[{adopted}{{ by"));
    assert!(to("2026-12-31").is_empty());
    assert_eq!(on(folder.path(), &["list", "--format", "json"]).json()["agreements"][0]["state"], "upcoming");
}

/// The row of `status --format json` that tells of something.
fn told<'j>(status: &'j Value, what: &str) -> Option<&'j Value> {
    let sections = status["sections"].as_array().unwrap().iter();
    let mut rows = sections.flat_map(|section| section["rows"].as_array().unwrap());
    rows.find(|row| row["what"].as_array().unwrap().contains(&json!(what)))
}

#[test]
fn what_a_party_had_to_do_lies_with_whoever_took_its_place() {
    let review = "review = [{ id = \"u\", title = \"Uppföljning av resor\", first = \"2026-06\", by = \"gammelby\" }]\n";
    let folder = folder(&[("avtal", &format!("parties = [\"gammelby\"]\n{review}{TERM}"))]);
    let review = on(folder.path(), &["show", "avtal", "--format", "json"]).json()["reviews"][0].clone();
    assert_eq!((&review["by"], &review["effective_by"]), (&json!("gammelby"), &json!("nyby")));
    let show = on(folder.path(), &["show", "avtal"]).stdout;
    assert!(show.contains("Uppföljning av resor, carried out by Nyby"), "{show}");
    let status = on(folder.path(), &["status", "--format", "json"]).json();
    let overdue = told(&status, "review-overdue");
    assert_eq!(overdue.unwrap()["responsible"], json!(["nyby"]));
    let check = on(folder.path(), &["check", "--format", "concise"]).stdout;
    assert!(
        check.contains("review `u` by `nyby`, which took over from `gammelby`, was due 2026-06"),
        "{check}"
    );
    let remind = on(folder.path(), &["remind", "--format", "json"]).json();
    let to = remind["reminders"].as_array().unwrap().iter().find(|of| of["kind"] == "review-due").unwrap();
    assert_eq!((&to["party"], &to["recipient"]), (&json!("nyby"), &json!("nyby@test.example")));
}

/// Whoever has ceased has nothing to do after that: before it does, what is due later is said to lie with the one that takes
/// its place, in every report.
#[test]
fn what_is_due_after_a_party_ceases_lies_with_its_successor_in_every_report() {
    let duties = "parties = [\"gammelby\", \"provstad\"]
review = [{ id = \"u\", title = \"Uppföljning\", first = 2023-06-01, by = \"gammelby\" }]
decision = [{ by = \"gammelby\", planned = [2023-04-01] }]
activity = [{ title = \"Rutin\", by = [\"provstad\", \"gammelby\", \"nyby\"], due = 2023-05-01 }]
validity = { from = 2020-01-01, until = 2024-12-31 }
";
    let folder = folder(&[("avtal", duties)]);
    for day in ["2022-11-28", "2023-02-01", "2023-08-01"] {
        let reports = [
            &["status", "--format", "json"][..],
            &["agenda", "--format", "json", "--horizon", "P3Y"],
            &["remind", "--format", "markdown"],
            &["check", "--format", "concise", "--rule", "review-due", "--rule", "review-overdue"],
            &["check", "--format", "concise", "--rule", "decision-overdue", "--rule", "activity-overdue"],
        ];
        for arguments in reports {
            let said = on_day(folder.path(), day, arguments).stdout;
            let without_keys = said
                .replace("planned-decision/gammelby", "")
                .replace("P1M/gammelby", "")
                .replace("gammelby`,", "");
            assert!(!without_keys.to_lowercase().contains("gammelby"), "{day} {arguments:?}: {said}");
        }
        let show = on_day(folder.path(), day, &["show", "avtal"]).stdout;
        for line in ["Uppföljning, carried out by Nyby", "planned by Nyby"] {
            assert!(show.contains(line), "{day}: {show}");
        }
        let status = on_day(folder.path(), day, &["status", "--format", "json"]).json();
        let activity = told(&status, "activity-overdue");
        // Named itself and in the place of another, it is told once. The row tells the review too, and its own body.
        for party in ["nyby", "provstad"] {
            let named =
                |row: &Value| row["responsible"].as_array().unwrap().iter().filter(|it| *it == party).count();
            assert!(activity.is_none_or(|row| named(row) == 1), "{day}: {activity:?}");
        }
    }
}

/// The days and the kinds of what the agenda tells of parties, and with whom.
fn comings(folder: &Folder, day: &str, more: &[&str]) -> Vec<String> {
    let agenda = [&["agenda", "--within", "P9Y", "--format", "json"], more].concat();
    let json = on_day(folder.path(), day, &agenda).json();
    let events = json["events"].as_array().unwrap().iter();
    let events = events.filter(|event| event["kind"].as_str().unwrap().starts_with("party-"));
    events
        .map(|event| format!("{} {}", event["day"].as_str().unwrap(), event["message"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_member_of_a_group_is_a_party_on_its_own_days_in_every_report() {
    let adopted = "adoption = { required = \"all-parties\" }\ndecision = [{ by = \"samverkan\", date = 2019-10-10, outcome = \"adopted\" }, { by = \"provstad\", date = 2025-03-01, outcome = \"adopted\" }]\n";
    let folder = folder(&[("avtal", &format!("parties = [\"samverkan\"]\n{adopted}{TERM}"))]);
    let group = "name = \"Samverkan\"\nkind = \"group\"\nmembers = [\"testkoping\", { id = \"provstad\", from = 2025-01-01 }, { id = \"region-test\", until = \"2023-06\" }]\n";
    folder.write("parties/samverkan.toml", group);
    for (day, bound) in [
        ("2021-01-01", &["region-test", "testkoping"][..]),
        ("2023-06-30", &["region-test", "testkoping"]),
        ("2023-07-01", &["testkoping"]),
        ("2025-01-01", &["testkoping"]), // a member, and it has not adopted yet
        ("2025-03-01", &["provstad", "testkoping"]),
    ] {
        assert_eq!(row(&folder, day)["bound"], json!(bound), "{day}");
        assert_eq!(row(&folder, day)["in_force_from"], "2020-01-01", "who joins later need not have adopted");
    }
    let listed = |day: &str, party: &str, more: &[&str]| !of_party(&folder, day, party, more).is_empty();
    assert!(listed("2024-12-31", "provstad", &[]), "it is to be bound");
    assert!(listed("2023-06-30", "region-test", &[]) && !listed("2023-07-01", "region-test", &[]));
    assert!(listed("2023-07-01", "region-test", &["--ever"]));
    assert!(!listed("2023-07-01", "gammelby", &["--ever"]), "it was never a member");
    let all =
        ["2023-06-30 last day of Region Test as a party", "2025-01-01 Provstads kommun becomes a party"];
    assert_eq!(comings(&folder, "2022-01-01", &[]), all);
    assert_eq!(comings(&folder, "2022-01-01", &["--party", "region-test"]), all[..1]);
}

#[test]
fn a_change_among_members_that_changes_no_party_is_not_told() {
    let group = "name = \"Samverkan\"\nkind = \"group\"\nmembers = [\"testkoping\", { id = \"provstad\", from = 2023-01-01, until = 2024-12-31 }, { id = \"gammelby\", until = 2022-12-31 }]\n";
    let of = |parties: &str| {
        let folder = folder(&[("avtal", &format!("parties = [{parties}]\n{TERM}"))]);
        folder.write("parties/samverkan.toml", group);
        comings(&folder, "2021-01-01", &[])
    };
    let (joins, leaves) =
        ("2023-01-01 Provstads kommun becomes a party", "2024-12-31 last day of Provstads kommun as a party");
    assert_eq!(of("\"samverkan\""), [joins, leaves], "Gammelby ceases, and Nyby takes its place");
    assert!(of("\"samverkan\", \"provstad\"").is_empty(), "it is one by itself");
    let with_group = "{ id = \"samverkan\", from = 2023-01-01, until = 2024-06-30 }";
    assert_eq!(
        of(with_group),
        ["2023-01-01 Samverkan becomes a party", "2024-06-30 last day of Samverkan as a party"]
    );
    assert_eq!(of("\"samverkan\", { id = \"provstad\", until = 2024-01-31 }")[1..], [leaves.to_owned()]);
}

#[test]
fn a_party_that_gives_notice_leaves_on_the_day_that_the_clause_brings() {
    let parties = "parties = [\"region-test\", { id = \"testkoping\", notice_given = 2025-03-31 }]\n";
    let clause = "termination = { notice = \"P12M\", ends = \"year-end\", by = \"each-party\" }\n";
    let folder = folder(&[("avtal", &format!("{parties}{clause}{TERM}"))]);
    assert_eq!(row(&folder, "2026-12-31")["bound"], json!(["region-test", "testkoping"]));
    assert_eq!(row(&folder, "2027-01-01")["bound"], json!(["region-test"]));
    assert_eq!(row(&folder, "2027-01-01")["state"], "in-force");
    let told = comings(&folder, "2026-01-01", &[]);
    assert!(told.len() == 1 && told[0].starts_with("2026-12-31 "), "{told:?}");
    assert_eq!(of_party(&folder, "2026-12-31", "testkoping", &[]), ["avtal"]);
    assert!(of_party(&folder, "2027-01-01", "testkoping", &[]).is_empty());
    assert_eq!(of_party(&folder, "2027-01-01", "testkoping", &["--ever"]), ["avtal"]);
}
