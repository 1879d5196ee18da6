//! What every command that changes records keeps to: whole or not at all, one at a time, nothing but its own files.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::folder::agreement;
use crate::program::powerless::powerless;
use crate::program::step::step;
use crate::program::{DAY, Folder, finish, git, on, program};

fn registry() -> Folder {
    Folder::of_agreement("", "from = 2024-01-01\nuntil = 2026-12-31\n")
}

fn path(folder: &Folder) -> std::path::PathBuf {
    folder.path().join("agreements/avtal.toml")
}

#[test]
fn git_add_stages_what_was_written_and_nothing_else() {
    let folder = registry();
    git::init(folder.path(), "2026-01-01");
    folder.append("parties/provstad.toml", "notes = \"Eget arbete\"\n");
    folder.write("agreements/ny.toml", agreement("Ny", "", "from = 2026\n"));
    let dry = on(folder.path(), &["set", "avtal", "part", "1", "--git-add", "--dry-run"]);
    assert_eq!((dry.code, git::git(folder.path(), &["diff", "--cached", "--name-only"]).as_str()), (0, ""));
    assert_eq!(on(folder.path(), &["set", "avtal", "part", "1", "--git-add"]).code, 0);
    assert_eq!(git::git(folder.path(), &["diff", "--cached", "--name-only"]), "agreements/avtal.toml");
    assert_eq!(git::git(folder.path(), &["log", "--format=%s"]), "2026-01-01");
}

#[test]
fn git_add_works_from_a_folder_of_the_repository_and_needs_one() {
    let folder = Folder::new(&[]).with_copy("register", registry().path());
    on(&folder.path().join("register"), &["set", "avtal", "part", "1", "--git-add"])
        .refused(&["is in no git repository", "leave out --git-add"]);
    assert!(!folder.read("register/agreements/avtal.toml").contains("part ="));
    git::init(folder.path(), "2026-01-01");
    assert_eq!(on(&folder.path().join("register"), &["set", "avtal", "part", "1", "--git-add"]).code, 0);
    assert_eq!(
        git::git(folder.path(), &["diff", "--cached", "--name-only"]),
        "register/agreements/avtal.toml"
    );
}

#[test]
fn the_mode_of_a_file_and_a_link_to_it_stay() {
    let folder = registry();
    folder.write("texts/avtal.toml", folder.read("agreements/avtal.toml"));
    folder.remove("agreements/avtal.toml");
    symlink("../texts/avtal.toml", path(&folder)).unwrap();
    let real = folder.path().join("texts/avtal.toml");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(on(folder.path(), &["set", "avtal", "part", "1"]).code, 0);
    assert!(fs::symlink_metadata(path(&folder)).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(folder.read("texts/avtal.toml").contains("part = 1"));
    assert_eq!(fs::read_dir(folder.path().join("texts")).unwrap().count(), 1);
}

#[test]
fn a_link_out_of_the_registry_is_not_followed() {
    let (folder, outside) = (registry(), Folder::new(&[("a.toml", &agreement("A", "", "from = 2026\n"))]));
    symlink(outside.path().join("a.toml"), folder.path().join("agreements/a.toml")).unwrap();
    on(folder.path(), &["set", "a", "part", "1"]).refused(&["agreements/a.toml cannot be read"]);
}

#[test]
fn a_byte_order_mark_stays() {
    let folder = registry();
    folder.write("agreements/avtal.toml", format!("\u{feff}{}", folder.read("agreements/avtal.toml")));
    step(&folder, &["set", "avtal", "part", "1"]).changed(&["+part = 1"]);
    assert!(folder.read("agreements/avtal.toml").starts_with('\u{feff}'));
}

#[test]
fn a_read_only_file_is_not_written() {
    let folder = registry();
    fs::set_permissions(path(&folder), fs::Permissions::from_mode(0o444)).unwrap();
    let Some(mut program) = powerless(folder.path(), folder.path()) else { return };
    let run = finish(program.args(["set", "avtal", "part", "1"]));
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("avtal.toml cannot be written") && run.stdout.is_empty(), "{run:?}");
    assert!(!folder.read("agreements/avtal.toml").contains("part ="));
}

#[test]
fn of_many_at_once_none_is_lost() {
    let folder = registry();
    for at in 0..8 {
        folder.write(&format!("agreements/a-{at}.toml"), agreement(&format!("A {at}"), "", "from = 2024\n"));
    }
    let children: Vec<_> = (0..8)
        .map(|at| {
            // Each adds a key of its own.
            let key =
                ["reference", "contact", "notes", "topics", "related", "aliases", "based_on", "part"][at];
            let value = ["TK 1", "k@test.example", "n", "t", "a-1", "Al", "a-2", "1"][at];
            let mut set = program(folder.path());
            set.args(["--as-of", DAY, "set", "avtal", key, value]).arg("-C").arg(folder.path());
            set.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let text = folder.read("agreements/avtal.toml");
    for key in ["reference", "contact", "notes", "topics", "related", "aliases", "based_on", "part"] {
        assert!(text.contains(&format!("{key} = ")), "{key} is lost: {text}");
    }
}

#[test]
fn a_lock_is_released_when_its_program_dies_and_waited_for_only_some_seconds() {
    let folder = registry();
    let mut holder = std::process::Command::new("flock");
    let Ok(mut holder) = holder.arg(folder.path()).args(["sleep", "60"]).spawn() else { return };
    thread::sleep(Duration::from_millis(300));
    let refused = on(folder.path(), &["set", "avtal", "part", "1"]);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(refused.stderr.contains("another program is changing the registry"), "{refused:?}");
    assert_eq!(on(folder.path(), &["set", "avtal", "part", "1", "--dry-run"]).code, 0);
    // flock has given the lock to its child.
    let children = format!("/proc/{0}/task/{0}/children", holder.id());
    for child in fs::read_to_string(children).unwrap_or_default().split_whitespace() {
        finish(std::process::Command::new("kill").arg(child));
    }
    holder.wait().unwrap();
    assert_eq!(on(folder.path(), &["set", "avtal", "part", "1"]).code, 0);
}

#[test]
fn other_records_that_cannot_be_read_do_not_stop_it_and_are_named() {
    let folder = registry();
    folder.write("agreements/trasig.toml", "title = \n");
    let run = on(folder.path(), &["set", "avtal", "part", "1"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stderr.contains("1 file could not be read"), "{run:?}");
}

#[test]
fn text_that_would_move_the_cursor_is_shown_harmless() {
    let folder = registry();
    folder.replace("agreements/avtal.toml", "from = 2024-01-01", "from = 2024-01-01 # \u{202e}omvänt");
    let run = on(folder.path(), &["--color", "never", "set", "avtal", "validity.until", "2027-12-31"]);
    assert!(run.code == 0 && !run.stdout.contains('\u{202e}') && !run.stdout.contains('\u{1b}'), "{run:?}");
}
