//! The program: parses the command line, runs the command and sets the exit code. Only this file reads the clock.

use std::process::ExitCode;

use avtal::cli::Cli;
use avtal::commands;
use clap::{CommandFactory, Parser};

// That of musl has one lock for all threads.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    commands::completions::answer(Cli::command);
    match Cli::try_parse() {
        Err(answer) => commands::say(&answer, Cli::command),
        Ok(cli) => match cli.run(chrono::Utc::now) {
            Ok(exit) => exit.into(),
            Err(error) => commands::report(&error),
        },
    }
}
