//! `avtal man`

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;

use super::failure::{Exit, Failure};
use super::{file, output};

/// Print the manual page, or write one for each command.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal man | man -l -
  avtal man --out ~/.local/share/man/man1")]
pub struct Arguments {
    /// Write a page for each command into this folder instead
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs it. `command` is that of the whole program.
///
/// # Errors
///
/// [`Failure`] if a page cannot be written; or an I/O error of standard output.
pub fn run(arguments: &Arguments, command: Command) -> anyhow::Result<Exit> {
    match &arguments.out {
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            output::write(&String::from_utf8(page)?)?;
        }
        Some(folder) => {
            let fail = |error| Failure::unwritable(folder, error);
            fs::create_dir_all(folder).map_err(fail)?;
            let mut command = command.disable_help_subcommand(true);
            command.build();
            write_pages(&command, folder)?;
        }
    }
    Ok(Exit::Success)
}

/// Writes the page of a command, and those of its subcommands.
fn write_pages(command: &Command, folder: &Path) -> anyhow::Result<()> {
    for under in command.get_subcommands().filter(|under| !under.is_hide_set()) {
        write_pages(under, folder)?;
    }
    let (page, mut bytes) = (Man::new(command.clone()), Vec::new());
    page.render(&mut bytes)?;
    file::write(&folder.join(page.get_filename()), bytes)?;
    Ok(())
}
