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
    /// The last day of a party that gave notice follows from `[termination]`. Here it is 2024-06-30:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = [{ id = "testkoping", notice_given = 2023-12-31 }]
    /// #                                              ^^^^^^^^^^
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// [termination]
    /// notice = "P6M"
    /// by = "each-party"
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
    let (periods, state) = (case.periods(agreement), case.standing(agreement).state);
    if parties.0.is_empty() || record.is_faulty("parties") || !state.is_in_force() {
        return;
    }
    let all = participants(case.registry, agreement, periods, case.day());
    if all.is_empty() || all.iter().any(|participant| participant.involvement != Involvement::Left) {
        return;
    }
    let is_provisional = state == State::Provisional;
    let last = case.last_days_of_parties(agreement).max_by_key(|(_, until)| until.last_day());
    let (place, message) = match last {
        Some((_, last)) if is_provisional => {
            (last.span, message!("finding-no-party-left-provisional", day = *last))
        }
        Some((_, last)) => (last.span, message!("finding-no-party-left", day = *last)),
        None if is_provisional => (parties.span, message!("finding-no-party-there-provisional")),
        None => (parties.span, message!("finding-no-party-there")),
    };
    findings.add(record.at(place), None, message).help(message!("help-no-party-left"));
}
