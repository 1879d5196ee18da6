use crate::rules::prelude::*;

rule! {
    /// It holds until further notice, and no review of it recurs.
    ///
    /// An agreement with a last day is looked at when that day comes. One without is looked at by nobody, until a text
    /// from another time decides over somebody's care.
    ///
    /// # What to do
    ///
    /// Have a review decided that recurs, and record it as a `[[review]]` with `every`. That it is revised as needed is no
    /// review: someone has to find out whether there is a need.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// #       ^^^^^^^^^^^^^^^^
    /// [revision]
    /// as_needed = true
    /// ```
    ///
    /// It is reviewed, but only once:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// #       ^^^^^^^^^^^^^^^^
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2028
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [[review]]
    /// id = "uppfoljning"
    /// first = 2028
    /// every = "P2Y"
    /// ```
    ///
    /// That it ends is decided:
    ///
    /// ```toml
    /// title = "Riktlinje om färdtjänst"
    /// kind = "guideline"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2023-01-01
    /// until = "further-notice"
    /// [end]
    /// date = 2027-12-31
    /// reason = "withdrawn"
    /// ```
    id: "no-review", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let Some(until) = record.data.validity.until.as_ref().filter(|_| record.data.is_until_further_notice())
    else {
        return;
    };
    let recurs = record.data.review.iter().any(|review| review.every.is_some());
    let has_end = case.periods(agreement).end.is_some();
    if recurs
        || has_end
        || case.is_draft(agreement)
        || record.is_faulty("review")
        || case.is_end_faulty(agreement)
    {
        return;
    }
    let finding =
        findings.add(record.at(until.span), "it holds until further notice, and no review of it recurs");
    finding.help("have a recurring review decided, and record it as a `[[review]]` with `every`");
    for review in &record.data.review {
        finding.related(record.at(review.first.span), format!("review `{}` does not recur", *review.id));
    }
}
