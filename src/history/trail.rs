//! The history of one record under all the names that its file has had.

use std::collections::HashSet;

use super::builder::PastBuilder;
use super::moves::{CHANGES, GONE};
use super::past::{Past, Wanted};
use super::record::{Located, Prefix, Version, Versions, argument};
use super::rename::pair;
use crate::git::Commit;
use crate::git::GitError;
use crate::git::ObjectId;
use crate::git::Repository;
use crate::git::raw::{Entry, FileChange, NO_RENAMES};
use crate::source::{Folder, RecordKind};

/// Stands for the contents of a file in the work tree, as in git.
const WORK_TREE: [u8; 40] = [b'0'; 40];

/// The last place of a record in the history.
#[derive(Debug)]
pub struct Origin {
    /// Its file, relative to the registry's root.
    pub path: String,
    /// The id that its file was then given, if it was renamed.
    pub became: Option<String>,
}

impl Repository {
    /// The history of all records of the registry up to a commit.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn past(&self, from: &Commit, wanted: &Wanted<'_>) -> Result<Past, GitError> {
        PastBuilder::new(self, Versions::default())?.all(self.line(from, CHANGES)?, wanted)
    }

    /// The history of the record at a path of the registry up to a commit. With a `work_tree`, includes uncommitted
    /// changes.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn past_of(
        &self,
        from: Option<&Commit>,
        path: &str,
        work_tree: Option<&Folder>,
        wanted: &Wanted<'_>,
    ) -> Result<Past, GitError> {
        let prefix = Prefix::of(&self.place);
        let (mut versions, mut path) = (Versions::default(), prefix.join(path));
        let pending = match work_tree {
            Some(folder) => self.uncommitted(from, &path, folder, &mut versions)?,
            None => None,
        };
        if let Some(old_path) = pending.as_ref().and_then(|pending| pending.old_path.clone()) {
            path = old_path;
        }
        let mut entries = match from {
            Some(from) => self.trail_anywhere(from, &prefix, path)?,
            None => Vec::new(),
        };
        let boundary = self.boundary()?;
        for entry in entries.iter_mut().filter(|entry| boundary.contains(&entry.commit.id)) {
            // At the boundary of a shallow clone, every file appears to be added.
            entry.files.retain(|file| !file.is_added());
        }
        let mut builder = PastBuilder::new(self, versions)?;
        if let Some(pending) = &pending {
            builder.add_uncommitted(pending)?;
        }
        builder.all(entries.into_iter().map(Ok), wanted)
    }

    /// The commits that changed a file of the registry. If the file was gone when the registry was moved, it is looked
    /// for in the former folder.
    fn trail_anywhere(&self, from: &Commit, prefix: &Prefix, path: Vec<u8>) -> Result<Vec<Entry>, GitError> {
        let inside = prefix.inside(&path).map(<[u8]>::to_owned);
        let trail = self.trail(from.id.clone(), path)?;
        let (true, Some(inside)) = (trail.is_empty(), inside) else { return Ok(trail) };
        for place in self.former_places(from)? {
            let trail = self.trail(from.id.clone(), Prefix::of(&place).join_bytes(&inside))?;
            if !trail.is_empty() {
                return Ok(trail);
            }
        }
        Ok(trail)
    }

    /// The commits that changed a file, following renames whenever it seems to begin.
    fn trail(&self, mut from: ObjectId, mut path: Vec<u8>) -> Result<Vec<Entry>, GitError> {
        let boundary = self.boundary()?;
        let (mut trail, mut seen) = (Vec::new(), HashSet::new());
        while seen.insert((from.clone(), path.clone())) {
            // Include changes on one side of a merge that the other discarded.
            let options = [NO_RENAMES, "--full-history"];
            let log = self.log(from.as_str(), &options, [argument(&path)])?;
            let mut followed = None;
            for entry in log {
                let mut entry = entry?;
                entry.files.retain(|file| file.path == path);
                let source = match (entry.files.first(), entry.parents.as_slice()) {
                    (Some(file), [parent]) if file.is_added() && !boundary.contains(&entry.commit.id) => {
                        self.source(&entry.commit.id, file)?.map(|source| (source, parent.clone()))
                    }
                    _ => None,
                };
                if let Some((source, parent)) = source {
                    followed = source.old_path.clone().map(|old| (parent, old));
                    entry.files = vec![source];
                    trail.push(entry);
                    break;
                }
                trail.push(entry);
            }
            match followed {
                Some(followed) => (from, path) = followed,
                None => break,
            }
        }
        Ok(trail)
    }

    /// The file that an added file was renamed from, if any.
    fn source(&self, commit: &ObjectId, added: &FileChange) -> Result<Option<FileChange>, GitError> {
        let files = self.changed_by(commit)?;
        if !files.iter().any(|file| file.new.is_none() || file.old_path.is_some()) {
            return Ok(None);
        }
        let prefix = Prefix::of(&self.place);
        let mut versions = Versions::default();
        versions.read(&self.git, &prefix, std::iter::once(added))?;
        let former = |file: &FileChange| match &file.new {
            Some(new) if file.path == added.path => {
                versions.get(new, &file.path).map(Version::former_ids).unwrap_or_default()
            }
            Some(_) | None => Vec::new(),
        };
        let mut paired = pair(files, &prefix, former).into_iter();
        Ok(paired.find(|file| file.path == added.path && file.old_path.is_some()))
    }

    /// The difference of a file from the commit, if any. The file may have another name there.
    fn uncommitted(
        &self,
        from: Option<&Commit>,
        path: &[u8],
        folder: &Folder,
        versions: &mut Versions,
    ) -> Result<Option<FileChange>, GitError> {
        let prefix = Prefix::of(&self.place);
        let (Some(at), Some(work_tree)) = (prefix.locate(path), ObjectId::parse(&WORK_TREE)) else {
            return Ok(None);
        };
        let Ok(text) = folder.read(&at.path) else {
            let is_gone = !folder.has(at.path.as_ref()) && !folder.leaves_out(&at.path);
            let old = if is_gone { self.committed(from, path)? } else { None };
            return Ok(old.map(|old| FileChange {
                old: vec![Some(old)],
                new: None,
                old_path: None,
                path: path.to_owned(),
            }));
        };
        let version = Version::parse(&at, &text);
        let former = version.former_ids();
        versions.insert(work_tree.clone(), path.to_owned(), version);
        let mut file =
            FileChange { old: vec![None], new: Some(work_tree), old_path: None, path: path.to_owned() };
        if let Some(old) = self.committed(from, path)? {
            file.old = vec![Some(old)];
        } else if let Some(from) = from {
            let is_it = |located: &Located| {
                located.kind == at.kind
                    && (located.id == at.id || former.contains(&located.id))
                    && !folder.has(located.path.as_ref())
                    && !folder.leaves_out(&located.path)
            };
            if let Some(was) = self.committed_record(from, is_it)? {
                let old_path = prefix.join(&was.path);
                file.old = vec![self.committed(Some(from), &old_path)?];
                file.old_path = Some(old_path);
            }
        }
        Ok(Some(file))
    }

    /// The object at a path of the repository in a commit.
    fn committed(&self, commit: Option<&Commit>, path: &[u8]) -> Result<Option<ObjectId>, GitError> {
        let Some(commit) = commit else { return Ok(None) };
        let mut expression = std::ffi::OsString::from(format!("{}:", commit.id));
        expression.push(argument(path));
        self.git.object(&expression)
    }

    /// Where a record that is not in the work tree is found: in a commit, or in one of its ancestors.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn origin(&self, from: &Commit, kind: RecordKind, id: &str) -> Result<Option<Origin>, GitError> {
        let is_it = |located: &Located| located.kind == kind && located.id == id;
        if let Some(at) = self.committed_record(from, is_it)? {
            return Ok(Some(Origin { path: at.path, became: None }));
        }
        let prefix = Prefix::of(&self.place);
        for entry in self.line(from, GONE)? {
            // A file that was moved along with the registry is not gone.
            let is_gone = |file: &FileChange| file.new.is_none() || file.old_path.is_some();
            for file in entry?.files.into_iter().filter(is_gone) {
                let was = prefix.locate_anywhere(file.path_before()).filter(is_it);
                if let Some(was) = was {
                    let became = file.new.as_ref().and_then(|_| prefix.locate_anywhere(&file.path));
                    return Ok(Some(Origin { path: was.path, became: became.map(|at| at.id) }));
                }
            }
        }
        Ok(None)
    }

    /// The first file in a commit that contains this record.
    fn committed_record(
        &self,
        commit: &Commit,
        is_it: impl Fn(&Located) -> bool,
    ) -> Result<Option<Located>, GitError> {
        let listed =
            self.git.tell("ls-tree", ["-r", "-z", "--name-only", "--full-tree", commit.id.as_str()])?;
        let prefix = Prefix::of(&self.place);
        let mut located = listed.split(|byte| *byte == 0).filter_map(|path| prefix.locate(path));
        Ok(located.find(is_it))
    }
}
