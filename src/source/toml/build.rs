//! The tree, built from the events of the parser.

use toml_parser::decoder::Encoding;
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Source, Span as Range};

use super::index::Entries;
use super::problem::{Problem, to_span};
use super::scalar;
use super::tables::{Header, Place, ROOT, Tables};
use crate::source::node::{Key, Node, Value};
use crate::source::span::Span;
use crate::source::syntax::MAX_DEPTH;

/// The tree as far as it has been read.
///
/// The parser continues after a fault, and so does this: it must cope with any order of events.
pub(super) struct Builder<'s> {
    source: Source<'s>,
    tables: Tables<'s>,
    root: Entries<'s>,
    /// The table of the last header, out of the tree while it is added to.
    table: Place<Entries<'s>>,
    /// Has that table a place in the tree?
    has_place: bool,
    /// The header that is being read, and whether it has two brackets.
    header: Option<(Range, bool)>,
    /// The keys before the last dot of the key that is being read.
    path: Vec<Key<'s>>,
    /// Its last part.
    key: Option<Key<'s>>,
    /// The brackets and braces that are open.
    open: Vec<Open<'s>>,
    /// Does the parser skip a bracket that stands where a key belongs? It then tells the end of it, but not the start.
    is_skipping: bool,
}

/// What has been built.
pub(super) struct Built<'s> {
    pub(super) root: Entries<'s>,
    pub(super) problems: Vec<Problem<'s>>,
    /// Where it is nested too deep. Nothing is read after that.
    pub(super) too_deep: Option<Span>,
}

/// A list or table in brackets or braces.
struct Open<'s> {
    span: Range,
    depth: usize,
    /// The key that it is the value of, if any.
    path: Vec<Key<'s>>,
    key: Option<Key<'s>>,
    holds: Holds<'s>,
}

