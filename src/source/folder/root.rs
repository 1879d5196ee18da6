//! A registry's folder, and the text of its files.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use foldhash::HashMap;

use super::files::{Disk, FileType, Files, Without};
use super::unreadable::Unreadable;
use crate::source::fault::Fault;
use crate::source::{MAX_BYTES, decode};
use crate::text::{composed, display_safe};

/// Most records are no longer, so that they are read at once.
pub(super) const MOST_RECORDS: usize = 4096;

/// A registry's folder: on the disk, or as it once was.
#[derive(Debug, Clone)]
pub struct Folder {
    /// With all symbolic links resolved: no file is read that does not lie within it.
    root: PathBuf,
    pub(super) files: Arc<dyn Files>,
    /// Folders that files have been looked for in, with their links resolved.
    resolved: Arc<RwLock<HashMap<PathBuf, PathBuf>>>,
    /// Files that belong to it wherever they are not there, by their paths from the root.
    pub(super) left_out: Arc<HashSet<String>>,
    /// Folders in which names were looked for that are written in another form there.
    composed: Arc<RwLock<HashMap<PathBuf, Arc<Names>>>>,
}

/// The names in a folder by their composed forms.
type Names = HashMap<String, OsString>;

impl Folder {
    /// The folder at a path on the disk, which may be relative to where the program runs.
    ///
    /// # Errors
    ///
    /// If there is nothing, or no folder, or it may not be looked into.
    pub fn open(root: &Path) -> io::Result<Folder> {
        let root = Disk.real(root)?;
        Disk.entries(&root)?;
        Ok(Folder::among(Arc::new(Disk), root))
    }

    /// The folder `root`, an absolute path without symbolic links, among other files than those of the disk.
    #[must_use]
    pub fn among(files: Arc<dyn Files>, root: PathBuf) -> Folder {
        Folder { root, files, resolved: Arc::default(), left_out: Arc::default(), composed: Arc::default() }
    }

    /// The same folder without one of the folders in it.
    #[must_use]
    pub fn without(&self, top: &str) -> Folder {
        let files = Without { files: Arc::clone(&self.files), hidden: self.root.join(top) };
        Folder::among(Arc::new(files), self.root.clone()).with_left_out(self.left_out_beside(top))
    }

    /// Is there something at a path of the registry?
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        self.resolve(&self.root.join(path)).is_ok()
    }

    /// The text of a file, by its path as [`Folder::list`] gives it.
    ///
    /// # Errors
    ///
    /// `unreadable-file`: it has vanished, lies outside the registry, is no ordinary file, is larger than
    /// [`MAX_BYTES`] or is not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Fault> {
        self.bytes(path).map_err(Unreadable::fault).and_then(decode)
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::with_capacity(MOST_RECORDS);
        let real = self.file(path).map_err(|unreadable| self.why_not(path, unreadable))?;
        let file = self.files.open(&real).map_err(|error| Unreadable::io(&error))?;
        // Not by the length it claims to have: it may be growing.
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::io(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
            return Ok(bytes);
        }
        Err(Unreadable::new(
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

    /// The path of a file with its links resolved, if that lies in the registry. It is told from what is no file before
    /// it is opened: opening a pipe would wait for a writer.
    ///
    /// Its name may be written in another form of Unicode there, as macOS writes `å`: it is the same text.
    pub(super) fn file(&self, path: &str) -> Result<PathBuf, Unreadable> {
        let as_written = self.file_at(self.join(path));
        if as_written.is_ok() || path.is_ascii() {
            return as_written;
        }
        self.written_otherwise(path).map_or(as_written, |path| self.file_at(path))
    }

    /// A path whose parts are the same texts in composed form.
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

    /// The names in a folder that has been resolved to lie in the registry, by their composed forms.
    fn names(&self, folder: &Path) -> Option<Arc<Names>> {
        // A thread that panicked has left the map whole.
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

    /// The path with the links on its way resolved, but for one that it may be itself. Each folder is resolved once: most
    /// files are read from a folder that another was read from before.
    fn in_known_folder(&self, path: &Path) -> Option<PathBuf> {
        let (folder, name) = (path.parent()?, path.file_name()?);
        // A thread that panicked has left the map whole.
        let known = self.resolved.read().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        let real = known.or_else(|| {
            let real = self.resolve(folder).ok()?;
            let mut resolved = self.resolved.write().unwrap_or_else(PoisonError::into_inner);
            resolved.insert(folder.to_owned(), real.clone());
            Some(real)
        })?;
        Some(real.join(name))
    }

    /// The path with its links resolved, if that lies in the registry.
    pub(super) fn resolve(&self, path: &Path) -> Result<PathBuf, Unreadable> {
        match self.files.real(path) {
            Ok(real) if real.starts_with(&self.root) => Ok(real),
            Ok(real) => Err(Unreadable::outside(&real)),
            Err(error) if self.is_dangling(path, &error) => Err(Unreadable::dangling()),
            Err(error) => Err(Unreadable::io(&error)),
        }
    }

    /// Is it there, and is what it leads to not there?
    fn is_dangling(&self, path: &Path, error: &io::Error) -> bool {
        let is_link = || self.files.file_type(path).is_ok_and(|stands| stands == FileType::Link);
        error.kind() == io::ErrorKind::NotFound && is_link()
    }

    /// What stands at a path whose links are resolved.
    pub(super) fn file_type(&self, real: &Path) -> Result<FileType, Unreadable> {
        self.files.file_type(real).map_err(|error| Unreadable::io(&error))
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
