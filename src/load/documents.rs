//! The files that records name as documents.

use std::io;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::source::folder::Folder;

use crate::registry::{AgreementIx, DocumentState, Registry};

/// What was found at the paths of documents, by the path and whether its fingerprint was asked for.
pub(super) type Seen = HashMap<(Box<str>, bool), Result<Option<Box<str>>, DocumentState>>;

/// Checks every document inside the registry, and inside others that were read with it. Paths in `seen` are not looked at again. Returns the states, and what was
/// seen for them.
pub(super) fn look(
    folder: &Folder,
    registry: &Registry,
    seen: &Seen,
) -> (HashMap<(AgreementIx, u32), DocumentState>, Seen) {
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
            let key = (Box::from(&****path), document.sha256.is_some());
            let found = seen.get(&key).cloned().unwrap_or_else(|| look_at(folder, &key.0, key.1));
            let state = match (&found, &document.sha256) {
                (Ok(Some(found)), Some(expected)) if **found != *expected.0 => {
                    DocumentState::Changed(found.clone())
                }
                (Ok(_), _) => DocumentState::Present,
                (Err(state), _) => state.clone(),
            };
            (((AgreementIx::from(at), position), state), (key, found))
        })
        .unzip()
}

/// The fingerprint of the file at a path, if it is asked for; else why there is none.
fn look_at(folder: &Folder, path: &str, compute: bool) -> Result<Option<Box<str>>, DocumentState> {
    let found = folder.fingerprint(path, compute);
    found.map(|found| found.map(Into::into)).map_err(|error| {
        if folder.leaves_out(path) {
            DocumentState::LeftOut
        } else if error.kind() == io::ErrorKind::NotFound {
            DocumentState::Missing
        } else {
            DocumentState::Unreadable
        }
    })
}
