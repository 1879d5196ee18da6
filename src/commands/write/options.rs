//! Options of every command that changes records.

use clap::Args;

/// Options of every command that changes records.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for writing")]
pub struct Options {
    /// Show what would change and what follows from it, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Add the changed files to the index of git; nothing is committed
    #[arg(long)]
    pub git_add: bool,

    /// Never ask: what is missing is an error
    #[arg(long)]
    pub no_input: bool,
}
