//! A successor from a copy of the agreement that it is to replace.

use serde_json::Value;

use super::keys::Keys;
use super::term::End;
use crate::commands::Failure;
use crate::edit::Data;
use crate::model::agreement::Review;
use crate::model::validity::Until;
use crate::model::{Agreement, Date, Duration, Id, Precision};
use crate::registry::AgreementIx;
use crate::time::day::{Day, add, days_between, last_day_of_term, next};
use crate::time::{Case, Recurrence};

/// The keys that a successor takes over as they are.
const COPIED: [&str; 8] =
    ["kind", "part", "contact", "expects_local", "statutory", "topics", "based_on", "adoption"];

/// The agreement that is copied.
#[derive(Clone, Copy)]
pub(super) struct Old<'r> {
    case: Case<'r>,
    agreement: AgreementIx,
    record: &'r Agreement,
}

impl<'r> Old<'r> {
    /// The agreement as it is on the day of the report.
    pub(super) fn of(case: Case<'r>, agreement: AgreementIx) -> Self {
        Old { case, agreement, record: case.agreement(agreement) }
    }

    /// Its id.
    pub(super) fn id(self) -> Id {
        *self.case.id(self.agreement)
    }

    /// Its title.
    pub(super) fn title(self) -> &'r str {
        self.record.title.as_str()
    }

    /// Its kind.
    pub(super) fn kind(self) -> &'r str {
        &self.record.kind
    }

    /// The day after its last one, as precise as its own first day if that is possible. None if it has no known end.
    pub(super) fn next_start(self) -> Option<Date> {
        let start = next(self.case.periods(self.agreement).last_day()?);
        let precision = self.record.validity.from_date().map_or(Precision::Day, Date::precision);
        let coarse = Date::of(start, precision);
        Some(if coarse.first_day() == start { coarse } else { Date::day(start) })
    }

    /// An end like its own, for a successor that begins on `from`: a term of the same length, or the same word.
    pub(super) fn end(self, from: Option<Date>) -> End {
        let validity = &self.record.validity;
        if let Some(duration) = &validity.duration {
            return End::Duration(duration.value);
        }
        let Some(until) = &validity.until else { return End::Unknown };
        match until.value {
            Until::FurtherNotice => End::Until("further-notice".to_owned()),
            Until::Replaced => End::Until("replaced".to_owned()),
            Until::Event => End::Unknown,
            Until::Date(until) => {
                self.same_length(until, from).map_or(End::Unknown, |until| End::Until(until.to_string()))
            }
        }
    }

    /// The last day of a term as long as its own through `until`.
    fn same_length(self, until: Date, from: Option<Date>) -> Option<Date> {
        let first = self.first_day()?;
        let last = last_day_of_term(from?.first_day(), between(first, next(until.last_day()))?);
        let coarse = Date::of(last, until.precision());
        Some(if coarse.last_day() == last { coarse } else { Date::day(last) })
    }

    fn first_day(self) -> Option<Day> {
        self.case.periods(self.agreement).first
    }

    /// The base of its successor's id: its own, with the year in which the successor begins in the place of its own year.
    pub(super) fn next_id(self, from: Option<Date>) -> String {
        let id = self.id().to_string();
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let stem = match id.rsplit_once('-') {
            Some((stem, year)) if is_year(year) => stem,
            Some(_) | None => &id,
        };
        from.map_or_else(|| stem.to_owned(), |from| format!("{stem}-{}", from.first_day().format("%Y")))
    }

    /// The parties that it has on a day, or those that have taken their place by then. Groups stay groups.
    pub(super) fn parties(self, day: Day) -> Vec<String> {
        let exits = &self.case.periods(self.agreement).notice_exits;
        let has_left = |position: usize| exits.iter().any(|(of, last)| *of == position && *last < day);
        let entries = self.record.parties.0.iter().enumerate();
        let stay = entries.filter(|(position, entry)| {
            !has_left(*position) && entry.until().is_none_or(|until| day <= until.last_day())
        });
        let mut parties: Vec<String> = Vec::new();
        for party in stay.map(|(_, entry)| self.holder(entry.id(), day)) {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        parties
    }

    /// The body or party that holds on a day what `named` held.
    fn holder(self, named: &Id, day: Day) -> String {
        let holder = self.case.holder(named, day);
        holder.map_or(*named, |holder| *self.case.holder_id(holder)).to_string()
    }

    /// Copies what a successor takes over on its first day, `from`, or as far as that is not known on the day of the
    /// report. Its title, its parties and its term are not among it.
    ///
    /// # Errors
    ///
    /// None that a record can cause.
    pub(super) fn copy(self, keys: &mut Keys, from: Option<Date>) -> Result<(), Failure> {
        let day = from.map_or(self.case.day(), Date::first_day);
        let whole = plain(self.record);
        for key in COPIED {
            if let Some(data) = whole.get(key).and_then(data) {
                keys.put(key, data);
            }
        }
        if let Some(owner) = &self.record.owner {
            keys.set("owner", [self.holder(owner, day)])?;
        }
        let reviews = self.record.review.iter().map(|review| self.review(review, from, day));
        let reviews: Vec<Data> = reviews.collect();
        if !reviews.is_empty() {
            keys.put("review", Data::List(reviews));
        }
        Ok(())
    }

    /// A review of the successor: moved on by the time between their first days, and held by those who hold it then.
    fn review(self, review: &Review, from: Option<Date>, day: Day) -> Data {
        let whole = plain(review);
        let same = ["id", "title", "kind", "every", "rolling"];
        let same = same.into_iter().filter_map(|key| Some((key, data(whole.get(key)?)?)));
        let by = review.by.as_ref().map(|by| ("by", Data::Text(self.holder(by, day))));
        let receivers = review.reports_to.iter().map(|to| Data::Text(self.holder(to, day)));
        let receivers: Vec<Data> = receivers.collect();
        let receivers = (!receivers.is_empty()).then_some(("reports_to", Data::List(receivers)));
        let first = ("first", Data::Date(self.moved_on(review, from, day)));
        Data::table(same.chain([first]).chain(by).chain(receivers))
    }

    /// The first due date of a review in the successor. Where the time between their first days is not known, the next
    /// one that is due on `day` or later.
    fn moved_on(self, review: &Review, from: Option<Date>, day: Day) -> Date {
        let first = review.first.value;
        let period = self.first_day().zip(from).and_then(|(old, new)| between(old, new.first_day()));
        let moved = period.and_then(|period| Recurrence::new(first, Some(period)).due(1));
        if let Some(moved) = moved.filter(|moved| day <= moved.day) {
            return moved.date;
        }
        let series = Recurrence::new(first, review.every.as_ref().map(|every| every.value));
        series.due(series.first_from(day)).map_or(first, |due| due.date)
    }
}

