//! The days on which an agreement is in force.

use crate::view::{AgreementRow, Dated};

use super::address::Folder;
use super::node::{Node, Object};
use super::vocabulary::names;

/// The first and the last day on which an agreement is in force, as far as they are known; not both unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Option<Dated>,
    pub(super) through: Option<Dated>,
}

impl Period {
    /// The period of an agreement that enters, or has entered, into force. None if it does not.
    pub(super) fn of(row: &AgreementRow, enters: bool) -> Option<Self> {
        let period = Period { from: row.in_force_from, through: row.effective_end };
        let is_known = period.from.is_some() || period.through.is_some();
        (enters && is_known && !row.is_never_in_force).then_some(period)
    }

    /// As a text of DCMI: `start=2022-01-01; end=2024-12-31; scheme=W3C-DTF;`.
    pub(super) fn text(self) -> Object {
        let start = self.from.map(|from| format!("start={}; ", from.date));
        let end = self.through.map(|through| format!("end={}; ", through.date));
        let text = format!("{}{}scheme=W3C-DTF;", start.unwrap_or_default(), end.unwrap_or_default());
        Object::Value(text, names::PERIOD)
    }

    /// As an interval of ISO 8601: `2022-01-01/2024-12-31`, with `..` for what is open.
    pub(super) fn interval(self) -> Object {
        let text = |side: Option<Dated>| side.map_or_else(|| "..".to_owned(), |side| side.date.to_string());
        Object::text(format!("{}/{}", text(self.from), text(self.through)))
    }

    /// As a thing with days, both inclusive.
    pub(super) fn node(self, agreement: &str) -> Node {
        Node::new(Folder::Agreements.part(agreement, "period"), [names::PERIOD_OF_TIME])
            .with(names::START_DATE, self.from.map(|from| Object::day(from.day)))
            .with(names::END_DATE, self.through.map(|through| Object::day(through.day)))
    }
}
