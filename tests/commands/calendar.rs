//! Calendars of `agenda` and `remind`: entries that stay the same ones while their days move.

use std::collections::BTreeMap;

use crate::folder;
use crate::program::{Folder, git, on, on_day, own_registry};

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
fn agreement(until: &str, review: &str) -> String {
    let more = format!("review = [{{ id = \"r\", first = {review}, every = \"P1M\" }}]\n");
    let validity = format!("from = 2020-01-01\nuntil = {until}\n[revision]\nlead_time = \"P1D\"\n");
    folder::agreement("Avtal", &more, &validity)
}

#[test]
fn a_deadline_that_moves_moves_its_entry() {
    for command in ["agenda", "remind"] {
        let folder = Folder::registry(&[]);
        folder.write("agreements/avtal.toml", agreement("2026-12-31", "2026-11-30"));
        git::init(folder.path(), "2026-02-01");
        let before = calendar(&folder, command);
        folder.write("agreements/avtal.toml", agreement("2027-01-31", "2026-12-15"));
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

/// The entry of a calendar whose UID begins so: its day, and what tells its states apart.
fn state(calendar: &BTreeMap<String, Vec<String>>, of: &str) -> (String, (String, u32)) {
    let entry = calendar.iter().find(|(uid, _)| uid.starts_with(of)).unwrap_or_else(|| panic!("{of}")).1;
    let [day, modified, sequence] =
        ["DTSTART", "LAST-MODIFIED", "SEQUENCE"].map(|name| property(entry, name));
    (day.to_owned(), (modified.to_owned(), sequence.parse().unwrap()))
}

/// A step of the history: a file, and what it says then; nothing where it is taken away.
type Change<'c> = (&'c str, Option<String>);

#[test]
fn an_entry_that_another_file_moves_is_a_later_state_of_it() {
    let of = |more: &str, from: &str, until: &str| {
        let text = format!(
            "title = \"Avtal\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n{more}\
             [validity]\nfrom = {from}\n{until}\n"
        );
        Some(text)
    };
    let follower = |from: &str| of("replaces = [{ id = \"avtal\" }]\n", from, "until = \"further-notice\"");
    let settings = |more: &str| Some(format!("name = \"Prov\"\n[kinds.agreement]\n{more}"));
    let (file, other) = ("agreements/avtal.toml", "agreements/annat.toml");
    let open = || (file, of("", "2020-01-01", "until = \"further-notice\""));
    let through_2027 = || (file, of("", "2020-01-01", "until = 2027-06-30"));
    let cases: Vec<(&str, Vec<Change>, Vec<Change>)> = vec![
        (
            "a successor that is put off",
            vec![open(), (other, follower("2027-02-01"))],
            vec![(other, follower("2027-04-01"))],
        ),
        (
            "a successor that is gone",
            vec![through_2027(), (other, follower("2027-02-01"))],
            vec![(other, None)],
        ),
        (
            "a successor that follows another now",
            vec![through_2027(), (other, follower("2027-02-01"))],
            vec![(other, of("", "2027-02-01", "until = 2030-12-31"))],
        ),
        (
            "a host that is prolonged",
            vec![
                (file, of("", "2020-01-01", "ends_with = \"annat\"")),
                (other, of("", "2020-01-01", "until = 2027-01-31")),
            ],
            vec![(other, of("", "2020-01-01", "until = 2027-03-31"))],
        ),
        (
            "settings",
            vec![through_2027()],
            vec![("registry.toml", settings("[kinds.agreement.revision]\nlead_time = \"P1M\"\n"))],
        ),
    ];
    for (what, first, then) in cases {
        let folder = Folder::registry(&[]);
        let apply = |changes: &[Change]| {
            for (path, text) in changes {
                match text {
                    Some(text) => folder.write(path, text),
                    None => std::fs::remove_file(folder.path().join(path)).unwrap(),
                }
            }
        };
        apply(&first);
        git::init(folder.path(), "2026-02-01");
        let calendar = || {
            let run = on(folder.path(), &["agenda", "--within", "P24M", "--format", "ics"]);
            assert_eq!(run.code, 0, "{what}: {run:?}");
            entries(&run.stdout)
        };
        let before = calendar();
        apply(&then);
        git::commit(folder.path(), "2026-03-01");
        let after = calendar();
        let mut moved = 0;
        for uid in before.keys().filter(|uid| after.contains_key(*uid)) {
            let (old, new) = (state(&before, uid), state(&after, uid));
            moved += usize::from(before[uid] != after[uid] && uid.starts_with("avtal/"));
            assert!(new.1.0 > old.1.0 && new.1.1 > old.1.1, "{what}: {uid} {old:?} {new:?}");
        }
        assert!(moved > 0, "{what}: {before:?} {after:?}");
    }
}

#[test]
fn no_state_is_earlier_than_one_before_it() {
    let folder = Folder::registry(&[]);
    folder.write("agreements/avtal.toml", agreement("2026-12-31", "2030-01-01"));
    git::init(folder.path(), "2026-02-01");
    let mut states = vec![state(&calendar(&folder, "agenda"), "avtal/expires@").1];
    let mut rises = |what: &str| {
        let now = state(&calendar(&folder, "agenda"), "avtal/expires@").1;
        let before = states.last().unwrap();
        assert!(now.0 > before.0 && now.1 > before.1, "{what}: {before:?} {now:?}");
        states.push(now);
    };
    // Two on one second, and one that a wrong clock dated.
    for day in ["2026-02-01", "2026-02-01", "2025-01-01", "2026-02-03"] {
        git::commit(folder.path(), day);
        rises(day);
    }
    git::git(folder.path(), &["mv", "agreements", "x"]);
    git::git(folder.path(), &["mv", "x", "agreements"]);
    std::fs::create_dir(folder.path().join("agreements/lan")).unwrap();
    git::git(folder.path(), &["mv", "agreements/avtal.toml", "agreements/lan/avtal.toml"]);
    git::commit(folder.path(), "2026-02-04");
    rises("a file that is moved");
    git::git(folder.path(), &["checkout", "-q", "-b", "gren", "HEAD~3"]);
    git::commit(folder.path(), "2026-02-02");
    git::git(folder.path(), &["checkout", "-q", "main"]);
    git::on(folder.path(), "2026-02-02", &["merge", "-q", "--no-ff", "-m", "x", "gren"]);
    rises("a merge of what is older");
    let whole = calendar(&folder, "agenda");
    let clones = Folder::new(&[]);
    let origin = format!("file://{}", folder.path().display());
    git::git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let kinds = [("grund", "--depth=2"), ("delvis", "--filter=blob:none"), ("gles", "--filter=tree:0")];
    let kinds = kinds.iter().take(if git::reads_partial_clones("git".as_ref()) { 3 } else { 1 });
    for (name, option) in kinds {
        git::git(clones.path(), &["clone", "-q", option, &origin, name]);
        let run = on(&clones.path().join(name), &["agenda", "--format", "ics"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        let same = entries(&run.stdout);
        if *name == "grund" {
            // Where a clock was wrong before it begins, a shallow clone does not know.
            assert!(same.keys().eq(whole.keys()));
        } else {
            assert_eq!(same, whole, "{name}");
        }
    }
}

#[test]
fn alarms_are_the_stages_and_what_git_does_not_know_is_of_the_day_of_the_report() {
    let folder = Folder::registry(&[]);
    folder.write("agreements/avtal.toml", agreement("2026-12-31", "2030-01-01"));
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
    other.write("agreements/avtal.toml", agreement("2026-12-31", "2030-01-01"));
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
