//! What this group is about: one line.

pub(super) static RULES: &[&super::Rule] = &[];
