//! The program: parse, run, exit code. Only here is the clock read.

use std::process::ExitCode;

use avtal::cli::Cli;
use avtal::commands;
use clap::Parser;

fn main() -> ExitCode {
    commands::completions::answer();
    match Cli::try_parse() {
        Err(answer) => commands::say(&answer),
        Ok(cli) => match commands::run(&cli, chrono::Utc::now()) {
            Ok(exit) => exit.into(),
            Err(error) => commands::report(&error),
        },
    }
}
