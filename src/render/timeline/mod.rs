//! A timeline on a terminal.

mod drawing;
mod glyphs;
mod legend;
mod report;
mod track;

pub use glyphs::{ASCII, Glyphs, UNICODE};
pub(super) use report::heading;
pub use report::timeline;
