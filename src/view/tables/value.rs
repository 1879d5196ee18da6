//! The values in tables.

use crate::model::Duration;
use crate::model::agreement::{ReviewKind, Stage};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::validity::Outcome;
use crate::time::{EndCause, Flag, State, UntilKind};
use crate::view::column::{end_cause, until_kind};
use crate::view::message::message;
use crate::view::{Dated, Day, Level, Message, Named, words};

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// Text of a record.
    Text(String),
    /// A word of the record format or of reports.
    Word(Word),
    /// Several of them.
    Words(Vec<Word>),
    /// A party, body or agreement: its id for programs, its name for people.
    Named(Named),
    /// Several of them.
    Names(Vec<Named>),
    /// Texts of a record.
    Texts(Vec<String>),
    /// What the program says: in English for programs, in the language of the report for people.
    Said(Message),
    /// Several such messages.
    AllSaid(Vec<Message>),
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
    /// A record.
    Record(serde_json::Value),
}

/// A word, for programs and for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Its name for programs.
    pub name: String,
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

impl Value {
    /// A value, or none.
    pub(super) fn maybe<T: Into<Value>>(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }

    /// Texts.
    pub(super) fn texts<T: ToString>(texts: impl IntoIterator<Item = T>) -> Self {
        Value::Texts(texts.into_iter().map(|text| text.to_string()).collect())
    }

    /// A number of things.
    pub(super) fn count(count: usize) -> Self {
        Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl Word {
    fn new(name: &str, said: Message) -> Self {
        Word { name: name.to_owned(), said, tone: Tone::Plain }
    }

    /// A word that the settings of the registry name.
    pub(super) fn declared(name: &str, said: &str) -> Self {
        Word::new(name, message!("words", words = said))
    }

    /// What something is called, and its name for programs.
    pub(super) fn called(name: &str, said: Message) -> Self {
        Word::new(name, said)
    }

    fn with(self, tone: Tone) -> Self {
        Word { tone, ..self }
    }
}

impl From<State> for Word {
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

impl From<Level> for Word {
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
        impl From<$type> for Word {
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

impl Value {
    /// A word.
    pub(super) fn word(word: impl Into<Word>) -> Self {
        Value::Word(word.into())
    }

    /// A word, or none.
    pub(super) fn maybe_word(word: Option<impl Into<Word>>) -> Self {
        word.map_or(Value::Null, Value::word)
    }
}

/// What is a value of itself.
macro_rules! values {
    ($($type:ty => $variant:ident),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Value::$variant(value)
            }
        }
    )*};
}
values!(
    String => Text,
    Named => Named,
    Message => Said,
    Duration => Duration,
    i64 => Integer,
    bool => Boolean,
    Day => Day,
    Dated => Date,
);

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Integer(number.into())
    }
}
