use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;
use crate::time::Day;

rule! {
    /// A successor that starts before what it replaces.
    ///
    /// One of the two days is wrong, or `replaces` points the wrong way. By these records the old agreement was
    /// replaced before it began, so no report shows it as in force on any day.
    ///
    /// # What to do
    ///
    /// Look up both days in the documents. If the older one is recorded as the successor of the newer, move `replaces`
    /// to the other record.
    ///
    /// # Bad
    ///
    /// A wrong year in an agreement out for consultation, and a `replaces` that points the wrong way:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// #      ^^^^^^^^^^
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// #      ^^^^^^^^^^
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2024"
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    ///
    /// An older agreement may replace a newer one together with an even newer one:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2016.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2016-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2022"]
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
    /// ```
    id: "older-successor", level: Error, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let Some(new_start) = case.from(agreement) else { return };
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement.filter(|_| replaces.whole) else { continue };
        let (new_days, old_start) = (Days::of(new_start), case.from(old));
        let Some(old_start) = old_start.filter(|old_start| new_days.is_before(Days::of(*old_start))) else {
            continue;
        };
        if may_take_over_later(case, agreement, entry, old_start.first_day())
            || case.record(agreement).is_faulty("replaces")
        {
            continue;
        }
        let (old_id, before) = (case.id(old), new_days.before(Days::of(old_start)));
        let message =
            message!("finding-older-successor", when = when(new_start), before = before, old = old_id);
        let finding = findings.add(case.start_place(agreement), Some(&old_id), message);
        finding.help(message!("help-older-successor"));
        finding.related(case.start_place(old), message!("place-begins", id = old_id, when = when(old_start)));
        finding.related(case.replaces_place(agreement, entry), message!("place-it-replaces", id = old_id));
    }
}

/// Whether it replaces the old agreement together with others and therefore not before the old one began.
fn may_take_over_later(case: &Case<'_>, agreement: AgreementIx, entry: usize, old_start: Day) -> bool {
    let replaces = case.registry.links(agreement).replaces.get(entry);
    let is_joint = replaces.is_some_and(|replaces| !replaces.together_with.is_empty());
    is_joint && case.takes_over(agreement, entry).is_none_or(|from| from >= When::On(old_start))
}
