//! Keys that their table does not have, and what they were meant to be.

use serde::Deserialize;

use super::meaning::{last, likeliest, table};
use super::suggest::{did_you_mean, is_almost};
use super::words::quoted_list;
use crate::source::fault::{Fault, FaultKind};
use crate::source::fix::{Change, Fix};
use crate::source::node::{Key, Node};
use crate::text::message::message;
use crate::text::{Alike, Message, because, brief};

/// A help line lists the known keys if there are at most this many.
const FEW_KEYS: usize = 12;

/// The fault of a key that is none of the known ones of its table.
pub(super) fn here(key: &Key<'_>, known: &[&'static str]) -> Fault {
    let message = message!("finding-unknown-key", key = brief(&key.name), because = because(&key.name));
    let meant = did_you_mean(&key.name, known.iter().copied()).filter(|_| key.name != "<<");
    let fault = Fault::new(FaultKind::UnknownKey { meant }, key.span, message).about(brief(&key.name));
    if key.name == "<<" {
        return fault.help(message!("help-no-merging"));
    }
    let rename = |meant: &str| Fix::likely(&key.name, meant, key.span, Change::Rename(meant.into()));
    let fault = Fault { fix: meant.map(|meant| Box::new(rename(meant))), ..fault };
    fault.help(match meant {
        Some(meant) => message!("did-you-mean", near = meant),
        None if Alike::first_in(&key.name).is_some_and(|alike| alike.like == Some(' ')) => {
            message!("help-ordinary-spaces")
        }
        None if known.len() <= FEW_KEYS => message!("help-keys-here", keys = quoted_list(known)),
        None => message!("help-keys-listed"),
    })
}

/// If an unknown key is a word for a key of another table of a `T`, and not almost one of its own table, says so.
/// Nothing is renamed then: its value would have to move, too.
pub(super) fn elsewhere<T: for<'x> Deserialize<'x>>(fault: &mut Fault, root: &Node<'_>) {
    let Some(meant) = fault.meant_key() else { return };
    let path = root.keys_to(fault.span);
    let Some((word, own_table)) = path.split_last() else { return };
    if word == "<<" || meant.is_some_and(|meant| is_almost(word, meant)) {
        return;
    }
    let own_table = own_table.join(".");
    let meanings = likeliest::<T>(&own_table, word);
    if let Some(help) = places(&meanings) {
        fault.kind = FaultKind::UnknownKey { meant: None };
        fault.fix = None;
        fault.help = Some(help);
    }
}

/// Where the keys that may have been meant belong, at most three. None if there are none.
pub(crate) fn places(meanings: &[&'static str]) -> Option<Message> {
    match meanings {
        [] => None,
        [only] if table(only).is_empty() => Some(message!("did-you-mean-at-top", key = *only)),
        [only] => Some(message!("did-you-mean-in-table", key = last(only), table = table(only))),
        [first, second] => Some(message!("did-you-mean-two", first = *first, second = *second)),
        [first, second, third, ..] => {
            Some(message!("did-you-mean-three", first = *first, second = *second, third = *third))
        }
    }
}
