//! What stands in a message.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::calendar::{date_message, iso_duration, write_duration};
use super::{Manner, Message, Style};
use crate::text::named::{Named, with_id};
use crate::text::{Language, LanguageCode};

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Text of a record: a title, a name.
    Text(Box<str>),
    /// Text that lives as long as the program, such as an id or a key.
    Name(&'static str),
    /// A number, which decides between singular and plural.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A year, by its first day.
    Year(NaiveDate),
    /// Years, months, weeks and days.
    Duration([u32; 4]),
    /// Another message.
    Message(Box<Message>),
    /// Several messages, separated by semicolons.
    Messages(Box<[Message]>),
    /// A party, body or agreement: its name, and in JSON its id.
    Named(Box<Named>),
    /// Several of them, separated by commas.
    Names(Box<[Named]>),
    /// Several of them in a sentence: `A, B and C`, in JSON separated by commas.
    Listed(Box<[Named]>),
    /// Parties and bodies in a sentence: their names, in JSON too, where commas separate them.
    Called(Box<[Named]>),
    /// A review: its name, and in JSON its kind and id.
    Review(Box<NamedReview>),
}

/// A review as people read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NamedReview {
    /// Its name.
    pub name: Message,
    /// Its kind.
    pub kind: Message,
    /// Its id in the record.
    pub id: String,
}

impl Argument {
    /// Parties and bodies by their names, in JSON too.
    #[must_use]
    pub fn called(names: impl IntoIterator<Item = Named>) -> Self {
        Argument::Called(names.into_iter().collect())
    }

    /// Its text in a language, with dates and durations in that language.
    #[must_use]
    pub fn localise(&self, language: Language) -> String {
        let mut text = String::new();
        self.write(&mut text, Manner::prose(language));
        text
    }

    /// Adds its text to another.
    pub(super) fn write(&self, text: &mut String, manner: Manner) {
        match self {
            Argument::Text(own) => text.push_str(&manner.cut(own)),
            Argument::Name(name) => text.push_str(name),
            Argument::Number(number) => write_number(text, *number, manner),
            Argument::Day(_) | Argument::Month(_) | Argument::Year(_) => self.write_date(text, manner),
            Argument::Duration(units) => match manner.style {
                Style::Record => iso_duration(*units, text),
                Style::Prose => write_duration(*units, text, manner.language),
            },
            Argument::Message(message) => message.write(text, manner),
            Argument::Messages(messages) => {
                for (position, message) in messages.iter().enumerate() {
                    text.push_str(if position == 0 { "" } else { "; " });
                    message.write(text, manner);
                }
            }
            Argument::Named(named) => write_named(text, named, manner),
            Argument::Names(names) => {
                for (position, named) in names.iter().enumerate() {
                    text.push_str(if position == 0 { "" } else { ", " });
                    write_named(text, named, manner);
                }
            }
            Argument::Listed(names) => {
                write_listed(text, names, manner, |text, named| write_named(text, named, manner));
            }
            Argument::Called(names) => write_listed(text, names, manner, |text, named| match manner.style {
                Style::Record => text.push_str(&manner.cut(&named.name)),
                Style::Prose => write_named(text, named, manner),
            }),
            Argument::Review(review) => match manner.style {
                Style::Record => {
                    review.kind.write(text, manner);
                    text.push(' ');
                    text.push_str(&manner.cut(&review.id));
                }
                Style::Prose => {
                    let name = review.name.say(manner);
                    text.push_str(&with_id(&name, &manner.cut(&review.id), manner.language));
                }
            },
        }
    }

