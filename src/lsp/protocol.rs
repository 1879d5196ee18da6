//! The structures of LSP 3.17 that are read or sent.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A place in a document, from 0. Characters count as the session has agreed on: see [`Encoding`](super::document::Encoding).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Position {
    pub line: u32,
    pub character: u32,
}

/// A range in a document; its end is exclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Range {
    pub start: Position,
    pub end: Position,
}

impl Range {
    /// Whether two ranges have a place in common, or touch.
    pub(super) fn meets(self, other: Range) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Location {
    pub uri: String,
    pub range: Range,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextEdit {
    pub range: Range,
    pub new_text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Diagnostic {
    pub range: Range,
    /// 1 error, 2 warning, 3 information.
    pub severity: u8,
    /// The id of the rule.
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_description: Option<CodeDescription>,
    pub source: &'static str,
    pub message: String,
    /// 1 unnecessary, 2 deprecated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_information: Vec<RelatedInformation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct CodeDescription {
    pub href: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct RelatedInformation {
    pub location: Location,
    pub message: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct DocumentId {
    pub uri: String,
}

/// The parameters of requests about a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InDocument {
    pub text_document: DocumentId,
}

/// The parameters of requests about a place.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AtPosition {
    pub text_document: DocumentId,
    pub position: Position,
}

/// The parameters of requests about a range.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InRange {
    pub text_document: DocumentId,
    pub range: Range,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Opened {
    pub text_document: OpenedText,
}

#[derive(Debug, Deserialize)]
pub(super) struct OpenedText {
    pub uri: String,
    pub version: i64,
    pub text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changed {
    pub text_document: Versioned,
    pub content_changes: Vec<ContentChange>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Versioned {
    pub uri: String,
    pub version: i64,
}

/// A change of a part of a document, or of all of it.
#[derive(Debug, Deserialize)]
pub(super) struct ContentChange {
    pub range: Option<Range>,
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct WatchedFiles {
    pub changes: Vec<WatchedFile>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WatchedFile {
    pub uri: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct References {
    pub text_document: DocumentId,
    pub position: Position,
    pub context: ReferenceContext,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReferenceContext {
    pub include_declaration: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rename {
    pub text_document: DocumentId,
    pub position: Position,
    pub new_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CodeActions {
    pub text_document: DocumentId,
    pub range: Range,
    #[serde(default)]
    pub context: ActionContext,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct ActionContext {
    /// Only actions of these kinds, and of those below them.
    pub only: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Selections {
    #[serde(rename = "textDocument")]
    pub text_document: DocumentId,
    pub positions: Vec<Position>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WorkspaceSymbols {
    pub query: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Cancelled {
    pub id: Value,
}

/// The files of which the client has been told findings, by a server before this one.
#[derive(Debug, Deserialize)]
pub(super) struct Told {
    pub uris: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WorkspaceFolders {
    pub event: FolderChanges,
}

#[derive(Debug, Deserialize)]
pub(super) struct FolderChanges {
    pub added: Vec<WorkspaceFolder>,
}

#[derive(Debug, Deserialize)]
pub(super) struct WorkspaceFolder {
    pub uri: String,
}

/// What a client says of itself. What it leaves out or says in another way counts as absent.
#[derive(Debug, Clone, Default)]
pub(super) struct Client(Value);

impl Client {
    pub(super) fn of(params: &Value) -> Self {
        Client(params.get("capabilities").cloned().unwrap_or_default())
    }

    fn at(&self, pointer: &str) -> Option<&Value> {
        self.0.pointer(pointer)
    }

    fn can(&self, pointer: &str) -> bool {
        self.at(pointer).and_then(Value::as_bool).unwrap_or(false)
    }

    fn lists(&self, pointer: &str, word: &str) -> bool {
        let list = self.at(pointer).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|of| of == word))
    }

    pub(super) fn position_encodings(&self) -> impl Iterator<Item = &str> {
        let list = self.at("/general/positionEncodings").and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str)
    }

    /// Whether it takes changes of documents with their versions. Some clients say only that they change files, too, which
    /// stands among those changes.
    pub(super) fn takes_document_changes(&self) -> bool {
        self.can("/workspace/workspaceEdit/documentChanges")
            || self.can_rename_files()
            || self.can_create_files()
    }

    pub(super) fn can_rename_files(&self) -> bool {
        self.lists("/workspace/workspaceEdit/resourceOperations", "rename")
    }

    pub(super) fn can_create_files(&self) -> bool {
        self.lists("/workspace/workspaceEdit/resourceOperations", "create")
    }

    /// Whether it watches files for the server.
    pub(super) fn watches_files(&self) -> bool {
        self.can("/workspace/didChangeWatchedFiles/dynamicRegistration")
    }

    pub(super) fn takes_snippets(&self) -> bool {
        self.can("/textDocument/completion/completionItem/snippetSupport")
    }

    /// Whether hovers are plain text for it. If it does not say, they are Markdown.
    pub(super) fn hovers_are_plain(&self) -> bool {
        self.at("/textDocument/hover/contentFormat").is_some()
            && !self.lists("/textDocument/hover/contentFormat", "markdown")
    }

    pub(super) fn refreshes_hints(&self) -> bool {
        self.can("/workspace/inlayHint/refreshSupport")
    }

    pub(super) fn refreshes_lenses(&self) -> bool {
        self.can("/workspace/codeLens/refreshSupport")
    }

    /// Whether it takes symbols in each other.
    pub(super) fn nests_symbols(&self) -> bool {
        self.can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport")
    }
}
