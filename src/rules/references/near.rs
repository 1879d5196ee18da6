//! The ids that were probably meant by wrong ones.

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::registry::Registry;

use crate::source::RecordKind;

/// For how many wrong ids a suggestion is made. If there are more, they have a common cause.
const MOST: usize = 1000;

/// Ids that were probably meant by a wrong one, the likeliest first.
#[derive(Debug, Clone, Default)]
pub(super) struct NearIds<'r> {
    /// The ids.
    pub ids: Vec<&'r str>,
    /// Whether there is one, and nothing in the wrong one speaks against it.
    pub is_likely: bool,
}

/// Suggests ids for wrong ones.
pub(super) struct Suggestions<'r> {
    registry: &'r Registry,
    known: HashMap<(RecordKind, &'r Id), NearIds<'r>>,
}

impl<'r> Suggestions<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        Suggestions { registry, known: HashMap::new() }
    }

    /// The id of this kind that is spelt nearly as `wrong`, or else those of the records that have its words. If a record
    /// has been renamed, its present id. Empty if there are none.
    pub(super) fn find(&mut self, kind: RecordKind, wrong: &'r Id) -> NearIds<'r> {
        if self.known.len() >= MOST && !self.known.contains_key(&(kind, wrong)) {
            return NearIds::default();
        }
        let find = || match self.registry.near_by_id(kind, wrong) {
            Some(near) => NearIds { ids: vec![near], is_likely: true },
            None => {
                let near = self.registry.near_by_words(kind, wrong);
                let is_likely = matches!(near.as_slice(), [only] if only.has_all());
                NearIds { ids: near.iter().map(|near| near.id.text()).collect(), is_likely }
            }
        };
        self.known.entry((kind, wrong)).or_insert_with(find).clone()
    }
}
