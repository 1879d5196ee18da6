//! `avtal new`

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};

use super::{agreement, body, party};
use crate::commands::{Exit, Global};

/// Make a new record: an agreement, a party or a body.
///
/// The id is made from the title or the name if none is given. The file stands where its siblings stand, in TOML or YAML
/// as most of the registry, and in the layout of `avtal fmt`. Nothing is written if `check` would find errors that are
/// not there now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal new party --name 'Testköpings kommun' --kind municipality
  avtal new body styrgruppen --name Styrgruppen --kind political --mandate decides
  avtal new agreement --title 'Avtal om färdtjänst' --kind agreement --parties testkoping region-test \\
    --from 2027-01-01 --duration P4Y
  avtal new agreement --like fardtjanst-2023      its successor, as a draft")]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

/// What is made.
#[derive(Debug, Subcommand)]
enum What {
    Agreement(Box<agreement::Arguments>),
    Party(party::Arguments),
    Body(body::Arguments),
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`](crate::commands::Failure); or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    match &arguments.what {
        What::Agreement(arguments) => agreement::run(global, arguments, now),
        What::Party(arguments) => party::run(global, arguments, now),
        What::Body(arguments) => body::run(global, arguments, now),
    }
}
