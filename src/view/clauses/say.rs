//! The clauses of an agreement in words.

use super::{
    Clauses, EndRow, NoticeRow, ProvisionalRow, RenewalRow, SurvivalRow, SuspensionRow, TerminationRow,
    Terminator,
};
use crate::model::DayOfYear;
use crate::model::clauses::ExitDays;
use crate::model::validity::Calendar;
use crate::view::message::{Message, message};
use crate::view::words;

impl Clauses {
    /// How it can be ended by notice, how it is renewed, and what notice brings on the day of the report.
    #[must_use]
    pub fn on_notice(&self) -> Vec<Message> {
        let mut lines: Vec<Message> = self.termination.iter().map(TerminationRow::say).collect();
        lines.extend(self.renewal.iter().map(RenewalRow::say));
        lines.extend(self.notice.iter().map(NoticeRow::say));
        lines
    }

    /// The days on which it is applied before it enters into force or is suspended, and how it was ended by notice.
    #[must_use]
    pub fn on_period(&self) -> Vec<Message> {
        let mut lines: Vec<Message> = self.provisional.iter().map(ProvisionalRow::say).collect();
        lines.extend(self.suspensions.iter().map(SuspensionRow::say));
        lines.extend(self.end.iter().filter_map(EndRow::say));
        lines
    }

    /// What binds after its end.
    #[must_use]
    pub fn on_survival(&self) -> Vec<Message> {
        self.survivals.iter().map(SurvivalRow::say).collect()
    }

    /// When it enters into force after its adoption, and when a later party is bound.
    #[must_use]
    pub fn on_adoption(&self) -> Vec<Message> {
        let starts = self.adoption_starts.map(|starts| match starts {
            Calendar::Month => message!("adoption-starts-month"),
            Calendar::Quarter => message!("adoption-starts-quarter"),
            Calendar::Year => message!("adoption-starts-year"),
        });
        let joining = self.adoption_joining.map(|time| match starts.clone() {
            Some(starts) => message!("adoption-joining-starts", time = time, starts = starts),
            None => message!("adoption-joining", time = time),
        });
        let mut lines: Vec<Message> = match (self.adoption_delay, starts) {
            (Some(delay), Some(starts)) => {
                vec![message!("adoption-delay-starts", time = delay, starts = starts)]
            }
            (Some(delay), None) => vec![message!("adoption-delay", time = delay)],
            (None, Some(starts)) => vec![message!("adoption-starts", starts = starts)],
            (None, None) => Vec::new(),
        };
        lines.extend(joining);
        lines
    }
}

/// A clause followed by its terms.
fn with_terms(clause: Message, terms: impl IntoIterator<Item = Option<Message>>) -> Message {
    let terms = terms.into_iter().flatten();
    terms.fold(clause, |clause, term| message!("clause-term", clause = clause, term = term))
}

fn day_of_year(day: DayOfYear) -> Message {
    message!("day-of-year", day = day.day(), month = message!("month", number = day.month()))
}

impl TerminationRow {
    fn say(&self) -> Message {
        let who = match &self.by {
            Terminator::AnyParty => message!("termination-any-party"),
            Terminator::EachParty => message!("termination-each-party"),
            Terminator::Parties(parties) => {
                let names: Vec<&str> = parties.iter().map(|(_, name)| name.as_str()).collect();
                message!("termination-parties", parties = words::few(&names, words::NAMED_OF_ONE))
            }
        };
        let time = match (self.notice, self.notice_by) {
            (None, None) => Some(message!("termination-at-once")),
            (notice, _) => notice.map(|time| message!("termination-notice", time = time)),
        };
        let by = self.notice_by.map(|by| message!("termination-notice-by", day = day_of_year(by)));
        let not_before = self.not_before.map(|day| message!("termination-not-before", day = day.date));
        with_terms(who, [time, by, exit_days(self.ends), not_before])
    }
}

/// The days on which notice can end an agreement. None for any day.
fn exit_days(ends: ExitDays) -> Option<Message> {
    Some(match ends {
        ExitDays::AnyDay => return None,
        ExitDays::MonthEnd => message!("termination-month-end"),
        ExitDays::QuarterEnd => message!("termination-quarter-end"),
        ExitDays::HalfYearEnd => message!("termination-half-year-end"),
        ExitDays::YearEnd => message!("termination-year-end"),
        ExitDays::Anniversary => message!("termination-anniversary"),
        ExitDays::DayOfYear(day) => message!("termination-day-of-year", day = day_of_year(day)),
    })
}

impl RenewalRow {
    fn say(&self) -> Message {
        let unless = match (self.notice_by, self.notice) {
            (Some(by), _) => message!("renewal-unless-by", day = day_of_year(by)),
            (None, Some(notice)) => message!("renewal-unless", time = notice),
            (None, None) => message!("renewal-unless-at-end"),
        };
        let first = self.first_notice.map(|time| message!("renewal-first-notice", time = time));
        let max = self.max.map(|max| message!("renewal-max", count = max));
        with_terms(message!("renewal-term", time = self.term), [Some(unless), first, max])
    }
}

impl NoticeRow {
    fn say(&self) -> Message {
        let day = self.bound_through;
        match (self.is_own_end, self.leaves_alone) {
            (true, _) => message!("notice-changes-nothing", day = day),
            (false, true) => message!("notice-today-leaves", day = day),
            (false, false) => message!("notice-today-ends", day = day),
        }
    }
}

impl ProvisionalRow {
    fn say(&self) -> Message {
        match self.until {
            Some(until) => message!("provisional-through", from = self.from, through = until),
            None => message!("provisional-from", from = self.from),
        }
    }
}

impl SuspensionRow {
    fn say(&self) -> Message {
        let days = match self.until {
            Some(until) => message!("suspended-through", from = self.from.date, through = until.date),
            None => message!("suspended-from", from = self.from.date),
        };
        let by = self.by_name.as_deref().map(|by| message!("suspension-by", by = by));
        let prolongs = self.prolongs.then(|| message!("suspension-prolongs"));
        let line = with_terms(days, [by, prolongs]);
        match &self.reason {
            Some(reason) => message!("suspension-because", suspension = line, reason = reason.as_str()),
            None => line,
        }
    }
}

impl SurvivalRow {
    fn say(&self) -> Message {
        let sections = match self.sections.as_slice() {
            [] => message!("survival-whole"),
            sections => message!("sections", sections = words::few(sections, words::NAMED_OF_ONE)),
        };
        let when = match (self.until, self.duration) {
            _ if self.is_until_further_notice => message!("survival-further-notice"),
            (Some(until), Some(time)) => message!("survival-for", time = time, day = until.date),
            (Some(until), None) => message!("through", day = until.date),
            (None, Some(time)) => message!("survival-time", time = time),
            (None, None) => message!("survival-unknown"),
        };
        message!("survival", sections = sections, when = when)
    }
}

impl EndRow {
    /// Who gave notice, when and what it brings. None if no notice was given.
    fn say(&self) -> Option<Message> {
        let given = self.notice_given?.date;
        let given = match self.by_name.as_deref() {
            Some(by) => message!("notice-given-by", day = given, by = by),
            None => message!("notice-given", day = given),
        };
        Some(match self.date {
            Some(last) => message!("notice-given-last-day", notice = given, day = last.date),
            None => given,
        })
    }
}
