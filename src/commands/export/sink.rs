//! What an export is written to, piece by piece.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::commands::Failure;
use crate::commands::file::{self, Prepared};
use crate::commands::output;
use crate::commands::staged::Staged;

/// What is written to. A file is there only once it is whole.
pub(super) enum Sink {
    /// Standard output.
    Stdout,
    /// A file that replaces another.
    File { writer: BufWriter<File>, prepared: Prepared, path: PathBuf },
    /// A file of a folder that replaces another.
    Staged { writer: BufWriter<File>, path: PathBuf },
}

impl Sink {
    /// A file.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(super) fn file(path: &Path) -> Result<Self, Failure> {
        let (prepared, file) = Prepared::begin(path).map_err(|error| file::failed(path, error))?;
        Ok(Sink::File { writer: BufWriter::new(file), prepared, path: path.to_owned() })
    }

    /// A file of a folder.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(super) fn staged(staged: &Staged, name: &str) -> Result<Self, Failure> {
        let path = staged.target().join(name);
        let file = staged.create(name).map_err(|error| Failure::unwritable(&path, error))?;
        Ok(Sink::Staged { writer: BufWriter::new(file), path })
    }

    /// Writes text.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written; an I/O error of standard output.
    pub(super) fn put(&mut self, text: &str) -> anyhow::Result<()> {
        match self {
            Sink::Stdout => Ok(output::write(text)?),
            Sink::File { .. } | Sink::Staged { .. } => self.put_bytes(text.as_bytes()),
        }
    }

    /// Writes bytes that are no text.
    ///
    /// # Errors
    ///
    /// As [`Sink::put`].
    pub(super) fn put_bytes(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Sink::Stdout => Ok(output::write_bytes(bytes)?),
            Sink::File { writer, path, .. } | Sink::Staged { writer, path } => {
                Ok(writer.write_all(bytes).map_err(|error| Failure::unwritable(path, error))?)
            }
        }
    }

    /// Completes what was written. Without it, a file remains as it was.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if it cannot be written.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Sink::Stdout => Ok(()),
            Sink::File { mut writer, prepared, path } => writer
                .flush()
                .and_then(|()| writer.get_ref().sync_all())
                .and_then(|()| prepared.place())
                .map_err(|error| file::failed(&path, error)),
            Sink::Staged { mut writer, path } => {
                writer.flush().map_err(|error| Failure::unwritable(&path, error))
            }
        }
    }
}
