//! Which files there are where records live.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::obstacle::Obstacle;
use super::root::{Folder, metadata};

/// The file that makes a folder a registry.
const SETTINGS: &str = "registry.toml";

/// The folders that hold records, and of which kind.
const TOPS: [(&str, FoundKind); 3] =
    [("agreements", FoundKind::Agreement), ("bodies", FoundKind::Body), ("parties", FoundKind::Party)];

/// A file of a registry, or something in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path from the registry's root, with `/` on all systems. May hold what is not
    /// [safe to show](crate::source::text::display_safe).
    pub path: String,
    /// What it is.
    pub kind: FoundKind,
}

/// What a file is, by its place and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundKind {
    /// `registry.toml`.
    Settings,
    /// An agreement.
    Agreement,
    /// A party.
    Party,
    /// A body.
    Body,
    /// A file that is no record where records live.
    Unrecognised,
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
        for (top, record) in &TOPS {
            let mut walk = Walk::of(self, record);
            walk.top(&self.join(top));
            found.append(&mut walk.found);
        }
        found.sort();
        found
    }

    fn settings(&self) -> Option<Found> {
        let path = self.join(SETTINGS);
        fs::symlink_metadata(&path).ok()?;
        let about = self.resolve(&path).and_then(|real| metadata(&real));
        let kind = match about {
            Ok(about) if about.is_file() => FoundKind::Settings,
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
    record: &'f FoundKind,
    /// Folders still to be walked through, by the paths that lead there.
    waiting: VecDeque<PathBuf>,
    /// Those that links led to, links resolved. Each is walked once: otherwise links to folders of links would be
    /// walked exponentially often, and circles for ever.
    linked: HashSet<PathBuf>,
    found: Vec<Found>,
}

impl<'f> Walk<'f> {
    fn of(folder: &'f Folder, record: &'f FoundKind) -> Self {
        Walk { folder, record, waiting: VecDeque::new(), linked: HashSet::new(), found: Vec::new() }
    }

    fn top(&mut self, top: &Path) {
        if fs::symlink_metadata(top).is_err() {
            return;
        }
        match self.folder.resolve(top).and_then(|real| Ok((metadata(&real)?.is_dir(), real))) {
            Ok((true, real)) => {
                self.linked.insert(real);
                self.waiting.push_back(top.to_owned());
            }
            // A file of that name is one of the root's, like any other there.
            Ok((false, _)) => {}
            Err(obstacle) => self.add(top, obstacle.into()),
        }
        while let Some(next) = self.waiting.pop_front() {
            self.through(&next);
        }
    }

    fn through(&mut self, start: &Path) {
        let mut entries = WalkDir::new(start).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if passed_over(&entry) => {
                    if entry.file_type().is_dir() {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) => match self.look(&entry) {
                    Ok(None) => {}
                    Ok(Some(kind)) => self.add(entry.path(), kind),
                    Err(obstacle) => {
                        if entry.file_type().is_dir() {
                            entries.skip_current_dir();
                        }
                        self.add(entry.path(), obstacle.into());
                    }
                },
                Err(error) => {
                    let obstacle = error.io_error().map_or_else(Obstacle::circular, Obstacle::io);
                    self.add(error.path().unwrap_or(start), obstacle.into());
                }
            }
        }
    }

    /// What an entry is; nothing for a folder, whose entries come by themselves.
    fn look(&mut self, entry: &DirEntry) -> Result<Option<FoundKind>, Obstacle> {
        if entry.file_name().to_str().is_none() {
            return Err(Obstacle::name(&entry.file_name().to_string_lossy()));
        }
        if entry.file_type().is_dir() {
            return Ok(None);
        }
        if entry.path_is_symlink() {
            let real = self.folder.resolve(entry.path())?;
            let about = metadata(&real)?;
            if about.is_dir() {
                return self.follow(entry.path(), real).map(|()| None);
            }
            return self.file(entry.file_name(), about.is_file());
        }
        self.file(entry.file_name(), entry.file_type().is_file())
    }

    fn file(&self, name: &OsStr, ordinary: bool) -> Result<Option<FoundKind>, Obstacle> {
        if !ordinary {
            return Err(Obstacle::no_file());
        }
        Ok(Some(match Path::new(name).extension().and_then(OsStr::to_str) {
            Some("toml" | "yaml" | "yml") => self.record.clone(),
            _ => FoundKind::Unrecognised,
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

fn passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().as_encoded_bytes();
    name.starts_with(b".") || (name.starts_with(b"README") && !entry.file_type().is_dir())
}
