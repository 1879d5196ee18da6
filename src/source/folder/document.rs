//! The contents of the documents that records refer to.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::Folder;
use super::root::MAX_RECORDS;
use crate::source::MAX_BYTES;
use crate::source::leftover::pointed_to;

/// The number of bytes read at a time.
const CHUNK: usize = 16 * 1024;

impl Folder {
    /// Checks that the file at `path` exists. If `compute`, returns its SHA-256 in hexadecimal; for a Git LFS pointer,
    /// that of the file it points to.
    ///
    /// # Errors
    ///
    /// `NotFound` if the registry has no such file, or it is a link that leads outside; else the error of reading it.
    pub fn fingerprint(&self, path: &str, compute: bool) -> io::Result<Option<String>> {
        let found = self.fingerprint_of(path, compute);
        self.note_document(path, compute, &found);
        found
    }

    fn fingerprint_of(&self, path: &str, compute: bool) -> io::Result<Option<String>> {
        let not_there = |_| match self.leaves_out(path) {
            true => io::Error::other("it is left out"),
            false => io::ErrorKind::NotFound.into(),
        };
        let real = self.file(path).map_err(not_there)?;
        if !compute {
            return Ok(None);
        }
        let (mut file, mut hash) = (self.files.open(&real)?, Sha256::new());
        // An LFS pointer is shorter than this.
        let mut buffer = Vec::with_capacity(CHUNK);
        file.by_ref().take(CHUNK as u64).read_to_end(&mut buffer)?;
        if let Some(oid) = std::str::from_utf8(&buffer).ok().and_then(pointed_to) {
            return Ok(Some(oid.to_ascii_lowercase()));
        }
        while !buffer.is_empty() {
            hash.update(&buffer);
            buffer.clear();
            file.by_ref().take(CHUNK as u64).read_to_end(&mut buffer)?;
        }
        Ok(Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
    }
}

impl Folder {
    /// The text of a file, for showing lines of it. Invalid UTF-8 is replaced. A file that cannot be opened is empty.
    #[must_use]
    pub fn read_lossy(&self, path: &str) -> String {
        let mut bytes = Vec::with_capacity(MAX_RECORDS);
        if let Ok((_, file)) = self.open_record(path) {
            // If reading fails, what has been read is shown.
            let _ = file.take(MAX_BYTES).read_to_end(&mut bytes);
        }
        self.note_content(path, Ok(&bytes));
        let text = String::from_utf8(bytes);
        let mut text = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        text
    }
}
