//! The graph: which agreements replace, are based on and amend each other, and which bodies take over from each other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use clap::ValueEnum;

use crate::registry::{AgreementIx, BodyIx};
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, State};

use super::chain::condition_message;
use super::filter::Filter;
use super::message::{self, Message, message};
use super::{AgreementRow, LinkRow, words};

/// A graph. An edge goes from the agreement or body whose record declares it to the other.
#[derive(Debug)]
pub struct Graph {
    /// The nodes that have an edge: agreements by id, followed by bodies by id.
    pub nodes: Vec<Node>,
    /// The edges, ordered by the node they start from.
    pub edges: Vec<Edge>,
    /// The day of the report.
    pub as_of: Day,
}

/// An agreement or a body.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its key in the graph: `agreement/ID` or `body/ID`.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title or name, or its id if it has none.
    pub name: String,
    /// The state of an agreement. None for a body.
    pub state: Option<State>,
    /// Whether a law requires it.
    pub statutory: bool,
    /// The period in which it holds or exists.
    pub period: Option<Message>,
}

/// An edge.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The key of the node it starts from.
    pub from: String,
    /// The key of the node it leads to.
    pub to: String,
    /// What it means.
    pub kind: EdgeKind,
    /// Whether it has taken effect by the day of the report.
    pub done: bool,
    /// Sections, days and unmet conditions.
    pub terms: Vec<Message>,
    /// The positions of its two nodes.
    pub ends: (usize, usize),
}

/// The meaning of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// An agreement replaces another, in whole or in part.
    Replaces,
    /// An agreement is needed for another to replace this one.
    HelpsReplace,
    /// An agreement is based on another.
    BasedOn,
    /// An agreement amends another, which stays in force.
    Amends,
    /// A body takes over from another.
    TakesOver,
}

/// The relations that a graph shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Relation {
    /// Which agreements replace which, in whole or in part
    Replacement,
    /// Which agreements rest on which
    Basis,
    /// Which agreements amend which
    Amendment,
    /// Which bodies take over from which
    Succession,
}

/// The node that a graph is drawn around.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// The agreement or body at the centre.
    pub center: Thing,
    /// The greatest distance from it, in edges of either direction.
    pub depth: u32,
}

/// An agreement or a body; agreements come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// An agreement.
    Agreement(AgreementIx),
    /// A body.
    Body(BodyIx),
}

impl EdgeKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EdgeKind::Replaces => "replaces",
            EdgeKind::HelpsReplace => "helps-replace",
            EdgeKind::BasedOn => "based-on",
            EdgeKind::Amends => "amends",
            EdgeKind::TakesOver => "takes-over",
        }
    }

    fn relation(self) -> Relation {
        match self {
            EdgeKind::Replaces | EdgeKind::HelpsReplace => Relation::Replacement,
            EdgeKind::BasedOn => Relation::Basis,
            EdgeKind::Amends => Relation::Amendment,
            EdgeKind::TakesOver => Relation::Succession,
        }
    }
}

impl Edge {
    /// Its verb, as of the day of the report.
    #[must_use]
    pub fn verb(&self) -> Message {
        match (self.kind, self.done) {
            (EdgeKind::Replaces, true) => message!("edge-replaces"),
            (EdgeKind::Replaces, false) => message!("edge-is-to-replace"),
            (EdgeKind::HelpsReplace, _) => message!("edge-helps-replace"),
            (EdgeKind::BasedOn, _) => message!("edge-based-on"),
            (EdgeKind::Amends, _) => message!("edge-amends"),
            (EdgeKind::TakesOver, _) => message!("edge-takes-over"),
        }
    }

    /// The lines of its label: its verb and its terms.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        std::iter::once(&self.verb()).chain(&self.terms).map(|message| message.localise(language)).collect()
    }
}

