//! Giving a record another id, in the editor: as `avtal rename`.

use serde_json::{Value, json};

use super::cursor::{Named, path_of};
use super::document::Encoding;
use super::edits::{WorkspaceEdit, between, text_of};
use super::jsonrpc::{Error, code};
use super::navigation::record_at;
use super::protocol::{Client, Position, Range};
use super::session::Found;
use crate::rename::{Refused, Renaming};
use crate::text::message::{Message, message};

/// What would be renamed at a position: its range and its id. Null if nothing can be.
pub(super) fn prepare(of: &Found<'_>, position: Position) -> Value {
    own_record_at(of, position)
        .map_or(Value::Null, |(named, range)| json!({ "range": range, "placeholder": &*named.id }))
}

/// The record at a position. None if there is none, or if it is one of another registry.
fn own_record_at(of: &Found<'_>, position: Position) -> Option<(Named, Range)> {
    record_at(of, position).filter(|(named, _)| of.workspace.registry().registry_of(&named.id).is_none())
}

/// The change of all files that refer to the record at a position, and the new name of its file.
///
/// # Errors
///
/// If there is no record, if it cannot get the id, or if the editor cannot rename files.
pub(super) fn rename(
    of: &Found<'_>,
    position: Position,
    new: &str,
    client: &Client,
    encoding: Encoding,
) -> Result<Value, Error> {
    let failed = |message: &Message, help: Option<&Message>| {
        let say = |message: &Message| message.localise(of.workspace.language());
        let text = match help {
            Some(help) => format!("{}: {}", say(message), say(help)),
            None => say(message),
        };
        Error::new(code::REQUEST_FAILED, text)
    };
    if !client.can_rename_files() {
        return Err(failed(&message!("lsp-no-file-rename"), None));
    }
    let registry = of.workspace.registry();
    let (named, _) =
        own_record_at(of, position).ok_or_else(|| failed(&message!("lsp-nothing-to-rename"), None))?;
    let path = path_of(registry, named).ok_or_else(|| failed(&message!("lsp-nothing-to-rename"), None))?;
    let renaming = Renaming { folder: &of.workspace.folder, registry, kind: named.kind, id: named.id, path };
    let renamed = renaming.to(new).map_err(|Refused { message, help }| failed(&message, help.as_ref()))?;
    let edits = |path: &str, new: &str| between(&text_of(of.workspace, path, encoding), new);
    let mut edit = WorkspaceEdit::default().edit(of.workspace, path, edits(path, &renamed.text));
    for other in &renamed.others {
        edit = edit.edit(of.workspace, &other.path, edits(&other.path, &other.text));
    }
    let to = path
        .rsplit_once('/')
        .map_or_else(|| renamed.name.clone(), |(folder, _)| format!("{folder}/{}", renamed.name));
    Ok(edit.rename(of.workspace, path, &to).told(client))
}
