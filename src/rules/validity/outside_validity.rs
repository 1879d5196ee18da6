use std::fmt::Display;

use crate::model::Date;
use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::time::end_as_written;

rule! {
    /// A party's, a suspension's or a review's own days are outside the period of the agreement.
    ///
    /// Nobody is bound before or after the agreement, and there is nothing to suspend, so one of the days is wrong:
    /// usually a year is mistyped, or the agreement was prolonged and its record does not say so. A review after the end is `review-after-end`.
    ///
    /// # What to do
    ///
    /// Look up the days in the document. A party from the start needs no `from`, and a party to the end needs no
    /// `until`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2032-07-01 }]
    /// #                                                  ^^^^^^^^^^
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// A suspension that lasts longer than the agreement:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[suspension]]
    /// from = 2027-06-01
    /// until = 2028-05-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// A review that is first due before the start:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2012
    /// #       ^^^^
    /// [[review.done]]
    /// date = 2022-05-02
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2022, until = 2027 }]
    /// [validity]
    /// from = 2022-07-01
    /// until = 2027-06-30
    /// [[review]]
    /// id = "uppfoljning"
    /// first = "2027-06"
    /// ```
    ///
    /// The term is longer by the days of the suspension, and a party takes part in the provisional application:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2021-10-01 }]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [provisional]
    /// from = 2021-10-01
    /// [[suspension]]
    /// from = 2027-06-01
    /// until = 2028-01-31
    /// prolongs = true
    /// ```
    id: "outside-validity", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, is_certain) = (case.record(agreement), !case.is_end_faulty(agreement));
    if case.is_draft(agreement) || !is_certain {
        return;
    }
    let life = Life::of(case, agreement);
    if life.is_none() {
        return;
    }
    parties(case, agreement, &life, findings);
    suspensions(case, agreement, &life, findings);
    for review in record.data.review.iter().filter(|_| !record.is_faulty("review")) {
        let first = &review.first;
        if let Some(why) = life.why(**first).filter(|why| why.is_before()) {
            let (id, outside) = (review.id.value, why.describe());
            let message = message!("finding-review-outside", id = id, day = **first, outside = outside);
            say(case, agreement, (first, &why), Some(&*review.id), message, findings);
        }
    }
}

fn say(
    case: &Case<'_>,
    agreement: AgreementIx,
    (date, why): (&Sp<Date>, &Why),
    subject: Option<&dyn Display>,
    message: Message,
    findings: &mut Findings<'_>,
) {
    findings
        .add(case.record(agreement).at(date.span), subject, message)
        .help(message!("help-outside-validity"))
        .related(why.place(case, agreement), why.explanation.clone());
}

fn parties(case: &Case<'_>, agreement: AgreementIx, life: &Life, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.is_faulty("parties") {
        return;
    }
    for entry in &record.data.parties.0 {
        // If the two are in the wrong order, that is reported elsewhere.
        let (from, until) = (entry.from(), entry.until());
        let is_reversed = from.zip(until).is_some_and(|(from, until)| until.last_day() < from.first_day());
        for (date, joins) in [(from, true), (until, false)] {
            if let Some((date, why)) =
                date.filter(|_| !is_reversed).and_then(|date| Some((date, life.why(*date)?)))
            {
                let (party, when, outside) = (*entry.id(), when(*date), why.describe());
                let message = match joins {
                    true => {
                        message!("finding-party-joins-outside", party = party, when = when, outside = outside)
                    }
                    false => {
                        message!(
                            "finding-party-leaves-outside",
                            party = party,
                            when = when,
                            outside = outside
                        )
                    }
                };
                say(case, agreement, (&date, &why), Some(entry.id()), message, findings);
            }
        }
    }
    // One that stays to the end although it gave notice is no fault.
    for (position, until) in case.last_days_of_parties(agreement) {
        let Some(entry) = record.data.parties.0.get(position) else { continue };
        let is_reversed = entry.from().is_some_and(|from| until.last_day() < from.first_day());
        if entry.until().is_none()
            && let Some(why) = life.why(*until).filter(|why| why.is_before() && !is_reversed)
        {
            let (party, when, outside) = (*entry.id(), when(*until), why.describe());
            let message =
                message!("finding-party-notice-outside", party = party, when = when, outside = outside);
            say(case, agreement, (&until, &why), Some(entry.id()), message, findings);
        }
    }
}

