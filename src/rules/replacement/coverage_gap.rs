use crate::model::{Date, Id};
use crate::rules::dates::when;
use crate::rules::prelude::*;
use crate::time::{Gap, GapTime, end_as_written};

rule! {
    /// Days on which neither an agreement nor its successor is in force.
    ///
    /// On those days nobody has promised anything: a child placed in another municipality has no agreed health
    /// examination, and two principals each think that the other one pays. If a law requires the agreement
    /// (`statutory`), an open or coming gap is an error. A past gap is a note. If no successor is known to take over,
    /// the gap has no last day, and the rules `lapsed` and `lapsing` report it.
    ///
    /// # What to do
    ///
    /// Prolong the old agreement through the day before the new one begins, with an `[[extension]]`, or have the new
    /// one begin earlier. A past gap cannot be closed: check both dates against the documents, and accept the finding
    /// with its reason.
    ///
    /// # Bad
    ///
    /// A coming gap of 60 days, an error because a law requires the agreement:
    ///
    /// ```toml
    /// # agreements/placerade-barn-2022.toml
    /// title = "Överenskommelse om placerade barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// statutory = ["HSL 16 kap. 3 §"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// #       ^^^^^^^^^^
    /// # agreements/placerade-barn-2028.toml
    /// title = "Överenskommelse om placerade barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// statutory = ["HSL 16 kap. 3 §"]
    /// [validity]
    /// from = 2028-03-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "placerade-barn-2022"
    /// ```
    ///
    /// As of 2025-01-01, a past gap of 731 days, a note:
    ///
    /// ```toml
    /// # agreements/barn-och-unga-2017.toml
    /// title = "Överenskommelse om barn och unga"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2017-01-01
    /// duration = "P3Y"
    /// #          ^^^^^
    /// # agreements/barn-och-unga-2022.toml
    /// title = "Överenskommelse om barn och unga"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barn-och-unga-2017"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/barn-och-unga-2017.toml
    /// title = "Överenskommelse om barn och unga"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2017-01-01
    /// duration = "P3Y"
    /// [[extension]]
    /// until = 2021-12-31
    /// # agreements/barn-och-unga-2022.toml
    /// title = "Överenskommelse om barn och unga"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barn-och-unga-2017"
    /// ```
    id: "coverage-gap", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let Some(gap) = case.standing(agreement).gap().filter(|_| !case.standing(agreement).has(Flag::Lapsed))
    else {
        return;
    };
    let Gap { from, through: Some(through), time } = gap else { return };
    let (Some(taken), Some(successor)) = (case.taken_over_days(agreement), case.taking_over(agreement))
    else {
        return;
    };
    let without = case.own_end_days(agreement, time::day::previous(from)).next();
    if !without.is_before(taken) || case.is_end_faulty(agreement) {
        return;
    }
    let last = case.last_to_start(successor.agreement, successor.entry());
    let (old, new) = (case.id(agreement), case.id(successor.agreement));
    let end = end_as_written(case.registry, agreement, time::day::previous(from));
    let is_known = without.is_known() && taken.is_known();
    let message = match is_known {
        true => known(time, (from, through), old, new),
        false => coarse(time, (end, case.id(last), when(taken)), old, new),
    };
    let finding =
        findings.add(case.end_place(agreement), Some(if is_known { old } else { case.id(last) }), message);
    finding.level(level(time, case.is_statutory(agreement)));
    finding.help(match time {
        GapTime::Past => {
            message!("help-gap-past")
        }
        GapTime::Open | GapTime::Coming => {
            let last = case.id(last);
            match taken.is_known() {
                true => message!("help-gap", old = old, through = through, last = last, from = from),
                false => message!("help-gap-coarse", old = old, last = last, from = from),
            }
        }
    });
    let start = message!("place-begins", id = case.id(last), when = when(taken));
    finding.related(case.start_place(last), start);
    finding.related(
        case.replaces_place(successor.agreement, successor.entry()),
        message!("place-replaces-it", id = new),
    );
    let new_record = case.record(successor.agreement);
    if let (Some(applied), Some(days)) =
        (&new_record.data.provisional, case.periods(successor.agreement).provisional)
        && days.from.is_none_or(|first| first <= through)
        && days.until.is_none_or(|last| from <= last)
    {
        let from = new_record.at(applied.from.span);
        finding.related(from, message!("place-applied-provisionally", id = new, day = *applied.from));
    }
    let record = case.record(agreement);
    if let (Level::Error, Some(statutory)) = (finding.level, &record.data.statutory) {
        finding.related(record.at(statutory.span), message!("place-law-requires-existence"));
    }
}

/// What is said of a gap whose days are known.
fn known(time: GapTime, (from, through): (time::Day, time::Day), old: &Id, new: &Id) -> Message {
    let count = time::days_between(from, through) + 1;
    match time {
        GapTime::Past => {
            message!("finding-gap-past", count = count, from = from, through = through, old = old, new = new)
        }
        GapTime::Open => {
            message!("finding-gap-open", count = count, from = from, through = through, old = old, new = new)
        }
        GapTime::Coming => {
            message!(
                "finding-gap-coming",
                count = count,
                from = from,
                through = through,
                old = old,
                new = new
            )
        }
    }
}

/// What is said of a gap after an `end`, until `last` begins, one of which is known only to the month or the year.
fn coarse(time: GapTime, (end, last, when): (Date, &Id, Message), old: &Id, new: &Id) -> Message {
    match time {
        GapTime::Past => {
            message!("finding-gap-past-coarse", end = end, last = last, when = when, old = old, new = new)
        }
        GapTime::Open => {
            message!("finding-gap-open-coarse", end = end, last = last, when = when, old = old, new = new)
        }
        GapTime::Coming => {
            message!("finding-gap-coming-coarse", end = end, last = last, when = when, old = old, new = new)
        }
    }
}

fn level(time: GapTime, is_statutory: bool) -> Level {
    match time {
        GapTime::Past => Level::Note,
        GapTime::Open | GapTime::Coming if is_statutory => Level::Error,
        GapTime::Open | GapTime::Coming => Level::Warning,
    }
}
