//! A registry in surroundings that fail it: what may not be read, what vanishes, what is no file. Every command and every
//! format goes on with the rest, or says where the fault is and what to do.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::program::powerless::powerless;
use crate::program::{DAY, Folder, Run, commands, finish, on};
use serde_json::{Value, json};

const RECORD: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                      [validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n";

/// A registry in which `hel` has replaced `gammal`, with the files given.
fn registry(files: &[(&str, &str)]) -> Folder {
    let old = RECORD.replace("2024", "2020").replace("2026", "2023");
    let new = format!("{RECORD}[[replaces]]\nid = \"gammal\"\n");
    Folder::registry(&[("agreements/hel.toml", &new), ("agreements/gammal.toml", &old)]).with(files)
}

/// Runs a command that has twenty seconds; one that waits for ever has the code 124.
fn in_time(folder: &Path, arguments: &[String]) -> Run {
    let mut command = Command::new("timeout");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(folder);
    command
        .args(["20", env!("CARGO_BIN_EXE_avtal"), "-C"])
        .arg(folder)
        .args(["--as-of", DAY, "--lang", "en"]);
    finish(command.args(arguments))
}

/// Runs every command that reads the registry of today, in every format: none may panic, wait or fail in silence.
fn every_report(folder: &Path) -> Vec<(String, String, Run)> {
    let out = Folder::new(&[]);
    let mut runs = Vec::new();
    for (command, format, arguments) in commands::all("hel", out.path()) {
        if commands::reads(&command) && command != "log" {
            let run = in_time(folder, &arguments);
            assert!((0..=3).contains(&run.code), "{arguments:?}: {run:?}");
            assert!(!run.stderr.contains("panicked"), "{arguments:?}: {run:?}");
            assert!(run.code < 2 || !run.stderr.is_empty(), "{arguments:?}: {run:?}");
            runs.push((command, format, run));
        }
    }
    assert!(runs.len() > 20, "{}", runs.len());
    runs
}

/// Every report says that a file is missing; `check` names it, in every format.
fn every_report_lacks(folder: &Path, paths: &[&str]) {
    for (command, format, run) in every_report(folder) {
        assert_eq!(run.code, 1, "{command} {format}: {run:?}");
        if command == "check" {
            for path in paths {
                assert!(run.stdout.contains(path), "{path} in {format}: {run:?}");
            }
        } else {
            assert!(run.stderr.contains("run `avtal check`"), "{command} {format}: {run:?}");
        }
        if command != "check" && format == "json" && !paths.is_empty() {
            assert_eq!(run.json()["incomplete"], json!(paths), "{command}: {run:?}");
        }
    }
}

fn set_mode(folder: &Folder, path: &str, mode: u32) {
    fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
}

// What may not be read

#[test]
fn a_file_and_a_folder_that_may_not_be_read_are_named_and_hide_no_other() {
    let shut = ["agreements/last.toml", "agreements/lan", "parties/region-test.toml"];
    let folder = registry(&[(shut[0], RECORD), ("agreements/lan/x.toml", RECORD)]);
    for path in shut {
        set_mode(&folder, path, 0o000);
    }
    let out = Folder::new(&[]);
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o777)).unwrap();
    for (command, format, arguments) in commands::all("hel", out.path()) {
        let Some(mut program) = powerless(folder.path(), folder.path()) else { return };
        if !commands::reads(&command) || command == "log" {
            continue;
        }
        let run = finish(program.args(&arguments));
        assert_eq!(run.code, 1, "{arguments:?}: {run:?}");
        if command == "check" {
            for path in shut {
                assert!(run.stdout.contains(path), "{path} in {format}: {run:?}");
            }
            assert!(run.stdout.contains("Permission denied"), "{format}: {run:?}");
        } else {
            assert!(run.stderr.contains("3 files could not be read"), "{arguments:?}: {run:?}");
        }
    }
    let page = finish(powerless(folder.path(), folder.path()).unwrap().arg("check")).stdout;
    assert!(page.contains("see that it can be read, and run again"), "{page}");
    set_mode(&folder, "agreements/lan", 0o755);
}

