//! The files that are laid out.

use std::path::{Path, PathBuf};

use crate::commands::failure::Failure;
use crate::commands::touched::inside;
use crate::edit::layout::{Untidy, tidy};
use crate::edit::{Format, Syntax};
use crate::source::{FileKind, Folder, FolderEntry, Stored};
use crate::view::message::{Message, message};

/// A file that is to be laid out.
pub(super) struct File {
    /// Its path in the registry.
    pub(super) path: String,
    format: Format,
}

/// What becomes of a file.
pub(super) enum Outcome {
    /// It could not be read, for this reason.
    Unread(Message),
    /// It is better left as it is, for this reason.
    Left(Message),
    /// It is laid out already.
    Same,
    /// It is stored so, and is to have this text.
    Changed(Stored, String),
}

/// The records of a registry and its settings, or those at some paths on the command line.
///
/// # Errors
///
/// [`Failure::Usage`] for a path that leads to none of them, [`Failure::Environment`] if it cannot be followed.
pub(super) fn files(folder: &Folder, paths: &[PathBuf]) -> Result<Vec<File>, Failure> {
    let mut files: Vec<File> = folder.list().into_iter().filter_map(with_format).collect();
    let mut asked = Vec::new();
    for path in paths {
        let inside = inside(folder.root(), path)?;
        let is_one = files.iter().any(|file| Path::new(&file.path).starts_with(&inside));
        if !is_one && !folder.root().join(&inside).is_dir() {
            return Err(Failure::usage(
                message!(
                    "no-such-record",
                    path = path.display().to_string(),
                    registry = folder.root().display().to_string()
                ),
                message!("name-records"),
            ));
        }
        asked.push(inside);
    }
    files.retain(|file| {
        asked.is_empty() || asked.iter().any(|asked| Path::new(&file.path).starts_with(asked))
    });
    Ok(files)
}

fn with_format(entry: FolderEntry) -> Option<File> {
    let format = match entry.kind {
        FileKind::Settings => Format::Settings,
        FileKind::Record(kind) => Format::Record(kind),
        // For `check` to report.
        FileKind::Unrecognised
        | FileKind::BareRepository
        | FileKind::Misnamed(_)
        | FileKind::Unreadable(_) => return None,
    };
    Some(File { path: entry.path, format })
}

impl File {
    /// Reads it and lays it out.
    pub(super) fn lay_out(&self, folder: &Folder) -> Outcome {
        let stored = match folder.stored(&self.path) {
            Ok(stored) => stored,
            Err(fault) => {
                return Outcome::Unread(message!("path-why", path = &*self.path, why = fault.message));
            }
        };
        let syntax = if self.path.ends_with(".toml") { Syntax::Toml } else { Syntax::Yaml };
        match tidy(self.format, syntax, &stored.text) {
            Err(untidy) => Outcome::Left(self.reason(untidy)),
            Ok(new) if new == stored.text => Outcome::Same,
            Ok(new) => Outcome::Changed(stored, new),
        }
    }

    fn reason(&self, untidy: Untidy) -> Message {
        let place = untidy.place.map(|place| format!(":{}", place.line)).unwrap_or_default();
        message!("path-why", path = format!("{}{place}", self.path), why = untidy.why.message())
    }
}
