//! Changes of documents, as the client makes them.

use serde_json::{Value, json};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::document::Text;
use super::jsonrpc::value;
use super::protocol::{Client, TextEdit};
use super::workspace::Workspace;
use crate::source::Span;

/// The edits that make `new` of a text. Each replaces whole lines.
pub(super) fn between(text: &Text, new: &str) -> Vec<TextEdit> {
    let old = text.record();
    let new = new.strip_prefix('\u{feff}').unwrap_or(new);
    let lines = |text| Vec::from_iter(str::split_inclusive(text, '\n'));
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) = (lines(old), lines(new));
    let starts = old_lines.iter().scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start)
    });
    let starts: Vec<usize> = starts.chain([old.len()]).collect();
    let start = |line: usize| starts.get(line).copied().unwrap_or(old.len());
    let edit = |op: &DiffOp| {
        let (old, new) = (op.old_range(), op.new_range());
        let new_text = new_lines.get(new).unwrap_or_default().concat();
        let range = text.range(Span::new(start(old.start), start(old.end)));
        (op.tag() != DiffTag::Equal).then_some(TextEdit { range, new_text })
    };
    capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines).iter().filter_map(edit).collect()
}

/// A change of several files, as the client takes it.
#[derive(Debug, Default)]
pub(super) struct WorkspaceEdit {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Text { uri: String, version: Option<i64>, edits: Vec<TextEdit> },
    Create { uri: String },
    Rename { from: String, to: String },
}

impl WorkspaceEdit {
    /// Edits a file.
    pub(super) fn edit(mut self, workspace: &Workspace, path: &str, edits: Vec<TextEdit>) -> Self {
        if !edits.is_empty() {
            self.parts.push(Part::Text { uri: workspace.uri(path), version: workspace.version(path), edits });
        }
        self
    }

    /// Makes a file with a text.
    pub(super) fn create(mut self, workspace: &Workspace, path: &str, text: String) -> Self {
        let uri = workspace.uri(path);
        self.parts.push(Part::Create { uri: uri.clone() });
        let edits = vec![TextEdit { range: Default::default(), new_text: text }];
        self.parts.push(Part::Text { uri, version: None, edits });
        self
    }

    /// Gives a file another name.
    pub(super) fn rename(mut self, workspace: &Workspace, from: &str, to: &str) -> Self {
        let uri = workspace.uri(from);
        // Beside it, as the client names it.
        let name = workspace.uri(to).rsplit('/').next().unwrap_or_default().to_owned();
        let to = uri.rsplit_once('/').map_or_else(|| name.clone(), |(folder, _)| format!("{folder}/{name}"));
        self.parts.push(Part::Rename { from: uri, to });
        self
    }

    /// As the client takes it.
    pub(super) fn told(&self, client: &Client) -> Value {
        if client.takes_document_changes() {
            let parts = self.parts.iter().map(|part| match part {
                Part::Text { uri, version, edits } => {
                    json!({ "textDocument": { "uri": uri, "version": version }, "edits": value(edits) })
                }
                Part::Create { uri } => json!({ "kind": "create", "uri": uri }),
                Part::Rename { from, to } => json!({ "kind": "rename", "oldUri": from, "newUri": to }),
            });
            return json!({ "documentChanges": parts.collect::<Vec<_>>() });
        }
        let mut changes = serde_json::Map::new();
        for part in &self.parts {
            if let Part::Text { uri, edits, .. } = part {
                changes.insert(uri.clone(), value(edits));
            }
        }
        json!({ "changes": changes })
    }
}

/// The text of a file as it stands in the editor, else on disk.
pub(super) fn text_of(workspace: &Workspace, path: &str, encoding: super::document::Encoding) -> Text {
    match workspace.documents.get(path) {
        Some(document) => document.text.clone(),
        None => {
            let other = workspace.registry().other_at(path);
            let (folder, path) =
                other.map_or((&workspace.folder, path), |(other, path)| (&other.folder, path));
            Text::new(folder.read_lossy(path), encoding)
        }
    }
}

/// Applies edits to a text, for tests and to look at a result before it is offered. The edits must not overlap.
pub(super) fn applied(text: &Text, edits: &[TextEdit]) -> String {
    let mut edits: Vec<&TextEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.range);
    let (mut new, mut at) = (String::new(), 0);
    for edit in edits {
        let (start, end) = (text.offset(edit.range.start), text.offset(edit.range.end));
        new.push_str(text.record().get(at..start).unwrap_or_default());
        new.push_str(&edit.new_text);
        at = end;
    }
    new.push_str(text.record().get(at..).unwrap_or_default());
    new
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lsp::document::Encoding;

    proptest! {
        #[test]
        fn edits_make_the_new_text(old in "([ab]{0,2}(\n|\r\n)?){0,8}", new in "([abå]{0,2}(\n|\r\n)?){0,8}") {
            let text = Text::new(old, Encoding::Utf16);
            prop_assert_eq!(applied(&text, &between(&text, &new)), new);
        }
    }

    #[test]
    fn only_what_differs_is_replaced() {
        let text = Text::new("a = 1\nb = 2\nc = 3\n".to_owned(), Encoding::Utf16);
        let edits = between(&text, "a = 1\nb = 5\nc = 3\nd = 4\n");
        let told: Vec<_> = edits.iter().map(|edit| (edit.range.start.line, edit.new_text.as_str())).collect();
        assert_eq!(told, [(1, "b = 5\n"), (3, "d = 4\n")]);
    }
}
