//! Listing the files in the folders of records.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{io, mem, vec};

use foldhash::HashMap;

use super::files::FileType;
use super::kind::{ENDINGS, RecordKind, is_record_name};
use super::root::Folder;
use super::unreadable::Unreadable;
use crate::parallel;

/// The file that makes a folder a registry.
pub(super) const SETTINGS: &str = "registry.toml";

/// A file of a registry, or something in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FolderEntry {
    /// Its path from the registry's root, with `/` on all systems. May not be [safe to
    /// show](crate::text::display_safe).
    pub path: String,
    /// What it is.
    pub kind: FileKind,
}

/// The kind of a file, by its folder and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `registry.toml`.
    Settings,
    /// A record.
    Record(RecordKind),
    /// A file in a folder of records that is not a record.
    Unrecognised,
    /// A bare git repository.
    BareRepository,
    /// A file whose name is almost that of a record, with the name that it should have.
    Misnamed(String),
    /// Something that cannot be read but may be a record: why, and what to do.
    Unreadable(Unreadable),
}

impl From<Unreadable> for FileKind {
    fn from(unreadable: Unreadable) -> Self {
        FileKind::Unreadable(unreadable)
    }
}

impl Folder {
    /// All files in the folders of records, and the settings, sorted by path. Names beginning with `.` and files
    /// beginning with `README` are skipped. Symbolic links are followed if they lead into the registry. No file is
    /// opened.
    #[must_use]
    pub fn list(&self) -> Vec<FolderEntry> {
        let mut found: Vec<FolderEntry> = self.settings().into_iter().collect();
        for kind in RecordKind::ALL {
            let mut walk = Walk::of(self, kind);
            walk.top(&self.join(kind.folder()));
            found.append(&mut walk.found);
        }
        found.extend(self.records_left_out(&found));
        self.tell_bare_repositories(&mut found);
        found.sort();
        self.note_list(&found);
        found
    }

    fn settings(&self) -> Option<FolderEntry> {
        let path = self.join(SETTINGS);
        self.files.file_type(&path).ok()?;
        let kind = match self.resolve(&path).and_then(|real| self.file_type(&real)) {
            Ok(FileType::File) => FileKind::Settings,
            Ok(_) => Unreadable::no_file().into(),
            Err(unreadable) => unreadable.into(),
        };
        Some(FolderEntry { path: SETTINGS.to_owned(), kind })
    }
}

/// The entries of folders, or why they cannot be listed.
type Listed = HashMap<PathBuf, io::Result<Vec<(PathBuf, FileType)>>>;

/// A walk through one of the record folders, and the folders that its links lead to.
struct Walk<'f> {
    folder: &'f Folder,
    /// The kind of records in it.
    kind: RecordKind,
    /// Folders still to be visited, by the path that leads there.
    waiting: VecDeque<PathBuf>,
    /// The resolved targets of links. Each is visited only once: otherwise the walk could take exponential time, or
    /// never end.
    linked: HashSet<PathBuf>,
    found: Vec<FolderEntry>,
}

impl<'f> Walk<'f> {
    fn of(folder: &'f Folder, kind: RecordKind) -> Self {
        Walk { folder, kind, waiting: VecDeque::new(), linked: HashSet::new(), found: Vec::new() }
    }

    fn top(&mut self, top: &Path) {
        if self.folder.files.file_type(top).is_err() {
            return;
        }
        match self.folder.resolve(top).and_then(|real| Ok((self.folder.file_type(&real)?, real))) {
            Ok((FileType::Folder, real)) => {
                self.linked.insert(real);
                self.waiting.push_back(top.to_owned());
            }
            // A file with the name of a record folder is an ordinary file in the root.
            Ok((FileType::File | FileType::Link | FileType::Other, _)) => {}
            Err(unreadable) => self.add(top, unreadable.into()),
        }
        while let Some(next) = self.waiting.pop_front() {
            self.through(&next);
        }
    }

    /// Visits a folder and its subfolders depth-first, in the order of their names.
    fn through(&mut self, start: &Path) {
        let mut listed = self.listed(start);
        let mut open = vec![self.enter(start, &mut listed)];
        while let Some(entries) = open.last_mut() {
            let Some((path, stands)) = entries.next() else {
                open.pop();
                continue;
            };
            match self.look(&path, stands) {
                Ok(None) if stands == FileType::Folder => open.push(self.enter(&path, &mut listed)),
                Ok(None) => {}
                Ok(Some(kind)) => self.add(&path, kind),
                Err(unreadable) => self.add(&path, unreadable.into()),
            }
        }
    }

