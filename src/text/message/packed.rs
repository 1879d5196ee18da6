//! The arguments of a message in few bytes, since there may be half a million findings, each with several messages.
//!
//! Each argument is a byte that says what it is, and what it says: a number in groups of seven bits, as many as it needs; the
//! length of a text, and the text; or the length of several arguments, and these. Before those of a message stands its number.

use chrono::{Datelike, NaiveDate};

use super::Message;
use super::argument::{Argument, NamedReview};
use super::form::Shape;
use super::kept::{Arguments, Kept};
use crate::text::named::Named;

/// The arguments of a message.
#[derive(Clone)]
pub(super) struct Packed(Box<[u8]>);

/// What the first byte of each kind is.
pub(super) mod kind {
    pub const TEXT: u8 = 0;
    pub const NAME: u8 = 1;
    pub const NUMBER: u8 = 2;
    pub const DAY: u8 = 3;
    pub const MONTH: u8 = 4;
    pub const YEAR: u8 = 5;
    pub const DURATION: u8 = 6;
    pub const MESSAGE: u8 = 7;
    pub const MESSAGES: u8 = 8;
    pub const NAMED: u8 = 9;
    pub const NAMES: u8 = 10;
    pub const LISTED: u8 = 11;
    pub const CALLED: u8 = 12;
    pub const REVIEW: u8 = 13;
}

impl Packed {
    /// Packs the arguments of a message.
    pub(super) fn of(arguments: &[Argument]) -> Self {
        if arguments.is_empty() {
            return Packed(Box::default());
        }
        // Most arguments fit.
        let mut bytes = Writer(Vec::with_capacity(120));
        arguments.iter().for_each(|argument| bytes.argument(argument));
        Packed(bytes.0.as_slice().into())
    }

    pub(super) fn arguments(&self) -> Arguments<'_> {
        Arguments::of(&self.0)
    }

    /// The same arguments, their texts changed by `change`.
    pub(super) fn with_texts(&self, change: &dyn Fn(&str) -> String) -> Self {
        let mut bytes = Writer(Vec::new());
        bytes.changed(self.arguments(), change);
        Packed(bytes.0.into())
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn argument(&mut self, argument: &Argument) {
        match argument {
            Argument::Text(text) => self.text(kind::TEXT, text),
            Argument::Name(name) => self.text(kind::NAME, name),
            Argument::Number(number) => self.signed(kind::NUMBER, *number),
            Argument::Day(day) => self.day(kind::DAY, *day),
            Argument::Month(first) => self.day(kind::MONTH, *first),
            Argument::Year(first) => self.day(kind::YEAR, *first),
            Argument::Duration(units) => self.duration(*units),
            Argument::Message(message) => self.message(message),
            Argument::Messages(messages) => {
                self.group(kind::MESSAGES, |all| messages.iter().for_each(|message| all.message(message)));
            }
            Argument::Named(named) => self.named(named),
            Argument::Names(names) => self.names(kind::NAMES, names),
            Argument::Listed(names) => self.names(kind::LISTED, names),
            Argument::Called(names) => self.names(kind::CALLED, names),
            Argument::Review(review) => {
                let NamedReview { name, kind, id } = &**review;
                self.group(kind::REVIEW, |parts| {
                    parts.message(name);
                    parts.message(kind);
                    parts.text(kind::TEXT, id);
                });
            }
        }
    }

    /// Arguments that are kept already, their texts changed.
    fn changed(&mut self, arguments: Arguments<'_>, change: &dyn Fn(&str) -> String) {
        for argument in arguments {
            match argument {
                Kept::Text(text) => self.text(kind::TEXT, &change(text)),
                Kept::Name(name) => self.text(kind::NAME, name),
                Kept::Number(number) => self.signed(kind::NUMBER, number),
                Kept::Day(day) => self.day(kind::DAY, day),
                Kept::Month(first) => self.day(kind::MONTH, first),
                Kept::Year(first) => self.day(kind::YEAR, first),
                Kept::Duration(units) => self.duration(units),
                Kept::Message(shape, arguments) => {
                    let mut parts = Writer(Vec::new());
                    parts.changed(arguments, change);
                    self.message_of(shape, &parts.0);
                }
                Kept::Messages(all) => self.group(kind::MESSAGES, |list| list.changed(all, change)),
                Kept::Named(named) => self.changed_name(named, change),
                Kept::Names(all) => self.group(kind::NAMES, |list| list.changed(all, change)),
                Kept::Listed(all) => self.group(kind::LISTED, |list| list.changed(all, change)),
                Kept::Called(all) => self.group(kind::CALLED, |list| list.changed(all, change)),
                Kept::Review(mut parts) => self.group(kind::REVIEW, |review| {
                    // Only the name.
                    review.changed(parts.first(1), change);
                    review.0.extend_from_slice(parts.bytes());
                }),
            }
        }
    }

    /// A name is changed, and not its id.
    fn changed_name(&mut self, mut named: Arguments<'_>, change: &dyn Fn(&str) -> String) {
        self.group(kind::NAMED, |parts| {
            parts.0.extend_from_slice(named.first(1).bytes());
            parts.changed(named, change);
        });
    }

    fn message(&mut self, message: &Message) {
        self.message_of(message.shape, &message.arguments.0);
    }

    fn message_of(&mut self, shape: &'static Shape, arguments: &[u8]) {
        self.0.push(kind::MESSAGE);
        self.unsigned(shape.number());
        self.bytes(arguments);
    }

    fn names(&mut self, kind: u8, names: &[Named]) {
        self.group(kind, |list| names.iter().for_each(|named| list.named(named)));
    }

    fn named(&mut self, named: &Named) {
        self.group(kind::NAMED, |parts| {
            parts.text(kind::TEXT, &named.id);
            parts.text(kind::TEXT, &named.name);
        });
    }

    fn group(&mut self, kind: u8, write: impl FnOnce(&mut Writer)) {
        let mut parts = Writer(Vec::with_capacity(60));
        write(&mut parts);
        self.0.push(kind);
        self.bytes(&parts.0);
    }

    fn text(&mut self, kind: u8, text: &str) {
        self.0.push(kind);
        self.bytes(text.as_bytes());
    }

    /// Their number, and these bytes.
    fn bytes(&mut self, bytes: &[u8]) {
        self.unsigned(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn duration(&mut self, units: [u32; 4]) {
        self.0.push(kind::DURATION);
        units.into_iter().for_each(|unit| self.unsigned(unit.into()));
    }

    fn day(&mut self, kind: u8, day: NaiveDate) {
        self.signed(kind, day.num_days_from_ce().into());
    }

    /// The sign is the lowest bit, so that numbers near zero are short.
    fn signed(&mut self, kind: u8, number: i64) {
        self.0.push(kind);
        self.unsigned(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    fn unsigned(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }
}
