//! The workbook of a site.

use std::collections::HashMap;

use crate::commands::export;
use crate::commands::failure::Failure;
use crate::render::site::Web;
use crate::text::Language;
use crate::text::message::Message;
use crate::view::tables::{Export, Table};

/// The whole registry as a workbook.
#[derive(Default)]
pub(super) struct Workbook {
    /// None if the program makes none, or if a sheet cannot hold all of it.
    pub(super) bytes: Option<Vec<u8>>,
    /// Why a sheet cannot hold all of it.
    pub(super) note: Option<Message>,
    /// How many texts are cut in it.
    pub(super) cut: usize,
    /// The lines of the tables that have the same rows as files.
    pub(super) lines: HashMap<Table, String>,
}

pub(super) fn workbook(export: &Export<'_>, web: &Web<'_>, language: Language) -> anyhow::Result<Workbook> {
    if !export::HAS_WORKBOOKS {
        return Ok(Workbook::default());
    }
    let mut all: HashMap<Table, String> = HashMap::new();
    let mut failed = None;
    let done = |table, lines: anyhow::Result<Option<String>>| match lines {
        Ok(lines) => lines.iter().for_each(|lines| all.entry(table).or_default().push_str(lines)),
        Err(error) => failed = Some(error),
    };
    let made = export::workbook(export, &Table::ALL, language, |table, rows| web.lines(table, rows), done);
    if let Some(error) = failed {
        return Err(error);
    }
    match made {
        Ok((bytes, cut)) => Ok(Workbook { bytes: Some(bytes), note: None, cut, lines: all }),
        Err(error) => match error.downcast_ref::<Failure>() {
            Some(Failure::Usage { message, .. }) => {
                Ok(Workbook { note: Some(message.clone()), ..Workbook::default() })
            }
            Some(Failure::Environment { .. } | Failure::Git(_)) | None => Err(error),
        },
    }
}
