//! Writing a folder with many files atomically, those anew whose content has changed.

use std::borrow::Cow;
use std::collections::HashSet;
use std::env;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::failure::Failure;
use super::origins::{Inputs, Kept, List, Origin, Origins};
use super::sync;
use super::unfinished::{Unfinished, turn};
use crate::render::site::{MadeFrom, Piece, Pieced};
use crate::source::Folder;
use crate::text::Digest;
use crate::text::message::message;

/// A command that writes folders.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner {
    /// The command.
    command: &'static str,
    /// The file that lists the files of such a folder. Any others were put there by someone else.
    list: &'static str,
}

/// `avtal site`
pub(super) const SITE: Owner = Owner { command: "avtal site", list: "avtal-site.txt" };

/// `avtal export`
pub(super) const EXPORT: Owner = Owner { command: "avtal export", list: "avtal-export.txt" };

impl Owner {
    fn heading(self) -> String {
        let command = self.command;
        format!("# The files that `{command}` wrote here. It takes away those that it no longer writes.\n")
    }
}

/// A folder being written. Readers see the old one until [`Staged::finish`]. If dropped before, it leaves no trace.
#[derive(Debug)]
pub(super) struct Staged {
    /// The command that writes it.
    owner: Owner,
    /// Its final path.
    target: PathBuf,
    /// The partial folder, beside the target, with a name that is never listed. None in a dry run.
    unfinished: Option<Unfinished>,
    /// The files that are there now. None if there is no folder.
    old: Option<HashSet<String>>,
    /// From what they were made.
    origins: Origins,
    /// The files that are there so far.
    list: Mutex<List>,
}

/// The number of attempts to replace a folder that other programs also replace.
const TRIES: usize = 16;

/// The change of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// It is new.
    New,
    /// Its content differs.
    Changed,
    /// It is unchanged.
    Same,
}

impl Staged {
    /// Starts to write a folder, which must not exist, be empty, or have been written in this way before. If `is_dry`,
    /// only finds what would change.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if the folder holds anything else, which would be lost; [`Failure::Environment`] if it cannot
    /// be read or written.
    pub(super) fn begin(target: &Path, owner: Owner, is_dry: bool) -> Result<Self, Failure> {
        let failed = |error| Failure::unwritable(target, error);
        let target = resolved(target).map_err(failed)?;
        let old = {
            let _turn = target.parent().and_then(turn);
            standing(&target, owner)?
        };
        let here = env::current_dir().and_then(dunce::canonicalize);
        if here.is_ok_and(|here| here.starts_with(&target)) {
            return Err(Failure::usage(
                message!("folder-you-are-in", path = target.display().to_string()),
                message!("go-out"),
            ));
        }
        let (Some(name), Some(parent)) = (target.file_name(), target.parent()) else {
            return Err(failed(io::Error::new(ErrorKind::InvalidInput, message!("root-of-disk"))));
        };
        let unfinished = if is_dry {
            None
        } else {
            fs::create_dir_all(parent).map_err(failed)?;
            Some(Unfinished::beside(parent, name).map_err(failed)?)
        };
        let origins = old.as_ref().map(|_| Origins::read(&target.join(owner.list))).unwrap_or_default();
        Ok(Staged { owner, target, unfinished, old, origins, list: Mutex::default() })
    }

    /// Whether the folder holds exactly the files that were made from everything with this digest, as they were made.
    pub(super) fn is_made_of(&self, all: Digest) -> bool {
        self.origins.all() == Some(all) && self.is_as_made()
    }

    /// What its files were made from, before anything was read of it. None if that is not known.
    pub(super) fn inputs(&self) -> Option<&Inputs> {
        self.origins.inputs()
    }

    /// Notes for a later run what all files are made from, before anything is read of it.
    pub(super) fn note_inputs(&self, inputs: Inputs) {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.note_inputs(inputs);
    }

