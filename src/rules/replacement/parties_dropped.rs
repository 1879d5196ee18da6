use foldhash::{HashMap, HashSet};

use crate::model::Date;
use crate::model::agreement::Stage;
use crate::registry::PartyIx;
use crate::rules::dates::Days;
use crate::rules::prelude::*;

rule! {
    /// A party of the old agreement is not a party of its successor.
    ///
    /// From the day the successor takes over, nothing binds that party, and nothing is promised to it or to those who
    /// live there. Groups are expanded. Some parties are not reported: those whose entry, or whose own existence, ended
    /// before that day, those that another party has replaced, and those that are parties to an agreement that replaces
    /// the old one `together_with` this one. A draft may leave out parties; the check begins when it is out for
    /// consultation.
    ///
    /// # What to do
    ///
    /// Add the party to `parties`. If it left, give its last day in the old agreement: `{ id = "…", until = … }`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping", { id = "provstad", until = 2022-12-31 }]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// # agreements/elevhalsa-2028.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// stage = "draft"
    /// parties = ["region-test"]
    /// [validity]
    /// from = 2028-01-01
    /// until = 2031-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2024"
    /// ```
    ///
    /// One party has become part of another, and one was dissolved:
    ///
    /// ```toml
    /// # parties/gamlastad.toml
    /// name = "Gamlastads kommun"
    /// kind = "municipality"
    /// until = 2024-12-31
    /// replaced_by = "testkoping"
    /// # parties/vardbolaget.toml
    /// name = "Vårdbolaget i Testlänet AB"
    /// kind = "company"
    /// until = 2022-12-31
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "gamlastad", "vardbolaget"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// ```
    ///
    /// Two agreements replace it together, and one of them has the party:
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "provstad"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2023-12-31
    /// # agreements/elevhalsa-2024.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// [[replaces]]
    /// id = "elevhalsa-2020"
    /// together_with = ["elevhalsa-provstad"]
    /// # agreements/elevhalsa-provstad.toml
    /// title = "Överenskommelse om elevhälsa i Provstad"
    /// kind = "agreement"
    /// parties = ["region-test", "provstad"]
    /// [validity]
    /// from = 2024-01-01
    /// until = 2027-12-31
    /// ```
    id: "parties-dropped", level: Warning, since: "0.1.0", timed: false, check: Check::Agreement(check),
}

/// How many parties are named.
const SHOWN: usize = 5;

fn check(case: &Case<'_>, agreement: AgreementIx, findings: &mut Findings<'_>) {
    let record = case.record(agreement);
    let has_none = case.registry.settings_of(record.file).may_have_no_parties(&record.data.kind)
        && record.data.parties.0.is_empty();
    if has_none
        || record.data.replaces.is_empty()
        || record.is_faulty("replaces")
        || record.data.stage() == Stage::Draft
    {
        return;
    }
    let Some(own) = parties(case, agreement) else { return };
    for (entry, replaces) in case.registry.links(agreement).replaces.iter().enumerate() {
        let Some(old) = replaces.agreement.filter(|_| replaces.whole) else { continue };
        let together: Option<Vec<_>> =
            replaces.together_with.iter().flatten().map(|other| parties(case, *other)).collect();
        let Some(together) = together else { continue };
        let is_kept =
            |party: PartyIx| own.contains(&party) || together.iter().any(|parties| parties.contains(&party));
        let from = case.takes_over_days(agreement, entry).or(case.from(agreement).map(Days::of));
        // If its last day may be the day before, it is not certainly missing.
        let is_over = |until: Date| from.is_some_and(|from| until.first_day() < from.last);
        let left: HashMap<usize, Sp<Date>> = case.last_days_of_parties(old).collect();
        let stays = |position: usize| left.get(&position).is_none_or(|until| !is_over(**until));
        let dropped: Vec<PartyIx> = case
            .parties_by(old, from.map(|from| from.first), stays)
            .into_iter()
            .filter(|party| !is_kept(*party) && !is_gone(case, *party, is_over, &is_kept))
            .collect();
        if dropped.is_empty() {
            continue;
        }
        let (old_id, list) = (case.id(old), case.party_list(&dropped, SHOWN));
        let finding = findings.add(
            record.at(record.data.parties.span),
            Some(&old_id),
            message!("finding-parties-dropped", id = old_id, parties = list),
        );
        finding.help(message!("help-parties-dropped", id = old_id));
        finding.related(
            case.record(old).at(case.agreement(old).parties.span),
            message!("place-parties-of", id = old_id),
        );
        finding.related(case.replaces_place(agreement, entry), message!("place-it-replaces", id = old_id));
    }
}

/// The parties of an agreement. None if some of them are uncertain.
fn parties(case: &Case<'_>, agreement: AgreementIx) -> Option<HashSet<PartyIx>> {
    let members = case.registry.links(agreement).parties.iter();
    let known = members.map(|member| case.registry.party(member.party).map(|_| member.party));
    known.collect::<Option<HashSet<PartyIx>>>().filter(|_| !case.record(agreement).is_faulty("parties"))
}

/// Whether a party no longer exists on `day`, or a remaining party has succeeded it. Not known for a party without a
/// record.
fn is_gone(
    case: &Case<'_>,
    party: PartyIx,
    is_over: impl Fn(Date) -> bool,
    is_kept: &impl Fn(PartyIx) -> bool,
) -> bool {
    let Some(record) = case.registry.party(party) else { return true };
    let has_ceased = record.data.until.as_ref().is_some_and(|until| is_over(**until));
    let successor =
        record.data.replaced_by.as_ref().and_then(|successor| case.registry.party_of(&successor.value));
    has_ceased || successor.is_some_and(is_kept)
}
