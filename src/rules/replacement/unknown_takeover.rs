use crate::rules::prelude::*;
use crate::time::end_as_written;

rule! {
    /// The start of its only successor is not recorded, so the day of the replacement is unknown.
    ///
    /// Without a start, reports assume that the successor follows directly on the old agreement: from the day after its
    /// last day or, if it has none, since an unknown day in the past. This may be wrong, and there may have been a gap
    /// between the two. If a law requires the agreement (`statutory`), this is an error.
    ///
    /// # What to do
    ///
    /// Give the day on which the successor enters into force as its `from`; a month or a year is enough.
    ///
    /// # Bad
    ///
    /// ```toml unknown-start
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-12-31
    /// #       ^^^^^^^^^^
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
    /// until = 2023-12-31
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    id: "unknown-takeover", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, periods) = (case.record(agreement), case.periods(agreement));
    let Some(successor) = case.unknown_takeover(agreement) else { return };
    let new = case.id(successor.agreement);
    let own_end = periods.own_end.and_then(|(end, _)| end.day());
    let message = match own_end.map(|end| end_as_written(case.registry, agreement, end)) {
        Some(end) => message!("finding-unknown-takeover-through", new = new, end = end),
        None => message!("finding-unknown-takeover", new = new),
    };
    let finding = findings.add(case.end_place(agreement), Some(&new), message);
    finding.help(message!("help-unknown-takeover", new = new));
    finding.related(case.start_place(successor.agreement), message!("place-no-from", new = new));
    finding.related(
        case.replaces_place(successor.agreement, successor.entry()),
        message!("place-replaces-it", id = new),
    );
    if let Some(statutory) = record.data.statutory.as_ref().filter(|_| case.is_statutory(agreement)) {
        finding.level(Level::Error).related(record.at(statutory.span), message!("place-by-law"));
    }
}
