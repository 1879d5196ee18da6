//! Edits that can be made as one, since none moves what another is about.

use super::data::Data;
use super::edits::Edit;
use super::path::Step;
use super::way::Way;
use crate::source::Node;

/// What kind of edits can be made as one.
#[derive(PartialEq)]
enum Kind<'e> {
    /// Single values are set.
    Values,
    /// Items are removed from a list; the last one was at this place.
    Items(&'e [Step], usize),
    /// Anything else.
    Other,
}

impl<'e> Kind<'e> {
    fn of(edit: &'e Edit) -> Self {
        match (edit, edit.path().steps().split_last()) {
            (Edit::Set { value, .. }, _) if !matches!(value, Data::List(_) | Data::Table(_)) => Kind::Values,
            (Edit::Remove { .. }, Some((Step::Item(at), list))) => Kind::Items(list, *at),
            (Edit::Set { .. } | Edit::Add { .. } | Edit::Remove { .. } | Edit::Rename { .. }, _) => {
                Kind::Other
            }
        }
    }

    /// Whether an edit of another kind can be made together with one of this kind that comes before it.
    fn goes_with(&self, next: &Kind<'_>) -> bool {
        match (self, next) {
            (Kind::Values, Kind::Values) => true,
            (Kind::Items(list, at), Kind::Items(next_list, next_at)) => list == next_list && next_at < at,
            (Kind::Values | Kind::Items(..) | Kind::Other, _) => false,
        }
    }
}

/// Runs of edits that may be made as one.
pub(super) fn batches(edits: &[Edit]) -> impl Iterator<Item = &[Edit]> {
    edits.chunk_by(|edit, next| Kind::of(edit).goes_with(&Kind::of(next)))
}

/// Whether a batch can be made as one on a tree: a key that is missing is to find its place among those made before it.
pub(super) fn can_be_one(root: &Node<'_>, batch: &[Edit]) -> bool {
    let is_there = |edit: &Edit| Way::follow(root, edit.path().steps()).1.is_empty();
    batch.len() == 1 || batch.iter().all(is_there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_edits_that_leave_each_other_alone_are_made_as_one() {
        let set = |path: &str| Edit::set(path.parse().unwrap(), "x");
        let remove = |path: &str| Edit::remove(path.parse().unwrap());
        let lengths = |edits: &[Edit]| batches(edits).map(<[_]>::len).collect::<Vec<_>>();
        assert_eq!(lengths(&[set("a"), set("b.c"), remove("d"), set("e")]), [2, 1, 1]);
        assert_eq!(lengths(&[remove("a[2]"), remove("a[1]"), remove("a[1]"), remove("b[0]")]), [2, 1, 1]);
    }
}
