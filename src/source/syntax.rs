//! What the TOML and YAML readers share: limits, and the reporting of faults.

use super::fault::{Fault, FaultKind};
use super::line_column::Lines;
use super::span::Span;
use crate::text::message::message;
use crate::text::{Message, brief};

/// The maximum nesting of lists and tables, including the root. Records need five. Code that walks a tree may recurse,
/// because no tree is deeper.
pub(super) const MAX_DEPTH: usize = 64;

/// The maximum number of syntax faults reported per file: the first usually causes most of the others.
const MAX_FAULTS: usize = 10;

/// A fault of syntax.
pub(super) fn invalid(span: Span, message: Message) -> Fault {
    Fault::new(FaultKind::InvalidSyntax, span, message)
}

/// Lists and tables nested deeper than [`MAX_DEPTH`].
pub(super) fn too_deep(span: Span) -> Fault {
    invalid(span, message!("finding-too-deep", levels = MAX_DEPTH)).help(message!("help-too-deep"))
}

/// A key that appears twice in a table.
pub(super) fn duplicate_key(name: &str, span: Span, first: Option<Span>) -> Fault {
    let fault = invalid(span, message!("finding-given-twice", key = brief(name)))
        .about(brief(name))
        .help(message!("help-keep-one"));
    match first {
        Some(first) => fault.related(first, message!("place-first-given")),
        None => fault,
    }
}

/// The faults to report for a file, made from the errors of its parser: in file order, one per line, and at most
/// [`MAX_FAULTS`]. If some are left out, the last one says how many.
pub(super) fn tell<E>(
    text: &str,
    errors: &[E],
    span: impl Fn(&E) -> Span,
    explain: impl Fn(&E) -> Fault,
) -> Vec<Fault> {
    let lines = Lines::new(text);
    // There may be three errors for every two bytes: too many to sort.
    let mut first_of_line: Vec<Option<(Span, &E)>> = vec![None; lines.count()];
    for error in errors {
        let place = span(error);
        if let Some(first) = first_of_line.get_mut(lines.index(place.start)) {
            *first = match *first {
                Some(earlier) if earlier.0 <= place => Some(earlier),
                _ => Some((place, error)),
            };
        }
    }
    let left_out = first_of_line.iter().flatten().count().saturating_sub(MAX_FAULTS);
    let told = first_of_line.into_iter().flatten().take(MAX_FAULTS);
    let mut faults: Vec<Fault> = told.map(|(_, error)| explain(error)).collect();
    if let (1.., Some(last)) = (left_out, faults.last_mut()) {
        last.message = message!("finding-more-lines", message = last.message.clone(), count = left_out);
    }
    faults
}
