//! The id that was meant.

use foldhash::{HashMap, HashMapExt};

use crate::load::{Found, Registry};
use crate::model::Id;
use crate::source::de::did_you_mean;

use super::reference::RecordType;

/// How many ids are looked at before and after a wrong one, in either order.
const NEIGHBOURS: usize = 8;

/// For how many wrong ids the one that was meant is looked for. Whoever has more has them from one cause.
const MOST: usize = 1000;

/// Finds the ids that wrong ones were meant to be.
///
/// Comparing each wrong id with every other would take too long in a registry where thousands are wrong. What was
/// written with one slip begins, or ends, as it should: so the neighbours in alphabetical order are compared, and those
/// in the order of the reversed ids.
pub(super) struct NearIds<'r> {
    registry: &'r Registry,
    sorted: HashMap<RecordType, Sorted<'r>>,
    known: HashMap<(RecordType, &'r Id), Option<&'r str>>,
}

impl<'r> NearIds<'r> {
    pub(super) fn of(registry: &'r Registry) -> Self {
        NearIds { registry, sorted: HashMap::new(), known: HashMap::new() }
    }

    /// The id of that type which `wrong` was most likely meant to be; the present one, if it has been renamed.
    pub(super) fn find(&mut self, of: RecordType, wrong: &'r Id) -> Option<&'r str> {
        if self.known.len() >= MOST && !self.known.contains_key(&(of, wrong)) {
            return None;
        }
        let registry = self.registry;
        let sorted = self.sorted.entry(of).or_insert_with(|| Sorted::of(registry, of));
        *self.known.entry((of, wrong)).or_insert_with(|| {
            let near = did_you_mean(wrong, sorted.near(wrong))?;
            Some(present_id(registry, of, near))
        })
    }
}

fn present_id<'r>(registry: &'r Registry, of: RecordType, id: &'r str) -> &'r str {
    match of.find(registry, &Id::new(id)) {
        Found::Renamed(at) => registry.agreements.records.get(at).map_or(id, |record| &record.id),
        Found::Record(_) | Found::Unread | Found::Nothing => id,
    }
}

/// All ids of a type, in two orders.
struct Sorted<'r> {
    from_start: Vec<&'r str>,
    from_end: Vec<&'r str>,
}

impl<'r> Sorted<'r> {
    fn of(registry: &'r Registry, of: RecordType) -> Self {
        let mut from_start: Vec<&str> = match of {
            RecordType::Agreement => registry.agreements.ids().collect(),
            RecordType::Party => registry.parties.ids().collect(),
            RecordType::Body => registry.bodies.ids().collect(),
        };
        let mut from_end = from_start.clone();
        from_start.sort_unstable();
        from_end.sort_unstable_by(|a, b| reversed(a).cmp(reversed(b)));
        Sorted { from_start, from_end }
    }

    fn near(&self, wrong: &str) -> impl Iterator<Item = &'r str> {
        let start = self.from_start.partition_point(|id| *id < wrong);
        let end = self.from_end.partition_point(|id| reversed(id).lt(reversed(wrong)));
        around(&self.from_start, start).chain(around(&self.from_end, end))
    }
}

fn reversed(id: &str) -> impl Iterator<Item = u8> {
    id.bytes().rev()
}

fn around<'a, 'r>(ids: &'a [&'r str], at: usize) -> impl Iterator<Item = &'r str> + use<'a, 'r> {
    ids.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(wrong: &str, ids: &[&'static str]) -> Option<&'static str> {
        let mut from_end = ids.to_vec();
        from_end.sort_unstable_by(|a, b| reversed(a).cmp(reversed(b)));
        let mut from_start = ids.to_vec();
        from_start.sort_unstable();
        did_you_mean(wrong, Sorted { from_start, from_end }.near(wrong))
    }

    #[test]
    fn a_slip_at_either_end_is_found_among_many() {
        let ids: Vec<String> = (b'a'..=b'z')
            .flat_map(|c| (b'a'..=b'z').map(move |d| format!("{}-kommun-{}", c as char, d as char)))
            .collect();
        let mut ids: Vec<&'static str> = ids.into_iter().map(|id| &*id.leak()).collect();
        ids.extend(["hemsjukvard", "ostersunds-kommun", "region-dalarna"]);
        assert_eq!(near("hemsjukvrad", &ids), Some("hemsjukvard"));
        assert_eq!(near("hemsjukvarx", &ids), Some("hemsjukvard"));
        assert_eq!(near("östersunds-kommun", &ids), Some("ostersunds-kommun"));
        assert_eq!(near("Region Dalarna", &ids), Some("region-dalarna"));
        assert_eq!(near("polismyndigheten", &ids), None);
        // Four others stand between it and what was meant.
        ids.extend(["hemsjukvarc-i-a", "hemsjukvarc-i-b", "hemsjukvarc-i-c", "hemsjukvarc-i-d"]);
        assert_eq!(near("hemsjukvarc", &ids), Some("hemsjukvard"));
    }
}
