//! The history of a registry through all the folders it has been in.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::record::{Prefix, argument};
use crate::git::Commit;
use crate::git::GitError;
use crate::git::ObjectId;
use crate::git::raw::{Entry, FileChange, Log, NO_RENAMES, RENAMES};
use crate::git::repository::{MARKER, Repository, slashed};
use crate::source::RecordKind;
use crate::text::Digest;

/// The place of a registry before a commit moved it.
struct Former {
    place: PathBuf,
    /// The parent of that commit.
    parent: ObjectId,
    /// All files that the commit changed in the whole repository.
    files: Vec<FileChange>,
}

/// The commits that changed records of a registry, the newest first. If the registry seems to begin in a commit that
/// also removes a registry from another folder, it continues in that folder.
pub(super) struct Line<'r> {
    repository: &'r Repository,
    /// Options of `git log` that limit the changes.
    options: &'static [&'static str],
    place: PathBuf,
    boundary: HashSet<ObjectId>,
    log: Log,
}

impl Repository {
    /// The commits up to `from` that changed records of the registry, in whichever folder it was.
    pub(super) fn line(&self, from: &Commit, options: &'static [&'static str]) -> Result<Line<'_>, GitError> {
        let log = self.records_log(&from.id, options, &self.place)?;
        Ok(Line { repository: self, options, place: self.place.clone(), boundary: self.boundary()?, log })
    }

    fn records_log(&self, from: &ObjectId, options: &[&str], place: &Path) -> Result<Log, GitError> {
        let tops = RecordKind::ALL.map(RecordKind::folder).into_iter().chain([MARKER]);
        let paths: Vec<OsString> = tops.map(|top| slashed(&place.join(top))).collect();
        self.log(from.as_str(), options, paths)
    }

    /// Returns the repository with the folder of the registry at `commit`, if it has been moved since; otherwise
    /// unchanged.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn followed(mut self, commit: &Commit) -> Result<Repository, GitError> {
        let (Some(head), false) = (self.head()?, self.is_registry(commit, &self.place)?) else {
            return Ok(self);
        };
        self = self.settled(&head)?;
        if self.is_registry(commit, &self.place)? {
            return Ok(self);
        }
        if let Some(place) = self.former_places(&head)?.into_iter().find_map(|place| {
            self.is_registry(commit, &place).map(|is_there| is_there.then_some(place)).transpose()
        }) {
            self.place = place?;
        }
        Ok(self)
    }

    /// Returns the repository with the folder of the registry in the last commit, if the registry has been moved
    /// without committing: the folder that is gone from the work tree and had the most of the present files.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn settled(mut self, head: &Commit) -> Result<Repository, GitError> {
        if self.is_registry(head, &self.place)? {
            return Ok(self);
        }
        let listed =
            self.git.tell("ls-tree", ["-r", "-z", "--name-only", "--full-tree", head.id.as_str()])?;
        let is_there = |path: &[u8]| self.top().join(argument(path)).exists();
        let paths = || listed.split(|byte| *byte == 0);
        let gone =
            paths().filter_map(registry_of).filter(|place| !is_there(&[place, MARKER.as_bytes()].concat()));
        let kept = |place: &[u8]| {
            let from = Prefix::named(place);
            let records = paths().filter_map(|path| from.locate(path));
            records.filter(|at| self.root().join(&at.path).exists()).count()
        };
        let likeliest = gone.map(|place| (kept(place), place)).max();
        if let Some((_, place)) = likeliest.filter(|(kept, _)| *kept > 0) {
            self.place = argument(place).into();
        }
        Ok(self)
    }

    /// The digest of all that decides what is told of the registry's history up to a commit: the commit, the folder that the
    /// registry has there, where the history of a shallow clone begins, and git itself with its settings.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn history_digest(&self, head: &Commit) -> Result<Digest, GitError> {
        let mut boundary: Vec<ObjectId> = self.boundary()?.into_iter().collect();
        boundary.sort_unstable();
        let place = self.clone().settled(head)?.place;
        let git = (self.git.tell("version", [""; 0])?, self.git.tell("config", ["--list", "-z"])?);
        Ok(Digest::of(&(&head.id, place, boundary, git)))
    }

    /// The former folders of the registry, the latest first, up to a commit.
    pub(super) fn former_places(&self, from: &Commit) -> Result<Vec<PathBuf>, GitError> {
        let boundary = self.boundary()?;
        let (mut places, mut place, mut from) = (Vec::new(), self.place.clone(), from.id.clone());
        loop {
            let marker = slashed(&place.join(MARKER));
            let mut log = self.log(from.as_str(), &[NO_RENAMES, "--diff-filter=A"], [marker])?;
            let former = log.find_map(|entry| match entry {
                Ok(entry) if boundary.contains(&entry.commit.id) => None,
                Ok(entry) => self.moved_from(&entry, &place).transpose(),
                Err(error) => Some(Err(error)),
            });
            let Some(former) = former.transpose()? else { return Ok(places) };
            places.push(former.place.clone());
            (place, from) = (former.place, former.parent);
        }
    }

    /// The place of a registry before a commit, if the commit moved it to `place`.
    fn moved_from(&self, entry: &Entry, place: &Path) -> Result<Option<Former>, GitError> {
        let marker = slashed(&place.join(MARKER)).into_encoded_bytes();
        let (true, [parent]) =
            (entry.files.iter().any(|file| file.is_added() && file.path == marker), &*entry.parents)
        else {
            return Ok(None);
        };
        let files = self.changed_by(&entry.commit.id)?;
        let place = likeliest(&files, &Prefix::of(place));
        Ok(place.map(|place| Former { place, parent: parent.clone(), files }))
    }
}

