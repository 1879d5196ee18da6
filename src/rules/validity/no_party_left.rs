use crate::rules::prelude::*;
use crate::time::{Involvement, participants};

rule! {
    /// In force, and its last party has left.
    ///
    /// An agreement binds its parties. If all of them have left, or have ceased without a successor, it binds nobody,
    /// and every report that shows it as in force is wrong.
    ///
    /// # What to do
    ///
    /// Record the `[end]` of the agreement, or the party that remains.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [
    ///     { id = "testkoping", until = 2023-12-31 },
    ///     { id = "provstad", until = 2024-06-30 },
    /// #                              ^^^^^^^^^^
    /// ]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [{ id = "testkoping", until = 2023-12-31 }, "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// It ended with the last of them:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [{ id = "testkoping", until = 2023-12-31 }, { id = "provstad", until = 2024-06-30 }]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2024-06-30
    /// reason = "terminated"
    /// ```
    id: "no-party-left", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, parties) = (case.record(agreement), &case.agreement(agreement).parties);
    if parties.0.is_empty() || record.is_faulty("parties") || case.standing(agreement).state != State::InForce
    {
        return;
    }
    let all = participants(case.registry, agreement, case.periods(agreement), case.day());
    if all.is_empty() || all.iter().any(|participant| participant.involvement != Involvement::Left) {
        return;
    }
    let last = parties.0.iter().filter_map(|entry| entry.until()).max_by_key(|until| until.last_day());
    let (place, message) = match last {
        Some(last) => (last.span, format!("it is in force, and its last party left after {}", *last)),
        None => (parties.span, "it is in force, and none of its parties is there any more".to_owned()),
    };
    findings
        .add(record.at(place), None, message)
        .help("record the `[end]` of the agreement, or the party that still is one");
}
