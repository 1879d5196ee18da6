use std::fmt::Display;

use crate::model::validity::{From, Until};
use crate::model::{Date, Id};
use crate::rules::dates::Days;
use crate::rules::prelude::*;

rule! {
    /// `until` is before `from`: of an agreement, a party, a suspension, provisional application or a body.
    ///
    /// A period that ends before it begins contains no day. The agreement is never in force, the party never bound, or
    /// the body never responsible, whatever the documents say; and no report can tell which of the two days is right.
    ///
    /// # What to do
    ///
    /// Look up both days in the document and correct the one that is wrong. `until` is the last day, inclusive.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2032-01-01
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// A party that left before it joined:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [
    ///     "testkoping",
    ///     { id = "provstad", from = 2024-07-01, until = "2024-05" },
    /// #                                                 ^^^^^^^^^
    /// ]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// A suspension:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[suspension]]
    /// from = 2024-06-01
    /// until = 2023-08-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// A body:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// [[decision]]
    /// by = "fardtjanstradet"
    /// date = 2022-11-15
    /// outcome = "endorsed"
    /// # bodies/fardtjanstradet.toml
    /// name = "Färdtjänstrådet"
    /// from = 2022-01-01
    /// until = 2021-12-31
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2023-07-01, until = "2024-05" }]
    /// [validity]
    /// from = 2023-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// A period of one year, and one of a single day:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", from = 2027-07-01, until = 2027-07-01 }]
    /// [validity]
    /// from = 2027
    /// until = 2027
    /// ```
    id: "ends-before-start", level: Error, since: "0.1.0", timed: false, check: Check::Registry(check),
}

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    for agreement in case.registry.every_agreement_ix() {
        let record = case.record(agreement);
        if !findings.are_wanted_in(record.file) {
            continue;
        }
        if let Some((from, until)) = dates(&record.data).filter(|_| !record.is_faulty("validity")) {
            look(record, &Whose::Agreement, (from, until), findings);
        }
        for (position, until) in case.last_days_of_parties(agreement).filter(|_| !record.is_faulty("parties"))
        {
            let entry = record.data.parties.0.get(position);
            if let Some((entry, from)) = entry.and_then(|entry| Some((entry, entry.from()?))) {
                look(record, &Whose::Party(entry.id()), (from, until), findings);
            }
        }
        for suspension in record.data.suspension.iter().filter(|_| !record.is_faulty("suspension")) {
            if let Some(until) = suspension.until {
                look(record, &Whose::Suspension, (suspension.from, until), findings);
            }
        }
        let provisional = record.data.provisional.iter().filter(|_| !record.is_faulty("provisional"));
        for (from, until) in provisional.filter_map(|days| Some((days.from, days.until?))) {
            look(record, &Whose::Provisional, (from, until), findings);
        }
    }
    for record in &case.registry.bodies.records {
        if let (Some(from), Some(until)) = (record.data.from, record.data.until) {
            look(record, &Whose::Body, (from, until), findings);
        }
    }
}

fn dates(agreement: &Agreement) -> Option<(Sp<Date>, Sp<Date>)> {
    let (from, until) = (agreement.validity.from.as_ref()?, agreement.validity.until.as_ref()?);
    match (from.value, until.value) {
        (From::Date(first), Until::Date(last)) => {
            Some((Sp { value: first, span: from.span }, Sp { value: last, span: until.span }))
        }
        (From::LastAdoption, _) | (_, Until::FurtherNotice | Until::Replaced | Until::Event) => None,
    }
}

fn look<T>(
    record: &Record<T>,
    whose: &Whose<'_>,
    (from, until): (Sp<Date>, Sp<Date>),
    findings: &mut Findings<'_>,
) {
    let (last, first) = (Days::of(*until), Days::of(*from));
    if last.is_before(first) {
        findings.record = Some(record.id);
        let (day, before, first) = (*until, last.before(first), *from);
        let (party, message) = whose.finding(day, before, first);
        findings
            .add(record.at(until.span), party, message)
            .help(message!("help-look-days-up"))
            .related(record.at(from.span), message!("place-first-day"));
    }
}

/// Whose days are in the wrong order.
enum Whose<'r> {
    Agreement,
    Party(&'r Id),
    Suspension,
    Provisional,
    Body,
}

impl<'r> Whose<'r> {
    /// The party concerned, and what is wrong.
    fn finding(&self, last: Date, before: Message, first: Date) -> (Option<&'r dyn Display>, Message) {
        match self {
            Whose::Agreement => {
                (None, message!("finding-ends-before-start", last = last, before = before, first = first))
            }
            Whose::Party(party) => {
                let message = message!(
                    "finding-party-ends-before-start",
                    party = *party,
                    last = last,
                    before = before,
                    first = first,
                );
                (Some(*party), message)
            }
            Whose::Suspension => {
                let message = message!(
                    "finding-suspension-ends-before-start",
                    last = last,
                    before = before,
                    first = first,
                );
                (None, message)
            }
            Whose::Provisional => {
                let message = message!(
                    "finding-provisional-ends-before-start",
                    last = last,
                    before = before,
                    first = first,
                );
                (None, message)
            }
            Whose::Body => (
                None,
                message!("finding-body-ends-before-start", last = last, before = before, first = first),
            ),
        }
    }
}