/// The time from one day to a later one, in whole months if it is that. None if it is not later.
fn between(from: Day, to: Day) -> Option<Duration> {
    use chrono::Datelike;
    let days = u32::try_from(days_between(from, to)).ok().filter(|days| *days > 0)?;
    let months = (to.year() - from.year()) * 12 + i32::try_from(to.month0()).ok()?
        - i32::try_from(from.month0()).ok()?;
    let whole = u32::try_from(months).ok().map(Duration::of_months);
    let whole = whole.filter(|whole| !whole.is_zero() && add(from, *whole) == to);
    whole.or_else(|| Duration::parse(&format!("P{days}D")).ok())
}

/// A part of a record as plain data, as the format spells it.
fn plain(part: &impl serde::Serialize) -> Value {
    serde_json::to_value(part).unwrap_or_default()
}

/// Plain data as a value to write. None for what is absent or empty. Recursion is bounded by the depth of the model.
fn data(value: &Value) -> Option<Data> {
    match value {
        Value::Null => None,
        Value::Bool(value) => Some((*value).into()),
        Value::Number(number) => number.as_i64().map(Data::from),
        Value::String(text) => Some(Data::text(&**text)),
        Value::Array(items) => {
            let items: Vec<Data> = items.iter().filter_map(data).collect();
            (!items.is_empty()).then_some(Data::List(items))
        }
        Value::Object(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| Some((key.clone(), data(value)?)));
            let entries: Vec<(String, Data)> = entries.collect();
            (!entries.is_empty()).then_some(Data::Table(entries))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_between_two_days_is_months_if_it_can() {
        let of = |from: &str, to: &str| {
            let day = |text: &str| Date::parse(text).unwrap().first_day();
            between(day(from), day(to)).map(|time| time.to_string())
        };
        assert_eq!(of("2023-01-01", "2027-01-01").as_deref(), Some("P48M"));
        assert_eq!(of("2023-01-15", "2023-03-15").as_deref(), Some("P2M"));
        assert_eq!(of("2023-01-15", "2023-03-14").as_deref(), Some("P58D"));
        assert_eq!((of("2023-01-01", "2023-01-01"), of("2023-01-02", "2023-01-01")), (None, None));
    }
}
