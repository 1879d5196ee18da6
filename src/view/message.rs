//! Text of reports that does not depend on a language: a [`Message`] names a message of `messages/*.ftl` (Project
//! Fluent) and holds its arguments. A view is built once and can be rendered in any language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::named::{Named, with_id};
use crate::model::{Date, Duration, Precision};
use crate::text::shortened;
use crate::text::{Language, LanguageCode};
use crate::time::Day;

/// A message with its arguments.
///
/// In JSON it is its English text, with dates and durations as in records, whatever the language of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Text of a record: a title, an id, a name.
    Text(String),
    /// A number, which decides between singular and plural.
    Number(i64),
    /// A date in its own precision.
    Date(Date),
    /// A duration.
    Duration(Duration),
    /// Another message.
    Message(Message),
    /// Several messages, separated by semicolons.
    Messages(Vec<Message>),
    /// A party, body or agreement: its name, and in JSON its id.
    Named(Named),
    /// Several of them, separated by commas.
    Names(Vec<Named>),
    /// A review: its name, and in JSON its kind and id.
    Review {
        /// Its name.
        name: Box<Message>,
        /// Its kind.
        kind: Box<Message>,
        /// Its id in the record.
        id: String,
    },
}

/// Builds a message of `messages/*.ftl` from its id and arguments: `message!("in-days", count = 3)`.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::view::message::Message::new(
            $id,
            vec![$((stringify!($name), $crate::view::message::Argument::from($value))),*],
        )
    };
}
pub(crate) use message;

impl Message {
    /// For [`message!`] only, so that a test can find every use of a message.
    pub(crate) fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Message { id, arguments }
    }

    /// Its text in a language, with dates and durations in that language: `t.o.m. 31 december 2024`.
    #[must_use]
    pub fn localise(&self, language: Language) -> String {
        self.render(language, Style::Prose)
    }

    /// Its text in English, with dates and durations as in records: `through 2024-12-31`.
    #[must_use]
    pub fn plain(&self) -> String {
        self.render(Language::EN, Style::Record)
    }

    fn render(&self, language: Language, style: Style) -> String {
        let bundle = bundle(language, style);
        let Some(pattern) = bundle.get_message(self.id).and_then(|message| message.value()) else {
            debug_assert!(false, "no message `{}`", self.id);
            return self.id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, argument) in &self.arguments {
            arguments.set(*name, argument.value(language, style));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "`{}`: {errors:?}", self.id);
        text
    }
}

/// The texts of several messages, with `between` between them.
#[must_use]
pub fn join(messages: &[Message], between: &str, language: Language) -> String {
    messages.iter().map(|message| message.localise(language)).collect::<Vec<_>>().join(between)
}

/// The style of dates and durations.
#[derive(Clone, Copy)]
enum Style {
    /// As in the language's prose.
    Prose,
    /// As in records.
    Record,
}

impl Argument {
    fn value(&self, language: Language, style: Style) -> FluentValue<'_> {
        match (self, style) {
            (Argument::Text(text), _) => shortened(text).into(),
            (Argument::Number(number), _) => (*number).into(),
            (Argument::Date(date), Style::Record) => date.to_string().into(),
            (Argument::Date(date), Style::Prose) => date_message(*date).localise(language).into(),
            (Argument::Duration(duration), Style::Record) => duration.to_string().into(),
            (Argument::Duration(duration), Style::Prose) => duration_text(*duration, language).into(),
            (Argument::Message(message), _) => message.render(language, style).into(),
            (Argument::Messages(messages), _) => {
                let text = messages.iter().map(|message| message.render(language, style));
                text.collect::<Vec<_>>().join("; ").into()
            }
            (Argument::Named(named), Style::Record) => shortened(&named.id).into(),
            (Argument::Named(named), Style::Prose) => name(named, language).into(),
            (Argument::Names(names), Style::Record) => {
                let ids = names.iter().map(|named| shortened(&named.id));
                ids.collect::<Vec<_>>().join(", ").into()
            }
            (Argument::Names(names), Style::Prose) => {
                let names = names.iter().map(|named| name(named, language));
                names.collect::<Vec<_>>().join(", ").into()
            }
            (Argument::Review { kind, id, .. }, Style::Record) => {
                format!("{} {}", kind.render(language, style), shortened(id)).into()
            }
            (Argument::Review { name, id, .. }, Style::Prose) => {
                with_id(&name.render(language, style), &shortened(id), language).into()
            }
        }
    }
}

