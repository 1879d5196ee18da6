//! `avtal log`: the history of a record and of the registry, as git has it.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::program::git::{commit, commit_as, git, init, on as git_on};
use crate::program::{Folder, finish, on, program as avtal};
use serde_json::{Value, json};

const FILE: &str = "agreements/ett.toml";

/// A record with everything at the top level in `top`, and the rest after it.
fn record(top: &str, rest: &str) -> String {
    format!("title = \"Ett\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n{top}\n{rest}")
}

fn plain(rest: &str) -> String {
    record("", &format!("[validity]\nfrom = 2020-01-01\nuntil = 2030-12-31\n{rest}"))
}

/// A registry whose agreement `ett` says each of these in turn: a commit a day from 2025-01-01.
fn history(versions: &[&str]) -> Folder {
    let folder = Folder::registry(&[]);
    for (day, version) in versions.iter().enumerate() {
        folder.write(FILE, version);
        let day = format!("2025-01-{:02}", day + 1);
        if day.ends_with("01") {
            init(folder.path(), &day)
        } else {
            commit(folder.path(), &day)
        };
    }
    folder
}

fn log(folder: &Folder, more: &[&str]) -> Value {
    let run = on(folder.path(), &[&["log", "--format", "json"], more].concat());
    assert_eq!(run.code, 0, "{run:?}");
    run.json()
}

/// The changes as `day what: message`, the newest first.
fn told(log: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let row =
        |row: &Value| format!("{} {}: {}", text(&row["day"]), text(&row["what"]), text(&row["message"]));
    log["changes"].as_array().unwrap().iter().map(row).collect()
}

/// What a step from one record to the next is told as.
#[track_caller]
fn becomes(old: &str, new: &str, expected: &[&str]) {
    let folder = history(&[old, new]);
    let changes = told(&log(&folder, &["ett", "--limit", "1"]));
    let changes: Vec<&str> =
        changes.iter().map(|change| change.strip_prefix("2025-01-02 ").unwrap()).collect();
    assert_eq!(changes, expected, "from\n{old}\nto\n{new}");
}

#[test]
fn prolongations_options_and_ends() {
    let old = plain("[[option]]\nterm = \"P1Y\"\n");
    let new = plain(
        "[[option]]\nterm = \"P1Y\"\nexercised = 2030-01-01\n[[extension]]\nuntil = 2032-12-31\ndecided = 2030-05-26\nby = \"styrgruppen\"\n[end]\ndate = 2031-01-31\nreason = \"merged\"\n",
    );
    becomes(
        &old,
        &new,
        &[
            "option-called: option called 2030-01-01",
            "prolonged: prolonged through 2032-12-31 by Styrgruppen, decided 2030-05-26",
            "ended: ended through 2031-01-31: merged",
        ],
    );
    becomes(
        &new,
        &old,
        &[
            "changed: option to prolong 1, called: 2030-01-01 removed",
            "prolongation-removed: no longer prolonged through 2032-12-31",
            "end-removed: no longer ended through 2031-01-31",
        ],
    );
    let by = plain("[[extension]]\nuntil = 2024-12-31\nby = \"region-test\"\n");
    becomes(&plain(""), &by, &["prolonged: prolonged through 2024-12-31 by Region Test"]);
    let later = by.replace("2024-12-31\nby", "2025-12-31\nby");
    becomes(&by, &later, &["prolonged: prolonged through 2025-12-31 instead of 2024-12-31"]);
}

#[test]
fn from_when_and_until_when() {
    let dated =
        |from: &str, until: &str| record("", &format!("[validity]\nfrom = {from}\nuntil = {until}\n"));
    becomes(
        &dated("2020-01-01", "2024-12-31"),
        &dated("2021", "\"further-notice\""),
        &[
            "from-changed: now from 2021 instead of from 2020-01-01",
            "until-changed: now until further notice instead of through 2024-12-31",
        ],
    );
    becomes(
        &record("", "[validity]\nfrom = \"last-adoption\"\nduration = \"P3Y\"\n"),
        &record("", "[validity]\nduration = \"P4Y\"\nuntil = \"replaced\"\n"),
        &[
            "from-changed: no longer from the last adoption",
            "until-changed: now until it is replaced",
            "changed: term: now P4Y instead of P3Y",
        ],
    );
}

#[test]
fn decisions() {
    let planned = plain("[[decision]]\nby = \"testkoping\"\nplanned = [2026-05-22, 2026-09-25]\n");
    let taken = plain(
        "[[decision]]\nby = \"testkoping\"\ndate = 2026-09-25\noutcome = \"adopted\"\nreference = \"§ 21\"\n",
    );
    becomes(
        &plain(""),
        &planned,
        &["decision-planned: decision of Testköpings kommun planned for 2026-05-22; 2026-09-25"],
    );
    becomes(
        &planned,
        &taken,
        &[
            "adopted: adopted by Testköpings kommun on 2026-09-25",
            "changed: decision of Testköpings kommun, reference: now § 21",
        ],
    );
    for outcome in ["adopted", "recommended", "endorsed", "rejected", "noted"] {
        let new =
            plain(&format!("[[decision]]\nby = \"provstad\"\ndate = \"2026-02\"\noutcome = \"{outcome}\"\n"));
        becomes(&plain(""), &new, &[&format!("{outcome}: {outcome} by Provstads kommun on 2026-02")]);
    }
    becomes(
        &taken,
        &taken.replace("adopted", "rejected"),
        &["rejected: decision of Testköpings kommun: rejected instead of adopted"],
    );
    becomes(
        &taken,
        &plain(""),
        &["decision-removed: decision of Testköpings kommun taken out of the record"],
    );
}

