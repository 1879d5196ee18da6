use crate::rules::dates::Days;
use crate::rules::prelude::*;

rule! {
    /// A decision is planned for a day after the start that it should precede.
    ///
    /// On the recorded start the decision will not have been taken: the agreement begins later than it says, or a party
    /// is asked to decide on something that already applies. Each planned day is checked, including alternatives. A
    /// month or a year is late only if all of it is. Once all required parties have adopted the agreement, other
    /// planned decisions may come after the start.
    ///
    /// # What to do
    ///
    /// Take the matter to an earlier meeting, or move `from` to a day after the last decision.
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
    /// All required parties have adopted it:
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
        for planned in decision.planned() {
            let day = Days::of(planned.value);
            if first.is_before(day) {
                let (by, after, day) = (&decision.by.value, day.after(first), planned.value);
                let message =
                    message!("finding-late-decision-date", by = by, day = day, after = after, start = start);
                findings
                    .add(record.at(planned.span), Some(&by), message)
                    .help(message!("help-late-decision-date"))
                    .related(record.at(from.span), message!("place-the-start"));
            }
        }
    }
}