impl Node {
    /// The lines below its name: its id, its state and its period.
    #[must_use]
    pub fn facts(&self, language: Language) -> Vec<String> {
        let state = self.state.map_or_else(|| message!("node-body"), words::state);
        let mut state = state.localise(language);
        if self.statutory {
            state = format!("{state} · {}", message!("statutory").localise(language));
        }
        let mut facts = vec![self.id.clone(), state];
        facts.extend(self.period.as_ref().map(|period| period.localise(language)));
        facts
    }
}

impl Graph {
    /// The graph of the agreements that match `filter` and those they are tied to, with these relations, or all if
    /// `relations` is empty. Bodies are included only if the filter matches every agreement. Nodes without edges are
    /// left out.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, relations: &[Relation], around: Option<Around>) -> Self {
        let ties = Ties::of(case, filter, relations);
        let row = |agreement| Cow::Owned(AgreementRow::of(case, agreement));
        match around.and_then(|around| ties.near(around, usize::MAX)) {
            Some(near) => ties.graph(case, near, &row),
            None => ties.graph(case, ties.by_thing.keys().copied().collect(), &row),
        }
    }

    /// The id of a node with the most edges.
    #[must_use]
    pub fn most_tied(&self) -> Option<&str> {
        let mut ties = vec![0_usize; self.nodes.len()];
        for end in self.edges.iter().flat_map(|edge| [edge.ends.0, edge.ends.1]) {
            ties.get_mut(end).into_iter().for_each(|ties| *ties += 1);
        }
        let most = self.nodes.iter().zip(ties).max_by_key(|(_, ties)| *ties);
        most.map(|(node, _)| node.id.as_str())
    }

    /// A short heading.
    #[must_use]
    pub fn heading(&self) -> Message {
        message!("graph-heading", day = self.as_of)
    }

    /// The full description of a node for screen readers: what it is and where its edges lead.
    #[must_use]
    pub fn full_description(&self, node: &Node, arrows: &[&Edge], language: Language) -> String {
        let mut full_description = format!("{} ({})", node.name, node.facts(language).join(", "));
        for edge in arrows {
            let to = self.nodes.get(edge.ends.1).map_or("", |to| to.name.as_str());
            full_description.push_str(&format!("; {} {to}", edge.verb().localise(language)));
            if !edge.terms.is_empty() {
                full_description.push_str(&format!(" ({})", message::join(&edge.terms, ", ", language)));
            }
        }
        full_description
    }
}

/// An edge between agreements or bodies, before it is described.
struct Tie {
    from: Thing,
    to: Thing,
    kind: EdgeKind,
    /// The agreement whose record declares it, and the position of the entry. None for a body.
    declared_by: Option<(AgreementIx, usize)>,
}

/// Every edge in the registry between two different nodes.
fn ties(case: &Case<'_>) -> Vec<Tie> {
    let registry = case.registry;
    let (mut ties, mut helpers) = (Vec::new(), Vec::new());
    for agreement in registry.agreement_ixs() {
        let (links, record) = (registry.links(agreement), case.agreement(agreement));
        let tie = |from: AgreementIx, to: AgreementIx, kind: EdgeKind, entry: usize| Tie {
            from: Thing::Agreement(from),
            to: Thing::Agreement(to),
            kind,
            declared_by: Some((agreement, entry)),
        };
        let other = |to: &AgreementIx| *to != agreement;
        for (entry, replaces) in links.replaces.iter().enumerate() {
            let Some(to) = replaces.agreement else { continue };
            ties.push(tie(agreement, to, EdgeKind::Replaces, entry));
            let others = replaces.together_with.iter().flatten().filter(|other| **other != to);
            helpers.extend(others.map(|from| tie(*from, to, EdgeKind::HelpsReplace, entry)));
        }
        for (entry, basis) in links.based_on.iter().enumerate() {
            ties.extend(basis.filter(other).map(|to| tie(agreement, to, EdgeKind::BasedOn, entry)));
        }
        for (entry, amends) in record.amends.iter().enumerate() {
            let to = registry.agreement_of(&amends.id.value).filter(other);
            ties.extend(to.map(|to| tie(agreement, to, EdgeKind::Amends, entry)));
        }
    }
    // No second edge from an agreement that itself replaces the other.
    let mut seen: HashSet<(Thing, Thing)> =
        ties.iter().filter(|tie| tie.kind == EdgeKind::Replaces).map(|tie| (tie.from, tie.to)).collect();
    ties.extend(helpers.into_iter().filter(|tie| seen.insert((tie.from, tie.to))));
    for (position, record) in registry.bodies.records.iter().enumerate() {
        let (body, mut seen) = (BodyIx::from(position), HashSet::new());
        let replaced = record.data.replaces.iter().filter_map(|id| registry.body_of(&id.value));
        let others = replaced.filter(|other| *other != body && seen.insert(*other));
        let (from, kind) = (Thing::Body(body), EdgeKind::TakesOver);
        ties.extend(others.map(|other| Tie { from, to: Thing::Body(other), kind, declared_by: None }));
    }
    ties
}

