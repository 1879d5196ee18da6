//! The tree of a text without faults, made straight from the parser's events.
//!
//! Records are seldom broken and use little of TOML. So this reads what they use, and gives up at anything else: a fault,
//! a dotted key, a table that is opened twice. Whoever gets nothing here reads the text again by [`super::tree`], which
//! knows all of TOML and tells faults. What both read, they read alike.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span as Range};

use super::tree::{float, whole};
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;

/// How many lists and tables in brackets may stand in each other.
const MAX_BRACKETS: usize = 8;

/// How many keys a table may have: each is compared with those before it.
const MAX_KEYS: usize = 64;

type Entries<'s> = Vec<(Key<'s>, Node<'s>)>;

/// The tree of a text, or nothing if the text holds anything out of the ordinary.
pub(super) fn tree(text: &str) -> Option<Node<'_>> {
    let source = Source::new(text);
    // A token is seldom shorter than this, white space between them counted.
    let mut tokens = Vec::with_capacity(text.len() / 4 + 16);
    tokens.extend(source.lex());
    let mut builder = Builder {
        source,
        gave_up: false,
        root: Vec::new(),
        header: None,
        table: Vec::new(),
        key: None,
        open: Vec::new(),
    };
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut ValidateWhitespace::new(&mut builder, source), &mut error);
    builder.close_table();
    let is_whole = error.is_none() && !builder.gave_up && builder.open.is_empty() && builder.key.is_none();
    is_whole.then(|| Node { span: Span::new(0, text.len()), value: Value::Table(builder.root) })
}

/// The tree as far as it has been read.
struct Builder<'s> {
    source: Source<'s>,
    gave_up: bool,
    root: Entries<'s>,
    /// The header that is open, or whose table is; none at the top of the text.
    header: Option<Header<'s>>,
    /// What stands below that header.
    table: Entries<'s>,
    /// A key whose value has not come.
    key: Option<Key<'s>>,
    /// The brackets that are open.
    open: Vec<Open<'s>>,
}

/// `[key]`, `[key.key]`, `[[key]]`, …
struct Header<'s> {
    path: Vec<Key<'s>>,
    span: Range,
    is_item: bool,
    is_open: bool,
}

/// A list or table in brackets.
struct Open<'s> {
    span: Range,
    /// The key that it stands under, if that is one of a table.
    key: Option<Key<'s>>,
    holds: Holds<'s>,
}

