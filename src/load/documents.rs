//! The files that records name as documents.

use foldhash::HashMap;
use rayon::prelude::*;

use crate::source::folder::Folder;

use crate::registry::{AgreementIx, DocumentState, Registry};

/// Checks every document inside the registry, and inside others that were read with it.
pub(super) fn look(folder: &Folder, registry: &Registry) -> HashMap<(AgreementIx, u32), DocumentState> {
    let records = registry.agreements.records.par_iter().enumerate();
    let with_path = records.flat_map_iter(|(at, record)| {
        let documents = record.data.document.iter().zip(0_u32..);
        documents
            .filter_map(move |(document, position)| Some((at, position, document, document.path.as_ref()?)))
    });
    with_path
        .map(|(at, position, document, path)| {
            let record = registry.agreement(AgreementIx::from(at));
            let (folder, _) = registry.place_of(folder, record.file);
            let state = match (folder.fingerprint(path, document.sha256.is_some()), &document.sha256) {
                (Ok(Some(found)), Some(expected)) if found != *expected.0 => {
                    DocumentState::Changed(found.into())
                }
                (Ok(_), _) => DocumentState::Present,
                (Err(_), _) if folder.leaves_out(path) => DocumentState::LeftOut,
                (Err(error), _) if error.kind() == std::io::ErrorKind::NotFound => DocumentState::Missing,
                (Err(_), _) => DocumentState::Unreadable,
            };
            ((AgreementIx::from(at), position), state)
        })
        .collect()
}
