//! A folder of many files that is written whole or not at all.

use std::collections::HashSet;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::process;

use walkdir::WalkDir;

use super::failure::Failure;

/// The list of its own files that stands in such a folder. What is not in it was put there by somebody else.
const LIST: &str = "avtal-site.txt";

const LIST_HEADING: &str =
    "# The files that `avtal site` wrote here. It takes away those that it no longer writes.\n";

/// A folder while it is written. Readers of the old one see it until [`Staged::finish`]; dropped before, it leaves no trace.
#[derive(Debug)]
pub(super) struct Staged {
    /// Where it will stand.
    target: PathBuf,
    /// Where it grows: beside the target, under a name that nothing lists.
    unfinished: PathBuf,
    /// What stands there now; none where there is nothing.
    old: Option<HashSet<String>>,
    is_dry: bool,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It was not there.
    New,
    /// It says something else.
    Changed,
    /// It is as it was.
    Same,
}

impl Staged {
    /// Begins to write a folder, which is not there yet, is empty, or was written so before; with `is_dry`, only looks at what
    /// would change.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if the folder holds anything else, which would be lost; [`Failure::Environment`] if it cannot be read
    /// or written.
    pub(super) fn begin(target: &Path, is_dry: bool) -> Result<Self, Failure> {
        let failed = |error| environment(format!("{} cannot be written", target.display()), error);
        let target = resolved(target).map_err(failed)?;
        let old = match target.symlink_metadata() {
            Ok(about) if !about.is_dir() => {
                return Err(failed(io::Error::new(ErrorKind::NotADirectory, "it is no folder")));
            }
            Ok(_) => Some(own_files(&target)?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let here = env::current_dir().and_then(fs::canonicalize);
        if here.is_ok_and(|here| here.starts_with(&target)) {
            return Err(Failure::usage(
                format!(
                    "{} is the folder that you are in, or around it, and is replaced as a whole",
                    target.display()
                ),
                "go out of it, and name it from there",
            ));
        }
        let (Some(name), Some(parent)) = (target.file_name(), target.parent()) else {
            return Err(failed(io::Error::new(ErrorKind::InvalidInput, "it is the root of a disk")));
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".");
        let mut unfinished = hidden.clone();
        unfinished.push(process::id().to_string());
        let unfinished = parent.join(unfinished);
        if !is_dry {
            fs::create_dir_all(parent).map_err(failed)?;
            sweep(parent, &hidden);
            fs::create_dir(&unfinished).map_err(failed)?;
        }
        Ok(Staged { target, unfinished, old, is_dry })
    }

    /// Puts a file into the folder; one that is as it was stays the same file.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(super) fn put(&self, path: &str, content: &str) -> Result<Change, Failure> {
        let (old, new) = (self.target.join(path), self.unfinished.join(path));
        let is_old = self.old.as_ref().is_some_and(|files| files.contains(path));
        let change = match is_old {
            true if holds(&old, content.as_bytes()) => Change::Same,
            true => Change::Changed,
            false => Change::New,
        };
        if !self.is_dry {
            self.write(&old, &new, content, change).map_err(|error| {
                environment(format!("{} cannot be written", self.target.join(path).display()), error)
            })?;
        }
        Ok(change)
    }

    fn write(&self, old: &Path, new: &Path, content: &str, change: Change) -> io::Result<()> {
        if let Some(folder) = new.parent() {
            fs::create_dir_all(folder)?;
        }
        // Where a file cannot have two names, it is written again.
        if change == Change::Same && fs::hard_link(old, new).is_ok() {
            return Ok(());
        }
        fs::write(new, content)
    }

    /// Puts the folder, which now holds exactly `paths`, in its place; gives the paths that are gone.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be; then the old one stands.
    pub(super) fn finish<'p>(self, paths: impl Iterator<Item = &'p str>) -> Result<Vec<String>, Failure> {
        let failed = |error| environment(format!("{} cannot be replaced", self.target.display()), error);
        let mut list: Vec<&str> = paths.collect();
        list.sort_unstable();
        let mut gone: Vec<String> = self.old.iter().flatten().cloned().collect();
        gone.retain(|path| list.binary_search(&path.as_str()).is_err());
        gone.sort_unstable();
        if self.is_dry {
            return Ok(gone);
        }
        let written = format!("{LIST_HEADING}{}\n", list.join("\n"));
        fs::write(self.unfinished.join(LIST), written).map_err(failed)?;
        if self.old.is_some() {
            let permissions = fs::metadata(&self.target).map_err(failed)?.permissions();
            fs::set_permissions(&self.unfinished, permissions).map_err(failed)?;
            exchange(&self.unfinished, &self.target).map_err(failed)?;
        } else {
            fs::rename(&self.unfinished, &self.target).map_err(failed)?;
        }
        // The old folder has the name of the unfinished one now, and goes.
        Ok(gone)
    }

