//! Tables as a workbook, where the program was built with spreadsheets.

use crate::commands::{Failure, output};
use crate::text::Language;
use crate::text::message::message;
use crate::view::tables::{Export, Table, Value};

/// Whether the program makes workbooks.
pub const HAS_WORKBOOKS: bool = cfg!(feature = "spreadsheets");

/// Why the program makes no workbook, and how to get one that does.
pub fn refusal() -> Failure {
    Failure::usage(message!("no-spreadsheets"), message!("get-spreadsheets"))
}

/// Reports how many texts are cut in a workbook, if there are any.
pub fn say_cut(count: usize) {
    if count > 0 {
        output::hint(message!("label-cut"), message!("export-cut-texts", count = count));
    }
}

/// A workbook of these tables, and how many texts are cut in it. `beside` and `done` as in `render::export::xlsx`.
///
/// # Errors
///
/// [`Failure::Usage`] if the program makes no workbooks.
#[cfg(not(feature = "spreadsheets"))]
pub fn workbook<T>(
    _: &Export<'_>,
    _: &[Table],
    _: Language,
    _: impl Fn(Table, &[Vec<Value<'_>>]) -> T,
    _: impl FnMut(Table, T) + Send,
) -> anyhow::Result<(Vec<u8>, usize)> {
    Err(refusal().into())
}

/// A workbook of these tables, and how many texts are cut in it. `beside` and `done` as in [`xlsx`].
///
/// # Errors
///
/// [`Failure::Usage`] if a table is too long for a sheet.
///
/// [`xlsx`]: crate::render::export::xlsx::xlsx
#[cfg(feature = "spreadsheets")]
pub fn workbook<T: Send>(
    export: &Export<'_>,
    tables: &[Table],
    language: Language,
    beside: impl Fn(Table, &[Vec<Value<'_>>]) -> T + Sync,
    done: impl FnMut(Table, T) + Send,
) -> anyhow::Result<(Vec<u8>, usize)> {
    use crate::render::export::xlsx::{Unwritable, Written, xlsx};
    let Written { bytes, cut } = xlsx(export, tables, language, beside, done).map_err(|why| match why {
        Unwritable::TooManyRows(table) => anyhow::Error::from(Failure::usage(
            message!("export-too-long", table = table.name()),
            message!("export-fewer", table = table.name()),
        )),
        Unwritable::Refused(error) => error.into(),
    })?;
    Ok((bytes, cut))
}
