//! Writing the files of a plan, all of them or none as far as the disk allows.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::folders::NewFolders;
use super::plan::{Change, Plan, Renamed};
use crate::commands::Failure;
use crate::commands::file::{self, Prepared};
use crate::commands::{output, sync, unfinished};
use crate::text::message::{Message, message};

/// The number of files from which a progress bar is shown: each is waited for until it is on the disk.
const MANY_FILES: usize = 1_000;

/// Keeps other programs that write records out of a registry's folder, until it is dropped or the program ends. None on
/// a disk without locks.
///
/// # Errors
///
/// [`Failure::Environment`] if another program does not finish in some seconds.
pub(super) fn lock(root: &Path) -> Result<Option<File>, Failure> {
    match unfinished::wait(root) {
        Ok(lock) => Ok(Some(lock)),
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            let message = message!("registry-locked", path = root.display().to_string());
            Err(Failure::Environment { message, error })
        }
        Err(_) => Ok(None),
    }
}

/// Writes the files. All are complete on the disk before the first takes its place.
///
/// # Errors
///
/// [`Failure::Usage`] if a file is not as it was read: nothing is written. [`Failure::Environment`] if a file cannot be
/// written; the message says which were written before.
pub(super) fn write(plan: &Plan) -> Result<(), Failure> {
    for change in &plan.changes {
        ensure_as_read(change)?;
    }
    ensure_one_text_each(plan)?;
    ensure_free(plan)?;
    let mut folders = NewFolders::default();
    let mut prepared = Vec::new();
    let bar = output::progress_of_many(MANY_FILES, &message!("bar-preparing-files"), plan.changes.len());
    for change in &plan.changes {
        bar.inc(1);
        let new = match &change.new {
            Some(text) if change.old.as_ref() == Some(text) => None,
            Some(text) => {
                folders.make_for(&change.place)?;
                let new = Prepared::new(&change.place, text.as_bytes());
                Some(new.map_err(|error| file::failed(&change.place, error))?)
            }
            None => None,
        };
        prepared.push((change, new));
    }
    bar.finish_and_clear();
    let bar = output::progress_of_many(MANY_FILES, &message!("bar-writing-files"), plan.changes.len());
    let mut written: Vec<&str> = Vec::new();
    for (change, new) in prepared {
        bar.inc(1);
        if let Err(error) = take_place(change, new) {
            return Err(failed_at(change, &written, error));
        }
        written.push(&change.path);
    }
    bar.finish_and_clear();
    folders.keep()
}

/// The failure to write a file when those before have been written.
fn failed_at(change: &Change, written: &[&str], error: io::Error) -> Failure {
    let is_new = |text: &String| fs::read(&change.place).is_ok_and(|bytes| bytes == text.as_bytes());
    let is_there = change.new.as_ref().is_some_and(is_new);
    let keeps_name = change.renamed.as_ref().filter(|renamed| fs::symlink_metadata(&renamed.to).is_err());
    let (path, before) = (change.path.as_str(), before(written));
    let message = match keeps_name {
        Some(renamed) if is_there => {
            message!("written-old-name", path = path, name = renamed.path.as_str(), before = before)
        }
        Some(_) | None if is_there => message!("written-not-safe", path = path, before = before),
        Some(_) | None => message!("not-written", path = path, before = before),
    };
    Failure::Environment { message, error }
}

/// What was written before a failure.
fn before(written: &[&str]) -> Message {
    /// At most so many files are named.
    const MOST: usize = 20;
    let named = written.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    match written.len() {
        0 => message!("before-nothing"),
        1..=MOST => message!("before-files", paths = named),
        all => message!("before-more", paths = named, count = all - MOST),
    }
}

/// Makes one change. What is written is complete before the file gets another name.
fn take_place(change: &Change, new: Option<Prepared>) -> io::Result<()> {
    match new {
        Some(new) if change.old.is_none() => new.place_new()?,
        Some(new) => new.place()?,
        None if change.new.is_none() => fs::remove_file(&change.place)?,
        None => {}
    }
    let Some(renamed) = &change.renamed else { return Ok(()) };
    fs::rename(&renamed.from, &renamed.to)?;
    sync::names(renamed.to.parent().unwrap_or(Path::new(".")))
}

/// No other file may have a new name of the plan.
///
/// # Errors
///
/// [`Failure::Usage`] if one has.
pub(super) fn ensure_free(plan: &Plan) -> Result<(), Failure> {
    plan.renames().try_for_each(|(change, renamed)| ensure_no_other(change, renamed))
}

/// Where names that differ by case only are one, a file may change to such.
fn ensure_no_other(change: &Change, Renamed { from, to, .. }: &Renamed) -> Result<(), Failure> {
    if fs::symlink_metadata(to).is_err() {
        return Ok(());
    }
    let lower_case = |path: &Path| path.to_string_lossy().to_lowercase();
    let is_itself = lower_case(from) == lower_case(to)
        && dunce::canonicalize(from).ok().is_some_and(|from| dunce::canonicalize(to).ok() == Some(from));
    if is_itself {
        return Ok(());
    }
    let message = message!("file-there-already", path = change.path.as_str());
    Err(Failure::usage(message, message!("other-name-or-move")))
}

