//! The languages of reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of reports.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageCode {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

impl LanguageCode {
    /// Every language.
    pub const ALL: [LanguageCode; 2] = [LanguageCode::Sv, LanguageCode::En];

    /// Its code (ISO 639-1).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LanguageCode::Sv => "sv",
            LanguageCode::En => "en",
        }
    }
}

/// How a report speaks: its language, and whether it gives ids beside names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Language {
    /// The language.
    pub code: LanguageCode,
    /// Whether every name of a party, body, agreement or review is followed by its id. Otherwise an id stands only
    /// where a reader needs it to type a command.
    pub ids: bool,
}

impl Language {
    /// Swedish, with names alone.
    pub const SV: Language = Language { code: LanguageCode::Sv, ids: false };

    /// English, with names alone.
    pub const EN: Language = Language { code: LanguageCode::En, ids: false };

    /// Its code (ISO 639-1).
    #[must_use]
    pub fn name(self) -> &'static str {
        self.code.name()
    }
}
