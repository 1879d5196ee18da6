//! The names of levels in a language.

use crate::text::Language;
use crate::view::{Level, words};

/// The name of each level, made once for all findings.
pub(super) struct Levels([String; 4]);

impl Levels {
    const ALL: [Level; 4] = [Level::Error, Level::Warning, Level::Note, Level::Off];

    pub(super) fn new(language: Language) -> Self {
        Levels(Self::ALL.map(|level| words::level(level).localise(language)))
    }

    pub(super) fn name(&self, level: Level) -> &str {
        let [error, warning, note, off] = &self.0;
        match level {
            Level::Error => error,
            Level::Warning => warning,
            Level::Note => note,
            Level::Off => off,
        }
    }

    /// The length of the longest that a finding may have, in characters.
    pub(super) fn width(&self) -> usize {
        let [error, warning, note, _] = &self.0;
        [error, warning, note].into_iter().map(|name| name.chars().count()).max().unwrap_or_default()
    }
}
