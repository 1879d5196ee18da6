//! What is wrong with a text, in our words.

use toml_parser::{Expected, ParseError};

use super::problem::{Closed, Problem, to_span};
use crate::source::fault::Fault;
use crate::source::line_column::Lines;
use crate::source::node::Key;
use crate::source::span::Span;
use crate::source::syntax;
use crate::text::brief;
use crate::text::{Alike, plain};

const NO_VALUE: &str = "key with no value";
const BAD_KEY: &str = "invalid unquoted key";

/// What the parser or the reader found.
enum Found<'f, 's> {
    Error(&'f ParseError),
    Problem(&'f Problem<'s>),
}

/// The faults of a text, from what the parser reports and what the reader found.
pub(super) fn faults(text: &str, errors: &[ParseError], problems: &[Problem<'_>]) -> Vec<Fault> {
    let errors = without_words(text, errors).into_iter().map(Found::Error);
    let all: Vec<Found<'_, '_>> = errors.chain(problems.iter().map(Found::Problem)).collect();
    let place = |found: &Found<'_, '_>| match found {
        Found::Error(error) => place(error),
        Found::Problem(problem) => problem.span(),
    };
    syntax::tell(text, &all, place, |found| match found {
        Found::Error(error) => explain(text, place(found), error),
        Found::Problem(problem) => explain_problem(text, problem),
    })
}

/// The errors without those about the words of lines that are no key with a value, such as `title: x`.
fn without_words<'f>(text: &str, errors: &'f [ParseError]) -> Vec<&'f ParseError> {
    let lines = Lines::new(text);
    let line = |error: &ParseError| lines.index(place(error).start);
    let mut kept: Vec<&ParseError> = Vec::with_capacity(errors.len());
    for error in errors {
        let is_of_its_key = |earlier: &mut &ParseError| {
            earlier.description() == BAD_KEY
                && line(earlier) == line(error)
                && Alike::first_in(place(earlier).slice(text)).is_none()
        };
        while error.description() == NO_VALUE && kept.pop_if(is_of_its_key).is_some() {}
        kept.push(error);
    }
    kept
}

fn place(error: &ParseError) -> Span {
    error.unexpected().map(to_span).unwrap_or_default()
}

fn explain_problem(text: &str, problem: &Problem<'_>) -> Fault {
    match problem {
        Problem::NoKey(at) => syntax::invalid(*at, "a key is missing here").help(where_it_belongs(text, *at)),
        Problem::NoValue(at) => syntax::invalid(*at, "a key without a value")
            .help("write one after the `=`, or leave the key out"),
        Problem::NoDate(at) => unquoted(*at, at.slice(text)),
        Problem::NoOffset(at) => no_number(*at, at.slice(text))
            .help("write the offset from UTC after the time as `Z` or `+01:00`, or leave it out"),
        Problem::Twice { key, first } => syntax::duplicate_key(&key.name, key.span, Some(*first)),
        Problem::Closed { key, first, is } => closed(key, *first, *is),
    }
}

fn where_it_belongs(text: &str, at: Span) -> &'static str {
    let (before, after) =
        usize::try_from(at.start).ok().and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    match (before.bytes().last(), after.bytes().next()) {
        (_, Some(b'=')) => "write it before the `=`",
        (Some(b'.'), _) => "write it after the dot",
        (_, Some(b'.')) => "write it before the dot",
        _ => "write it between the brackets",
    }
}

/// A key that another cannot be added to.
fn closed(key: &Key<'_>, first: Span, is: Closed) -> Fault {
    let name = brief(&key.name);
    let (what, help) = match is {
        Closed::Value => ("has a value already, and cannot be a table too", "keep one of them"),
        Closed::List => ("is a list in brackets, which ends there", "write its items in one place"),
        Closed::Table => ("is a table in braces, which ends there", "write its keys in one place"),
    };
    let fault = syntax::invalid(key.span, format!("`{name}` {what}")).about(&*name).help(help);
    fault.related(first, "first given here")
}

fn explain(text: &str, at: Span, error: &ParseError) -> Fault {
    if is_unquoted(error) {
        return unquoted(at, at.slice(text));
    }
    let Some((message, help)) = words(error) else { return other(at, error) };
    match Alike::first_in(at.slice(text)) {
        Some(alike) => alien(at, at.slice(text), alike),
        None => syntax::invalid(at, message).help(help),
    }
}

