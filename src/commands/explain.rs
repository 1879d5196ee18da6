//! `avtal explain`

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::{output, spoken};
use crate::render;
use crate::rules::GROUPS;
use crate::source::de::did_you_mean;
use crate::text::message::message;
use crate::view::RuleRow;

/// Explain a rule of `check`: what the fault is, why it matters and what to do, with examples.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal explain coverage-gap
  avtal explain lapsed --format markdown
  avtal explain --all | less -R")]
pub struct Arguments {
    /// The rule's id, as findings show it
    #[arg(required_unless_present = "all", add = ArgValueCandidates::new(complete::rules))]
    rule: Option<String>,

    /// Explain every rule
    #[arg(long, conflicts_with = "rule")]
    all: bool,

    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// How a manual is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading in a terminal
    Human,
    /// For a page
    Markdown,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure::Usage`] if there is no such rule; or an I/O error of standard output.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    let language = spoken::language();
    let rules = RuleRow::all(language.code);
    let printed = match (&arguments.rule, arguments.format) {
        (Some(id), format) => {
            let rule = rules.iter().find(|rule| rule.id == id).ok_or_else(|| unknown(id))?;
            match format {
                Format::Human => render::rules::manual(rule, language),
                Format::Markdown => render::rules::manual_page(rule, language),
            }
        }
        (None, Format::Human) => rules.iter().map(|rule| render::rules::manual(rule, language)).collect(),
        (None, Format::Markdown) => render::rules::page(&rules, language),
    };
    output::write(&printed)?;
    Ok(Exit::Success)
}

/// The error for an unknown rule, with a suggestion.
pub(super) fn unknown(id: &str) -> Failure {
    let known = GROUPS.iter().flat_map(|(_, rules)| rules.iter().map(|rule| rule.id));
    let help = did_you_mean(id, known)
        .map_or_else(|| message!("list-rules"), |near| message!("did-you-mean", near = near));
    Failure::usage(message!("no-rule", id = id), help)
}