    /// The entries of a folder and of the folders below it, of which those beside each other are listed in parallel.
    fn listed(&self, start: &Path) -> Listed {
        let (mut listed, mut level) = (Listed::default(), vec![start.to_owned()]);
        while !level.is_empty() {
            let of_level = parallel::map(&level, |folder| self.entries(folder));
            let entries = of_level.iter().flatten().flatten();
            let folders = entries.filter(|(_, stands)| *stands == FileType::Folder);
            let next = folders.map(|(path, _)| path.clone()).collect();
            listed.extend(mem::replace(&mut level, next).into_iter().zip(of_level));
        }
        listed
    }

    /// The entries of a folder that are not skipped, sorted by name.
    fn entries(&self, folder: &Path) -> io::Result<Vec<(PathBuf, FileType)>> {
        let mut entries = self.folder.files.entries(folder)?;
        entries.retain(|(name, stands)| !is_passed_over(name, *stands));
        entries.sort();
        Ok(entries.into_iter().map(|(name, stands)| (folder.join(name), stands)).collect())
    }

    /// The entries of a folder. One that cannot be listed is recorded.
    fn enter(&mut self, folder: &Path, listed: &mut Listed) -> vec::IntoIter<(PathBuf, FileType)> {
        let entries = listed.remove(folder).unwrap_or_else(|| Ok(Vec::new()));
        let entries = entries.unwrap_or_else(|error| {
            self.add(folder, Unreadable::io(&error).into());
            Vec::new()
        });
        entries.into_iter()
    }

    /// The kind of an entry. None for a folder, which is visited separately.
    fn look(&mut self, path: &Path, stands: FileType) -> Result<Option<FileKind>, Unreadable> {
        let name = path.file_name().unwrap_or_default();
        if name.to_str().is_none() {
            return Err(Unreadable::name(&name.to_string_lossy()));
        }
        match stands {
            FileType::Folder => Ok(None),
            FileType::File | FileType::Other => self.file(path, stands),
            FileType::Link => {
                let real = self.folder.resolve(path)?;
                match self.folder.file_type(&real)? {
                    FileType::Folder => self.follow(path, real).map(|()| None),
                    led_to @ (FileType::File | FileType::Link | FileType::Other) => self.file(path, led_to),
                }
            }
        }
    }

    fn file(&self, path: &Path, stands: FileType) -> Result<Option<FileKind>, Unreadable> {
        if stands != FileType::File {
            return Err(Unreadable::no_file());
        }
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        let is_there = |meant: &str| self.folder.files.file_type(&path.with_file_name(meant)).is_ok();
        if is_record_name(name) {
            return Ok(Some(FileKind::Record(self.kind)));
        }
        Ok(Some(match meant(name) {
            Some(meant) if !(is_copy(name) && is_there(&meant)) => FileKind::Misnamed(meant),
            Some(_) | None => FileKind::Unrecognised,
        }))
    }

    fn follow(&mut self, link: &Path, real: PathBuf) -> Result<(), Unreadable> {
        let lies_in = link.parent().map(|parent| self.folder.resolve(parent)).transpose()?;
        if lies_in.is_some_and(|parent| parent.starts_with(&real)) {
            return Err(Unreadable::circular());
        }
        if self.linked.contains(&real) {
            return Err(Unreadable::linked_twice(&self.folder.relative(&real)));
        }
        self.linked.insert(real);
        self.waiting.push_back(link.to_owned());
        Ok(())
    }

    fn add(&mut self, path: &Path, kind: FileKind) {
        self.found.push(FolderEntry { path: self.folder.relative(path), kind });
    }
}

pub(super) fn is_passed_over(name: &OsStr, stands: FileType) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || (name.starts_with(b"README") && stands != FileType::Folder)
}

/// The name that a record with such a name should have: with a lower-case extension, and nothing after it. None if it
/// does not resemble that of a record.
fn meant(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let ends = |ending: &&str| {
        let end = lower.find(ending)? + ending.len();
        let more = lower.get(end..)?;
        // Matches `x.toml.txt`, `x.toml~` and `x.toml (1)`, but not `x.tomlett`.
        (!more.starts_with(|c: char| c.is_alphanumeric())).then_some(end - ending.len())
    };
    let (at, ending) = ENDINGS.iter().find_map(|ending| Some((ends(ending)?, ending)))?;
    Some(format!("{}{ending}", name.get(..at)?))
}

/// Whether it is a copy that a program leaves beside a file it has changed.
fn is_copy(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["~", ".bak", ".orig", ".old", ".rej", ".swp", ".tmp"].iter().any(|ending| lower.ends_with(ending))
}