#[test]
fn owner_title_stage_parties_notes() {
    let validity = "[validity]\nfrom = 2020-01-01\nuntil = 2030-12-31\n";
    let old =
        record("owner = \"styrgruppen\"\nstage = \"draft\"\nnotes = \"a\"\nreference = \"KS 1\"", validity);
    let new = record("owner = \"provstad\"\nnotes = \"b\"\ntopics = [\"vatten\"]", validity)
        .replace("\"Ett\"", "\"Två\"")
        .replace("[\"testkoping\"]", "[\"region-test\", \"provstad\"]");
    becomes(
        &old,
        &new,
        &[
            "title-changed: title changed from “Ett” to “Två”",
            "stage-changed: stage now adopted instead of draft",
            "changed: registration number: KS 1 removed",
            "owner-changed: owner changed from Styrgruppen to Provstads kommun",
            "parties-joined: parties joined: Region Test, Provstads kommun",
            "parties-left: parties left: Testköpings kommun",
            "changed: topics: vatten added",
            "notes-changed: notes changed",
        ],
    );
}

#[test]
fn reviews_revision_activities_documents_and_replacement() {
    let old = plain(
        "[[review]]\nid = \"arlig\"\nfirst = 2026\nby = \"styrgruppen\"\n[[review]]\nid = \"slut\"\nfirst = 2029-01-01\n[[activity]]\ntitle = \"Rutin\"\n[[document]]\npath = \"texts/x.md\"\n",
    );
    let new = plain(
        "[[replaces]]\nid = \"gammalt\"\nsections = [\"3\", \"4\"]\n[[amends]]\nid = \"annat\"\n[[review]]\nid = \"arlig\"\nfirst = 2027\nby = \"region-test\"\n[[review.done]]\ndate = 2026-10-01\noutcome = \"revise\"\n[[review]]\nid = \"ny\"\nfirst = 2028-01-01\n[[revision.trigger]]\nsince = 2025-07-01\nreason = \"Ny lag\"\n[[activity]]\ntitle = \"Rutin\"\nstatus = \"done\"\n[[document]]\npath = \"texts/y.md\"\n",
    );
    becomes(
        &old,
        &new,
        &[
            "replaces-added: is to replace sections 3, 4 of gammalt",
            "amends-added: amends annat",
            "review-removed: review slut removed",
            "review-changed: review arlig now first due 2027 instead of 2026",
            "review-changed: review arlig now by Region Test instead of Styrgruppen",
            "review-done: review arlig done 2026-10-01: to be revised",
            "review-added: review ny added, first due 2028-01-01",
            "trigger-added: reason to revise since 2025-07-01: Ny lag",
            "activity-done: activity done: Rutin",
            "document-removed: document removed: texts/x.md",
            "document-added: document added: texts/y.md",
        ],
    );
    let resolved = new.replace("\"Ny lag\"", "\"Ny lag\"\nresolved = 2026-01-01");
    becomes(&new, &resolved, &["trigger-resolved: reason to revise since 2025-07-01: resolved 2026-01-01"]);
}

#[test]
fn keys_without_a_sentence_of_their_own_are_told_by_name() {
    let new = plain(
        "[validity.renewal]\nterm = \"P1Y\"\nnotice = \"P6M\"\n[adoption]\nrequired = [\"provstad\"]\ndelay = \"P1M\"\n[[accept]]\nrule = \"coverage-gap\"\nreason = \"Beslutat\"\n",
    );
    becomes(
        &plain(""),
        &new,
        &[
            "changed: length of each renewal: now P1Y",
            "changed: period of notice before a renewal: now P6M",
            "changed: must adopt: now Provstads kommun",
            "changed: time from the last adoption to the entry into force: now P1M",
            "finding-accepted: finding accepted: coverage-gap (Beslutat)",
        ],
    );
}

#[test]
fn suspensions() {
    let with = |rest: &str| plain(&format!("[[suspension]]\nfrom = 2023-03-01\n{rest}"));
    becomes(
        &plain(""),
        &with("reason = \"Ombyggnad\"\nby = \"styrgruppen\"\nprolongs = true\n"),
        &[
            "suspended: suspended from 2023-03-01",
            "suspension-changed: suspension from 2023-03-01, decided by: now Styrgruppen",
            "suspension-changed: suspension from 2023-03-01, reason: now Ombyggnad",
            "suspension-changed: the term is longer by the days of the suspension from 2023-03-01",
        ],
    );
    let until = |day: &str| with(&format!("until = {day}\n"));
    becomes(
        &with(""),
        &until("2023-08-31"),
        &["resumed: suspended from 2023-03-01 through 2023-08-31: resumed on 2023-09-01"],
    );
    becomes(
        &until("2023-08-31"),
        &until("\"2023-09\""),
        &["resumed: suspended from 2023-03-01 through 2023-09 instead of 2023-08-31: resumed on 2023-10-01"],
    );
    becomes(
        &until("2023-08-31"),
        &with(""),
        &["suspended: still suspended from 2023-03-01: no longer through 2023-08-31"],
    );
    becomes(
        &until("2023-08-31"),
        &plain(""),
        &["suspension-removed: no longer suspended from 2023-03-01 through 2023-08-31"],
    );
}

