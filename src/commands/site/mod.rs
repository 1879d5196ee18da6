//! `avtal site`

mod arguments;
mod history;
mod inputs;
mod make;
mod run;
mod workbook;

pub use arguments::Arguments;
pub use run::run;
