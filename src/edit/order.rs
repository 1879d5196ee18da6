//! Where a new key stands among others.

use super::format::Spot;

/// The neighbour of a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// It stands after the key at this place.
    After(usize),
    /// It stands before the key at this place.
    Before(usize),
}

/// The neighbour of a new key among others, each with its place: the last of those that come before it in the format,
/// else the first of those that come after it. None if there are no others.
pub(super) fn neighbour<'k>(
    others: impl Iterator<Item = (usize, &'k str)>,
    spot: &Spot,
    key: &str,
) -> Option<Neighbour> {
    let rank = spot.rank(key);
    let (before, after): (Vec<_>, Vec<_>) =
        others.map(|(at, name)| (spot.rank(name), at)).partition(|(other, _)| *other <= rank);
    let last_before = before.into_iter().max().map(|(_, at)| Neighbour::After(at));
    last_before.or_else(|| after.into_iter().min().map(|(_, at)| Neighbour::Before(at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Format;
    use crate::source::RecordKind;

    #[test]
    fn a_key_stands_in_the_order_of_the_format_also_among_keys_that_do_not() {
        let spot = Format::Record(RecordKind::Agreement).at([]);
        let of = |others: &[&'static str], key| neighbour(others.iter().copied().enumerate(), &spot, key);
        assert_eq!(of(&["title", "kind", "parties"], "owner"), Some(Neighbour::After(1)));
        assert_eq!(of(&["parties", "kind", "title"], "owner"), Some(Neighbour::After(1)));
        assert_eq!(of(&["notes", "owner"], "title"), Some(Neighbour::Before(1)));
        assert_eq!(of(&["title", "x"], "y"), Some(Neighbour::After(1)));
        assert_eq!(of(&[], "title"), None);
    }
}