#[test]
fn notice_of_an_agreement_and_of_a_party() {
    let clauses = "[termination]\nnotice = \"P6M\"\nends = \"year-end\"\nby = \"each-party\"\n";
    becomes(
        &plain(""),
        &plain(clauses),
        &[
            "termination-changed: period of notice: now P6M",
            "termination-changed: days on which notice ends it: now the end of a year",
            "termination-changed: may give notice: now each party, for itself",
        ],
    );
    let notice = |end: &str| plain(&format!("{clauses}[end]\n{end}"));
    becomes(
        &plain(clauses),
        &notice("notice_given = 2026-02-01\nby = \"testkoping\"\nreason = \"terminated\"\n"),
        &[
            "notice-given: notice given 2026-02-01 by Testköpings kommun",
            "changed: reason for the end: now terminated",
        ],
    );
    becomes(
        &plain(clauses),
        &notice("notice_given = 2026-02-01\ndate = 2026-12-31\n"),
        &["ended: ended through 2026-12-31", "changed: notice given: now 2026-02-01"],
    );
    becomes(
        &notice("notice_given = 2026-02-01\n"),
        &plain(clauses),
        &["end-removed: notice of 2026-02-01 taken out of the record"],
    );
    let party = |party: &str| plain(clauses).replace("[\"testkoping\"]", &format!("[{party}, \"provstad\"]"));
    becomes(
        &party("\"testkoping\""),
        &party("{ id = \"testkoping\", notice_given = 2026-02-01 }"),
        &["notice-given: Testköpings kommun gave notice 2026-02-01"],
    );
}

#[test]
fn what_applies_before_the_start_and_after_the_end() {
    becomes(
        &plain(""),
        &plain(
            "[provisional]\nfrom = 2019-10-01\nuntil = 2019-12-31\n[[survival]]\nsections = [\"9\"]\nduration = \"P5Y\"\n",
        ),
        &[
            "applied-provisionally: applied provisionally from 2019-10-01 through 2019-12-31",
            "survival-changed: sections 9 bind after the end for P5Y",
        ],
    );
    becomes(
        &plain("[[survival]]\nuntil = \"further-notice\"\n"),
        &plain(""),
        &["survival-changed: no longer: some sections bind after the end until further notice"],
    );
}

#[test]
fn a_prolongation_that_is_not_adopted_prolongs_nothing() {
    let with =
        |outcome: &str| plain(&format!("[[extension]]\nuntil = 2032-12-31\noutcome = \"{outcome}\"\n"));
    becomes(&plain(""), &with("adopted"), &["prolonged: prolonged through 2032-12-31"]);
    for outcome in ["recommended", "rejected"] {
        let expected = format!("{outcome}: prolongation through 2032-12-31: {outcome}");
        becomes(&plain(""), &with(outcome), &[&expected]);
    }
}

#[test]
fn no_reminders_at_all_is_not_the_default() {
    becomes(
        &plain(""),
        &plain("[reminders]\nreview = []\n"),
        &["changed: reminders before a review: now none"],
    );
}

#[test]
fn what_means_the_same_is_no_change() {
    let old = plain("");
    let folder = history(&[
        &old,
        &format!("# a comment\n{}", old.replace(" = ", "   =  ")),
        &old.replace("\"Ett\"", "'Ett'")
            .replace("kind = \"agreement\"\n", "")
            .replace("parties", "kind = \"agreement\"\nparties"),
    ]);
    fs::remove_file(folder.path().join(FILE)).unwrap();
    let yaml = "title: Ett\nkind: agreement\nparties: [testkoping]\nvalidity: {from: 2020-01-01, until: 2030-12-31}\n";
    folder.write("agreements/ett.yaml", yaml);
    commit(folder.path(), "2025-01-09");
    let expected = ["2025-01-01 created: created: Ett"];
    assert_eq!(told(&log(&folder, &["ett"])), expected);
    let whole = log(&folder, &[]);
    assert!(told(&whole).iter().all(|line| line.starts_with("2025-01-01 created")), "{whole}");
    let run = on(folder.path(), &["log", "ett", "--since", "2025-01-02"]);
    assert_eq!(run.stdout, "The history of ett\n\nNo change is recorded.\n");
}

#[test]
fn a_record_is_followed_through_renames_and_moves() {
    let folder = history(&[&plain("")]);
    let path = |path: &str| folder.path().join(path);
    // Another name and quite another text: only the record itself says which it was.
    fs::remove_file(path(FILE)).unwrap();
    let new = "title: Nytt\nkind: agreement\nparties: [provstad]\nvalidity: {}\nformer_ids: [ett]\n";
    folder.write("agreements/tva.yaml", new);
    commit(folder.path(), "2025-02-01");
    fs::create_dir_all(path("agreements/lan")).unwrap();
    fs::rename(path("agreements/tva.yaml"), path("agreements/lan/tva.yaml")).unwrap();
    commit(folder.path(), "2025-03-01");
    // Renamed as it is: git sees it.
    fs::rename(path("agreements/lan/tva.yaml"), path("agreements/lan/tre.yaml")).unwrap();
    commit(folder.path(), "2025-04-01");
    let expected = [
        "2025-04-01 renamed: renamed from tva",
        "2025-03-01 moved: moved from agreements to agreements/lan",
        "2025-02-01 renamed: renamed from ett",
        "2025-02-01 title-changed: title changed from “Ett” to “Nytt”",
        "2025-02-01 parties-joined: parties joined: Provstads kommun",
        "2025-02-01 parties-left: parties left: Testköpings kommun",
        "2025-02-01 from-changed: no longer from 2020-01-01",
        "2025-02-01 until-changed: no longer through 2030-12-31",
        "2025-01-01 created: created: Ett",
    ];
    let told_of = log(&folder, &["tre"]);
    assert_eq!(told(&told_of), expected);
    assert_eq!(told_of["changes"][0]["former_id"], "tva");
    assert_eq!(told_of["changes"][8]["agreement"], "ett");
    let whole = told(&log(&folder, &["--limit", "3"]));
    assert_eq!(whole, &expected[..8]);
    // By an id that the record says it had, and by one that only git knows.
    for (id, now) in [("ett", "tre"), ("tva", "tre")] {
        let run = on(folder.path(), &["log", id, "--format", "json"]);
        assert_eq!(told(&run.json()), expected, "{id}");
        assert!(run.stderr.contains(&format!("`{id}` is now `{now}`")), "{run:?}");
    }
}

