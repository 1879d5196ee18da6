use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::{Day, EndCause, StepKind, Successor, Term, end_as_written};

rule! {
    /// A successor takes over before the fixed term of the old agreement ends, and no clause lets it end early.
    ///
    /// The parties promised each other the whole term. A party that did not agree to the new text can hold the others
    /// to the old one, and until its term ends two agreements say different things. For an agreement with tacit renewal
    /// only the first term counts: a renewal can be prevented by notice.
    ///
    /// # What to do
    ///
    /// Look in the old agreement for a clause that lets it end when a new one enters into force, and record it:
    /// `ends_on_replacement = true`, under `[validity]` or in the `[[extension]]` that has the clause. If there is
    /// none, let the successor begin the day after the term ends, or agree on an earlier end and record that as `[end]`
    /// of the old one.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// The clause of an extension covers the days of that extension only:
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2024-12-31
    /// [[extension]]
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// #      ^^^^^^^^^^
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// ```toml
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2023-12-31
    /// [[extension]]
    /// until = 2026-12-31
    /// ends_on_replacement = true
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    ///
    /// Six months' notice may end the old one, so it promised no longer:
    ///
    /// ```toml
    /// # agreements/skolskjuts-2022.toml
    /// title = "Avtal om skolskjuts"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// [termination]
    /// notice = "P6M"
    /// # agreements/skolskjuts-2024.toml
    /// title = "Avtal om skolskjuts"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "skolskjuts-2022"
    /// ```
    ///
    /// An old agreement without a fixed term may be replaced on any day, and one with an `[end]` on the day after it:
    ///
    /// ```toml
    /// # agreements/elevhalsa-2022.toml
    /// title = "Avtal om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2026-12-31
    /// [end]
    /// date = 2023-12-31
    /// reason = "terminated"
    /// # agreements/elevhalsa-2024.toml
    /// title = "Avtal om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2022"
    /// # agreements/hemsjukvard-2022.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = "replaced"
    /// # agreements/hemsjukvard-2024.toml
    /// title = "Avtal om hemsjukvård"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "hemsjukvard-2022"
    /// ```
    id: "early-replacement", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if case.record(agreement).is_faulty("replaces") {
        return;
    }
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement.filter(|old| !case.is_end_faulty(*old)) else { continue };
        let is_this = |first: &&Successor| (first.agreement, first.entry()) == (agreement, entry);
        if case.taking_over(old).filter(is_this).is_none() {
            continue;
        }
        // If `[end]` is later, that explains it.
        let is_explained = case.periods(old).own_end.is_some_and(|(_, cause)| cause == EndCause::Ended);
        let (Some(taken), Some(promised)) =
            (taken_over(case, old), promised(case, old).filter(|_| !is_explained))
        else {
            continue;
        };
        let is_early = taken.last <= case.own_end_days(old, promised.through).first;
        if is_early && !could_be_ended_before(case, old, taken) {
            report(case, &Early { old, new: agreement, entry, taken, promised }, findings);
        }
    }
}

/// The last day of a fixed term.
struct Promised {
    through: Day,
    place: Place,
}

struct Early {
    old: AgreementIx,
    new: AgreementIx,
    entry: usize,
    taken: Days,
    promised: Promised,
}

fn report(case: &Case<'_>, early: &Early, findings: &mut Findings<'_>) {
    let Early { old, new, entry, taken, promised: Promised { through, place } } = early;
    let (id, decisive) = (case.id(*old), case.last_to_start(*new, *entry));
    let (from, day_after) = (when(*taken), time::day::next(*through));
    let last = end_as_written(case.registry, *old, *through);
    let before = taken.before(case.own_end_days(*old, *through).next());
    let message =
        message!("finding-early-replacement", id = id, when = from.clone(), before = before, end = last,);
    let finding = findings.add(case.start_place(*new), Some(&id), message);
    let is_last_day = *taken == Days::on(*through);
    finding.help(if is_last_day {
        let previous = time::day::previous(*through);
        message!("help-early-last-day", next = day_after, id = id, previous = previous)
    } else {
        message!("help-early-replacement", id = id, next = day_after)
    });
    finding.related(*place, message!("place-term-runs", id = id, end = last));
    finding.related(case.replaces_place(*new, *entry), message!("place-it-replaces", id = id));
    if decisive != *new {
        let together = message!("place-together-with", id = case.id(decisive), when = from);
        finding.related(case.start_place(decisive), together);
    }
}

/// The range within which a successor takes over from an agreement that had been in force.
fn taken_over(case: &Case<'_>, old: AgreementIx) -> Option<Days> {
    let periods = case.periods(old);
    periods.replaced_from().filter(|from| periods.start.is_some_and(|start| start < *from))?;
    case.taken_over_days(old)
}

/// The last day of a fixed term that no successor may cut short. None if there is no such term.
fn promised(case: &Case<'_>, old: AgreementIx) -> Option<Promised> {
    let (record, periods) = (case.record(old), case.periods(old));
    let may_end_early = is_true(record.data.validity.ends_on_replacement.as_ref());
    if may_end_early || periods.term.is_suspended_without_end {
        return None;
    }
    let (through, span) = firm_end(&record.data, &periods.term)?;
    let own_end = periods.own_end.and_then(|(end, _)| end.day()).filter(|own_end| *own_end < through);
    Some(match own_end {
        Some(own_end) => Promised { through: own_end, place: case.end_place(old) },
        None => Promised { through, place: record.at(span) },
    })
}

/// Whether `[termination]` could have ended an agreement by the day before its successor takes over.
fn could_be_ended_before(case: &Case<'_>, old: AgreementIx, taken: Days) -> bool {
    if case.agreement(old).termination.is_none() || time::leaves_alone(case.agreement(old)) {
        return false;
    }
    let start = case.periods(old).start.and_then(When::day);
    // Notice may have been given from its first day on.
    let earliest = case.notice_exit(old, start.unwrap_or(time::day::FIRST));
    earliest.is_some_and(|earliest| earliest < taken.last)
}

/// The end of the initial term, without extensions that may end early, and what decides it.
fn firm_end(record: &Agreement, term: &Term) -> Option<(Day, Span)> {
    let validity = &record.validity;
    let by_until = validity.until.as_ref().map(|until| until.span);
    let written =
        by_until.or(validity.duration.as_ref().map(|duration| duration.span)).unwrap_or(validity.span);
    let end = term.steps.first().map_or(term.first_end, |step| step.from);
    term.steps.iter().fold(end.map(|end| (end, written)), |end, step| match step.kind {
        StepKind::Option(position) => {
            let exercised = record.option.get(position).and_then(|option| option.exercised.as_ref());
            Some((step.to, exercised.map_or(written, |exercised| exercised.span)))
        }
        StepKind::Extension(position) => {
            let Some(extension) = record.extension.get(position) else { return end };
            let is_firm = !is_true(extension.ends_on_replacement.as_ref());
            let is_later = end.is_none_or(|(end, _)| end < step.to);
            if is_firm && is_later { Some((step.to, extension.until.span)) } else { end }
        }
        StepKind::Suspension(position) => {
            let until = record.suspension.get(position).and_then(|suspension| suspension.until.as_ref());
            let is_firm = end.map(|(end, _)| end) == step.from;
            if is_firm { Some((step.to, until.map_or(written, |until| until.span))) } else { end }
        }
    })
}

fn is_true(value: Option<&Sp<bool>>) -> bool {
    value.is_some_and(|value| value.value)
}
