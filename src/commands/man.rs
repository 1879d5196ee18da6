//! `avtal man`

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::failure::{Exit, Failure};
use super::output;
use crate::cli::Cli;

/// Print the manual page, or write one for each command.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal man | man -l -
  avtal man --out ~/.local/share/man/man1")]
pub struct Arguments {
    /// Write the pages of all commands into this folder instead
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`] if a page cannot be written; or an I/O error of standard output.
pub fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    let command = Cli::command();
    match &arguments.out {
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            output::write(&String::from_utf8(page)?)?;
        }
        Some(folder) => {
            let fail = |error| Failure::Environment {
                message: format!("{} cannot be written", folder.display()),
                error,
            };
            fs::create_dir_all(folder).map_err(fail)?;
            clap_mangen::generate_to(command, folder).map_err(fail)?;
        }
    }
    Ok(Exit::Success)
}
