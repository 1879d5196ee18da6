//! The comments of a text.

use std::ops::Range;

use super::super::lines::{line_end, range, slice, start};
use super::super::way::{entries, items};
use crate::source::Node;

/// All comments, sorted: what stands after a `#` that is not in a value or a key.
pub(in crate::edit) fn comments<'t>(text: &'t str, root: &Node<'_>) -> Vec<&'t str> {
    let mut found: Vec<&str> =
        comment_places(text, root).into_iter().map(|place| slice(text, place).trim_ascii_end()).collect();
    found.sort_unstable();
    found
}

/// Where they are, in order, each to the end of its line.
pub(in crate::edit) fn comment_places(text: &str, root: &Node<'_>) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    collect(text, root, true, &mut spans);
    spans.push(text.len()..text.len());
    spans.sort_by_key(|span| span.start);
    let (mut found, mut at) = (Vec::new(), 0);
    for span in spans {
        while let Some(comment) = next_comment(text, at..span.start) {
            at = comment.end;
            found.push(comment);
        }
        at = at.max(span.end);
    }
    found
}

fn next_comment(text: &str, gap: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(gap.clone())?;
    let begins =
        |at: &usize| part.get(..*at).is_some_and(|before| before.chars().next_back().is_none_or(is_apart));
    let hash = part.match_indices('#').map(|(at, _)| at).find(begins)?;
    let start = gap.start + hash;
    Some(start..line_end(text, start))
}

/// Whether a comment may follow: TOML asks for no space after what ends a value.
fn is_apart(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, ']' | '}' | ',' | '[' | '{' | '=')
}

/// The spans of keys and of single values. Recursion is bounded by the depth of trees.
fn collect(text: &str, node: &Node<'_>, is_root: bool, spans: &mut Vec<Range<usize>>) {
    // What an alias stands for is elsewhere.
    let is_alias = !is_root && text.as_bytes().get(start(node.span)) == Some(&b'*');
    match (entries(node), items(node)) {
        (Some(entries), _) if !is_alias => {
            for (key, node) in entries {
                spans.push(range(key.span));
                collect(text, node, false, spans);
            }
        }
        (_, Some(items)) if !is_alias => items.iter().for_each(|item| collect(text, item, false, spans)),
        _ => spans.push(range(node.span)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{toml, yaml};

    #[test]
    fn comments_are_told_from_values() {
        let text = "# a\n\"x#\" = \"# no\" # b\ny = [ # c\n  1,# d\n] # e\n[v]# f\nz = 1# g\n#";
        let root = toml::parse(text, &mut Vec::new()).unwrap();
        assert_eq!(comments(text, &root), ["#", "# a", "# b", "# c", "# d", "# e", "# f", "# g"]);
        let text = "# a\nx: a#b # b\nn: | # c\n  # no\ny: [a, # d\n  b]\nz:\n  - &q#r i # e\n  # f\n";
        let root = yaml::parse(text, &mut Vec::new()).unwrap();
        assert_eq!(comments(text, &root), ["# a", "# b", "# c", "# d", "# e", "# f"]);
    }
}
