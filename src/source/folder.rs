//! The files of a registry: which there are, and their text.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::fault::Fault;
use super::span::Span;
use super::text::{self, MAX_BYTES, brief, display_safe};

/// The file that makes a folder a registry.
const SETTINGS: &str = "registry.toml";

/// The folders that hold records, and of which kind.
const TOPS: [(&str, FoundKind); 3] =
    [("agreements", FoundKind::Agreement), ("bodies", FoundKind::Body), ("parties", FoundKind::Party)];

/// A registry's folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// With all symbolic links resolved: no file is read that does not lie within it.
    root: PathBuf,
}

/// A file of a registry, or something in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its path from the registry's root, with `/` on all systems.
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

impl Folder {
    /// The folder at a path, which may be relative to where the program runs.
    ///
    /// # Errors
    ///
    /// If there is nothing, or no folder, or it may not be looked into.
    pub fn open(root: &Path) -> io::Result<Folder> {
        let root = fs::canonicalize(root)?;
        fs::read_dir(&root)?;
        Ok(Folder { root })
    }

    /// Its path, with all symbolic links resolved.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All files where records live, and the settings, sorted by path. Names that begin with `.` or `README` are
    /// passed over; symbolic links are followed as long as they stay in the registry.
    #[must_use]
    pub fn list(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.settings().into_iter().collect();
        for (top, record) in &TOPS {
            self.walk(top, record, &mut found);
        }
        found.sort();
        found
    }

    /// The text of a file that [`Folder::list`] named.
    ///
    /// # Errors
    ///
    /// `unreadable-file`: it has vanished, lies outside the registry, is no ordinary file, is larger than
    /// [`MAX_BYTES`] or is not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Fault> {
        let fail = |Obstacle(why, help)| Fault::new("unreadable-file", Span::FILE, why).help(help);
        self.bytes(path).map_err(fail).and_then(text::decode)
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, Obstacle> {
        let real = self.resolve(&self.root.join(path))?;
        // Before it is opened: opening a pipe would wait for a writer.
        ordinary(&real)?;
        let mut bytes = Vec::new();
        let file = File::open(&real).map_err(|error| Obstacle::io(&error))?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Obstacle::io(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
            Ok(bytes)
        } else {
            Err(Obstacle::new(
                format!("the file is larger than {} KiB", MAX_BYTES / 1024),
                "a record is a few KiB: keep the document itself under `texts/` and name it by `path`",
            ))
        }
    }

    fn settings(&self) -> Option<Found> {
        let path = self.root.join(SETTINGS);
        fs::symlink_metadata(&path).ok()?;
        let kind = match self.resolve(&path).and_then(|real| ordinary(&real)) {
            Ok(()) => FoundKind::Settings,
            Err(obstacle) => obstacle.into(),
        };
        Some(Found { path: SETTINGS.to_owned(), kind })
    }

