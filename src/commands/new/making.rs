//! What making a record of any kind has in common: the registry, the id, the file.

use chrono::{DateTime, Utc};

use super::id;
use super::keys::Keys;
use super::place::{FileOptions, Place};
use crate::commands::open::OpenRegistry;
use crate::commands::write::{Options, Plan, Question, Transaction, ask, can_ask};
use crate::commands::{Exit, Failure, Global};
use crate::source::RecordKind;
use crate::text::message::message;
use crate::view::message::Message;

/// A record that is being made.
#[derive(Debug)]
pub(super) struct Making<'o> {
    transaction: Transaction<'o>,
    options: &'o Options,
    kind: RecordKind,
    /// The id, if it was given.
    given: Option<String>,
}

impl<'o> Making<'o> {
    /// Reads the registry, and sees that an id that was given can be one.
    ///
    /// # Errors
    ///
    /// As [`Transaction::begin`] and [`id::given`].
    pub(super) fn begin(
        global: &Global,
        options: &'o Options,
        now: DateTime<Utc>,
        (kind, id): (RecordKind, Option<&str>),
    ) -> Result<Self, Failure> {
        let transaction = Transaction::begin(global, options, now)?;
        let given = id.map(|id| id::given(&transaction.opened, kind, id)).transpose()?;
        Ok(Making { transaction, options, kind, given })
    }

    /// The registry as it is.
    pub(super) fn opened(&self) -> &OpenRegistry {
        &self.transaction.opened
    }

    /// The name that was given, else the one that a person answers.
    ///
    /// # Errors
    ///
    /// As [`ask`].
    pub(super) fn name(&self, given: Option<&str>) -> Result<String, Failure> {
        match given {
            Some(name) => Ok(name.to_owned()),
            None => ask(
                self.options,
                &Question { text: &message!("ask-name"), option: "--name", choices: &[], default: None },
            ),
        }
    }

    /// What it is, which may be left out where nobody can be asked. The first word is the default.
    ///
    /// # Errors
    ///
    /// As [`ask`].
    pub(super) fn word(&self, given: Option<&str>, words: &[&str]) -> Result<Option<String>, Failure> {
        if given.is_some() || !can_ask(self.options) {
            return Ok(given.map(str::to_owned));
        }
        let choices: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let default = words.first().copied();
        ask(
            self.options,
            &Question { text: &message!("ask-kind"), option: "--kind", choices: &choices, default },
        )
        .map(Some)
    }

    /// The id that was given, else one made from a title or a name.
    ///
    /// # Errors
    ///
    /// As [`id::from_title`].
    pub(super) fn id(&self, title: &str) -> Result<String, Failure> {
        self.given.clone().map_or_else(|| id::from_title(self.opened(), self.kind, title), Ok)
    }

    /// The id that was given, else one with this base.
    pub(super) fn id_like(&self, base: &str) -> String {
        self.given.clone().unwrap_or_else(|| id::free(self.opened(), self.kind, base))
    }

    /// Its file: see [`FileOptions::place`].
    ///
    /// # Errors
    ///
    /// As [`FileOptions::place`].
    pub(super) fn place(&self, file: &FileOptions, id: &str, near: &[&str]) -> Result<Place, Failure> {
        file.place(self.opened(), self.options, self.kind, (id, near))
    }

    /// Writes it as [`Transaction::finish`] does.
    ///
    /// # Errors
    ///
    /// As [`Keys::text`] and [`Transaction::finish`].
    pub(super) fn finish(
        self,
        keys: &Keys,
        place: Place,
        more: impl FnOnce(&OpenRegistry) -> Vec<Message>,
    ) -> anyhow::Result<Exit> {
        let text = keys.text(&place)?;
        let mut plan = Plan::default();
        plan.create(place.path, place.place, text);
        self.transaction.finish(&plan, more)
    }
}
