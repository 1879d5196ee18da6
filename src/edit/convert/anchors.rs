//! Where the keys and items of a text stand.

use super::super::format::Syntax;
use super::super::lines::{end, range, slice, start};
use super::super::path::Path;
use super::super::way::{entries, items};
use crate::source::Node;

/// A key with its value, or an item.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) path: Path,
    /// Its first byte: of the key, the header or the item.
    pub(super) start: usize,
    /// The byte after all of its value.
    pub(super) end: usize,
    /// Its value, if that stands in one place: in brackets, in braces, or alone.
    pub(super) value: Option<std::ops::Range<usize>>,
    /// Whether it is a TOML table with a header.
    pub(super) is_headed: bool,
}

/// All of them, in the order of the text; what holds others that start at the same byte comes before them. What an alias
/// stands for is elsewhere.
pub(super) fn anchors(syntax: Syntax, text: &str, root: &Node<'_>) -> Vec<Anchor> {
    let mut all = Collector { syntax, text, all: Vec::new() };
    all.children(root, &Path::root());
    all.all.sort_by_key(|anchor| (anchor.start, anchor.path.steps().len()));
    all.all
}

struct Collector<'t> {
    syntax: Syntax,
    text: &'t str,
    all: Vec<Anchor>,
}

impl Collector<'_> {
    /// Adds what is in a value. The byte after the last of it. Recursion is bounded by the depth of trees.
    fn children(&mut self, node: &Node<'_>, path: &Path) -> usize {
        let mut last = 0;
        for (key, value) in entries(node).unwrap_or_default() {
            last = last.max(self.one(Some(start(key.span)), value, path.clone().key(&*key.name)));
        }
        for (number, item) in items(node).unwrap_or_default().iter().enumerate() {
            last = last.max(self.one(None, item, path.clone().item(number)));
        }
        last
    }

    fn one(&mut self, key: Option<usize>, node: &Node<'_>, path: Path) -> usize {
        let first = self.text.as_bytes().get(start(node.span)).copied();
        let is_toml = self.syntax == Syntax::Toml;
        let is_list = items(node).is_some();
        let is_collection = entries(node).is_some() || is_list;
        let has_tables = items(node).is_some_and(|items| {
            items.last().is_some_and(|item| entries(item).is_some() && self.starts_with(item, b'['))
        });
        let is_headed = is_toml && is_collection && first == Some(b'[') && (!is_list || has_tables);
        let is_bracketed = matches!(first, Some(b'[' | b'{' | b'*')) && !is_headed;
        let is_single = if is_toml {
            !is_headed && (is_bracketed || !is_collection)
        } else {
            is_bracketed || !is_collection
        };
        let own = start(node.span) + slice(self.text, range(node.span)).trim_ascii_end().len();
        let is_alias = self.syntax == Syntax::Yaml && first == Some(b'*');
        let position = self.all.len();
        let begin = match key {
            Some(key) if is_headed => key.min(start(node.span)),
            Some(key) => key,
            None => start(node.span),
        };
        self.all.push(Anchor {
            path: path.clone(),
            start: begin,
            end: begin,
            value: is_single.then_some(start(node.span)..own),
            is_headed,
        });
        let below = if is_alias { 0 } else { self.children(node, &path) };
        let end =
            if is_single { own } else { below.max(begin).max(if is_headed { end(node.span) } else { 0 }) };
        if let Some(anchor) = self.all.get_mut(position) {
            anchor.end = end;
        }
        end
    }

    fn starts_with(&self, node: &Node<'_>, byte: u8) -> bool {
        self.text.as_bytes().get(start(node.span)) == Some(&byte)
    }
}