enum Holds<'s> {
    Items(Vec<Node<'s>>),
    Entries(Entries<'s>),
}

impl<'s> Builder<'s> {
    fn give_up(&mut self) {
        self.gave_up = true;
    }

    fn open_header(&mut self, span: Range, is_item: bool) {
        self.close_table();
        self.header = Some(Header { path: Vec::new(), span, is_item, is_open: true });
    }

    fn close_header(&mut self, span: Range) {
        if let Some(header) = &mut self.header {
            header.span = header.span.append(span);
            header.is_open = false;
        }
    }

    /// Puts the table that has been read where its header says.
    fn close_table(&mut self) {
        let entries = std::mem::take(&mut self.table);
        let Some(Header { mut path, span, is_item, .. }) = self.header.take() else {
            self.root = entries;
            return;
        };
        let text = self.source.input().as_bytes();
        let span = to_span(span);
        let node = Node { span, value: Value::Table(entries) };
        let parent = path.pop().and_then(|key| Some((key, descend(&mut self.root, &path, text)?)));
        let Some((key, parent)) = parent else { return self.give_up() };
        let is_full = parent.len() >= MAX_KEYS;
        match find(parent, &key.name).map(|known| &mut known.value) {
            None if is_full => self.give_up(),
            None if is_item => parent.push((key, Node { span, value: Value::List(vec![node]) })),
            None => parent.push((key, node)),
            Some(Value::List(items))
                if is_item && items.last().is_some_and(|item| is_by_header(item, text)) =>
            {
                items.push(node);
            }
            Some(_) => self.give_up(),
        }
    }

    fn value(&mut self, span: Range, value: Value<'s>) {
        let node = Node { span: to_span(span), value };
        let entries = match self.open.last_mut() {
            Some(Open { holds: Holds::Items(items), .. }) => {
                items.push(node);
                return;
            }
            Some(Open { holds: Holds::Entries(entries), .. }) => entries,
            None => &mut self.table,
        };
        match self.key.take() {
            Some(key) if entries.len() < MAX_KEYS && find(entries, &key.name).is_none() => {
                entries.push((key, node));
            }
            _ => self.give_up(),
        }
    }

    fn open_bracket(&mut self, span: Range, holds: Holds<'s>) -> bool {
        if self.open.len() >= MAX_BRACKETS {
            self.give_up();
            return false;
        }
        self.open.push(Open { span, key: self.key.take(), holds });
        true
    }

    fn close_bracket(&mut self, span: Range) {
        let Some(Open { span: start, key, holds }) = self.open.pop() else { return self.give_up() };
        self.key = key;
        let value = match holds {
            Holds::Items(items) => Value::List(items),
            Holds::Entries(entries) => Value::Table(entries),
        };
        self.value(start.append(span), value);
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.open_header(span, false);
    }

    fn std_table_close(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn array_table_open(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.open_header(span, true);
    }

    fn array_table_close(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn inline_table_open(&mut self, span: Range, _: &mut dyn ErrorSink) -> bool {
        self.open_bracket(span, Holds::Entries(Vec::new()))
    }

    fn inline_table_close(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.close_bracket(span);
    }

    fn array_open(&mut self, span: Range, _: &mut dyn ErrorSink) -> bool {
        self.open_bracket(span, Holds::Items(Vec::new()))
    }

    fn array_close(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.close_bracket(span);
    }

    fn simple_key(&mut self, span: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.source.get(span) else { return self.give_up() };
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        let mut name = Cow::Borrowed("");
        raw.decode_key(&mut name, error);
        let key = Key { name, span: to_span(span) };
        match &mut self.header {
            Some(header) if header.is_open => header.path.push(key),
            _ if self.key.is_some() => self.give_up(),
            _ => self.key = Some(key),
        }
    }

    fn key_sep(&mut self, _: Range, _: &mut dyn ErrorSink) {
        if !self.header.as_ref().is_some_and(|header| header.is_open) {
            self.give_up();
        }
    }

    fn scalar(&mut self, span: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.source.get(span) else { return self.give_up() };
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        let mut text = Cow::Borrowed("");
        let value = match raw.decode_scalar(&mut text, error) {
            ScalarKind::String => Value::Text(text),
            ScalarKind::Boolean(value) => Value::Bool(value),
            ScalarKind::Integer(radix) => whole(&text, radix.value()),
            ScalarKind::Float => Value::Float(float(&text)),
            // Whether there is such a day is for the key to say that it stands under.
            ScalarKind::DateTime if is_day(raw.as_bytes()) => Value::Date(raw.as_str()),
            ScalarKind::DateTime => return self.give_up(),
        };
        self.value(span, value);
    }
}

fn to_span(range: Range) -> Span {
    Span::new(range.start(), range.end())
}

/// `9999-99-99`
fn is_day(text: &[u8]) -> bool {
    text.len() == 10
        && text.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn find<'e, 's>(entries: &'e mut Entries<'s>, name: &str) -> Option<&'e mut Node<'s>> {
    entries.iter_mut().find(|(key, _)| key.name == name).map(|(_, node)| node)
}

/// The table that a path leads to, through tables and last items that headers have opened.
fn descend<'e, 's>(root: &'e mut Entries<'s>, path: &[Key<'s>], text: &[u8]) -> Option<&'e mut Entries<'s>> {
    path.iter().try_fold(root, |table, key| {
        let mut node = find(table, &key.name)?;
        if matches!(node.value, Value::List(_)) {
            let Value::List(items) = &mut node.value else { return None };
            node = items.last_mut()?;
        }
        if !is_by_header(node, text) {
            return None;
        }
        if let Value::Table(entries) = &mut node.value { Some(entries) } else { None }
    })
}

/// Is it a table that a header has opened? One in braces is closed for good.
fn is_by_header(node: &Node<'_>, text: &[u8]) -> bool {
    let first = usize::try_from(node.span.start).ok().and_then(|start| text.get(start));
    matches!(node.value, Value::Table(_)) && first == Some(&b'[')
}
