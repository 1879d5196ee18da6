//! Elements in order, as lines.

/// Comments above an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::edit) struct Lead {
    /// Whether a blank line stands above them.
    pub(in crate::edit) blank: bool,
    /// The comments, and blank lines among them.
    pub(in crate::edit) lines: Vec<String>,
}

/// A key with its value, an item, or a header, with its comments.
#[derive(Debug)]
pub(super) struct Element<K> {
    /// Its place in the order.
    pub(super) key: K,
    /// The comments above it.
    pub(super) lead: Lead,
    /// Its lines. One may be a text of several lines.
    pub(super) body: Vec<String>,
    /// The comments directly below it.
    pub(super) tail: Vec<String>,
    /// A blank line stands above it, whatever stood there.
    pub(super) is_spaced: bool,
    /// It is a header: no blank line separates it from what it opens.
    pub(super) is_header: bool,
}

impl<K> Element<K> {
    fn is_apart_from(&self, before: &Element<K>) -> bool {
        if before.is_header && !self.is_header {
            return !before.tail.is_empty();
        }
        let is_spaced = self.is_spaced || (before.is_spaced && !before.is_header);
        // Without a blank line, the first comments of the lead would belong to the element before it.
        let has_blank = self.lead.blank || self.lead.lines.iter().any(String::is_empty);
        is_spaced || has_blank || !before.tail.is_empty()
    }
}

/// The indentation of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Indent {
    /// That of the comments of elements.
    pub(super) comments: usize,
    /// That of the comments above the first element.
    pub(super) first: usize,
}

/// The lines of elements.
pub(super) struct Arranged {
    pub(super) lines: Vec<String>,
    /// The number of the first line of the first element, below its comments.
    pub(super) first: usize,
}

/// The lines of elements, in order.
pub(super) fn arrange<K: Ord>(mut elements: Vec<Element<K>>, indent: Indent) -> Arranged {
    elements.sort_by(|a, b| a.key.cmp(&b.key));
    let mut lines = Vec::new();
    let mut before: Option<&Element<K>> = None;
    for element in &elements {
        if before.is_some_and(|before| element.is_apart_from(before)) {
            lines.push(String::new());
        }
        let width = if before.is_none() { indent.first } else { indent.comments };
        lines.extend(element.lead.lines.iter().map(|line| indented(line, width)));
        lines.extend(element.body.iter().cloned());
        lines.extend(element.tail.iter().map(|line| indented(line, indent.comments)));
        before = Some(element);
    }
    Arranged { lines, first: elements.first().map_or(0, |first| first.lead.lines.len()) }
}

/// A line further in. A blank line stays empty.
pub(in crate::edit) fn indented(line: &str, width: usize) -> String {
    if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(width)) }
}