#[test]
fn a_moved_registry_is_followed() {
    let inner = history(&[&plain("")]);
    let folder = inner.path();
    fs::create_dir(folder.join("data")).unwrap();
    for name in ["registry.toml", "agreements", "parties", "bodies"] {
        fs::rename(folder.join(name), folder.join("data").join(name)).unwrap();
    }
    commit(folder, "2025-02-01");
    let run = on(&folder.join("data"), &["log", "ett", "--format", "json"]);
    assert_eq!(told(&run.json()), ["2025-01-01 created: created: Ett"]);
}

/// Moves all of a registry into another folder of its repository, and commits that.
fn move_registry(repository: &Path, from: &str, to: &str, day: &str) {
    fs::create_dir_all(repository.join(to)).unwrap();
    for name in ["registry.toml", "agreements", "parties", "bodies"] {
        fs::rename(repository.join(from).join(name), repository.join(to).join(name)).unwrap();
    }
    commit(repository, day);
}

#[test]
fn the_history_of_a_whole_registry_goes_on_where_it_lay_before() {
    let inner = history(&[&plain(""), &plain("[end]\ndate = 2026-01-31\n")]);
    let folder = inner.path();
    fs::remove_file(folder.join("parties/provstad.toml")).unwrap();
    commit(folder, "2025-01-20");
    let moves = [("", "data/register"), ("data/register", "registret"), ("registret", ""), ("", "till")];
    for ((from, to), day) in moves.iter().zip(["2025-02-01", "2025-03-01", "2025-04-01", "2025-05-01"]) {
        move_registry(folder, from, to, day);
        let run = on(&folder.join(to), &["log", "--format", "json", "--limit", "100"]);
        let changes = told(&run.json());
        let expected = ["2025-01-20 removed: removed", "2025-01-02 ended: ended through 2026-01-31"];
        assert_eq!(changes[..2], expected, "{to}: the move itself is nothing");
        assert!(changes[2..].iter().all(|change| change.starts_with("2025-01-01 created: ")), "{changes:?}");
        assert_eq!(changes.len(), 2 + 6);
        // One that was gone before.
        let gone = on(&folder.join(to), &["log", "provstad", "--format", "json"]);
        let expected = ["2025-01-20 removed: removed", "2025-01-01 created: created: Provstads kommun"];
        assert_eq!(told(&gone.json()), expected, "{to}");
    }
    let registry = folder.join("till");
    let diff = on(&registry, &["diff", "--from", "HEAD~4", "--format", "json"]);
    assert_eq!((diff.code, diff.json()["agreements"].as_array().unwrap().len()), (0, 0), "{diff:?}");
    let diff =
        on(&registry, &["diff", "ett", "--from", "HEAD~6", "--to", "HEAD~2", "--format", "json"]).json();
    assert_eq!(diff["agreements"][0]["fields"][0]["field"], "end");
    assert_eq!(on(&registry, &["list", "--at", "HEAD~3"]).code, 0);
    // Moved once more, and that is not committed.
    fs::rename(&registry, folder.join("igen")).unwrap();
    let registry = folder.join("igen");
    let log = on(&registry, &["log", "--format", "json", "--limit", "100"]);
    assert_eq!(told(&log.json()).len(), 8, "{log:?}");
    assert_eq!(told(&on(&registry, &["log", "ett", "--format", "json"]).json()).len(), 2);
    for revision in ["HEAD", "HEAD~3"] {
        let run = on(&registry, &["diff", "--from", revision, "--exit-code"]);
        assert!(run.code == 0 && run.stdout.contains("Nothing differs."), "{run:?}");
    }
    let early = on(&registry, &["log", "--at", "HEAD~3", "--format", "json", "--limit", "100"]);
    assert_eq!(told(&early.json()).len(), 8);
}

#[test]
fn a_registry_that_changed_while_it_moved_is_told_to_have_changed() {
    let inner = history(&[&plain("")]);
    let folder = inner.path();
    // Another registry goes away in the same commit, and one comes to where this one was.
    inner.write("annat/registry.toml", "name = \"Annat\"\n");
    inner.write("annat/agreements/annat.toml", plain(""));
    commit(folder, "2025-01-02");
    inner.write(FILE, plain("[end]\ndate = 2026-01-31\n"));
    fs::remove_dir_all(folder.join("annat")).unwrap();
    inner.write("agreements/nytt.toml", plain("").replace("Ett", "Nytt"));
    fs::remove_file(folder.join("parties/provstad.toml")).unwrap();
    move_registry(folder, "", "registret", "2025-02-01");
    inner.write("registry.toml", "name = \"Ett till\"\n");
    inner.write("agreements/ett.toml", plain("[end]\ndate = 2029-01-31\n"));
    commit(folder, "2025-03-01");
    let run = on(&folder.join("registret"), &["log", "--format", "json", "--limit", "100"]).json();
    let changes = told(&run);
    let expected = [
        "2025-02-01 removed: removed",
        "2025-02-01 ended: ended through 2026-01-31",
        "2025-02-01 created: created: Nytt",
    ];
    assert_eq!(changes[..3], expected, "{changes:?}");
    assert!(changes[3..].iter().all(|change| change.starts_with("2025-01-01 created: ")), "{changes:?}");
}

