use std::collections::{BTreeMap, HashMap, HashSet};

use crate::load::PartyIx;
use crate::model::agreement::PartyEntry;
use crate::rules::prelude::*;
use crate::source::Span;

rule! {
    /// Two agreements in force with the same topic and kind, a shared party, and no relation to each other.
    ///
    /// Both bind that party in the same matter. Where they say different things, each side will hold on to the one that
    /// suits it. Any relation is enough: one replaces (also in part), amends, rests on, relates to or ends with the other,
    /// in either direction; both rest on the same agreement, as the local agreements of a county do; or one of them is
    /// needed to replace the other. An agreement is
    /// reported once, against those that began before it.
    ///
    /// # What to do
    ///
    /// Read both. If the newer one was meant to replace the older, or some of its sections, record that. If both are to
    /// hold, name the other under `related`.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// topics = ["skola", "barn-och-unga"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["region-test"]
    /// topics = ["barn-och-unga"]
    /// #         ^^^^^^^^^^^^^^^
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # agreements/elevhalsa-2020.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "region-test"]
    /// topics = ["skola", "barn-och-unga"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-2022.toml
    /// title = "Överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["region-test"]
    /// topics = ["barn-och-unga"]
    /// related = ["elevhalsa-2020"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// No party is shared, or the kind is another:
    ///
    /// ```toml
    /// # agreements/elevhalsa-testkoping.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", { id = "provstad", until = 2022-12-31 }]
    /// topics = ["skola"]
    /// [validity]
    /// from = 2020-01-01
    /// until = 2027-12-31
    /// # agreements/elevhalsa-provstad.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["provstad"]
    /// topics = ["skola"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/riktlinje-elevhalsa.toml
    /// title = "Riktlinje för elevhälsa"
    /// kind = "guideline"
    /// parties = ["testkoping", "provstad"]
    /// topics = ["skola"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// Both rest on the same agreement:
    ///
    /// ```toml
    /// # agreements/barns-halsa-2022.toml
    /// title = "Länsövergripande överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testlanets-kommuner"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-provstad.toml
    /// title = "Lokal överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "provstad"]
    /// topics = ["barn-och-unga"]
    /// based_on = ["barns-halsa-2022"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/barns-halsa-testkoping.toml
    /// title = "Lokal överenskommelse om barns hälsa"
    /// kind = "agreement"
    /// parties = ["region-test", "testkoping"]
    /// topics = ["barn-och-unga"]
    /// based_on = ["barns-halsa-2022"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    id: "overlapping-agreements", level: Note, since: "0.1.0", timed: true, check: Check::Registry(check),
}

/// So many others are named.
const SHOWN: usize = 3;
/// So many others are looked at for one agreement, topic and party: all, in any registry but one made to be slow.
const LOOKED_AT: usize = 1000;

/// Agreements of one kind, topic and party, by the first that each rests on.
type Bucket = BTreeMap<Option<AgreementIx>, Vec<AgreementIx>>;
/// A kind, a topic and a party.
type Matter<'r> = (&'r str, &'r str, PartyIx);

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let in_force = |agreement: &AgreementIx| case.standing(*agreement).state == State::InForce;
    let has_topics = |agreement: &AgreementIx| !case.agreement(*agreement).topics.is_empty();
    let mut agreements: Vec<AgreementIx> = case
        .registry
        .agreement_ixs()
        .filter(|agreement| has_topics(agreement) && in_force(agreement))
        .collect();
    agreements.sort_by_key(|agreement| (case.periods(*agreement).start, *agreement));
    let relations = Relations::of(case);
    let mut earlier: HashMap<Matter<'_>, Bucket> = HashMap::new();
    for agreement in agreements {
        let matters = matters(case, agreement);
        let others = unrelated(agreement, &matters, &earlier, &relations);
        say(case, agreement, &others, findings);
        let basis = relations.bases(agreement).first().copied();
        for (_, matter) in matters {
            let bucket = earlier.entry(matter).or_default().entry(basis).or_default();
            if bucket.last() != Some(&agreement) {
                bucket.push(agreement);
            }
        }
    }
}

/// An agreement that overlaps another, and where each names the topic.
struct Overlap {
    other: AgreementIx,
    topic: Span,
    party: PartyIx,
}

