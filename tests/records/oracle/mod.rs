//! A second reading of the page `docs/time.md`: what a registry says on a day, reckoned the slow way.
//!
//! It is written from the page, sentence by sentence, and shares nothing with the code it is compared with but the
//! calendar: where they differ, one of them has misread the page.
//!
//! | module | what it is |
//! |---|---|
//! | `spec`, `random`, `files` | random registries, and their files |
//! | `days` | reckoning with days |
//! | `adoption`, `periods` | what does not depend on the day: who has adopted when, from when and until when |
//! | `notice` | on which day notice ends it, and the last days to give it |
//! | `standing`, `reasons`, `reviews`, `bodies` | how it stands on a day |
//! | `rows`, `agenda` | the same as `list` and `agenda` say it |

pub mod adoption;
pub mod agenda;
pub mod bodies;
pub mod days;
pub mod files;
pub mod notice;
pub mod periods;
pub mod random;
pub mod reasons;
pub mod reviews;
pub mod rows;
pub mod spec;
pub mod standing;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use adoption::Adopted;
use avtal::time::Day;
use days::*;
use notice::Stop;
use periods::{Cause, Knot};
use spec::*;

pub struct Oracle<'s> {
    pub spec: &'s Spec,
    adopted: RefCell<BTreeMap<At, Adopted>>,
    starts: RefCell<BTreeMap<At, Option<Day>>>,
    own_ends: RefCell<BTreeMap<At, Option<(Day, Cause)>>>,
    takeovers: RefCell<BTreeMap<At, Option<Day>>>,
    stops: RefCell<BTreeMap<At, Rc<Vec<Stop>>>>,
    exits: RefCell<BTreeMap<(At, Day), Option<Day>>>,
    /// What is being reckoned: it must not hang on itself.
    open: RefCell<BTreeSet<Knot>>,
}

impl<'s> Oracle<'s> {
    pub fn new(spec: &'s Spec) -> Self {
        Oracle {
            spec,
            adopted: RefCell::default(),
            starts: RefCell::default(),
            own_ends: RefCell::default(),
            takeovers: RefCell::default(),
            stops: RefCell::default(),
            exits: RefCell::default(),
            open: RefCell::default(),
        }
    }

    pub fn of(&self, at: At) -> &'s Agreement {
        &self.spec.agreements[at]
    }

    pub fn all(&self) -> std::ops::Range<At> {
        0..self.spec.agreements.len()
    }

    /// The first day of `validity.from`.
    pub fn from(&self, at: At) -> Option<Day> {
        self.of(at).validity.from.map(|from| from.first)
    }

    /// The days that follow from those in the records.
    pub fn edges(&self) -> BTreeSet<Day> {
        let mut edges = BTreeSet::new();
        for at in self.all() {
            let own_end = self.own_end(at).map(|(day, _)| day);
            let days = [self.start(at), self.end(at).map(|(day, _)| day), own_end, self.replaced(at)];
            edges.extend(days.into_iter().flatten().filter(|day| *day != UNKNOWN));
            let day = self.from(at).unwrap_or(ymd(2021, 1, 1));
            let notice_given = self.of(at).adoption.parties.iter().filter_map(|entry| entry.notice_given);
            edges.extend(notice_given.filter_map(|given| self.brought_by(at, given)));
            let provisional = self.provisional(at).and_then(|(_, last)| last);
            let survives = self.survivals(at).into_iter().flatten();
            edges.extend(provisional.into_iter().chain(survives));
            let notices = [self.notice_by(at, day), self.bound_through(at, day), self.start_revision_by(at)];
            edges.extend(notices.into_iter().flatten());
            let reviews = self.of(at).follow_up.reviews.iter();
            edges.extend(reviews.filter_map(|review| self.next_review(at, review, day)).map(|due| due.last));
        }
        edges
    }
}
