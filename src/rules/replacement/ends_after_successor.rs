use crate::rules::dates::{Days, when};
use crate::rules::prelude::*;

rule! {
    /// Its `[end]` is after the day on which its successor takes over.
    ///
    /// From that day the successor applies, whatever `[end]` says. Either one of the two days is wrong, or both
    /// agreements were meant to apply side by side and the successor does not replace the whole of the old one.
    ///
    /// # What to do
    ///
    /// Look up both days. The last day of the old agreement is the day before the new one takes over, and needs no
    /// `[end]`. If only a part is replaced, say which `sections`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = "further-notice"
    /// [end]
    /// date = 2024-12-31
    /// #      ^^^^^^^^^^
    /// reason = "terminated"
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
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
    /// until = "further-notice"
    /// [end]
    /// date = 2024-06-30
    /// reason = "terminated"
    /// # agreements/fardtjanst-2024.toml
    /// title = "Avtal om färdtjänst 2024"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    id: "ends-after-successor", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let Some(end) = &record.data.end else { return };
    let Some(ended) = case.written_ending(agreement) else { return };
    let (Some(taken), Some(successor)) = (case.taken_over_days(agreement), case.taking_over(agreement))
    else {
        return;
    };
    if Days::of(ended).first < taken.last || case.is_end_faulty(agreement) {
        return;
    }
    let new = case.id(successor.agreement);
    let message = message!("finding-ends-after-successor", end = ended, id = new, when = when(taken));
    let finding = findings.add(record.at(end.place()), Some(&new), message);
    finding.help(message!("help-ends-after-successor", id = new));
    let decisive = case.last_to_start(successor.agreement, successor.entry());
    finding.related(
        case.start_place(decisive),
        message!("place-begins", id = case.id(decisive), when = when(taken)),
    );
    finding.related(
        case.replaces_place(successor.agreement, successor.entry()),
        message!("place-replaces-it", id = new),
    );
}