    /// Whether the folder holds exactly the files that were made, as they were made.
    pub(super) fn is_as_made(&self) -> bool {
        let Some(old) = &self.old else { return false };
        old.len() == self.origins.len()
            && (old.par_iter())
                .map_init(Vec::new, |content, path| self.origins.kept(path, &self.target, content).is_some())
                .all(|is_kept| is_kept)
    }

    /// Keeps files that were made from the same. Does nothing, and returns false, if one of them was not, or has changed
    /// since. They are read into `buffer`.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if one cannot be written.
    pub(super) fn keep(
        &self,
        paths: &[String],
        from: MadeFrom,
        buffer: &mut Vec<u8>,
    ) -> Result<bool, Failure> {
        let mut kept = |path: &String| {
            let is_same =
                self.origins.of(path).is_some_and(|origin| from.is_as(origin.from)) && self.has(path);
            if is_same { self.origins.kept(path, &self.target, buffer) } else { None }
        };
        let Some(kept) = paths.iter().map(&mut kept).collect::<Option<Vec<_>>>() else { return Ok(false) };
        for (path, Kept { origin, file }) in paths.iter().zip(kept) {
            self.write(path, Some(&file), || again(&file).map(Cow::Owned))?;
            self.note(path, Some(origin.again(from)), Vec::new());
        }
        Ok(true)
    }

    /// A file as it was made, with its pieces. Empty if it is not there, or has changed since.
    pub(super) fn pieces(&self, path: &str) -> Pieced {
        if self.has(path) { self.origins.pieces(path, &self.target) } else { Pieced::default() }
    }

    /// Notes that a file is there now, with what it was made from, if that is known, and its pieces.
    fn note(&self, path: &str, origin: Option<Origin>, pieces: Vec<Piece>) {
        // A thread that panicked leaves the list whole.
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.add(path.to_owned(), origin, pieces);
    }

    /// Whether the folder held a file.
    fn has(&self, path: &str) -> bool {
        self.old.as_ref().is_some_and(|files| files.contains(path))
    }

    /// Puts a file into the folder, which was made from this, and of these pieces. An unchanged file is kept as it is. If it
    /// was put there before, it takes the place of that.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(super) fn put(
        &self,
        path: &str,
        content: &[u8],
        from: MadeFrom,
        pieces: Vec<Piece>,
    ) -> Result<Change, Failure> {
        let is_old = self.has(path);
        let origin = Origin::of(from, content);
        // What is known to have been other bytes need not be read.
        let may_be_same = is_old && self.origins.of(path).is_none_or(|old| origin.has_bytes_of(*old));
        let same = if may_be_same { holding(&self.target.join(path), content) } else { None };
        self.write(path, same.as_ref(), || Ok(Cow::Borrowed(content)))?;
        self.note(path, Some(origin), pieces);
        Ok(match (&same, is_old) {
            (Some(_), _) => Change::Same,
            (None, true) => Change::Changed,
            (None, false) => Change::New,
        })
    }

    /// Writes a file, unless nothing is to be written. `same` is the old one, if it has this content.
    fn write<'c>(
        &self,
        path: &str,
        same: Option<&File>,
        content: impl FnOnce() -> io::Result<Cow<'c, [u8]>>,
    ) -> Result<(), Failure> {
        let Some(unfinished) = &self.unfinished else { return Ok(()) };
        let old = self.target.join(path);
        write(same.map(|file| (file, &*old)), &unfinished.path().join(path), content)
            .map_err(|error| Failure::unwritable(&old, error))
    }

    /// A new file of the folder, to be filled. Not in a dry run.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub(super) fn create(&self, path: &str) -> io::Result<File> {
        match &self.unfinished {
            Some(unfinished) => {
                self.note(path, None, Vec::new());
                File::create_new(unfinished.path().join(path))
            }
            None => Err(ErrorKind::Unsupported.into()),
        }
    }

    /// Moves the folder into place. `all` is the digest of everything that its files were made from. If None, a later run
    /// is to make them in any case. Returns the paths that are gone.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be moved. The old folder then remains.
    pub(super) fn finish(&self, all: Option<Digest>) -> Result<Vec<String>, Failure> {
        let failed = |error| unreplaced(&self.target, error);
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.finish(all);
        let mut gone: Vec<String> = self.old.iter().flatten().cloned().collect();
        gone.retain(|path| !list.holds(path));
        gone.sort_unstable();
        if let Some(unfinished) = &self.unfinished {
            let written = format!("{}{list}", self.owner.heading());
            fs::write(unfinished.path().join(self.owner.list), written)
                .and_then(|()| sync::below(unfinished.path()))
                .map_err(failed)?;
            self.place(unfinished.path())?;
            self.target.parent().map_or(Ok(()), sync::names).map_err(failed)?;
        }
        // The old folder now has the name of the partial one, and is removed.
        Ok(gone)
    }

    /// Gives the folder its name, even if another run has put a folder there in the meantime.
    fn place(&self, unfinished: &Path) -> Result<(), Failure> {
        let failed = |error| unreplaced(&self.target, error);
        let _turn = self.target.parent().and_then(turn);
        let mut tries = 0..TRIES;
        loop {
            let placed = match standing(&self.target, self.owner)? {
                Some(_) => fs::metadata(&self.target)
                    .and_then(|about| fs::set_permissions(unfinished, about.permissions()))
                    .and_then(|()| exchange(unfinished, &self.target)),
                None => fs::rename(unfinished, &self.target),
            };
            match placed {
                Ok(()) => return Ok(()),
                Err(error) if is_race(&error) && tries.next().is_some() => {}
                Err(error) => return Err(failed(error)),
            }
        }
    }

    /// How many files there are now.
    pub(super) fn len(&self) -> usize {
        self.old.as_ref().map_or(0, HashSet::len)
    }

    /// The path of the folder.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }
}

