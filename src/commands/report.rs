//! What the reports that are no lists have in common.

use clap::ValueEnum;

use super::output;
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

/// Says on standard error what a report leaves out, since an agreement has too many dates of one kind.
pub(super) fn say_cut(cut: &[Cut]) {
    for Cut { agreement, from } in cut.iter().take(MOST_SAID) {
        let message =
            format!("`{agreement}` has dates without end: those of one kind from {from} on are left out");
        output::hint("cut", &message);
    }
    if let Some(more) = cut.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
        output::hint("cut", &format!("so have {more} other agreements"));
    }
}

/// So many agreements are named that have too many dates.
const MOST_SAID: usize = 5;
