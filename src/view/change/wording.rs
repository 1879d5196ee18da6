//! The keys of a record, its entries and their values, in words.

use serde_json::Value;

use super::{keys, terms, values};
use crate::compare::FieldChange;
use crate::model::{Date, DayOfYear, Duration, Id};
use crate::registry::{AgreementIx, Registry};
use crate::source::RecordKind;
use crate::view::message::{Argument, Message, message};
use crate::view::{Named, words};

/// Names the keys and values of one record.
#[derive(Clone, Copy)]
pub(in crate::view) struct Wording<'r> {
    /// Provides the display names of agreements, bodies and parties.
    pub names: &'r Registry,
    /// The kind of record.
    pub record: RecordKind,
    /// The record itself, if it is an agreement that is still there. Provides the names of its reviews.
    pub agreement: Option<AgreementIx>,
}

impl<'r> Wording<'r> {
    /// The wording of the record with this id.
    pub fn of(names: &'r Registry, record: RecordKind, id: &str) -> Self {
        let agreement = match record {
            RecordKind::Agreement => names.agreement_of(&Id::new(id)),
            RecordKind::Party | RecordKind::Body => None,
        };
        Wording { names, record, agreement }
    }
}

impl Wording<'_> {
    /// The name of a field, with the entry that it is in.
    pub fn label(self, change: &FieldChange) -> Message {
        self.label_of(&change.field, change.entry.as_deref())
    }

    /// The same, for the keys of a field and the name of its entry.
    pub fn label_of(self, field: &str, entry: Option<&str>) -> Message {
        let key = self.key(field);
        let of_entry = entry.and_then(|entry| {
            let list = keys::list(field)?;
            Some((list, keys::entry(list, self.entry(list, entry))?))
        });
        match (of_entry, entry) {
            (Some((list, entry)), _) if list == field => entry,
            (Some((_, entry)), _) => message!("key-in-entry", entry = entry, key = key),
            (None, Some(entry)) => message!("key-of-entry", key = key, entry = entry),
            (None, None) => key,
        }
    }

    fn key(self, field: &str) -> Message {
        keys::key(self.record, field).unwrap_or_else(|| message!("words", words = field))
    }

    /// The name of an entry: a day, a body or party, or what the record calls it.
    fn entry(self, list: &str, entry: &str) -> Argument {
        let first = entry.split_once(' ').map_or(entry, |(first, _)| first);
        let day = |text: &str| Date::parse(text).map_or_else(|_| entry.into(), Argument::from);
        match list {
            "suspension" | "revision.trigger" => day(first),
            "review.done" => match entry.split_once(' ') {
                Some((review, done)) => {
                    let done = done.split_once(' ').map_or(done, |(day, _)| day);
                    message!("entry-on", entry = self.review(review), day = day(done)).into()
                }
                None => entry.into(),
            },
            "decision" | "parties" | "members" => Argument::called([self.actor(first)]),
            "replaces" | "amends" => self.agreement(first).into(),
            "review" => self.review(first),
            _ => entry.into(),
        }
    }

    /// A value in words. None if it is text or a number, to be shown as it is.
    pub fn words(self, field: &str, value: &Value) -> Option<Message> {
        match value {
            Value::Null | Value::Number(_) => terms::term(self.record, field, value),
            Value::Bool(true) => Some(message!("told-yes")),
            Value::Bool(false) => Some(message!("told-no")),
            Value::String(text) => terms::term(self.record, field, value).or_else(|| self.typed(field, text)),
            Value::Array(items) if items.is_empty() => Some(message!("told-none")),
            Value::Array(ids) if self.has_ids(field) => {
                let ids = ids.iter().filter_map(Value::as_str);
                let names: Vec<Named> = ids.filter_map(|id| self.named(field, id)).collect();
                Some(message!("words", words = self.names_of(field, names)))
            }
            Value::Array(items) if items.iter().all(|item| self.words(field, item).is_none()) => None,
            Value::Array(items) => Some(self.several(items.iter().map(|item| self.said(field, item)))),
            Value::Object(table) => {
                let inner = table.iter().map(|(key, value)| (format!("{field}.{key}"), value));
                let inner = inner.filter(|(field, value)| !values::is_empty(field, value));
                Some(self.several(inner.map(|(field, value)| {
                    message!("key-value", key = self.key(&field), value = self.argument(&field, value))
                })))
            }
        }
    }

    /// A value in words, or as it is.
    pub fn argument(self, field: &str, value: &Value) -> Argument {
        self.words(field, value).map_or_else(|| values::plain(value).into(), Argument::from)
    }

    /// The same, as a message.
    pub fn said(self, field: &str, value: &Value) -> Message {
        self.words(field, value).unwrap_or_else(|| message!("words", words = values::plain(value)))
    }

    /// A member of an unordered list.
    pub fn member(self, field: &str, member: &str) -> Message {
        self.typed(field, member).unwrap_or_else(|| message!("words", words = member))
    }

    /// Members of an unordered list.
    pub fn members(self, field: &str, members: &[String]) -> Argument {
        if self.has_ids(field) {
            let names = members.iter().filter_map(|id| self.named(field, id)).collect();
            return self.names_of(field, names);
        }
        let typed: Option<Vec<Message>> = members.iter().map(|member| self.typed(field, member)).collect();
        typed.map_or_else(|| members.join(", ").into(), Argument::from)
    }

    fn several(self, messages: impl Iterator<Item = Message>) -> Message {
        message!("told-several", several = messages.collect::<Vec<_>>())
    }

    /// A date, a length of time, or the name of an agreement, a body or a party.
    fn typed(self, field: &str, text: &str) -> Option<Message> {
        let key = field.rsplit('.').next().unwrap_or(field);
        if values::DATES.contains(&key) || values::LISTS_OF_DATES.contains(&key) {
            return Date::parse(text).ok().map(|date| message!("day", day = date));
        }
        if values::DURATIONS.contains(&key) || field.starts_with("reminders.") {
            return Duration::parse(text).ok().map(|time| message!("told-time", time = time));
        }
        if values::DAYS_OF_YEAR.contains(&key)
            && let Ok(day) = DayOfYear::parse(text)
        {
            return Some(day_of_year(day));
        }
        let named = self.named(field, text)?;
        Some(message!("words", words = self.names_of(field, vec![named])))
    }

    /// What the ids under a field stand for. In JSON, agreements are told by their ids.
    fn names_of(self, field: &str, names: Vec<Named>) -> Argument {
        if values::is_agreement(self.record, field) { names.into() } else { Argument::called(names) }
    }

    /// Whether the values of a field are ids.
    fn has_ids(self, field: &str) -> bool {
        values::is_actor(self.record, field) || values::is_agreement(self.record, field)
    }

    /// What an id under a field stands for, by its name. None if the field has no ids.
    fn named(self, field: &str, id: &str) -> Option<Named> {
        if values::is_actor(self.record, field) {
            Some(self.actor(id))
        } else {
            values::is_agreement(self.record, field).then(|| self.agreement(id))
        }
    }

    /// A body or party by its name.
    pub fn actor(self, id: &str) -> Named {
        words::named_actor(self.names, &Id::new(id))
    }

    /// An agreement by its title.
    pub fn agreement(self, id: &str) -> Named {
        words::named_agreement_id(self.names, &Id::new(id))
    }

    /// A review of the record by its name. One that is no longer there, by its id.
    pub fn review(self, id: &str) -> Argument {
        let agreement = self.agreement.map(|agreement| &self.names.agreement(agreement).data);
        let mut reviews = agreement.into_iter().flat_map(|agreement| &agreement.review);
        match reviews.find(|review| **review.id == *id) {
            Some(review) => words::named_review(review),
            None => message!("review-by-id", id = id).into(),
        }
    }
}

fn day_of_year(day: DayOfYear) -> Message {
    let month = message!("month", number = day.month());
    message!("told-day-of-year", day = day.day(), month = month)
}