/// Whether the folder appeared or disappeared while it was accessed.
fn is_race(error: &io::Error) -> bool {
    use ErrorKind as Kind;
    matches!(error.kind(), Kind::NotFound | Kind::AlreadyExists | Kind::DirectoryNotEmpty)
}

/// The content of an opened file, read once more.
fn again(mut file: &File) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut content)?;
    Ok(content)
}

/// Writes a file. If an old file has the same content, the new one is a hard link to it.
fn write<'c>(
    same: Option<(&File, &Path)>,
    new: &Path,
    content: impl FnOnce() -> io::Result<Cow<'c, [u8]>>,
) -> io::Result<()> {
    if let Some((file, old)) = same
        && in_folder(new, || fs::hard_link(old, new)).is_ok()
    {
        if is_same(file, new)? {
            return Ok(());
        }
        // Another run has replaced it since it was read.
        fs::remove_file(new)?;
    }
    // Without hard links, it is written again.
    let content = content()?;
    in_folder(new, || File::create_new(new)?.write_all(&content))
}

/// Makes a new file, and its folder if that is not there yet; one that is there is removed. Asking each time would lock the folder
/// around it, for which whoever makes a file there would have to wait.
fn in_folder(file: &Path, make: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (make(), file.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        // Not written over: it may be the old file, too.
        (Err(error), _) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(file)?;
            make()
        }
        (made, _) => made,
    }
}

/// Whether a path is a name of the opened file.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (one, other) = (file.metadata()?, fs::metadata(path)?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

#[cfg(not(unix))]
fn is_same(_: &File, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Refuses to write a folder inside the registry, where it would be read as records, or around it, where the registry
/// would be lost.
///
/// # Errors
///
/// [`Failure::Usage`] if it is there.
pub(super) fn refuse_registry(registry: &Folder, out: &Path) -> Result<(), Failure> {
    let failed = |error| Failure::Environment {
        message: message!("cannot-find", path = out.display().to_string()),
        error,
    };
    let out = resolved(out).map_err(failed)?;
    let root = registry.root();
    let root = dunce::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    if out.starts_with(&root) || root.starts_with(&out) {
        let message = message!("site-in-registry", path = out.display().to_string());
        return Err(Failure::usage(message, message!("give-folder-beside")));
    }
    Ok(())
}

/// A path without links and `..`, even if its end does not exist yet.
///
/// # Errors
///
/// If its existing part cannot be read.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    match (dunce::canonicalize(path), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == ErrorKind::NotFound => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(resolved(parent)?.join(name))
        }
        (found, _, _) => found,
    }
}

