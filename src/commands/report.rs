//! What the reports that are no lists have in common.

use clap::ValueEnum;
use serde::Serialize;

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

/// A report as JSON: its own fields, and the files that are missing from it.
#[derive(Debug, Serialize)]
pub(super) struct Body<'a, T> {
    #[serde(flatten)]
    pub(super) report: &'a T,
    pub(super) incomplete: Vec<&'a str>,
}
