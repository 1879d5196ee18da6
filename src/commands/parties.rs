//! `avtal parties`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::dialect::DialectArgument;
use super::failure::Exit;
use super::global::Global;
use super::list::Format;
use super::scope::Scope;
use super::{complete, filter, output};
use crate::model::party::PartyKind;
use crate::render;
use crate::render::registers::Register;
use crate::view::registers;

/// List the parties, with how many agreements bind each and how many wait for its decision.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal parties
  avtal parties --kind municipality --format csv > municipalities.csv
  avtal parties --group jamtlands-kommuner")]
pub struct Arguments {
    /// Only parties of this kind
    #[arg(long, value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kind: Vec<PartyKind>,

    /// Only members of this group
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::parties), help_heading = "Filters")]
    group: Vec<String>,

    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    dialect: DialectArgument,

    #[command(flatten)]
    scope: Scope,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let dialect = arguments.dialect.resolve(arguments.format == Format::Csv)?;
    let opened = arguments.scope.open(global, None, None, now)?;
    let groups = filter::parties(&opened.registry, &arguments.group)?;
    let rows = registers::parties(&opened.case(), &arguments.kind, &groups, opened.language);
    let register = Register::parties(&rows, opened.language);
    let printed = match arguments.format {
        Format::Human => register.human(output::width()),
        Format::Json => render::json::parties(opened.clocks(), &rows, &opened.incomplete())?,
        Format::Markdown => register.markdown(),
        Format::Csv => register.csv(dialect)?,
    };
    output::write(&printed)?;
    Ok(opened.finish())
}
