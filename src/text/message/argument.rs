//! What stands in a message.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::calendar::{day_message, iso_duration, month_message, write_duration, year_message};
use super::kept::{Arguments, Kept};
use super::packed::Packed;
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
        let packed = Packed::of(std::slice::from_ref(self));
        packed.arguments().for_each(|argument| argument.write(&mut text, Manner::prose(language)));
        text
    }
}

impl Kept<'_> {
    /// Adds its text to another.
    pub(super) fn write(self, text: &mut String, manner: Manner) {
        match self {
            Kept::Text(own) => text.push_str(&manner.cut(own)),
            Kept::Name(name) => text.push_str(name),
            Kept::Number(number) => write_number(text, number, manner),
            Kept::Day(day) => match manner.style {
                Style::Record => {
                    push(text, format_args!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
                }
                Style::Prose => day_message(day).write(text, manner),
            },
            Kept::Month(first) => match manner.style {
                Style::Record => push(text, format_args!("{:04}-{:02}", first.year(), first.month())),
                Style::Prose => month_message(first).write(text, manner),
            },
            Kept::Year(first) => match manner.style {
                Style::Record => push(text, format_args!("{:04}", first.year())),
                Style::Prose => year_message(first).write(text, manner),
            },
            Kept::Duration(units) => match manner.style {
                Style::Record => iso_duration(units, text),
                Style::Prose => write_duration(units, text, manner.language),
            },
            Kept::Message(shape, arguments) => shape.write(arguments, text, manner),
            Kept::Messages(messages) => {
                for (position, message) in messages.enumerate() {
                    text.push_str(if position == 0 { "" } else { "; " });
                    message.write(text, manner);
                }
            }
            Kept::Named(named) => write_named(text, named, manner),
            Kept::Names(names) => {
                for (position, named) in names.enumerate() {
                    text.push_str(if position == 0 { "" } else { ", " });
                    named.write(text, manner);
                }
            }
            Kept::Listed(names) => write_listed(text, names, manner, |text, named| named.write(text, manner)),
            Kept::Called(names) => {
                write_listed(text, names, manner, |text, named| match (named, manner.style) {
                    (Kept::Named(named), Style::Record) => text.push_str(&manner.cut(named.name_and_id().0)),
                    (named, Style::Record | Style::Prose) => named.write(text, manner),
                })
            }
            Kept::Review(mut parts) => {
                let (name, kind) = (parts.next(), parts.next());
                let id = manner.cut(parts.last_text());
                match manner.style {
                    Style::Record => {
                        kind.into_iter().for_each(|kind| kind.write(text, manner));
                        text.push(' ');
                        text.push_str(&id);
                    }
                    Style::Prose => {
                        let mut said = String::new();
                        name.into_iter().for_each(|name| name.write(&mut said, manner));
                        text.push_str(&with_id(&said, &id, manner.language));
                    }
                }
            }
        }
    }

    /// Its number. None if it is something else.
    pub(super) fn number(self) -> Option<i64> {
        if let Kept::Number(number) = self { Some(number) } else { None }
    }

    /// Whether one of its texts contains a character.
    pub(super) fn contains(self, mark: char) -> bool {
        match self {
            Kept::Text(own) => own.contains(mark),
            Kept::Message(_, arguments) => arguments.contain(mark),
            Kept::Named(named) => named.name_and_id().0.contains(mark),
            Kept::Messages(all) | Kept::Names(all) | Kept::Listed(all) | Kept::Called(all) => {
                all.contain(mark)
            }
            Kept::Review(mut parts) => parts.next().is_some_and(|name| name.contains(mark)),
            Kept::Name(_)
            | Kept::Number(_)
            | Kept::Day(_)
            | Kept::Month(_)
            | Kept::Year(_)
            | Kept::Duration(_) => false,
        }
    }
}

fn push(text: &mut String, date: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = text.write_fmt(date);
}

/// Names in a row, the last after an *and* for people.
fn write_listed(
    text: &mut String,
    names: Arguments<'_>,
    manner: Manner,
    write: impl Fn(&mut String, Kept<'_>),
) {
    let last = names.count().saturating_sub(1);
    for (position, named) in names.enumerate() {
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
fn write_named(text: &mut String, named: Arguments<'_>, manner: Manner) {
    let (name, id) = named.name_and_id();
    match manner.style {
        Style::Record => text.push_str(&manner.cut(id)),
        Style::Prose => text.push_str(&with_id(&manner.cut(name), &manner.cut(id), manner.language)),
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
