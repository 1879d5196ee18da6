//! The files that records name as their documents.

use foldhash::HashMap;
use rayon::prelude::*;

use crate::source::folder::Folder;

use super::registry::{AgreementIx, Registry};

/// What is known of the file at a document's `path`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentState {
    /// It is there; its bytes are as its `sha256` says, or none is given.
    Present,
    /// There is no such file in the registry.
    Missing,
    /// It is there, with other bytes than its `sha256` says.
    Changed,
    /// It is there but cannot be read.
    Unreadable,
}

/// Looks at every document that stands inside the registry.
pub(super) fn look(folder: &Folder, registry: &Registry) -> HashMap<(AgreementIx, u32), DocumentState> {
    let documents = registry.agreements.records.iter().enumerate().flat_map(|(at, record)| {
        record.data.document.iter().zip(0_u32..).map(move |(document, position)| (at, position, document))
    });
    let with_path: Vec<_> =
        documents.filter_map(|(at, position, d)| Some((at, position, d, d.path.as_ref()?))).collect();
    with_path
        .into_par_iter()
        .map(|(at, position, document, path)| {
            let state = match (folder.fingerprint(path, document.sha256.is_some()), &document.sha256) {
                (Ok(Some(found)), Some(expected)) if found != *expected.0 => DocumentState::Changed,
                (Ok(_), _) => DocumentState::Present,
                (Err(error), _) if error.kind() == std::io::ErrorKind::NotFound => DocumentState::Missing,
                (Err(_), _) => DocumentState::Unreadable,
            };
            ((AgreementIx::from(at), position), state)
        })
        .collect()
}
