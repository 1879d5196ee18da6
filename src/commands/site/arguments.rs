//! The arguments of `avtal site`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use crate::commands::scope::Scope;

/// Make a static web site of the registry: pages, timelines, calendars, a feed and data.
///
/// It needs no server and loads nothing from elsewhere: open index.html, or put the folder on any web server. It has an
/// overview, a register to search and filter, a page for each agreement, party and body, calendars to subscribe to, a
/// feed of changes, and the reports as JSON. The old site stays in place until the new one is complete; unchanged files
/// are left alone. The whole registry is shown, so publish it only to those who may read all of it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal site --out public
  avtal site --out public --lang en
  avtal site --out public --dry-run         what would be new, changed or gone
  avtal site --out public-2025 --at v2025 --as-of 2025-12-31")]
pub struct Arguments {
    /// The folder for the site: a new or empty one, or one with a site made by this command
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: PathBuf,

    /// List which files would be new, changed or gone, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    #[command(flatten)]
    pub(super) scope: Scope,
}
