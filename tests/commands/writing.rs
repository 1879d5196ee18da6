//! What is written, whole or not at all: to a full disk, over what may not be replaced, into a closed pipe, and when the
//! program is killed in the midst of it.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::program::powerless::powerless;
use crate::program::{DAY, Folder, Run, commands, finish, on, program};
use serde_json::Value;

const RECORD: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                      [validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n";

/// What writes files into the folder where it runs, and one of the files.
const WRITERS: [(&[&str], &str); 4] = [
    (&["schema", "--out", "."], "agreement.schema.json"),
    (&["man", "--out", "."], "avtal-check.1"),
    (&["check", "--write-baseline", "--baseline", "baseline.json"], "baseline.json"),
    (&["remind", "--format", "eml", "--out", "."], "s@test.example.eml"),
];

/// A registry in which `hel` has replaced `a-0`, with more that have lapsed.
fn registry(more: usize) -> Folder {
    let hel = format!("{RECORD}[[replaces]]\nid = \"a-0\"\n");
    let folder = Folder::registry(&[("agreements/hel.toml", &hel)]);
    for at in 0..more {
        let old = RECORD.replace("2024", "2020").replace("2026", "2023");
        folder.write(&format!("agreements/a-{at}.toml"), &old);
    }
    folder
}

/// A shell in the folder `at`, in which `$AVTAL` is the program, asked about a registry.
fn shell(registry: &Folder, at: &Path, script: &str) -> Command {
    let mut shell = Command::new("bash");
    shell.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(at);
    shell
        .env("AVTAL", env!("CARGO_BIN_EXE_avtal"))
        .env("AVTAL_REGISTRY", registry.path())
        .env("AVTAL_AS_OF", DAY);
    shell.args(["-c", script]);
    shell
}

/// Runs a command in a folder, where it writes.
fn write(registry: &Folder, at: &Path, arguments: &[&str]) -> Run {
    finish(&mut shell(registry, at, &format!("exec \"$AVTAL\" {}", arguments.join(" "))))
}

/// The names in a folder, those that are hidden too.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names
}

/// It failed for its surroundings, named the file, and said what to do.
fn failed(run: &Run, file: &str) {
    assert_eq!(run.code, 3, "{run:?}");
    let is_named = run.stderr.lines().any(|line| line.starts_with("error: ") && line.contains(file));
    assert!(is_named && run.stderr.contains("\nhelp: "), "{file}: {run:?}");
}

// Standard output

#[test]
fn no_command_succeeds_into_a_full_disk() {
    let (folder, out) = (registry(2), Folder::new(&[]));
    let asked =
        ["--help", "--version", "help list"].map(|asked| asked.split(' ').map(str::to_owned).collect());
    let all = commands::all("hel", out.path()).into_iter().filter(|(command, ..)| command != "log");
    for arguments in all.map(|(_, _, arguments)| arguments).chain(asked) {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = program(folder.path());
        command.args(&arguments).env("AVTAL_REGISTRY", folder.path()).env("AVTAL_AS_OF", DAY).stdout(full);
        let run = finish(&mut command);
        assert_eq!(run.code, 3, "{arguments:?}: {run:?}");
        let said = "error: standard output cannot be written: No space left on device (os error 28)\nhelp: make room";
        assert!(run.stderr.contains(said), "{arguments:?}: {run:?}");
    }
}

#[test]
fn every_command_ends_quietly_where_nobody_reads() {
    let (folder, out) = (registry(2), Folder::new(&[]));
    let asked =
        ["--help", "--version", "help list"].map(|asked| asked.split(' ').map(str::to_owned).collect());
    let all = commands::all("hel", out.path()).into_iter().filter(|(command, ..)| command != "log");
    for arguments in all.map(|(_, _, arguments)| arguments).chain(asked) {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let mut command = program(folder.path());
        command.arg("-q").args(&arguments).env("AVTAL_REGISTRY", folder.path()).env("AVTAL_AS_OF", DAY);
        let run = finish(command.stdout(writer));
        let is_letter = arguments.contains(&"eml".to_owned());
        assert_eq!((run.code, is_letter || run.stderr.is_empty()), (0, true), "{arguments:?}: {run:?}");
    }
}

