//! What reports other than lists have in common.

use clap::ValueEnum;

use super::output;
use crate::text::message::message;
use crate::view::Cut;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading, as wide as the terminal
    Human,
    /// For programs
    Json,
    /// For an issue or a page
    Markdown,
}

/// Reports on standard error what is left out because an agreement has too many dates of one kind.
pub(super) fn say_cut(cut: &[Cut]) {
    for Cut { agreement, from } in cut.iter().take(MAX_NAMED) {
        let message = message!("dates-without-end", agreement = agreement.to_string(), day = *from);
        output::hint(message!("label-cut"), message);
    }
    if let Some(more) = cut.len().checked_sub(MAX_NAMED).filter(|more| *more > 0) {
        output::hint(message!("label-cut"), message!("so-have-others", count = more));
    }
}

/// The maximum number of such agreements that are named.
const MAX_NAMED: usize = 5;
