//! One file per command: its arguments and its run.

pub mod agenda;
pub mod chain;
pub mod check;
pub mod completions;
pub mod diff;
pub mod expiring;
pub mod explain;
pub mod graph;
pub mod list;
pub mod log;
pub mod man;
pub mod remind;
pub mod rules;
pub mod schema;
pub mod show;
pub mod site;
pub mod status;
pub mod timeline;

mod at;
mod baseline;
mod changes;
mod complete;
mod failure;
mod file;
mod filter;
mod lookup;
mod open;
mod output;
mod report;
mod staged;
mod sync;
mod touched;
mod unfinished;

use chrono::{DateTime, Utc};

use crate::cli::{Cli, Command};

pub use failure::{Exit, Failure, report, say};

/// Runs a command at the moment `now`, from which "today" is told.
///
/// # Errors
///
/// A [`Failure`] for wrong use and for a failing environment; anything else is a fault of the program.
pub fn run(cli: &Cli, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    match cli.global.color {
        clap::ColorChoice::Auto => {}
        clap::ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        clap::ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
    }
    if let (Some(_), Some(name)) = (&cli.global.at, cli.command.without_registry()) {
        let message =
            format!("`avtal {name}` reads no registry, so there is nothing to read --at a revision");
        return Err(Failure::usage(message, "leave out --at").into());
    }
    match &cli.command {
        Command::Check(arguments) => check::run(&cli.global, arguments, now),
        Command::Status(arguments) => status::run(&cli.global, arguments, now),
        Command::List(arguments) => list::run(&cli.global, arguments, now),
        Command::Expiring(arguments) => expiring::run(&cli.global, arguments, now),
        Command::Log(arguments) => log::run(&cli.global, arguments, now),
        Command::Diff(arguments) => diff::run(&cli.global, arguments, now),
        Command::Timeline(arguments) => timeline::run(&cli.global, arguments, now),
        Command::Agenda(arguments) => agenda::run(&cli.global, arguments, now),
        Command::Show(arguments) => show::run(&cli.global, arguments, now),
        Command::Chain(arguments) => chain::run(&cli.global, arguments, now),
        Command::Graph(arguments) => graph::run(&cli.global, arguments, now),
        Command::Remind(arguments) => remind::run(&cli.global, arguments, now),
        Command::Site(arguments) => site::run(&cli.global, arguments, now),
        Command::Rules(arguments) => rules::run(&cli.global, arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    }
}