#[test]
fn a_registry_that_is_made_anew_where_none_went_away_is_new() {
    let folder = Folder::new(&[("README.md", "")]);
    init(folder.path(), "2025-01-01");
    let folder = folder.with_copy("registret", Folder::registry(&[(FILE, &plain(""))]).path());
    commit(folder.path(), "2025-02-01");
    let log = on(&folder.path().join("registret"), &["log", "--format", "json"]).json();
    assert!(told(&log).iter().all(|change| change.starts_with("2025-02-01 created: ")));
    let run = on(&folder.path().join("registret"), &["diff", "--from", "HEAD~1"]);
    assert!(run.code == 2 && run.stderr.contains("there is no registry at registret"), "{run:?}");
}

#[test]
fn what_a_partial_clone_lacks_is_not_told_as_new() {
    if !crate::program::git::reads_partial_clones(Path::new("git")) {
        return;
    }
    let folder =
        history(&[&plain(""), &plain("[end]\ndate = 2026-01-31\n"), &plain("[end]\ndate = 2027-01-31\n")]);
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", folder.path().display());
    let clones = Folder::new(&[]);
    for filter in ["blob:none", "tree:0"] {
        git(clones.path(), &["clone", "-q", "--filter", filter, &url, filter]);
    }
    let clone = clones.path().join("blob:none");
    for arguments in [&["log", "ett"][..], &["log"]] {
        let run = on(&clone, &[arguments, &["--format", "json"]].concat());
        let json = run.json();
        assert!(told(&json).iter().all(|change| !change.contains("Ett")), "{json}");
        let unknown: Vec<&str> =
            json["unknown"].as_array().unwrap().iter().map(|of| of["message"].as_str().unwrap()).collect();
        assert_eq!(unknown.len(), 3, "{unknown:?}");
        assert!(unknown[0].contains("2025-01-03, changed in agreements/ett.toml"), "{unknown:?}");
        assert!(unknown[1..].iter().all(|of| of.contains("lacks agreements/ett.toml")), "{unknown:?}");
        assert!(run.code == 1 && run.stderr.contains("git fetch --refetch --no-filter"), "{run:?}");
    }
    // Not committed, and so compared with what is there.
    fs::write(clone.join(FILE), plain("[end]\ndate = 2028-01-31\n")).unwrap();
    let now = on(&clone, &["log", "ett", "--limit", "1", "--format", "json"]);
    assert_eq!(told(&now.json()), ["- ended: ended through 2028-01-31 instead of 2027-01-31"]);
    for arguments in
        [&["log"][..], &["log", "ett"], &["list", "--at", "HEAD~1"], &["diff", "--from", "HEAD~2"]]
    {
        let run = on(&clones.path().join("tree:0"), arguments);
        assert!(run.code == 3 && run.stdout.is_empty(), "{run:?}");
        for word in ["partial clone", "git fetch --refetch --no-filter"] {
            assert!(run.stderr.contains(word), "{run:?}");
        }
    }
    assert_eq!(on(&clones.path().join("tree:0"), &["list", "--at", "HEAD"]).code, 0);
}

#[test]
fn how_lines_end_and_which_syntax_says_it_is_no_change() {
    let toml = plain("").replace("parties", "notes = \"\"\"\nrad ett\nrad två\n\"\"\"\nparties");
    let folder = history(&[&toml, &toml.replace('\n', "\r\n")]);
    let yaml = "title: Ett\nkind: agreement\nparties: [testkoping]\nnotes: |\n  rad ett\n  rad två\n\
                validity: {from: 2020-01-01, until: 2030-12-31}\n";
    for (day, yaml) in [("2025-02-01", yaml.to_owned()), ("2025-03-01", yaml.replace('\n', "\r\n"))] {
        let _ = fs::remove_file(folder.path().join(FILE));
        folder.write("agreements/ett.yaml", &yaml);
        commit(folder.path(), day);
    }
    assert_eq!(told(&log(&folder, &["ett"])), ["2025-01-01 created: created: Ett"]);
    for revision in ["HEAD~1", "HEAD~2", "HEAD~3"] {
        let run = on(folder.path(), &["diff", "--from", revision, "--exit-code"]);
        assert!(run.code == 0 && run.stdout.contains("Nothing differs."), "{revision}: {run:?}");
    }
}

