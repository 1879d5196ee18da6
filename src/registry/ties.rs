//! How agreements are tied to each other, and bodies to each other: a graph.

use std::collections::{BTreeSet, VecDeque};

use foldhash::{HashMap, HashSet, HashSetExt};

use super::aggregate::Registry;
use super::position::{AgreementIx, BodyIx};

/// An agreement or a body; agreements come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// An agreement.
    Agreement(AgreementIx),
    /// A body.
    Body(BodyIx),
}

/// What one says of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// An agreement replaces another, in whole or in part.
    Replaces,
    /// An agreement is needed for another to replace this one.
    HelpsReplace,
    /// An agreement rests on another.
    BasedOn,
    /// An agreement amends another, which stays in force.
    Amends,
    /// A body takes over from another.
    TakesOver,
}

impl TieKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TieKind::Replaces => "replaces",
            TieKind::HelpsReplace => "helps-replace",
            TieKind::BasedOn => "based-on",
            TieKind::Amends => "amends",
            TieKind::TakesOver => "takes-over",
        }
    }
}

/// That one says something of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The one that says it.
    pub from: Thing,
    /// The one that it is said of.
    pub to: Thing,
    /// Its kind.
    pub kind: TieKind,
    /// The agreement whose record states it, and the position of the entry. None for bodies.
    pub written_in: Option<(AgreementIx, usize)>,
}

/// The ties of a registry, found once for as many graphs as there are to be.
#[derive(Debug)]
pub struct Ties {
    ties: Vec<Tie>,
    /// The positions of those from and to each.
    of: HashMap<Thing, Vec<usize>>,
}

impl Ties {
    /// The ties that `is_wanted`, from or to what reports show.
    #[must_use]
    pub fn of(registry: &Registry, is_wanted: impl Fn(&Tie) -> bool) -> Self {
        let mut ties = between_agreements(registry);
        ties.extend(between_bodies(registry));
        let is_reported = |thing: Thing| match thing {
            Thing::Agreement(agreement) => agreement.position() < registry.agreements.reported().len(),
            Thing::Body(body) => body.position() < registry.bodies.reported().len(),
        };
        ties.retain(|tie| (is_reported(tie.from) || is_reported(tie.to)) && is_wanted(tie));
        ties.sort_by_key(|tie| (tie.from, tie.kind, tie.to));
        let mut of: HashMap<Thing, Vec<usize>> = HashMap::default();
        for (position, tie) in ties.iter().enumerate() {
            of.entry(tie.from).or_default().push(position);
            of.entry(tie.to).or_default().push(position);
        }
        Ties { ties, of }
    }

    /// All that is tied to something.
    pub fn things(&self) -> impl Iterator<Item = Thing> {
        self.of.keys().copied()
    }

    /// What lies at most `depth` ties from the middle, whichever way they point. None if that is more than `most`.
    #[must_use]
    pub fn near(&self, middle: Thing, depth: u32, most: usize) -> Option<BTreeSet<Thing>> {
        let mut near = BTreeSet::from([middle]);
        let mut open = VecDeque::from([(middle, 0)]);
        while let Some((thing, steps)) = open.pop_front() {
            if steps == depth {
                break;
            }
            for tie in self.of.get(&thing).into_iter().flatten().filter_map(|at| self.ties.get(*at)) {
                let other = if tie.from == thing { tie.to } else { tie.from };
                if near.insert(other) {
                    open.push_back((other, steps + 1));
                }
                if near.len() > most {
                    return None;
                }
            }
        }
        Some(near)
    }

    /// The ties between some things, in the order of what they go from, of their kinds and of what they go to. Of the thing that
    /// has the most, which may be those of a whole registry, none is looked at: each that is asked for is one of another thing
    /// too.
    #[must_use]
    pub fn between(&self, things: &BTreeSet<Thing>) -> Vec<&Tie> {
        let mut of: Vec<&Vec<usize>> = things.iter().filter_map(|thing| self.of.get(thing)).collect();
        of.sort_by_key(|of| of.len());
        of.pop();
        let is_between = |tie: &Tie| things.contains(&tie.from) && things.contains(&tie.to);
        let positions: BTreeSet<usize> = of.into_iter().flatten().copied().collect();
        positions.into_iter().filter_map(|at| self.ties.get(at)).filter(|tie| is_between(tie)).collect()
    }
}

fn between_agreements(registry: &Registry) -> Vec<Tie> {
    let (mut ties, mut helpers) = (Vec::new(), Vec::new());
    for agreement in registry.every_agreement_ix() {
        let (links, record) = (registry.links(agreement), &registry.agreement(agreement).data);
        let tie = |from: AgreementIx, to: AgreementIx, kind: TieKind, entry: usize| Tie {
            from: Thing::Agreement(from),
            to: Thing::Agreement(to),
            kind,
            written_in: Some((agreement, entry)),
        };
        let other = |to: &AgreementIx| *to != agreement;
        for (entry, replaces) in links.replaces.iter().enumerate() {
            let Some(to) = replaces.agreement else { continue };
            ties.push(tie(agreement, to, TieKind::Replaces, entry));
            let others = replaces.together_with.iter().flatten().filter(|other| **other != to);
            helpers.extend(others.map(|from| tie(*from, to, TieKind::HelpsReplace, entry)));
        }
        for (entry, basis) in links.based_on.iter().enumerate() {
            ties.extend(basis.filter(other).map(|to| tie(agreement, to, TieKind::BasedOn, entry)));
        }
        for (entry, amends) in record.amends.iter().enumerate() {
            let to = registry.agreement_of(&amends.id.value).filter(other);
            ties.extend(to.map(|to| tie(agreement, to, TieKind::Amends, entry)));
        }
    }
    // One that replaces it itself needs no second tie.
    let mut said: HashSet<(Thing, Thing)> =
        ties.iter().filter(|tie| tie.kind == TieKind::Replaces).map(|tie| (tie.from, tie.to)).collect();
    ties.extend(helpers.into_iter().filter(|tie| said.insert((tie.from, tie.to))));
    ties
}

fn between_bodies(registry: &Registry) -> Vec<Tie> {
    let mut ties = Vec::new();
    for (position, record) in registry.bodies.records.iter().enumerate() {
        let (body, mut seen) = (BodyIx::from(position), HashSet::new());
        let replaced = record.data.replaces.iter().filter_map(|id| registry.body_of(&id.value));
        let others = replaced.filter(|other| *other != body && seen.insert(*other));
        let (from, kind) = (Thing::Body(body), TieKind::TakesOver);
        ties.extend(others.map(|other| Tie { from, to: Thing::Body(other), kind, written_in: None }));
    }
    ties
}