/// A name for people, shortened.
fn name(named: &Named, language: Language) -> String {
    with_id(&shortened(&named.name), &shortened(&named.id), language)
}

/// A date in its own precision.
#[must_use]
pub fn date_message(date: Date) -> Message {
    use chrono::Datelike;
    let day = date.first_day();
    // Passed as text, because a year is not formatted as a number.
    let (year, month) = (day.year().to_string(), i64::from(day.month()));
    match date.precision() {
        Precision::Day => {
            message!(
                "date-day",
                day = i64::from(day.day()),
                month = message!("month", number = month),
                year = year
            )
        }
        Precision::Month => message!("date-month", month = message!("month", number = month), year = year),
        Precision::Year => message!("date-year", year = year),
    }
}

/// A duration in a language: `1 year and 6 months`.
#[must_use]
pub fn duration_text(duration: Duration, language: Language) -> String {
    let [years, months, weeks, days] = duration.units().map(i64::from);
    let units = [
        (years, message!("years", count = years)),
        (months, message!("months", count = months)),
        (weeks, message!("weeks", count = weeks)),
        (days, message!("days", count = days)),
    ];
    let mut parts: Vec<String> =
        units.iter().filter(|(amount, _)| *amount > 0).map(|(_, unit)| unit.localise(language)).collect();
    let Some(last) = parts.pop() else { return message!("days", count = days).localise(language) };
    if parts.is_empty() {
        last
    } else {
        message!("and", first = parts.join(", "), last = last).localise(language)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
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

impl From<Day> for Argument {
    fn from(day: Day) -> Self {
        Argument::Date(Date::day(day))
    }
}

impl From<Date> for Argument {
    fn from(date: Date) -> Self {
        Argument::Date(date)
    }
}

impl From<Duration> for Argument {
    fn from(duration: Duration) -> Self {
        Argument::Duration(duration)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Argument::Message(message)
    }
}

impl From<Named> for Argument {
    fn from(named: Named) -> Self {
        Argument::Named(named)
    }
}

impl From<Vec<Named>> for Argument {
    fn from(names: Vec<Named>) -> Self {
        Argument::Names(names)
    }
}

impl From<Vec<Message>> for Argument {
    fn from(messages: Vec<Message>) -> Self {
        Argument::Messages(messages)
    }
}

/// The messages of a language.
type Bundle = FluentBundle<FluentResource>;

const ENGLISH: &str = include_str!("messages/en.ftl");
const SWEDISH: &str = include_str!("messages/sv.ftl");

fn bundle(language: Language, style: Style) -> &'static Bundle {
    static EN: LazyLock<Bundle> = LazyLock::new(|| read("en", ENGLISH, Style::Prose));
    static SV: LazyLock<Bundle> = LazyLock::new(|| read("sv", SWEDISH, Style::Prose));
    static RECORD: LazyLock<Bundle> = LazyLock::new(|| read("en", ENGLISH, Style::Record));
    match (style, language.code) {
        (Style::Record, _) => &RECORD,
        (Style::Prose, LanguageCode::En) => &EN,
        (Style::Prose, LanguageCode::Sv) => &SV,
    }
}

/// Parses a file of messages. Invalid ones are left out; a test checks that none is missing.
fn read(language: &str, messages: &str, style: Style) -> Bundle {
    let resource = FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
    // Isolation marks around arguments confuse terminals and mail. The arguments contain no such marks themselves.
    bundle.set_use_isolating(false);
    match style {
        Style::Prose => bundle.set_formatter(Some(|value, _| grouped(value))),
        Style::Record => {}
    }
    bundle.add_resource_overriding(resource);
    bundle
}

/// Separates the thousands of a number with a narrow space (ISO 80000-1): `2 524`. None for anything else.
fn grouped(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let written = number.as_string();
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    if digits < 4 || written.bytes().any(|byte| !(byte.is_ascii_digit() || byte == b'-')) {
        return None;
    }
    let mut grouped = String::with_capacity(written.len() + 2 * digits);
    for (at, c) in written.chars().enumerate() {
        let left = written.len() - at;
        if left.is_multiple_of(3) && grouped.ends_with(|c: char| c.is_ascii_digit()) {
            grouped.push('\u{202f}');
        }
        grouped.push(c);
    }
    Some(grouped)
}

#[cfg(test)]
mod tests;
