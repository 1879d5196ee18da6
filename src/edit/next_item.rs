//! The item after the last one of a list.

use super::data::Data;
use super::edits::Edit;
use super::format::Syntax;
use super::path::{Path, Step};
use super::steps::parse;
use super::way::{Way, entries, items};

/// The edit that sets a value at a path of a text. The item after the last one of a list is added to the list, with the
/// tables that lead from there to the value: `replaces[0].id` where nothing is replaced yet.
#[must_use]
pub fn set_or_add(syntax: Syntax, text: &str, path: Path, value: Data) -> Edit {
    match parse(syntax, text.trim_start_matches('\u{feff}')).and_then(|root| {
        let (way, left) = Way::follow(&root, path.steps());
        let node = way.node();
        let rest = match left {
            [Step::Item(next), rest @ ..] if items(node).map(<[_]>::len) == Some(*next) => rest,
            [Step::Key(_), Step::Item(0), rest @ ..] if entries(node).is_some() => rest,
            _ => return None,
        };
        rest.iter().all(|step| matches!(step, Step::Key(_))).then_some(rest.len())
    }) {
        Some(inner) => {
            let (list, item) = path.steps().split_at(path.steps().len() - inner - 1);
            let keys = item.iter().rev().filter_map(|step| match step {
                Step::Key(key) => Some(key),
                Step::Item(_) => None,
            });
            let item = keys.fold(value, |value, key| Data::Table(vec![(key.clone(), value)]));
            Edit::add(list.iter().cloned().collect(), item)
        }
        None => Edit::set(path, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_item_is_added_and_any_other_value_is_set() {
        let text = "topics = [\"a\"]\n[[replaces]]\nid = \"x\"\n";
        let edit = |path: &str| set_or_add(Syntax::Toml, text, path.parse().unwrap(), Data::text("ny"));
        let add = |list: &str, value: Data| Edit::add(list.parse().unwrap(), value);
        let table = |key: &str| Data::table([(key, Data::text("ny"))]);
        for (path, expected) in [
            ("topics[1]", add("topics", Data::text("ny"))),
            ("replaces[1].id", add("replaces", table("id"))),
            ("review[0].id", add("review", table("id"))),
            ("replaces[0].sections[0]", add("replaces[0].sections", Data::text("ny"))),
        ] {
            assert_eq!(edit(path), expected, "{path}");
        }
        for path in
            ["topics", "topics[0]", "topics[2]", "replaces[2].id", "review[1].id", "topics[1][0]", "a.b"]
        {
            assert_eq!(edit(path), Edit::set(path.parse().unwrap(), Data::text("ny")), "{path}");
        }
    }
}