/// The edges of a registry, collected once for any number of graphs.
pub struct Ties {
    ties: Vec<Tie>,
    /// The positions of the edges from and to each node.
    by_thing: HashMap<Thing, Vec<usize>>,
}

impl Ties {
    /// The edges from and to the agreements that match `filter`, of these relations, or of all if `relations` is empty.
    /// Those of bodies are included only if the filter matches every agreement.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, relations: &[Relation]) -> Self {
        let mut ties = ties(case);
        ties.retain(|tie| relations.is_empty() || relations.contains(&tie.kind.relation()));
        if !filter.is_open() {
            let matching: HashSet<Thing> = filter.apply(case).into_iter().map(Thing::Agreement).collect();
            ties.retain(|tie| matching.contains(&tie.from) || matching.contains(&tie.to));
        }
        ties.sort_by_key(|tie| (tie.from, tie.kind, tie.to));
        let mut by_thing: HashMap<Thing, Vec<usize>> = HashMap::new();
        for (position, tie) in ties.iter().enumerate() {
            by_thing.entry(tie.from).or_default().push(position);
            by_thing.entry(tie.to).or_default().push(position);
        }
        Ties { ties, by_thing }
    }

    /// The nodes within `around.depth` edges of its centre, in either direction. None if there are more than `limit`.
    #[must_use]
    pub fn near(&self, around: Around, limit: usize) -> Option<BTreeSet<Thing>> {
        let mut near = BTreeSet::from([around.center]);
        let mut open = VecDeque::from([(around.center, 0)]);
        while let Some((thing, steps)) = open.pop_front() {
            if steps == around.depth {
                break;
            }
            for tie in self.by_thing.get(&thing).into_iter().flatten().filter_map(|at| self.ties.get(*at)) {
                let other = if tie.from == thing { tie.to } else { tie.from };
                if near.insert(other) {
                    open.push_back((other, steps + 1));
                }
                if near.len() > limit {
                    return None;
                }
            }
        }
        Some(near)
    }

    /// The edges among some nodes, in order. The node with the most edges, perhaps those of a whole registry, need not
    /// be searched: each edge among them also belongs to another of the nodes.
    fn between(&self, things: &BTreeMap<Thing, usize>) -> Vec<&Tie> {
        let mut positions: Vec<&Vec<usize>> =
            things.keys().filter_map(|thing| self.by_thing.get(thing)).collect();
        positions.sort_by_key(|positions| positions.len());
        positions.pop();
        let is_between = |tie: &Tie| things.contains_key(&tie.from) && things.contains_key(&tie.to);
        let positions: BTreeSet<usize> = positions.into_iter().flatten().copied().collect();
        positions.into_iter().filter_map(|at| self.ties.get(at)).filter(|tie| is_between(tie)).collect()
    }

    /// The graph of some nodes and the edges among them. `row` returns the row of an agreement.
    #[must_use]
    pub fn graph<'s>(
        &self,
        case: &Case<'_>,
        things: BTreeSet<Thing>,
        row: &dyn Fn(AgreementIx) -> Cow<'s, AgreementRow>,
    ) -> Graph {
        let positions: BTreeMap<Thing, usize> = things.into_iter().zip(0..).collect();
        let nodes: Vec<Node> = positions.keys().map(|thing| node(case, *thing, row)).collect();
        let key = |at: usize| nodes.get(at).map(|node| node.key.clone()).unwrap_or_default();
        let edges = self.between(&positions).into_iter().filter_map(|tie| {
            let ends = (*positions.get(&tie.from)?, *positions.get(&tie.to)?);
            let (done, terms) = terms(case, tie);
            Some(Edge { from: key(ends.0), to: key(ends.1), kind: tie.kind, done, terms, ends })
        });
        Graph { edges: edges.collect(), nodes, as_of: case.day() }
    }
}

