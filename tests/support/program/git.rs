//! Repositories made by a script, the same on every machine.

use std::path::Path;
use std::process::Command;

use super::{Run, finish};

/// git in a folder, deaf to the configuration of whoever runs the tests. `day` is when it all happens.
pub fn command(folder: &Path, day: &str) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    git.env("HOME", folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Prov").env(format!("GIT_{who}_EMAIL"), "prov@test.example");
        git.env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00+00:00"));
    }
    git.args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", "-c", "gc.auto=0"]);
    git
}

/// What git writes, without the end of the line.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    on(folder, "2026-01-01", arguments)
}

/// What git writes on a day.
pub fn on(folder: &Path, day: &str, arguments: &[&str]) -> String {
    let Run { code, stdout, stderr } = finish(command(folder, day).args(arguments));
    assert_eq!(code, 0, "git {arguments:?}: {stderr}");
    stdout.trim_end().to_owned()
}

/// Makes a repository of a folder as it is.
pub fn init(folder: &Path, day: &str) -> String {
    git(folder, &["init", "-q"]);
    commit(folder, day)
}

/// Commits all that is in a folder, and returns the commit's hash. The day is its subject.
pub fn commit(folder: &Path, day: &str) -> String {
    commit_as(folder, day, day)
}

/// The same with another subject, kept to the letter.
pub fn commit_as(folder: &Path, day: &str, subject: &str) -> String {
    git(folder, &["add", "--all"]);
    on(folder, day, &["commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", subject]);
    git(folder, &["rev-parse", "HEAD"])
}

/// The folders of all git of different versions that there are: the one that is used, and older ones beside it.
pub fn all() -> Vec<std::path::PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain([Path::new("/usr/bin").to_owned()]);
    let mut versions = std::collections::BTreeMap::new();
    for folder in folders.filter(|folder| folder.join("git").is_file()) {
        let version = finish(Command::new(folder.join("git")).arg("version")).stdout;
        versions.entry(version).or_insert(folder);
    }
    versions.into_values().collect()
}

/// The same folder of git as a `PATH`, before all others.
pub fn path(folder: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path))).unwrap()
}

/// Is it git of 2.45 or later, which can be told to fetch nothing?
pub fn reads_partial_clones(git: &Path) -> bool {
    let said = finish(Command::new(git).arg("version")).stdout;
    let mut numbers = said.trim_start_matches("git version ").split('.').map_while(|part| part.parse().ok());
    (numbers.next(), numbers.next()) >= (Some(2_u32), Some(45_u32))
}
