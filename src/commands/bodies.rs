//! `avtal bodies`

use chrono::{DateTime, Utc};
use clap::Args;

use super::dialect::DialectArgument;
use super::failure::Exit;
use super::global::Global;
use super::list::Format;
use super::output;
use super::scope::Scope;
use crate::model::body::{BodyKind, Mandate};
use crate::render;
use crate::render::registers::Register;
use crate::view::registers;

/// List the bodies, with how many agreements each is responsible for, how much it has to do, and how much is overdue.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal bodies
  avtal bodies --kind political
  avtal bodies --format json | jq '.bodies[] | select(.overdue > 0) | .id'")]
pub struct Arguments {
    /// Only bodies of this kind
    #[arg(long, value_name = "KIND", value_delimiter = ',', help_heading = "Filters")]
    kind: Vec<BodyKind>,

    /// Only bodies with this mandate
    #[arg(long, value_name = "MANDATE", value_delimiter = ',', help_heading = "Filters")]
    mandate: Vec<Mandate>,

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
    let rows = registers::bodies(&opened.case(), &arguments.kind, &arguments.mandate, opened.language);
    let register = Register::bodies(&rows, opened.language);
    let printed = match arguments.format {
        Format::Human => register.human(output::width()),
        Format::Json => render::json::bodies(opened.clocks(), &rows, &opened.incomplete())?,
        Format::Markdown => register.markdown(),
        Format::Csv => register.csv(dialect)?,
    };
    output::write(&printed)?;
    Ok(opened.finish())
}