#[test]
fn what_is_not_committed_comes_first() {
    let folder = history(&[&plain("")]);
    folder.write(FILE, plain("[end]\ndate = 2026-01-31\n"));
    let now = log(&folder, &["ett"]);
    assert_eq!(told(&now), ["- ended: ended through 2026-01-31", "2025-01-01 created: created: Ett"]);
    let row = &now["changes"][0];
    assert_eq!([&row["commit"], &row["day"], &row["time"], &row["subject"]], [&Value::Null; 4]);
    assert!(on(folder.path(), &["log", "ett"]).stdout.contains("\nnot committed yet\n  ended through"));
    assert_eq!(told(&log(&folder, &["ett", "--at", "HEAD"])), ["2025-01-01 created: created: Ett"]);
    // Renamed, and that not committed either.
    fs::rename(folder.path().join(FILE), folder.path().join("agreements/tva.toml")).unwrap();
    let text = plain("").replace("parties", "former_ids = [\"ett\"]\nparties");
    folder.write("agreements/tva.toml", &text);
    let expected = ["- renamed: renamed from ett", "2025-01-01 created: created: Ett"];
    assert_eq!(told(&log(&folder, &["tva"])), expected);
    fs::remove_file(folder.path().join("agreements/tva.toml")).unwrap();
    assert_eq!(told(&log(&folder, &["ett"])), ["- removed: removed", "2025-01-01 created: created: Ett"]);
}

#[test]
fn up_to_a_revision_and_within_days() {
    let folder =
        history(&[&plain(""), &plain("[end]\ndate = 2026-01-31\n"), &plain("[end]\ndate = 2027-01-31\n")]);
    let all = [
        "2025-01-03 ended: ended through 2027-01-31 instead of 2026-01-31",
        "2025-01-02 ended: ended through 2026-01-31",
        "2025-01-01 created: created: Ett",
    ];
    let ett = |more: &[&str]| told(&log(&folder, &[&["ett"], more].concat()));
    assert_eq!(ett(&[]), all);
    assert_eq!(ett(&["--at", "HEAD~1"]), &all[1..]);
    assert_eq!(ett(&["--since", "2025-01-02"]), &all[..2]);
    assert_eq!(ett(&["--until", "2025-01-02"]), &all[1..]);
    assert_eq!(ett(&["--since", "2025-01-02", "--until", "2025-01-02"]), &all[1..2]);
    let one = log(&folder, &["ett", "--limit", "1"]);
    assert_eq!(
        (told(&one), &one["more"]),
        (all[..1].iter().map(ToString::to_string).collect(), &json!(true))
    );
    let at = log(&folder, &["ett", "--at", "HEAD~1"]);
    assert_eq!(at["at"], git(folder.path(), &["rev-parse", "HEAD~1"]).as_str());
}

#[test]
fn the_day_is_that_of_the_registry() {
    let folder = Folder::registry(&[(FILE, &plain(""))]);
    let settings = fs::read_to_string(folder.path().join("registry.toml")).unwrap();
    folder.write("registry.toml", format!("time_zone = \"Pacific/Kiritimati\"\n{settings}"));
    init(folder.path(), "2025-01-01");
    let row = &log(&folder, &["ett"])["changes"][0];
    assert_eq!((&row["day"], &row["time"]), (&json!("2025-01-02"), &json!("2025-01-02T02:00:00+14:00")));
}

#[test]
fn a_merge_is_told_only_where_it_made_something_itself() {
    let folder = history(&[&plain("")]);
    let root = folder.path();
    git(root, &["checkout", "-q", "-b", "side"]);
    folder.write(FILE, plain("[end]\ndate = 2026-01-31\n"));
    commit(root, "2025-02-01");
    git(root, &["checkout", "-q", "main"]);
    let owned = |rest: &str| plain(rest).replace("parties", "owner = \"styrgruppen\"\nparties");
    folder.write(FILE, owned(""));
    commit(root, "2025-02-02");
    git_on(root, "2025-02-03", &["merge", "-q", "-s", "ours", "--no-commit", "side"]);
    // What both sides said, and a note that neither did.
    folder.write(FILE, owned("[end]\ndate = 2026-01-31\n").replace("parties", "notes = \"n\"\nparties"));
    commit(root, "2025-02-03");
    let expected = [
        "2025-02-03 notes-changed: notes changed",
        "2025-02-02 owner-changed: owner set to Styrgruppen",
        "2025-02-01 ended: ended through 2026-01-31",
        "2025-01-01 created: created: Ett",
    ];
    assert_eq!(told(&log(&folder, &["ett"])), expected);
    assert_eq!(told(&log(&folder, &["--limit", "3"])), &expected[..3]);
}

#[test]
fn what_a_merge_did_not_keep_is_told_where_it_was_said() {
    let folder = history(&[&plain("")]);
    let root = folder.path();
    let until = |day: &str| plain(&format!("[end]\ndate = {day}\n"));
    git(root, &["checkout", "-q", "-b", "side"]);
    folder.write(FILE, until("2026-01-31"));
    commit(root, "2025-02-01");
    git(root, &["checkout", "-q", "main"]);
    folder.write(FILE, until("2027-01-31"));
    commit(root, "2025-02-02");
    git_on(root, "2025-02-03", &["merge", "-q", "-X", "theirs", "--no-edit", "side"]);
    let expected = [
        "2025-02-02 ended: ended through 2027-01-31",
        "2025-02-01 ended: ended through 2026-01-31",
        "2025-01-01 created: created: Ett",
    ];
    assert_eq!(told(&log(&folder, &["ett"])), expected);
}

#[test]
fn a_merge_of_parties_tells_each_once() {
    let folder = history(&[&plain("")]);
    let root = folder.path();
    let with = |parties: &str| plain("").replace("[\"testkoping\"]", parties);
    git(root, &["checkout", "-q", "-b", "side"]);
    folder.write(FILE, with("[\"testkoping\", \"provstad\"]"));
    commit(root, "2025-02-01");
    git(root, &["checkout", "-q", "main"]);
    folder.write(FILE, with("[\"testkoping\", \"region-test\"]"));
    commit(root, "2025-02-02");
    git_on(root, "2025-02-03", &["merge", "-q", "-s", "ours", "--no-commit", "side"]);
    folder.write(FILE, with("[\"testkoping\", \"provstad\", \"region-test\"]"));
    commit(root, "2025-02-03");
    let expected = [
        "2025-02-02 parties-joined: parties joined: Region Test",
        "2025-02-01 parties-joined: parties joined: Provstads kommun",
        "2025-01-01 created: created: Ett",
    ];
    assert_eq!(told(&log(&folder, &["ett"])), expected);
}

