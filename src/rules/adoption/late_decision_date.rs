use crate::model::validity::From;
use crate::rules::case::days;
use crate::rules::prelude::*;

rule! {
    /// A planned decision falls after the start that it should precede.
    ///
    /// On the day written as the start nobody will have decided: the agreement begins later than it says, or a party is
    /// asked to decide on what already applies. Each planned day is looked at, also alternatives. A day known only to the
    /// month or the year is late if all of it is. Once all who must adopt the agreement have, what else is planned may come
    /// after the start.
    ///
    /// # What to do
    ///
    /// Have the matter on an earlier meeting, or move `from` to a day after the last decision.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Överenskommelse om samverkansstruktur"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-06-30
    /// [[decision]]
    /// by = "styrgruppen"
    /// planned = [2026-05-22, 2026-09-25]
    /// #                      ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om samverkansstruktur"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-06-30
    /// [[decision]]
    /// by = "styrgruppen"
    /// planned = [2026-05-22, "2026-07"]
    /// ```
    ///
    /// All who must adopt it have:
    ///
    /// ```toml
    /// title = "Överenskommelse om samverkansstruktur"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-06-30
    /// [adoption]
    /// required = ["testkoping"]
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "provstad"
    /// planned = [2026-09-25]
    /// ```
    id: "late-decision-date", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let adoption = &case.periods(agreement).adoption;
    let Some(from) = &record.data.validity.from else { return };
    let From::Date(start) = from.value else { return };
    if (adoption.is_required() && adoption.complete) || record.is_faulty("decision") {
        return;
    }
    let first = start.first_day();
    for decision in record.data.decision.iter().filter(|decision| decision.date.is_none()) {
        for planned in &decision.planned {
            let late = time::days_between(first, planned.first_day());
            if late > 0 {
                let (by, day, length) = (&decision.by.value, planned.value, days(late));
                let message =
                    format!("the decision of `{by}` is planned for {day}, {length} after the start, {first}");
                findings
                    .add(record.at(planned.span), message)
                    .help("have it on an earlier meeting, or move `from` to a day after the last decision")
                    .related(record.at(from.span), "the start");
            }
        }
    }
}
