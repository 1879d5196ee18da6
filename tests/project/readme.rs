//! The README tells the truth: its record is that of the registry, its output is real, its quick start works.

use std::fs;
use std::path::Path;
use std::process::Command;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// The blocks of one language, in order.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
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

/// Set `AVTAL_WRITE_README=1` to write the real output into the README instead.
#[test]
fn the_output_is_what_the_program_prints() {
    let readme = fs::read_to_string(PATH).unwrap();
    let mut written = readme.clone();
    let consoles = blocks(&readme, "console");
    assert!(!consoles.is_empty());
    for block in consoles {
        let command = block.lines().next().unwrap().strip_prefix("$ avtal ").unwrap();
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = crate::program::run(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments);
        assert_eq!(run.stderr, "");
        written = written.replace(block, format!("$ avtal {command}\n{}", run.stdout).trim_end());
    }
    if std::env::var_os("AVTAL_WRITE_README").is_some() {
        fs::write(PATH, &written).unwrap();
    }
    assert!(readme == written, "write it again: AVTAL_WRITE_README=1 cargo test --test project readme");
}

#[test]
fn the_quick_start_works_as_it_is_written() {
    let readme = fs::read_to_string(PATH).unwrap();
    let scripts = blocks(&readme, "sh");
    let folder = crate::program::Folder::new(&[]);
    let program = Path::new(env!("CARGO_BIN_EXE_avtal")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let shell = |script: &str, folder: &Path| {
        let script = format!("set -e\n{script}");
        crate::program::finish(
            Command::new("bash")
                .args(["-c", &script])
                .current_dir(folder)
                .env("PATH", &path)
                .env("AVTAL_AS_OF", "2026-11-21"),
        )
    };
    let first = shell(scripts[1], folder.path());
    assert_eq!((first.code, first.stderr.as_str()), (0, ""), "{}", first.stdout);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat(&first.stdout).contains("Start work on a new agreement"), "{}", first.stdout);
    let registry = folder.path().join("avtal-register");
    let second = shell(scripts[2], &registry);
    assert_eq!(second.code, 0, "{second:?}");
    let said = flat(&second.stdout);
    assert!(said.contains("Have Överenskommelse om") && !said.contains("Start work"), "{}", second.stdout);

    let successor = "avtal-register/agreements/fardtjanst-2027.yaml";
    folder.replace(successor, "stage: draft\n", "");
    let adopted = crate::program::on(&registry, &["status", "--format", "json"]).json();
    let rows = |id: &str| {
        let section = adopted["sections"].as_array().unwrap().iter().find(|section| section["id"] == id);
        section.unwrap()["rows"].as_array().unwrap().len()
    };
    assert_eq!([rows("lapses"), rows("expires")], [0, 1]);

    folder.replace(successor, "further-notice", "2026-13-01");
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
