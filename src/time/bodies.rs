//! Which body exists on which day, and who holds the duties of one that has ceased.

use std::collections::VecDeque;
use std::sync::{PoisonError, RwLock};

use foldhash::{HashMap, HashSet};

use crate::model::Date;
use crate::registry::{BodyIx, Registry};

use super::body_lines::BodyLines;
use super::day::{Day, previous};

/// The days on which each body exists.
#[derive(Debug, Default)]
pub struct Bodies {
    lives: Vec<Life>,
    lines: BodyLines,
    /// Who holds the duties of a body on a day, where lines part and it took many steps to find out: each of its agreements asks.
    far: RwLock<HashMap<(BodyIx, Day), BodyIx>>,
}

/// From how many steps on it is remembered who was found.
const FAR: usize = 32;

#[derive(Debug, Clone, Copy)]
struct Life {
    from: Option<Day>,
    until: Option<Day>,
}

impl Bodies {
    /// Computes the days on which each body of the registry exists. A body without a written last day ends when the
    /// first body that takes over from it begins.
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
        let lives: Vec<Life> = (0..registry.bodies.records.len()).map(life).collect();
        let only_successor = |body| match registry.body_links(body).successors.as_slice() {
            [only] => Some(*only),
            [] | [_, _, ..] => None,
        };
        let only_successors: Vec<_> = (0..lives.len()).map(BodyIx::from).map(only_successor).collect();
        let lines = BodyLines::of(&only_successors, |body| lives.get(body.position())?.until);
        Bodies { lives, lines, far: RwLock::default() }
    }

    /// Whether `body` exists on `day`.
    #[must_use]
    pub fn exists(&self, body: BodyIx, day: Day) -> bool {
        self.has_begun(body, day) && !self.has_ceased(body, day)
    }

    /// Whether `body` had ceased before `day`.
    #[must_use]
    pub fn has_ceased(&self, body: BodyIx, day: Day) -> bool {
        self.last_day(body).is_some_and(|until| until < day)
    }

    /// The last day on which `body` exists, inclusive. None if no end is known.
    #[must_use]
    pub fn last_day(&self, body: BodyIx) -> Option<Day> {
        self.lives.get(body.position())?.until
    }

    /// The last date of `body`, as written; otherwise the last day on which it exists. None if no end is known.
    #[must_use]
    pub fn last_date(&self, registry: &Registry, body: BodyIx) -> Option<Date> {
        let written = registry.body(body).data.until.as_ref().map(|until| until.value);
        written.or(self.last_day(body).map(Date::day))
    }

    /// The first day on which `body` exists. None if the record does not give it.
    #[must_use]
    pub fn first_day(&self, body: BodyIx) -> Option<Day> {
        self.lives.get(body.position())?.from
    }

    /// Has `body` begun to exist by `day`?
    #[must_use]
    pub fn has_begun(&self, body: BodyIx, day: Day) -> bool {
        self.first_day(body).is_none_or(|from| from <= day)
    }

    /// The body that holds the duties of `body` on `day`: itself while it exists, otherwise its successor, and so on.
    /// If none of them exists on that day, the last of them that existed, or the one that will.
    #[must_use]
    pub fn effective(&self, registry: &Registry, body: BodyIx, day: Day) -> BodyIx {
        let body = self.lines.follow(body, day, |body| self.has_ceased(body, day));
        if !self.has_ceased(body, day) {
            return body;
        }
        // A thread that panicked leaves the map whole.
        if let Some(known) = self.far.read().unwrap_or_else(PoisonError::into_inner).get(&(body, day)) {
            return *known;
        }
        let (holder, steps) = self.followed(registry, body, day);
        if steps >= FAR {
            self.far.write().unwrap_or_else(PoisonError::into_inner).insert((body, day), holder);
        }
        holder
    }

    /// The same, found by following the successors of a body; and how many bodies were looked at.
    fn followed(&self, registry: &Registry, body: BodyIx, day: Day) -> (BodyIx, usize) {
        let (mut seen, mut open, mut last) = (HashSet::from_iter([body]), VecDeque::from([body]), body);
        // Follow every branch: if two bodies took over, perhaps only one still exists. Each body of a cycle is visited
        // once.
        while let Some(current) = open.pop_front() {
            if self.exists(current, day) {
                return (current, seen.len());
            }
            if self.has_ceased(last, day) {
                last = current;
            }
            if self.has_ceased(current, day) {
                let successors = registry.body_links(current).successors.iter().copied();
                open.extend(successors.filter(|successor| seen.insert(*successor)));
            }
        }
        (last, seen.len())
    }
}
