//! Text that does not depend on a language: a [`Message`] names a message of `messages/*/*.ftl` (Project Fluent) and
//! holds its arguments. It is built once and can be said in any language.

mod argument;
mod bundle;
mod calendar;
mod form;
mod kept;
mod packed;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Debug, Display, Formatter};
use std::hash::{Hash, Hasher};

use super::{Language, shortened};
pub use argument::{Argument, NamedReview};
pub use calendar::iso_duration;
pub use form::Shape;
use packed::Packed;

/// A message with its arguments. Kept small, as findings hold many.
///
/// In JSON it is its English text, with dates and durations as in records, whatever the language of the report.
#[derive(Clone)]
pub struct Message {
    shape: &'static Shape,
    arguments: Packed,
}

/// Builds a message of `messages/*/*.ftl` from its id and arguments: `message!("in-days", count = 3)`.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        static SHAPE: $crate::text::message::Shape =
            $crate::text::message::Shape::new($id, &[$(stringify!($name)),*]);
        $crate::text::message::Message::new(
            &SHAPE,
            &[$($crate::text::message::Argument::from($value)),*],
        )
    }};
}
pub(crate) use message;

/// The style of dates and durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As in the language's prose: `31 December 2024`, `1 year`.
    Prose,
    /// As in records: `2024-12-31`, `P1Y`.
    Record,
}

/// How a message is written.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// Its language.
    pub language: Language,
    /// The style of dates and durations.
    pub style: Style,
    /// Whether unreasonably long texts of records are cut.
    pub cuts: bool,
}

impl Manner {
    /// English with dates and durations as in records, for programs.
    pub const PLAIN: Manner = Manner { language: Language::EN, style: Style::Record, cuts: true };

    /// A language with dates and durations as in its prose.
    #[must_use]
    pub const fn prose(language: Language) -> Manner {
        Manner { language, style: Style::Prose, cuts: true }
    }

    /// A text of a record, cut if it is unreasonably long.
    fn cut(self, text: &str) -> Cow<'_, str> {
        if self.cuts { shortened(text) } else { Cow::Borrowed(text) }
    }

    /// The same, with every text whole: for what is cut later.
    #[must_use]
    pub const fn whole(self) -> Manner {
        Manner { cuts: false, ..self }
    }
}

impl Message {
    /// For [`message!`] only, so that a test can find every use of a message.
    pub(crate) fn new(shape: &'static Shape, arguments: &[Argument]) -> Self {
        Message { shape, arguments: Packed::of(arguments) }
    }

    /// Its name in the files of messages.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.shape.id()
    }

    /// Its text in a language, with dates and durations in that language: `t.o.m. 31 december 2024`.
    #[must_use]
    pub fn localise(&self, language: Language) -> String {
        self.say(Manner::prose(language))
    }

    /// The same, without a copy if it is the same text whenever it is said.
    #[must_use]
    pub fn said(&self, language: Language) -> Cow<'static, str> {
        self.shape.fixed(language.code).map_or_else(|| self.localise(language).into(), Cow::Borrowed)
    }

    /// Its text in English, with dates and durations as in records: `through 2024-12-31`.
    #[must_use]
    pub fn plain(&self) -> String {
        self.say(Manner::PLAIN)
    }

    /// Its text.
    #[must_use]
    pub fn say(&self, manner: Manner) -> String {
        // Most messages fit.
        let mut text = String::with_capacity(160);
        self.write(&mut text, manner);
        text
    }

    /// Adds its text to another.
    pub fn write(&self, text: &mut String, manner: Manner) {
        self.shape.write(self.arguments.arguments(), text, manner);
    }

    /// Whether one of its texts contains a character.
    #[must_use]
    pub fn contains(&self, mark: char) -> bool {
        self.arguments.arguments().contain(mark)
    }

    /// Replaces a character by a text wherever it stands in its texts.
    pub fn fill_in(&mut self, mark: char, text: &str) {
        self.arguments = self.arguments.with_texts(&|own| own.replace(mark, text));
    }
}

/// The texts of several messages, with `between` between them.
#[must_use]
pub fn join(messages: &[Message], between: &str, language: Language) -> String {
    messages.iter().map(|message| message.localise(language)).collect::<Vec<_>>().join(between)
}

/// Its text in English, as in JSON.
impl Display for Message {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Manner::PLAIN.whole()))
    }
}

impl Debug for Message {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple(self.id()).field(&self.arguments.arguments()).finish()
    }
}

impl std::error::Error for Message {}

impl PartialEq for Message {
    fn eq(&self, other: &Self) -> bool {
        (self.shape, self.arguments.arguments()) == (other.shape, other.arguments.arguments())
    }
}

impl Eq for Message {}

impl PartialOrd for Message {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Message {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.shape, self.arguments.arguments()).cmp(&(other.shape, other.arguments.arguments()))
    }
}

impl Hash for Message {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.shape, self.arguments.arguments()).hash(state);
    }
}

#[cfg(test)]
mod tests;
