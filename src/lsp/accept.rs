//! Texts for records that do not have what is asked for yet.

use crate::edit::{self, Data, Edit, Format, Path, Syntax};
use crate::fix::path_to;
use crate::source::{Node, RecordKind, Span};
use crate::text::Language;
use crate::text::message::message;

/// What stands where something is to be filled in.
pub(super) const TO_FILL_IN: &str = "…";

/// The text of an agreement that accepts the findings of a rule, with a reason to be written. None if it cannot be edited.
pub(super) fn accepted(path: &str, text: &str, rule: &str, language: Language) -> Option<String> {
    let reason = message!("lsp-reason-here").localise(language);
    let table = Data::table([("rule", Data::text(rule)), ("reason", Data::text(reason))]);
    let edit = Edit::add(Path::root().key("accept"), table);
    edit::apply(Format::Record(RecordKind::Agreement), Syntax::of(path), text, &[edit]).ok()
}

/// The text of a record with a key that is missing from a table, to be filled in.
pub(super) fn with_key(
    format: Format,
    path: &str,
    text: &str,
    root: &Node<'_>,
    table: Span,
    key: &str,
) -> Option<String> {
    let at = match table {
        Span::FILE => Path::root(),
        table => path_to(root, table, false).or_else(|| starting_at(root, table))?,
    };
    edit::apply(format, Syntax::of(path), text, &[Edit::set(at.key(key), TO_FILL_IN)]).ok()
}

/// The table that begins where an empty span is.
fn starting_at(root: &Node<'_>, span: Span) -> Option<Path> {
    let mut open = vec![(root, Path::root())];
    while let Some((node, path)) = open.pop() {
        if node.span.start == span.start
            && matches!(node.value, crate::source::Value::Table(_))
            && !path.steps().is_empty()
        {
            return Some(path);
        }
        open.extend(super::cursor::below(node, &path).into_iter().map(|(_, node, path)| (node, path)));
    }
    None
}

/// The text of a new party or body with this id, its name to be completed.
pub(super) fn new_record(kind: RecordKind, id: &str) -> Option<String> {
    let mut letters = id.split('-').collect::<Vec<_>>().join(" ");
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    edit::document(Format::Record(kind), Syntax::Toml, "", &Data::table([("name", Data::text(letters))]))
}