fn node<'s>(case: &Case<'_>, thing: Thing, row: &dyn Fn(AgreementIx) -> Cow<'s, AgreementRow>) -> Node {
    match thing {
        Thing::Agreement(agreement) => {
            let row = row(agreement);
            Node {
                key: format!("agreement/{}", row.id),
                name: row.name().to_owned(),
                state: Some(row.state),
                statutory: row.statutory,
                period: Some(row.period()),
                id: row.id.clone(),
            }
        }
        Thing::Body(body) => {
            let record = case.registry.body(body);
            let from = record.data.from.as_ref().map(|from| message!("from", day = from.value));
            let through = match &record.data.until {
                Some(until) => Some(message!("through", day = until.value)),
                None => case.outlook.bodies.last_day(body).map(|day| message!("through", day = day)),
            };
            let period = match (from, through) {
                (Some(from), Some(through)) => Some(message!("from-through", from = from, through = through)),
                (from, through) => from.or(through),
            };
            Node {
                key: format!("body/{}", record.id),
                id: record.id.to_string(),
                name: case.registry.body_name(body).to_owned(),
                state: None,
                statutory: false,
                period,
            }
        }
    }
}

/// Whether an edge has taken effect, and its terms.
fn terms(case: &Case<'_>, tie: &Tie) -> (bool, Vec<Message>) {
    match (tie.kind, tie.declared_by, tie.from) {
        (EdgeKind::Replaces, Some((agreement, entry)), _) => {
            let Some(link) = LinkRow::of(case, agreement, entry) else { return (true, Vec::new()) };
            let conditions = case.conditions(agreement, entry);
            let conditions = conditions.iter().map(|unmet| {
                let lacks = unmet
                    .agreement()
                    .map(|agreement| (agreement, case.periods(agreement).adoption.missing.len()));
                match lacks.filter(|(_, count)| *count > 0) {
                    None => condition_message(case, unmet),
                    Some((agreement, count)) => {
                        message!("condition-lacks", id = case.id(agreement).to_string(), count = count)
                    }
                }
            });
            (link.has_taken_over, link.terms().into_iter().chain(conditions).collect())
        }
        (EdgeKind::HelpsReplace, Some((agreement, entry)), _) => (
            case.has_taken_over(agreement, entry),
            vec![message!("together-with", ids = case.id(agreement).to_string())],
        ),
        (EdgeKind::Amends, Some((agreement, entry)), _) => {
            let sections = case.agreement(agreement).amends.get(entry).map(|amends| &amends.sections);
            let sections: Vec<String> =
                sections.into_iter().flatten().map(|section| section.to_string()).collect();
            let sections = (!sections.is_empty())
                .then(|| message!("sections", sections = words::few(&sections, words::NAMED_OF_ONE)));
            (true, sections.into_iter().collect())
        }
        (EdgeKind::TakesOver, _, Thing::Body(body)) => {
            let from = case.outlook.bodies.first_day(body);
            let is_done = from.is_none_or(|from| from <= case.day());
            (is_done, from.map(|from| message!("from", day = from)).into_iter().collect())
        }
        (_, _, _) => (true, Vec::new()),
    }
}
