//! Tests of unusual objects, and of the latest change to a record.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::sync::Arc;

use tempfile::TempDir;

use super::blobs::{self, Blob, Prefetch, Store};
use super::fixture::{commit, git, repository, write};
use super::object::ObjectId;
use super::process::Git;
use super::{GitError, KnownTexts, Repository};
use crate::source::RecordKind;

#[test]
fn a_state_is_later_than_all_it_came_from_whatever_the_clocks_said() {
    let root = repository();
    write(&root, "a", "");
    let repository = Repository::around(root.path()).unwrap();
    let revised = || repository.revised(None).unwrap().map(|moment| moment.format("%F %T").to_string());
    assert_eq!(revised(), None);
    for (day, expected) in [
        ("2025-02-01", "2025-02-01 12:00:00"),
        ("2025-01-01", "2025-02-01 12:00:01"),
        ("2025-02-01", "2025-02-01 12:00:02"),
        ("2025-03-01", "2025-03-01 12:00:00"),
    ] {
        commit(&root, day, &[]);
        assert_eq!(revised().as_deref(), Some(expected));
    }
    let then = repository.commit("HEAD~2").unwrap();
    let then = repository.revised(Some(&then)).unwrap().unwrap();
    assert_eq!(then.format("%F %T").to_string(), "2025-02-01 12:00:01");
    let clone = TempDir::new().unwrap();
    let origin = format!("file://{}", root.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &origin, "."]);
    let shallow = Repository::around(clone.path()).unwrap().revised(None).unwrap();
    assert_eq!(shallow, repository.revised(None).unwrap());
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
    let ahead = Prefetch::read(&git, &objects, 1000).unwrap();
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
        // Drop a reading before its end.
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
    let ahead = Prefetch::read(&git, &objects[..2], 1000).unwrap();
    let read: Vec<_> = objects.iter().map(|object| ahead.get(object)).collect();
    assert_eq!(read, [Some(&Blob::Unreadable), Some(&Blob::Unreadable), None]);
}

/// A record that git has lost shows that it is not asked for.
#[test]
fn what_is_known_is_not_read_again() {
    let (same, changed) = ("title = \"Å\"\n", "title = \"Å\"\r\n");
    for format in ["sha1", "sha256"] {
        let root = TempDir::new().unwrap();
        git(root.path(), &["init", "-q", &format!("--object-format={format}")]);
        for (path, text) in
            [("registry.toml", ""), ("agreements/a.toml", same), ("agreements/b.toml", changed)]
        {
            write(&root, path, text);
        }
        commit(&root, "2025-01-01", &[]);
        let repository = Repository::around(root.path()).unwrap();
        let head = repository.commit("HEAD").unwrap();
        for path in ["a", "b"] {
            let object = git(root.path(), &["rev-parse", &format!("HEAD:agreements/{path}.toml")]);
            let (folder, name) = object.trim().split_at(2);
            fs::remove_file(root.path().join(".git/objects").join(folder).join(name)).unwrap();
        }
        let known: KnownTexts = ["title = \"A\"\n", same].map(Arc::from).into_iter().collect();
        let folder = repository.snapshot_with(&head, &RecordKind::ALL, &known).unwrap().folder();
        assert_eq!(folder.read("agreements/a.toml").unwrap(), same, "{format}");
        assert!(folder.read("agreements/b.toml").is_err(), "{format}");
    }
}

#[test]
fn more_is_asked_for_and_answered_than_pipes_hold() {
    let root = repository();
    let objects = stored(&root, &[vec![b'x'; 20_000]]);
    // A request is 41 bytes, and a pipe holds 64 KiB.
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
