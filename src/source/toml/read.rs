//! A text, read.

use toml_parser::parser::parse_document;
use toml_parser::{ParseError, Source};

use super::build::Builder;
use super::explain;
use crate::source::fault::Fault;
use crate::source::node::{Node, Value};
use crate::source::span::Span;
use crate::source::syntax;

/// Reads a TOML text. `None` when its syntax is broken; then the faults say where.
///
/// An impossible date such as `2023-02-29` breaks TOML's syntax but not ours: it becomes a [`Value::Date`] like
/// any other, to be judged with the key that it stands under, and the rest of the file is read.
pub fn parse<'s>(text: &'s str, faults: &mut Vec<Fault>) -> Option<Node<'s>> {
    let source = Source::new(text);
    // A token is seldom shorter than this, white space between them counted.
    let mut tokens = Vec::with_capacity(text.len() / 3 + 16);
    tokens.extend(source.lex());
    let mut builder = Builder::new(source);
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(&tokens, &mut builder, &mut errors);
    let built = builder.finish();
    if let Some(span) = built.too_deep {
        faults.push(syntax::too_deep(span));
        return None;
    }
    if !errors.is_empty() || !built.problems.is_empty() {
        faults.extend(explain::faults(text, &errors, &built.problems));
        return None;
    }
    Some(Node { span: Span::new(0, text.len()), value: Value::Table(built.root) })
}
