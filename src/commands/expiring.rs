//! `avtal expiring`

use chrono::{DateTime, Utc};
use clap::Args;

use super::failure::Exit;
use super::filter::FilterArguments;
use super::global::Global;
use super::list::Layout;
use crate::time::Flag;
use crate::view::Column;

/// List the agreements whose validity ends soon, and mark those that would lapse.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal expiring                      as far ahead as registry.toml says
  avtal expiring --within P6M
  avtal expiring --owner svom --format csv")]
pub struct Arguments {
    #[command(flatten)]
    layout: Layout,

    #[command(flatten)]
    filters: FilterArguments,
}

/// The default columns.
const COLUMNS: &[Column] =
    &[Column::EffectiveEnd, Column::DaysLeft, Column::Agreement, Column::EffectiveOwner, Column::Then];

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = arguments.filters.open(global, arguments.layout.within, now)?;
    let mut filter = arguments.filters.resolve(&opened.registry)?;
    filter.required_flags.push(Flag::Expiring);
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    arguments.layout.print("expiring", &opened, &filter, Some(Column::EffectiveEnd), COLUMNS)?;
    Ok(opened.finish())
}
