//! A registry's folder, and the text of its files.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use foldhash::HashMap;

use super::files::{Disk, FileType, Files, Without};
use super::ledger::Ledger;
use super::neighbour::{Neighbours, Nowhere, OnDisk};
use super::unreadable::Unreadable;
use super::variant::Variant;
use crate::source::fault::Fault;
use crate::source::{MAX_BYTES, decode};
use crate::text::message::message;
use crate::text::{composed, display_safe};

/// The initial size of the read buffer, in bytes. Most records fit, and are read at once.
pub(super) const MAX_RECORDS: usize = 4096;

/// A registry's folder: on disk, or at a revision.
#[derive(Debug, Clone)]
pub struct Folder {
    /// With all symbolic links resolved. No file outside it is read.
    root: PathBuf,
    pub(super) files: Arc<dyn Files>,
    /// Folders in which files have been looked for, with their links resolved.
    resolved: Arc<RwLock<HashMap<OsString, PathBuf>>>,
    /// Paths from the root of files that belong to it even if they are not there.
    pub(super) left_out: Arc<HashSet<String>>,
    /// Names by composed form, for folders in which a name was looked for that is written in another Unicode form.
    composed: Arc<RwLock<HashMap<PathBuf, Arc<Names>>>>,
    pub(super) variant: Variant,
    /// Opens the folders of other registries.
    pub(super) neighbours: Arc<dyn Neighbours>,
    /// Where what is found is noted, if anywhere.
    pub(super) ledger: Option<Arc<Ledger>>,
}

/// The names in a folder, by their composed form.
type Names = HashMap<String, OsString>;

impl Folder {
    /// Opens the folder at a path on disk. A relative path is relative to the current directory.
    ///
    /// # Errors
    ///
    /// If it does not exist, is not a folder, or cannot be listed.
    pub fn open(root: &Path) -> io::Result<Folder> {
        let root = Disk.real(root)?;
        Disk.entries(&root)?;
        Ok(Folder::among(Arc::new(Disk), root).with_neighbours(Arc::new(OnDisk)))
    }

    /// The folder `root` of other files than those on disk. `root` must be absolute and have no symbolic links.
    #[must_use]
    pub fn among(files: Arc<dyn Files>, root: PathBuf) -> Folder {
        Folder {
            root,
            files,
            resolved: Arc::default(),
            left_out: Arc::default(),
            composed: Arc::default(),
            variant: Variant::default(),
            neighbours: Arc::new(Nowhere),
            ledger: None,
        }
    }

    /// The same folder without its subfolder `top`.
    #[must_use]
    pub fn without(&self, top: &str) -> Folder {
        let files = Without { files: Arc::clone(&self.files), hidden: self.root.join(top) };
        Folder::among(Arc::new(files), self.root.clone())
            .with_left_out(self.left_out_beside(top))
            .with_neighbours(Arc::clone(&self.neighbours))
    }

