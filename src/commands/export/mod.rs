//! `avtal export`

mod arguments;
mod destination;
mod run;
mod sink;
mod spreadsheet;
mod write;

pub use arguments::Arguments;
pub use run::run;
