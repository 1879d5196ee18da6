//! The ids that were probably meant by wrong ones.

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::source::de::Words;

use crate::source::RecordKind;

/// For how many wrong ids a suggestion is made. If there are more, they have a common cause.
const MOST: usize = 1000;

/// Suggests ids for wrong ones.
pub(super) struct NearIds<'r> {
    registry: &'r Registry,
    words: HashMap<RecordKind, Words<'r>>,
    known: HashMap<(RecordKind, &'r Id), Option<&'r str>>,
}

impl<'r> NearIds<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        NearIds { registry, words: HashMap::new(), known: HashMap::new() }
    }

    /// The id of this kind that `wrong` was most likely meant to be. If the record has been renamed, its present id.
    pub(super) fn find(&mut self, kind: RecordKind, wrong: &'r Id) -> Option<&'r str> {
        if self.known.len() >= MOST && !self.known.contains_key(&(kind, wrong)) {
            return None;
        }
        let registry = self.registry;
        let words = self.words.entry(kind).or_insert_with(|| words(registry, kind));
        *self
            .known
            .entry((kind, wrong))
            .or_insert_with(|| words.near(wrong).map(|near| present_id(registry, kind, near)))
    }
}

fn present_id<'r>(registry: &'r Registry, kind: RecordKind, id: &'r str) -> &'r str {
    match registry.find(kind, &Id::new(id)) {
        Lookup::Renamed(at) => registry.agreements.records.get(at).map_or(id, |record| &record.id),
        Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => id,
    }
}

/// All ids of a kind.
fn words(registry: &Registry, kind: RecordKind) -> Words<'_> {
    match kind {
        RecordKind::Agreement => registry.agreements.ids().collect(),
        RecordKind::Party => registry.parties.ids().collect(),
        RecordKind::Body => registry.bodies.ids().collect(),
    }
}
