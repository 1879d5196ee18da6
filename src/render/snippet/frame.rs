//! The words around findings.

use super::super::levels::Levels;
use crate::text::message::Manner;
use crate::text::{Language, display_safe};
use crate::view::message::message;
use crate::view::{FixRow, Level};

/// The words around findings in a language, made once for all of them.
pub(super) struct Frame {
    language: Language,
    levels: Levels,
    /// What introduces a help.
    pub(super) help: String,
    /// What introduces a fix.
    pub(super) fix: String,
}

impl Frame {
    /// The words in this language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let [help, fix] =
            [message!("label-help"), message!("label-fix")].map(|label| label.localise(language));
        Frame { language, levels: Levels::new(language), help, fix }
    }

    /// The name of a level.
    pub(super) fn level(&self, level: Level) -> &str {
        self.levels.name(level)
    }

    /// What a fix does, and by which options.
    pub(super) fn fix(&self, fix: &FixRow) -> String {
        let options = if fix.is_safe { "--fix" } else { "--fix --unsafe-fixes" };
        let title = display_safe(&fix.title);
        message!("fix-by", title = title, options = options).say(Manner::prose(self.language).whole())
    }
}
