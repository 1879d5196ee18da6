//! `avtal convert`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::write::{Options, Plan, Target, Transaction};
use crate::edit::{self, Syntax};
use crate::view::message::message;

/// Write a record in the other syntax: TOML as YAML, or YAML as TOML.
///
/// The record stays the same, with its comments: they go along to the keys that they stand at. The file gets the ending of
/// the syntax; its id and all references stay. What the other syntax cannot say is refused.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal convert fardtjanst --to yaml
  avtal convert fardtjanst --to toml --dry-run
  avtal convert party:testkoping --to toml            where an agreement has the same id")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    /// The syntax to write it in
    #[arg(long, value_name = "SYNTAX")]
    to: To,

    #[command(flatten)]
    options: Options,
}

/// The syntaxes of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Toml,
    Yaml,
}

impl To {
    fn syntax(self) -> Syntax {
        match self {
            To::Toml => Syntax::Toml,
            To::Yaml => Syntax::Yaml,
        }
    }

    fn name(self) -> &'static str {
        match self {
            To::Toml => "toml",
            To::Yaml => "yaml",
        }
    }
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    ensure_record(&arguments.id)?;
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let target = Target::find(&transaction.opened, &arguments.id, global.quiet)?;
    let (to, mut plan, mut messages) = (arguments.to, Plan::default(), Vec::new());
    if target.syntax() != to.syntax() {
        let converted = edit::convert(target.kind, &target.stored.text, to.syntax())
            .map_err(|why| refused(&target, &why))?;
        plan.rename(&target, &format!("{}.{}", target.id, to.name()), converted.text);
        if converted.has_expanded {
            messages.push(message!("write-aliases-expanded", id = target.id.to_string()));
        }
    }
    transaction.finish(&plan, |_| messages)
}

/// The settings of a registry are always in TOML.
fn ensure_record(id: &str) -> Result<(), Failure> {
    if id == "registry.toml" {
        return Err(Failure::usage(message!("settings-no-record"), message!("stays-toml")));
    }
    Ok(())
}

fn refused(target: &Target, why: &edit::Unconverted) -> Failure {
    let place = why.place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
    let message = message!("path-why", path = format!("{}{place}", target.path), why = why.message.clone());
    Failure::usage(message, why.help.clone())
}
