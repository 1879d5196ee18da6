//! On which day notice ends an agreement, and the last days to give it.

use std::rc::Rc;

use avtal::time::Day;
use chrono::Datelike;

use super::Oracle;
use super::days::*;
use super::spec::*;

/// The end of a term that may be renewed, and the last day for notice with which it is the last.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    pub end: Day,
    pub by: Day,
    /// Another renewal follows it.
    pub is_followed: bool,
}

/// Nothing in the registries happens later.
const LATE: Day = match Day::from_ymd_opt(2200, 1, 1) {
    Some(day) => day,
    None => Day::MAX,
};

impl DayOfYear {
    /// In a year without 29 February, that is 28 February.
    pub fn in_year(self, year: i32) -> Day {
        ymd(year, self.0, self.1.min(days_in_month(year, self.0)))
    }

    fn on_or_after(self, day: Day) -> Day {
        (day.year()..).map(|year| self.in_year(year)).find(|on| day <= *on).unwrap()
    }

    fn on_or_before(self, day: Day) -> Day {
        (0..).map(|years| self.in_year(day.year() - years)).find(|on| *on <= day).unwrap()
    }
}

impl Termination {
    /// Notice on several days brings the same last day.
    fn has_steps(&self) -> bool {
        self.notice_by.is_some() || !matches!(self.ends, None | Some(Ends::Word("any-day")))
    }

    /// The last day that notice given on `given` brings; none if it is counted from a first day that is not known.
    pub fn exit_day(&self, given: Day, first: Option<Day>) -> Option<Day> {
        let given = self.notice_by.map_or(given, |by| by.on_or_after(given));
        let served = self.notice.map_or(given, |notice| last_of_term(after(given), notice, 1));
        let earliest = self.not_before.map_or(served, |not_before| served.max(not_before.last));
        self.exit_days(earliest.year(), first)?.into_iter().find(|day| earliest <= *day).or_else(|| {
            let any_day = matches!(self.ends, None | Some(Ends::Word("any-day")));
            any_day.then_some(earliest)
        })
    }

    /// The days of this year and of the next on which notice can end it, in order; of any day, none.
    pub fn exit_days(&self, year: i32, first: Option<Day>) -> Option<Vec<Day>> {
        let month_ends = |every: u32| {
            let months = (year..=year + 1).flat_map(|year| (1..=12).map(move |month| (year, month)));
            let months = months.filter(|(_, month)| month % every == 0);
            months.map(|(year, month)| ymd(year, month, days_in_month(year, month))).collect()
        };
        Some(match self.ends {
            None | Some(Ends::Word("any-day")) => Vec::new(),
            Some(Ends::Word("month-end")) => month_ends(1),
            Some(Ends::Word("quarter-end")) => month_ends(3),
            Some(Ends::Word("half-year-end")) => month_ends(6),
            Some(Ends::Word("year-end")) => month_ends(12),
            Some(Ends::Word("anniversary")) => {
                let first = first?;
                let ends = (1..).map(|years| last_of_term(first, length("P1Y", 12, 0), years));
                ends.take_while(|end| end.year() <= first.year().max(year) + 2).collect()
            }
            Some(Ends::Word(word)) => panic!("{word}"),
            Some(Ends::On(on)) => (year..=year + 1).map(|year| on.in_year(year)).collect(),
        })
    }
}

