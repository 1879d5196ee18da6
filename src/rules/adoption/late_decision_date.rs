use crate::rules::dates::Days;
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
    let (Some(from), Some(start)) = (&record.data.validity.from, case.from(agreement)) else { return };
    if (adoption.is_required() && adoption.complete) || record.is_faulty("decision") {
        return;
    }
    let first = Days::of(start);
    for decision in record.data.decision.iter().filter(|decision| decision.date.is_none()) {
        for planned in &decision.planned {
            let day = Days::of(planned.value);
            if first.is_before(day) {
                let (by, after, day) = (&decision.by.value, day.after(first), planned.value);
                let message =
                    format!("the decision of `{by}` is planned for {day}, {after} the start, {start}");
                findings
                    .add(record.at(planned.span), Some(&by), message)
                    .help("have it on an earlier meeting, or move `from` to a day after the last decision")
                    .related(record.at(from.span), "the start");
            }
        }
    }
}
