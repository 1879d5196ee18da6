//! What reports say, before a language is chosen: a [`Message`] names a message of `messages/*.ftl` (Project Fluent) and what
//! is to stand in it. So a view is made once, and said in any language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::{Date, Duration, Precision};
use crate::text::Language;
use crate::text::shortened;
use crate::time::Day;

/// A message, and what is to stand in it.
///
/// As JSON it is its English text with dates and durations as records have them, whatever the language of the report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

/// What can stand in a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Words of a record: a title, an id, a name.
    Text(String),
    /// A number, which decides between singular and plural.
    Number(i64),
    /// A date, as precise as it is known.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// What another message says.
    Message(Message),
    /// What other messages say, one after the other.
    Messages(Vec<Message>),
}

/// Names a message of `messages/*.ftl`, and what stands in it: `message!("in-days", count = 3)`.
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
    /// For [`message!`] only, so that a test finds every use of a message.
    pub(crate) fn new(id: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Message { id, arguments }
    }

    /// What it says in a language, dates and durations as the language has them: `t.o.m. 31 december 2024`.
    #[must_use]
    pub fn localise(&self, language: Language) -> String {
        self.render(language, Style::Prose)
    }

    /// What it says in English, dates and durations as records have them: `through 2024-12-31`.
    #[must_use]
    pub fn plain(&self) -> String {
        self.render(Language::En, Style::Record)
    }

    fn render(&self, language: Language, style: Style) -> String {
        let bundle = bundle(language);
        let Some(pattern) = bundle.get_message(self.id).and_then(|message| message.value()) else {
            debug_assert!(false, "no message `{}`", self.id);
            return self.id.to_owned();
        };
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, argument) in &self.arguments {
            arguments.set(*name, argument.value(language, style));
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "`{}`: {errors:?}", self.id);
        said
    }
}

/// What several messages say, with `between` between them.
#[must_use]
pub fn join(messages: &[Message], between: &str, language: Language) -> String {
    messages.iter().map(|message| message.localise(language)).collect::<Vec<_>>().join(between)
}

/// How dates and durations are written.
#[derive(Clone, Copy)]
enum Style {
    /// As the language has them.
    Prose,
    /// As records have them.
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
                let said = messages.iter().map(|message| message.render(language, style));
                said.collect::<Vec<_>>().join("; ").into()
            }
        }
    }
}

/// A date, as precise as it is known.
#[must_use]
pub fn date_message(date: Date) -> Message {
    use chrono::Datelike;
    let day = date.first_day();
    // As text: a year is no amount.
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

/// A length of time as a language has it: `1 year and 6 months`.
#[must_use]
pub fn duration_text(duration: Duration, language: Language) -> String {
    let [years, months, weeks, days] = duration.units().map(i64::from);
    let units = [
        (years, message!("years", count = years)),
        (months, message!("months", count = months)),
        (weeks, message!("weeks", count = weeks)),
        (days, message!("days", count = days)),
    ];
    let mut said: Vec<String> =
        units.iter().filter(|(amount, _)| *amount > 0).map(|(_, unit)| unit.localise(language)).collect();
    let Some(last) = said.pop() else { return message!("days", count = days).localise(language) };
    if said.is_empty() {
        last
    } else {
        message!("and", first = said.join(", "), last = last).localise(language)
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

impl From<Vec<Message>> for Argument {
    fn from(messages: Vec<Message>) -> Self {
        Argument::Messages(messages)
    }
}

/// The messages of a language.
type Bundle = FluentBundle<FluentResource>;

const ENGLISH: &str = include_str!("messages/en.ftl");
const SWEDISH: &str = include_str!("messages/sv.ftl");

fn bundle(language: Language) -> &'static Bundle {
    static EN: LazyLock<Bundle> = LazyLock::new(|| read("en", ENGLISH));
    static SV: LazyLock<Bundle> = LazyLock::new(|| read("sv", SWEDISH));
    match language {
        Language::En => &EN,
        Language::Sv => &SV,
    }
}

/// The messages in a file of them; those that cannot be read are left out, and a test asks for every one.
fn read(language: &str, messages: &str) -> Bundle {
    let resource = FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = Bundle::new_concurrent(vec![language.parse().unwrap_or_default()]);
    // The marks of direction around what is put in confuse terminals and mail; what is put in has none of its own.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests;
