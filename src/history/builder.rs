//! Builds the history of records from the file changes that git reports.

use std::collections::{HashMap, HashSet};

use super::past::{CommitChanges, Event, Past, RecordChange, Unknown, Wanted, Why};
use super::record::{Located, Prefix, Version, Versions};
use super::rename::pair;
use crate::compare::{Change, FieldChange};
use crate::git::Commit;
use crate::git::GitError;
use crate::git::ObjectId;
use crate::git::Repository;
use crate::git::raw::{Entry, FileChange};

/// The most commits that are read at once.
const COMMITS: usize = 32;

/// The fewest commits that are read at once.
const FEWEST: usize = 8;

/// The most files that are read at once, unless a single commit changed more.
const FILES: usize = 4096;

/// A record that became readable again, awaiting its last readable version before that.
struct Pending {
    step: usize,
    change: usize,
    version: Version,
}

/// The pending records, by the path and object that could not be read.
type Waiting = HashMap<(ObjectId, Vec<u8>), Vec<Pending>>;

/// Adds commits to a [`Past`], the newest first.
pub(super) struct PastBuilder<'r> {
    repository: &'r Repository,
    prefix: Prefix,
    boundary: HashSet<ObjectId>,
    versions: Versions,
    pending: Waiting,
    past: Past,
}

impl<'r> PastBuilder<'r> {
    pub(super) fn new(repository: &'r Repository, versions: Versions) -> Result<Self, GitError> {
        let boundary = repository.boundary()?;
        let prefix = Prefix::of(&repository.place);
        Ok(PastBuilder {
            repository,
            prefix,
            boundary,
            versions,
            pending: Waiting::new(),
            past: Past::default(),
        })
    }

    /// Adds these commits, the newest first, until there are enough.
    pub(super) fn all(
        mut self,
        entries: impl Iterator<Item = Result<Entry, GitError>>,
        wanted: &Wanted<'_>,
    ) -> Result<Past, GitError> {
        let mut entries = entries.peekable();
        while entries.peek().is_some() && !(self.is_enough(wanted) && self.pending.is_empty()) {
            let (mut chunk, mut files) = (Vec::new(), 0);
            // No more than requested, but enough to be worth a process.
            let left = wanted.limit.map_or(COMMITS, |limit| limit.saturating_sub(self.past.steps.len()));
            let commits = left.clamp(FEWEST, COMMITS);
            while chunk.len() < commits && files < FILES {
                let Some(entry) = entries.next() else { break };
                let mut entry = entry?;
                self.keep_needed(&mut entry, wanted);
                files += entry.files.len();
                chunk.push(entry);
            }
            self.versions.read(
                &self.repository.git,
                &self.prefix,
                chunk.iter().flat_map(|entry| &entry.files),
            )?;
            for entry in chunk {
                self.resolve(&entry);
                let is_included = (wanted.is_wanted)(&entry.commit) && !self.is_enough(wanted);
                if is_included {
                    self.add_commit(entry);
                }
            }
            self.versions.forget_many();
        }
        Ok(self.past)
    }

    fn is_enough(&self, wanted: &Wanted<'_>) -> bool {
        wanted.limit.is_some_and(|limit| self.past.steps.len() >= limit)
    }

    /// Keeps only the files of an unwanted commit that a pending record needs.
    fn keep_needed(&self, entry: &mut Entry, wanted: &Wanted<'_>) {
        let is_included = (wanted.is_wanted)(&entry.commit) && !self.is_enough(wanted);
        if self.boundary.contains(&entry.commit.id) {
            entry.files.clear();
        } else if !is_included {
            let awaited: HashSet<&[u8]> = self.pending.keys().map(|(_, path)| path.as_slice()).collect();
            entry.files.retain(|file| awaited.contains(file.path.as_slice()));
        }
    }

    /// Looks in a commit for the last readable version of pending records.
    fn resolve(&mut self, entry: &Entry) {
        for file in entry.files.iter().filter(|_| !self.pending.is_empty()).collect::<Vec<_>>() {
            let made = file.new.as_ref().map(|new| (new.clone(), file.path.clone()));
            for pending in made.and_then(|made| self.pending.remove(&made)).unwrap_or_default() {
                self.resolve_one(pending, file);
            }
        }
    }

    fn resolve_one(&mut self, pending: Pending, file: &FileChange) {
        let step = self.past.steps.get_mut(pending.step);
        let step_commit = step.as_ref().and_then(|step| step.commit.clone());
        let Some(change) = step.and_then(|step| step.changes.get_mut(pending.change)) else { return };
        let Some(before) = file.before() else {
            change.events = vec![Event::Created(pending.version.title())];
            return;
        };
        match self.versions.get(before, file.path_before()) {
            Some(old) if old.is_readable() => {
                let fields = pending.version.since(old);
                change.events.extend((!fields.is_empty()).then_some(Event::Fields(fields)));
            }
            Some(Version::Missing) => {
                let path = self.prefix.locate_anywhere(&file.path).map(|at| at.path);
                let commit = step_commit;
                self.past.unknown.push(Unknown { commit, path, why: Why::MissingBefore });
            }
            // Unreadable there too: the commit that broke it lies further back.
            Some(_) | None => {
                let key = (before.clone(), file.path_before().to_owned());
                self.pending.entry(key).or_default().push(pending);
            }
        }
    }

