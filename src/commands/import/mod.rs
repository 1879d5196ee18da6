//! `avtal import`

mod exported;
mod fate;
mod guess;
mod input;
mod list;
mod map;
mod notes;
mod plan;
mod run;
mod told;
mod trial;

pub use run::{Arguments, Format, run};