fn suspensions(case: &Case<'_>, agreement: AgreementIx, life: &Life, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.is_faulty("suspension") {
        return;
    }
    for suspension in &record.data.suspension {
        let (from, until) = (suspension.from, suspension.until);
        if until.is_some_and(|until| until.last_day() < from.first_day()) {
            continue;
        }
        let outside = |date: Sp<Date>| Some((date, life.why(*date)?));
        let first = outside(from).map(|(date, why)| {
            let outside = why.describe();
            (date, why, message!("finding-suspended-from-outside", day = *date, outside = outside))
        });
        let last = until.and_then(outside).map(|(date, why)| {
            let outside = why.describe();
            (date, why, message!("finding-suspended-through-outside", day = *date, outside = outside))
        });
        // If it begins after the end, its last day is no other fault.
        if let Some((date, why, message)) = first.or(last) {
            say(case, agreement, (&date, &why), None, message, findings);
        }
    }
}

/// The period of an agreement, as far as it is known.
struct Life {
    /// From when it is applied provisionally, before its first day.
    applied: Option<Days>,
    first: Option<Days>,
    /// The last day given by its own record, and the date as written.
    last: Option<(Days, Date)>,
}

impl Life {
    fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let first = case.from(agreement).map(Days::of).or(case.start_days(agreement));
        let provisional = case.agreement(agreement).provisional.as_ref();
        let applied = provisional.map(|provisional| Days::of(*provisional.from));
        let applied = applied.filter(|applied| first.is_some_and(|first| applied.is_before(first)));
        let own_end = case.periods(agreement).own_end.and_then(|(end, _)| end.day());
        let last = own_end
            .map(|end| (case.own_end_days(agreement, end), end_as_written(case.registry, agreement, end)));
        Life { applied, first, last }
    }

    /// Whether it ends before it begins, which is reported elsewhere.
    fn is_none(&self) -> bool {
        self.first.zip(self.last).is_some_and(|(first, (last, _))| last.is_before(first))
    }

    /// Why a date is outside the period. None if it may be inside.
    fn why(&self, date: Date) -> Option<Why> {
        let date = Days::of(date);
        if let Some(first) = self.applied.or(self.first).filter(|first| date.is_before(*first)) {
            let (side, explanation) = match self.applied {
                Some(_) => (Side::BeforeApplied, message!("its-provisional-begins", when = when(first))),
                None => (Side::BeforeStart, message!("it-begins", when = when(first))),
            };
            return Some(Why { side, explanation });
        }
        let (_, written) = self.last.filter(|(last, _)| last.is_before(date))?;
        Some(Why { side: Side::AfterEnd, explanation: message!("its-end", end = written) })
    }
}

/// Why a date is outside the period of an agreement.
struct Why {
    side: Side,
    explanation: Message,
}

/// On which side of its period.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    BeforeStart,
    /// Before it is applied provisionally, which is before its start.
    BeforeApplied,
    AfterEnd,
}

impl Why {
    fn is_before(&self) -> bool {
        self.side != Side::AfterEnd
    }

    fn describe(&self) -> Message {
        match self.is_before() {
            true => message!("outside-before", what = self.explanation.clone()),
            false => message!("outside-after", what = self.explanation.clone()),
        }
    }

    fn place(&self, case: &Case<'_>, agreement: AgreementIx) -> Place {
        let record = case.record(agreement);
        match (self.side, &record.data.provisional) {
            (Side::BeforeApplied, Some(provisional)) => record.at(provisional.from.span),
            (Side::BeforeApplied, None) | (Side::BeforeStart, _) => case.start_place(agreement),
            (Side::AfterEnd, _) => case.end_place(agreement),
        }
    }
}
