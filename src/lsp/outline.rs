//! The parts of a document: symbols, what can be folded, and selections that grow.

use serde_json::{Value as Json, json};

use super::cursor::{around, below};
use super::document::Text;
use super::jsonrpc::value;
use super::protocol::{Location, Position, Range};
use super::session::Found;
use super::workspace::parsed;
use crate::edit::{Path, Syntax};
use crate::source::{Node, Span, Value};
use crate::text::display_safe;

/// A table, a list or a value, for an outline.
struct Symbol {
    name: String,
    detail: String,
    kind: u8,
    /// Its key.
    key: Span,
    /// All of it.
    all: Span,
    inner: Vec<Symbol>,
}

/// The kinds of symbols of the protocol that records have.
mod symbol_kind {
    pub const STRING: u8 = 15;
    pub const NUMBER: u8 = 16;
    pub const BOOLEAN: u8 = 17;
    pub const ARRAY: u8 = 18;
    pub const OBJECT: u8 = 19;
    pub const NULL: u8 = 21;
}

/// The outline of a document: its keys and tables.
pub(super) fn symbols(found: &Found<'_>, is_nested: bool) -> Json {
    let text = found.text();
    let Some(root) = parsed(&found.path, text.record()) else { return Json::Array(Vec::new()) };
    let sections = Sections::of(&found.path, text.record(), &root);
    let symbols = symbols_below(&root, &Path::root(), &sections);
    let uri = found.workspace.uri(&found.path);
    let mut told = Vec::new();
    for symbol in &symbols {
        if is_nested {
            told.push(nested(symbol, text));
        } else {
            flat(symbol, text, &uri, None, &mut told);
        }
    }
    Json::Array(told)
}

/// Recursion is bounded by the depth of trees.
fn symbols_below(node: &Node<'_>, path: &Path, sections: &Sections) -> Vec<Symbol> {
    let symbol = |(key, node, path): (Option<&crate::source::Key<'_>>, &Node<'_>, Path)| {
        let (kind, detail) = kind_of(node);
        let name = match key {
            Some(key) => key.name.clone().into_owned(),
            None => name_of_item(node),
        };
        let own = sections.whole(node.span);
        let key = key.map_or(node.span, |key| key.span);
        let inner = symbols_below(node, &path, sections);
        // The protocol wants the key, and all that is within, to be in all of it.
        let all = inner.iter().map(|of| of.all).chain([own, key]);
        let all = all.fold(key, |a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) });
        let name = if name.trim().is_empty() { "…".to_owned() } else { display_safe(&name).into_owned() };
        Symbol { name, detail: display_safe(&detail).into_owned(), kind, key, all, inner }
    };
    below(node, path).into_iter().map(symbol).collect()
}

/// What an item of a list is called: its text, or the first text in it.
fn name_of_item(node: &Node<'_>) -> String {
    let (_, detail) = kind_of(node);
    match &node.value {
        Value::Table(entries) => {
            let first = entries.iter().map(|(_, value)| kind_of(value).1).find(|text| !text.is_empty());
            first.unwrap_or_default()
        }
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_)
        | Value::List(_) => detail,
    }
}

fn kind_of(node: &Node<'_>) -> (u8, String) {
    match &node.value {
        Value::Null => (symbol_kind::NULL, String::new()),
        Value::Bool(value) => (symbol_kind::BOOLEAN, value.to_string()),
        Value::Int(number) => (symbol_kind::NUMBER, number.to_string()),
        Value::Float(number) => (symbol_kind::NUMBER, number.to_string()),
        Value::Text(text) | Value::Plain(text) => {
            (symbol_kind::STRING, crate::text::cut(text, 80).into_owned())
        }
        Value::Date(text) => (symbol_kind::STRING, (*text).to_owned()),
        Value::List(_) => (symbol_kind::ARRAY, String::new()),
        Value::Table(_) => (symbol_kind::OBJECT, String::new()),
    }
}

/// Recursion is bounded by the depth of trees.
fn nested(symbol: &Symbol, text: &Text) -> Json {
    json!({
        "name": symbol.name,
        "detail": symbol.detail,
        "kind": symbol.kind,
        "range": text.range(symbol.all),
        "selectionRange": text.range(symbol.key),
        "children": symbol.inner.iter().map(|inner| nested(inner, text)).collect::<Vec<_>>(),
    })
}

fn flat(symbol: &Symbol, text: &Text, uri: &str, within: Option<&str>, told: &mut Vec<Json>) {
    let location = Location { uri: uri.to_owned(), range: text.range(symbol.all) };
    told.push(json!({
        "name": symbol.name,
        "kind": symbol.kind,
        "location": value(location),
        "containerName": within,
    }));
    for inner in &symbol.inner {
        flat(inner, text, uri, Some(&symbol.name), told);
    }
}

/// How far the tables of TOML reach whose span is only their header.
struct Sections {
    /// Where each header begins and ends, and where its last line that says something ends.
    all: Vec<(Span, u32)>,
}

