//! A file of TOML.

use avtal::source::toml;

use super::texts;

/// Every fault is of a rule and at a place in the text; and a record that was read without one means the same when it is
/// written as TOML or as YAML and read again.
pub fn run(bytes: &[u8]) {
    texts::records(bytes, toml::parse);
}
