//! Calendars of `agenda` and `remind`: entries that stay the same ones while their days move.

mod program;

use std::collections::BTreeMap;

use program::{Folder, git, on, on_day, own_registry};

/// The entries of a calendar by UID, each with its properties, alarms as `TRIGGER`, folded lines made whole.
fn entries(calendar: &str) -> BTreeMap<String, Vec<String>> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
    let lines = calendar.replace("\r\n ", "");
    let mut entries = BTreeMap::new();
    for entry in lines.split("BEGIN:VEVENT\r\n").skip(1) {
        let lines: Vec<String> = entry.split("\r\n").map(str::to_owned).collect();
        let uid = lines.iter().find_map(|line| line.strip_prefix("UID:")).unwrap();
        assert!(entries.insert(uid.to_owned(), lines.clone()).is_none(), "{uid} stands twice");
    }
    entries
}

fn property<'e>(entry: &'e [String], name: &str) -> &'e str {
    let line =
        entry.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in {entry:?}"));
    line.split_once(':').unwrap().1
}

fn calendar(folder: &Folder, command: &str) -> BTreeMap<String, Vec<String>> {
    let run = on(folder.path(), &[command, "--format", "ics"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(on(folder.path(), &[command, "--format", "ics"]).stdout, run.stdout, "the same bytes");
    entries(&run.stdout)
}

/// An agreement through `until` with a review on `review`.
fn agreement(until: &str, review: &str) -> Vec<u8> {
    format!(
        "title = \"Avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
         review = [{{ id = \"r\", first = {review}, every = \"P1M\" }}]\n\
         [validity]\nfrom = 2020-01-01\nuntil = {until}\n[revision]\nlead_time = \"P1D\"\n"
    )
    .into_bytes()
}

#[test]
fn a_deadline_that_moves_moves_its_entry() {
    for command in ["agenda", "remind"] {
        let folder = Folder::registry(&[]);
        folder.write("agreements/avtal.toml", &agreement("2026-12-31", "2026-11-30"));
        git::init(folder.path(), "2026-02-01");
        let before = calendar(&folder, command);
        folder.write("agreements/avtal.toml", &agreement("2027-01-31", "2026-12-15"));
        git::commit(folder.path(), "2026-03-01");
        let after = calendar(&folder, command);
        let end = before.keys().find(|uid| uid.starts_with("avtal/expires@")).unwrap();
        let review = before.keys().find(|uid| uid.starts_with("avtal/review-due/r/1@")).unwrap();
        for (uid, days) in [(end, ["20261231", "20270131"]), (review, ["20261130", "20261215"])] {
            let (old, new) = (&before[uid], &after[uid]);
            assert_eq!([property(old, "DTSTART"), property(new, "DTSTART")], days, "{command} {uid}");
            assert_eq!(property(old, "DTSTAMP"), "20260201T120000Z");
            assert_eq!(property(new, "LAST-MODIFIED"), "20260301T120000Z");
            let [old, new] = [old, new].map(|entry| property(entry, "SEQUENCE").parse::<u32>().unwrap());
            assert!(old < new, "{old} {new}");
        }
        assert_eq!(property(&after[end], "DTEND"), "20270201");
    }
}

#[test]
fn alarms_are_the_stages_and_what_git_does_not_know_is_of_the_day_of_the_report() {
    let folder = Folder::registry(&[]);
    folder.write("agreements/avtal.toml", &agreement("2026-12-31", "2030-01-01"));
    let entries = calendar(&folder, "remind");
    let end = entries.iter().find(|(uid, _)| uid.starts_with("avtal/expires@")).unwrap().1;
    assert_eq!(property(end, "DTSTAMP"), "20261121T000000Z");
    let alarms: Vec<&String> = end.iter().filter(|line| line.starts_with("TRIGGER")).collect();
    // From 2025-12-31, 06-30, 09-30 and 11-30 to the midnight with which 2026-12-31 begins, at nine.
    assert_eq!(
        alarms,
        ["TRIGGER:-P364DT15H", "TRIGGER:-P183DT15H", "TRIGGER:-P91DT15H", "TRIGGER:-P30DT15H"]
    );
    let other = Folder::registry(&[("registry.toml", "name = \"Annat\"\n[kinds.agreement]\n")]);
    other.write("agreements/avtal.toml", &agreement("2026-12-31", "2030-01-01"));
    let uids = |entries: &BTreeMap<String, Vec<String>>| entries.keys().cloned().collect::<Vec<_>>();
    let other = calendar(&other, "remind");
    assert!(
        uids(&other).iter().all(|uid| !entries.contains_key(uid)),
        "another registry has its own entries"
    );
}

#[test]
fn each_event_of_the_own_registry_is_an_entry_of_its_own() {
    for day in ["2026-11-21", "2027-01-01"] {
        let json = on_day(&own_registry(), day, &["agenda", "--within", "P10Y", "--format", "json"]).json();
        let run = on_day(&own_registry(), day, &["agenda", "--within", "P10Y", "--format", "ics"]);
        assert_eq!(entries(&run.stdout).len(), json["events"].as_array().unwrap().len());
    }
}
