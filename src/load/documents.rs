//! The files that records name as documents.

use std::io;

use foldhash::HashMap;

use crate::parallel;
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
    let agreements: Vec<AgreementIx> = registry.every_agreement_ix().collect();
    let states = parallel::flat_map(&agreements, |agreement| {
        let record = registry.agreement(*agreement);
        let (folder, _) = registry.place_of(folder, record.file);
        record.data.document.iter().zip(0_u32..).filter_map(move |(document, position)| {
            let path = document.path.as_ref()?;
            let key = (Box::from(&****path), document.sha256.is_some());
            let found = seen.get(&key).cloned().unwrap_or_else(|| look_at(folder, &key.0, key.1));
            let state = match (&found, &document.sha256) {
                (Ok(Some(found)), Some(expected)) if **found != *expected.0 => {
                    DocumentState::Changed(found.clone())
                }
                (Ok(_), _) => DocumentState::Present,
                (Err(state), _) => state.clone(),
            };
            Some((((*agreement, position), state), (key, found)))
        })
    });
    states.into_iter().unzip()
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
