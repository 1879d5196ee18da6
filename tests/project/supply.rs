//! What the program is built of, and by: how many crates, from where, and which actions of others its jobs run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// More would keep a fresh clone from its first report for longer than people wait.
const MAX_CRATES: usize = 120;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_default_build_is_of_few_crates() {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args([
        "tree",
        "--locked",
        "--offline",
        "--edges",
        "normal",
        "--prefix",
        "none",
    ]);
    let Ok(output) = cargo.args(["--format", "{p}"]).output() else {
        eprintln!("skipped: there is no cargo");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    // Name and version; what follows is where it lies.
    let crates: BTreeSet<Vec<&str>> = tree.lines().map(|line| line.split(' ').take(2).collect()).collect();
    assert!((50..=MAX_CRATES).contains(&crates.len()), "{} crates", crates.len());
}

#[test]
fn every_crate_is_of_the_registry_and_known_by_its_hash() {
    let lock: toml::Value = toml::from_str(&fs::read_to_string(root().join("Cargo.lock")).unwrap()).unwrap();
    let mut sources = BTreeSet::new();
    for package in lock["package"].as_array().unwrap() {
        let text = |key: &str| package.get(key).and_then(toml::Value::as_str);
        if text("name") == Some("avtal") {
            continue;
        }
        // All from the one registry; none from a repository or a folder.
        assert!(text("source").is_some_and(|source| source.starts_with("registry+")), "{package}");
        sources.insert(text("source"));
        assert!(text("checksum").is_some_and(|checksum| checksum.len() == 64), "{package}");
    }
    assert_eq!(sources.len(), 1, "{sources:?}");
}

/// The files in a folder that are YAML.
fn yaml(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { yaml(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "yml" || ending == "yaml"))
        .collect()
}

#[test]
fn actions_of_others_are_pinned_by_their_hash() {
    let jobs = [
        yaml(&root().join(".github")),
        yaml(&root().join("docs")),
        yaml(&root().join("packaging")),
        vec![root().join("action.yml")],
    ]
    .concat();
    assert!(jobs.len() > 1);
    for job in jobs {
        let text = fs::read_to_string(&job).unwrap();
        let used =
            text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix("uses:"));
        for action in used.map(|action| action.split('#').next().unwrap().trim()) {
            let (_, pin) = action.split_once('@').unwrap_or((action, ""));
            let is_hash = pin.len() == 40 && pin.chars().all(|c| c.is_ascii_hexdigit());
            assert!(action.starts_with("./") || is_hash, "{action} in {}", job.display());
        }
    }
}
