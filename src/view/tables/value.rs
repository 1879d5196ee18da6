//! The values in tables.

use std::borrow::Cow;

use crate::model::Duration;
use crate::model::agreement::{ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::validity::Outcome;
use crate::time::{EndCause, Flag, State, UntilKind};
use crate::view::column::{end_cause, until_kind};
use crate::view::message::message;
use crate::view::{Dated, Day, Level, Message, Name, words};

/// A value in a table: with as much of the records as can be taken from there.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// Text of a record.
    Text(Cow<'a, str>),
    /// A word of the record format or of reports.
    Word(Word<'a>),
    /// Several of them.
    Words(Vec<Word<'a>>),
    /// A party, body or agreement: its id for programs, its name for people.
    Named(Name<'a>),
    /// Several of them.
    Names(Vec<Name<'a>>),
    /// Texts of a record.
    Texts(Vec<Cow<'a, str>>),
    /// What the program says: in English for programs, in the language of the report for people.
    Said(Cow<'a, Message>),
    /// Several such messages.
    AllSaid(&'a [Message]),
    /// A length of time.
    Duration(Duration),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Day(Day),
    /// A day, with the date that it comes from.
    Date(Dated),
    /// Periods: the first day of each, and the last, inclusive, if it is known.
    Periods(Vec<(Day, Option<Day>)>),
    /// A record, as JSON.
    Record(String),
}

/// A word, for programs and for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Word<'a> {
    /// Its name for programs.
    pub name: Cow<'a, str>,
    /// What people call it.
    pub said: Message,
    /// Whether it calls for attention.
    pub tone: Tone,
}

/// Whether a value calls for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It says nothing of the kind.
    Plain,
    /// All is well.
    Good,
    /// Something is to come, or to be done.
    Waiting,
    /// Something is wrong or overdue.
    Bad,
    /// It is over and done with.
    Past,
}

impl<'a> Value<'a> {
    /// A value, or none.
    pub(super) fn maybe<T: Into<Value<'a>>>(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }

    /// Texts.
    pub(super) fn texts<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Value::Texts(texts.into_iter().map(Into::into).collect())
    }

    /// A number of things.
    pub(super) fn count(count: usize) -> Self {
        Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl<'a> Word<'a> {
    /// What something is called, and its name for programs.
    pub(super) fn new(name: &'a str, said: Message) -> Self {
        Word { name: name.into(), said, tone: Tone::Plain }
    }

    /// A word that the settings of the registry name.
    pub(super) fn declared(name: &'a str, said: &str) -> Self {
        Word::new(name, message!("words", words = said))
    }

    /// The same, with a tone.
    pub(super) fn with(self, tone: Tone) -> Self {
        Word { tone, ..self }
    }
}

impl From<State> for Word<'_> {
    fn from(state: State) -> Self {
        let tone = match state {
            State::InForce => Tone::Good,
            State::Draft
            | State::Provisional
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Suspended => Tone::Waiting,
            State::Lapsed | State::NotAdopted => Tone::Bad,
            State::Replaced | State::Ended => Tone::Past,
        };
        Word::new(state.name(), words::state(state)).with(tone)
    }
}

impl From<Level> for Word<'_> {
    fn from(level: Level) -> Self {
        let tone = match level {
            Level::Error => Tone::Bad,
            Level::Warning => Tone::Waiting,
            Level::Note | Level::Off => Tone::Plain,
        };
        Word::new(level.name(), words::level(level)).with(tone)
    }
}

/// Words that call for no attention: their names, and what people call them.
macro_rules! words {
    ($($type:ty: $said:path),* $(,)?) => {$(
        impl From<$type> for Word<'_> {
            fn from(word: $type) -> Self {
                Word::new(word.name(), $said(word))
            }
        }
    )*};
}
words!(
    Stage: words::stage,
    Flag: words::flag,
    Outcome: words::outcome,
    PartyKind: words::party_kind,
    BodyKind: words::body_kind,
    Mandate: words::mandate,
    UntilKind: until_kind,
    EndCause: end_cause,
    ReviewKind: review_kind,
);

fn review_kind(kind: ReviewKind) -> Message {
    words::review_kind(Some(kind))
}

impl<'a> Value<'a> {
    /// A word.
    pub(super) fn word(word: impl Into<Word<'a>>) -> Self {
        Value::Word(word.into())
    }

    /// A word, or none.
    pub(super) fn maybe_word(word: Option<impl Into<Word<'a>>>) -> Self {
        word.map_or(Value::Null, Value::word)
    }
}

/// What is a value of itself.
macro_rules! values {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl<'a> From<$type> for Value<'a> {
            fn from(value: $type) -> Self {
                Value::$variant(value)
            }
        }
    )*};
}
values!(
    Word<'a> => Word,
    Name<'a> => Named,
    Duration => Duration,
    i64 => Integer,
    bool => Boolean,
    Day => Day,
    Dated => Date,
);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<&'a Message> for Value<'a> {
    fn from(message: &'a Message) -> Self {
        Value::Said(Cow::Borrowed(message))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Integer(number.into())
    }
}
