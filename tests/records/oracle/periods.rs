//! From when and until when an agreement holds: what does not depend on the day.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use avtal::time::Day;

use super::Oracle;
use super::adoption::Adopted;
use super::days::*;
use super::spec::*;

/// Why an agreement ends; in the order in which those of one day are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    Ended,
    Term,
    EndedWith,
    Replaced,
}

impl Cause {
    pub fn name(self) -> &'static str {
        match self {
            Cause::Ended => "ended",
            Cause::Term => "term",
            Cause::EndedWith => "ended-with",
            Cause::Replaced => "replaced",
        }
    }
}

/// What may hang on another: an own end, or when a successor takes over.
pub type Knot = (At, bool);

/// The earliest known end; else the unknown one.
fn earliest(ends: impl IntoIterator<Item = (Day, Cause)>) -> Option<(Day, Cause)> {
    ends.into_iter().min_by_key(|(day, cause)| (*day == UNKNOWN, *day, *cause))
}

impl Oracle<'_> {
    fn reckon<T: Copy>(&self, knot: Knot, known: &RefCell<BTreeMap<At, T>>, how: impl FnOnce() -> T) -> T {
        if let Some(found) = known.borrow().get(&knot.0) {
            return *found;
        }
        assert!(self.open.borrow_mut().insert(knot), "{knot:?} hangs on itself");
        let found = how();
        self.open.borrow_mut().remove(&knot);
        known.borrow_mut().insert(knot.0, found);
        found
    }

    /// Is its term counted from the day on which it enters into force?
    fn hangs_on_start(&self, at: At) -> bool {
        let validity = &self.of(at).validity;
        validity.duration.is_some() && validity.from.is_none()
    }

    /// `W`
    pub fn written_end(&self, at: At) -> Option<Day> {
        let term = (!self.hangs_on_start(at)).then(|| self.term_end(at)).flatten();
        [term, self.of(at).validity.end.map(|end| end.last)].into_iter().flatten().min()
    }

    /// `E`
    pub fn start(&self, at: At) -> Option<Day> {
        if let Some(start) = self.starts.borrow().get(&at) {
            return *start;
        }
        let start = self.find_start(at);
        self.starts.borrow_mut().insert(at, start);
        start
    }

    /// The table, row by row.
    fn find_start(&self, at: At) -> Option<Day> {
        let agreement = self.of(at);
        let start = match (agreement.stage, self.from(at), self.adopted(at)) {
            ("adopted", Some(from), Adopted::Nothing) => Some(from),
            ("adopted", Some(from), Adopted::On(day)) => Some(if day <= from { from } else { day }),
            ("adopted", None, Adopted::On(day)) => Some(day),
            ("adopted", None, Adopted::Nothing) if agreement.validity.from_last_adoption => None,
            ("adopted", None, Adopted::Nothing) => Some(UNKNOWN),
            _ => None,
        };
        start.filter(|start| self.written_end(at).is_none_or(|end| *start <= end))
    }

    /// The end before renewals, `e`, and as it is written.
    pub fn first_end(&self, at: At) -> Option<Written> {
        let validity = &self.of(at).validity;
        if validity.until_word.is_some() {
            return None;
        }
        let mut end = validity.until;
        if let Some(duration) = validity.duration {
            let start = self.from(at).or_else(|| self.start(at));
            end = start.map(|start| Written::day(last_of_term(start, duration, 1)));
        }
        for (_, step) in self.steps(at) {
            end = match (step, end) {
                (Step::Option(term), Some(end)) => Some(Written::day(last_of_term(after(end.last), term, 1))),
                (Step::Option(_), None) => None,
                (Step::Extension(until), Some(end)) if until.last <= end.last => Some(end),
                (Step::Extension(until), _) => Some(until),
            };
        }
        end
    }

    /// The options exercised and the extensions adopted, in the order of their days.
    fn steps(&self, at: At) -> Vec<(Option<Day>, Step)> {
        let validity = &self.of(at).validity;
        let options = validity
            .options
            .iter()
            .filter_map(|option| option.exercised.map(|day| (Some(day.last), Step::Option(option.term))));
        let adopted = validity
            .extensions
            .iter()
            .filter(|extension| extension.outcome.is_none_or(|outcome| outcome == "adopted"));
        let extensions = adopted
            .map(|extension| (extension.decided.map(|day| day.last), Step::Extension(extension.until)));
        let mut steps: Vec<_> = options.chain(extensions).collect();
        steps.sort_by_key(|(day, _)| *day);
        steps
    }

    pub fn term_end(&self, at: At) -> Option<Day> {
        let end = self.first_end(at)?;
        match self.of(at).validity.renewal {
            None => Some(end.last),
            Some(Renewal { max: None, .. }) => None,
            Some(Renewal { max: Some(max), term, .. }) => Some(renewed(end.last, term, max)),
        }
    }

    /// The successors.
    pub fn successors(&self, at: At) -> Vec<At> {
        let replaces =
            |by: &At| self.of(*by).links.replaces.iter().any(|entry| entry.id == at && !entry.in_part);
        self.all().filter(replaces).collect()
    }

    /// Each entry of a successor, and when it takes over by that.
    pub fn takeovers_of(&self, at: At) -> Vec<(At, Option<Day>)> {
        let entries = |by: At| self.of(by).links.replaces.iter().map(move |entry| (by, entry));
        let whole = self.all().flat_map(entries).filter(|(_, entry)| entry.id == at && !entry.in_part);
        let takes_over = |(successor, entry): (At, &Replaces)| {
            let all: Vec<At> =
                std::iter::once(successor).chain(entry.together_with.iter().copied()).collect();
            let starts: Option<Vec<Day>> = all.iter().map(|one| self.start(*one)).collect();
            let mut day = starts?.into_iter().max().unwrap();
            if day == UNKNOWN {
                day = self.own_end(at).map_or(UNKNOWN, |(end, _)| after(end));
            }
            let has_ended = |one: &At| self.own_end(*one).is_some_and(|(end, _)| end < day);
            (!all.iter().any(has_ended)).then_some(day)
        };
        whole.map(|(by, entry)| (by, takes_over((by, entry)))).collect()
    }

    /// `R`
    pub fn replaced(&self, at: At) -> Option<Day> {
        self.reckon((at, true), &self.takeovers, || {
            let days = self.takeovers_of(at).into_iter().filter_map(|(_, day)| day);
            days.min_by_key(|day| (*day == UNKNOWN, *day))
        })
    }

    pub fn own_end(&self, at: At) -> Option<(Day, Cause)> {
        self.reckon((at, false), &self.own_ends, || {
            let validity = &self.of(at).validity;
            let ended = validity.end.map(|end| (end.last, Cause::Ended));
            let term = self.term_end(at).map(|end| (end, Cause::Term));
            let host = self.host(at).and_then(|host| self.end(host));
            let with = host.map(|(end, _)| (end, Cause::EndedWith));
            let replaced = self.lives_until_replaced(at).and_then(|host| self.replaced(host));
            let when_replaced = replaced.map(|day| (before(day), Cause::EndedWith));
            earliest([ended, term, with, when_replaced].into_iter().flatten())
        })
    }

    /// `U`
    pub fn end(&self, at: At) -> Option<(Day, Cause)> {
        let replaced = self.replaced(at).map(|day| (before(day), Cause::Replaced));
        earliest(self.own_end(at).into_iter().chain(replaced))
    }

    /// The same, if it is known.
    pub fn last_day(&self, at: At) -> Option<Day> {
        self.end(at).map(|(day, _)| day).filter(|day| *day != UNKNOWN)
    }

    /// The end at which it goes on, next after or on `day`.
    pub fn renewal_date(&self, at: At, day: Day) -> Option<Day> {
        self.renewals(at).find(|renewal| *renewal >= day)
    }

    /// The ends at which it goes on unless notice is given: each is followed by another, and nothing ends it by then.
    pub fn renewals(&self, at: At) -> impl Iterator<Item = Day> {
        let end = self.end(at).map(|(day, _)| day);
        let first = self.first_end(at).zip(self.of(at).validity.renewal);
        let renewals = first.into_iter().flat_map(|(first, renewal)| {
            (0..renewal.max.unwrap_or(u32::MAX)).map(move |k| renewed(first.last, renewal.term, k))
        });
        renewals.take_while(move |day| end.is_none_or(|end| *day < end) && *day < ymd(2200, 1, 1))
    }

    /// The last day to give notice against going on at `renewal`.
    pub fn notice_before(&self, at: At, renewal: Day) -> Day {
        before_end(renewal, self.of(at).validity.renewal.and_then(|renewal| renewal.notice))
    }

    /// The next end that notice given on `day` can bring about, and the last day for that notice.
    fn next_exit(&self, at: At, day: Day) -> Option<(Day, Day)> {
        let exits = self.renewals(at).map(|renewal| (renewal, self.notice_before(at, renewal)));
        exits.into_iter().find(|(_, by)| *by >= day)
    }

    pub fn notice_by(&self, at: At, day: Day) -> Option<Day> {
        self.next_exit(at, day).map(|(_, by)| by)
    }

    /// `X(day)`: where no renewal can be stopped any more, the last day.
    pub fn bound_through(&self, at: At, day: Day) -> Option<Day> {
        self.first_end(at).zip(self.of(at).validity.renewal)?;
        let exit = self.next_exit(at, day).map(|(exit, _)| exit);
        exit.or_else(|| self.last_day(at)).filter(|exit| *exit >= day)
    }

    /// The last day to call the first option that is open, unless it ends before.
    pub fn option_by(&self, at: At) -> Option<Day> {
        let option = self.of(at).validity.options.iter().find(|option| option.exercised.is_none())?;
        let by = before_end(self.first_end(at)?.last, option.notice);
        Some(by).filter(|by| self.end(at).is_none_or(|(end, _)| *by <= end))
    }
}

