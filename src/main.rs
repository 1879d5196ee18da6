//! The program: parse, run, exit code. Only here is the clock read.

use std::process::ExitCode;

use avtal::cli::Cli;
use avtal::commands;
use clap::{CommandFactory, Parser};

fn main() -> ExitCode {
    commands::completions::answer(Cli::command);
    match Cli::try_parse() {
        Err(answer) => commands::say(&answer),
        Ok(cli) => match cli.run(chrono::Utc::now()) {
            Ok(exit) => exit.into(),
            Err(error) => commands::report(&error),
        },
    }
}