#[test]
fn a_shallow_clone_says_where_it_ends() {
    let folder =
        history(&[&plain(""), &plain("[end]\ndate = 2026-01-31\n"), &plain("[end]\ndate = 2027-01-31\n")]);
    let url = format!("file://{}", folder.path().display());
    let clones = Folder::new(&[]);
    git(clones.path(), &["clone", "-q", "--depth", "2", &url, "grund"]);
    let clone = clones.path().join("grund");
    for arguments in [&["log", "ett"][..], &["log"]] {
        let run = on(&clone, &[arguments, &["--format", "json"]].concat());
        let json = run.json();
        assert_eq!(told(&json), ["2025-01-03 ended: ended through 2027-01-31 instead of 2026-01-31"]);
        let boundary = git(folder.path(), &["rev-parse", "HEAD~1"]);
        assert_eq!(json["unknown"].as_array().unwrap().len(), 1, "{json}");
        assert_eq!(json["unknown"][0]["commit"], boundary.as_str());
        let said = on(&clone, arguments).stdout;
        assert!(said.contains("what came before") && said.contains(&boundary[..12]), "{said}");
    }
}

#[test]
fn what_could_not_be_read_is_named_and_hides_nothing() {
    let folder = history(&[
        &plain(""),
        "title = \"broken",
        "title = \"broken still",
        &plain("[end]\ndate = 2026-01-31\n"),
    ]);
    let expected = ["2025-01-04 readable: can be read again", "2025-01-04 ended: ended through 2026-01-31"];
    for arguments in [&["ett", "--limit", "1"][..], &["--limit", "1"]] {
        assert_eq!(told(&log(&folder, arguments)), expected);
    }
    let whole = log(&folder, &["ett"]);
    let unknown: Vec<_> = whole["unknown"].as_array().unwrap().iter().map(|of| &of["path"]).collect();
    assert_eq!(unknown, [FILE, FILE]);
    let said = on(folder.path(), &["log", "ett"]).stdout;
    assert!(said.contains("could not be read as of") && said.contains("3 January 2025"), "{said}");
    folder.write(FILE, b"broken now");
    let now = log(&folder, &["ett"]);
    assert_eq!(
        now["unknown"][0],
        json!({"commit": null, "path": FILE, "message": "Not known: agreements/ett.toml cannot be read as it is now."})
    );
}

#[test]
fn one_that_was_never_read_before_is_new_when_it_can_be() {
    let folder = history(&["title = \"broken", &plain("")]);
    assert_eq!(told(&log(&folder, &["ett"])), ["2025-01-02 created: created: Ett"]);
}

#[test]
fn one_that_is_gone_is_found() {
    let folder = history(&[&plain(""), &plain("[end]\ndate = 2026-01-31\n")]);
    fs::remove_file(folder.path().join(FILE)).unwrap();
    commit(folder.path(), "2025-02-01");
    let run = on(folder.path(), &["log", "ett", "--format", "json"]);
    let expected = [
        "2025-02-01 removed: removed",
        "2025-01-02 ended: ended through 2026-01-31",
        "2025-01-01 created: created: Ett",
    ];
    assert_eq!(told(&run.json()), expected);
    assert!(run.stderr.contains("`ett` is not in the registry any more"), "{run:?}");
    // And back again.
    folder.write(FILE, plain(""));
    commit(folder.path(), "2025-03-01");
    let back = told(&log(&folder, &["ett"]));
    assert_eq!(
        (back[0].as_str(), &back[1..]),
        ("2025-03-01 created: created: Ett", &expected.map(str::to_owned)[..])
    );
}

#[test]
fn wrong_use() {
    let folder = history(&[&plain("")]);
    on(folder.path(), &["log", "et"]).refused(&["no agreement `et`", "did you mean `ett`"]);
    on(folder.path(), &["log", "--at", "nothing"]).refused(&["no revision `nothing`"]);
    let outside = Folder::registry(&[(FILE, &plain(""))]);
    on(outside.path(), &["log", "ett"]).refused(&["in no git repository", "help"]);
    on(outside.path(), &["log"]).refused(&["in no git repository"]);
}

#[test]
fn before_the_first_commit() {
    let folder = Folder::registry(&[(FILE, &plain(""))]);
    git(folder.path(), &["init", "-q"]);
    assert_eq!(told(&log(&folder, &["ett"])), ["- created: created: Ett"]);
    assert_eq!(told(&log(&folder, &[])), [""; 0]);
    assert_eq!(on(folder.path(), &["log", "to"]).code, 2);
}