#[test]
fn settings_and_a_registry_that_may_not_be_read() {
    let folder = registry(&[]);
    set_mode(&folder, "registry.toml", 0o000);
    let Some(mut program) = powerless(folder.path(), folder.path()) else { return };
    let run = finish(program.args(["check", "--format", "concise"]));
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("registry.toml:1:1: error"), "{run:?}");
    assert!(run.stdout.contains("Permission denied"), "{run:?}");

    set_mode(&folder, "registry.toml", 0o644);
    let shut = Folder::new(&[]).with_copy("inre", folder.path());
    let inner = shut.path().join("inre");
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o000)).unwrap();
    let run = finish(powerless(shut.path(), Path::new("inre")).unwrap().arg("list"));
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(matches!(run.code, 2 | 3), "{run:?}");
    assert!(run.stderr.contains("inre") && run.stderr.contains("\nhelp: "), "{run:?}");
}

// What is no file

#[test]
fn no_report_waits_for_a_pipe_or_follows_a_circle() {
    let document = |path: &str| format!("[[document]]\npath = \"{path}\"\nsha256 = \"{}\"\n", "0".repeat(64));
    let folder = registry(&[("texts/x", "")]);
    for (record, text) in [("agreements/hel.toml", "texts/ror"), ("agreements/gammal.toml", "texts/rund")] {
        folder.append(record, &document(text));
    }
    for path in ["agreements/ror.toml", "parties/ror.yaml", "texts/ror"] {
        assert!(Command::new("mkfifo").arg(folder.path().join(path)).status().unwrap().success());
    }
    symlink("rund", folder.path().join("texts/rund")).unwrap();
    symlink("..", folder.path().join("agreements/upp")).unwrap();
    symlink("borta.toml", folder.path().join("bodies/borta.toml")).unwrap();
    let paths = ["agreements/ror.toml", "agreements/upp", "bodies/borta.toml", "parties/ror.yaml"];
    every_report_lacks(folder.path(), &paths);
}

#[test]
fn a_baseline_without_end_is_refused() {
    let folder = registry(&[]);
    let run = in_time(folder.path(), &["check", "--baseline", "/dev/zero"].map(str::to_owned));
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("error: /dev/zero is not a baseline"), "{run:?}");
}

#[test]
fn a_path_longer_than_the_system_has_is_named() {
    let folder = registry(&[]);
    let name = "djup".repeat(50);
    let script = format!("cd agreements; for _ in {{1..40}}; do mkdir {name}; cd {name}; done; touch x.toml");
    assert!(
        Command::new("bash").args(["-c", &script]).current_dir(folder.path()).status().unwrap().success()
    );
    every_report_lacks(folder.path(), &[]);
    let found = crate::program::findings(folder.path());
    assert!(
        found.iter().any(|(rule, path, ..)| rule == "unreadable-file" && path.contains(&name)),
        "{found:?}"
    );
}

#[test]
fn a_name_that_is_not_utf_8_is_shown_in_every_report() {
    use std::os::unix::ffi::OsStrExt;
    let folder = registry(&[]);
    let name = std::ffi::OsStr::from_bytes(b"k\xE5l.toml");
    fs::write(folder.path().join("agreements").join(name), RECORD).unwrap();
    for (command, format, run) in every_report(folder.path()) {
        assert_eq!(run.code, 1, "{command} {format}: {run:?}");
        let is_named = run.stdout.contains("agreements/k\u{FFFD}l.toml")
            || run.stdout.contains("agreements/k%EF%BF%BDl.toml");
        assert_eq!(is_named, command == "check" || format == "json", "{command} {format}: {run:?}");
    }
    let page = on(folder.path(), &["check"]).stdout;
    assert!(page.contains("rename it, as `k_l.toml`"), "{page}");
}

#[test]
fn names_that_differ_by_case_are_two_records_of_which_one_has_no_id() {
    let folder = registry(&[("agreements/HEL.toml", RECORD)]);
    if !folder.path().join("agreements/hel.toml").exists()
        || fs::read_dir(folder.path().join("agreements")).unwrap().count() < 2
    {
        eprintln!("skipped: this file system knows no case");
        return;
    }
    let found = crate::program::findings(folder.path());
    assert!(found.contains(&("invalid-id".into(), "agreements/HEL.toml".into(), 1, 1)), "{found:?}");
    let listed = on(folder.path(), &["list", "--format", "json"]).json();
    let ids: Vec<&Value> = listed["agreements"].as_array().unwrap().iter().map(|row| &row["id"]).collect();
    assert_eq!(ids, ["HEL", "gammal", "hel"]);
}

// What vanishes

