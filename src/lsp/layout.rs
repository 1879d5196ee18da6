//! The layout of `avtal fmt`, for a whole document or a part.

use super::document::Text;
use super::edits::{applied, between};
use super::jsonrpc::{Error, code};
use super::protocol::{Position, Range, TextEdit};
use super::session::Found;
use super::workspace::format;
use crate::edit::layout::tidy;
use crate::edit::{Format, Syntax};
use crate::text::message::message;

/// The edits that lay a document out; of a part, only those within it.
///
/// # Errors
///
/// If it is better left as it is: why.
pub(super) fn edits(found: &Found<'_>, part: Option<Range>) -> Result<Vec<TextEdit>, Error> {
    let Some(format) = format(&found.path) else { return Ok(Vec::new()) };
    let (text, syntax) = (found.text(), Syntax::of(&found.path));
    let new = tidy(format, syntax, text.record()).map_err(|untidy| {
        let why = untidy.why.message();
        let message = message!("path-why", path = found.path.as_str(), why = why);
        Error::new(code::REQUEST_FAILED, message.localise(found.workspace.language()))
    })?;
    let all = between(text, &new);
    match part {
        None => Ok(all),
        Some(part) => Ok(within(format, syntax, text, &new, all, part)),
    }
}

/// The edits that meet a part. None if they cannot be made without the others: if a table moved into the part from outside
/// it, the record would have it twice.
fn within(
    format: Format,
    syntax: Syntax,
    text: &Text,
    new: &str,
    all: Vec<TextEdit>,
    part: Range,
) -> Vec<TextEdit> {
    // Edits are of whole lines.
    let next = part.end.line.saturating_add(u32::from(part.end.character > 0));
    let at = |line| Position { line, character: 0 };
    let part = Range { start: at(part.start.line), end: at(next) };
    let edits: Vec<TextEdit> = all.into_iter().filter(|edit| edit.range.meets(part)).collect();
    let is_sound = tidy(format, syntax, &applied(text, &edits)).is_ok_and(|then| then == new);
    if is_sound { edits } else { Vec::new() }
}
