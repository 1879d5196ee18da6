//! What rules look at: the registry, its periods, and how it stands on the day.

use crate::load::{AgreementIx, PartyIx, Place, Record, Registry};
use crate::model::agreement::Stage;
use crate::model::validity::Until;
use crate::model::{Agreement, Id};
use crate::source::Span;
use crate::time::day::days_between;
use crate::time::{Day, Outlook, Periods, Standing, Timeline};

/// The registry on a day, as rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Their periods.
    pub timeline: &'r Timeline,
    /// How they stand on the day.
    pub outlook: &'r Outlook,
}

impl<'r> Case<'r> {
    /// The day of validity.
    #[must_use]
    pub fn day(&self) -> Day {
        self.outlook.day
    }

    /// The record of an agreement.
    #[must_use]
    pub fn record(&self, agreement: AgreementIx) -> &'r Record<Agreement> {
        self.registry.agreement(agreement)
    }

    /// What an agreement says.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> &'r Agreement {
        &self.registry.agreement(agreement).data
    }

    /// The id of an agreement.
    #[must_use]
    pub fn id(&self, agreement: AgreementIx) -> &'r Id {
        &self.registry.agreement(agreement).id
    }

    /// The periods of an agreement.
    #[must_use]
    pub fn periods(&self, agreement: AgreementIx) -> &'r Periods {
        self.timeline.periods(agreement)
    }

    /// How an agreement stands on the day.
    #[must_use]
    pub fn standing(&self, agreement: AgreementIx) -> &'r Standing {
        self.outlook.standing(agreement)
    }

    /// Does a law require the agreement to exist?
    #[must_use]
    pub fn is_statutory(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).is_statutory()
    }

    /// Where an agreement says from when it holds: `validity.from`, else `[validity]`.
    #[must_use]
    pub fn start_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        let validity = &record.data.validity;
        record.at(validity.from.as_ref().map_or(validity.span, |from| from.span))
    }

    /// Where an agreement says what decides its last day: `[end]`, the extension or option that moved it, `until`,
    /// `duration`, `ends_with`, `ends_when_replaced`, else `[validity]`.
    #[must_use]
    pub fn end_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        record.at(end_span(&record.data, self.periods(agreement)))
    }

    /// The ids of parties, in backticks, at most `most` of them named.
    #[must_use]
    pub fn party_list(&self, parties: &[PartyIx], most: usize) -> String {
        let named = parties.iter().take(most).map(|party| format!("`{}`", self.registry.party_id(*party)));
        let mut list = named.collect::<Vec<_>>().join(", ");
        if let Some(more) = parties.len().checked_sub(most).filter(|more| *more > 0) {
            list.push_str(&format!(" and {more} more"));
        }
        list
    }

    /// Is it only a draft? Out for comments, it is no more.
    #[must_use]
    pub fn is_draft(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).stage.as_ref().is_some_and(|stage| stage.value == Stage::Draft)
    }

    /// Is there a fault in what decides its last day: was something there not read, or does it end before it starts?
    /// Then that day may be another than it seems.
    #[must_use]
    pub fn is_end_faulty(&self, agreement: AgreementIx) -> bool {
        let record = self.record(agreement);
        let first = self.periods(agreement).first;
        let ends_before_start = record.data.validity.until.as_ref().is_some_and(|until| match until.value {
            Until::Date(date) => first.is_some_and(|first| date.last_day() < first),
            Until::FurtherNotice | Until::Replaced => false,
        });
        ends_before_start
            || ["validity", "option", "extension", "end"].iter().any(|key| record.is_faulty(key))
    }

    /// How far `day` lies from the day of validity: `in 3 days`, `today`, `3 days ago`.
    #[must_use]
    pub fn distance(&self, day: Day) -> String {
        match days_between(self.day(), day) {
            0 => "today".to_owned(),
            ahead @ 1.. => format!("in {}", count_of_days(ahead)),
            past => format!("{} ago", count_of_days(-past)),
        }
    }
}

/// `1 day`, `2 days`.
#[must_use]
pub fn count_of_days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn end_span(record: &Agreement, periods: &Periods) -> Span {
    use crate::time::{EndCause, StepKind};
    let validity = &record.validity;
    let cause = periods.own_end.map(|(_, cause)| cause);
    if let (Some(EndCause::Ended), Some(end)) = (cause, &record.end) {
        return end.date.span;
    }
    let host = validity.ends_with.as_ref().or(validity.ends_when_replaced.as_ref());
    if let (Some(EndCause::EndedWith), Some(host)) = (cause, host) {
        return host.span;
    }
    let decisive = periods.term.steps.iter().rev().find(|step| Some(step.to) == periods.term.first_end);
    let by_step = decisive.and_then(|step| match step.kind {
        StepKind::Option(position) => {
            record.option.get(position)?.exercised.as_ref().map(|exercised| exercised.span)
        }
        StepKind::Extension(position) => record.extension.get(position).map(|extension| extension.until.span),
    });
    let until = validity.until.as_ref().map(|until| until.span);
    let duration = validity.duration.as_ref().map(|duration| duration.span);
    by_step.or(until).or(duration).or(host.map(|host| host.span)).unwrap_or(validity.span)
}

impl Agreement {
    /// Does a law require this agreement to exist?
    #[must_use]
    pub fn is_statutory(&self) -> bool {
        use crate::model::agreement::Statutory;
        match self.statutory.as_ref().map(|statutory| &statutory.value) {
            Some(Statutory::Uncited | Statutory::Laws(_)) => true,
            Some(Statutory::No) | None => false,
        }
    }

    /// Does it hold until further notice?
    #[must_use]
    pub fn is_until_further_notice(&self) -> bool {
        self.validity.until.as_ref().is_some_and(|until| until.value == Until::FurtherNotice)
    }
}