enum Holds<'s> {
    Items(Vec<Node<'s>>),
    Entries(Entries<'s>),
}

impl<'s> Builder<'s> {
    pub(super) fn new(source: Source<'s>) -> Self {
        Builder {
            source,
            tables: Tables::new(source.input()),
            root: Vec::new(),
            table: Place { entries: Vec::new(), start: ROOT, depth: 1 },
            has_place: true,
            header: None,
            path: Vec::new(),
            key: None,
            open: Vec::new(),
            is_skipping: false,
        }
    }

    pub(super) fn finish(mut self) -> Built<'s> {
        self.leave_table();
        self.tables.put_in_order(&mut self.root);
        let Tables { problems, too_deep, .. } = self.tables;
        Built { root: self.root, problems, too_deep }
    }

    fn open_header(&mut self, span: Range, is_item: bool) {
        self.open.clear();
        self.is_skipping = false;
        self.path.clear();
        self.key = None;
        self.header = Some((span, is_item));
    }

    fn close_header(&mut self, end: Range) {
        let (Some((span, is_item)), Some(key)) = (self.header.take(), self.key.take()) else { return };
        self.leave_table();
        let span = to_span(span.append(end));
        let header = Header { key, span, is_item };
        let opened = self.tables.open(&mut self.root, &mut self.path, header);
        self.enter_table(opened, span.start);
    }

    /// Goes on with the table of a header, or with one that is in no tree.
    fn enter_table(&mut self, table: Option<Place<Entries<'s>>>, start: u32) {
        self.has_place = table.is_some();
        self.table = table.unwrap_or(Place { entries: Vec::new(), start, depth: 1 });
    }

    /// A header that was not closed ends with its line. Its keys may be compared with each other, but with no others.
    fn give_up_header(&mut self) {
        let Some((span, _)) = self.header.take() else { return };
        self.key = None;
        self.leave_table();
        self.enter_table(None, to_span(span).start);
    }

    fn leave_table(&mut self) {
        let entries = std::mem::take(&mut self.table.entries);
        if self.has_place {
            self.tables.put_back(&mut self.root, entries);
        }
    }

    fn is_over(&self) -> bool {
        self.tables.too_deep.is_some()
    }

    fn value(&mut self, node: Node<'s>) {
        let table = match self.open.last_mut() {
            Some(Open { holds: Holds::Items(items), .. }) => {
                items.push(node);
                return;
            }
            Some(Open { holds: Holds::Entries(entries), span, depth, .. }) => {
                Place { entries, start: to_span(*span).start, depth: *depth }
            }
            None => {
                Place { entries: &mut self.table.entries, start: self.table.start, depth: self.table.depth }
            }
        };
        if let Some(key) = self.key.take() {
            self.tables.insert(table, &mut self.path, key, node);
        }
    }

    /// Opens a list or table in brackets, unless it is too deep. The parser then skips it.
    fn open_bracket(&mut self, span: Range, holds: Holds<'s>) -> bool {
        let parent = self.open.last().map_or(self.table.depth, |open| open.depth);
        let depth = parent + self.path.len() + 1;
        if depth > MAX_DEPTH {
            self.tables.too_deep.get_or_insert(to_span(span));
        }
        if self.is_over() {
            return false;
        }
        let path = std::mem::take(&mut self.path);
        self.open.push(Open { span, depth, path, key: self.key.take(), holds });
        true
    }

    fn close_bracket(&mut self, end: Range, is_list: bool) {
        if std::mem::take(&mut self.is_skipping) || self.is_over() {
            return;
        }
        let is_it = |open: &mut Open<'s>| matches!(open.holds, Holds::Items(_)) == is_list;
        let Some(open) = self.open.pop_if(is_it) else { return };
        self.path = open.path;
        self.key = open.key;
        let value = match open.holds {
            Holds::Items(items) => Value::List(items),
            Holds::Entries(entries) => Value::Table(entries),
        };
        self.value(Node { span: to_span(open.span.append(end)), value });
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
        self.close_bracket(span, false);
    }

    fn array_open(&mut self, span: Range, _: &mut dyn ErrorSink) -> bool {
        self.open_bracket(span, Holds::Items(Vec::new()))
    }

    fn array_close(&mut self, span: Range, _: &mut dyn ErrorSink) {
        self.close_bracket(span, true);
    }

    fn simple_key(&mut self, span: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if self.key.is_some() {
            // No value has followed it.
            self.path.clear();
        }
        let at = to_span(span);
        if span.is_empty() {
            self.tables.problems.push(Problem::NoKey(at));
            self.key = Some(Key { name: "".into(), span: at });
        } else {
            self.key = Some(Key { name: scalar::name(self.source, span, encoding, error), span: at });
        }
    }

    fn key_sep(&mut self, _: Range, _: &mut dyn ErrorSink) {
        self.path.extend(self.key.take());
    }

    fn scalar(&mut self, span: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let at = to_span(span);
        let value = if span.is_empty() {
            Err(Problem::NoValue(at))
        } else {
            scalar::value(self.source, span, encoding, error)
        };
        let value = value.unwrap_or_else(|problem| {
            self.tables.problems.push(problem);
            Value::Null
        });
        if !self.is_over() {
            self.value(Node { span: at, value });
        }
    }

    fn comment(&mut self, span: Range, error: &mut dyn ErrorSink) {
        if let Some(comment) = self.source.get(span) {
            comment.decode_comment(error);
        }
    }

    fn newline(&mut self, span: Range, error: &mut dyn ErrorSink) {
        let is_return = self.source.input().as_bytes().get(span.start()) == Some(&b'\r');
        if let (true, Some(newline)) = (is_return, self.source.get(span)) {
            newline.decode_newline(error);
        }
        self.give_up_header();
    }

    fn error(&mut self, span: Range, _: &mut dyn ErrorSink) {
        let is_bracket = matches!(self.source.input().as_bytes().get(span.start()), Some(b'[' | b'{'));
        self.is_skipping |= is_bracket && !self.open.is_empty();
    }
}