#[test]
fn the_first_line_of_a_long_report_is_enough_for_head() {
    let folder = registry(400);
    for arguments in
        ["list", "list --format json", "check --format concise", "agenda --within P100Y --format csv"]
    {
        let script = format!("set -o pipefail; \"$AVTAL\" {arguments} | head -1");
        let run = finish(&mut shell(&folder, folder.path(), &script));
        assert_eq!((run.code, run.stdout.lines().count(), &*run.stderr), (0, 1, ""), "{arguments}: {run:?}");
    }
}

// Files

#[test]
fn a_disk_that_fills_up_leaves_the_old_file_and_nothing_else() {
    let folder = registry(40);
    for (arguments, file) in WRITERS {
        let out = Folder::new(&[(file, "old")]);
        // Writing past the limit then fails as it does on a full disk, where it would else kill.
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$AVTAL\" {}", arguments.join(" "));
        failed(
            &finish(&mut shell(&folder, out.path(), &script)),
            if file.contains('@') { "eml" } else { "" },
        );
        assert_eq!(fs::read_to_string(out.path().join(file)).unwrap(), "old", "{arguments:?}");
        let finished = names(out.path());
        assert!(finished.iter().all(|name| !name.starts_with('.')), "{arguments:?}: {finished:?}");
    }
}

#[test]
fn a_file_system_that_is_full_is_named() {
    let (folder, out) = (registry(40), Folder::new(&[]));
    for (arguments, file) in WRITERS {
        let script = format!(
            "mount -t tmpfs -o size=8k avtal . 2>/dev/null || exit 77; cd \"$PWD\"; echo old > {file}; \
             head -c 64k /dev/zero > fyllnad 2>/dev/null; \
             \"$AVTAL\" {}; code=$?; ls -A; cat {file}; exit $code",
            arguments.join(" ")
        );
        let inner = shell(&folder, out.path(), &script);
        let mut apart = Command::new("unshare");
        apart.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
        apart.current_dir(out.path()).args(["--mount", "--map-root-user", "bash"]).args(inner.get_args());
        let run = finish(&mut apart);
        if matches!(run.code, 1 | 77) && !run.stderr.contains("error: ") {
            eprintln!("skipped: no file system can be mounted here: {run:?}");
            return;
        }
        failed(&run, "cannot be written");
        assert!(run.stderr.contains("No space left on device"), "{run:?}");
        assert!(
            run.stdout.ends_with("old\n") && !run.stdout.lines().any(|line| line.starts_with('.')),
            "{run:?}"
        );
    }
}

