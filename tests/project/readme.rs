//! The README tells the truth: its record is that of the registry, its output is real, its quick start works.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// The blocks of one language, in order.
pub fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let parts = text.split("\n```").collect::<Vec<_>>();
    parts.iter().filter_map(|part| part.strip_prefix(language)?.strip_prefix('\n')).collect()
}

#[test]
fn the_record_is_one_of_the_registry() {
    let readme = fs::read_to_string(PATH).unwrap();
    let record = fs::read_to_string(
        crate::program::own_registry().join("agreements/jamtland-harjedalen/vald-nara-relationer.toml"),
    );
    assert_eq!(blocks(&readme, "toml")[0].trim(), record.unwrap().trim());
}

/// Two tests may write the README, one after the other.
static TURN: Mutex<()> = Mutex::new(());

/// Where the quick start begins.
const QUICK_START: &str = "## A registry of your own";

/// The parts of the README: what is about the registry that comes with it, and the quick start.
fn parts(readme: &str) -> (&str, &str, &str) {
    let (before, rest) = readme.split_at(readme.find(QUICK_START).unwrap());
    let end = rest.match_indices("\n## ").next().unwrap().0;
    (before, &rest[..end], &rest[end..])
}

/// Set `AVTAL_WRITE_README=1` to write the real output into the README instead.
fn current(readme: &str, written: &str) {
    if std::env::var_os("AVTAL_WRITE_README").is_some() {
        fs::write(PATH, written).unwrap();
    }
    assert!(readme == written, "write it again: AVTAL_WRITE_README=1 cargo test --test project readme");
}

#[test]
fn the_output_is_what_the_program_prints() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let readme = fs::read_to_string(PATH).unwrap();
    let (before, quick_start, after) = parts(&readme);
    assert!(blocks(after, "console").is_empty());
    let mut written = before.to_owned();
    let consoles = blocks(before, "console");
    assert!(!consoles.is_empty());
    for block in consoles {
        let command = block.lines().next().unwrap().strip_prefix("$ avtal ").unwrap();
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = crate::program::run(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
        assert_eq!(run.stderr, "");
        written = written.replace(block, format!("$ avtal {command}\n{}", run.stdout).trim_end());
    }
    current(&readme, &format!("{written}{quick_start}{after}"));
}

/// The command of a block: its first line, and those that go on with it.
fn command(block: &str) -> &str {
    let ends = block.match_indices('\n').map(|(at, _)| at).chain([block.len()]);
    let end = ends.into_iter().find(|end| !block[..*end].ends_with('\\')).unwrap();
    block[..end].strip_prefix("$ ").unwrap()
}

/// Runs the commands of the quick start in a folder, one after the other, and returns it with their output.
pub fn run_quick_start(quick_start: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_avtal")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let (mut here, mut written, mut rest) = (folder.to_owned(), String::new(), quick_start);
    for block in blocks(quick_start, "console") {
        let command = command(block);
        let script = format!("exec 2>&1; {command} && pwd > \"$PLACE\"");
        let mut bash = Command::new("bash");
        bash.env_clear()
            .env("PATH", &path)
            .env("AVTAL_AS_OF", "2026-11-21")
            .env("PLACE", folder.join("place"));
        let run = crate::program::finish(bash.args(["-c", &script]).current_dir(&here));
        assert_eq!(run.code, 0, "{command}: {}", run.stdout);
        here = fs::read_to_string(folder.join("place")).unwrap().trim_end().into();
        let (before, after) = rest.split_once(block).unwrap();
        written.extend([before, format!("$ {command}\n{}", run.stdout).trim_end()]);
        rest = after;
    }
    written + rest
}

#[test]
fn the_quick_start_works_as_it_is_written() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let readme = fs::read_to_string(PATH).unwrap();
    let (before, quick_start, after) = parts(&readme);
    let folder = crate::program::Folder::new(&[]);
    let written = run_quick_start(quick_start, folder.path());
    current(&readme, &format!("{before}{written}{after}"));

    let registry = folder.path().join("avtal-register");
    let checked = crate::program::on(&registry, &["check", "--fail-on", "warning"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    assert_eq!(crate::program::on(&registry, &["fmt", "--check"]).code, 0);
    let adopted = crate::program::on(&registry, &["status", "--format", "json"]).json();
    let rows = |id: &str| {
        let section = adopted["sections"].as_array().unwrap().iter().find(|section| section["id"] == id);
        section.unwrap()["rows"].as_array().unwrap().len()
    };
    assert_eq!([rows("lapses"), rows("expires")], [0, 1]);

    folder.replace("avtal-register/agreements/fardtjanst-2027.toml", "\"further-notice\"", "2026-13-01");
    let broken = crate::program::on(&registry, &["check"]);
    assert_eq!(broken.code, 1);
    assert!(
        broken.stdout.contains("error[invalid-date]") && broken.stdout.contains("2026-13-01"),
        "{}",
        broken.stdout
    );
    let report = crate::program::on(&registry, &["status"]);
    assert_eq!(report.code, 1);
    assert!(report.stderr.contains("1 file could not be read") && report.stderr.contains("avtal check"));
}