fn unreplaced(folder: &Path, error: io::Error) -> Failure {
    let message = message!("cannot-replace", path = folder.display().to_string());
    Failure::Environment { message, error }
}

/// The files of the existing folder. None if there is none.
fn standing(target: &Path, owner: Owner) -> Result<Option<HashSet<String>>, Failure> {
    let failed = |error| Failure::unwritable(target, error);
    match target.symlink_metadata() {
        Ok(about) if !about.is_dir() => {
            Err(failed(io::Error::new(ErrorKind::NotADirectory, message!("file-no-folder"))))
        }
        Ok(_) => Ok(Some(own_files(target, owner)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

/// The files that the list of a folder names and that exist. Empty if the folder is empty.
fn own_files(folder: &Path, owner: Owner) -> Result<HashSet<String>, Failure> {
    let list = match fs::read_to_string(folder.join(owner.list)) {
        Ok(list) => list,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(Failure::unreadable(&folder.join(owner.list), error));
        }
    };
    let listed: HashSet<&str> =
        list.lines().filter(|line| !line.starts_with('#') && is_inside(line)).collect();
    let mut own = HashSet::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::unreadable(folder, error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder).ok().and_then(Path::to_str);
        let inside = inside.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        match inside {
            Some(path) if entry.file_type().is_file() && listed.contains(path.as_str()) => {
                own.insert(path);
            }
            Some(path) if path == owner.list => {}
            Some(_) | None => {
                return Err(Failure::usage(
                    message!(
                        "not-by-site",
                        path = entry.path().display().to_string(),
                        command = owner.command
                    ),
                    message!("move-away"),
                ));
            }
        }
    }
    Ok(own)
}

/// Whether the path stays inside its folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// The file, if it has exactly this content.
fn holding(path: &Path, content: &[u8]) -> Option<File> {
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let mut old = Vec::new();
    let is_so = usize::try_from(length) == Ok(content.len()) && file.read_to_end(&mut old).is_ok();
    (is_so && old == content).then_some(file)
}

/// Swaps two folders.
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        // If the disk cannot swap them in one step, it takes two.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_put_twice_is_the_last_and_the_old_one_stays_as_it_was_until_the_end() {
        let around = tempfile::tempdir().unwrap();
        let target = around.path().join("site");
        let begin = || Staged::begin(&target, SITE, false).unwrap();
        let put = |staged: &Staged, content: &str| {
            staged.put("a/b.html", content.as_bytes(), MadeFrom::default(), Vec::new()).unwrap()
        };
        let first = begin();
        assert_eq!((put(&first, "first"), put(&first, "old")), (Change::New, Change::New));
        first.finish(None).unwrap();
        drop(first);
        let there = || fs::read_to_string(target.join("a/b.html")).unwrap();
        assert_eq!(there(), "old");
        let second = begin();
        // As the old one it is another name of the same file.
        assert_eq!((put(&second, "old"), put(&second, "new")), (Change::Same, Change::Changed));
        assert_eq!(there(), "old");
        second.finish(None).unwrap();
        drop(second);
        assert_eq!(there(), "new");
        // Somebody else has changed it: it is not the one that was made.
        fs::write(target.join("a/b.html"), "not").unwrap();
        let third = begin();
        assert_eq!(put(&third, "new"), Change::Changed);
        third.finish(None).unwrap();
        assert_eq!(there(), "new");
        assert_eq!(fs::read_dir(around.path()).unwrap().count(), 2);
        drop(third);
        assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
    }
}
