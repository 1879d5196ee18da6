//! A registry's folder, and the text of its files.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::obstacle::Obstacle;
use crate::source::fault::Fault;
use crate::source::span::Span;
use crate::source::text::{self, MAX_BYTES, display_safe};

/// A registry's folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// With all symbolic links resolved: no file is read that does not lie within it.
    root: PathBuf,
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

    /// The text of a file, by its path as [`Folder::list`] gives it.
    ///
    /// # Errors
    ///
    /// `unreadable-file`: it has vanished, lies outside the registry, is no ordinary file, is larger than
    /// [`MAX_BYTES`] or is not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Fault> {
        let fault =
            |obstacle: Obstacle| Fault::new("unreadable-file", Span::FILE, obstacle.why).help(obstacle.help);
        self.bytes(path).map_err(fault).and_then(text::decode)
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, Obstacle> {
        let real = self.resolve(&self.join(path))?;
        // Before it is opened: opening a pipe would wait for a writer.
        if !metadata(&real)?.is_file() {
            return Err(Obstacle::no_file());
        }
        let mut bytes = Vec::new();
        let file = File::open(&real).map_err(|error| Obstacle::io(&error))?;
        // Not by the length it claims to have: it may be growing.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Obstacle::io(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
            return Ok(bytes);
        }
        Err(Obstacle::new(
            format!("it is larger than {} KiB", MAX_BYTES / 1024),
            "a record is a few KiB: keep the document itself under `texts/` and name it by `path`",
        ))
    }

    /// Its path, with all symbolic links resolved.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the registry as one of the system.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The path with its links resolved, if that lies in the registry.
    pub(super) fn resolve(&self, path: &Path) -> Result<PathBuf, Obstacle> {
        match fs::canonicalize(path) {
            Ok(real) if real.starts_with(&self.root) => Ok(real),
            Ok(real) => Err(Obstacle::outside(&real)),
            Err(_) if is_dangling(path) => Err(Obstacle::dangling()),
            Err(error) => Err(Obstacle::io(&error)),
        }
    }

    /// A path as it is shown and asked for. One that is not UTF-8 can only be shown.
    pub(super) fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = inside.components().map(|part| match part.as_os_str().to_str() {
            Some(part) => part.to_owned(),
            None => display_safe(&part.as_os_str().to_string_lossy()).into_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// What stands at a path, links followed.
pub(super) fn metadata(path: &Path) -> Result<fs::Metadata, Obstacle> {
    fs::metadata(path).map_err(|error| Obstacle::io(&error))
}

/// Is it there, and is what it leads to not there?
fn is_dangling(path: &Path) -> bool {
    let link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    link && fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}
