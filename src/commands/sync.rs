//! Makes written files survive a loss of power: they are on disk before they get their name, and the name is on disk
//! before the program ends.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Waits until the names in a folder are on disk.
///
/// # Errors
///
/// If they cannot be written.
pub(super) fn names(folder: &Path) -> io::Result<()> {
    // Other systems cannot open a folder.
    if cfg!(unix) { forgiving(File::open(folder)?.sync_all()) } else { Ok(()) }
}

/// Waits until everything below a folder is on disk: on Linux in one step, which takes about as long for one file as
/// for ten thousand; elsewhere file by file.
///
/// # Errors
///
/// If it cannot be written.
pub(super) fn below(folder: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    return forgiving(rustix::fs::syncfs(File::open(folder)?).map_err(io::Error::from));
    #[cfg(not(target_os = "linux"))]
    {
        for entry in walkdir::WalkDir::new(folder).contents_first(true) {
            let entry = entry?;
            if entry.file_type().is_dir() {
                names(entry.path())?;
            } else {
                // Syncing may require a file opened for writing.
                std::fs::OpenOptions::new().write(true).open(entry.path())?.sync_all()?;
            }
        }
        Ok(())
    }
}

/// Ignores the error of file systems that do not support syncing.
fn forgiving(synced: io::Result<()>) -> io::Result<()> {
    let is_nothing =
        |error: &io::Error| matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported);
    synced.or_else(|error| if is_nothing(&error) { Ok(()) } else { Err(error) })
}
