//! `avtal init`

mod catalogue;
mod choices;
mod ci;
mod files;
mod run;
mod texts;

pub use run::{Arguments, run};
