//! `avtal fmt`

mod files;
mod run;

pub use run::{Arguments, run};