/// A file must be on the disk what it was when it was read.
fn ensure_as_read(change: &Change) -> Result<(), Failure> {
    let now = match fs::read(&change.place) {
        Ok(_) if change.old.is_none() => {
            let message = message!("is-there-already", path = change.path.as_str());
            return Err(Failure::usage(message, message!("other-name-or-change")));
        }
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            return Err(Failure::unreadable(Path::new(&change.path), error));
        }
    };
    if now.as_deref() == change.old.as_ref().map(String::as_bytes) {
        return Ok(());
    }
    Err(has_changed(&change.path))
}

/// Links may lead to one file by several paths.
fn ensure_one_text_each(plan: &Plan) -> Result<(), Failure> {
    let mut known: BTreeMap<&Path, &Change> = BTreeMap::new();
    for change in &plan.changes {
        let other = known.insert(&change.place, change);
        if let Some(other) = other.filter(|other| other.new != change.new) {
            let message = message!("same-file", one = other.path.as_str(), other = change.path.as_str());
            return Err(Failure::usage(message, message!("change-one-by-one")));
        }
    }
    Ok(())
}

/// A file is not any more what was read.
pub(crate) fn has_changed(path: &str) -> Failure {
    Failure::usage(message!("changed-since-read", path = path), message!("run-again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(folder: &Path, name: &str, old: Option<&str>, new: Option<&str>) -> Change {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Change {
            path: name.to_owned(),
            place: folder.join(name),
            old: own(old),
            new: own(new),
            renamed: None,
        }
    }

    #[test]
    fn several_files_are_written_or_none_if_one_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
        for name in ["a", "b"] {
            fs::write(folder.join(name), "old").unwrap();
        }
        let new = Some("new");
        let mut plan = Plan {
            changes: vec![
                change(folder, "a", Some("old"), new),
                change(folder, "b", Some("other"), None),
                change(folder, "c", None, new),
            ],
        };
        let refused = write(&plan).unwrap_err().to_string();
        assert_eq!(refused, "b has changed since it was read, and nothing is written");
        assert_eq!((read("a").as_deref(), read("c")), (Some("old"), None));
        plan.changes[1].old = Some("old".to_owned());
        write(&plan).unwrap();
        assert_eq!((read("a").as_deref(), read("b"), read("c").as_deref()), (new, None, new));
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    }

    #[test]
    fn one_file_does_not_become_two() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a"), "old").unwrap();
        let mut other = change(folder, "a", Some("old"), Some("other"));
        other.path = "b".to_owned();
        let mut plan = Plan { changes: vec![change(folder, "a", Some("old"), Some("new")), other] };
        let refused = write(&plan).unwrap_err().to_string();
        assert_eq!(refused, "a and b are the same file, and would become different");
        plan.changes[1].new = Some("new".to_owned());
        write(&plan).unwrap();
        assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "new");
    }

    #[test]
    fn a_new_file_gets_its_folders_and_takes_the_place_of_none() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let new = Some("new");
        fs::write(folder.join("c"), "").unwrap();
        let plan =
            Plan { changes: vec![change(folder, "a/b/x", None, new), change(folder, "c/y", None, new)] };
        assert!(write(&plan).is_err());
        assert!(!folder.join("a").exists(), "what was made for nothing is gone again");
        let plan = Plan { changes: vec![change(folder, "a/b/x", None, new)] };
        write(&plan).unwrap();
        assert_eq!(fs::read_to_string(folder.join("a/b/x")).unwrap(), "new");
        assert_eq!(fs::read_dir(folder.join("a/b")).unwrap().count(), 1);
        let refused = write(&plan).unwrap_err().to_string();
        assert_eq!(refused, "a/b/x is there already, and nothing is written");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nothing_is_not_replaced_by_a_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        std::os::unix::fs::symlink("nothing", folder.join("a")).unwrap();
        let failure = write(&Plan { changes: vec![change(folder, "a", None, Some("new"))] }).unwrap_err();
        assert!(
            failure.to_string().starts_with("a cannot be written (nothing else is changed)"),
            "{failure}"
        );
        assert!(!folder.join("nothing").exists() && folder.join("a").is_symlink());
    }

    #[test]
    fn a_failure_in_the_middle_says_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a"), "old").unwrap();
        let plan = Plan {
            changes: vec![change(folder, "a", Some("old"), Some("new")), change(folder, "gone", None, None)],
        };
        let failure = write(&plan).unwrap_err().to_string();
        assert!(failure.contains("gone cannot be written (changed before: a)"), "{failure}");
    }
}
