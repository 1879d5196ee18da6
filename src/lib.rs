//! x
pub mod load;
pub mod model;
pub mod rules;
pub mod source;
pub mod time;
