//! The errors of the YAML parser, in our words.

use granit_parser::{ErrorKind, ScanError};

use crate::source::fault::Fault;
use crate::source::span::Span;
use crate::source::syntax;
use crate::text::Message;
use crate::text::message::message;

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
        None => syntax::invalid(span, message!("finding-not-yaml", parser = error.info().to_owned())),
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
fn words(kind: &ErrorKind) -> Option<(Message, Message)> {
    Some(match kind {
        ErrorKind::UnknownAnchor => (message!("finding-no-anchor"), message!("help-no-anchor")),
        tab if is_tab(tab) => (message!("finding-tab"), message!("help-tab")),
        ErrorKind::MappingValueNotAllowed => (message!("finding-colon"), message!("help-colon")),
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
            (message!("finding-indentation"), message!("help-indentation"))
        }
        ErrorKind::ExpectedBlockSequenceEntry => (message!("finding-no-item"), message!("help-no-item")),
        ErrorKind::UnclosedQuotedScalar => (message!("finding-open-quote"), message!("help-close-quote")),
        ErrorKind::InvalidQuotedScalarIndent => {
            (message!("finding-quoted-goes-on"), message!("help-quoted-goes-on"))
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            (message!("finding-after-quote"), message!("help-whole-text-in-quotes"))
        }
        ErrorKind::UnknownQuotedScalarEscape => (message!("finding-backslash"), message!("help-backslash")),
        ErrorKind::BlockSequenceEntryNotAllowed => {
            (message!("finding-list-cannot-begin"), message!("help-list-cannot-begin"))
        }
        ErrorKind::UnclosedFlowCollection { .. } => {
            (message!("finding-open-bracket"), message!("help-close"))
        }
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            (message!("finding-closes-nothing"), message!("help-closes-nothing"))
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            (message!("finding-no-key-with-value"), message!("help-key-colon-value"))
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            (message!("finding-cannot-begin"), message!("help-text-in-quotes"))
        }
        _ => return None,
    })
}