/// Is it about a word that is no value? The parser takes one that begins like `true`, `inf` or `nan` for that.
fn is_unquoted(error: &ParseError) -> bool {
    match error.description() {
        "string values must be quoted" | "invalid boolean" => true,
        "invalid float" => matches!(error.expected(), Some([Expected::Literal("inf" | "nan")])),
        _ => false,
    }
}

/// A value that would be a text, or a date of another precision, if it stood in quotes.
fn unquoted(at: Span, written: &str) -> Fault {
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
    // A year and a month are a date in quotes; but a day is never one with a single digit.
    no_number(at, written).help(match written.split('-').count() {
        3 => "write a day as `2024-01-31`, with two digits for month and day".to_owned(),
        _ => format!("put it in quotes: `\"{shown}\"`"),
    })
}

fn no_number(at: Span, written: &str) -> Fault {
    let shown = brief(written);
    syntax::invalid(at, format!("`{shown}` is no date or number in TOML")).about(&*shown)
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

/// Message and help for the errors that people make, by the parser's description and what it expected instead.
fn words(error: &ParseError) -> Option<(&'static str, &'static str)> {
    const UNCLOSED: &str = "a quote that is not closed";
    const BACKSLASH: (&str, &str) =
        ("a backslash that means nothing", "write it twice, or use single quotes");
    Some(match (error.description(), error.expected().unwrap_or_default()) {
        ("invalid basic string", [Expected::Literal(_)]) => (UNCLOSED, "close it with `\"`"),
        ("invalid literal string", [Expected::Literal(_)]) => (UNCLOSED, "close it with `'`"),
        ("invalid multi-line basic string", [Expected::Literal("\n")]) => BACKSLASH,
        ("invalid multi-line basic string", [Expected::Literal(_)]) => (UNCLOSED, "close it with `\"\"\"`"),
        ("invalid multi-line literal string", [Expected::Literal(_)]) => (UNCLOSED, "close it with `'''`"),
        (
            "invalid basic string"
            | "invalid literal string"
            | "invalid multi-line basic string"
            | "invalid multi-line literal string"
            | "invalid comment character",
            _,
        ) => ("a control character, which cannot be seen", "take it out"),
        ("missing escaped value", _) => BACKSLASH,
        (NO_VALUE | "missing value for key", _) => {
            ("a line that is no key with a value", "write `key = value`")
        }
        (BAD_KEY, _) => ("no key of a record", "keys are made of a–z, 0–9, `-` and `_`"),
        ("unexpected leading zero", _) => ("a number that begins with 0", "put it in quotes if it is a code"),
        ("unclosed table" | "unclosed array table" | "unclosed array" | "unclosed inline table", _) => {
            ("a bracket that is not closed", "close it")
        }
        ("missing comma between array elements" | "missing comma between key-value pairs", _) => (
            "a comma or a closing bracket is missing before this",
            "put a comma between items, and close the list or table",
        ),
        ("unexpected key or value", _) => {
            ("something after the value", "write each key on a line of its own")
        }
        _ => return None,
    })
}

/// Any other error, in the words of the parser.
fn other(at: Span, error: &ParseError) -> Fault {
    let expected: Vec<String> = error.expected().unwrap_or_default().iter().map(shown).collect();
    let message = match (error.expected(), &*expected) {
        (None, _) => format!("not TOML: {}", error.description()),
        (Some(_), []) => format!("not TOML: {}, expected nothing", error.description()),
        (Some(_), _) => format!("not TOML: {}, expected {}", error.description(), expected.join(", ")),
    };
    let subject = message.split('`').nth(1).map(str::to_owned);
    let fault = syntax::invalid(at, message);
    match subject {
        Some(subject) => fault.about(subject),
        None => fault,
    }
}

fn shown(expected: &Expected) -> String {
    match expected {
        Expected::Literal("\n") => "newline".to_owned(),
        Expected::Literal(literal) => format!("`{literal}`"),
        Expected::Description(words) => (*words).to_owned(),
        _ => "something else".to_owned(),
    }
}
