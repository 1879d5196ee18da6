//! Access to files and folders, wherever they are stored.

use std::ffi::OsString;
use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

/// What is at a path, without following links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileType {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket or a device.
    Other,
}

/// Files and folders that can be listed and read. All paths are absolute. Errors are like those of the disk.
pub trait Files: Debug + Send + Sync {
    /// The path with all symbolic links resolved.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is nothing; else why it cannot be resolved.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// What is at a path. A link is not followed.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is nothing; else why it cannot be determined.
    fn file_type(&self, path: &Path) -> io::Result<FileType>;

    /// The names in a folder, in any order, and the type of each.
    ///
    /// # Errors
    ///
    /// Why the folder cannot be listed.
    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>>;

    /// The contents of an ordinary file whose path has no links.
    ///
    /// # Errors
    ///
    /// `NotFound` if there is nothing; else why it cannot be opened.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>>;

    /// The contents of what is at a path in a folder that is no link. None if that is not an ordinary file, which is seen
    /// without reading it: a pipe would wait for a writer.
    ///
    /// # Errors
    ///
    /// As [`Files::open`].
    fn open_if_file(&self, path: &Path) -> io::Result<Option<Box<dyn Read + '_>>> {
        match self.file_type(path)? {
            FileType::File => self.open(path).map(Some),
            FileType::Folder | FileType::Link | FileType::Other => Ok(None),
        }
    }
}

/// The local file system.
#[derive(Debug)]
pub(super) struct Disk;

impl Files for Disk {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        dunce::canonicalize(path)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        fs::symlink_metadata(path).map(|about| about.file_type().into())
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        // For a file, `WalkDir` would yield no entries.
        if !fs::metadata(folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let entries = WalkDir::new(folder).min_depth(1).max_depth(1).into_iter();
        let entries =
            entries.map(|entry| entry.map(|entry| (entry.file_name().to_owned(), entry.file_type().into())));
        entries
            .map(|entry| {
                entry.map_err(|error| error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()))
            })
            .collect()
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(path)?))
    }

    /// Asks the open file what it is, which saves the system from finding it twice.
    #[cfg(unix)]
    fn open_if_file(&self, path: &Path) -> io::Result<Option<Box<dyn Read + '_>>> {
        use rustix::fs::{Mode, OFlags, fstat, open};
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let file = match open(path, flags, Mode::empty()) {
            Ok(file) => file,
            // A link; a socket.
            Err(rustix::io::Errno::LOOP | rustix::io::Errno::NXIO) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let about = fstat(&file)?;
        if !rustix::fs::FileType::from_raw_mode(about.st_mode).is_file() {
            return Ok(None);
        }
        let file = File::from(file);
        // Whoever has read all that there is need not ask whether there is more. A size of 0 may mean that it is not known.
        Ok(Some(match u64::try_from(about.st_size) {
            Ok(size @ 1..) => Box::new(file.take(size)),
            Ok(0) | Err(_) => Box::new(file),
        }))
    }
}

/// Files without those in one folder.
#[derive(Debug)]
pub(super) struct Without {
    pub files: Arc<dyn Files>,
    pub hidden: PathBuf,
}

impl Without {
    /// The path, or `NotFound` if it is in the hidden folder.
    fn seen<'p>(&self, path: &'p Path) -> io::Result<&'p Path> {
        if path.starts_with(&self.hidden) { Err(io::ErrorKind::NotFound.into()) } else { Ok(path) }
    }
}

impl Files for Without {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.files.real(self.seen(path)?)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        self.files.file_type(self.seen(path)?)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        self.files.entries(self.seen(folder)?)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        self.files.open(self.seen(path)?)
    }

    fn open_if_file(&self, path: &Path) -> io::Result<Option<Box<dyn Read + '_>>> {
        self.files.open_if_file(self.seen(path)?)
    }
}

impl From<fs::FileType> for FileType {
    fn from(kind: fs::FileType) -> Self {
        if kind.is_symlink() {
            FileType::Link
        } else if kind.is_file() {
            FileType::File
        } else if kind.is_dir() {
            FileType::Folder
        } else {
            FileType::Other
        }
    }
}
