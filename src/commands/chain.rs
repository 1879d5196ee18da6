//! `avtal chain`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::Exit;
use super::global::Global;
use super::open::open;
use super::report::Format;
use super::{complete, lookup, output};
use crate::render;
use crate::view::Chain;

/// Show an agreement's line of replacement, with every period and gap.
///
/// The line is every agreement linked to this one by replacement of the whole, forwards and backwards at any distance,
/// in the order in which they begin. Partial replacements are noted.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal chain barn-unga-dalarna-2022
  avtal chain riskbruk-2021 --format markdown
  avtal chain riskbruk-2021 --format json | jq '.links[].gap_days'")]
pub struct Arguments {
    /// Any agreement in the line, by its current or a former id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// How to print the line
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, None, None, now)?;
    let Some(agreement) = lookup::agreement(&opened, &arguments.id, global.quiet)? else {
        return Ok(opened.finish());
    };
    let chain = Chain::of(&opened.case(), agreement);
    let printed = match arguments.format {
        Format::Human => render::chain::chain(&chain, opened.day(), opened.language, output::width()),
        Format::Json => render::json::chain(opened.clocks(), &chain, &opened.incomplete())?,
        Format::Markdown => render::chain::page(&chain, opened.day(), opened.language),
    };
    output::write(&printed)?;
    Ok(opened.finish())
}
