//! Lists that others keep, such as spreadsheets, read as records.
//!
//! [`sheet`] reads a file into one [`sheet::Sheet`] of typed cells, each with its address, so that nothing after it knows
//! of file formats. A [`map::Map`] says which column is which key; [`rows`] makes of every row the values of a record, or
//! says at which cell it cannot. [`merge`] compares these with the record that is there and with what was imported last
//! ([`lock`]). [`guess`] writes a map from the headings. [`exported`] reads back what `avtal export` wrote.

pub mod columns;
pub mod date;
pub mod duration;
pub mod exported;
pub mod guess;
pub mod key;
pub mod lock;
pub mod map;
pub mod merge;
pub mod names;
mod problem;
pub mod rows;
pub mod sheet;
pub mod value;

pub use problem::Problem;
