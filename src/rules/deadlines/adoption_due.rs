use crate::rules::prelude::*;

rule! {
    /// Its start is within the horizon, and not all required parties have adopted it.
    ///
    /// Until the last of them has, it does not enter into force, whatever its date says. A council meets only a few
    /// times a year: if it is asked too late, it decides too late. From the start on, `awaiting-adoption` reports this
    /// instead.
    ///
    /// # What to do
    ///
    /// Ask the missing parties when they will decide, and record the days: a `[[decision]]` with `planned`, and later
    /// with `date` and `outcome`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01, looking twelve months ahead:
    ///
    /// ```toml
    /// title = "Avtal om färdtjänst"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2025-07-01
    /// #      ^^^^^^^^^^
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-11-18
    /// outcome = "adopted"
    /// ```
    ///
    /// # Good
    ///
    /// All have adopted the first, and there is still time for the second:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2025.toml
    /// title = "Avtal om färdtjänst 2025"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2025-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-11-18
    /// outcome = "adopted"
    /// # agreements/fardtjanst-2028.toml
    /// title = "Avtal om färdtjänst 2028"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2028-07-01
    /// until = 2031-06-30
    /// [adoption]
    /// required = "all-parties"
    /// ```
    id: "adoption-due", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let standing = case.standing(agreement);
    let is_reported_elsewhere = case.is_awaiting_adoption(agreement) || case.is_rejected(agreement);
    let Some(from) =
        case.from(agreement).filter(|_| standing.has(Flag::AdoptionDue) && !is_reported_elsewhere)
    else {
        return;
    };
    if !case.are_decisions_certain(agreement) {
        return;
    }
    let (from, not_adopted) = (case.dated(from), case.not_adopted(agreement));
    let finding = findings.add(
        case.start_place(agreement),
        case.first_missing(agreement),
        message!("finding-adoption-due", from = from, adopted = not_adopted),
    );
    finding.help(message!("help-adoption-due"));
    if let Some(required) = case.adoption_place(agreement) {
        finding.related(required, message!("place-who-must-adopt"));
    }
}
