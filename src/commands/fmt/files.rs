//! The files that are laid out.

use std::path::{Path, PathBuf};

use crate::commands::failure::Failure;
use crate::commands::output;
use crate::commands::touched::inside;
use crate::edit::{Format, Syntax};
use crate::source::{FileKind, Folder, FolderEntry, Stored};
use crate::text::message::message;

/// A file, as it was read.
pub(super) struct Record {
    /// Its path in the registry.
    pub(super) path: String,
    /// Where it is stored, and all of its text.
    pub(super) stored: Stored,
    pub(super) format: Format,
    pub(super) syntax: Syntax,
}

/// The records of a registry and its settings, or those at some paths on the command line. A file that cannot be read is
/// named on standard error.
///
/// # Errors
///
/// [`Failure::Usage`] for a path that leads to none of them, [`Failure::Environment`] if it cannot be followed.
pub(super) fn records(folder: &Folder, paths: &[PathBuf]) -> Result<impl Iterator<Item = Record>, Failure> {
    let mut entries: Vec<(FolderEntry, Format)> = folder.list().into_iter().filter_map(with_format).collect();
    let mut asked = Vec::new();
    for path in paths {
        let inside = inside(folder.root(), path)?;
        let is_one = entries.iter().any(|(entry, _)| Path::new(&entry.path).starts_with(&inside));
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
    entries.retain(|(entry, _)| {
        asked.is_empty() || asked.iter().any(|asked| Path::new(&entry.path).starts_with(asked))
    });
    Ok(entries.into_iter().filter_map(|(entry, format)| read(folder, entry.path, format)))
}

fn with_format(entry: FolderEntry) -> Option<(FolderEntry, Format)> {
    let format = match entry.kind {
        FileKind::Settings => Format::Settings,
        FileKind::Record(kind) => Format::Record(kind),
        // For `check` to report.
        FileKind::Unrecognised
        | FileKind::BareRepository
        | FileKind::Misnamed(_)
        | FileKind::Unreadable(_) => return None,
    };
    Some((entry, format))
}

fn read(folder: &Folder, path: String, format: Format) -> Option<Record> {
    let stored = match folder.stored(&path) {
        Ok(stored) => stored,
        Err(fault) => {
            output::hint(message!("label-left"), message!("path-why", path = path, why = fault.message));
            return None;
        }
    };
    let syntax = if path.ends_with(".toml") { Syntax::Toml } else { Syntax::Yaml };
    Some(Record { path, stored, format, syntax })
}
