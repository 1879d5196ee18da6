//! Changes of several files that are stopped halfway, at every call that changes a file: what is then in the files is the
//! old text or the new one, never a mixture, and what is said of it is true.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::folder::agreement;
use crate::program::faults::{Fault, faulty};
use crate::program::powerless::powerless;
use crate::program::{DAY, Folder, Run, finish, on, program};

/// What changes all records of [`registry`]: their former ids, or their layout.
const CHANGES: [&[&str]; 2] = [&["check", "--fix", "--quiet", "--fail-on", "never"], &["fmt", "--quiet"]];

/// More calls than any of the changes makes.
const MOST_CALLS: usize = 100;

/// A registry of three records that name another by its former id, and are out of order. The last is large.
fn registry() -> Folder {
    let validity = "until = 2035-12-31\nfrom = 2024-01-01\n";
    let text = |more: &str| agreement("Avtal", &format!("based_on = [\"gammalt\"]\n{more}"), validity);
    let long = format!("notes = \"{}\"\n", "lång ".repeat(2000));
    Folder::registry(&[
        (
            "agreements/nytt.toml",
            &agreement("Nytt", "former_ids = [\"gammalt\"]\n", "from = 2020-01-01\nuntil = 2035-12-31\n"),
        ),
        ("agreements/a.toml", &text("")),
        ("agreements/b.toml", &text("")),
        ("agreements/c.toml", &text(&long)),
    ])
}

