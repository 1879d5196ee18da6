//! What is wrong with a text, in our words.

use toml_parser::{Expected, ParseError};

use super::problem::{Closed, Problem, to_span};
use crate::source::de::any_key;
use crate::source::fault::Fault;
use crate::source::line_column::Lines;
use crate::source::node::Key;
use crate::source::span::Span;
use crate::source::syntax;
use crate::text::message::message;
use crate::text::{Alike, Message, brief, plain};

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
        Problem::NoKey(at) => {
            syntax::invalid(*at, message!("finding-no-key-here")).help(where_it_belongs(text, *at))
        }
        Problem::NoValue(at) => {
            syntax::invalid(*at, message!("finding-no-value-here")).help(message!("help-value-after-equals"))
        }
        Problem::NoDate(at) => unquoted(*at, at.slice(text)),
        Problem::NoOffset(at) => no_number(*at, at.slice(text)).help(message!("help-no-offset")),
        Problem::Twice { key, first } => syntax::duplicate_key(&key.name, key.span, Some(*first)),
        Problem::Closed { key, first, is } => closed(key, *first, *is),
    }
}

fn where_it_belongs(text: &str, at: Span) -> Message {
    let (before, after) =
        usize::try_from(at.start).ok().and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    match (before.bytes().last(), after.bytes().next()) {
        (_, Some(b'=')) => message!("help-before-equals"),
        (Some(b'.'), _) => message!("help-after-dot"),
        (_, Some(b'.')) => message!("help-before-dot"),
        _ => message!("help-between-brackets"),
    }
}

/// A key that another cannot be added to.
fn closed(key: &Key<'_>, first: Span, is: Closed) -> Fault {
    let name = brief(&key.name);
    let key_name = &*name;
    let (message, help) = match is {
        Closed::Value => (message!("finding-closed-value", key = key_name), message!("help-keep-one")),
        Closed::List => (message!("finding-closed-list", key = key_name), message!("help-closed-list")),
        Closed::Table => (message!("finding-closed-table", key = key_name), message!("help-closed-table")),
    };
    let fault = syntax::invalid(key.span, message).about(&*name).help(help);
    fault.related(first, message!("place-first-given"))
}

fn explain(text: &str, at: Span, error: &ParseError) -> Fault {
    if is_unquoted(error) {
        return unquoted(at, at.slice(text));
    }
    let Some((message, mut help)) = words(error) else { return other(at, error) };
    if error.description() == BAD_KEY
        && let Some(near) = any_key(key_of_line(text, at))
    {
        help = message!("help-bad-key-near", near = near);
    }
    match Alike::first_in(at.slice(text)) {
        Some(alike) => alien(at, at.slice(text), alike),
        None => syntax::invalid(at, message).help(help),
    }
}

/// What stands before the `=` of the line.
fn key_of_line(text: &str, at: Span) -> &str {
    let (before, after) =
        usize::try_from(at.start).ok().and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = before.len() + after.find(['=', '\n']).unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
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
        let fault = syntax::invalid(at, message!("finding-unquoted", text = &*shown)).about(&*shown);
        return fault.help(message!("help-in-quotes", value = &*shown));
    }
    if written.contains(char::is_whitespace) {
        let message = message!("finding-not-one-value", text = &*shown);
        return syntax::invalid(at, message).about(&*shown).help(message!("help-not-one-value"));
    }
    // A year and a month are a date in quotes; but a day is never one with a single digit.
    no_number(at, written).help(match written.split('-').count() {
        3 => message!("help-two-digits"),
        _ => message!("help-in-quotes", value = &*shown),
    })
}

fn no_number(at: Span, written: &str) -> Fault {
    let shown = brief(written);
    syntax::invalid(at, message!("finding-no-number", text = &*shown)).about(&*shown)
}

/// What cannot be read, and has a character in it that only looks like one of the keyboard.
fn alien(at: Span, written: &str, alike: Alike) -> Fault {
    let fault = syntax::invalid(at, message!("finding-alien", text = brief(written), why = alike.says()))
        .about(brief(written));
    fault.help(match alike.like {
        Some(' ') => message!("help-ordinary-space"),
        Some(_) => message!("help-write", text = brief(&plain(written))),
        None => message!("help-take-out", text = brief(&plain(written))),
    })
}

/// Message and help for the errors that people make, by the parser's description and what it expected instead.
fn words(error: &ParseError) -> Option<(Message, Message)> {
    let unclosed = |quote: &str| (message!("finding-open-quote"), message!("help-close-with", quote = quote));
    let backslash = || (message!("finding-backslash"), message!("help-backslash"));
    Some(match (error.description(), error.expected().unwrap_or_default()) {
        ("invalid basic string", [Expected::Literal(_)]) => unclosed("\""),
        ("invalid literal string", [Expected::Literal(_)]) => unclosed("'"),
        ("invalid multi-line basic string", [Expected::Literal("\n")]) => backslash(),
        ("invalid multi-line basic string", [Expected::Literal(_)]) => unclosed("\"\"\""),
        ("invalid multi-line literal string", [Expected::Literal(_)]) => unclosed("'''"),
        (
            "invalid basic string"
            | "invalid literal string"
            | "invalid multi-line basic string"
            | "invalid multi-line literal string"
            | "invalid comment character",
            _,
        ) => (message!("finding-control"), message!("help-control")),
        ("missing escaped value", _) => backslash(),
        (NO_VALUE | "missing value for key", _) => {
            (message!("finding-no-key-with-value"), message!("help-key-equals-value"))
        }
        (BAD_KEY, _) => (message!("finding-bad-key"), message!("help-bad-key")),
        ("unexpected leading zero", _) => (message!("finding-leading-zero"), message!("help-leading-zero")),
        ("unclosed table" | "unclosed array table" | "unclosed array" | "unclosed inline table", _) => {
            (message!("finding-open-bracket"), message!("help-close"))
        }
        ("missing comma between array elements" | "missing comma between key-value pairs", _) => {
            (message!("finding-no-comma"), message!("help-no-comma"))
        }
        ("unexpected key or value", _) => (message!("finding-after-value"), message!("help-after-value")),
        _ => return None,
    })
}

/// Any other error, in the words of the parser.
fn other(at: Span, error: &ParseError) -> Fault {
    let expected: Vec<String> = error.expected().unwrap_or_default().iter().map(shown).collect();
    let parser = error.description();
    let message = match (error.expected(), &*expected) {
        (None, _) => message!("finding-not-toml", parser = parser),
        (Some(_), []) => message!("finding-not-toml-expected-nothing", parser = parser),
        (Some(_), _) => {
            message!("finding-not-toml-expected", parser = parser, expected = expected.join(", "))
        }
    };
    let subject = message.to_string().split('`').nth(1).map(str::to_owned);
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
