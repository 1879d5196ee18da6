//! Files, places in them, and TOML and YAML read into one spanned form. Nothing else knows the syntax.

pub mod fault;
pub mod span;

pub use fault::Fault;
pub use span::{Sp, Span};
