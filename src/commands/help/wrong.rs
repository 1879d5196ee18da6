//! What is wrong with a command line, in the language of the person, as clap says it in English.

#![expect(clippy::wildcard_enum_match_arm, reason = "clap may add kinds of errors and of their context")]

use std::error::Error as _;
use std::fmt::Write;

use anstyle::Style;
use clap::Command;
use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::frame;
use crate::source::de::did_you_mean;
use crate::text::message::{Manner, Message, message};
use crate::text::{Language, LanguageCode};

/// What is wrong, with suggestions, the usage and where to read more, in colours. None if it is no fault of the command
/// line, or clap says of it something that this does not know.
#[must_use]
pub fn wrong(error: &Error, command: &Command, language: Language) -> Option<String> {
    let styles = command.get_styles();
    let said = Said { error, command, styles, manner: Manner::prose(language).whole() };
    let what = said.what()?;
    let label = message!("wrong-error").say(said.manner);
    let mut text = format!("{0}{label}:{0:#} {1}", styles.get_error(), what.say(said.manner));
    said.list(&mut text);
    let tips = said.tips();
    if !tips.is_empty() {
        text.push('\n');
    }
    let label = message!("wrong-tip").say(said.manner);
    for tip in tips {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {0}{label}:{0:#} {1}", styles.get_valid(), tip.say(said.manner));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.ansi().to_string();
        let usage = match language.code {
            LanguageCode::En => usage,
            LanguageCode::Sv => frame::in_swedish(&usage),
        };
        let _ = write!(text, "\n\n{usage}");
    }
    let help = coloured(*styles.get_literal(), "--help");
    let _ = write!(text, "\n\n{}\n", message!("wrong-more", option = help).say(said.manner));
    Some(text)
}

/// An error of clap, and how it is said.
struct Said<'e> {
    error: &'e Error,
    /// The command of the whole program.
    command: &'e Command,
    styles: &'e Styles,
    manner: Manner,
}

