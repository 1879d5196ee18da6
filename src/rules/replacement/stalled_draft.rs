use crate::model::agreement::Stage;
use crate::rules::prelude::*;
use crate::source::Span;

rule! {
    /// Work on the successor should have begun, but its draft has no planned decision.
    ///
    /// A draft silences the reminders to start. If no decision on it is planned, it may be forgotten while the old
    /// agreement runs out.
    ///
    /// # What to do
    ///
    /// Ask who will decide and when, and record it: a `[[decision]]` with `planned`. If the draft has been abandoned,
    /// withdraw it with `[end]`.
    ///
    /// # Bad
    ///
    /// As of 2025-01-01. The lead time is a year, so work should have begun by 2024-07-01:
    ///
    /// ```toml
    /// # agreements/fardtjanst-2020.toml
    /// title = "Avtal om färdtjänst 2020"
    /// kind = "agreement"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2026-06-30
    /// [revision]
    /// lead_time = "P2Y"
    /// # agreements/fardtjanst-2027.toml
    /// title = "Avtal om färdtjänst 2027"
    /// kind = "agreement"
    /// stage = "draft"
    /// #       ^^^^^^^
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-12-31
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
    /// until = 2026-06-30
    /// [revision]
    /// lead_time = "P2Y"
    /// # agreements/fardtjanst-2027.toml
    /// title = "Avtal om färdtjänst 2027"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["testkoping"]
    /// [validity]
    /// from = 2026-07-01
    /// until = 2029-12-31
    /// [[decision]]
    /// by = "testkoping"
    /// planned = [2025-10-14]
    /// [[replaces]]
    /// id = "fardtjanst-2020"
    /// ```
    id: "stalled-draft", level: Warning, since: "0.1.0", timed: true, check: Check::Agreement(check),
}

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let (record, day) = (case.record(agreement), case.day());
    let is_draft = record.data.stage() != Stage::Adopted && case.standing(agreement).state == State::Draft;
    let mut days = record.data.decision.iter().flat_map(|decision| {
        decision.date.iter().chain(decision.planned().iter().filter(|_| decision.date.is_none()))
    });
    if !is_draft || record.is_faulty("decision") || days.any(|date| day <= date.last_day()) {
        return;
    }
    let links = &case.registry.links(agreement).replaces;
    for (entry, old) in links
        .iter()
        .enumerate()
        .filter_map(|(entry, replaces)| Some((entry, replaces.agreement.filter(|_| replaces.whole)?)))
    {
        let Some(by) = should_have_begun(case, old) else { continue };
        let old_id = case.id(old);
        let message = message!("finding-stalled-draft", old = old_id, by = by);
        let place = record.at(record.data.stage.as_ref().map_or(Span::FILE, |stage| stage.span));
        let finding = findings.add(place, Some(&old_id), message);
        finding.help(message!("help-stalled-draft"));
        finding.related(case.end_place(old), message!("place-runs-out-here", id = old_id));
        finding.related(
            case.replaces_place(agreement, entry),
            message!("place-draft-is-to-replace", id = old_id),
        );
    }
}

/// The day by which work on a successor should have begun, if that was before today and no other successor is decided.
fn should_have_begun(case: &Case<'_>, old: AgreementIx) -> Option<time::Day> {
    let (periods, standing) = (case.periods(old), case.standing(old));
    let is_decided = periods
        .successors
        .iter()
        .any(|successor| case.agreement(successor.agreement).stage() == Stage::Adopted);
    let is_wanted = standing.state.is_in_force() && !is_decided && !case.is_end_faulty(old);
    standing.start_revision_by.filter(|by| is_wanted && *by < case.day())
}
