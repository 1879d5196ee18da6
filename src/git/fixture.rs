//! Repositories for tests.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Runs git at noon of a day.
pub(crate) fn git_on(folder: &Path, day: &str, arguments: &[&str]) -> String {
    let mut git = Command::new("git");
    git.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Prov").env(format!("GIT_{who}_EMAIL"), "prov@test.example");
        git.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00+00:00"));
    }
    let output =
        git.args(["-c", "init.defaultBranch=main", "-c", "gc.auto=0"]).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    git_on(folder, "2026-01-01", arguments)
}

pub(crate) fn repository() -> TempDir {
    let root = TempDir::new().unwrap();
    git(root.path(), &["init", "-q"]);
    root
}

pub(crate) fn write(root: &TempDir, path: &str, text: impl AsRef<[u8]>) {
    let path = root.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes files, each with the record of the day, and commits them.
pub(crate) fn commit(root: &TempDir, day: &str, files: &[&str]) {
    for file in files {
        write(root, file, record(day));
    }
    git(root.path(), &["add", "--all"]);
    git_on(root.path(), day, &["commit", "-q", "--allow-empty", "-m", day]);
}

/// A record that differs from day to day.
pub(crate) fn record(day: &str) -> String {
    format!("title = \"{day}\"\nkind = \"k\"\nparties = [\"p\"]\n[validity]\nfrom = 2020\n")
}
