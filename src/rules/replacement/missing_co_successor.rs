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
            let message = message!(
                "finding-missing-co-successor",
                old = old,
                other = other,
                obstacle = obstacle.clone(),
            );
            let finding = findings.add(record.at(id.span), Some(&old), message);
            finding.help(message!("help-missing-co-successor", other = other));
            finding.related(place, message!("place-obstacle", other = other, obstacle = obstacle));
        }
    }
}

/// What is missing before an agreement counts as adopted, and the place concerned.
fn obstacle(case: &Case<'_>, agreement: AgreementIx) -> Option<(Message, Place)> {
    let record = case.record(agreement);
    let stage = record.at(record.data.stage.as_ref().map_or(Span::FILE, |stage| stage.span));
    match case.obstacle(agreement)? {
        Obstacle::Draft => Some((message!("is-draft"), stage)),
        Obstacle::Consultation => Some((message!("is-out-for-consultation"), stage)),
        Obstacle::NotAdopted | Obstacle::Rejected => {
            let place = case.adoption_place(agreement).unwrap_or(stage);
            let not_adopted = || message!("is-adopted-so", adopted = case.not_adopted(agreement));
            case.are_decisions_certain(agreement).then(|| (not_adopted(), place))
        }
        Obstacle::AdoptedTooLate | Obstacle::EndsBeforeStart | Obstacle::NoFirstDay => {
            never_began(case, agreement)
        }
    }
}

/// States that the agreement was adopted but ended before it began, and the place concerned.
fn never_began(case: &Case<'_>, agreement: AgreementIx) -> Option<(Message, Place)> {
    let periods = case.periods(agreement);
    let end = periods.written_end?;
    let end = time::end_as_written(case.registry, agreement, end);
    Some((message!("is-ended-not-in-force", end = end), case.end_place(agreement)))
}
