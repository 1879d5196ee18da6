//! The graph: which agreements replace, are based on and amend each other, and which bodies take over from each other.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use clap::ValueEnum;

use crate::registry::{AgreementIx, Thing, Tie, TieKind, Ties};
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, State};

use super::chain::condition_message;
use super::filter::Filter;
use super::message::{self, Argument, Message, message};
use super::{AgreementRow, LinkRow, words};

/// A graph. An edge goes from the agreement or body whose record declares it to the other.
#[derive(Debug, Hash)]
pub struct Graph {
    /// The nodes that have an edge: agreements by id, followed by bodies by id.
    pub nodes: Vec<Node>,
    /// The edges, ordered by the node they start from.
    pub edges: Vec<Edge>,
    /// The day of the report.
    pub as_of: Day,
}

/// An agreement or a body.
#[derive(Debug, Clone, Hash)]
pub struct Node {
    /// Its key in the graph: `agreement/ID` or `body/ID`.
    pub key: String,
    /// Its id.
    pub id: String,
    /// Its title or name, or its id if it has none.
    pub name: String,
    /// The state of an agreement. None for a body.
    pub state: Option<State>,
    /// Whether another agreement has the same title, so that its id tells them apart.
    pub shares_its_title: bool,
    /// Whether a law requires it.
    pub statutory: bool,
    /// The period in which it holds or exists.
    pub period: Option<Message>,
}

/// An edge.
#[derive(Debug, Clone, Hash)]
pub struct Edge {
    /// The key of the node it starts from.
    pub from: String,
    /// The key of the node it leads to.
    pub to: String,
    /// What it means.
    pub kind: TieKind,
    /// Whether it has taken effect by the day of the report.
    pub done: bool,
    /// Sections, days and unmet conditions.
    pub terms: Vec<Message>,
    /// The positions of its two nodes.
    pub ends: (usize, usize),
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

impl Relation {
    fn of(kind: TieKind) -> Self {
        match kind {
            TieKind::Replaces | TieKind::HelpsReplace => Relation::Replacement,
            TieKind::BasedOn => Relation::Basis,
            TieKind::Amends => Relation::Amendment,
            TieKind::TakesOver => Relation::Succession,
        }
    }
}

impl Edge {
    /// Its verb, as of the day of the report.
    #[must_use]
    pub fn verb(&self) -> Message {
        match (self.kind, self.done) {
            (TieKind::Replaces, true) => message!("edge-replaces"),
            (TieKind::Replaces, false) => message!("edge-is-to-replace"),
            (TieKind::HelpsReplace, _) => message!("edge-helps-replace"),
            (TieKind::BasedOn, _) => message!("edge-based-on"),
            (TieKind::Amends, _) => message!("edge-amends"),
            (TieKind::TakesOver, _) => message!("edge-takes-over"),
        }
    }

    /// The lines of its label: its verb and its terms.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        std::iter::once(&self.verb()).chain(&self.terms).map(|message| message.localise(language)).collect()
    }
}

