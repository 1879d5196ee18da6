//! Feeds the events of a YAML text to the tree builder.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span as Range, StructureStyle};

use super::build::{Builder, Opening};
use super::explain;
use crate::source::fault::Fault;
use crate::source::node::{Node, Value};
use crate::source::span::Span;
use crate::source::syntax;
use crate::text::message::message;

/// Parses a YAML text. None if the syntax is invalid or uses features that records do not have (tags, several
/// documents, keys that are not text); `faults` then says where. An empty text is an empty table.
pub fn parse<'s>(text: &'s str, faults: &mut Vec<Fault>) -> Option<Node<'s>> {
    let mut builder = Builder::default();
    let stopped = feed(text, &mut builder).err();
    let (root, found) = builder.finish();
    let found: Vec<Fault> = found.into_iter().chain(stopped).collect();
    if !found.is_empty() {
        faults.extend(syntax::tell(text, &found, |fault| fault.span, Fault::clone));
        return None;
    }
    match root {
        None | Some(Node { value: Value::Null, .. }) => {
            Some(Node { span: Span::FILE, value: Value::Table(Vec::new()) })
        }
        Some(Node { value: value @ Value::Table(_), .. }) => {
            Some(Node { span: Span::new(0, text.len()), value })
        }
        Some(node) => {
            let fault = syntax::invalid(node.span, message!("finding-no-table"));
            faults.push(fault.help(message!("help-no-table")));
            None
        }
    }
}

/// Feeds the builder until the end, or until a fault after which nothing more can be reported.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others stand for no value")]
fn feed<'s>(text: &'s str, builder: &mut Builder<'s>) -> Result<(), Fault> {
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, range) = event.map_err(|error| explain::error(text, &error))?;
        let span = span(range);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    return Err(syntax::invalid(span, message!("finding-second-document"))
                        .help(message!("help-second-document")));
                }
            }
            Event::Scalar(content, style, anchor, tag) => {
                builder.refuse_tag(tag.is_some(), range.tag_span().map_or(span, self::span));
                builder.add(scalar(text, content, style, span), anchor)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                builder.refuse_tag(tag.is_some(), range.tag_span().map_or(span, self::span));
                let block = style == StructureStyle::Block;
                let start = if block { dash_before(text, span) } else { span };
                builder.open(Opening { start, block, table: false, anchor })?;
            }
            Event::MappingStart(style, anchor, tag) => {
                builder.refuse_tag(tag.is_some(), range.tag_span().map_or(span, self::span));
                let block = style == StructureStyle::Block;
                builder.open(Opening { start: span, block, table: true, anchor })?;
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close(span)?,
            Event::Alias(anchor) => builder.alias(span, anchor)?,
            _ => {}
        }
    }
    Ok(())
}

fn span(range: Range) -> Span {
    range.byte_range().map_or(Span::FILE, |range| Span::new(range.start, range.end))
}

fn scalar<'s>(text: &str, content: Cow<'s, str>, style: ScalarStyle, span: Span) -> Node<'s> {
    match style {
        // A key with nothing after it: the parser makes up a `~` and places it before the colon.
        ScalarStyle::Plain if span.start == span.end => {
            let colon = Span { start: span.start, end: span.end.saturating_add(1) }.slice(text) == ":";
            let after = span.start + u32::from(colon);
            Node { span: Span { start: after, end: after }, value: Value::Null }
        }
        ScalarStyle::Plain => Node { span, value: Value::Plain(content) },
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Node { span, value: Value::Text(content) },
        ScalarStyle::Literal | ScalarStyle::Folded => {
            Node { span: without_trailing_space(text, span), value: Value::Text(content) }
        }
    }
}

/// The parser extends the span of a block scalar to the next key.
fn without_trailing_space(text: &str, span: Span) -> Span {
    let written = span.slice(text);
    let trailing = written.len() - written.trim_end().len();
    Span { end: span.end.saturating_sub(u32::try_from(trailing).unwrap_or_default()), ..span }
}

/// The parser places the start of a list that is not indented below its key after its first dash.
fn dash_before(text: &str, span: Span) -> Span {
    let Some((before, after)) = usize::try_from(span.start).ok().and_then(|at| text.split_at_checked(at))
    else {
        return span;
    };
    match before.trim_end().strip_suffix('-') {
        Some(start) if !after.starts_with('-') => Span::new(start.len(), start.len()),
        _ => span,
    }
}
