//! The map (filled in below as the layers come).
pub mod source;
