//! Clauses on ending by notice, and on when an agreement applies otherwise than from its first day through its last.

use super::super::plain::{Plain, Table};
use super::maker::{BODIES, Maker, PARTIES};

impl Maker<'_> {
    pub(super) fn clauses(&mut self, table: &mut Table) {
        self.maybe(table, "termination", Self::termination);
        self.rarely(table, "provisional", |m| {
            let mut provisional = vec![("from".to_owned(), m.date())];
            m.maybe(&mut provisional, "until", Self::date);
            Plain::Table(provisional)
        });
        self.rarely(table, "suspension", |m| m.list(3, Self::suspension));
        self.rarely(table, "survival", |m| m.list(2, Self::survival));
    }

    fn termination(&mut self) -> Plain {
        let words =
            &["any-day", "month-end", "quarter-end", "half-year-end", "year-end", "anniversary", "year"];
        let mut termination = Table::new();
        self.maybe(&mut termination, "notice", Self::duration);
        self.rarely(&mut termination, "notice_by", Self::day_of_year);
        self.maybe(
            &mut termination,
            "ends",
            |m| if m.chance(1, 4) { m.day_of_year() } else { m.word(words) },
        );
        self.rarely(&mut termination, "not_before", Self::date);
        self.maybe(&mut termination, "by", |m| {
            if m.chance(1, 3) { m.list(2, |m| m.id(PARTIES)) } else { m.word(&["any-party", "each-party"]) }
        });
        Plain::Table(termination)
    }

    fn suspension(&mut self) -> Plain {
        let mut suspension = vec![("from".to_owned(), self.date())];
        self.maybe(&mut suspension, "until", Self::date);
        self.maybe(&mut suspension, "by", |m| m.id(BODIES));
        self.rarely(&mut suspension, "reason", |m| Plain::Text(m.text()));
        self.maybe(&mut suspension, "prolongs", |m| Plain::Bool(m.chance(3, 4)));
        Plain::Table(suspension)
    }

    fn survival(&mut self) -> Plain {
        let mut survival = Table::new();
        self.maybe(&mut survival, "sections", |m| m.list(2, |m| Plain::Text(m.text())));
        match self.number(3) {
            0 | 1 => survival.push(("duration".to_owned(), self.duration())),
            2 => survival.push(("until".to_owned(), self.date())),
            _ => survival.push(("until".to_owned(), self.word(&["further-notice"]))),
        }
        Plain::Table(survival)
    }

    /// A day of every year; now and then one that no year has.
    pub(super) fn day_of_year(&mut self) -> Plain {
        self.word(&["08-31", "12-31", "06-30", "02-29", "01-01", "02-30", "8-31"])
    }

    pub(super) fn ending(&mut self) -> Plain {
        let mut end = Table::new();
        if self.chance(1, 3) {
            end.push(("notice_given".to_owned(), self.date()));
            self.maybe(&mut end, "date", Self::date);
        } else {
            end.push(("date".to_owned(), self.date()));
        }
        self.maybe(&mut end, "reason", |m| m.word(&["completed", "terminated", "withdrawn", "merged"]));
        self.rarely(&mut end, "by", |m| m.id(PARTIES));
        Plain::Table(end)
    }
}