    /// Whether there is anything at a path of the registry.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        self.resolve(&self.root.join(path)).is_ok()
    }

    /// The text of a file, by its path as in [`Folder::list`].
    ///
    /// # Errors
    ///
    /// `unreadable-file` if it does not exist, is outside the registry, is not an ordinary file, is larger than
    /// [`MAX_BYTES`] or is not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Fault> {
        self.read_with_place(path).map(|(_, text)| text)
    }

    /// The text of a file as [`Folder::read`] gives it, and where it is stored, with all links resolved.
    ///
    /// # Errors
    ///
    /// As [`Folder::read`].
    pub fn read_with_place(&self, path: &str) -> Result<(PathBuf, String), Fault> {
        let (place, bytes) = self.bytes(path).map_err(Unreadable::fault)?;
        Ok((place, decode(bytes)?))
    }

    /// Where a file is stored, with all links resolved, and what is in it.
    pub(super) fn bytes(&self, path: &str) -> Result<(PathBuf, Vec<u8>), Unreadable> {
        let found = self.bytes_of(path);
        self.note_content(path, found.as_ref().map(|(_, bytes)| bytes.as_slice()));
        found
    }

    fn bytes_of(&self, path: &str) -> Result<(PathBuf, Vec<u8>), Unreadable> {
        let mut bytes = Vec::with_capacity(MAX_RECORDS);
        let (real, file) = self.open_record(path).map_err(|unreadable| self.why_not(path, unreadable))?;
        // Regardless of the reported length: the file may be growing.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::io(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
            return Ok((real, bytes));
        }
        Err(Unreadable::new(
            message!("finding-too-large", size = (MAX_BYTES / 1024).to_string()),
            message!("help-too-large"),
        ))
    }

    /// A file as [`Folder::file`] finds it, and its contents.
    pub(super) fn open_record(&self, path: &str) -> Result<(PathBuf, Box<dyn Read + '_>), Unreadable> {
        if let Some(real) = self.in_known_folder(&self.join(path))
            && let Ok(Some(file)) = self.files.open_if_file(&real)
        {
            return Ok((real, file));
        }
        let real = self.file(path)?;
        let file = self.files.open(&real).map_err(|error| Unreadable::io(&error))?;
        Ok((real, file))
    }

    /// Its path, with all symbolic links resolved.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the registry as a path of the file system.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The path of a file with its links resolved. It must be an ordinary file in the registry; this is checked before
    /// it is opened, because opening a pipe would wait for a writer.
    ///
    /// A name in another Unicode form is found too: macOS writes `å` as two characters.
    pub(super) fn file(&self, path: &str) -> Result<PathBuf, Unreadable> {
        let as_written = self.file_at(self.join(path));
        if as_written.is_ok() || path.is_ascii() {
            return as_written;
        }
        self.written_otherwise(path).map_or(as_written, |path| self.file_at(path))
    }

    /// The existing path whose parts have the same composed form as those of `path`.
    fn written_otherwise(&self, path: &str) -> Option<PathBuf> {
        path.split('/').filter(|part| !part.is_empty()).try_fold(self.root.clone(), |folder, part| {
            let as_written = folder.join(part);
            if self.files.file_type(&as_written).is_ok() {
                return Some(as_written);
            }
            let name = self.names(&folder)?.get(&*composed(part)).cloned()?;
            Some(folder.join(name))
        })
    }

    /// The names in a folder, by their composed form. None if it is not in the registry or cannot be listed.
    fn names(&self, folder: &Path) -> Option<Arc<Names>> {
        // The map is intact even if a thread has panicked.
        let known = self.composed.read().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        known.or_else(|| {
            let entries = self.files.entries(&self.resolve(folder).ok()?).ok()?;
            let names = entries
                .into_iter()
                .filter_map(|(name, _)| Some((composed(name.to_str()?).into_owned(), name)));
            let names: Arc<Names> = Arc::new(names.collect());
            let mut composed = self.composed.write().unwrap_or_else(PoisonError::into_inner);
            composed.insert(folder.to_owned(), Arc::clone(&names));
            Some(names)
        })
    }

    fn file_at(&self, path: PathBuf) -> Result<PathBuf, Unreadable> {
        if let Some(real) = self.in_known_folder(&path)
            && self.files.file_type(&real).is_ok_and(|stands| stands == FileType::File)
        {
            return Ok(real);
        }
        let real = self.resolve(&path)?;
        if self.file_type(&real)? == FileType::File { Ok(real) } else { Err(Unreadable::no_file()) }
    }

    /// The path with links resolved, except for the last component. Each folder is resolved only once, since most files
    /// share a folder with others.
    fn in_known_folder(&self, path: &Path) -> Option<PathBuf> {
        let (folder, name) = (path.parent()?, path.file_name()?);
        // The map is intact even if a thread has panicked. By texts, which are compared faster than paths.
        let known = self.resolved.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(real) = known.get(folder.as_os_str()) {
            return Some(real.join(name));
        }
        drop(known);
        let real = self.resolve(folder).ok()?;
        let place = real.join(name);
        let mut resolved = self.resolved.write().unwrap_or_else(PoisonError::into_inner);
        resolved.insert(folder.as_os_str().to_owned(), real);
        Some(place)
    }

    /// The path with its links resolved, which must be in the registry.
    pub(super) fn resolve(&self, path: &Path) -> Result<PathBuf, Unreadable> {
        match self.files.real(path) {
            Ok(real) if real.starts_with(&self.root) => Ok(real),
            Ok(real) => Err(Unreadable::outside(&real)),
            Err(error) if self.is_dangling(path, &error) => Err(Unreadable::dangling()),
            Err(error) => Err(Unreadable::io(&error)),
        }
    }

    /// Whether it is a link to something that does not exist.
    fn is_dangling(&self, path: &Path, error: &io::Error) -> bool {
        let is_link = || self.files.file_type(path).is_ok_and(|stands| stands == FileType::Link);
        error.kind() == io::ErrorKind::NotFound && is_link()
    }

    /// The type of the file at a path whose links are resolved.
    pub(super) fn file_type(&self, real: &Path) -> Result<FileType, Unreadable> {
        self.files.file_type(real).map_err(|error| Unreadable::io(&error))
    }

    /// A path relative to the root, with `/`. If it is not UTF-8, the result can be shown but not opened.
    pub(super) fn relative(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        if let (Some(inside), '/') = (inside.to_str(), MAIN_SEPARATOR) {
            return inside.to_owned();
        }
        let parts = inside.components().map(|part| match part.as_os_str().to_str() {
            Some(part) => part.to_owned(),
            None => display_safe(&part.as_os_str().to_string_lossy()).into_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }
}
