//! Where an export goes.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::ValueEnum;

use super::arguments::{Arguments, Format};
use crate::commands::Failure;
use crate::render::csv::Dialect;
use crate::text::message::message;
use crate::view::tables::Table;

/// Where an export goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To standard output.
    Stdout,
    /// Into a file.
    File(PathBuf),
    /// Into a folder, a file for each table.
    Folder(PathBuf),
}

/// What is asked for: the format, the tables and where they go.
pub(super) struct Asked {
    pub(super) format: Format,
    /// The tables; none for linked data.
    pub(super) tables: Vec<Table>,
    pub(super) destination: Destination,
    pub(super) dialect: Dialect,
}

impl Asked {
    /// What the command line asks for.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if that cannot be done.
    pub(super) fn of(arguments: &Arguments) -> Result<Self, Failure> {
        let format = format(arguments)?;
        let dialect = arguments.dialect.resolve(format == Format::Csv)?;
        if !format.has_tables() && !arguments.table.is_empty() {
            return Err(Failure::usage(
                message!("export-no-tables", format = format.name()),
                message!("export-without-table"),
            ));
        }
        let is_asked = |table: &Table| {
            format.has_tables() && (arguments.table.is_empty() || arguments.table.contains(table))
        };
        let tables: Vec<Table> = Table::ALL.into_iter().filter(is_asked).collect();
        let is_one_file = match format {
            Format::Xlsx | Format::Sql | Format::Turtle | Format::Jsonld => true,
            Format::Csv | Format::Jsonl => tables.len() == 1,
        };
        let destination = match &arguments.out {
            Some(out) if is_one_file => Destination::File(out.clone()),
            Some(out) if out.extension().is_some_and(|ending| ending == format.ending()) => {
                return Err(Failure::usage(
                    message!("export-one-table", format = format.name()),
                    name_one(format),
                ));
            }
            Some(out) => Destination::Folder(out.clone()),
            None if !is_one_file => {
                return Err(Failure::usage(
                    message!("export-several-tables", format = format.name()),
                    name_one(format),
                ));
            }
            None if io::stdout().is_terminal() => {
                let message = message!("export-to-terminal", format = format.name());
                return Err(Failure::usage(message, message!("export-into-file", format = format.ending())));
            }
            None => Destination::Stdout,
        };
        Ok(Asked { format, tables, destination, dialect })
    }
}

fn name_one(format: Format) -> crate::text::Message {
    message!("export-name-table", format = format.name())
}

/// The format that is named, else that of the ending of the file.
fn format(arguments: &Arguments) -> Result<Format, Failure> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let ending = arguments.out.as_ref().and_then(|out| out.extension()).and_then(|ending| ending.to_str());
    let of_ending =
        |format: &&Format| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(format.ending()));
    let format = Format::value_variants().iter().find(of_ending).copied();
    format.ok_or_else(|| Failure::usage(message!("export-no-format"), message!("export-formats")))
}
