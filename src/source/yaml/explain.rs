//! The errors of the YAML parser, in our words.

use granit_parser::{ErrorKind, ScanError};

use crate::source::fault::Fault;
use crate::source::span::Span;
use crate::source::syntax;

/// The fault for an error of the parser, at the character where it stopped.
pub(super) fn error(text: &str, error: &ScanError) -> Fault {
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    // For a tab, the parser reports the character after it.
    let is_after_tab = is_tab(error.kind()) && text.get(..at).is_some_and(|before| before.ends_with('\t'));
    let at = at - usize::from(is_after_tab);
    let next = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| *c == '\t' || !c.is_control());
    let span = Span::new(at, at + next.map_or(0, char::len_utf8));
    match words(error.kind()) {
        Some((message, help)) => syntax::invalid(span, message).help(help),
        None if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) => syntax::too_deep(span),
        None => syntax::invalid(span, format!("not YAML: {}", error.info())),
    }
}

/// Whether it is a tab where none is allowed.
fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// Message and help for common errors.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds are told in the parser's own words")]
fn words(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::UnknownAnchor => {
            ("an alias of nothing that was named before", "put a text that begins with `*` in quotes")
        }
        tab if is_tab(tab) => ("a tab in the indentation", "indent with spaces"),
        ErrorKind::MappingValueNotAllowed => {
            ("a colon within a text", "put the text in quotes, or correct the indentation")
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => (
            "neither a key nor part of the value above",
            "correct the indentation of this line or the one above",
        ),
        ErrorKind::ExpectedBlockSequenceEntry => {
            ("no item of the list above", "begin items with `- `, and keys as far in as the list's own key")
        }
        ErrorKind::UnclosedQuotedScalar => ("a quote that is not closed", "close it"),
        ErrorKind::InvalidQuotedScalarIndent => {
            ("a text in quotes goes on here", "close its quote, or indent its further lines")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("something after the closing quote", "put the whole text in quotes")
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            ("a backslash that means nothing", "write it twice, or use single quotes")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("a list cannot begin on this line", "begin its first item, `- `, on the next line")
        }
        ErrorKind::UnclosedFlowCollection { .. } => ("a bracket that is not closed", "close it"),
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("a bracket that closes nothing", "remove it, or put the text in quotes")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a line that is no key with a value", "write `key: value`, with a space after the colon")
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            ("a character that cannot begin a value", "put the text in quotes")
        }
        _ => return None,
    })
}
