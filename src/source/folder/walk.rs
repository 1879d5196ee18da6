//! Which files there are where records live.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::vec;

use super::files::Stands;
use super::kind::{ENDINGS, RecordKind, is_record_name};
use super::obstacle::Obstacle;
use super::root::Folder;

/// The file that makes a folder a registry.
const SETTINGS: &str = "registry.toml";

/// A file of a registry, or something in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path from the registry's root, with `/` on all systems. May hold what is not
    /// [safe to show](crate::text::display_safe).
    pub path: String,
    /// What it is.
    pub kind: FoundKind,
}

/// What a file is, by its place and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// `registry.toml`.
    Settings,
    /// A record.
    Record(RecordKind),
    /// A file that is no record where records live.
    Unrecognised,
    /// What makes git take a folder for a repository of its own.
    BareRepository,
    /// A file whose name is nearly that of a record: the name that a record of it would have.
    Misnamed(String),
    /// What cannot be read, though a record may be there: why, and what to do.
    Unreadable(String, String),
}

impl From<Obstacle> for FoundKind {
    fn from(obstacle: Obstacle) -> Self {
        FoundKind::Unreadable(obstacle.why, obstacle.help)
    }
}

impl Folder {
    /// All files where records live, and the settings, sorted by path. Names that begin with `.`, and files whose
    /// names begin with `README`, are passed over. Symbolic links are followed as long as they stay in the
    /// registry. Nothing is opened but folders.
    #[must_use]
    pub fn list(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.settings().into_iter().collect();
        for kind in RecordKind::ALL {
            let mut walk = Walk::of(self, kind);
            walk.top(&self.join(kind.folder()));
            found.append(&mut walk.found);
        }
        found.extend(self.records_left_out(&found));
        self.tell_bare_repositories(&mut found);
        found.sort();
        found
    }

    fn settings(&self) -> Option<Found> {
        let path = self.join(SETTINGS);
        self.files.stands(&path).ok()?;
        let kind = match self.resolve(&path).and_then(|real| self.stands(&real)) {
            Ok(Stands::File) => FoundKind::Settings,
            Ok(_) => Obstacle::no_file().into(),
            Err(obstacle) => obstacle.into(),
        };
        Some(Found { path: SETTINGS.to_owned(), kind })
    }
}

/// A walk through one of the top folders, and the folders that links in it lead to.
struct Walk<'f> {
    folder: &'f Folder,
    /// What a record in it is.
    kind: RecordKind,
    /// Folders still to be walked through, by the paths that lead there.
    waiting: VecDeque<PathBuf>,
    /// Those that links led to, links resolved. Each is walked once: otherwise links to folders of links would be
    /// walked exponentially often, and circles for ever.
    linked: HashSet<PathBuf>,
    found: Vec<Found>,
}

impl<'f> Walk<'f> {
    fn of(folder: &'f Folder, kind: RecordKind) -> Self {
        Walk { folder, kind, waiting: VecDeque::new(), linked: HashSet::new(), found: Vec::new() }
    }

    fn top(&mut self, top: &Path) {
        if self.folder.files.stands(top).is_err() {
            return;
        }
        match self.folder.resolve(top).and_then(|real| Ok((self.folder.stands(&real)?, real))) {
            Ok((Stands::Folder, real)) => {
                self.linked.insert(real);
                self.waiting.push_back(top.to_owned());
            }
            // A file of that name is one of the root's, like any other there.
            Ok((Stands::File | Stands::Link | Stands::Other, _)) => {}
            Err(obstacle) => self.add(top, obstacle.into()),
        }
        while let Some(next) = self.waiting.pop_front() {
            self.through(&next);
        }
    }

    /// Walks through a folder and those in it, each before what comes after it by name.
    fn through(&mut self, start: &Path) {
        let mut open = vec![self.entries(start)];
        while let Some(entries) = open.last_mut() {
            let Some((path, stands)) = entries.next() else {
                open.pop();
                continue;
            };
            match self.look(&path, stands) {
                Ok(None) if stands == Stands::Folder => open.push(self.entries(&path)),
                Ok(None) => {}
                Ok(Some(kind)) => self.add(&path, kind),
                Err(obstacle) => self.add(&path, obstacle.into()),
            }
        }
    }

