//! The duties of an agreement that fall due in a period, up to a limit.

use chrono::Days;

use crate::model::Agreement;
use crate::registry::AgreementIx;

use super::case::Case;
use super::day::{Day, days_between};
use super::duty::{Duties, Duty};
use super::reviews::open_reviews;
use super::standing::coming_notices;

/// At most this many deadlines of an agreement are listed, divided among its recurring duties: a review may be due
/// every day, and the user chooses the horizon.
const MAX_DEADLINES: usize = 10_000;

/// The most deadlines of a report, divided among its agreements, unless each has no more than [`DEADLINES_OF_A_YEAR`].
const MAX_OF_ALL: usize = 200_000;

/// What is due on every day of a year is never cut.
const DEADLINES_OF_A_YEAR: usize = 400;

/// How many deadlines of each agreement a report of so many agreements lists at most.
#[must_use]
pub fn max_deadlines(agreements: usize) -> usize {
    (MAX_OF_ALL / agreements.max(1)).clamp(DEADLINES_OF_A_YEAR, MAX_DEADLINES)
}

/// The deadlines of an agreement.
#[derive(Debug, Default)]
pub struct Deadlines<'r> {
    /// The duties, in no particular order.
    pub duties: Vec<Duty<'r>>,
    /// The day of the first duty that is left out because there are too many. None if the list is complete.
    pub cut_from: Option<Day>,
}

/// Returns the duties of an agreement that fall due from `from` through `through`, both inclusive, and those due
/// earlier that are still to be done; at most `max`, divided among its recurring duties (see [`max_deadlines`]).
#[must_use]
pub fn deadlines<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    (from, through): (Day, Day),
    max: usize,
) -> Deadlines<'r> {
    let max = of_each(max, case.agreement(agreement));
    let window = Window { from, today: case.day(), apart: None, max, with_earlier: true };
    collect(case, agreement, through, &window)
}

/// Returns the next duty of an agreement: the first that falls due on the day of the case or later, through the horizon,
/// and is still to be done.
#[must_use]
pub fn next_deadline<'r>(case: &Case<'r>, agreement: AgreementIx) -> Option<Duty<'r>> {
    // Of each recurring duty the first will do.
    let window = Window { from: case.day(), today: case.day(), apart: None, max: 1, with_earlier: false };
    let coming = collect(case, agreement, case.outlook.horizon, &window).duties.into_iter();
    coming.filter(|duty| !duty.is_met).min_by_key(Duty::day)
}

/// Returns the duties of an agreement that fall due from `from` through `through`, both inclusive, thinned out for a
/// picture: the deadlines of one recurring duty are more than `apart` days from each other. They cover the whole
/// period; none is cut off.
#[must_use]
pub fn deadlines_apart<'r>(
    case: &Case<'r>,
    agreement: AgreementIx,
    (from, through): (Day, Day),
    apart: i64,
) -> Vec<Duty<'r>> {
    let max = of_each(MAX_DEADLINES, case.agreement(agreement));
    let apart = apart.max(days_between(from, through) / i64::try_from(max).unwrap_or(i64::MAX));
    let window = Window { from, today: case.day(), apart: Some(apart), max, with_earlier: true };
    collect(case, agreement, through, &window).duties
}

/// How many deadlines of each recurring duty are listed, if at most `max` of all of them are.
fn of_each(max: usize, record: &Agreement) -> usize {
    let has_notices = record.validity.renewal.is_some() || record.termination.is_some();
    let recurring = record.review.len() + usize::from(has_notices);
    (max / recurring.max(1)).max(1)
}

fn collect<'r>(case: &Case<'r>, agreement: AgreementIx, through: Day, window: &Window) -> Deadlines<'r> {
    let (record, duties) = (case.agreement(agreement), Duties::of(case, agreement));
    let from = window.from;
    let mut found = Deadlines::default();
    let mut add = |duty: Duty<'r>| {
        if duty.day() <= through && (from <= duty.day() || (duty.stays && window.with_earlier)) {
            found.duties.push(duty);
        }
    };
    duties.end().into_iter().for_each(&mut add);
    duties.adoption().into_iter().for_each(&mut add);
    let periods = case.periods(agreement);
    let notices = |from| coming_notices(record, periods, from).take_while(move |notice| notice.by <= through);
    let mut cut = Vec::new();
    let notices = window.recurring(notices, |notice| notice.by, &mut cut).into_iter();
    notices.filter_map(|notice| duties.notice(notice)).for_each(&mut add);
    duties.option().into_iter().for_each(&mut add);
    duties.start_of_revision().into_iter().for_each(&mut add);
    let last = periods.last_day().map_or(through, |last| last.min(through));
    for review in &record.review {
        let open = open_reviews(review, case.day());
        let due = if window.with_earlier {
            window.recurring(|from| open.within(from, last), |(_, due)| due.day, &mut cut)
        } else {
            window.recurring(|from| open.coming(from, last), |(_, due)| due.day, &mut cut)
        };
        let due =
            due.into_iter().filter_map(|(number, due)| duties.review(review, number.saturating_add(1), due));
        due.for_each(&mut add);
    }
    duties.activities().into_iter().for_each(&mut add);
    duties.decisions().into_iter().for_each(&mut add);
    found.cut_from = cut.into_iter().min();
    found
}

/// The period for which deadlines are listed, and the limit for each recurring duty.
struct Window {
    from: Day,
    today: Day,
    /// Deadlines of one duty are at least this many days and one more from each other; the first stands for those it
    /// hides. None if all are listed.
    apart: Option<i64>,
    max: usize,
    /// Whether duties that were due before `from` and are still to be done are listed too.
    with_earlier: bool,
}

impl Window {
    /// The deadlines of one recurring duty; `from_day` returns all of them from a given day on. Adds to `cut` the day
    /// of the first one left out.
    fn recurring<T, I: Iterator<Item = T>>(
        &self,
        from_day: impl Fn(Day) -> I,
        day: impl Fn(&T) -> Day,
        cut: &mut Vec<Day>,
    ) -> Vec<T> {
        let Some(apart) = self.apart else {
            let mut all: Vec<T> = from_day(self.from).take(self.max + 1).collect();
            if all.len() > self.max {
                cut.extend(all.pop().map(|first_left_out| day(&first_left_out)));
            }
            return all;
        };
        // A deadline that has passed must not stand for one that is still to come.
        let (mut spread, mut from) = (Vec::new(), self.from);
        while let Some(found) = from_day(from).find(|found| day(found) >= from) {
            let on = day(&found);
            spread.push(found);
            let next = on.checked_add_days(Days::new(apart.unsigned_abs() + 1)).unwrap_or(Day::MAX);
            from = if on < self.today { next.min(self.today) } else { next };
        }
        spread
    }
}
