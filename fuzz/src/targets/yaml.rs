//! A file of YAML.

use avtal::source::yaml;

use super::texts;

/// As of TOML.
pub fn run(bytes: &[u8]) {
    texts::records(bytes, yaml::parse);
}
