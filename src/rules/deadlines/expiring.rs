use std::fmt::Display;

use super::endings::{ends_with, valid_through};
use crate::rules::dates::when;
use crate::rules::prelude::*;
use crate::time::EndCause;

rule! {
    /// It ends within the horizon, and either a successor takes over or `[end]` says that it ends for good.
    ///
    /// Nobody has to act to keep an agreement in force. But those who follow the text must be told that another one, or
    /// none, will apply.
    ///
    /// # What to do
    ///
    /// Tell those who follow it what will apply from the day after.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2025-06-30
    /// #       ^^^^^^^^^^
    /// ```
    ///
    /// Ended on purpose:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// [end]
    /// date = 2025-06-30
    /// #      ^^^^^^^^^^
    /// reason = "merged"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-06-30
    /// # agreements/fardtjanst-2026.toml
    /// title = "Avtal om färdtjänst 2026"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    id: "expiring", level: Note, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let standing = case.standing(agreement);
    if !standing.has(Flag::Expiring) || standing.has(Flag::Lapsing) || case.is_end_faulty(agreement) {
        return;
    }
    if case.unknown_takeover(agreement).is_some() {
        return;
    }
    let periods = case.periods(agreement);
    let valid = valid_through(case, agreement);
    let successor = case.taken_over_days(agreement).zip(periods.replaced);
    let Some((from, (_, successor))) = successor else {
        let is_ended = periods.end.is_some_and(|(_, cause)| cause == EndCause::Ended);
        let message = match is_ended {
            true => message!("finding-expiring-ended", valid = valid),
            false => message!("finding-expiring-planned", valid = valid),
        };
        let host = ends_with(case, agreement).map(|host| -> &dyn Display { host });
        findings.add(case.end_place(agreement), host, message).help(message!("help-expiring-ends"));
        return;
    };
    let (id, from) = (case.id(successor), when(from));
    findings
        .add(
            case.end_place(agreement),
            Some(ends_with(case, agreement).unwrap_or(id) as _),
            message!("finding-expiring", valid = valid, id = id, when = from.clone()),
        )
        .help(message!("help-expiring", id = id, when = from))
        .related(case.start_place(successor), message!("place-is-to-hold", id = id));
}
