use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::rules::prelude::*;
use crate::time::Successor;

rule! {
    /// More than one agreement replaces the whole of this one.
    ///
    /// Anyone who looks for the current agreement finds two. The old one ends when the first of them takes over, which
    /// may not be the one that was meant. Agreements that replace it `together_with` each other count as one. One that
    /// takes over later than another is reported by `replaces-replaced` instead. Drafts count too, since the fault is
    /// easy to correct then.
    ///
    /// # What to do
    ///
    /// If they replace it jointly, name the other in `together_with`. If each replaces a part of it, say which
    /// `sections`. If one of them replaces the other, record that.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
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
    /// id = "halsoundersokning-2018"
    /// # agreements/rutin-2022.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// #    ^^^^^^^^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// A draft counts too:
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
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2018"
    /// # agreements/elevhalsa-2026.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2018"
    /// #    ^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
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
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2022"]
    /// # agreements/rutin-2022.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// ```
    id: "several-successors", level: Note, since: "0.1.0", timed: false, check: Check::Registry(check),
}

/// How many other successors are shown.
const SHOWN: usize = 5;

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    for old in case.registry.every_agreement_ix() {
        let separate = separate_successors(case, old);
        let Some((second, others)) = second_and_others(&separate) else { continue };
        findings.record = Some(*case.id(second.agreement));
        let ids: Vec<AgreementIx> = others.iter().map(|other| other.agreement).collect();
        let message = message!(
            "finding-several-successors",
            old = case.id(old),
            count = ids.len(),
            others = case.agreement_list(&ids, SHOWN),
        );
        let finding =
            findings.add(case.replaces_place(second.agreement, second.entry()), Some(&case.id(old)), message);
        finding.help(message!("help-several-successors"));
        for other in others.iter().take(SHOWN) {
            let place = case.replaces_place(other.agreement, other.entry());
            finding.related(place, message!("place-replaces-it-too", id = case.id(other.agreement)));
        }
    }
}

fn second_and_others<'s>(separate: &[&'s Successor]) -> Option<(&'s Successor, Vec<&'s Successor>)> {
    let [first, second, rest @ ..] = separate else { return None };
    Some((second, std::iter::once(first).chain(rest).copied().collect()))
}

/// The successors of `old` that are not too late, one from each set of joint successors, the first to take over first.
fn separate_successors<'r>(case: &Case<'r>, old: AgreementIx) -> Vec<&'r Successor> {
    let periods = case.periods(old);
    if case.registry.links(old).successors.len() < 2 {
        return Vec::new();
    }
    let taken = case.taken_over_days(old);
    let is_in_time = |successor: &&Successor| {
        let days = case.takes_over_days(successor.agreement, successor.entry());
        let is_late = match taken.zip(days) {
            Some((taken, days)) => taken.is_before(days),
            None => successor.takes_over.is_some() && successor.takes_over != periods.replaced_from(),
        };
        let record = case.agreement(successor.agreement);
        let its = case.periods(successor.agreement);
        let is_skipped = its.start.is_none() && (record.end.is_some() || its.replaced.is_some());
        !is_late && !is_skipped && !case.record(successor.agreement).is_faulty("replaces")
    };
    let mut successors: Vec<&Successor> = periods.successors.iter().filter(is_in_time).collect();
    successors.sort_by_key(|successor| (successor.takes_over.is_none(), successor.agreement));
    let joint = joint_with(case, &successors);
    let mut seen = HashSet::new();
    successors.retain(|successor| {
        let is_first_of_its_set = seen.insert(successor.agreement);
        let mut open = vec![successor.agreement];
        while let Some(next) = open.pop() {
            open.extend(joint.get(&next).into_iter().flatten().filter(|other| seen.insert(**other)));
        }
        is_first_of_its_set
    });
    successors
}

/// For each successor, the others with which it is joint according to either of them.
fn joint_with(case: &Case<'_>, successors: &[&Successor]) -> HashMap<AgreementIx, Vec<AgreementIx>> {
    let mut joint: HashMap<AgreementIx, Vec<AgreementIx>> = HashMap::new();
    for successor in successors {
        let replaces = case.registry.links(successor.agreement).replaces.get(successor.entry());
        for other in replaces.iter().flat_map(|replaces| &replaces.together_with).flatten() {
            joint.entry(successor.agreement).or_default().push(*other);
            joint.entry(*other).or_default().push(successor.agreement);
        }
    }
    joint
}
