//! `avtal export`

mod arguments;
mod destination;
mod origin;
mod run;
mod sink;
mod spreadsheet;
mod write;

pub use arguments::Arguments;
pub(in crate::commands) use origin::origin;
pub use run::run;
pub(in crate::commands) use spreadsheet::{HAS_WORKBOOKS, say_cut, workbook};
