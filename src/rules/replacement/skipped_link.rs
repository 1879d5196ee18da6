use foldhash::{HashSet, HashSetExt};

use crate::rules::prelude::*;

rule! {
    /// It replaces an agreement that was never in force, so an older one is still in force.
    ///
    /// An agreement that was never in force did not take over from any other. The one before it continues beside the
    /// new one, and both bind: reports show two where people believe that there is one.
    ///
    /// # What to do
    ///
    /// Let the new one also replace the one that is still in force, with a `[[replaces]]` of its own. If the one in
    /// between was adopted after all, record the decisions.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, nobody has adopted the agreement of 2020:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2018.toml
    /// title = "Avtal om färdtjänst 2018"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2018-01-01
    /// until = "replaced"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = "replaced"
    /// [adoption]
    /// required = "all-parties"
    /// [[replaces]]
    /// id = "fardtjanst-2018"
    /// # agreements/fardtjanst-2022.toml
    /// title = "Avtal om färdtjänst 2022"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// #    ^^^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2018.toml
    /// title = "Avtal om färdtjänst 2018"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2018-01-01
    /// until = "replaced"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = "replaced"
    /// [adoption]
    /// required = "all-parties"
    /// [[replaces]]
    /// id = "fardtjanst-2018"
    /// # agreements/fardtjanst-2022.toml
    /// title = "Avtal om färdtjänst 2022"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// [[replaces]]
    /// id = "fardtjanst-2018"
    /// ```
    id: "skipped-link", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let (Some(skipped), Some(from)) =
            (replaces.agreement.filter(|_| replaces.whole), case.takes_over(agreement, entry))
        else {
            continue;
        };
        for (running, by, by_entry) in running_behind(case, skipped, from) {
            let (skipped_id, running_id) = (case.id(skipped), case.id(running));
            let message = message!("finding-skipped-link", skipped = skipped_id, running = running_id);
            let finding = findings.add(case.replaces_place(agreement, entry), Some(&skipped_id), message);
            finding.help(message!("help-skipped-link", running = running_id, skipped = skipped_id));
            finding.related(case.start_place(skipped), message!("place-never-entered", id = skipped_id));
            finding.related(
                case.replaces_place(by, by_entry),
                message!("place-one-was-to-replace", by = case.id(by), running = running_id),
            );
        }
    }
}

/// The agreements that were to be replaced by a chain of agreements never in force, beginning with `skipped`, and that
/// nothing else replaces. Each comes with the `[[replaces]]` entry that was to replace it. None of them ended before
/// `from`.
fn running_behind(
    case: &Case<'_>,
    skipped: AgreementIx,
    from: When,
) -> Vec<(AgreementIx, AgreementIx, usize)> {
    let (mut seen, mut open, mut running) = (HashSet::new(), vec![skipped], Vec::new());
    while let Some(at) = open.pop().filter(|_| seen.len() < FOLLOWED) {
        if case.periods(at).start.is_some() || case.record(at).is_faulty("decision") || !seen.insert(at) {
            continue;
        }
        for (entry, replaces) in case.registry.links(at).replaces.iter().enumerate() {
            let Some(old) = replaces.agreement.filter(|_| replaces.whole) else { continue };
            let periods = case.periods(old);
            let is_over = periods.own_end.is_some_and(|(end, _)| end < from);
            match periods.start {
                None => open.push(old),
                Some(_) if periods.replaced.is_none() && !is_over => running.push((old, at, entry)),
                Some(_) => {}
            }
        }
    }
    running
}

/// How many agreements that were never in force are followed.
const FOLLOWED: usize = 100;