    /// The folder.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_dry {
            // Whatever has come of it is of no use.
            let _ = fs::remove_dir_all(&self.unfinished);
        }
    }
}

/// A path without links and `..`, also where what it ends with is not there yet.
///
/// # Errors
///
/// If what is there of it cannot be looked at.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    match (fs::canonicalize(path), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == ErrorKind::NotFound => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(resolved(parent)?.join(name))
        }
        (found, _, _) => found,
    }
}

fn environment(message: String, error: io::Error) -> Failure {
    Failure::Environment { message, error }
}

/// The files that the list of a folder names and that are there; nothing if the folder is empty.
fn own_files(folder: &Path) -> Result<HashSet<String>, Failure> {
    let list = match fs::read_to_string(folder.join(LIST)) {
        Ok(list) => list,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(environment(format!("{} cannot be read", folder.join(LIST).display()), error));
        }
    };
    let listed: HashSet<&str> =
        list.lines().filter(|line| !line.starts_with('#') && is_inside(line)).collect();
    let mut own = HashSet::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry
            .map_err(|error| environment(format!("{} cannot be read", folder.display()), error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
        let inside = inside.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        match inside {
            Some(path) if entry.file_type().is_file() && listed.contains(path.as_str()) => {
                own.insert(path);
            }
            Some(path) if path == LIST => {}
            Some(_) | None => {
                return Err(Failure::usage(
                    format!("{} was not written by `avtal site`, and would be lost", entry.path().display()),
                    "move it away, or give another folder with --out: one that is not there yet, or is empty",
                ));
            }
        }
    }
    Ok(own)
}

/// Takes away what programs left that were killed while they wrote the folder: what begins like that and ends with the number
/// of a program that does not run, or of this one.
fn sweep(parent: &Path, hidden: &OsStr) {
    let is_left = |name: &OsStr| {
        let number = name.as_encoded_bytes().strip_prefix(hidden.as_encoded_bytes())?;
        let number: u32 = std::str::from_utf8(number).ok()?.parse().ok()?;
        let is_known = cfg!(target_os = "linux");
        let runs = number != process::id() && Path::new("/proc").join(number.to_string()).exists();
        Some(number == process::id() || (is_known && !runs))
    };
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_left(&entry.file_name()) == Some(true)) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Is it a path that stays in its folder?
fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Does a file hold exactly this?
fn holds(path: &Path, content: &[u8]) -> bool {
    let length = fs::metadata(path).map(|about| about.len());
    length.is_ok_and(|length| usize::try_from(length) == Ok(content.len()))
        && fs::read(path).is_ok_and(|old| old == content)
}

/// Lets two folders change places.
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // Where the disk cannot do it at once, it is done in two steps.
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    let mut aside = new.as_os_str().to_owned();
    aside.push(".old");
    let aside = PathBuf::from(aside);
    fs::rename(old, &aside)?;
    match fs::rename(new, old) {
        Ok(()) => fs::rename(&aside, new),
        Err(error) => {
            fs::rename(&aside, old)?;
            Err(error)
        }
    }
}
