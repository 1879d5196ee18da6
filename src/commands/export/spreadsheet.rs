//! Writes tables as a workbook, where the program can.

use super::sink::Sink;
use super::write::Tick;
use crate::commands::open::OpenRegistry;
use crate::view::tables::{Export, Table};

/// Refuses to make a workbook if the program was built without that.
///
/// # Errors
///
/// [`Failure::Usage`], which says how to get it.
///
/// [`Failure::Usage`]: crate::commands::Failure::Usage
#[cfg(not(feature = "spreadsheets"))]
pub(super) fn refuse() -> Result<(), crate::commands::Failure> {
    use crate::text::message::message;
    Err(crate::commands::Failure::usage(message!("no-spreadsheets"), message!("get-spreadsheets")))
}

/// The program makes workbooks.
#[cfg(feature = "spreadsheets")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it refuses")]
pub(super) fn refuse() -> Result<(), crate::commands::Failure> {
    Ok(())
}

/// Writes tables as a workbook.
///
/// # Errors
///
/// [`Failure::Usage`](crate::commands::Failure::Usage), which says how to get workbooks.
#[cfg(not(feature = "spreadsheets"))]
pub(super) fn write(
    _: &OpenRegistry,
    _: &Export<'_>,
    _: &[Table],
    _: &mut Sink,
    _: Tick<'_>,
) -> anyhow::Result<()> {
    Ok(refuse()?)
}

/// Writes tables as a workbook.
///
/// # Errors
///
/// [`Failure::Usage`](crate::commands::Failure::Usage) if a table is too long for a sheet; as [`Sink::put`].
#[cfg(feature = "spreadsheets")]
pub(super) fn write(
    opened: &OpenRegistry,
    export: &Export<'_>,
    tables: &[Table],
    sink: &mut Sink,
    tick: Tick<'_>,
) -> anyhow::Result<()> {
    use crate::commands::{Failure, output};
    use crate::render::export::xlsx::{Unwritable, Written, xlsx};
    use crate::text::message::message;
    let Written { bytes, cut } =
        xlsx(export, tables, &source(opened)?, opened.language, tick).map_err(|why| match why {
            Unwritable::TooManyRows(table) => anyhow::Error::from(Failure::usage(
                message!("export-too-long", table = table.name()),
                message!("export-fewer", table = table.name()),
            )),
            Unwritable::Refused(error) => error.into(),
        })?;
    if cut > 0 {
        output::hint(message!("label-cut"), message!("export-cut-texts", count = cut));
    }
    sink.put_bytes(&bytes)
}

/// Which files the records were read from, in words.
#[cfg(feature = "spreadsheets")]
fn source(opened: &OpenRegistry) -> Result<crate::text::Message, crate::commands::Failure> {
    use crate::git::{GitError, Repository};
    use crate::text::message::message;
    if let Some(revision) = &opened.revision {
        return Ok(message!("export-source-at", commit = revision.commit.id.as_str()));
    }
    let head = Repository::around(opened.folder.root()).and_then(|repository| repository.head());
    match head {
        Ok(Some(head)) => Ok(message!("export-source-now", commit = head.id.as_str())),
        Ok(None) | Err(GitError::NotInstalled(_) | GitError::NoRepository(_)) => {
            Ok(message!("export-source-files"))
        }
        Err(error) => Err(crate::commands::Failure::Git(error)),
    }
}