/// The files of a folder and of those in it, by name, with their texts.
fn files(folder: &Folder) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for place in ["", "agreements"] {
        for entry in fs::read_dir(folder.path().join(place)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                let name = entry.file_name().into_string().unwrap();
                found.insert(name, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    found
}

/// The texts before a change and after it.
fn old_and_new(arguments: &[&str]) -> [BTreeMap<String, String>; 2] {
    let folder = registry();
    let old = files(&folder);
    let run = on(folder.path(), arguments);
    assert_eq!(run.code, 0, "{run:?}");
    let new = files(&folder);
    assert!(["a.toml", "b.toml", "c.toml"].iter().all(|name| old[*name] != new[*name]), "{run:?}");
    [old, new]
}

/// What is in the files after a fault.
struct State<'s> {
    /// Those with the new text.
    changed: Vec<&'s str>,
    /// Partial files.
    partial: Vec<&'s str>,
}

/// Runs a change with a fault at each call in turn, until there is none left. `holds` is told the run, the names of the files
/// that the change is to change, and what is in them.
fn at_every_call(fault: Fault, arguments: &[&str], holds: impl Fn(&Run, &[&str], &State<'_>)) {
    let [old, new] = old_and_new(arguments);
    let asked: Vec<&str> = old.keys().filter(|name| old[*name] != new[*name]).map(String::as_str).collect();
    for at in 1..MOST_CALLS {
        let folder = registry();
        let Some(mut command) = faulty(folder.path(), fault, at) else { return };
        let run = finish(command.args(arguments));
        let found = files(&folder);
        let is_partial = |name: &&str| name.starts_with('.');
        let partial: Vec<&str> = found.keys().map(String::as_str).filter(is_partial).collect();
        let mut changed = Vec::new();
        for (name, text) in found.iter().filter(|(name, _)| !is_partial(&name.as_str())) {
            let (was, is) = (old.get(name), new.get(name));
            assert!(
                was == Some(text) || is == Some(text),
                "{arguments:?}, call {at}: {name} is a mixture: {text}"
            );
            if was != Some(text) {
                changed.push(name.as_str());
            }
        }
        assert_eq!(found.len() - partial.len(), old.len(), "{arguments:?}, call {at}: a file is lost");
        let state = State { changed, partial };
        holds(&run, &asked, &state);
        // What is left behind is in nobody's way.
        assert_eq!(on(folder.path(), arguments).code, 0, "{arguments:?}, call {at}");
        let whole: BTreeMap<_, _> =
            files(&folder).into_iter().filter(|(name, _)| !name.starts_with('.')).collect();
        assert_eq!(whole, new, "{arguments:?}, call {at}");
        if run.code == 0 && state.changed == asked && state.partial.is_empty() {
            assert!(at > 9, "only {at} calls were seen");
            return;
        }
    }
    panic!("{arguments:?}: more calls than {MOST_CALLS}");
}

#[test]
fn killed_at_any_call_it_leaves_old_and_new_texts_only() {
    for arguments in CHANGES {
        at_every_call(Fault::Kill, arguments, |run, asked, state| {
            // The first files take their place first.
            assert!(asked.starts_with(&state.changed), "{:?}", state.changed);
            assert!(run.code == 0 || (run.stdout.is_empty() && run.stderr.is_empty()), "{run:?}");
        });
    }
}

#[test]
fn on_a_full_disk_it_changes_nothing_or_says_what() {
    for arguments in CHANGES {
        for fault in [Fault::Full, Fault::Half] {
            at_every_call(fault, arguments, |run, asked, state| {
                if run.code == 0 {
                    return;
                }
                assert_eq!(run.code, 3, "{run:?}");
                assert!(
                    run.stderr.contains("No space left on device") && run.stderr.contains("\nhelp: "),
                    "{run:?}"
                );
                assert_eq!(state.partial, [""; 0], "{run:?}");
                let line = run.stderr.lines().find(|line| line.starts_with("error: ")).unwrap();
                for name in asked {
                    let path = format!("agreements/{name}");
                    let is_told = line.contains(&format!("{path} is written"))
                        || line
                            .split_once("changed before: ")
                            .is_some_and(|(_, before)| before.contains(&path));
                    assert_eq!(is_told, state.changed.contains(name), "{name} in {line}");
                }
            });
        }
    }
}

#[test]
fn of_several_files_none_is_written_if_one_is_too_large_for_the_disk() {
    let folder = registry();
    let old = files(&folder);
    for arguments in CHANGES {
        // Writing past the limit then fails as it does on a full disk, where it would else kill.
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
        let mut shell = Command::new("bash");
        shell.args(["-c", script, "bash", env!("CARGO_BIN_EXE_avtal"), "-C"]).arg(folder.path());
        shell.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
        let run = finish(shell.args(["--as-of", DAY, "--lang", "en"]).args(arguments));
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains("c.toml cannot be written") && run.stdout.is_empty(), "{run:?}");
        assert_eq!(files(&folder), old, "{run:?}");
    }
}

#[test]
fn of_several_files_none_is_written_if_the_folder_or_one_of_them_is_read_only() {
    let folder = registry();
    let old = files(&folder);
    for path in ["", "agreements", "parties", "bodies"] {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let Some(_) = powerless(folder.path(), folder.path()) else { return };
    for (path, mode) in [("agreements", 0o555), ("agreements/b.toml", 0o444)] {
        let place = folder.path().join(path);
        let before = fs::metadata(&place).unwrap().permissions();
        fs::set_permissions(&place, fs::Permissions::from_mode(mode)).unwrap();
        for arguments in CHANGES {
            // A file that is read-only is so for everybody.
            let run = match mode {
                0o555 => finish(powerless(folder.path(), folder.path()).unwrap().args(arguments)),
                _ => on(folder.path(), arguments),
            };
            assert_eq!(run.code, 3, "{run:?}");
            assert!(run.stderr.contains("cannot be written") && run.stderr.contains("\nhelp: "), "{run:?}");
            assert_eq!(files(&folder), old, "{run:?}");
        }
        fs::set_permissions(&place, before).unwrap();
    }
}

#[test]
fn of_changes_at_the_same_time_none_is_lost() {
    for round in 0..12 {
        let folder = registry();
        let topic = format!("resor-{round}");
        let changes: [&[&str]; 4] =
            [CHANGES[0], CHANGES[1], &["set", "a", "topics", &topic], &["set", "c", "reference", "TK 1"]];
        let start = |arguments: &&[&str]| {
            let mut command = program(folder.path());
            command.arg("-C").arg(folder.path()).args(["--as-of", DAY]).args(*arguments);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        for child in changes.iter().map(start).collect::<Vec<_>>() {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let found = files(&folder);
        assert!(found.keys().all(|name| !name.starts_with('.')), "{:?}", found.keys());
        for name in ["a.toml", "b.toml", "c.toml"] {
            assert!(found[name].contains("based_on = [\"nytt\"]"), "{}", found[name]);
            assert!(found[name].contains("from = 2024-01-01\nuntil = 2035-12-31\n"), "{}", found[name]);
        }
        assert!(found["a.toml"].contains(&topic) && found["c.toml"].contains("reference = \"TK 1\""));
    }
}

#[test]
fn a_lock_is_waited_for_by_all_that_write() {
    let folder = registry();
    let old = files(&folder);
    let mut holder = Command::new("flock");
    let Ok(mut holder) = holder.arg(folder.path()).args(["sleep", "20"]).spawn() else { return };
    thread::sleep(Duration::from_millis(300));
    let runs: Vec<Run> = thread::scope(|scope| {
        let start = |arguments: &'static [&'static str]| scope.spawn(|| on(folder.path(), arguments));
        let threads: Vec<_> = CHANGES.into_iter().map(start).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for run in runs {
        assert_eq!(run.code, 3, "{run:?}");
        assert!(run.stderr.contains("another program is changing the registry"), "{run:?}");
    }
    assert_eq!(files(&folder), old);
    // What writes nothing does not wait.
    assert_eq!(on(folder.path(), &["fmt", "--check"]).code, 1);
    assert_eq!(on(folder.path(), &["check", "--fix", "--diff"]).code, 1);
    let children = format!("/proc/{0}/task/{0}/children", holder.id());
    for child in fs::read_to_string(children).unwrap_or_default().split_whitespace() {
        finish(Command::new("kill").arg(child));
    }
    holder.wait().unwrap();
}

#[test]
fn a_prompt_that_is_interrupted_writes_nothing_and_leaves_the_terminal_as_it_was() {
    let folder = registry();
    let old = files(&folder);
    // `script` is the other side of the terminal. The shell goes on after the interruption.
    let inner = "trap : INT; stty -a | md5sum; \"$AVTAL\" decide a --date 2026-01-31; echo \"code $?\"; \
                 stty -a | md5sum; echo over";
    let mut terminal = Command::new("script");
    terminal.args(["-qec", &format!("bash -c '{inner}'"), "/dev/null"]).current_dir(folder.path());
    terminal.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    terminal.env("AVTAL", env!("CARGO_BIN_EXE_avtal")).env("AVTAL_AS_OF", DAY).env("TERM", "xterm");
    terminal.env("AVTAL_REGISTRY", folder.path()).env("SHELL", "/bin/bash");
    let terminal = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut terminal) = terminal else {
        eprintln!("skipped: there is no `script` here");
        return;
    };
    let (mut input, mut output) = (terminal.stdin.take().unwrap(), terminal.stdout.take().unwrap());
    let (sender, pieces) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            let _ = sender.send(String::from_utf8_lossy(&bytes[..count]).into_owned());
        }
    });
    let (mut said, mut is_interrupted) = (String::new(), false);
    while let Ok(piece) = pieces.recv_timeout(Duration::from_secs(20)) {
        said.push_str(&piece);
        if said.contains("who has decided") && !is_interrupted {
            is_interrupted = true;
            input.write_all(b"\x03").unwrap();
        }
        if said.contains("over") {
            break;
        }
    }
    if !said.contains("over") {
        terminal.kill().unwrap();
    }
    drop(input);
    terminal.wait().unwrap();
    reader.join().unwrap();
    assert!(is_interrupted && said.contains("code 130"), "{said}");
    let settings: Vec<&str> = said.lines().filter(|line| line.trim_end().ends_with("  -")).collect();
    assert!(matches!(settings.as_slice(), [before, after] if before == after), "{said}");
    assert_eq!(files(&folder), old);
}
