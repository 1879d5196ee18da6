//! Texts that are at hand, so that git need not be asked for objects that have the same contents.

use std::sync::Arc;

use foldhash::HashMap;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::object::ObjectId;
use crate::parallel;

/// Texts that are at hand, such as those of the records of another revision.
#[derive(Debug, Default)]
pub struct KnownTexts(Vec<Arc<str>>);

impl KnownTexts {
    /// Those of these objects whose contents are among the texts.
    ///
    /// A text is recognised by the object id that git would give to it, and not by its path, time or length: so it has the
    /// same bytes, whatever a checkout or an edit has done to its file.
    pub(super) fn among(&self, objects: &[ObjectId]) -> HashMap<ObjectId, Arc<str>> {
        let Some(first) = objects.first().filter(|_| !self.0.is_empty()) else { return HashMap::default() };
        let id = |text: &Arc<str>| match first.is_sha_1() {
            true => blob_id::<Sha1>(text),
            false => blob_id::<Sha256>(text),
        };
        let ids = parallel::map(&self.0, id);
        let known: HashMap<ObjectId, &Arc<str>> = ids.into_iter().zip(&self.0).collect();
        let known =
            objects.iter().filter_map(|object| Some((object.clone(), Arc::clone(known.get(object)?))));
        known.collect()
    }
}

impl FromIterator<Arc<str>> for KnownTexts {
    fn from_iter<I: IntoIterator<Item = Arc<str>>>(texts: I) -> Self {
        KnownTexts(texts.into_iter().collect())
    }
}

/// The id of a file with this text, by the hash that the repository uses.
fn blob_id<H: Digest>(text: &str) -> ObjectId {
    let mut hash = H::new_with_prefix(format!("blob {}\0", text.len()));
    hash.update(text);
    ObjectId::of_bytes(&hash.finalize())
}