    fn add_commit(&mut self, entry: Entry) {
        if self.boundary.contains(&entry.commit.id) {
            self.past.unknown.push(Unknown { commit: Some(entry.commit), path: None, why: Why::Shallow });
            return;
        }
        let former = |file: &FileChange| {
            let new = file.new.as_ref().and_then(|new| self.versions.get(new, &file.path));
            new.map(Version::former_ids).unwrap_or_default()
        };
        let mut files = pair(entry.files, &self.prefix, former);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.add_files(Some(entry.commit), entry.subject, &files);
    }

    /// Adds the uncommitted changes of a file.
    pub(super) fn add_uncommitted(&mut self, file: &FileChange) -> Result<(), GitError> {
        self.versions.read(&self.repository.git, &self.prefix, std::iter::once(file))?;
        self.add_files(None, String::new(), std::slice::from_ref(file));
        Ok(())
    }

    /// Adds what a commit did to files, or their uncommitted changes.
    fn add_files(&mut self, commit: Option<Commit>, subject: String, files: &[FileChange]) {
        let mut changes = Vec::new();
        for file in files {
            let Some(at) = self.prefix.locate_anywhere(&file.path) else { continue };
            let events = self.events(file, &at, commit.as_ref(), changes.len());
            if events.is_empty() {
                continue;
            }
            let before = file.old_path.as_ref().and_then(|path| self.prefix.locate_anywhere(path));
            let former_id = before.map(|before| before.id).filter(|id| *id != at.id);
            changes.push(RecordChange { kind: at.kind, id: at.id, former_id, events });
        }
        if !changes.is_empty() {
            self.past.steps.push(CommitChanges { commit, subject, changes });
        }
    }

    fn events(
        &mut self,
        file: &FileChange,
        at: &Located,
        commit: Option<&Commit>,
        change: usize,
    ) -> Vec<Event> {
        let Some(new) = &file.new else { return vec![Event::Removed] };
        let mut events = self.place(file, at);
        let Some(version) = self.versions.get(new, &file.path) else { return events };
        if !version.is_readable() {
            let why = if matches!(version, Version::Missing) { Why::Missing } else { Why::Unreadable };
            let unknown = Unknown { commit: commit.cloned(), path: Some(at.path.clone()), why };
            self.past.unknown.push(unknown);
            return events;
        }
        let Some(before) = file.before() else {
            events.push(Event::Created(version.title()));
            return events;
        };
        let olds = file.old.iter().flatten().filter_map(|old| self.versions.get(old, file.path_before()));
        let is_missing = |old: &&Version| matches!(old, Version::Missing);
        let (missing, olds): (Vec<&Version>, Vec<&Version>) = olds.partition(is_missing);
        let olds: Vec<&Version> = olds.into_iter().filter(|old| old.is_readable()).collect();
        if !missing.is_empty() {
            let (commit, path) = (commit.cloned(), Some(at.path.clone()));
            self.past.unknown.push(Unknown { commit, path, why: Why::MissingBefore });
            return events;
        }
        if olds.is_empty() {
            let pending = Pending { step: self.past.steps.len(), change, version: version.clone() };
            let key = (before.clone(), file.path_before().to_owned());
            self.pending.entry(key).or_default().push(pending);
            events.push(Event::Readable);
            return events;
        }
        let mut fields = new_in_all(version, &olds);
        if events.contains(&Event::Renamed) {
            // This is how the former id is known, so it is no change of its own.
            fields.retain(|change| change.field != "former_ids");
        }
        events.extend((!fields.is_empty()).then_some(Event::Fields(fields)));
        events
    }

    /// The events of a file that was renamed or moved to another folder.
    fn place(&self, file: &FileChange, at: &Located) -> Vec<Event> {
        let Some(before) = file.old_path.as_ref().and_then(|path| self.prefix.locate_anywhere(path)) else {
            return Vec::new();
        };
        let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let (old, new) = (folder(&before.path), folder(&at.path));
        let renamed = (before.id != at.id).then_some(Event::Renamed);
        let moved = (old != new).then_some(Event::Moved(old, new));
        renamed.into_iter().chain(moved).collect()
    }
}

/// The differences of a version from all of its predecessors. For a merge, other changes are reported where they were
/// made.
fn new_in_all(version: &Version, olds: &[&Version]) -> Vec<FieldChange> {
    let mut differences = olds.iter().map(|old| version.since(old));
    let mut fields = differences.next().unwrap_or_default();
    for others in differences {
        let others: HashMap<_, _> =
            others.into_iter().map(|change| ((change.field, change.entry), change.change)).collect();
        fields.retain_mut(|change| {
            let other = others.get(&(change.field.clone(), change.entry.clone()));
            other.is_some_and(|other| is_new_in_both(&mut change.change, other))
        });
    }
    fields
}

/// Whether a change is also in `other`. Of the changes to an unordered list, keeps those that both have.
fn is_new_in_both(change: &mut Change, other: &Change) -> bool {
    if let (Change::Set { joined, left }, Change::Set { joined: other_joined, left: other_left }) =
        (change, other)
    {
        joined.retain(|name| other_joined.contains(name));
        left.retain(|name| other_left.contains(name));
        return !joined.is_empty() || !left.is_empty();
    }
    true
}