impl Sections {
    fn of(path: &str, text: &str, root: &Node<'_>) -> Self {
        let mut headers = Vec::new();
        if Syntax::of(path) == Syntax::Toml {
            headers_below(root, text, &mut headers);
        }
        headers.sort_unstable();
        headers.dedup();
        let starts: Vec<u32> = headers.iter().map(|span: &Span| span.start).collect();
        let end = |at: usize| starts.get(at + 1).copied().unwrap_or(u32::MAX);
        let all = headers.iter().enumerate().map(|(at, span)| (*span, last_said(text, *span, end(at))));
        Sections { all: all.collect() }
    }

    /// All of a value: of a table with a header, what stands below it.
    fn whole(&self, span: Span) -> Span {
        let found = self.all.binary_search_by_key(&span, |(span, _)| *span).ok();
        let end = found.and_then(|at| self.all.get(at)).map(|(_, end)| *end);
        end.map_or(span, |end| Span { start: span.start, end: end.max(span.end) })
    }
}

/// Tables whose span is a header.
fn headers_below(node: &Node<'_>, text: &str, headers: &mut Vec<Span>) {
    for (_, node, _) in below(node, &Path::root()) {
        let is_header = matches!(node.value, Value::Table(_)) && node.span.slice(text).starts_with('[');
        headers.extend(is_header.then_some(node.span));
        headers_below(node, text, headers);
    }
}

/// Where the last line ends that is neither blank nor a comment, between a header and the next.
fn last_said(text: &str, header: Span, end: u32) -> u32 {
    let at = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX).min(text.len());
    let section = text.get(at(header.start)..at(end)).unwrap_or_default();
    let (mut last, mut offset) = (0, 0);
    for line in section.split_inclusive('\n') {
        let said = line.trim();
        if !said.is_empty() && !said.starts_with('#') {
            last = offset + line.trim_end().len();
        }
        offset += line.len();
    }
    header.start + u32::try_from(last).unwrap_or(0)
}

/// What can be folded: tables, and lists and texts of several lines.
pub(super) fn folds(found: &Found<'_>) -> Json {
    let text = found.text();
    let Some(root) = parsed(&found.path, text.record()) else { return Json::Array(Vec::new()) };
    let sections = Sections::of(&found.path, text.record(), &root);
    let mut folds: Vec<(u32, u32)> = Vec::new();
    folds_below(&root, text, &sections, &mut folds);
    folds.sort_unstable();
    folds.dedup();
    let told = folds.into_iter().map(|(start, end)| json!({ "startLine": start, "endLine": end }));
    Json::Array(told.collect())
}

fn folds_below(node: &Node<'_>, text: &Text, sections: &Sections, folds: &mut Vec<(u32, u32)>) {
    for (key, node, _) in below(node, &Path::root()) {
        let whole = sections.whole(node.span);
        let said = whole.slice(text.record()).trim_end().len();
        let start = usize::try_from(whole.start).unwrap_or(usize::MAX);
        let is_header = whole != node.span;
        let first = key.filter(|_| !is_header).map_or(whole.start, |key| key.span.start);
        let (first, last) =
            (text.line(usize::try_from(first).unwrap_or(usize::MAX)), text.line(start + said));
        if first < last {
            folds.push((first, last));
        }
        folds_below(node, text, sections, folds);
    }
}

/// For each position, what grows around it: from the innermost value to all of the document.
pub(super) fn selections(found: &Found<'_>, positions: &[Position]) -> Json {
    let text = found.text();
    let root = parsed(&found.path, text.record());
    let selection = |position: &Position| {
        let offset = text.offset(*position);
        let mut ranges: Vec<Range> = vec![text.all()];
        if let Some(root) = &root {
            let sections = Sections::of(&found.path, text.record(), root);
            let mut spans: Vec<Span> = around(root, offset);
            let holds = |span: &Span| {
                let at = |bound: u32| usize::try_from(bound).unwrap_or(usize::MAX);
                at(span.start) <= offset && offset <= at(span.end)
            };
            spans.extend(sections.all.iter().map(|(span, _)| sections.whole(*span)).filter(holds));
            spans.sort_by_key(|span| std::cmp::Reverse(span.end - span.start));
            // Each must be within the one before.
            for range in spans.into_iter().map(|span| text.range(span)) {
                let is_inside = ranges.last().is_some_and(|outer| {
                    outer.start <= range.start && range.end <= outer.end && *outer != range
                });
                if is_inside {
                    ranges.push(range);
                }
            }
        }
        let mut ranges = ranges.into_iter().map(|range| json!({ "range": range }));
        let outermost = ranges.next().unwrap_or_default();
        ranges.fold(outermost, |outer, mut inner| {
            inner.as_object_mut().into_iter().for_each(|inner| {
                inner.insert("parent".to_owned(), outer.clone());
            });
            inner
        })
    };
    Json::Array(positions.iter().map(selection).collect())
}
