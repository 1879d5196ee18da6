//! Arguments of messages as they are kept, taken out of their bytes one after the other.

use std::cmp::Ordering;
use std::fmt::{self, Debug, Formatter};
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;

use super::form::Shape;
use super::packed::kind;

/// Arguments, one after the other.
#[derive(Clone, Copy)]
pub(super) struct Arguments<'m>(&'m [u8]);

/// An [`Argument`](super::Argument) as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kept<'m> {
    Text(&'m str),
    Name(&'m str),
    Number(i64),
    Day(NaiveDate),
    Month(NaiveDate),
    Year(NaiveDate),
    Duration([u32; 4]),
    Message(&'static Shape, Arguments<'m>),
    /// Messages.
    Messages(Arguments<'m>),
    /// The texts of an id and of a name.
    Named(Arguments<'m>),
    /// Several that are named.
    Names(Arguments<'m>),
    /// Several that are named.
    Listed(Arguments<'m>),
    /// Several that are named.
    Called(Arguments<'m>),
    /// The messages of a name and of a kind, and the text of an id.
    Review(Arguments<'m>),
}

impl<'m> Arguments<'m> {
    pub(super) fn of(bytes: &'m [u8]) -> Self {
        Arguments(bytes)
    }

    pub(super) fn bytes(self) -> &'m [u8] {
        self.0
    }

    /// Takes the first so many arguments.
    pub(super) fn first(&mut self, count: usize) -> Arguments<'m> {
        let all = self.0;
        self.by_ref().take(count).for_each(drop);
        Arguments(all.get(..all.len() - self.0.len()).unwrap_or_default())
    }

    /// Whether one of their texts contains a character.
    pub(super) fn contain(mut self, mark: char) -> bool {
        self.any(|argument| argument.contains(mark))
    }

    /// The name and the id of what is named.
    pub(super) fn name_and_id(mut self) -> (&'m str, &'m str) {
        let id = self.next().and_then(Kept::text).unwrap_or_default();
        (self.last_text(), id)
    }

    /// The last of them, if it is a text.
    pub(super) fn last_text(self) -> &'m str {
        self.last().and_then(Kept::text).unwrap_or_default()
    }

    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.unsigned()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn day(&mut self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(self.signed()?).ok()?)
    }

    fn unit(&mut self) -> Option<u32> {
        u32::try_from(self.unsigned()?).ok()
    }

    fn part(&mut self) -> Option<Arguments<'m>> {
        let length = usize::try_from(self.unsigned()?).ok()?;
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Arguments(part))
    }

    fn text(&mut self) -> Option<&'m str> {
        str::from_utf8(self.part()?.0).ok()
    }

    fn message(&mut self) -> Option<Kept<'m>> {
        let shape = Shape::numbered(self.unsigned()?)?;
        Some(Kept::Message(shape, self.part()?))
    }
}

impl<'m> Iterator for Arguments<'m> {
    type Item = Kept<'m>;

    fn next(&mut self) -> Option<Kept<'m>> {
        Some(match self.byte()? {
            kind::TEXT => Kept::Text(self.text()?),
            kind::NAME => Kept::Name(self.text()?),
            kind::NUMBER => Kept::Number(self.signed()?),
            kind::DAY => Kept::Day(self.day()?),
            kind::MONTH => Kept::Month(self.day()?),
            kind::YEAR => Kept::Year(self.day()?),
            kind::DURATION => Kept::Duration([self.unit()?, self.unit()?, self.unit()?, self.unit()?]),
            kind::MESSAGE => self.message()?,
            kind::MESSAGES => Kept::Messages(self.part()?),
            kind::NAMED => Kept::Named(self.part()?),
            kind::NAMES => Kept::Names(self.part()?),
            kind::LISTED => Kept::Listed(self.part()?),
            kind::CALLED => Kept::Called(self.part()?),
            kind::REVIEW => Kept::Review(self.part()?),
            // No other byte is ever written.
            _ => return None,
        })
    }
}

impl<'m> Kept<'m> {
    fn text(self) -> Option<&'m str> {
        if let Kept::Text(text) = self { Some(text) } else { None }
    }
}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(*self).finish()
    }
}

impl PartialEq for Arguments<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Arguments<'_> {}

impl PartialOrd for Arguments<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(Ord::cmp(self, other))
    }
}

impl Ord for Arguments<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        Iterator::cmp(*self, *other)
    }
}

impl Hash for Arguments<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.for_each(|argument| argument.hash(state));
        state.write_u8(u8::MAX);
    }
}
