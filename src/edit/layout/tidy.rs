//! The layout of a whole text.

use super::super::format::{Format, Syntax};
use super::super::lines::line_break;
use super::super::way::{entries, is_null};
use super::comments::comments;
use super::gap::Stranger;
use super::same::says_the_same;
use super::untidy::{Untidy, Why};
use super::{toml, yaml};
use crate::source::{self, Lines, Node, Span};

/// A byte-order mark. Spans do not count it.
const MARK: char = '\u{feff}';

/// How often a text is laid out until nothing changes. Comments that take another neighbour may need a second time.
const ROUNDS: usize = 4;

/// The text in the layout of the format; the same text if it is so already.
///
/// # Errors
///
/// If it is better left as it is.
pub fn tidy(format: Format, syntax: Syntax, text: &str) -> Result<String, Untidy> {
    let (mark, body) = match text.strip_prefix(MARK) {
        Some(body) => (text.get(..MARK.len_utf8()).unwrap_or_default(), body),
        None => ("", text),
    };
    let mut old = body.to_owned();
    for _ in 0..ROUNDS {
        let new = once(format, syntax, &old)?;
        if new == old {
            return Ok(format!("{mark}{new}"));
        }
        old = new;
    }
    Err(Untidy { why: Why::Unclear, place: None })
}

fn parse(syntax: Syntax, text: &str) -> Option<Node<'_>> {
    match syntax {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    }
}

fn once(format: Format, syntax: Syntax, text: &str) -> Result<String, Untidy> {
    let without_place = |why| Untidy { why, place: None };
    let root = parse(syntax, text).ok_or(without_place(Why::Syntax))?;
    if is_null(&root) || entries(&root).is_some_and(<[_]>::is_empty) {
        return Ok(text.to_owned());
    }
    if entries(&root).is_none() || (syntax == Syntax::Yaml && yaml::is_in_braces(text, &root)) {
        return Err(without_place(Why::Root));
    }
    let lines = match syntax {
        Syntax::Toml => toml::lines(format, text, &root),
        Syntax::Yaml => yaml::lines(format, text, &root),
    };
    let new = joined(&lines.map_err(|place| unclear(text, place))?, line_break(text));
    if new == text {
        return Ok(new);
    }
    let read = parse(syntax, &new).filter(|read| says_the_same(format, &root, read));
    let read = read.ok_or(without_place(Why::Changed))?;
    if comments(text, &root) == comments(&new, &read) { Ok(new) } else { Err(without_place(Why::Comment)) }
}

fn joined(lines: &[String], line_break: &str) -> String {
    lines.iter().flat_map(|line| [line, line_break]).collect()
}

fn unclear(text: &str, Stranger(at): Stranger) -> Untidy {
    let place = Lines::new(text).place(Span::new(at, at).start);
    Untidy { why: Why::Unclear, place: Some(place) }
}
