use crate::model::agreement::Stage;
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::Obstacle;

rule! {
    /// An agreement that is needed `together_with` this one to replace another is not adopted.
    ///
    /// Neither of them takes over until both are in force: the old agreement continues, whatever the new one says.
    /// Drafts are not checked yet.
    ///
    /// # What to do
    ///
    /// Have the other one adopted, and record it. If this one turns out to be enough on its own, remove the other from
    /// `together_with`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2027-12-31
    /// ends_on_replacement = true
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-2024.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2024"]
    /// #                ^^^^^^^^^^^^
    /// ```
    ///
    /// Adopted, but not by all required parties:
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2027-12-31
    /// # agreements/rutin-2028.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [adoption]
    /// required = ["region-test"]
    /// # agreements/barns-halsa-2028.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2028"]
    /// #                ^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2027-12-31
    /// ends_on_replacement = true
    /// # agreements/rutin-2024.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-2024.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2024"]
    /// ```
    ///
    /// Both are drafts:
    ///
    /// ```toml
    /// # agreements/halsoundersokning-2018.toml
    /// title = "Överenskommelse om hälsoundersökning"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2027-12-31
    /// # agreements/rutin-2028.toml
    /// title = "Rutin vid hälsoundersökning"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// # agreements/barns-halsa-2028.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping", "region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "halsoundersokning-2018"
    /// together_with = ["rutin-2028"]
    /// ```
    id: "missing-co-successor", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    if record.data.stage() != Stage::Adopted {
        return;
    }
    for (replaces, links) in record.data.replaces.iter().zip(&case.registry.links(agreement).replaces) {
        for (id, other) in replaces.together_with.iter().zip(&links.together_with) {
            let Some(other) = other.filter(|other| *other != agreement) else { continue };
            let Some((obstacle, place)) = obstacle(case, other) else { continue };
            let (old, other) = (&replaces.id.value, case.id(other));
            let message = format!("`{old}` is not replaced while `{other}` {obstacle}");
            let finding = findings.add(record.at(id.span), Some(&old), message);
            finding.help(format!("have `{other}` adopted and record it, or take it out of `together_with`"));
            finding.related(place, format!("`{other}` {obstacle}"));
        }
    }
}

/// What is missing before an agreement counts as adopted, and the place concerned.
fn obstacle(case: &Case<'_>, agreement: AgreementIx) -> Option<(String, Place)> {
    let record = case.record(agreement);
    let stage = record.at(record.data.stage.as_ref().map_or(Span::FILE, |stage| stage.span));
    match case.obstacle(agreement)? {
        Obstacle::Draft => Some(("is a draft".to_owned(), stage)),
        Obstacle::Consultation => Some(("is out for consultation".to_owned(), stage)),
        Obstacle::NotAdopted | Obstacle::Rejected => {
            let place = case.adoption_place(agreement).unwrap_or(stage);
            let not_adopted = || format!("is {}", case.not_adopted(agreement));
            case.are_decisions_certain(agreement).then(|| (not_adopted(), place))
        }
        Obstacle::AdoptedTooLate | Obstacle::EndsBeforeStart | Obstacle::NoFirstDay => {
            never_began(case, agreement)
        }
    }
}

/// States that the agreement was adopted but ended before it began, and the place concerned.
fn never_began(case: &Case<'_>, agreement: AgreementIx) -> Option<(String, Place)> {
    let periods = case.periods(agreement);
    let end = periods.written_end?;
    let end = time::end_as_written(case.registry, agreement, end);
    Some((format!("is not in force: it ended through {end}"), case.end_place(agreement)))
}