    fn write_date(&self, text: &mut String, manner: Manner) {
        if manner.style == Style::Prose {
            return date_message(self).into_iter().for_each(|date| date.write(text, manner));
        }
        // Writing to a string cannot fail.
        let _ = match self {
            Argument::Day(day) => write!(text, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Argument::Month(first) => write!(text, "{:04}-{:02}", first.year(), first.month()),
            Argument::Year(first) => write!(text, "{:04}", first.year()),
            Argument::Text(_)
            | Argument::Name(_)
            | Argument::Number(_)
            | Argument::Duration(_)
            | Argument::Message(_)
            | Argument::Messages(_)
            | Argument::Named(_)
            | Argument::Names(_)
            | Argument::Listed(_)
            | Argument::Called(_)
            | Argument::Review(_) => Ok(()),
        };
    }

    /// Its number. None if it is something else.
    pub(super) fn number(&self) -> Option<i64> {
        if let Argument::Number(number) = self { Some(*number) } else { None }
    }

    /// Whether one of its texts contains a character.
    pub(super) fn contains(&self, mark: char) -> bool {
        match self {
            Argument::Text(own) => own.contains(mark),
            Argument::Message(message) => message.contains(mark),
            Argument::Messages(messages) => messages.iter().any(|message| message.contains(mark)),
            Argument::Named(named) => named.name.contains(mark),
            Argument::Names(names) | Argument::Listed(names) | Argument::Called(names) => {
                names.iter().any(|named| named.name.contains(mark))
            }
            Argument::Review(review) => review.name.contains(mark),
            Argument::Name(_)
            | Argument::Number(_)
            | Argument::Day(_)
            | Argument::Month(_)
            | Argument::Year(_)
            | Argument::Duration(_) => false,
        }
    }

    /// Replaces a character by a text wherever it stands in its texts.
    pub(super) fn fill_in(&mut self, mark: char, text: &str) {
        match self {
            Argument::Text(own) => *own = own.replace(mark, text).into(),
            Argument::Message(message) => message.fill_in(mark, text),
            Argument::Messages(messages) => {
                messages.iter_mut().for_each(|message| message.fill_in(mark, text));
            }
            Argument::Named(named) => named.name = named.name.replace(mark, text),
            Argument::Names(names) | Argument::Listed(names) | Argument::Called(names) => {
                names.iter_mut().for_each(|named| named.name = named.name.replace(mark, text));
            }
            Argument::Review(review) => review.name.fill_in(mark, text),
            Argument::Name(_)
            | Argument::Number(_)
            | Argument::Day(_)
            | Argument::Month(_)
            | Argument::Year(_)
            | Argument::Duration(_) => {}
        }
    }
}

/// Names in a row, the last after an *and* for people.
fn write_listed(text: &mut String, names: &[Named], manner: Manner, write: impl Fn(&mut String, &Named)) {
    let last = names.len().saturating_sub(1);
    for (position, named) in names.iter().enumerate() {
        match (position, manner.style) {
            (0, _) => {}
            (_, Style::Prose) if position == last => text.push_str(match manner.language.code {
                LanguageCode::Sv => " och ",
                LanguageCode::En => " and ",
            }),
            (_, _) => text.push_str(", "),
        }
        write(text, named);
    }
}

/// A name for people, and an id for programs.
fn write_named(text: &mut String, named: &Named, manner: Manner) {
    match manner.style {
        Style::Record => text.push_str(&manner.cut(&named.id)),
        Style::Prose => {
            text.push_str(&with_id(&manner.cut(&named.name), &manner.cut(&named.id), manner.language));
        }
    }
}

/// Adds a number. For people, its thousands are set apart: by a narrow space in Swedish, by a comma in English.
fn write_number(text: &mut String, number: i64, manner: Manner) {
    if manner.style == Style::Record || number.unsigned_abs() < 1000 {
        // Writing to a string cannot fail.
        let _ = write!(text, "{number}");
        return;
    }
    let digits = number.unsigned_abs().to_string();
    text.push_str(if number < 0 { "-" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(match manner.language.code {
                LanguageCode::Sv => '\u{202f}',
                LanguageCode::En => ',',
            });
        }
        text.push(digit);
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text.into())
    }
}

impl From<std::borrow::Cow<'_, str>> for Argument {
    fn from(text: std::borrow::Cow<'_, str>) -> Self {
        Argument::Text(text.into())
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Argument::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Argument::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Argument::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Argument {
    fn from(day: NaiveDate) -> Self {
        Argument::Day(day)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Argument::Message(Box::new(message))
    }
}

impl From<Named> for Argument {
    fn from(named: Named) -> Self {
        Argument::Named(Box::new(named))
    }
}

impl From<Vec<Named>> for Argument {
    fn from(names: Vec<Named>) -> Self {
        Argument::Names(names.into())
    }
}

impl From<NamedReview> for Argument {
    fn from(review: NamedReview) -> Self {
        Argument::Review(Box::new(review))
    }
}

impl From<Vec<Message>> for Argument {
    fn from(messages: Vec<Message>) -> Self {
        Argument::Messages(messages.into())
    }
}