impl Oracle<'_> {
    /// The ends of its terms, as far as they are known: of the first, and of each renewal.
    pub fn stops(&self, at: At) -> Rc<Vec<Stop>> {
        if let Some(stops) = self.stops.borrow().get(&at) {
            return Rc::clone(stops);
        }
        let stops = Rc::new(self.find_stops(at));
        self.stops.borrow_mut().insert(at, Rc::clone(&stops));
        stops
    }

    fn find_stops(&self, at: At) -> Vec<Stop> {
        let term = self.term(at);
        let Some((first, renewal)) = term.end.zip(self.of(at).validity.renewal) else { return Vec::new() };
        let is_known = |end: &Day| term.open_since.is_none_or(|since| *end < since);
        let ends =
            (0..=renewal.max.unwrap_or(u32::MAX - 1)).map(|k| term.renewed(first.last, renewal.term, k));
        let ends = ends.take_while(|end| *end < LATE && is_known(end));
        let stop = |(k, end): (u32, Day)| {
            let notice = renewal.first_notice.filter(|_| k == 0).or(renewal.notice);
            let by = renewal.notice_by.map_or(before_end(end, notice), |by| by.on_or_before(end));
            Stop { end, by, is_followed: renewal.max.is_none_or(|max| k < max) }
        };
        (0..).zip(ends).map(stop).collect()
    }

    fn has_notice_clause(&self, at: At) -> bool {
        let by_renewal = self.of(at).validity.renewal.is_some() && self.first_end(at).is_some();
        by_renewal || self.of(at).clauses.termination.is_some()
    }

    fn exit_by_renewal(&self, at: At, given: Day) -> Option<Day> {
        self.stops(at).iter().find(|stop| given <= stop.by).map(|stop| stop.end)
    }

    fn exit_by_termination(&self, at: At, given: Day) -> Option<Day> {
        let termination = self.of(at).clauses.termination.as_ref()?;
        termination.exit_day(given, self.first_of_term(at))
    }

    /// `X(given)` of an agreement that ends on `last` all the same.
    fn exit_before(&self, at: At, given: Day, last: Option<Day>) -> Option<Day> {
        if !self.has_notice_clause(at) || last.is_some_and(|last| last < given) {
            return None;
        }
        let exits = [self.exit_by_renewal(at, given), self.exit_by_termination(at, given), last];
        exits.into_iter().flatten().min()
    }

    /// The last day that a notice brings, whatever else ends the agreement but its term.
    pub fn brought_by(&self, at: At, given: Written) -> Option<Day> {
        self.exit_before(at, given.last, self.term_end(at))
    }

    /// The same, where it does not hang on when it enters into force.
    pub fn brought_as_written(&self, at: At, given: Written) -> Option<Day> {
        if !self.hangs_on_start(at) && self.from(at).is_some() {
            return self.brought_by(at, given);
        }
        let termination = self.of(at).clauses.termination.as_ref();
        let by_termination = termination.and_then(|termination| termination.exit_day(given.last, None));
        if self.hangs_on_start(at) {
            return by_termination;
        }
        let term_end = self.term_end(at);
        let exits = [self.exit_by_renewal(at, given.last), by_termination, term_end];
        let is_over = !self.has_notice_clause(at) || term_end.is_some_and(|end| end < given.last);
        exits.into_iter().flatten().min().filter(|_| !is_over)
    }

    /// `X(day)`
    pub fn bound_through(&self, at: At, day: Day) -> Option<Day> {
        if let Some(exit) = self.exits.borrow().get(&(at, day)) {
            return *exit;
        }
        let end = self.end(at).map(|(end, _)| end);
        let exit = if end == Some(UNKNOWN) { None } else { self.exit_before(at, day, end) };
        self.exits.borrow_mut().insert((at, day), exit);
        exit
    }

    /// `X(day)`, where notice given on several days ends it then, and nothing else does.
    fn step(&self, at: At, day: Day) -> Option<Day> {
        let exit = self.bound_through(at, day).filter(|exit| Some(*exit) != self.last_day(at))?;
        let has_steps = self.of(at).clauses.termination.as_ref().is_some_and(Termination::has_steps);
        (has_steps || self.exit_by_renewal(at, day) == Some(exit)).then_some(exit)
    }

    /// What `notice_by` says on some day of the window, as far as it lies there.
    pub fn last_for_notice(&self, at: At, today: Day, horizon: Day) -> Vec<Day> {
        let (mut last, mut is_step) = (Vec::new(), false);
        for day in today.iter_days().take_while(|day| *day <= horizon) {
            let exit = self.bound_through(at, day);
            is_step |= self.step(at, day).is_some();
            if self.bound_through(at, after(day)) != exit {
                last.extend(is_step.then_some(day));
                is_step = false;
            }
        }
        last
    }

    /// The last day on which notice has the same effect as on `day`, by trying every day.
    pub fn notice_by(&self, at: At, day: Day) -> Option<Day> {
        let exit = self.step(at, day)?;
        let mut by = day;
        while self.bound_through(at, after(by)) == Some(exit) {
            by = after(by);
        }
        Some(by)
    }

    /// The end at which it goes on, next after or on `day`.
    pub fn renewal_date(&self, at: At, day: Day) -> Option<Day> {
        let stop = self.stops(at).iter().find(|stop| day <= stop.end).copied()?;
        let is_before_end = self.end(at).is_none_or(|(end, _)| stop.end < end);
        (stop.is_followed && is_before_end).then_some(stop.end)
    }
}
