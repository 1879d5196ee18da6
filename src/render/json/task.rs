//! What is still to be done, in JSON.

use serde::Serialize;

use super::written::{Written, written};
use crate::view::TaskRow;

/// Something that is still to be done about an agreement.
#[derive(Serialize)]
pub(super) struct Task<'v> {
    /// The last day to do it; null where it has none.
    #[serde(flatten)]
    day: Written,
    /// The number of days until then, negative where it has passed.
    days_left: Option<i64>,
    /// What it is: the kind of an event of the agenda, `revise` or `activity`.
    kind: &'static str,
    /// The agreement.
    agreement: &'v str,
    /// The bodies and parties that have to do it.
    responsible: Vec<&'v str>,
    /// Does a law require the agreement?
    statutory: bool,
    /// What it is, in words.
    message: String,
}

impl<'v> From<&'v TaskRow> for Task<'v> {
    fn from(row: &'v TaskRow) -> Self {
        Task {
            day: written!("day", row.on),
            days_left: row.days_left,
            kind: row.kind.name(),
            agreement: &row.agreement.id,
            responsible: row.with.iter().map(|named| named.id.as_str()).collect(),
            statutory: row.statutory,
            message: row.message.plain(),
        }
    }
}
