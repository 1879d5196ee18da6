//! From when and until when an agreement holds: what does not depend on the day.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use avtal::time::Day;
use chrono::TimeDelta;

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
    pub fn hangs_on_start(&self, at: At) -> bool {
        let validity = &self.of(at).validity;
        validity.duration.is_some() && validity.from.is_none()
    }

    /// `W`
    pub fn written_end(&self, at: At) -> Option<Day> {
        let term = (!self.hangs_on_start(at)).then(|| self.term_end(at)).flatten();
        [term, self.ended_as_written(at)].into_iter().flatten().min()
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

    /// The first day of the term.
    pub fn first_of_term(&self, at: At) -> Option<Day> {
        self.from(at).or_else(|| self.start(at).filter(|start| *start != UNKNOWN))
    }

    /// The term before renewals.
    pub fn term(&self, at: At) -> Term {
        let (validity, mut term) = (&self.of(at).validity, Term::default());
        if validity.until_word.is_some() {
            return term;
        }
        term.end = validity.until;
        if let Some(duration) = validity.duration {
            let start = self.first_of_term(at);
            term.end = start.map(|start| Written::day(last_of_term(start, duration, 1)));
        }
        self.steps(at).into_iter().for_each(|(_, step)| term.take(step));
        // What came after an end that was moved past it, moved that end no more.
        let end = term.end.map(|end| end.last);
        term.later.retain(|(from, _)| end.is_none_or(|end| end < *from));
        term.open_since = term.open_since.filter(|from| end.is_none_or(|end| end < *from));
        term
    }

    /// The end before renewals, `e`, and as it is written.
    pub fn first_end(&self, at: At) -> Option<Written> {
        self.term(at).end
    }

    /// The options exercised, the extensions adopted and the suspensions that prolong, in the order of their days.
    fn steps(&self, at: At) -> Vec<(Option<Day>, Step)> {
        let Agreement { validity, clauses, .. } = self.of(at);
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
        let prolonging = clauses.suspensions.iter().filter(|suspension| suspension.prolongs == Some(true));
        let suspensions =
            prolonging.map(|suspension| (Some(suspension.from.first), Step::Suspension(*suspension)));
        let mut steps: Vec<_> = options.chain(extensions).chain(suspensions).collect();
        steps.sort_by_key(|(day, _)| *day);
        steps
    }

    pub fn term_end(&self, at: At) -> Option<Day> {
        let term = self.term(at);
        let end = term.end?;
        match self.of(at).validity.renewal {
            None => Some(end.last),
            Some(Renewal { max: None, .. }) => None,
            Some(Renewal { max: Some(max), term: length, .. }) => {
                let last = term.renewed(end.last, length, max);
                (term.open_since.is_none_or(|since| last < since)).then_some(last)
            }
        }
    }

    /// The last day that `[end]` says, or that the notice brings.
    pub fn ended(&self, at: At) -> Option<Day> {
        let end = self.of(at).validity.end?;
        let by_notice = || self.brought_by(at, end.notice_given?);
        end.date.map(|date| date.last).or_else(by_notice)
    }

    /// The same, where it does not hang on when it enters into force.
    fn ended_as_written(&self, at: At) -> Option<Day> {
        let end = self.of(at).validity.end?;
        let by_notice = || self.brought_as_written(at, end.notice_given?);
        end.date.map(|date| date.last).or_else(by_notice)
    }

    /// The days on which it is applied provisionally.
    pub fn provisional(&self, at: At) -> Option<(Day, Option<Day>)> {
        let agreement = self.of(at);
        let clause = agreement.clauses.provisional.filter(|_| agreement.stage == "adopted")?;
        let start = self.start(at);
        let is_over = self.own_end(at).is_some_and(|(end, _)| end == UNKNOWN);
        if is_over || start == Some(UNKNOWN) {
            return None;
        }
        let lasts = [start.map(before), clause.until.map(|until| until.last), self.last_day(at)];
        let last = lasts.into_iter().flatten().min();
        last.is_none_or(|last| clause.from.first <= last).then_some((clause.from.first, last))
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
            let ended = self.ended(at).map(|end| (end, Cause::Ended));
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

    /// The last day to call the first option that is open, unless it ends before.
    pub fn option_by(&self, at: At) -> Option<Day> {
        let option = self.of(at).validity.options.iter().find(|option| option.exercised.is_none())?;
        let by = before_end(self.first_end(at)?.last, option.notice);
        Some(by).filter(|by| self.end(at).is_none_or(|(end, _)| *by <= end))
    }
}

/// The first term.
#[derive(Debug, Default)]
pub struct Term {
    /// `e`, as it is written.
    pub end: Option<Written>,
    /// The suspensions that prolong a later one: each its first day and its days.
    later: Vec<(Day, TimeDelta)>,
    /// From this day on it is suspended and prolonged, nobody knows until when.
    pub open_since: Option<Day>,
}

/// What moves the end of the first term.
enum Step {
    Option(Length),
    Extension(Written),
    Suspension(Suspension),
}

impl Term {
    fn take(&mut self, step: Step) {
        self.end = match (step, self.end) {
            (Step::Option(term), Some(end)) => Some(Written::day(last_of_term(after(end.last), term, 1))),
            (Step::Option(_), None) => None,
            (Step::Extension(until), Some(end)) if until.last <= end.last => Some(end),
            (Step::Extension(until), _) => Some(until),
            (Step::Suspension(Suspension { from, until, .. }), Some(end)) => match until {
                Some(until) if from.first <= end.last => {
                    Some(Written::day(end.last + (until.last - from.first) + TimeDelta::days(1)))
                }
                Some(until) => {
                    self.later.push((from.first, until.last - from.first + TimeDelta::days(1)));
                    Some(end)
                }
                None if from.first <= end.last => None,
                None => {
                    self.open_since = self.open_since.or(Some(from.first));
                    Some(end)
                }
            },
            (Step::Suspension(_), None) => None,
        }
    }

    /// The end of renewal number `k`; of the first term for 0.
    pub fn renewed(&self, first: Day, term: Length, k: u32) -> Day {
        let end = if k == 0 { first } else { last_of_term(after(first), term, k) };
        let longer = |end, (from, days): &(Day, TimeDelta)| if *from <= end { end + *days } else { end };
        self.later.iter().fold(end, longer)
    }
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