/// The end of renewal number `k`; of the first term for 0.
fn renewed(first: Day, term: Length, k: u32) -> Day {
    if k == 0 { first } else { last_of_term(after(first), term, k) }
}

/// What moves the end of the first term.
enum Step {
    Option(Length),
    Extension(Written),
}

impl Oracle<'_> {
    /// What has to be known before this.
    fn needs(&self, (at, is_replaced): Knot) -> Vec<Knot> {
        if !is_replaced {
            let Validity { ends_with, ends_when_replaced, .. } = &self.of(at).validity;
            let with = ends_with.iter().flat_map(|host| [(*host, false), (*host, true)]);
            return with.chain(ends_when_replaced.map(|host| (host, true))).collect();
        }
        let mut needs = vec![(at, false)];
        for by in self.all() {
            let entries = self.of(by).links.replaces.iter();
            for entry in entries.filter(|entry| entry.id == at && !entry.in_part) {
                needs.push((by, false));
                needs.extend(entry.together_with.iter().map(|other| (*other, false)));
            }
        }
        needs
    }

    /// Does the one need the other, by whatever way?
    fn leads_to(&self, from: Knot, to: Knot) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                open.extend(self.needs(next));
            }
        }
        seen.contains(&to)
    }

    /// What it ends with, unless that hangs on it in turn.
    pub fn host(&self, at: At) -> Option<At> {
        let needs_this = |knot: Knot| self.leads_to(knot, (at, false));
        self.of(at)
            .validity
            .ends_with
            .filter(|host| !needs_this((*host, false)) && !needs_this((*host, true)))
    }

    /// With whose replacement it ends, unless that hangs on it in turn.
    pub fn lives_until_replaced(&self, at: At) -> Option<At> {
        let host = self.of(at).validity.ends_when_replaced;
        host.filter(|host| !self.leads_to((*host, true), (at, false)))
    }
}
