use crate::rules::dates::when;
use crate::rules::prelude::*;

rule! {
    /// It replaces an agreement that another one had already replaced.
    ///
    /// The line from the old agreement to the current one forks: nothing replaces the one in between, and it stays in
    /// force beside the newest.
    ///
    /// # What to do
    ///
    /// Let it replace the agreement in between, instead of the old one or in addition to it.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/riskbruk-2016.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2016-01-01
    /// until = 2020-12-31
    /// # agreements/riskbruk-2021.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2021-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "riskbruk-2016"
    /// # agreements/riskbruk-2024.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "riskbruk-2016"
    /// #    ^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/riskbruk-2016.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2016-01-01
    /// until = 2020-12-31
    /// # agreements/riskbruk-2021.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2021-01-01
    /// until = 2023-12-31
    /// [[replaces]]
    /// id = "riskbruk-2016"
    /// # agreements/riskbruk-2024.toml
    /// title = "Överenskommelse om riskbruk"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "riskbruk-2021"
    /// ```
    ///
    /// Two replace it together, and one of them began earlier:
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// # agreements/rutin-2022.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// # agreements/barns-halsa-2024.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2022"]
    /// ```
    id: "replaces-replaced", level: Note, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    if case.record(agreement).is_faulty("replaces") {
        return;
    }
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let (Some(old), Some(from)) = (replaces.agreement, case.takes_over(agreement, entry)) else {
            continue;
        };
        let Some(first) = case.taking_over(old).filter(|first| first.takes_over < Some(from)) else {
            continue;
        };
        let earlier = first.agreement;
        let days = case.taken_over_days(old).zip(case.takes_over_days(agreement, entry));
        if days.is_some_and(|(taken, takes)| !taken.is_before(takes)) {
            continue;
        }
        if earlier == agreement || is_joint(case, (agreement, entry), (earlier, first.entry())) {
            continue;
        }
        let (old_id, earlier_id) = (case.id(old), case.id(earlier));
        let message = match case.taken_over_days(old).map(when) {
            None => message!("finding-replaces-replaced", old = old_id, new = earlier_id),
            Some(when) => {
                message!("finding-replaces-replaced-when", old = old_id, new = earlier_id, when = when)
            }
        };
        let finding = findings.add(case.replaces_place(agreement, entry), Some(&old_id), message);
        finding.help(message!("help-replaces-replaced", new = earlier_id, old = old_id));
        finding.related(
            case.replaces_place(earlier, first.entry()),
            message!("place-one-replaces-other", new = earlier_id, old = old_id),
        );
        finding.related(case.start_place(earlier), message!("place-begins-here", id = earlier_id));
        finding.related(case.start_place(agreement), message!("place-begins-later"));
    }
}

/// Whether one of the two entries requires the other's agreement.
fn is_joint(case: &Case<'_>, one: (AgreementIx, usize), other: (AgreementIx, usize)) -> bool {
    let needs = |(agreement, entry): (AgreementIx, usize), needed: AgreementIx| {
        let replaces = case.registry.links(agreement).replaces.get(entry);
        replaces.is_some_and(|replaces| replaces.together_with.contains(&Some(needed)))
    };
    needs(one, other.0) || needs(other, one.0)
}
