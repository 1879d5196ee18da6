//! Wording shared by findings.

use std::fmt::Display;

use crate::model::Id;
use crate::registry::{AgreementIx, PartyIx};
use crate::source::RecordKind;
use crate::text::Message;
use crate::text::message::message;
use crate::time::{Case, Day, days_between};

impl<'r> Case<'r> {
    /// The ids of at most `limit` parties, in backticks, and the number of the others.
    #[must_use]
    pub(super) fn party_list(&self, parties: &[PartyIx], limit: usize) -> Message {
        list(parties, limit, |party| self.registry.party_id(party))
    }

    /// The ids of at most `limit` agreements, in backticks, and the number of the others.
    #[must_use]
    pub(super) fn agreement_list(&self, agreements: &[AgreementIx], limit: usize) -> Message {
        list(agreements, limit, |agreement| self.id(agreement))
    }

    /// The body or party responsible for a duty on `day`, in backticks: the one named, or its successor.
    #[must_use]
    pub(super) fn who(&self, named: &Id, day: Day) -> Message {
        let holder = self.holder(named, day).map(|holder| self.holder_id(holder));
        match holder.filter(|holder| *holder != named) {
            Some(holder) => message!("who-successor", holder = holder, named = named),
            None => message!("quoted", id = named),
        }
    }

    /// The first party that has not adopted an agreement whose adoption is not complete.
    #[must_use]
    pub(super) fn first_missing(&self, agreement: AgreementIx) -> Option<&'r dyn Display> {
        let missing = self.periods(agreement).adoption.missing().first()?;
        Some(self.registry.party_id(*missing))
    }

    /// Which parties have not adopted an agreement whose adoption is not complete.
    #[must_use]
    pub(super) fn not_adopted(&self, agreement: AgreementIx) -> Message {
        let adoption = &self.periods(agreement).adoption;
        let missing = self.party_list(adoption.missing(), 5);
        let have = adoption.adopted();
        match adoption.number() {
            None => message!("adopted-not-by", parties = missing),
            Some(enough) if adoption.missing().is_empty() => {
                message!("adopted-by-number", have = have, enough = enough)
            }
            Some(enough) => {
                message!("adopted-by-number-not", have = have, enough = enough, parties = missing)
            }
        }
    }

    /// The distance of `day` from the day of validity: `in 3 days`, `today`, `3 days ago`.
    #[must_use]
    pub(super) fn distance(&self, day: Day) -> Message {
        distance(self.day(), day)
    }
}

/// At most `limit` ids in backticks, and the number of the others.
fn list<'i, T: Copy>(items: &[T], limit: usize, id: impl Fn(T) -> &'i Id) -> Message {
    let ids: Vec<&str> = items.iter().take(limit).map(|item| &**id(*item)).collect();
    listed(&ids, items.len())
}

/// Words in backticks, and how many others there are among `count`.
#[must_use]
pub(super) fn listed(words: &[&str], count: usize) -> Message {
    let mut list = String::with_capacity(words.iter().map(|word| word.len() + 4).sum());
    for word in words {
        list.push_str(if list.is_empty() { "`" } else { ", `" });
        list.push_str(word);
        list.push('`');
    }
    match count.saturating_sub(words.len()) {
        0 => message!("words", words = list),
        more => message!("and-more", words = list, count = more),
    }
}

/// The distance from one day to another: "in 3 days", "today", "731 days ago".
fn distance(from: Day, to: Day) -> Message {
    match days_between(from, to) {
        0 => message!("today"),
        ahead @ 1.. => message!("distance-ahead", count = ahead, about = about(ahead)),
        past => message!("distance-past", count = -past, about = about(-past)),
    }
}

/// About how many years a number of days is. Empty if they are fewer than two.
fn about(days: i64) -> Message {
    // Four years have one leap day.
    let (whole, rest) = (days * 4 / 1461, days * 4 % 1461);
    let years = |count: i64| message!("years", count = count);
    match (whole, rest * 2 > 1461) {
        (0 | 1, _) => message!("nothing-more"),
        (whole, true) => message!("about-nearly", years = years(whole + 1)),
        (whole, false) => message!("about-over", years = years(whole)),
    }
}

impl RecordKind {
    /// What it is called in a sentence.
    pub(super) fn word(self) -> Message {
        match self {
            RecordKind::Agreement => message!("kind-of-agreement"),
            RecordKind::Party => message!("kind-of-party"),
            RecordKind::Body => message!("kind-of-body"),
        }
    }
}
