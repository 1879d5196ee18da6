//! The id that was meant.

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::source::de::Words;

use crate::source::RecordKind;

/// For how many wrong ids the one that was meant is looked for. Whoever has more has them from one cause.
const MOST: usize = 1000;

/// Finds the ids that wrong ones were meant to be.
pub(super) struct NearIds<'r> {
    registry: &'r Registry,
    words: HashMap<RecordKind, Words<'r>>,
    known: HashMap<(RecordKind, &'r Id), Option<&'r str>>,
}

impl<'r> NearIds<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        NearIds { registry, words: HashMap::new(), known: HashMap::new() }
    }

    /// The id of that type which `wrong` was most likely meant to be; the present one, if it has been renamed.
    pub(super) fn find(&mut self, of: RecordKind, wrong: &'r Id) -> Option<&'r str> {
        if self.known.len() >= MOST && !self.known.contains_key(&(of, wrong)) {
            return None;
        }
        let registry = self.registry;
        let words = self.words.entry(of).or_insert_with(|| words(registry, of));
        *self
            .known
            .entry((of, wrong))
            .or_insert_with(|| words.near(wrong).map(|near| present_id(registry, of, near)))
    }
}

fn present_id<'r>(registry: &'r Registry, of: RecordKind, id: &'r str) -> &'r str {
    match registry.find(of, &Id::new(id)) {
        Lookup::Renamed(at) => registry.agreements.records.get(at).map_or(id, |record| &record.id),
        Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => id,
    }
}

/// All ids of a type.
fn words(registry: &Registry, of: RecordKind) -> Words<'_> {
    match of {
        RecordKind::Agreement => registry.agreements.ids().collect(),
        RecordKind::Party => registry.parties.ids().collect(),
        RecordKind::Body => registry.bodies.ids().collect(),
    }
}
