//! Folders for new files.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::commands::{Failure, file, sync};

/// Folders that were made for new files. If dropped before they are kept, those that are empty are removed again.
#[derive(Debug, Default)]
pub(super) struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    /// Makes the folders that a file needs and that are not there.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if one of them cannot be made.
    pub(super) fn make_for(&mut self, place: &Path) -> Result<(), Failure> {
        let above = place.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        let missing: Vec<&Path> = above.take_while(|folder| !folder.is_dir()).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.0.push(folder.to_owned()),
                // Another program was faster.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(file::failed(folder, error)),
            }
        }
        Ok(())
    }

    /// Keeps them, and waits until their names are on the disk.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if they cannot be written.
    pub(super) fn keep(mut self) -> Result<(), Failure> {
        for folder in std::mem::take(&mut self.0) {
            sync::names(&file::parent(&folder)).map_err(|error| file::failed(&folder, error))?;
        }
        Ok(())
    }
}

impl Drop for NewFolders {
    fn drop(&mut self) {
        // The last ones are the deepest. One with something in it stays.
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
