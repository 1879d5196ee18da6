//! What a new registry is to be: from the command line, else from a person, else by default.

use std::path::Path;

use chrono_tz::Tz;

use super::catalogue::{Kind, Part, values, word, words};
use super::ci::Ci;
use super::run::Arguments;
use crate::commands::open::language;
use crate::commands::write::{Question, ask, ask_several, can_ask};
use crate::commands::{Failure, Global};
use crate::model::Settings;
use crate::text::LanguageCode;
use crate::text::message::{Message, message};

/// The word for no part.
const NONE: &str = "none";

/// What a new registry is to be.
#[derive(Debug)]
pub(super) struct Choices {
    pub(super) name: String,
    pub(super) language: LanguageCode,
    pub(super) time_zone: Tz,
    pub(super) kinds: Vec<Kind>,
    /// In their order.
    pub(super) parts: Vec<Part>,
    /// None for no CI.
    pub(super) ci: Option<Ci>,
}

impl Choices {
    /// The choices for a registry in `root`.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] for an answer that is not possible.
    pub(super) fn of(global: &Global, arguments: &Arguments, root: &Path) -> Result<Self, Failure> {
        let asked = Asked { arguments };
        let name = asked.name(root)?;
        let language = asked.language(global)?;
        Ok(Choices {
            name,
            language,
            time_zone: asked.time_zone(language)?,
            kinds: without_repetitions(asked.kinds()?),
            parts: without_repetitions(asked.parts()?),
            ci: asked.ci()?,
        })
    }
}

fn without_repetitions<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut once = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// The command line, and whoever can be asked.
struct Asked<'a> {
    arguments: &'a Arguments,
}

impl Asked<'_> {
    fn can_ask(&self) -> bool {
        can_ask(&self.arguments.options)
    }

    /// What a person answers; the default if there is nobody.
    fn answer(
        &self,
        text: &Message,
        option: &str,
        choices: &[String],
        default: &str,
    ) -> Result<String, Failure> {
        if !self.can_ask() {
            return Ok(default.to_owned());
        }
        ask(&self.arguments.options, &Question { text, option, choices, default: Some(default) })
    }

    fn name(&self, root: &Path) -> Result<String, Failure> {
        match &self.arguments.name {
            Some(name) => Ok(name.clone()),
            None => {
                let folder = root.file_name().map(|name| name.to_string_lossy().into_owned());
                let folder =
                    folder.filter(|name| !name.trim().is_empty() && !name.chars().any(char::is_control));
                self.answer(
                    &message!("ask-name"),
                    "--name",
                    &[],
                    &folder.unwrap_or_else(|| "Register".to_owned()),
                )
            }
        }
    }

    fn language(&self, global: &Global) -> Result<LanguageCode, Failure> {
        let default = language(global, &Settings::default()).code;
        if global.lang.is_some() {
            return Ok(default);
        }
        let choices = words::<LanguageCode>();
        let answer = self.answer(&message!("ask-report-language"), "--lang", &choices, default.name())?;
        Ok(LanguageCode::ALL.into_iter().find(|language| language.name() == answer).unwrap_or(default))
    }

    fn time_zone(&self, language: LanguageCode) -> Result<Tz, Failure> {
        if let Some(zone) = self.arguments.time_zone {
            return Ok(zone);
        }
        let answer =
            self.answer(&message!("ask-time-zone"), "--time-zone", &[], default_zone(language).name())?;
        zone(&answer).map_err(|error| Failure::usage(error, message!("give-time-zone")))
    }

    fn kinds(&self) -> Result<Vec<Kind>, Failure> {
        if !self.arguments.kinds.is_empty() {
            return Ok(self.arguments.kinds.clone());
        }
        let default: Vec<String> = Kind::DEFAULT.iter().map(word).collect();
        Ok(values(&self.several(&message!("ask-kinds"), "--kinds", &words::<Kind>(), &default)?))
    }

    fn parts(&self) -> Result<Vec<Part>, Failure> {
        if !self.arguments.parts.is_empty() {
            return Ok(self.arguments.parts.clone());
        }
        let mut choices = words::<Part>();
        choices.push(NONE.to_owned());
        let text = &message!("ask-parts");
        Ok(values(&self.several(text, "--parts", &choices, &[NONE.to_owned()])?))
    }

    fn several(
        &self,
        text: &Message,
        option: &str,
        choices: &[String],
        default: &[String],
    ) -> Result<Vec<String>, Failure> {
        if !self.can_ask() {
            return Ok(default.to_vec());
        }
        let default = default.join(" ");
        ask_several(&self.arguments.options, &Question { text, option, choices, default: Some(&default) })
    }

    fn ci(&self) -> Result<Option<Ci>, Failure> {
        let choice = match self.arguments.ci {
            Some(choice) => choice,
            None => {
                let answer = self.answer(&message!("ask-ci"), "--ci", &words::<Choice>(), NONE)?;
                values::<Choice>(&[answer]).first().copied().unwrap_or(Choice::None)
            }
        };
        Ok(match choice {
            Choice::Github => Some(Ci::Github),
            Choice::Gitlab => Some(Ci::Gitlab),
            Choice::None => None,
        })
    }
}

/// Where the registry is to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Choice {
    /// A workflow of GitHub Actions
    Github,
    /// A job of GitLab
    Gitlab,
    /// Nowhere
    None,
}

/// A time zone on the command line.
pub(super) fn zone(text: &str) -> Result<Tz, Message> {
    text.trim().parse().map_err(|_| message!("no-time-zone", text = text))
}

/// That of the environment, else that of the country of the language.
fn default_zone(language: LanguageCode) -> Tz {
    let set = std::env::var("TZ").ok().and_then(|zone| zone.trim_start_matches(':').parse().ok());
    set.unwrap_or(match language {
        LanguageCode::Sv => Tz::Europe__Stockholm,
        LanguageCode::En => Tz::UTC,
    })
}
