//! Writing the files of a plan, all of them or none as far as the disk allows.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;

use super::folders::NewFolders;
use super::plan::{Change, Plan};
use crate::commands::Failure;
use crate::commands::file::{self, Prepared};
use crate::commands::unfinished;

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
            let message = format!("another program is changing the registry {}", root.display());
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
    let mut folders = NewFolders::default();
    let mut prepared = Vec::new();
    for change in &plan.changes {
        let new = match &change.new {
            Some(text) => {
                folders.make_for(&change.place)?;
                let new = Prepared::new(&change.place, text.as_bytes());
                Some(new.map_err(|error| file::failed(&change.place, error))?)
            }
            None => None,
        };
        prepared.push((change, new));
    }
    let mut written: Vec<&str> = Vec::new();
    for (change, new) in prepared {
        let done = match new {
            Some(new) if change.old.is_none() => new.place_new(),
            Some(new) => new.place(),
            None => fs::remove_file(&change.place),
        };
        if let Err(error) = done {
            let before = match written.as_slice() {
                [] => "nothing else is changed".to_owned(),
                files => format!("changed before: {}", files.join(", ")),
            };
            let message = format!("{} cannot be written ({before})", change.path);
            return Err(Failure::Environment { message, error });
        }
        written.push(&change.path);
    }
    folders.keep()
}

/// A file must be on the disk what it was when it was read.
fn ensure_as_read(change: &Change) -> Result<(), Failure> {
    let now = match fs::read(&change.place) {
        Ok(_) if change.old.is_none() => {
            let message = format!("{} is there already, and nothing is written", change.path);
            return Err(Failure::usage(message, "choose another name, or change the file that is there"));
        }
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            return Err(Failure::Environment { message: format!("{} cannot be read", change.path), error });
        }
    };
    if now.as_deref() == change.old.as_ref().map(String::as_bytes) {
        return Ok(());
    }
    let message = format!("{} has changed since it was read, and nothing is written", change.path);
    Err(Failure::usage(message, "run the command again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(folder: &Path, name: &str, old: Option<&str>, new: Option<&str>) -> Change {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Change { path: name.to_owned(), place: folder.join(name), old: own(old), new: own(new) }
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
