//! Writing files atomically.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::sync;
use super::unfinished::random;
use crate::text::message::message;

/// Writes a file atomically: readers see the old file until the new one is complete. If the path is a link, its target
/// is written. Permissions are kept.
///
/// # Errors
///
/// [`Failure::Environment`] if it cannot be written, is read-only, or is not an ordinary file. It is then unchanged.
pub(super) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    Prepared::new(path, content.as_ref()).and_then(Prepared::place).map_err(|error| failed(path, error))
}

/// The failure to write a file.
pub(super) fn failed(path: &Path, error: io::Error) -> Failure {
    Failure::unwritable(path, error)
}

/// New content that is complete on the disk, in a partial file beside the file that it is to replace. If dropped before
/// it is placed, it leaves no trace.
#[derive(Debug)]
pub(super) struct Prepared {
    unfinished: PathBuf,
    target: PathBuf,
}

impl Prepared {
    /// Writes the content beside the file.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the file is read-only or not an ordinary one.
    pub(super) fn new(path: &Path, content: &[u8]) -> io::Result<Self> {
        let (prepared, mut file) = Prepared::begin(path)?;
        file.write_all(content)?;
        file.sync_all()?;
        Ok(prepared)
    }

    /// An empty file beside the file, to be filled and written to the disk before it is placed.
    ///
    /// # Errors
    ///
    /// As [`Prepared::new`].
    pub(super) fn begin(path: &Path) -> io::Result<(Self, File)> {
        let (target, permissions) = target(path)?;
        let prepared = Prepared { unfinished: beside(&target), target };
        let file = OpenOptions::new().write(true).create_new(true).open(&prepared.unfinished)?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        Ok((prepared, file))
    }

    /// Replaces the file.
    ///
    /// # Errors
    ///
    /// If it cannot be replaced. It is then unchanged.
    pub(super) fn place(self) -> io::Result<()> {
        fs::rename(&self.unfinished, &self.target)?;
        sync::names(&parent(&self.target))
    }
}

impl Prepared {
    /// Gives a new file its name.
    ///
    /// # Errors
    ///
    /// `AlreadyExists` if there is anything with that name by now, even a link to nothing. It is then unchanged.
    pub(super) fn place_new(self) -> io::Result<()> {
        match fs::hard_link(&self.unfinished, &self.target) {
            Ok(()) => sync::names(&parent(&self.target)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // A disk without hard links: nothing better is known than to look.
            Err(_) if fs::symlink_metadata(&self.target).is_err() => self.place(),
            Err(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }
}

/// The folder of a file.
pub(super) fn parent(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // Once placed, there is none. A partial file is of no use, and failing to remove it does no harm.
        let _ = fs::remove_file(&self.unfinished);
    }
}

/// The file to replace, and its permissions if it exists.
fn target(path: &Path) -> io::Result<(PathBuf, Option<Permissions>)> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        // There is nothing, or a link to nothing. The file will take its place.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok((path.to_owned(), None)),
        Err(error) => return Err(error),
    };
    if about.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, message!("file-is-folder")));
    }
    // A file must not replace a pipe or a device.
    if !about.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, message!("file-not-ordinary")));
    }
    if about.permissions().readonly() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, message!("file-read-only")));
    }
    Ok((dunce::canonicalize(path)?, Some(about.permissions())))
}

/// The path of the partial file: in the same folder, with a name that is never listed and that no other run uses.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}", random()));
    path.with_file_name(name)
}