#[test]
fn files_that_come_and_go_are_a_finding_and_never_a_panic() {
    let folder = registry(&[]);
    let (path, is_over) = (folder.path().to_owned(), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                for at in 0..20 {
                    let inner = path.join(format!("agreements/{at}"));
                    let _ = fs::create_dir_all(&inner);
                    let _ = fs::write(inner.join("flyktig.toml"), RECORD);
                    let _ = fs::write(path.join(format!("agreements/flyktig-{at}.toml")), RECORD);
                }
                for at in 0..20 {
                    let _ = fs::remove_dir_all(path.join(format!("agreements/{at}")));
                    let _ = fs::remove_file(path.join(format!("agreements/flyktig-{at}.toml")));
                }
            }
        });
        let mut vanished = 0;
        for turn in 0..32 {
            let arguments = [&["check"][..], &["list"], &["status"], &["agenda"]][turn % 4];
            let run = on(&path, &[arguments, &["--format", "json"]].concat());
            let json = if matches!(run.code, 0 | 1) { run.json() } else { Value::Null };
            // What the thread leaves behind when the assertion fails would keep it running.
            let is_well = json.is_object() && !run.stderr.contains("panicked");
            let gone =
                json["findings"].as_array().into_iter().flatten().find(|f| f["rule"] == "unreadable-file");
            let is_named = gone.is_none_or(|gone| {
                gone["path"].as_str().is_some_and(|path| path.starts_with("agreements/"))
                    && gone["help"].is_string()
            });
            vanished += usize::from(gone.is_some());
            if !is_well || !is_named {
                is_over.store(true, Ordering::Relaxed);
            }
            assert!(is_well && is_named, "{run:?}");
        }
        is_over.store(true, Ordering::Relaxed);
        eprintln!("in {vanished} of 8 checks something vanished between listing and reading");
    });
}

// Registries of every size

#[test]
fn every_report_on_no_files_at_all() {
    let folder = Folder::new(&[("registry.toml", "")]);
    for (command, format, run) in every_report(folder.path()) {
        let is_about_one = matches!(&*command, "show" | "meeting" | "chain" | "diff" | "log");
        assert_eq!(run.code, if is_about_one { 2 } else { 0 }, "{command} {format}: {run:?}");
        let lacks = ["no agreement", "no party", "no body"].iter().any(|lacks| run.stderr.contains(lacks));
        let is_said = lacks || run.stdout.contains("empty-registry");
        assert!(is_said, "{command} {format}: {run:?}");
    }
}

#[test]
fn every_report_on_settings_that_cannot_be_read() {
    let folder = registry(&[]);
    folder.write("registry.toml", "[kinds.agreement\n");
    every_report_lacks(folder.path(), &["registry.toml"]);
    folder.remove("registry.toml");
    assert!(Command::new("mkfifo").arg(folder.path().join("registry.toml")).status().unwrap().success());
    every_report_lacks(folder.path(), &["registry.toml"]);
}

/// A folder with so many records, all listed.
fn many(count: usize) {
    let folder = registry(&[]);
    for at in 0..count {
        folder.write(&format!("agreements/many/a-{at}.toml"), RECORD);
    }
    let summary = &on(folder.path(), &["check", "--format", "json"]).json()["summary"];
    assert_eq!(summary["agreements"], count + 2);
    let listed = on(folder.path(), &["list", "--format", "csv", "--columns", "id"]);
    assert_eq!((listed.code, listed.stdout.lines().count()), (0, count + 3));
}

#[test]
fn a_thousand_records_in_one_folder() {
    many(1_000);
}

#[test]
#[ignore = "takes a minute: cargo test --release --test commands surroundings -- --ignored"]
fn a_hundred_thousand_records_in_one_folder() {
    many(100_000);
}

// A repository that is none

#[test]
fn reports_of_now_need_no_repository_that_works() {
    for (path, text) in
        [(".git", "gitdir: ingenstans\n"), (".git/HEAD", "\u{0}\u{1}\u{2}"), (".git/config", "[core\n")]
    {
        let folder = registry(&[(path, text)]);
        // The first two ask git when records were changed, the third where the work tree begins.
        for arguments in ["agenda --format ics", "remind --format ics", "check --format sarif", "status"] {
            let run = in_time(folder.path(), &arguments.split(' ').map(str::to_owned).collect::<Vec<_>>());
            assert_eq!(run.code, 0, "{path}, {arguments}: {run:?}");
        }
    }
}