#[test]
fn what_is_read_only_stays_as_it_is() {
    let folder = registry(2);
    for (arguments, file) in WRITERS {
        let out = Folder::new(&[(file, "old")]);
        fs::set_permissions(out.path().join(file), fs::Permissions::from_mode(0o444)).unwrap();
        failed(&write(&folder, out.path(), arguments), file);
        assert_eq!(fs::read_to_string(out.path().join(file)).unwrap(), "old", "{arguments:?}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let folder = registry(2);
    let out = Folder::new(&[]);
    let Some(_) = powerless(out.path(), folder.path()) else { return };
    for path in ["", "agreements", "parties", "bodies"] {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
    for (arguments, _) in WRITERS {
        let mut command = powerless(out.path(), folder.path()).unwrap();
        fs::set_permissions(out.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let run = finish(command.args(arguments));
        fs::set_permissions(out.path(), fs::Permissions::from_mode(0o755)).unwrap();
        failed(&run, "cannot be written");
        assert!(run.stderr.contains("help: see that you may do that there"), "{run:?}");
        assert_eq!(names(out.path()), Vec::<String>::new());
    }
}

#[test]
fn no_pipe_no_device_and_no_folder_is_replaced() {
    let folder = registry(2);
    for (arguments, file) in WRITERS {
        let out = Folder::new(&[]);
        let at = out.path().join(file);
        assert!(Command::new("mkfifo").arg(&at).status().unwrap().success());
        let script = format!("exec timeout 20 \"$AVTAL\" {}", arguments.join(" "));
        failed(&finish(&mut shell(&folder, out.path(), &script)), file);
        assert!(fs::symlink_metadata(&at).unwrap().file_type().is_fifo(), "{arguments:?}");
        fs::remove_file(&at).unwrap();
        fs::create_dir(&at).unwrap();
        failed(&write(&folder, out.path(), arguments), file);
        assert!(names(out.path()).iter().all(|name| !name.starts_with('.')), "{arguments:?}");
    }
    failed(
        &write(&folder, folder.path(), &["check", "--write-baseline", "--baseline", "ingen/mapp.json"]),
        "ingen/mapp.json",
    );
    for arguments in [
        &["schema", "--out", "registry.toml"][..],
        &["man", "--out", "registry.toml"],
        &["remind", "--format", "eml", "--out", "registry.toml"],
    ] {
        failed(&write(&folder, folder.path(), arguments), "registry.toml");
    }
}

#[test]
fn a_link_stays_one_and_who_may_read_stays_who_may_read() {
    let folder = registry(2);
    for (arguments, file) in WRITERS {
        let out = Folder::new(&[("inne/verklig", "old")]);
        let real = out.path().join("inne/verklig");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("inne/verklig", out.path().join(file)).unwrap();
        let run = write(&folder, out.path(), arguments);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(fs::symlink_metadata(out.path().join(file)).unwrap().is_symlink(), "{arguments:?}");
        assert_ne!(fs::read_to_string(&real).unwrap(), "old");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(names(&out.path().join("inne")), ["verklig"]);
    }
}

#[test]
fn who_reads_while_it_is_written_reads_a_whole_file() {
    let (folder, out) = (registry(300), Folder::new(&[]));
    let arguments = WRITERS[2].0;
    assert_eq!(write(&folder, out.path(), arguments).code, 0);
    let file = out.path().join("baseline.json");
    let (whole, is_over) = (fs::read(&file).unwrap(), AtomicBool::new(false));
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                if fs::read(&file).unwrap() != whole {
                    return false;
                }
            }
            true
        });
        for _ in 0..10 {
            write(&folder, out.path(), arguments);
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap(), "half a file was seen");
    });
}

#[test]
fn killed_while_writing_it_leaves_the_old_file_or_the_new() {
    let (folder, out) = (registry(300), Folder::new(&[]));
    let arguments = WRITERS[2].0;
    assert_eq!(write(&folder, out.path(), arguments).code, 0);
    let file = out.path().join("baseline.json");
    let new = fs::read_to_string(&file).unwrap();
    let old = "{\"schema\": \"avtal/baseline/1\", \"findings\": []}\n";
    let mut ended = 0;
    for turn in 0..30_u64 {
        fs::write(&file, old).unwrap();
        let mut command = program(out.path());
        command.arg("-C").arg(folder.path()).args(["--as-of", DAY]).args(arguments).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        thread::sleep(Duration::from_millis(4 * turn));
        let signal = if turn % 2 == 0 { "-KILL" } else { "-INT" };
        let _ = Command::new("kill").args([signal, &child.id().to_string()]).stderr(Stdio::null()).status();
        ended += usize::from(child.wait().unwrap().code().is_none());
        let found = fs::read_to_string(&file).unwrap();
        assert!(found == old || found == new, "{} bytes after {turn} turns", found.len());
    }
    eprintln!("ended {ended} times of 30 by a signal");
    assert_eq!(write(&folder, out.path(), arguments).code, 0, "what was left behind is in nobody's way");
    let known: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(known["schema"], "avtal/baseline/1");
    assert_eq!(on(folder.path(), &["check", "--baseline", file.to_str().unwrap()]).stdout.lines().count(), 1);
}
