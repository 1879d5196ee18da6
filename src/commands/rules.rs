//! `avtal rules`

use clap::Args;

use super::failure::Exit;
use super::global::Global;
use super::report::Format;
use super::{output, spoken};
use crate::render;
use crate::render::json::Clocks;
use crate::text::LanguageCode;
use crate::view::RuleRow;

/// List the rules of `check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal rules
  avtal rules --format json | jq -r '.rules[] | select(.timed) | .id'
  avtal explain coverage-gap      explain one rule")]
pub struct Arguments {
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs it.
///
/// # Errors
///
/// An I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments) -> anyhow::Result<Exit> {
    let language = spoken::language();
    let rules = RuleRow::all(language.code);
    let printed = match arguments.format {
        Format::Human => render::rules::human(&rules, language, output::width()),
        Format::Json => {
            let clocks = Clocks { as_of: global.as_of, at: None };
            render::json::rules(clocks, &RuleRow::all(LanguageCode::En))?
        }
        Format::Markdown => render::rules::table_page(&rules, language),
    };
    output::write(&printed)?;
    Ok(Exit::Success)
}
