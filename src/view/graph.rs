//! The graph: how agreements replace, rest on and amend each other, and bodies take over from each other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use clap::ValueEnum;

use crate::model::Id;
use crate::registry::{AgreementIx, BodyIx};
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, State};

use super::filter::Filter;
use super::message::{self, Message, message};
use super::{AgreementRow, LinkRow, words};

/// A graph. An arrow goes from what says something of another to that other.
#[derive(Debug)]
pub struct Graph {
    /// What is tied to something: agreements in the order of their ids, then bodies in that of theirs.
    pub nodes: Vec<Node>,
    /// The arrows, in the order of what they go from.
    pub edges: Vec<Edge>,
    /// The day of the report.
    pub as_of: Day,
}

/// An agreement or a body.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is known by in the graph: `agreement/ID` or `body/ID`.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title, or its name; else its id.
    pub name: String,
    /// The state of an agreement; none for a body.
    pub state: Option<State>,
    /// Does a law require it?
    pub statutory: bool,
    /// From when through when it holds, or exists.
    pub period: Option<Message>,
}

/// An arrow.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The key of the node that says it.
    pub from: String,
    /// The key of the node it is said of.
    pub to: String,
    /// What is said.
    pub kind: EdgeKind,
    /// Has it come about by the day of the report?
    pub done: bool,
    /// Sections, days, and what must come about first.
    pub terms: Vec<Message>,
    /// The positions of the two nodes.
    pub ends: (usize, usize),
}

/// What an arrow says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
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

/// Which arrows there are in a graph.
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

/// What a graph is drawn around.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    /// The agreement or body in the middle.
    pub center: Thing,
    /// At most so many arrows from it, whichever way they point.
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
    /// What it says, as of the day of the report.
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

    /// The lines beside it: what it says, and on which terms.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        std::iter::once(&self.verb()).chain(&self.terms).map(|message| message.localise(language)).collect()
    }
}

impl Node {
    /// What stands under its name: its id, its state, and how long it holds.
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
    /// The graph of the agreements that `filter` lets through and what they are tied to, with these relations, or all if none
    /// are asked for; bodies only where the filter lets all through. What is tied to nothing is left out.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, relations: &[Relation], around: Option<Around>) -> Self {
        let ties = Ties::of(case, filter, relations);
        let row = |agreement| Cow::Owned(AgreementRow::of(case, agreement));
        match around.and_then(|around| ties.near(around, usize::MAX)) {
            Some(near) => ties.graph(case, near, &row),
            None => ties.graph(case, ties.of.keys().copied().collect(), &row),
        }
    }

    /// The id of a node that most arrows begin or end at.
    #[must_use]
    pub fn most_tied(&self) -> Option<&str> {
        let mut ties = vec![0_usize; self.nodes.len()];
        for end in self.edges.iter().flat_map(|edge| [edge.ends.0, edge.ends.1]) {
            ties.get_mut(end).into_iter().for_each(|ties| *ties += 1);
        }
        let most = self.nodes.iter().zip(ties).max_by_key(|(_, ties)| *ties);
        most.map(|(node, _)| node.id.as_str())
    }

    /// What it is of, in few words.
    #[must_use]
    pub fn heading(&self) -> Message {
        message!("graph-heading", day = self.as_of)
    }

    /// All that is said of a node, for those who hear it: what it is, and where its arrows go.
    #[must_use]
    pub fn telling(&self, node: &Node, arrows: &[&Edge], language: Language) -> String {
        let mut telling = format!("{} ({})", node.name, node.facts(language).join(", "));
        for edge in arrows {
            let to = self.nodes.get(edge.ends.1).map_or("", |to| to.name.as_str());
            telling.push_str(&format!("; {} {to}", edge.verb().localise(language)));
            if !edge.terms.is_empty() {
                telling.push_str(&format!(" ({})", message::join(&edge.terms, ", ", language)));
            }
        }
        telling
    }
}

/// An arrow before it is told.
struct Tie {
    from: Thing,
    to: Thing,
    kind: EdgeKind,
    /// The agreement that says it, and the position of the entry; for a body, neither.
    said_by: Option<(AgreementIx, usize)>,
}

