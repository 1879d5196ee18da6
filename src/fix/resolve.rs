//! From a change of a value to a replacement in the text.

use super::data::{data, node_at};
use super::path_to::{item_of, path_to};
use super::replacement::Replacement;
use crate::edit::{self, Data, Edit, Format, Syntax};
use crate::model::Date;
use crate::source::{self, Change, Node, RecordKind, Span};

/// Larger files, and fixes with more edits, are for people: to make an edit, the whole file is read again.
const MAX_BYTES: usize = 64 << 10;
const MAX_EDITS: usize = 20;

/// What a fix replaces in the file at `path`, a path of the registry, with this text. Empty if the file is not one that
/// can be edited, is too large, or the edits are refused.
#[must_use]
pub fn replacements(path: &str, text: &str, edits: &[(Span, &Change)]) -> Vec<Replacement> {
    if text.len() > MAX_BYTES || edits.len() > MAX_EDITS {
        return Vec::new();
    }
    let new = edited(path, text, edits);
    new.and_then(|new| Replacement::between(text, &new)).into_iter().collect()
}

fn edited(path: &str, text: &str, edits: &[(Span, &Change)]) -> Option<String> {
    let (format, syntax) = (format(path)?, syntax(path));
    let root = match syntax {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    }?;
    let mut edits = edits.to_vec();
    // From the end, so that the paths of those before stay what they are.
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let edits: Option<Vec<Edit>> = edits.iter().map(|(span, change)| edit(&root, *span, change)).collect();
    edit::apply(format, syntax, text, &edits?).ok()
}

fn edit(root: &Node<'_>, span: Span, change: &Change) -> Option<Edit> {
    let value = || path_to(root, span, false);
    let written = || data(node_at(root, span)?);
    Some(match change {
        Change::Text(text) => Edit::set(value()?, Data::text(&**text)),
        Change::Date(date) => Edit::set(value()?, Date::parse(date).ok()?),
        Change::IntoList => Edit::set(value()?, Data::list([written()?])),
        Change::IntoTable(key) => Edit::set(value()?, Data::table([(&**key, written()?)])),
        Change::IntoTables(key) => Edit::set(value()?, Data::list([Data::table([(&**key, written()?)])])),
        Change::RemoveKey => Edit::remove(value()?),
        Change::Rename(name) => Edit::rename(path_to(root, span, true)?, &**name),
        Change::RemoveItem => Edit::remove(item_of(&value()?)?),
    })
}

fn format(path: &str) -> Option<Format> {
    if path == "registry.toml" {
        return Some(Format::Settings);
    }
    let top = path.split('/').next()?;
    RecordKind::ALL.into_iter().find(|kind| kind.folder() == top).map(Format::Record)
}

fn syntax(path: &str) -> Syntax {
    if path.ends_with(".toml") { Syntax::Toml } else { Syntax::Yaml }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(path: &str, text: &str, marked: &[&str], change: &Change) -> Option<String> {
        let spans = marked.iter().map(|marked| {
            let start = text.rfind(marked).unwrap();
            (Span::new(start, start + marked.len()), change)
        });
        let found = replacements(path, text, &spans.collect::<Vec<_>>());
        let replacement = found.into_iter().next()?;
        super::super::replacement::replaced(text, vec![replacement])
    }

    #[test]
    fn a_value_is_replaced_and_an_item_goes_in_both_syntaxes() {
        let (toml, yaml) = ("agreements/a.toml", "agreements/a.yaml");
        let text = Change::Text("nytt".into());
        assert_eq!(
            fixed(toml, "related = ['a', 'b'] # c\n", &["'b'"], &text).as_deref(),
            Some("related = ['a', 'nytt'] # c\n")
        );
        assert_eq!(
            fixed(yaml, "related:\n  - a\n  - bx\n", &["bx"], &text).as_deref(),
            Some("related:\n  - a\n  - nytt\n")
        );
        let remove = Change::RemoveItem;
        assert_eq!(
            fixed(toml, "parties = [\"a\", { id = \"a\" }]\n", &["\"a\""], &remove).as_deref(),
            Some("parties = [\"a\"]\n")
        );
        assert_eq!(
            fixed(toml, "requires = [\"a\", \"b\", \"c\"]\n", &["\"b\"", "\"c\""], &remove).as_deref(),
            Some("requires = [\"a\"]\n")
        );
        assert_eq!(
            fixed(yaml, "ownr: x\n", &["ownr"], &Change::Rename("owner".into())).as_deref(),
            Some("owner: x\n")
        );
    }

    #[test]
    fn what_is_not_there_or_no_record_gives_nothing() {
        let remove = Change::RemoveItem;
        assert_eq!(fixed("agreements/a.toml", "title = 'x'\n", &["'x'"], &remove), None, "not in a list");
        assert_eq!(fixed("agreements/a.toml", "title = 'x'\n", &["itle"], &remove), None);
        assert_eq!(fixed("texts/a.toml", "related = ['x']\n", &["'x'"], &remove), None);
    }
}