    /// Adds what lies under one of the top folders.
    fn walk(&self, top: &str, record: &FoundKind, found: &mut Vec<Found>) {
        let top = self.root.join(top);
        if fs::symlink_metadata(&top).is_err() {
            return;
        }
        let mut links = HashSet::new();
        let mut walk = WalkDir::new(&top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(next) = walk.next() {
            let (path, seen) = match next {
                Ok(entry) => {
                    let seen = self.look(&entry, record, &mut links);
                    if entry.file_type().is_dir() && !matches!(seen, Seen::Folder) {
                        walk.skip_current_dir();
                    }
                    (entry.into_path(), seen)
                }
                Err(error) => {
                    let path = error.path().unwrap_or(&top).to_owned();
                    let hidden = path != top
                        && path.file_name().is_some_and(|name| passed_over(&name.to_string_lossy(), false));
                    let seen =
                        if hidden { Seen::Nothing } else { Seen::Found(Obstacle::walk(&error).into()) };
                    (path, seen)
                }
            };
            if let Seen::Found(kind) = seen {
                found.push(Found { path: self.relative(&path), kind });
            }
        }
    }

    /// What an entry of the walk is. `links` holds the folders reached by links so far.
    fn look(&self, entry: &DirEntry, record: &FoundKind, links: &mut HashSet<PathBuf>) -> Seen {
        let folder = entry.file_type().is_dir();
        let name = entry.file_name().to_string_lossy();
        if entry.depth() > 0 && passed_over(&name, folder) {
            return Seen::Nothing;
        }
        if entry.file_name().to_str().is_none() {
            let help =
                format!("rename it, as `{}`", display_safe(&name).replace(char::REPLACEMENT_CHARACTER, "_"));
            return Obstacle::new("its name is not UTF-8", help).seen();
        }
        if entry.path_is_symlink() {
            match self.resolve(entry.path()) {
                // Links to folders of links to folders … would be walked exponentially often.
                Ok(target) if folder && !links.insert(target.clone()) => {
                    let target = self.relative(&target);
                    let why = format!("another link leads to the same folder, `{}`", brief(&target));
                    return Obstacle::new(why, "remove one of them").seen();
                }
                Ok(_) => {}
                Err(obstacle) => return obstacle.seen(),
            }
        }
        if folder {
            return Seen::Folder;
        }
        if !entry.file_type().is_file() {
            return Obstacle::special().seen();
        }
        let is_record = matches!(
            Path::new(entry.file_name()).extension().and_then(|extension| extension.to_str()),
            Some("toml" | "yaml" | "yml")
        );
        Seen::Found(if is_record { record.clone() } else { FoundKind::Unrecognised })
    }

    /// The file at a path from the root, its links resolved; none if it is not there or lies outside the registry.
    pub(super) fn resolve_path(&self, path: &str) -> Option<PathBuf> {
        self.resolve(&self.root.join(path)).ok()
    }

    /// The path with its links resolved, if that lies in the registry.
    fn resolve(&self, path: &Path) -> Result<PathBuf, Obstacle> {
        let real = fs::canonicalize(path).map_err(|error| Obstacle::io(&error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(Obstacle::outside(&real)) }
    }

    /// A path as it is shown and asked for. One that is not UTF-8 can only be shown.
    fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = inside
            .components()
            .map(|part| match part.as_os_str().to_str() {
                Some(part) => part.to_owned(),
                None => display_safe(&part.as_os_str().to_string_lossy()).into_owned(),
            })
            .collect();
        parts.join("/")
    }
}

/// What the walk makes of an entry.
enum Seen {
    /// To be walked through.
    Folder,
    /// To be passed over, a folder with all that is in it.
    Nothing,
    /// To be listed.
    Found(FoundKind),
}

fn passed_over(name: &str, folder: bool) -> bool {
    name.starts_with('.') || (!folder && name.starts_with("README"))
}

/// Refuses folders, pipes, sockets and devices, without opening them.
fn ordinary(real: &Path) -> Result<(), Obstacle> {
    let about = fs::metadata(real).map_err(|error| Obstacle::io(&error))?;
    if about.is_file() { Ok(()) } else { Err(Obstacle::special()) }
}

/// Why something cannot be read, and what to do.
struct Obstacle(String, String);

impl Obstacle {
    fn new(why: impl Into<String>, help: impl Into<String>) -> Self {
        Obstacle(why.into(), help.into())
    }

    fn special() -> Self {
        Obstacle::new("it is no ordinary file", "put a file in its place, or remove it")
    }

    fn outside(target: &Path) -> Self {
        let target = target.to_string_lossy();
        let why = format!("it is a link that leaves the registry, to `{}`", display_safe(&target));
        Obstacle::new(why, "put the file itself in its place")
    }

    fn io(error: &io::Error) -> Self {
        let help = if error.kind() == io::ErrorKind::NotFound {
            "if it is a link, correct where it leads; if not, run again"
        } else {
            "see that it can be read, and run again"
        };
        Obstacle::new(format!("it cannot be read: {error}"), help)
    }

    fn walk(error: &walkdir::Error) -> Self {
        match (error.loop_ancestor(), error.io_error()) {
            (Some(_), _) => Obstacle::new("it is a link to a folder that it lies in", "remove it"),
            (None, Some(error)) => Obstacle::io(error),
            (None, None) => Obstacle::new(format!("it cannot be read: {error}"), "see that it can be read"),
        }
    }

    fn seen(self) -> Seen {
        Seen::Found(self.into())
    }
}

impl From<Obstacle> for FoundKind {
    fn from(Obstacle(why, help): Obstacle) -> Self {
        FoundKind::Unreadable(why, help)
    }
}