    /// What a folder holds, by name, without what is passed over. One that cannot be looked into is noted.
    fn entries(&mut self, folder: &Path) -> vec::IntoIter<(PathBuf, Stands)> {
        let entries = self.folder.files.entries(folder).unwrap_or_else(|error| {
            self.add(folder, Obstacle::io(&error).into());
            Vec::new()
        });
        let mut entries: Vec<_> =
            entries.into_iter().filter(|(name, stands)| !is_passed_over(name, *stands)).collect();
        entries.sort();
        let entries: Vec<_> = entries.into_iter().map(|(name, stands)| (folder.join(name), stands)).collect();
        entries.into_iter()
    }

    /// What an entry is; nothing for a folder, whose entries come by themselves.
    fn look(&mut self, path: &Path, stands: Stands) -> Result<Option<FoundKind>, Obstacle> {
        let name = path.file_name().unwrap_or_default();
        if name.to_str().is_none() {
            return Err(Obstacle::name(&name.to_string_lossy()));
        }
        match stands {
            Stands::Folder => Ok(None),
            Stands::File | Stands::Other => self.file(path, stands),
            Stands::Link => {
                let real = self.folder.resolve(path)?;
                match self.folder.stands(&real)? {
                    Stands::Folder => self.follow(path, real).map(|()| None),
                    led_to @ (Stands::File | Stands::Link | Stands::Other) => self.file(path, led_to),
                }
            }
        }
    }

    fn file(&self, path: &Path, stands: Stands) -> Result<Option<FoundKind>, Obstacle> {
        if stands != Stands::File {
            return Err(Obstacle::no_file());
        }
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let is_there = |meant: &str| self.folder.files.stands(&path.with_file_name(meant)).is_ok();
        Ok(Some(match meant(name) {
            _ if is_record_name(name) => FoundKind::Record(self.kind),
            Some(meant) if !(is_copy(name) && is_there(&meant)) => FoundKind::Misnamed(meant),
            Some(_) | None => FoundKind::Unrecognised,
        }))
    }

    fn follow(&mut self, link: &Path, real: PathBuf) -> Result<(), Obstacle> {
        let lies_in = link.parent().map(|parent| self.folder.resolve(parent)).transpose()?;
        if lies_in.is_some_and(|parent| parent.starts_with(&real)) {
            return Err(Obstacle::circular());
        }
        if self.linked.contains(&real) {
            return Err(Obstacle::linked_twice(&self.folder.relative(&real)));
        }
        self.linked.insert(real);
        self.waiting.push_back(link.to_owned());
        Ok(())
    }

    fn add(&mut self, path: &Path, kind: FoundKind) {
        self.found.push(Found { path: self.folder.relative(path), kind });
    }
}

pub(super) fn is_passed_over(name: &OsStr, stands: Stands) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || (name.starts_with(b"README") && stands != Stands::Folder)
}

/// The name that a record would have whose file has this one: with its ending in lower case, and nothing after it.
fn meant(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let ends = |ending: &&str| {
        let end = lower.find(ending)? + ending.len();
        let more = lower.get(end..)?;
        // `x.toml.txt`, `x.toml~`, `x.toml (1)`, but not `x.tomlett`.
        (!more.starts_with(|c: char| c.is_alphanumeric())).then_some(end - ending.len())
    };
    let (at, ending) = ENDINGS.iter().find_map(|ending| Some((ends(ending)?, ending)))?;
    Some(format!("{}{ending}", name.get(..at)?))
}

/// Is it what a program leaves beside a file that it has changed?
fn is_copy(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["~", ".bak", ".orig", ".old", ".rej", ".swp", ".tmp"].iter().any(|ending| lower.ends_with(ending))
}
