//! Files of which some have another text than they have.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{FileType, Files};

/// Files of which some have another text.
#[derive(Debug)]
pub(super) struct Changed {
    pub files: Arc<dyn Files>,
    /// By their path with links resolved.
    pub texts: HashMap<PathBuf, Vec<u8>>,
}

impl Files for Changed {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.files.real(path)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        self.files.file_type(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        self.files.entries(folder)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        match self.texts.get(path) {
            Some(text) => Ok(Box::new(Cursor::new(text))),
            None => self.files.open(path),
        }
    }
}
