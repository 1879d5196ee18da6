use std::collections::BTreeSet;

use crate::model::agreement::Stage;
use crate::rules::prelude::*;

rule! {
    /// A party that must adopt it has rejected it, but it is recorded as adopted, or another agreement rests on it.
    ///
    /// The records say both that it applies and that it cannot. A party's latest decision counts. If adoption by a
    /// number of the parties is enough, rejections matter once too few parties remain.
    ///
    /// # What to do
    ///
    /// If the party has taken a new decision, record it. If it still rejects the agreement, there are three ways:
    /// remove the party from `adoption.required` if the others agree to continue without it; set
    /// `stage = "consultation"` while the text is negotiated; or record an `[end]` with `reason = "withdrawn"`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "testkoping"
    /// date = 2024-05-20
    /// outcome = "adopted"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "rejected"
    /// #         ^^^^^^^^^^
    /// ```
    ///
    /// Out for consultation again, while a local agreement already rests on it:
    ///
    /// ```toml
    /// # agreements/elevhalsa-testkoping.toml
    /// title = "Lokal överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// based_on = ["elevhalsa"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2027-12-31
    /// # agreements/elevhalsa.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2024-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "rejected"
    /// #         ^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "rejected"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-11-25
    /// outcome = "adopted"
    /// ```
    ///
    /// Out for consultation:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "consultation"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = "all-parties"
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "rejected"
    /// ```
    ///
    /// Two of three are enough, and two remain:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provstad", "region-test"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2028-06-30
    /// [adoption]
    /// required = 2
    /// [[decision]]
    /// by = "provstad"
    /// date = 2024-06-10
    /// outcome = "rejected"
    /// ```
    id: "rejected", level: Error, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let adoption = &case.periods(agreement).adoption;
    let left = adoption.required().len().saturating_sub(adoption.rejected().len());
    let is_possible = adoption.number().is_some_and(|enough| left >= enough as usize);
    if adoption.complete || is_possible || record.data.end.is_some() || !case.are_decisions_certain(agreement)
    {
        return;
    }
    let Some(held) = held_for_adopted(case, agreement) else { return };
    // A group's decision is that of each of its members.
    let positions: BTreeSet<usize> = adoption.rejected().iter().map(|(_, position)| *position).collect();
    for decision in positions.into_iter().filter_map(|position| record.data.decision.get(position)) {
        let (Some(date), Some(outcome)) = (&decision.date, &decision.outcome) else { continue };
        let message =
            message!("finding-rejected", by = decision.by.value, day = date.value, why = held.why.clone(),);
        let finding = findings.add(record.at(outcome.span), Some(&decision.by.value), message);
        finding.help(message!("help-rejected"));
        if let Some(place) = held.place {
            finding.related(place, held.why.clone());
        }
        if let Some(required) = case.adoption_place(agreement) {
            finding.related(required, message!("place-who-must-adopt"));
        }
    }
}

/// Why an agreement is regarded as adopted, and the place that says so.
struct Held {
    why: Message,
    place: Option<Place>,
}

fn held_for_adopted(case: &Case<'_>, agreement: AgreementIx) -> Option<Held> {
    let record = case.record(agreement);
    if record.data.stage() == Stage::Adopted {
        let place = record.data.stage.as_ref().map(|stage| record.at(stage.span));
        return Some(Held { why: message!("place-counts-as-adopted"), place });
    }
    let mut locals = case.registry.links(agreement).basis_of.iter();
    let local = *locals.find(|local| case.periods(**local).start.is_some())?;
    let position = case.registry.links(local).based_on.iter().position(|basis| *basis == Some(agreement))?;
    let resting = case.record(local);
    let basis = resting.data.based_on.get(position)?;
    Some(Held { why: message!("rests-on-it", id = resting.id), place: Some(resting.at(basis.span)) })
}
