//! The languages of reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The language of reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Sv, Language::En];

    /// Its code (ISO 639-1).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Language::Sv => "sv",
            Language::En => "en",
        }
    }
}
