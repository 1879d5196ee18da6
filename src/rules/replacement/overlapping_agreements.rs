use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::model::SharedText;
use crate::parallel;
use crate::registry::{PartyIx, Registry};
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::bound;

rule! {
    /// Two agreements in force with the same topic and kind, a shared party, and no relation to each other.
    ///
    /// Both bind that party in the same matter. If they say different things, each side will rely on the one that suits
    /// it. Any relation is enough to avoid this finding: one replaces (even in part), amends, rests on, relates to or
    /// ends with the other, in either direction; both rest on the same agreement, as the local agreements of a county
    /// do; or one of them is needed to replace the other. An agreement is reported once, against those that began
    /// before it.
    ///
    /// # What to do
    ///
    /// Read both. If the newer one was meant to replace the older, or some of its sections, record that. If both should
    /// apply, name the other under `related`.
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
    /// No party is shared, or the kinds differ:
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

/// How many other agreements are named.
const SHOWN: usize = 3;
/// How many other agreements are checked for one agreement, topic and party: all, in any realistic registry.
const LOOKED_AT: usize = 1000;

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let mut agreements: Vec<AgreementIx> = case
        .registry
        .every_agreement_ix()
        .filter(|agreement| !case.agreement(*agreement).topics.is_empty())
        .collect();
    if let Some(file) = findings.only {
        let is_wanted = |agreement: &AgreementIx| case.record(*agreement).file == file;
        let Some(wanted) = agreements.iter().copied().find(is_wanted) else { return };
        agreements.retain(|other| may_overlap(case, wanted, *other));
    }
    agreements.retain(|agreement| case.is_certainly_applied(*agreement));
    agreements.sort_by_key(|agreement| (case.periods(*agreement).start, *agreement));
    let relations = Relations::among(case, &agreements);
    let mut overlaps: BTreeMap<AgreementIx, Vec<Overlap>> = BTreeMap::new();
    let claims = claims(case, &agreements);
    for same in claims.chunk_by(|a, b| (a.matter, a.party) == (b.matter, b.party)) {
        if same.len() > 1 {
            look(same, &relations, &mut overlaps);
        }
    }
    for (agreement, overlaps) in overlaps {
        report(case, agreement, &overlaps, findings);
    }
}

/// Whether two agreements are of one kind and have a topic in common.
fn may_overlap(case: &Case<'_>, one: AgreementIx, other: AgreementIx) -> bool {
    let (one, other) = (case.agreement(one), case.agreement(other));
    let is_topic_of_other = |topic: &Sp<SharedText>| other.topics.iter().any(|of| of.value == topic.value);
    one.kind.value == other.kind.value && one.topics.iter().any(is_topic_of_other)
}

/// An agreement that binds a party in some matter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    /// A kind and a topic of a registry.
    matter: u32,
    party: PartyIx,
    /// The agreement's position in the order in which they began.
    rank: u32,
    agreement: AgreementIx,
    /// The place of the topic.
    topic: Span,
}

/// What an agreement is about: each matter, with the place of its topic.
struct Subjects {
    rank: u32,
    agreement: AgreementIx,
    matters: Vec<(u32, Span)>,
}

/// All claims in matters that several agreements are about, by matter and party, and then in the order in which the
/// agreements began.
fn claims(case: &Case<'_>, agreements: &[AgreementIx]) -> Vec<Claim> {
    let mut matters: HashMap<(usize, SharedText, SharedText), u32> = HashMap::new();
    // How many topics of agreements are each matter.
    let mut counts: Vec<u32> = Vec::new();
    let mut subjects: Vec<Subjects> = Vec::with_capacity(agreements.len());
    for (rank, agreement) in (0..).zip(agreements.iter().copied()) {
        let data = case.agreement(agreement);
        // Kinds and topics are words of each registry.
        let member = case.registry.member_of(case.record(agreement).file);
        let matter = |topic: &Sp<SharedText>| {
            let next = u32::try_from(matters.len()).unwrap_or(u32::MAX);
            let matter = *matters.entry((member, data.kind.value, topic.value)).or_insert(next);
            counts.resize(matters.len(), 0);
            counts.get_mut(matter as usize).into_iter().for_each(|count| *count += 1);
            (matter, topic.span)
        };
        subjects.push(Subjects { rank, agreement, matters: data.topics.iter().map(matter).collect() });
    }
    let is_shared = |(matter, _): &&(u32, Span)| counts.get(*matter as usize).is_some_and(|count| *count > 1);
    let of_agreement = |Subjects { rank, agreement, matters }: &Subjects| {
        let (rank, agreement) = (*rank, *agreement);
        let mut shared = matters.iter().filter(is_shared).peekable();
        if shared.peek().is_none() {
            return Vec::new();
        }
        let parties = bound(case.registry, agreement, case.periods(agreement), case.day());
        let claim = |matter, topic, party| Claim { matter, party, rank, agreement, topic };
        shared
            .flat_map(|(matter, topic)| parties.iter().map(|party| claim(*matter, *topic, *party)))
            .collect()
    };
    let mut claims: Vec<Claim> = parallel::flat_map(&subjects, of_agreement);
    parallel::sort_by(&mut claims, Claim::cmp);
    claims
}

