//! A sheet of typed cells, and the readers that make one of a file.

mod address;
#[cfg(feature = "spreadsheets")]
mod archive;
mod cell;
mod csv;
mod decode;
#[cfg(feature = "spreadsheets")]
mod markup;
#[cfg(feature = "spreadsheets")]
mod ods;
mod read;
mod table;
#[cfg(feature = "spreadsheets")]
mod xlsx;

pub use address::{Address, Region};
pub use cell::Cell;
pub use read::{Choice, read};
pub use table::{Row, Sheet};