#[test]
fn parties_and_bodies_have_a_history_too() {
    let folder = history(&[&plain("")]);
    folder.write(
        "parties/provstad.toml",
        b"name = \"Nya Provstad\"\nkind = \"municipality\"\nuntil = 2027-12-31\n",
    );
    folder.write("bodies/styrgruppen.toml", "name = \"Styrgruppen\"\nmembers = [\"testkoping\"]\n");
    commit(folder.path(), "2025-02-01");
    let said = on(folder.path(), &["log", "--limit", "1"]).stdout;
    for line in [
        "party Nya Provstad: name changed from “Provstads kommun” to “Nya Provstad” · provstad",
        "party Nya Provstad: last day: now 31 December 2027 · provstad",
        "body Styrgruppen: members: Testköpings kommun added · styrgruppen",
        "There is more",
    ] {
        assert!(said.contains(line), "`{line}` is not in {said}");
    }
    let party = log(&folder, &["provstad"]);
    assert_eq!(
        (&party["changes"][0]["party"], &party["changes"][0]["agreement"]),
        (&json!("provstad"), &Value::Null)
    );
    assert_eq!(party["changes"].as_array().unwrap().len(), 3);
}

#[test]
fn much_of_the_same_is_counted() {
    let folder = history(&[&plain("")]);
    for at in 0..30 {
        folder.write(&format!("agreements/a{at}.toml"), plain(""));
    }
    commit(folder.path(), "2025-02-01");
    let said = on(folder.path(), &["log", "--limit", "1"]).stdout;
    assert!(said.contains("  30 records created\n"), "{said}");
    assert_eq!(log(&folder, &["--limit", "1"])["changes"].as_array().unwrap().len(), 30);
    let human = on(folder.path(), &["log"]).stdout;
    assert!(human.contains("agreement") || human.contains("ett: created: Ett"), "{human}");
}

#[test]
fn in_both_languages_and_as_a_page() {
    let folder = history(&[
        &plain(""),
        &plain("[[extension]]\nuntil = 2031-12-31\ndecided = \"2030-05\"\nby = \"region-test\"\n"),
    ]);
    let hash = git(folder.path(), &["rev-parse", "--short=12", "HEAD"]);
    let first = git(folder.path(), &["rev-parse", "--short=12", "HEAD~1"]);
    let swedish = on(folder.path(), &["log", "ett", "--lang", "sv"]).stdout;
    assert_eq!(
        swedish,
        format!(
            "Historik för Ett\n\n2025-01-02  {hash}  2025-01-02\n  förlängt t.o.m. 31 december 2031 av Region Test, beslutat maj 2030\n\n2025-01-01  {first}  2025-01-01\n  har tillkommit: Ett\n"
        )
    );
    let page = on(folder.path(), &["log", "ett", "--format", "markdown"]).stdout;
    assert_eq!(
        page,
        format!(
            "# The history of Ett\n\n## 2025-01-02  {hash}: 2025-01-02\n\n* prolonged through 31 December 2031 by Region Test, decided May 2030\n\n## 2025-01-01  {first}: 2025-01-01\n\n* created: Ett\n"
        )
    );
}

#[test]
fn hostile_subjects_paths_and_names_do_no_harm() {
    let folder = history(&[&plain("")]);
    let odd = folder.path().join("agreements").join(OsStr::from_bytes(b"\xff\x1b[31m\n.toml"));
    fs::write(odd, plain("")).unwrap();
    folder.write("agreements/-x *[a]?.toml", plain(""));
    folder.write(FILE, plain("[end]\ndate = 2026-01-31\n"));
    let subject = "/x \u{1b}[31m \u{202e}<script> [a](b) `c` | # \u{9b}";
    commit_as(folder.path(), "2025-02-01", subject);
    let is_safe = |text: &str| !text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}');
    for format in ["human", "json", "markdown"] {
        for arguments in [&["log", "ett", "--format", format][..], &["log", "--format", format]] {
            let run = on(folder.path(), arguments);
            assert!(run.code == 0 && is_safe(&run.stdout), "{run:?}");
            assert!(!run.stdout.contains("prov@test.example") && !run.stdout.contains("Prov "), "{run:?}");
        }
    }
    let json = log(&folder, &["ett"]);
    assert_eq!(json["changes"][0]["subject"], subject);
    let page = on(folder.path(), &["log", "ett", "--format", "markdown"]).stdout;
    assert!(page.contains("&lt;script&gt; \\[a\\](b) \\`c\\` \\| \\#"), "{page}");
    assert_eq!(told(&log(&folder, &["-x *[a]?"][..0]))[0].split(' ').nth(1), Some("created:"));
}

#[test]
fn the_json_document() {
    let folder = history(&[&plain("")]);
    let document = log(&folder, &["ett"]);
    let commit = git(folder.path(), &["rev-parse", "HEAD"]);
    assert_eq!(
        document,
        json!({
            "schema": "avtal/log/1", "as_of": "2026-11-21", "at": null, "id": "ett",
            "changes": [{
                "commit": commit, "day": "2025-01-01", "time": "2025-01-01T12:00:00+00:00", "subject": "2025-01-01",
                "agreement": "ett", "party": null, "body": null, "former_id": null, "what": "created", "field": null,
                "message": "created: Ett"
            }],
            "unknown": [], "more": false, "incomplete": []
        })
    );
}

#[test]
fn a_registry_in_a_folder_of_its_repository() {
    let inner = Folder::registry(&[(FILE, &plain(""))]);
    let folder = Folder::new(&[("README.md", "")]).with_copy("a b*/å/registry", inner.path());
    init(folder.path(), "2026-01-01");
    let registry = folder.path().join("a b*/å/registry");
    let from = |place: &Path| finish(avtal(place).args(["log", "ett", "--lang", "en"]));
    for place in [&registry, &registry.join("agreements")] {
        assert!(from(place).stdout.contains("created: Ett"), "{:?}", from(place));
    }
}