/// A claim of one agreement that overlaps with one of another.
struct Overlap {
    own: Claim,
    other: Claim,
}

/// Adds the overlaps among the claims on one party in one matter. For each agreement, at most one more is kept than is
/// shown.
fn look(same: &[Claim], relations: &Relations<'_>, overlaps: &mut BTreeMap<AgreementIx, Vec<Overlap>>) {
    // By the first agreement that each is based on: agreements with the same basis are related, however many they are.
    let mut earlier: BTreeMap<Option<AgreementIx>, Vec<Claim>> = BTreeMap::new();
    for own in same {
        let mut bases = relations.bases(own.agreement);
        let is_based_on = |basis: AgreementIx| bases.clone().any(|own| own == basis);
        let others = earlier.iter().filter(|(basis, _)| basis.is_none_or(|basis| !is_based_on(basis)));
        for other in others.flat_map(|(_, others)| others).take(LOOKED_AT) {
            if other.agreement == own.agreement || relations.are_related(own.agreement, other.agreement) {
                continue;
            }
            let found = overlaps.entry(own.agreement).or_default();
            if found.len() > SHOWN {
                break;
            }
            if found.iter().all(|known| known.other.agreement != other.agreement) {
                found.push(Overlap { own: *own, other: *other });
            }
        }
        earlier.entry(bases.next()).or_default().push(*own);
    }
}

fn report(case: &Case<'_>, agreement: AgreementIx, overlaps: &[Overlap], findings: &mut Findings<'_>) {
    let Some(Overlap { own, .. }) = overlaps.first() else { return };
    let record = case.record(agreement);
    let others: Vec<AgreementIx> =
        overlaps.iter().take(SHOWN).map(|overlap| overlap.other.agreement).collect();
    let (party, named) = (case.registry.party_id(own.party), case.agreement_list(&others, SHOWN));
    let message = match overlaps.len() > SHOWN {
        false => message!("finding-overlapping", party = party, others = named),
        true => message!("finding-overlapping-more", party = party, others = named),
    };
    findings.record = Some(record.id);
    let finding = findings.add(record.at(own.topic), Some(&party), message);
    finding.help(message!("help-overlapping"));
    for Overlap { other, .. } in overlaps.iter().take(SHOWN) {
        let record = case.record(other.agreement);
        finding.related(record.at(other.topic), message!("place-same-topic", id = record.id));
    }
}

/// Which agreements are related to which others.
struct Relations<'r> {
    registry: &'r Registry,
    pairs: HashSet<(AgreementIx, AgreementIx)>,
}

impl<'r> Relations<'r> {
    /// The relations among these agreements, according to any record.
    fn among(case: &Case<'r>, agreements: &[AgreementIx]) -> Self {
        let members: HashSet<AgreementIx> = agreements.iter().copied().collect();
        let mut relations = Relations { registry: case.registry, pairs: HashSet::new() };
        for agreement in case.registry.every_agreement_ix() {
            let links = case.registry.links(agreement);
            let named = members.contains(&agreement).then(|| named_by(case, agreement)).into_iter().flatten();
            let named = named.chain(relations.bases(agreement)).map(|other| (agreement, other));
            let needed = links.replaces.iter().filter_map(|replaces| Some((replaces.agreement?, replaces)));
            let needed = needed.flat_map(|(old, replaces)| {
                replaces.together_with.iter().flatten().map(move |other| (old, *other))
            });
            let among =
                |(one, other): &(AgreementIx, AgreementIx)| members.contains(one) && members.contains(other);
            relations.pairs.extend(named.chain(needed).filter(among).map(|(one, other)| ordered(one, other)));
        }
        relations
    }

    fn bases(&self, agreement: AgreementIx) -> impl Iterator<Item = AgreementIx> + Clone + use<'r> {
        self.registry.links(agreement).based_on.iter().flatten().copied()
    }

    fn are_related(&self, one: AgreementIx, other: AgreementIx) -> bool {
        self.pairs.contains(&ordered(one, other))
            || self.bases(one).any(|basis| self.bases(other).any(|other| other == basis))
    }
}

/// The agreements that one names, except those it is based on.
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