/// A text in a style.
fn coloured(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

impl Said<'_> {
    /// A word of the command line that is wrong.
    fn invalid(&self, kind: ContextKind) -> Option<String> {
        self.text(kind).map(|word| coloured(*self.styles.get_invalid(), word))
    }

    /// An argument that is right, but has something wrong.
    fn literal(&self, kind: ContextKind) -> Option<String> {
        self.text(kind).map(|word| coloured(*self.styles.get_literal(), word))
    }

    fn text(&self, kind: ContextKind) -> Option<&str> {
        let Some(ContextValue::String(word)) = self.error.get(kind) else { return None };
        Some(word)
    }

    fn number(&self, kind: ContextKind) -> Option<i64> {
        let Some(ContextValue::Number(number)) = self.error.get(kind) else { return None };
        i64::try_from(*number).ok()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the list of clap grows")]
    fn what(&self) -> Option<Message> {
        let argument = self.invalid(ContextKind::InvalidArg);
        let value = self.invalid(ContextKind::InvalidValue);
        let literal = self.literal(ContextKind::InvalidArg);
        Some(match self.error.kind() {
            ErrorKind::UnknownArgument => message!("wrong-unknown-argument", argument = argument?),
            ErrorKind::InvalidSubcommand => {
                message!("wrong-unknown-command", command = self.invalid(ContextKind::InvalidSubcommand)?)
            }
            ErrorKind::InvalidValue if self.text(ContextKind::InvalidValue) == Some("") => {
                message!("wrong-no-value", argument = argument?)
            }
            ErrorKind::InvalidValue => message!("wrong-value", value = value?, argument = literal?),
            ErrorKind::ValueValidation => {
                message!("wrong-value-why", value = value?, argument = literal?, why = self.why())
            }
            ErrorKind::NoEquals => message!("wrong-no-equals", argument = argument?),
            ErrorKind::TooManyValues => message!("wrong-too-many", value = value?, argument = literal?),
            ErrorKind::TooFewValues => message!(
                "wrong-too-few",
                needed = self.number(ContextKind::MinValues)?,
                argument = literal?,
                given = self.number(ContextKind::ActualNumValues)?
            ),
            ErrorKind::WrongNumberOfValues => message!(
                "wrong-number",
                needed = self.number(ContextKind::ExpectedNumValues)?,
                argument = literal?,
                given = self.number(ContextKind::ActualNumValues)?
            ),
            ErrorKind::ArgumentConflict => self.conflict(argument?)?,
            ErrorKind::MissingRequiredArgument => message!("wrong-missing"),
            ErrorKind::MissingSubcommand => {
                message!("wrong-no-command", command = self.invalid(ContextKind::InvalidSubcommand)?)
            }
            ErrorKind::InvalidUtf8 => message!("wrong-utf8"),
            _ => return None,
        })
    }

    /// Two arguments that exclude each other, or one that was given twice.
    fn conflict(&self, argument: String) -> Option<Message> {
        let own = self.text(ContextKind::InvalidArg);
        match self.error.get(ContextKind::PriorArg)? {
            ContextValue::String(prior) if Some(prior.as_str()) == own => {
                Some(message!("wrong-repeated", argument = argument))
            }
            ContextValue::String(prior) => {
                let other = coloured(*self.styles.get_invalid(), prior);
                Some(message!("wrong-conflict", argument = argument, other = other))
            }
            ContextValue::Strings(_) => Some(message!("wrong-conflicts", argument = argument)),
            _ => None,
        }
    }

    /// Why a value is refused: what its parser says.
    fn why(&self) -> Message {
        let Some(source) = self.error.source() else { return message!("wrong-why-unknown") };
        if let Some(message) = source.downcast_ref::<Message>() {
            return message.clone();
        }
        let said = source.to_string();
        if source.is::<std::num::ParseIntError>() {
            return message!("wrong-why-number", said = said);
        }
        match said.split_once(" is not in ") {
            Some((number, range)) => message!("wrong-why-range", number = number, range = range),
            None => message!("words", words = said),
        }
    }

    /// What belongs to the sentence, in lines of its own: the arguments that are missing, or excluded, or the words that
    /// are possible.
    fn list(&self, text: &mut String) {
        let (lines, style) = match self.error.kind() {
            ErrorKind::MissingRequiredArgument => (ContextKind::InvalidArg, self.styles.get_valid()),
            ErrorKind::ArgumentConflict => (ContextKind::PriorArg, self.styles.get_invalid()),
            ErrorKind::InvalidValue => return self.possible(text, ContextKind::ValidValue, "possible"),
            ErrorKind::MissingSubcommand => {
                return self.possible(text, ContextKind::ValidSubcommand, "commands");
            }
            _ => return,
        };
        if let Some(ContextValue::Strings(lines_of)) = self.error.get(lines) {
            if self.error.kind() == ErrorKind::ArgumentConflict {
                text.push(':');
            }
            for line in lines_of {
                let _ = write!(text, "\n  {}", coloured(*style, line));
            }
        }
    }

    /// The possible words, in brackets.
    fn possible(&self, text: &mut String, kind: ContextKind, what: &str) {
        let Some(ContextValue::Strings(words)) = self.error.get(kind) else { return };
        if words.is_empty() {
            return;
        }
        let shown = words.iter().map(|word| coloured(*self.styles.get_valid(), &quoted(word)));
        let words = shown.collect::<Vec<_>>().join(", ");
        let list = if what == "commands" {
            message!("wrong-commands", words = words)
        } else {
            message!("wrong-possible", words = words)
        };
        let _ = write!(text, "\n  [{}]", list.say(self.manner));
    }

    /// The value or command that a word of people means, such as `in-force` for `gäller`.
    fn word_for_value(&self) -> Option<Message> {
        let meant = match self.text(ContextKind::InvalidSubcommand) {
            Some(word) => did_you_mean(word, self.commands_beside(word))?,
            None => {
                let word = self.text(ContextKind::InvalidValue)?;
                let Some(ContextValue::Strings(known)) = self.error.get(ContextKind::ValidValue) else {
                    return None;
                };
                did_you_mean(word, known.iter().map(String::as_str))?
            }
        };
        Some(message!("wrong-meant", name = coloured(*self.styles.get_valid(), meant)))
    }

    /// The commands, one of which should stand where the command line has this word.
    fn commands_beside(&self, word: &str) -> impl Iterator<Item = &str> {
        let before = std::env::args_os().skip(1).take_while(|argument| argument != word);
        let under =
            before.fold(self.command, |command, word| command.find_subcommand(word).unwrap_or(command));
        under.get_subcommands().map(Command::get_name)
    }

    /// What may have been meant.
    fn tips(&self) -> Vec<Message> {
        let mut tips = Vec::new();
        let shown = |word: &str| coloured(*self.styles.get_valid(), word);
        for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        {
            let near = match self.error.get(kind) {
                Some(ContextValue::String(near)) => std::slice::from_ref(near),
                Some(ContextValue::Strings(near)) => near.as_slice(),
                _ => continue,
            };
            if let [only] = near {
                tips.push(similar(kind, shown(only)));
            } else {
                let quoted = |near: &String| message!("wrong-quoted", name = shown(near)).say(self.manner);
                tips.push(several(kind, near.iter().map(quoted).collect::<Vec<_>>().join(", ")));
            }
        }
        tips.extend(self.word_for_value().filter(|_| tips.is_empty()));
        if let Some(ContextValue::StyledStrs(own)) = self.error.get(ContextKind::Suggested) {
            tips.extend(own.iter().map(|tip| advice(&tip.to_string())));
        }
        tips
    }
}

/// The tip that something has nearly this name.
fn similar(kind: ContextKind, name: String) -> Message {
    match kind {
        ContextKind::SuggestedSubcommand => message!("wrong-similar-command", name = name),
        ContextKind::SuggestedArg => message!("wrong-similar-argument", name = name),
        _ => message!("wrong-similar-value", name = name),
    }
}

/// The tip that several things have nearly this name.
fn several(kind: ContextKind, names: String) -> Message {
    match kind {
        ContextKind::SuggestedSubcommand => message!("wrong-similar-commands", names = names),
        ContextKind::SuggestedArg => message!("wrong-similar-arguments", names = names),
        _ => message!("wrong-similar-values", names = names),
    }
}

/// A tip that clap gives as a sentence.
fn advice(sentence: &str) -> Message {
    let as_value = sentence.strip_prefix("to pass '").and_then(|rest| rest.strip_suffix('\''));
    if let Some((value, instead)) = as_value.and_then(|rest| rest.split_once("' as a value, use '")) {
        return message!("wrong-as-value", value = value, instead = instead);
    }
    let exists = sentence.strip_prefix('\'').and_then(|rest| rest.strip_suffix("' exists"));
    if let Some(words) = exists {
        return message!("wrong-exists", words = words);
    }
    let command = sentence.strip_prefix("subcommand '").and_then(|rest| rest.split_once("' exists; "));
    match command {
        Some((command, _)) => message!("wrong-dashes", command = command),
        None => message!("words", words = sentence),
    }
}

/// A word, in quotes if it has spaces.
fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) { format!("{word:?}") } else { word.to_owned() }
}