/// Every arrow between two that the registry has.
fn ties(case: &Case<'_>) -> Vec<Tie> {
    let registry = case.registry;
    let (mut ties, mut helpers) = (Vec::new(), Vec::new());
    for agreement in registry.agreement_ixs() {
        let (links, record) = (registry.links(agreement), case.agreement(agreement));
        let tie = |from: AgreementIx, to: AgreementIx, kind: EdgeKind, entry: usize| Tie {
            from: Thing::Agreement(from),
            to: Thing::Agreement(to),
            kind,
            said_by: Some((agreement, entry)),
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
    // One that replaces it itself needs no second arrow.
    let mut said: HashSet<(Thing, Thing)> =
        ties.iter().filter(|tie| tie.kind == EdgeKind::Replaces).map(|tie| (tie.from, tie.to)).collect();
    ties.extend(helpers.into_iter().filter(|tie| said.insert((tie.from, tie.to))));
    for (position, record) in registry.bodies.records.iter().enumerate() {
        let (body, mut seen) = (BodyIx::from(position), HashSet::new());
        let replaced = record.data.replaces.iter().filter_map(|id| registry.body_of(&id.value));
        let others = replaced.filter(|other| *other != body && seen.insert(*other));
        let (from, kind) = (Thing::Body(body), EdgeKind::TakesOver);
        ties.extend(others.map(|other| Tie { from, to: Thing::Body(other), kind, said_by: None }));
    }
    ties
}

/// The arrows of a registry, found once for as many graphs as there are to be.
pub struct Ties {
    ties: Vec<Tie>,
    /// The positions of those from and to each.
    of: HashMap<Thing, Vec<usize>>,
}

impl Ties {
    /// The arrows from and to the agreements that `filter` lets through, of these relations, or of all if none are asked for;
    /// those of bodies only where the filter lets all through.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, relations: &[Relation]) -> Self {
        let mut ties = ties(case);
        ties.retain(|tie| relations.is_empty() || relations.contains(&tie.kind.relation()));
        if !filter.is_open() {
            let matching: HashSet<Thing> = filter.apply(case).into_iter().map(Thing::Agreement).collect();
            ties.retain(|tie| matching.contains(&tie.from) || matching.contains(&tie.to));
        }
        ties.sort_by_key(|tie| (tie.from, tie.kind, tie.to));
        let mut of: HashMap<Thing, Vec<usize>> = HashMap::new();
        for (position, tie) in ties.iter().enumerate() {
            of.entry(tie.from).or_default().push(position);
            of.entry(tie.to).or_default().push(position);
        }
        Ties { ties, of }
    }

    /// What lies at most so many arrows from the middle, whichever way they point; none where that is more than `most`.
    #[must_use]
    pub fn near(&self, around: Around, most: usize) -> Option<BTreeSet<Thing>> {
        let mut near = BTreeSet::from([around.center]);
        let mut open = VecDeque::from([(around.center, 0)]);
        while let Some((thing, steps)) = open.pop_front() {
            if steps == around.depth {
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

    /// The arrows between some things, in order. Of the thing that has the most, which may be those of a whole registry, none
    /// is looked at: each that is asked for is one of another thing too.
    fn between(&self, things: &BTreeMap<Thing, usize>) -> Vec<&Tie> {
        let mut of: Vec<&Vec<usize>> = things.keys().filter_map(|thing| self.of.get(thing)).collect();
        of.sort_by_key(|of| of.len());
        of.pop();
        let is_between = |tie: &Tie| things.contains_key(&tie.from) && things.contains_key(&tie.to);
        let positions: BTreeSet<usize> = of.into_iter().flatten().copied().collect();
        positions.into_iter().filter_map(|at| self.ties.get(at)).filter(|tie| is_between(tie)).collect()
    }

    /// The graph of these, and the arrows between them; `row` is asked for the row of each agreement.
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
                period: Some(words::period(&row)),
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
                name: words::body(case.registry, body).to_owned(),
                state: None,
                statutory: false,
                period,
            }
        }
    }
}

/// Has it come about, and on which terms?
fn terms(case: &Case<'_>, tie: &Tie) -> (bool, Vec<Message>) {
    match (tie.kind, tie.said_by, tie.from) {
        (EdgeKind::Replaces, Some((agreement, entry)), _) => {
            let Some(link) = LinkRow::of(case, agreement, entry) else { return (true, Vec::new()) };
            let conditions = link.conditions.iter().map(|unmet| {
                let other = case.registry.agreement_of(&Id::new(&unmet.agreement));
                let lacks = other.map_or(0, |other| case.periods(other).adoption.missing.len());
                match lacks {
                    0 => unmet.message.clone(),
                    lacks => message!("condition-lacks", id = unmet.agreement.as_str(), count = lacks),
                }
            });
            (link.has_taken_over(), link.terms().into_iter().chain(conditions).collect())
        }
        (EdgeKind::HelpsReplace, Some((agreement, entry)), _) => {
            let is_done = case.takes_over(agreement, entry).is_some_and(|from| from.is_by(case.day()));
            (is_done, vec![message!("together-with", ids = case.id(agreement).to_string())])
        }
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
