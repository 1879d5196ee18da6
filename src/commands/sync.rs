//! What is written outlasts a loss of power: it is on the disk before it has its name, and its name before the program ends.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Waits until the names in a folder are on its disk.
///
/// # Errors
///
/// If they cannot be written there.
pub(super) fn names(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder cannot be opened.
    if cfg!(unix) { forgiving(File::open(folder)?.sync_all()) } else { Ok(()) }
}

/// Waits until all that is below a folder is on its disk: on Linux at once, which takes about as long for one file as for ten
/// thousand; elsewhere file by file.
///
/// # Errors
///
/// If it cannot be written there.
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
                // A disk is asked to write only what was opened for writing.
                std::fs::OpenOptions::new().write(true).open(entry.path())?.sync_all()?;
            }
        }
        Ok(())
    }
}

/// Some file systems have nothing to wait for, and say so.
fn forgiving(synced: io::Result<()>) -> io::Result<()> {
    let is_nothing =
        |error: &io::Error| matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported);
    synced.or_else(|error| if is_nothing(&error) { Ok(()) } else { Err(error) })
}