impl Node {
    /// The lines below its name: its state and its period; before them its id, if the reader asked for ids or the name is
    /// not enough to know it by.
    #[must_use]
    pub fn facts(&self, language: Language) -> Vec<String> {
        let state = self.state.map_or_else(|| message!("node-body"), words::state);
        let mut state = state.localise(language);
        if self.statutory {
            state = format!("{state} · {}", message!("statutory").localise(language));
        }
        let has_id = (language.ids || self.shares_its_title) && self.name != self.id;
        let mut facts: Vec<String> = has_id.then(|| self.id.clone()).into_iter().collect();
        facts.push(state);
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
        let ties = ties(case, filter, relations);
        let row = |agreement| Cow::Owned(AgreementRow::of(case, agreement));
        let things = match around {
            Some(Around { center, depth }) => ties.near(center, depth, usize::MAX),
            None => None,
        };
        graph(case, &ties, &things.unwrap_or_else(|| ties.things().collect()), &row)
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

/// The ties from and to the agreements that match `filter`, of these relations, or of all if `relations` is empty. Those
/// of bodies are included only if the filter matches every agreement.
pub(super) fn ties(case: &Case<'_>, filter: &Filter, relations: &[Relation]) -> Ties {
    let matching: Option<HashSet<Thing>> =
        (!filter.is_open()).then(|| filter.apply(case).into_iter().map(Thing::Agreement).collect());
    Ties::of(case.registry, |tie| {
        let is_asked_for = relations.is_empty() || relations.contains(&Relation::of(tie.kind));
        let ends = [tie.from, tie.to];
        is_asked_for && matching.as_ref().is_none_or(|matching| ends.iter().any(|end| matching.contains(end)))
    })
}

/// The graph of some nodes and the edges among them. `row` returns the row of an agreement.
pub(super) fn graph<'s>(
    case: &Case<'_>,
    ties: &Ties,
    things: &BTreeSet<Thing>,
    row: &dyn Fn(AgreementIx) -> Cow<'s, AgreementRow>,
) -> Graph {
    let positions: HashMap<Thing, usize> = things.iter().copied().zip(0..).collect();
    let nodes: Vec<Node> = things.iter().map(|thing| node(case, *thing, row)).collect();
    let key = |at: usize| nodes.get(at).map(|node| node.key.clone()).unwrap_or_default();
    let edges = ties.between(things).into_iter().filter_map(|tie| {
        let ends = (*positions.get(&tie.from)?, *positions.get(&tie.to)?);
        let (done, terms) = (case.has_come_about(tie), terms(case, tie));
        Some(Edge { from: key(ends.0), to: key(ends.1), kind: tie.kind, done, terms, ends })
    });
    Graph { edges: edges.collect(), nodes, as_of: case.day() }
}

fn node<'s>(case: &Case<'_>, thing: Thing, row: &dyn Fn(AgreementIx) -> Cow<'s, AgreementRow>) -> Node {
    match thing {
        Thing::Agreement(agreement) => {
            let row = row(agreement);
            Node {
                key: format!("agreement/{}", row.id),
                name: row.name().to_owned(),
                state: Some(row.state),
                shares_its_title: case.registry.shares_its_title(agreement),
                statutory: row.statutory,
                period: Some(row.period()),
                id: row.id.clone(),
            }
        }
        Thing::Body(body) => {
            let record = case.registry.body(body);
            let from = record.data.from.as_ref().map(|from| message!("from", day = from.value));
            let through = case.outlook.bodies.last_date(case.registry, body);
            let through = through.map(|date| message!("through", day = date));
            let period = match (from, through) {
                (Some(from), Some(through)) => Some(message!("from-through", from = from, through = through)),
                (from, through) => from.or(through),
            };
            Node {
                key: format!("body/{}", record.id),
                id: record.id.to_string(),
                name: case.registry.body_name(body).to_owned(),
                state: None,
                shares_its_title: false,
                statutory: false,
                period,
            }
        }
    }
}

/// The terms of an edge: sections, days and unmet conditions.
fn terms(case: &Case<'_>, tie: &Tie) -> Vec<Message> {
    match (tie.kind, tie.written_in, tie.from) {
        (TieKind::Replaces, Some((agreement, entry)), _) => {
            let Some(link) = LinkRow::of(case, agreement, entry) else { return Vec::new() };
            // The edge starts from the agreement itself, and shows its name.
            let subject = |other: Option<AgreementIx>| match other.filter(|other| *other != agreement) {
                Some(other) => Argument::from(words::named_agreement(case.registry, other)),
                None => message!("it").into(),
            };
            let conditions = case.conditions(agreement, entry);
            let conditions = conditions.iter().map(|unmet| {
                let lacks = unmet
                    .agreement()
                    .map(|agreement| (agreement, case.periods(agreement).adoption.missing().len()));
                match lacks.filter(|(_, count)| *count > 0) {
                    None => condition_message(case, unmet, subject(unmet.agreement())),
                    Some((agreement, count)) => {
                        message!("condition-lacks", id = subject(Some(agreement)), count = count)
                    }
                }
            });
            link.terms().into_iter().chain(conditions).collect()
        }
        (TieKind::HelpsReplace, Some((agreement, _)), _) => {
            vec![message!("together-with", ids = words::named_agreement(case.registry, agreement))]
        }
        (TieKind::Amends, Some((agreement, entry)), _) => {
            let sections = case.agreement(agreement).amends.get(entry).map(|amends| &amends.sections);
            let sections: Vec<String> =
                sections.into_iter().flatten().map(|section| section.to_string()).collect();
            let sections = (!sections.is_empty())
                .then(|| message!("sections", sections = words::few(&sections, words::NAMED_OF_ONE)));
            sections.into_iter().collect()
        }
        (TieKind::TakesOver, _, Thing::Body(body)) => {
            let from = case.outlook.bodies.first_day(body);
            from.map(|from| message!("from", day = from)).into_iter().collect()
        }
        (_, _, _) => Vec::new(),
    }
}
