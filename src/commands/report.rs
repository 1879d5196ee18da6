//! What the reports that are no lists have in common.

use clap::ValueEnum;

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