fn say(case: &Case<'_>, agreement: AgreementIx, others: &[Overlap], findings: &mut Findings<'_>) {
    let Some(first) = others.first() else { return };
    let record = case.record(agreement);
    findings.record = Some(record.id.clone());
    let named = others.iter().take(SHOWN).map(|overlap| format!("`{}`", case.id(overlap.other)));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = if others.len() > SHOWN { " and others" } else { "" };
    let party = case.registry.party_id(first.party);
    let message =
        format!("`{party}` is bound in the same matter by {named}{more}, and nothing says how they relate");
    let finding = findings.add(record.at(first.topic), message);
    finding.help("record which of them replaces or amends the other, or name the other under `related`");
    let topic = record.data.topics.iter().find(|topic| topic.span == first.topic);
    for overlap in others.iter().take(SHOWN) {
        let other = case.record(overlap.other);
        let same = other.data.topics.iter().find(|same| topic.is_some_and(|topic| topic.value == same.value));
        let span = same.map_or(other.data.kind.span, |same| same.span);
        finding.related(other.at(span), format!("`{}` has the same topic and kind", other.id));
    }
}

/// Earlier agreements of a shared matter that have no relation to this one: all, or one more than are named.
fn unrelated(
    agreement: AgreementIx,
    matters: &[(Span, Matter<'_>)],
    earlier: &HashMap<Matter<'_>, Bucket>,
    relations: &Relations,
) -> Vec<Overlap> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (topic, matter) in matters {
        let buckets = earlier.get(matter).into_iter().flatten();
        let others = buckets
            .filter(|(basis, _)| basis.is_none_or(|basis| !relations.bases(agreement).contains(&basis)));
        for other in others.flat_map(|(_, others)| others).take(LOOKED_AT) {
            if seen.insert(*other) && !relations.are_related(agreement, *other) {
                found.push(Overlap { other: *other, topic: *topic, party: matter.2 });
                if found.len() > SHOWN {
                    return found;
                }
            }
        }
    }
    found
}

/// The matters of an agreement, each with the place of its topic.
fn matters<'r>(case: &Case<'r>, agreement: AgreementIx) -> Vec<(Span, Matter<'r>)> {
    let (data, day) = (case.agreement(agreement), case.day());
    let is_party = |entry: &PartyEntry| {
        entry.from.as_ref().is_none_or(|from| from.first_day() <= day)
            && entry.until.as_ref().is_none_or(|until| day <= until.last_day())
    };
    let parties = case.parties_by(agreement, is_party);
    let topics = data.topics.iter();
    topics
        .flat_map(|topic| {
            parties.iter().map(|party| (topic.span, (data.kind.as_str(), topic.as_str(), *party)))
        })
        .collect()
}

/// Which agreements have to do with which others.
struct Relations {
    pairs: HashSet<(AgreementIx, AgreementIx)>,
    bases: Vec<Vec<AgreementIx>>,
}

impl Relations {
    fn of(case: &Case<'_>) -> Self {
        let mut relations = Relations { pairs: HashSet::new(), bases: Vec::new() };
        for agreement in case.registry.agreement_ixs() {
            let bases: Vec<AgreementIx> =
                case.registry.links(agreement).based_on.iter().flatten().copied().collect();
            let named = named_by(case, agreement).chain(bases.iter().copied());
            relations.pairs.extend(named.map(|other| ordered(agreement, other)));
            for replaces in &case.registry.links(agreement).replaces {
                let Some(old) = replaces.agreement else { continue };
                let together = replaces.together_with.iter().flatten();
                relations.pairs.extend(together.map(|other| ordered(old, *other)));
            }
            relations.bases.push(bases);
        }
        relations
    }

    fn bases(&self, agreement: AgreementIx) -> &[AgreementIx] {
        self.bases.get(agreement.position()).map_or(&[], Vec::as_slice)
    }

    fn are_related(&self, one: AgreementIx, other: AgreementIx) -> bool {
        self.pairs.contains(&ordered(one, other))
            || self.bases(one).iter().any(|basis| self.bases(other).contains(basis))
    }
}

/// The agreements that one names, but for those it rests on.
fn named_by<'r>(case: &Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = AgreementIx> + 'r {
    let (data, links, registry) = (case.agreement(agreement), case.registry.links(agreement), case.registry);
    let ids = data.related.iter().chain(data.amends.iter().map(|amends| &amends.id));
    let replaced = links
        .replaces
        .iter()
        .flat_map(|replaces| replaces.together_with.iter().flatten().copied().chain(replaces.agreement));
    ids.filter_map(|id| registry.agreement_of(&id.value))
        .chain(replaced)
        .chain(links.ends_with)
        .chain(links.ends_when_replaced)
}

fn ordered(one: AgreementIx, other: AgreementIx) -> (AgreementIx, AgreementIx) {
    (one.min(other), one.max(other))
}
