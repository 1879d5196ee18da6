//! Which body exists on which day, and who holds the duties of one that has ceased.

use std::collections::VecDeque;

use foldhash::HashSet;

use crate::model::Date;
use crate::registry::{BodyIx, Registry};

use super::day::{Day, previous};

/// The days on which each body exists.
#[derive(Debug, Default)]
pub struct Bodies {
    lives: Vec<Life>,
}

#[derive(Debug, Clone, Copy)]
struct Life {
    from: Option<Day>,
    until: Option<Day>,
}

impl Bodies {
    /// The days on which each body of the registry exists. One whose last day is not written ends when the first
    /// body that takes over from it begins.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let from = |body: BodyIx| registry.body(body).data.from.as_ref().map(|from| from.first_day());
        let life = |position: usize| {
            let body = BodyIx::from(position);
            let written = registry.body(body).data.until.as_ref().map(|until| until.last_day());
            let replaced =
                registry.body_links(body).successors.iter().filter_map(|successor| from(*successor)).min();
            Life { from: from(body), until: written.or(replaced.map(previous)) }
        };
        Bodies { lives: (0..registry.bodies.records.len()).map(life).collect() }
    }

    /// Does `body` exist on `day`?
    #[must_use]
    pub fn exists(&self, body: BodyIx, day: Day) -> bool {
        self.has_begun(body, day) && !self.has_ceased(body, day)
    }

    /// Had `body` ceased before `day`?
    #[must_use]
    pub fn has_ceased(&self, body: BodyIx, day: Day) -> bool {
        self.last_day(body).is_some_and(|until| until < day)
    }

    /// The last day on which `body` exists, inclusive; none if no end is known.
    #[must_use]
    pub fn last_day(&self, body: BodyIx) -> Option<Day> {
        self.lives.get(body.position())?.until
    }

    /// The last date of `body`, as written; where none is, the last day on which it exists. None if no end is known.
    #[must_use]
    pub fn last_date(&self, registry: &Registry, body: BodyIx) -> Option<Date> {
        let written = registry.body(body).data.until.as_ref().map(|until| until.value);
        written.or(self.last_day(body).map(Date::day))
    }

    /// The first day on which `body` exists; none if it is not written.
    #[must_use]
    pub fn first_day(&self, body: BodyIx) -> Option<Day> {
        self.lives.get(body.position())?.from
    }

    /// Has `body` begun to exist by `day`?
    #[must_use]
    pub fn has_begun(&self, body: BodyIx, day: Day) -> bool {
        self.first_day(body).is_none_or(|from| from <= day)
    }

    /// The body that holds the duties of `body` on `day`: itself while it exists, else the one that took over from
    /// it, and so on. Where none of them exists on that day, the last that did or will.
    #[must_use]
    pub fn effective(&self, registry: &Registry, body: BodyIx, day: Day) -> BodyIx {
        if self.exists(body, day) {
            return body;
        }
        let (mut seen, mut open, mut last) = (HashSet::from_iter([body]), VecDeque::from([body]), body);
        // All ways are followed: of two that took over, only one may have gone on. A circle is walked once.
        while let Some(current) = open.pop_front() {
            if self.exists(current, day) {
                return current;
            }
            if self.has_ceased(last, day) {
                last = current;
            }
            if self.has_ceased(current, day) {
                let successors = registry.body_links(current).successors.iter().copied();
                open.extend(successors.filter(|successor| seen.insert(*successor)));
            }
        }
        last
    }
}
