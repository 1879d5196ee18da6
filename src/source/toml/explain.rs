//! What the TOML parser reports, in our words.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue, Error};

use super::tree::span as to_span;
use crate::source::fault::Fault;
use crate::source::span::Span;
use crate::source::syntax;
use crate::text::brief;
use crate::text::{Alike, plain};

/// The faults of a text, from the parser's errors and the table it could make all the same.
pub(super) fn errors(text: &str, table: &DeTable<'_>, errors: &[Error]) -> Vec<Fault> {
    syntax::tell(text, errors, place, |error| explain(text, table, place(error), error))
}

fn place(error: &Error) -> Span {
    error.span().map(to_span).unwrap_or_default()
}

fn explain(text: &str, table: &DeTable<'_>, at: Span, error: &Error) -> Fault {
    let written = at.slice(text).trim();
    let message = error.message();
    let is = |start: &str| message.starts_with(start);
    if is("duplicate key") {
        let name = written.trim_matches(['"', '\'']);
        return syntax::duplicate_key(name, at, first_given(text, table, name, at));
    }
    if is("cannot recurse") || is("recursion limit") {
        return syntax::too_deep(at);
    }
    if is("string values must be quoted") || is("invalid boolean") || is("invalid date") || is("invalid time")
    {
        return unquoted(at, written);
    }
    match words(message) {
        Some((message, help)) => match Alike::first_in(at.slice(text)) {
            Some(alike) => alien(at, at.slice(text), alike),
            None => syntax::invalid(at, message).help(help),
        },
        None => syntax::invalid(at, format!("not TOML: {message}")),
    }
}

/// A value that would be a text, or a date of another precision, if it stood in quotes.
fn unquoted(at: Span, written: &str) -> Fault {
    if written.is_empty() {
        return syntax::invalid(at, "a key without a value")
            .help("write one after the `=`, or leave the key out");
    }
    if let Some(alike) = Alike::first_in(written) {
        return alien(at, written, alike);
    }
    let shown = brief(written);
    if !written.starts_with(|c: char| c.is_ascii_digit()) {
        let fault = syntax::invalid(at, format!("`{shown}` is text without quotes")).about(&*shown);
        return fault.help(format!("put it in quotes: `\"{shown}\"`"));
    }
    if written.contains(char::is_whitespace) {
        return syntax::invalid(at, format!("`{shown}` is not one value")).about(&*shown).help(
            "put a text in quotes, a comma between the items of a list, and each key on a line of its own",
        );
    }
    let fault = syntax::invalid(at, format!("`{shown}` is no date or number in TOML")).about(&*shown);
    // A year and a month are a date in quotes; but a day is never one with a single digit.
    match written.split('-').collect::<Vec<_>>().as_slice() {
        [_, _, _] => fault.help("write a day as `2024-01-31`, with two digits for month and day"),
        _ => fault.help(format!("put it in quotes: `\"{shown}\"`")),
    }
}

/// What cannot be read, and has a character in it that only looks like one of the keyboard.
fn alien(at: Span, written: &str, alike: Alike) -> Fault {
    let fault = syntax::invalid(at, format!("`{}` cannot be read: {}", brief(written), alike.says()))
        .about(brief(written));
    fault.help(match alike.like {
        Some(' ') => "write an ordinary space in its place".to_owned(),
        Some(_) => format!("write `{}`", brief(&plain(written))),
        None => format!("take it out: `{}`", brief(&plain(written))),
    })
}

/// Message and help for the errors that people make, by how the parser's message begins.
fn words(message: &str) -> Option<(&'static str, &'static str)> {
    const WORDS: [(&str, &str, &str); 10] = [
        ("invalid basic string", "a quote that is not closed", "close it with `\"`"),
        ("invalid literal string", "a quote that is not closed", "close it with `'`"),
        ("key with no value", "a line that is no key with a value", "write `key = value`"),
        ("unquoted keys cannot be empty", "a key is missing here", "write it before the `=`"),
        ("invalid unquoted key", "no key of a record", "keys are made of a–z, 0–9, `-` and `_`"),
        ("missing escaped value", "a backslash that means nothing", "write it twice, or use single quotes"),
        ("unexpected leading zero", "a number that begins with 0", "put it in quotes if it is a code"),
        ("unclosed", "a bracket that is not closed", "close it"),
        (
            "missing comma",
            "a comma or a closing bracket is missing before this",
            "put a comma between items, and close the list or table",
        ),
        ("unexpected key or value", "something after the value", "write each key on a line of its own"),
    ];
    WORDS.into_iter().find(|(start, ..)| message.starts_with(start)).map(|(_, ours, help)| (ours, help))
}

/// Where a key that is given again at `again` was given first, if there is no doubt about it.
///
/// The parser knows but does not tell. A repeated header takes the place of the first in the parser's table, so
/// that is found in the text; of any other key the first stays in the table, and must be the only one of its
/// name before `again`, or the only one since the last header.
fn first_given(text: &str, table: &DeTable<'_>, name: &str, again: Span) -> Option<Span> {
    let before = text.get(..usize::try_from(again.start).ok()?)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..)?.lines().next()?.trim();
    if line.starts_with('[') {
        return first_header(text.get(..line_start)?, line);
    }
    let mut places = Vec::new();
    keys_named(table, name, &mut places);
    places.retain(|place| place.start < again.start);
    if let [only] = places.as_slice() {
        return Some(*only);
    }
    let header = before.rfind("\n[").unwrap_or(0);
    places.retain(|place| usize::try_from(place.start).is_ok_and(|start| start >= header));
    match places.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The header in `before` that is written like `line`, comments aside.
fn first_header(before: &str, line: &str) -> Option<Span> {
    let bare = |line: &str| line.split('#').next().unwrap_or_default().trim().to_owned();
    let wanted = bare(line);
    let mut start = 0;
    for line in before.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if bare(line) == wanted {
            return Some(Span::new(start + indent, start + indent + wanted.len()));
        }
        start += line.len();
    }
    None
}

/// The places of all keys of a name. Recursion is bounded: the depth has been measured.
fn keys_named(table: &DeTable<'_>, name: &str, places: &mut Vec<Span>) {
    for (key, node) in table {
        if key.get_ref() == name {
            places.push(to_span(key.span()));
        }
        keys_within(node, name, places);
    }
}

fn keys_within(node: &Spanned<DeValue<'_>>, name: &str, places: &mut Vec<Span>) {
    if let Some(table) = node.get_ref().as_table() {
        keys_named(table, name, places);
    }
    for item in node.get_ref().as_array().into_iter().flatten() {
        keys_within(item, name, places);
    }
}