/// The folder of the registry whose marker file has this path: ending in a slash, or empty.
fn registry_of(path: &[u8]) -> Option<&[u8]> {
    let folder = path.strip_suffix(MARKER.as_bytes())?;
    (folder.is_empty() || folder.ends_with(b"/")).then_some(folder)
}

/// The folder of the removed registry that shares the most records with those added in another.
fn likeliest(files: &[FileChange], to: &Prefix) -> Option<PathBuf> {
    let former_path = |file: &FileChange| match (&file.new, &file.old_path) {
        (_, Some(old_path)) => Some(old_path.clone()),
        (None, None) => Some(file.path.clone()),
        (Some(_), None) => None,
    };
    let added: HashSet<String> = files.iter().filter_map(|file| Some(to.locate(&file.path)?.id)).collect();
    let removed: Vec<Vec<u8>> = files.iter().filter_map(former_path).collect();
    let mut shared: HashMap<Vec<u8>, usize> =
        removed.iter().filter_map(|path| Some((registry_of(path)?.to_owned(), 0))).collect();
    for (place, count) in &mut shared {
        let from = Prefix::named(place);
        *count =
            removed.iter().filter(|path| from.locate(path).is_some_and(|at| added.contains(&at.id))).count();
    }
    let likeliest = shared.into_iter().max_by(|(a, x), (b, y)| x.cmp(y).then_with(|| b.cmp(a)))?;
    Some(argument(&likeliest.0).into())
}

/// The records of a registry among the changed files, after a move. Records that came from any other folder are new.
fn records(files: Vec<FileChange>, to: &Prefix, from: &Prefix) -> Vec<FileChange> {
    let ours = |mut file: FileChange| {
        let comes = file.new.is_some() && to.locate(&file.path).is_some();
        let goes = file.before().is_some() && from.locate(file.path_before()).is_some();
        if comes && !goes {
            file.old.iter_mut().for_each(|old| *old = None);
            file.old_path = None;
        } else if goes && !comes {
            file.path = file.old_path.take().unwrap_or(file.path);
            file.new = None;
        }
        (comes || goes).then_some(file)
    };
    files.into_iter().filter_map(ours).collect()
}

impl Line<'_> {
    fn step(&mut self) -> Result<Option<Entry>, GitError> {
        let Some(mut entry) = self.log.next().transpose()? else { return Ok(None) };
        let marker = slashed(&self.place.join(MARKER)).into_encoded_bytes();
        if !self.boundary.contains(&entry.commit.id)
            && let Some(former) = self.repository.moved_from(&entry, &self.place)?
        {
            entry.files = records(former.files, &Prefix::of(&self.place), &Prefix::of(&former.place));
            self.log = self.repository.records_log(&former.parent, self.options, &former.place)?;
            self.place = former.place;
        }
        entry.files.retain(|file| file.path != marker);
        Ok(Some(entry))
    }
}

impl Iterator for Line<'_> {
    type Item = Result<Entry, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

/// The options for the changes of each commit.
pub(super) const CHANGES: &[&str] = &[RENAMES];

/// The options for finding records that were added or removed.
pub(super) const GONE: &[&str] = &[RENAMES, "--diff-filter=ADR"];
