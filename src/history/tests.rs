//! Objects that are odd, and who changed what last.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::blobs::{self, Ahead, Blob, Store};
use super::git::Git;
use super::object::ObjectId;
use super::{GitError, Repository};

/// git, at noon of a day.
fn git_on(folder: &Path, day: &str, arguments: &[&str]) -> String {
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

fn git(folder: &Path, arguments: &[&str]) -> String {
    git_on(folder, "2026-01-01", arguments)
}

fn repository() -> TempDir {
    let root = TempDir::new().unwrap();
    git(root.path(), &["init", "-q"]);
    root
}

fn write(root: &TempDir, path: &str, text: impl AsRef<[u8]>) {
    let path = root.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Writes files, each with the day as its text, and commits them.
fn commit(root: &TempDir, day: &str, files: &[&str]) {
    for file in files {
        write(root, file, day);
    }
    git(root.path(), &["add", "--all"]);
    git_on(root.path(), day, &["commit", "-q", "--allow-empty", "-m", day]);
}

/// The days on which files were last changed.
fn last(repository: &Repository, at: Option<&str>, paths: &[&str]) -> BTreeMap<String, String> {
    let at = at.map(|revision| repository.commit(revision).unwrap());
    let paths: BTreeSet<String> = paths.iter().map(|path| (*path).to_owned()).collect();
    let commits = repository.last_commits(at.as_ref(), &paths).unwrap();
    commits.into_iter().map(|(path, commit)| (path, commit.time.format("%F %H").to_string())).collect()
}

fn days(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(path, day)| ((*path).to_owned(), format!("{day} 12"))).collect()
}

#[test]
fn the_last_commit_of_each_file() {
    let root = repository();
    let odd = "register/agreements/\nrad \"citat\" å.toml";
    commit(
        &root,
        "2025-01-01",
        &["register/agreements/a.toml", "register/agreements/b.toml", odd, "annat.md"],
    );
    commit(&root, "2025-02-01", &["register/agreements/a.toml"]);
    commit(&root, "2025-03-01", &[]);
    commit(&root, "2025-04-01", &["annat.md", "agreements/b.toml"]);
    git(root.path(), &["mv", "register/agreements/b.toml", "register/agreements/c.toml"]);
    commit(&root, "2025-05-01", &[]);
    write(&root, "register/agreements/ny.toml", "not committed");
    let repository = Repository::around(&root.path().join("register")).unwrap();
    let (a, b, c) = ("agreements/a.toml", "agreements/b.toml", "agreements/c.toml");
    let odd = odd.strip_prefix("register/").unwrap();
    let all = [a, b, c, odd, "agreements/ny.toml", "agreements"];
    let now = [(a, "2025-02-01"), (b, "2025-05-01"), (c, "2025-05-01"), (odd, "2025-01-01")];
    assert_eq!(last(&repository, None, &all), days(&now));
    let then = [(a, "2025-01-01"), (b, "2025-01-01"), (odd, "2025-01-01")];
    assert_eq!(last(&repository, Some("HEAD~4"), &all), days(&then));
    assert_eq!(last(&repository, None, &[a]), days(&[(a, "2025-02-01")]));
    assert_eq!(last(&repository, None, &[]), days(&[]));
    let whole = Repository::around(root.path()).unwrap();
    assert_eq!(last(&whole, None, &[b, "annat.md"]), days(&[(b, "2025-04-01"), ("annat.md", "2025-04-01")]));
}

#[test]
fn a_merge_changes_only_what_it_makes_anew() {
    let root = repository();
    commit(&root, "2025-01-01", &["both", "ours", "theirs", "neither"]);
    git(root.path(), &["checkout", "-q", "-b", "side"]);
    commit(&root, "2025-03-01", &["both", "theirs"]);
    git(root.path(), &["checkout", "-q", "main"]);
    commit(&root, "2025-02-01", &["both", "ours"]);
    let _ =
        Command::new("git").current_dir(root.path()).args(["merge", "-q", "--no-commit", "side"]).output();
    commit(&root, "2025-04-01", &["both"]);
    let repository = Repository::around(root.path()).unwrap();
    let expected =
        [("both", "2025-04-01"), ("neither", "2025-01-01"), ("ours", "2025-02-01"), ("theirs", "2025-03-01")];
    assert_eq!(last(&repository, None, &["both", "ours", "theirs", "neither"]), days(&expected));
}

#[test]
fn settings_of_the_repository_change_nothing() {
    let root = repository();
    commit(&root, "2025-01-01", &["register/å.toml"]);
    commit(&root, "2025-02-01", &["register/b.toml"]);
    for (key, value) in [
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("format.pretty", "oneline"),
        ("diff.relative", "true"),
        ("diff.orderFile", "/nowhere"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("log.showSignature", "true"),
    ] {
        git(root.path(), &["config", key, value]);
    }
    let repository = Repository::around(&root.path().join("register")).unwrap();
    let expected = [("b.toml", "2025-02-01"), ("å.toml", "2025-01-01")];
    assert_eq!(last(&repository, None, &["å.toml", "b.toml"]), days(&expected));
}

#[test]
fn nothing_is_known_before_the_first_commit_and_beyond_a_shallow_clone() {
    let root = repository();
    write(&root, "a", "");
    let repository = Repository::around(root.path()).unwrap();
    assert_eq!(last(&repository, None, &["a"]), days(&[]));
    commit(&root, "2025-01-01", &["a", "b"]);
    commit(&root, "2025-02-01", &["c"]);
    commit(&root, "2025-03-01", &["b"]);
    let clone = TempDir::new().unwrap();
    let origin = format!("file://{}", root.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", &origin, "."]);
    let shallow = Repository::around(clone.path()).unwrap();
    assert_eq!(last(&shallow, None, &["a", "b", "c"]), days(&[("b", "2025-03-01")]));
}

fn git_in(root: &TempDir) -> Git {
    Repository::around(root.path()).unwrap().git
}

fn stored(root: &TempDir, texts: &[Vec<u8>]) -> Vec<ObjectId> {
    let mut paths = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        write(root, &format!("{number}"), text);
        paths.push(number.to_string());
    }
    let arguments: Vec<&str> =
        ["hash-object", "-w", "--"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    git(root.path(), &arguments).lines().map(|line| ObjectId::parse(line.as_bytes()).unwrap()).collect()
}

#[test]
fn objects_of_any_kind_are_read_or_said_to_be_unreadable() {
    let root = repository();
    let texts = [vec![], b"a\n".to_vec(), vec![0, 255, 10, 0], vec![b'x'; 300_000], b"last".to_vec()];
    let mut objects = stored(&root, &texts);
    objects.insert(2, ObjectId::parse(&[b'0'; 40]).unwrap());
    let git = git_in(&root);
    let read = blobs::read_all(&git, &objects, 1000).unwrap();
    let ahead = Ahead::read(&git, &objects, 1000).unwrap();
    let store = Store::new(git);
    let expected = [Some(0), Some(1), None, Some(2), Some(3), Some(4)];
    for (object, text) in objects.iter().zip(expected) {
        let text = text.map(|number| texts[number].clone());
        let kept = match &text {
            None => Blob::Unreadable,
            Some(text) if text.len() > 1000 => Blob::Large,
            Some(text) => Blob::Bytes(text.clone()),
        };
        assert_eq!((&read[object], ahead.get(object)), (&kept, Some(&kept)));
        // The first of several readers may not care for the end.
        let _ = store.open(object).map(|mut reading| reading.read(&mut [0; 3]));
        let mut whole = Vec::new();
        let opened = store.open(object).map(|mut reading| reading.read_to_end(&mut whole).unwrap());
        assert_eq!(opened.ok().map(|_| whole), text);
    }
}

#[test]
fn nobody_waits_for_ever_for_what_is_read_ahead() {
    let root = repository();
    let objects = stored(&root, &[b"a".to_vec(), b"b".to_vec(), b"c".to_vec()]);
    let git = git_in(&root);
    fs::remove_dir_all(root.path().join(".git")).unwrap();
    let ahead = Ahead::read(&git, &objects[..2], 1000).unwrap();
    let read: Vec<_> = objects.iter().map(|object| ahead.get(object)).collect();
    assert_eq!(read, [Some(&Blob::Unreadable), Some(&Blob::Unreadable), None]);
}

#[test]
fn more_is_asked_for_and_answered_than_pipes_hold() {
    let root = repository();
    let objects = stored(&root, &[vec![b'x'; 20_000]]);
    // A question is 41 bytes, and a pipe holds 64 KiB.
    let many = vec![objects[0].clone(); 5_000];
    let read = blobs::read_all(&git_in(&root), &many, 1 << 20).unwrap();
    assert_eq!(read.len(), 1);
}

#[test]
fn what_git_says_of_objects_is_not_trusted() {
    for odd in ["", "abc", "--help", &"g".repeat(40), &"A".repeat(40), &"a".repeat(41), "aaaa\n"] {
        assert_eq!(ObjectId::parse(odd.as_bytes()), None, "{odd}");
    }
    assert!(ObjectId::parse("a".repeat(64).as_bytes()).is_some());
    let root = repository();
    let git = git_in(&root);
    assert_eq!(git.object(OsStr::new("--all")).unwrap(), None);
    assert!(matches!(git.tell("ls-tree", ["nope"]), Err(GitError::Failed { .. })));
}
