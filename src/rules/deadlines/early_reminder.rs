use std::fmt::Display;

use crate::model::Duration;
use crate::model::Id;
use crate::model::settings::ReminderSort;
use crate::rules::prelude::*;
use crate::time::day::{Day, LAST, add, before_end};

rule! {
    /// Reminders fall longer before a recurring deadline than the interval between two such deadlines.
    ///
    /// Such reminders are not about the next deadline but about later ones: the recipients are reminded of several at
    /// once, and soon ignore them all. A typing mistake has the same effect: `P3Y` instead of `P3M`.
    ///
    /// # What to do
    ///
    /// Give the record reminders of its own under `[reminders]`, shorter than the interval; or correct those that it
    /// has.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [reminders]
    /// review = ["P3Y", "P1M"]
    /// #         ^^^^^
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2027
    /// every = "P1Y"
    /// ```
    ///
    /// The report is monthly, but the registry's reminders fall three months before it:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [[review]]
    /// id = "rapport"
    /// first = "2027-01"
    /// every = "P1M"
    /// #       ^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [reminders]
    /// review = ["P1M"]
    /// [[review]]
    /// id = "rapport"
    /// first = "2027-01"
    /// every = "P1M"
    /// ```
    id: "early-reminder", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    for review in &record.data.review {
        if let Some(every) = &review.every {
            let recurs = RecurringDeadline {
                name: message!("early-review", id = review.id.value),
                review: Some(&review.id.value),
                first: review.first.last_day(),
                every,
                sort: ReminderSort::Review,
            };
            look(case, agreement, &recurs, findings);
        }
    }
    let first_end = case.periods(agreement).term.first_end;
    if let (Some(renewal), Some(first)) = (&record.data.validity.renewal, first_end) {
        let recurs = RecurringDeadline {
            name: message!("early-notice"),
            review: None,
            first,
            every: &renewal.term,
            sort: ReminderSort::Notice,
        };
        look(case, agreement, &recurs, findings);
    }
}

/// A recurring deadline.
struct RecurringDeadline<'r> {
    name: Message,
    review: Option<&'r Id>,
    first: Day,
    every: &'r Sp<Duration>,
    sort: ReminderSort,
}

fn look(
    case: &Case<'_>,
    agreement: AgreementIx,
    recurs: &RecurringDeadline<'_>,
    findings: &mut Findings<'_>,
) {
    let RecurringDeadline { name, review, first, every, sort } = recurs;
    let (review, first, every, sort) = (*review, *first, *every, *sort);
    let record = case.record(agreement);
    let own = record.data.reminders.as_ref().map(|own| &own.value);
    let second = add(first, every.value);
    let is_early = |stage: &Duration| second < LAST && before_end(second, *stage) < first;
    let stages = case.registry.settings_of(record.file).reminders(sort, &record.data.kind, own);
    let Some(stage) = stages.into_iter().filter(is_early).max_by_key(|stage| add(first, *stage)) else {
        return;
    };
    let written = own.and_then(|own| own.of(sort)?.iter().find(|written| written.value.0 == stage));
    let place = record.at(written.map_or(every.span, |written| written.span));
    let message = message!(
        "finding-early-reminder",
        name = name.clone(),
        stage = stage.to_string(),
        every = every.value.to_string(),
    );
    let finding =
        findings.add(place, Some(review.map_or(&stage, |review| -> &dyn Display { review })), message);
    finding.help(match written {
        Some(_) => message!("help-early-reminder-written"),
        None => message!("help-early-reminder", key = sort.name()),
    });
    if written.is_some() {
        finding.related(record.at(every.span), message!("place-how-often"));
    }
}
