use foldhash::HashSet;

use crate::model::Id;
use crate::rules::prelude::*;

rule! {
    /// It is in force, but relates to or amends an agreement that is replaced, ended or lapsed.
    ///
    /// Anyone who follows the reference reads a text that no longer applies. An addendum that changes such a text means
    /// nothing by itself. An agreement may still name those that it has replaced, and those that they had replaced. If
    /// an agreement rests on one that is no longer in force, `revision-needed` reports it instead.
    ///
    /// # What to do
    ///
    /// Refer to the agreement that took its place. If none did, have this agreement revised, and remove the reference.
    /// An addendum ends with the agreement that it amends: record `ends_with`, or the `[end]` that it had.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/barns-halsa-2018.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2018"
    /// # agreements/elevhalsa-testkoping.toml
    /// title = "Lokal överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// related = ["barns-halsa-2018"]
    /// #          ^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// It amends an agreement that has ended:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2018.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2023-12-31
    /// reason = "terminated"
    /// # agreements/tillagg-2020.toml
    /// title = "Tillägg om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [[amends]]
    /// id = "barns-halsa-2018"
    /// #    ^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/barns-halsa-2018.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// related = ["barns-halsa-2018"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "barns-halsa-2018"
    /// # agreements/elevhalsa-testkoping.toml
    /// title = "Lokal överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// related = ["barns-halsa-2022"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// The newest agreement of a line may name the oldest:
    ///
    /// ```toml
    /// # agreements/elevhalsa-2018.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2023-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2018"
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// related = ["elevhalsa-2018"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2022"
    /// ```
    ///
    /// An agreement no longer in force may name one that was in force at the same time:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2018.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// [end]
    /// date = 2021-12-31
    /// # agreements/elevhalsa-testkoping.toml
    /// title = "Lokal överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// related = ["barns-halsa-2018"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// [end]
    /// date = 2021-12-31
    /// ```
    id: "refers-to-replaced", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

/// How many successive replacements are followed.
const FOLLOWED: usize = 100;

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if !case.standing(agreement).state.is_in_force() {
        return;
    }
    let related = record.data.related.iter().map(|id| (Does::RelateTo, id));
    let amends = record.data.amends.iter().map(|amends| (Does::Amend, &amends.id));
    let replaced: HashSet<AgreementIx> =
        case.registry.links(agreement).replaces.iter().filter_map(|replaces| replaces.agreement).collect();
    for (does, id) in related.chain(amends) {
        let Some(old) = case.registry.agreement_of(&id.value).filter(|old| *old != agreement) else {
            continue;
        };
        let current = current(case, old);
        if current != agreement && !replaced.contains(&old) {
            report(case, record.at(id.span), (does, id), (old, current), findings);
        }
    }
}

/// The relation of an agreement to another that it names.
#[derive(Clone, Copy)]
enum Does {
    RelateTo,
    Amend,
}

impl Does {
    fn finding(self, id: &Id, how: Message) -> Message {
        match self {
            Does::RelateTo => message!("finding-refers-relates", id = id, how = how),
            Does::Amend => message!("finding-refers-amends", id = id, how = how),
        }
    }
}

fn report(
    case: &Case<'_>,
    place: Place,
    (does, id): (Does, &Sp<Id>),
    (old, current): (AgreementIx, AgreementIx),
    findings: &mut Findings<'_>,
) {
    let through = case.periods(old).last_day().map(|day| time::end_as_written(case.registry, old, day));
    let (how, how_and_when) = match (case.standing(old).state, through) {
        (State::Replaced, None) => (message!("was-replaced"), message!("was-replaced")),
        (State::Replaced, Some(end)) => (message!("was-replaced"), message!("was-replaced-after", end = end)),
        (State::Ended, None) => (message!("was-ended"), message!("was-ended")),
        (State::Ended, Some(end)) => (message!("was-ended"), message!("was-ended-after", end = end)),
        (State::Lapsed, None) => (message!("had-run-out"), message!("had-run-out")),
        (State::Lapsed, Some(end)) => (message!("had-run-out"), message!("had-run-out-after", end = end)),
        (
            State::Draft
            | State::Provisional
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Suspended
            | State::InForce,
            _,
        ) => return,
    };
    let finding = findings.add(place, Some(&id.value), does.finding(&id.value, how_and_when));
    finding.help(match does {
        Does::Amend => message!("help-refers-amends", id = case.id(old)),
        Does::RelateTo if current == old => message!("help-refers-revise"),
        Does::RelateTo => message!("help-refers-current", id = case.id(current)),
    });
    if current == old {
        finding.related(case.end_place(old), message!("place-how", id = case.id(old), how = how));
    }
    if let Some(successor) = case.taking_over(old).filter(|_| current != old) {
        let place = case.replaces_place(successor.agreement, successor.entry());
        finding.related(place, message!("place-replaced-it", id = case.id(successor.agreement)));
    }
}

/// The agreement that has replaced an agreement by the day; itself if none has.
fn current(case: &Case<'_>, agreement: AgreementIx) -> AgreementIx {
    let mut current = agreement;
    for _ in 0..FOLLOWED {
        match case.periods(current).replaced {
            Some((_, successor)) if case.standing(current).state == State::Replaced => current = successor,
            Some(_) | None => break,
        }
    }
    current
}
