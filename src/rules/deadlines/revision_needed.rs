use foldhash::{HashSet, HashSetExt};

use crate::rules::dates::when;
use crate::rules::prelude::*;
use crate::time::{end_as_written, open_triggers};

rule! {
    /// A trigger, the outcome of a review, or a change in an agreement it rests on calls for a revision.
    ///
    /// The text is out of date: the law has changed, the review found that it does not work, or the agreement it rests
    /// on is no longer in force. Following it to the letter would be wrong.
    ///
    /// # What to do
    ///
    /// Start the revision, and record the successor with `[[replaces]]`. Once a trigger is dealt with, give the day as
    /// `resolved`. If the agreement that this one rests on has a successor, check that this one fits it, and name the
    /// successor in `based_on`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01. The successor in preparation answers the review, but the law has already changed:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst 2028"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2030-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[revision.trigger]]
    /// since = 2024-07-01
    /// reason = "Ny lag om färdtjänst"
    /// #        ^^^^^^^^^^^^^^^^^^^^^^
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2024
    /// [[review.done]]
    /// date = 2024-11-05
    /// outcome = "revise"
    /// ```
    ///
    /// The outcome of a review:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2024
    /// [[review.done]]
    /// date = 2024-11-05
    /// outcome = "revise"
    /// #         ^^^^^^^^
    /// ```
    ///
    /// The agreement it rests on has been replaced. The review of February has not been held:
    ///
    /// ```toml
    /// # agreements/lansavtal-2020.toml
    /// title = "Länsavtal 2020"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/lansavtal-2024.toml
    /// title = "Länsavtal 2024"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "lansavtal-2020"
    /// # agreements/fardtjanst.toml
    /// title = "Lokalt avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lansavtal-2020"]
    /// #           ^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2027
    /// [[review.done]]
    /// date = 2025-02-03
    /// outcome = "revise"
    /// ```
    ///
    /// # Good
    ///
    /// One trigger is dealt with, and another is still to come:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[revision.trigger]]
    /// since = 2024-07-01
    /// reason = "Ny lag om färdtjänst"
    /// resolved = 2025-01-01
    /// [[revision.trigger]]
    /// since = 2025-07-01
    /// reason = "Ny socialtjänstlag"
    /// ```
    ///
    /// The review called for a revision, which is under way:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2024
    /// [[review.done]]
    /// date = 2024-11-05
    /// outcome = "revise"
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst 2028"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2030-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// The review called for a revision, which was made as an addendum:
    ///
    /// ```toml
    /// # agreements/fardtjanst.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2023
    /// [[review.done]]
    /// date = 2023-11-05
    /// outcome = "revise"
    /// # agreements/fardtjanst-tillagg.toml
    /// title = "Tillägg till avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-07-01
    /// ends_with = "fardtjanst"
    /// [[amends]]
    /// id = "fardtjanst"
    /// ```
    ///
    /// The agreement it rests on is in force:
    ///
    /// ```toml
    /// # agreements/lansavtal-2024.toml
    /// title = "Länsavtal 2024"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst.toml
    /// title = "Lokalt avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["lansavtal-2024"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// ```
    id: "revision-needed", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if case.standing(agreement).has(Flag::Revise) {
        triggers(case, agreement, findings);
        outcomes(case, agreement, findings);
        lost_bases(case, agreement, findings);
    }
}

fn triggers(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.is_faulty("revision") {
        return;
    }
    for (_, trigger) in open_triggers(&record.data, case.day()) {
        let (reason, since) = (&trigger.reason, &trigger.since);
        findings
            .add(
                record.at(reason.span),
                None,
                message!("finding-revision-trigger", day = **since, reason = &reason.value),
            )
            .help(message!("help-revision-trigger"))
            .related(record.at(since.span), message!("place-since-when"));
    }
}

fn outcomes(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let unanswered = case.outlook.unanswered_revisions(case.registry, case.timeline, agreement);
    for (position, done) in unanswered {
        let (Some(review), Some(outcome)) = (record.data.review.get(position), &done.outcome) else {
            continue;
        };
        let message = message!("finding-revision-asked", id = review.id.value, day = *done.date);
        findings
            .add(record.at(outcome.span), Some(&*review.id), message)
            .help(message!("help-revision-asked"));
    }
}

fn lost_bases(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let lost: HashSet<AgreementIx> = case.standing(agreement).lost_bases.iter().copied().collect();
    let entries = record.data.based_on.iter().zip(&case.registry.links(agreement).based_on);
    let mut seen = HashSet::new();
    for (entry, basis) in entries.filter_map(|(entry, basis)| Some((entry, (*basis)?))) {
        if !lost.contains(&basis) || !seen.insert(basis) {
            continue;
        }
        let id = case.id(basis);
        let Some(ends) = how_it_ended(case, basis) else { continue };
        let finding = findings.add(
            record.at(entry.span),
            Some(&id),
            message!("finding-lost-basis", id = id, ends = ends),
        );
        match case.periods(basis).replaced.filter(|_| case.standing(basis).state == State::Replaced) {
            Some((_, successor)) => {
                finding.help(message!("help-lost-basis-replaced", id = case.id(successor)));
                finding.related(
                    case.start_place(successor),
                    message!("place-holds-from-here", id = case.id(successor)),
                );
            }
            None => {
                finding.help(message!("help-lost-basis"));
                finding.related(case.end_place(basis), message!("place-ended-here", id = id));
            }
        }
    }
}

/// How a basis was lost. None if it was not.
fn how_it_ended(case: &Case<'_>, basis: AgreementIx) -> Option<Message> {
    let periods = case.periods(basis);
    let through = periods.last_day().map(|last| end_as_written(case.registry, basis, last));
    match case.standing(basis).state {
        State::Replaced => {
            let (_, successor) = periods.replaced?;
            let id = case.id(successor);
            Some(match case.taken_over_days(basis) {
                None => message!("basis-replaced", id = id),
                Some(days) => message!("basis-replaced-when", id = id, when = when(days)),
            })
        }
        State::Ended => Some(match through {
            None => message!("basis-ended"),
            Some(end) => message!("basis-ended-through", end = end),
        }),
        State::Lapsed => Some(match through {
            None => message!("basis-lapsed"),
            Some(end) => message!("basis-lapsed-through", end = end),
        }),
        State::Draft
        | State::Provisional
        | State::NotAdopted
        | State::AwaitingAdoption
        | State::Upcoming
        | State::Suspended
        | State::InForce => None,
    }
}
