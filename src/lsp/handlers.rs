//! What each request and notification does.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{self, FIX_ALL};
use super::completion::completions;
use super::document::Encoding;
use super::jsonrpc::{Error, Request, code, value};
use super::protocol::{
    AtPosition, Changed, Client, CodeActions, InDocument, InRange, Opened, References, Rename, Selections,
    Told, WatchedFiles, WorkspaceFolders, WorkspaceSymbols,
};
use super::session::Session;
use super::supervise::TOLD;
use super::uri::path_of;
use super::{hints, hover, layout, navigation, outline, renaming};

/// Reads the parameters of a method.
fn params<T: DeserializeOwned>(params: Value) -> Result<T, Error> {
    serde_json::from_value(params).map_err(|error| Error::new(code::INVALID_PARAMS, error.to_string()))
}

/// Begins the session: what the server can do.
pub(super) fn initialize(session: &mut Session<'_>, params: &Value) -> Value {
    session.client = Client::of(params);
    session.encoding = Encoding::agreed(session.client.position_encodings());
    let folders = params.get("workspaceFolders").and_then(Value::as_array).into_iter().flatten();
    let folders = folders.filter_map(|folder| folder.get("uri")?.as_str()).map(str::to_owned);
    let mut roots: Vec<_> = folders.filter_map(|uri| path_of(&uri)).collect();
    if roots.is_empty() {
        let uri = params.get("rootUri").and_then(Value::as_str).and_then(path_of);
        let path = || params.get("rootPath").and_then(Value::as_str).map(Into::into);
        roots.extend(uri.or_else(path));
    }
    for root in roots {
        session.open_around(&root);
    }
    json!({
        "capabilities": {
            "positionEncoding": session.encoding.name(),
            "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
            "hoverProvider": true,
            "completionProvider": { "triggerCharacters": ["\"", "'", "=", ":", " ", "[", ".", "-"] },
            "definitionProvider": true,
            "referencesProvider": true,
            "documentHighlightProvider": true,
            "renameProvider": { "prepareProvider": true },
            "documentSymbolProvider": true,
            "workspaceSymbolProvider": true,
            "documentFormattingProvider": true,
            "documentRangeFormattingProvider": true,
            "codeActionProvider": { "codeActionKinds": ["quickfix", FIX_ALL] },
            "inlayHintProvider": true,
            "codeLensProvider": {},
            "foldingRangeProvider": true,
            "selectionRangeProvider": true,
            "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
        },
        "serverInfo": { "name": "avtal", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// What the server asks of the client when the session has begun: to watch files.
pub(super) fn registrations(session: &Session<'_>) -> Option<Value> {
    let watchers = json!({ "watchers": [{ "globPattern": "**/*" }] });
    let registration = json!({
        "id": "files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": watchers,
    });
    session.client.watches_files().then(|| json!({ "registrations": [registration] }))
}

/// Answers a request.
pub(super) fn request(session: &mut Session<'_>, request: Request) -> Result<Value, Error> {
    let Request { method, params: given, .. } = request;
    let (client, encoding) = (session.client.clone(), session.encoding);
    match method.as_str() {
        "textDocument/hover" => {
            let AtPosition { text_document, position } = params(given)?;
            Ok(hover::hover(&session.find(&text_document.uri)?, position, &client))
        }
        "textDocument/completion" => {
            let AtPosition { text_document, position } = params(given)?;
            Ok(completions(&session.find(&text_document.uri)?, position, &client))
        }
        "textDocument/definition" => {
            let AtPosition { text_document, position } = params(given)?;
            Ok(navigation::definition(&session.find(&text_document.uri)?, position, encoding))
        }
        "textDocument/references" => {
            let References { text_document, position, context } = params(given)?;
            let found = session.find(&text_document.uri)?;
            Ok(navigation::references(&found, position, context.include_declaration, encoding))
        }
        "textDocument/documentHighlight" => {
            let AtPosition { text_document, position } = params(given)?;
            Ok(navigation::highlights(&session.find(&text_document.uri)?, position))
        }
        "textDocument/prepareRename" => {
            let AtPosition { text_document, position } = params(given)?;
            Ok(renaming::prepare(&session.find(&text_document.uri)?, position))
        }
        "textDocument/rename" => {
            let Rename { text_document, position, new_name } = params(given)?;
            let found = session.find(&text_document.uri)?;
            renaming::rename(&found, position, &new_name, &client, encoding)
        }
        "textDocument/documentSymbol" => {
            let InDocument { text_document } = params(given)?;
            Ok(outline::symbols(&session.find(&text_document.uri)?, client.nests_symbols()))
        }
        "workspace/symbol" => {
            let WorkspaceSymbols { query } = params(given)?;
            let options = session.options;
            session.workspaces.iter_mut().for_each(|workspace| workspace.refresh(&options));
            Ok(navigation::symbols(&session.workspaces, &query, encoding))
        }
        "textDocument/formatting" => {
            let InDocument { text_document } = params(given)?;
            layout::edits(&session.find(&text_document.uri)?, None).map(value)
        }
        "textDocument/rangeFormatting" => {
            let InRange { text_document, range } = params(given)?;
            layout::edits(&session.find(&text_document.uri)?, Some(range)).map(value)
        }
        "textDocument/codeAction" => {
            let CodeActions { text_document, range, context } = params(given)?;
            let only = context.only.as_deref();
            let asked = actions::Asked { range, only, client: &client, encoding };
            Ok(actions::actions(&session.find(&text_document.uri)?, &asked))
        }
        "textDocument/inlayHint" => {
            let InRange { text_document, range } = params(given)?;
            Ok(hints::inlay(&session.find(&text_document.uri)?, range))
        }
        "textDocument/codeLens" => {
            let InDocument { text_document } = params(given)?;
            Ok(hints::lenses(&session.find(&text_document.uri)?))
        }
        "textDocument/foldingRange" => {
            let InDocument { text_document } = params(given)?;
            Ok(outline::folds(&session.find(&text_document.uri)?))
        }
        "textDocument/selectionRange" => {
            let Selections { text_document, positions } = params(given)?;
            Ok(outline::selections(&session.find(&text_document.uri)?, &positions))
        }
        other => Err(Error::new(code::METHOD_NOT_FOUND, format!("there is no method {other}"))),
    }
}

/// Takes in a notification. Those that are not known are passed over, as the protocol says.
///
/// # Errors
///
/// If its parameters are not those of the method: what the client sees in its log.
pub(super) fn notification(session: &mut Session<'_>, method: &str, given: Value) -> Result<(), Error> {
    match method {
        "textDocument/didOpen" => {
            let Opened { text_document } = params(given)?;
            session.open(text_document.uri, text_document.version, text_document.text);
        }
        "textDocument/didChange" => {
            let Changed { text_document, content_changes } = params(given)?;
            let version = text_document.version;
            let is_open =
                session.change(&text_document.uri, |document| document.change(version, content_changes));
            if !is_open {
                return Err(Error::new(code::INVALID_PARAMS, "a document that is not open has changed"));
            }
        }
        "textDocument/didClose" => {
            let InDocument { text_document } = params(given)?;
            session.close(&text_document.uri);
        }
        "textDocument/didSave" if !session.client.watches_files() => {
            // It may be that something else has been written, too.
            session.workspaces.iter_mut().for_each(super::workspace::Workspace::touch_all);
        }
        "workspace/didChangeWatchedFiles" => {
            let WatchedFiles { changes } = params(given)?;
            for change in changes {
                touch(session, &change.uri);
            }
        }
        TOLD => {
            let Told { uris } = params(given)?;
            for (at, path) in uris.iter().filter_map(|uri| session.place(uri)).collect::<Vec<_>>() {
                session.workspaces.get_mut(at).into_iter().for_each(|of| {
                    of.stale.insert(path.clone());
                });
            }
        }
        "workspace/didChangeWorkspaceFolders" => {
            let WorkspaceFolders { event } = params(given)?;
            for path in event.added.iter().filter_map(|folder| path_of(&folder.uri)) {
                session.open_around(&path);
            }
        }
        _ => {}
    }
    Ok(())
}

fn touch(session: &mut Session<'_>, uri: &str) {
    let Some((at, path)) = session.place(uri) else { return };
    // What git writes for itself is no part of the registry, but for its index: a sparse checkout is in it.
    let is_of_git = path.split('/').any(|part| part == ".git") && !path.ends_with(".git/index");
    if !is_of_git {
        session.workspaces.get_mut(at).into_iter().for_each(|workspace| workspace.touch(&path));
    }
}
