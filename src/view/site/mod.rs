//! The content of the website's pages: what several pages share is computed once, the rest page by page.

mod agreement;
mod body;
mod groups;
mod page_name;
mod parts;
mod party;
mod sources;
mod to_do;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::model::{Duration, Id};
use crate::parallel;
use crate::registry::{AgreementIx, BodyIx, PartyIx, Ties};
use crate::time::Case;
use crate::time::day::{add, subtract};
use crate::time::{Day, lines};

use super::filter::Filter;
use super::graph::{self, Around, Relation};
use super::party::Membership;
use super::status::Status;
use super::task::{self, TaskRow};
use super::timeline::By;
use super::{Agenda, AgreementRow, Chart, Event, FindingRow, Graph, Log, Rows, words};

pub use crate::text::Named;
pub use agreement::{AgreementPage, MatrixRow};
pub use body::BodyContent;
pub use groups::Groups;
pub use page_name::page_name;
pub use parts::Count;
pub use party::PartyContent;
pub use to_do::ToDo;

use parts::{Holder, Member};

/// The most nodes of a graph that is useful on a page.
const MAX_NODES: usize = 24;

/// The most edges of such a graph. A larger one would take a second to lay out for each page.
const MAX_ARROWS: usize = 4 * MAX_NODES;

/// A registry as the content of its site.
pub struct Site<'r> {
    case: Case<'r>,
    /// Its agreements, by their positions.
    pub rows: Vec<AgreementRow>,
    /// What expires, lapses or needs revision.
    pub status: Status<'r>,
    /// The future events.
    pub agenda: Agenda,
    /// The changes recorded by git. None if git has no history of the registry.
    pub log: Option<Log>,
    /// The lines of replacement, by beginning.
    pub lines: Vec<Vec<AgreementIx>>,
    /// By agreement: the position of its line in `lines`, and its position in that line.
    places: Vec<(usize, usize)>,
    /// By agreement: where its rows in the report stand.
    to_do: Vec<Vec<to_do::Place>>,
    /// By agreement: the findings in its file, in the language of the site.
    findings: Vec<Vec<FindingRow>>,
    /// The same in English, for programs.
    plain_findings: Vec<Vec<FindingRow>>,
    /// By agreement: positions in the log, the newest first.
    history: Vec<Vec<usize>>,
    /// Its parties that have a record, by their positions.
    pub party_names: Vec<Named>,
    /// Its bodies, by their positions.
    pub body_names: Vec<Named>,
    parties: Vec<Member>,
    bodies: Vec<Holder>,
    agreement_ties: Ties,
    body_ties: Ties,
}

/// A body, or a party with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A body.
    Body(BodyIx),
    /// A party.
    Party(PartyIx),
}

impl<'r> Site<'r> {
    /// Builds the site of a registry with its findings, in the language of the site and in English for programs, and, if
    /// it is in git, its history.
    #[must_use]
    pub fn of(case: Case<'r>, [findings, plain]: [Vec<FindingRow>; 2], log: Option<Log>) -> Self {
        let everything = Filter::default();
        let all: Vec<AgreementIx> = case.registry.agreement_ixs().collect();
        let lines = lines(&case, &all);
        let mut places = vec![(0, 0); all.len()];
        for (line, agreements) in lines.iter().enumerate() {
            for (position, agreement) in agreements.iter().enumerate() {
                put(&mut places, agreement.position(), |place| *place = (line, position));
            }
        }
        let relations = [Relation::Replacement, Relation::Basis, Relation::Amendment];
        let registry = case.registry;
        let party = |party: PartyIx| words::named_party(registry, party);
        let body = |body: BodyIx| words::named_body(registry, body);
        let (parties, bodies) = (registry.parties.reported().len(), registry.bodies.reported().len());
        let status = Status::of(&case, &everything, false);
        let mut site = Site {
            to_do: to_do::places(&case, &status),
            rows: parallel::map(&all, |agreement| AgreementRow::of(&case, *agreement)),
            status,
            agenda: Agenda::of(&case, &everything, &[]),
            findings: by_agreement(&case, findings),
            plain_findings: by_agreement(&case, plain),
            history: agreement::history(&case, log.as_ref()),
            log,
            lines,
            places,
            party_names: (0..parties).map(|at| party(PartyIx::from(at))).collect(),
            body_names: (0..bodies).map(|at| body(BodyIx::from(at))).collect(),
            parties: (0..parties).map(|_| Member::default()).collect(),
            bodies: (0..bodies).map(|_| Holder::default()).collect(),
            agreement_ties: graph::ties(&case, &everything, &relations),
            body_ties: graph::ties(&case, &everything, &[Relation::Succession]),
            case,
        };
        site.hand_out_agreements();
        site.hand_out_events();
        site.hand_out_tasks();
        site.hand_out_locals();
        site
    }

    /// Assigns agreements to parties and bodies, and groups to parties.
    fn hand_out_agreements(&mut self) {
        let (registry, outlook) = (self.case.registry, self.case.outlook);
        for group in (0..self.parties.len()).map(PartyIx::from) {
            let members = registry.expand(group).iter().filter(|member| **member != group);
            for member in members {
                put(&mut self.parties, member.position(), |member| member.groups.push(group));
            }
        }
        for (agreement, row) in registry.agreement_ixs().zip(&self.rows) {
            for (party, membership) in Membership::all(&self.case, agreement) {
                put(&mut self.parties, party.position(), |of| {
                    of.agreements.push(membership);
                    if membership.involvement.concerns() {
                        of.count.add(row);
                    }
                });
            }
            if let Some(body) = outlook.standing(agreement).owner {
                put(&mut self.bodies, body.position(), |holder| {
                    holder.agreements.push(agreement);
                    holder.count.add(row);
                });
            }
        }
    }

    /// Assigns to parties the events of their agreements, and to bodies the events they are responsible for.
    fn hand_out_events(&mut self) {
        let mut parties: Vec<Vec<(usize, Option<Day>)>> = self.rows.iter().map(|_| Vec::new()).collect();
        for (party, member) in self.parties.iter().enumerate() {
            for membership in member.agreements.iter().filter(|membership| membership.involvement.concerns())
            {
                put(&mut parties, membership.agreement.position(), |of| of.push((party, membership.until)));
            }
        }
        for (at, event) in self.agenda.events.iter().enumerate() {
            let agreement =
                event.agreement.as_ref().and_then(|id| self.case.registry.agreement_of(&Id::new(id)));
            for (party, until) in
                agreement.and_then(|agreement| parties.get(agreement.position())).into_iter().flatten()
            {
                if until.is_none_or(|until| event.on.day <= until) {
                    put(&mut self.parties, *party, |member| member.events.push(at));
                }
            }
            let receivers = event.receivers.iter().filter(|body| !event.bodies.contains(body));
            for body in event.bodies.iter().chain(receivers) {
                put(&mut self.bodies, body.position(), |holder| holder.events.push(at));
            }
        }
    }

    /// Assigns to bodies what they have to do, and the reviews that they receive.
    fn hand_out_tasks(&mut self) {
        for agreement in self.case.registry.agreement_ixs() {
            for task in self.case.tasks(agreement) {
                let row = TaskRow::of(&self.case, agreement, &task);
                for body in task.with.iter().filter_map(|holder| holder.body()) {
                    put(&mut self.bodies, body.position(), |holder| holder.tasks.push(row.clone()));
                }
                for body in &task.receivers {
                    put(&mut self.bodies, body.position(), |holder| holder.receives.push(row.clone()));
                }
            }
        }
        for holder in &mut self.bodies {
            task::sort(self.case.registry, &mut holder.tasks);
            task::sort(self.case.registry, &mut holder.receives);
        }
    }

    /// Assigns to parties the agreements that expect local ones of them.
    fn hand_out_locals(&mut self) {
        for agreement in self.case.registry.agreement_ixs() {
            for party in self.case.local_parties(agreement) {
                put(&mut self.parties, party.position(), |member| member.locals.push(agreement));
            }
        }
    }

    /// The day of the report.
    #[must_use]
    pub fn day(&self) -> Day {
        self.case.day()
    }

    /// The days that the timeline of what changes shows: from a year ago through two years ahead, both inclusive.
    #[must_use]
    pub fn near_days(&self) -> (Day, Day) {
        (subtract(self.day(), Duration::of_months(12)), add(self.day(), Duration::of_months(24)))
    }

    /// The agreement of the site with an id or former id.
    #[must_use]
    pub fn agreement_of(&self, id: &str) -> Option<AgreementIx> {
        let agreement = self.case.registry.agreement_of(&Id::new(id))?;
        self.row(agreement).map(|_| agreement)
    }

    /// The body of the site with an id, otherwise the party.
    #[must_use]
    pub fn actor_of(&self, id: &str) -> Option<Actor> {
        let (registry, id) = (self.case.registry, Id::new(id));
        let body = registry.body_of(&id).filter(|body| body.position() < self.bodies.len());
        let party = || registry.party_of(&id).filter(|party| party.position() < self.parties.len());
        body.map(Actor::Body).or_else(|| party().map(Actor::Party))
    }

    /// The party or body with this id, with its display name.
    #[must_use]
    pub fn named(&self, id: &Id) -> Named {
        words::named_actor(self.case.registry, id)
    }

    /// The words, besides its title and id, by which an agreement can be found.
    #[must_use]
    pub fn found_by(&self, agreement: AgreementIx) -> Vec<&str> {
        let record = self.case.agreement(agreement);
        let mut words: Vec<&str> = record.aliases.iter().map(|alias| alias.as_str()).collect();
        words.extend(record.former_ids.iter().map(|id| &***id));
        words.extend(record.reference.as_ref().map(|reference| reference.as_str()));
        words.extend(record.topics.iter().map(|topic| &*topic.value));
        words
    }

    /// Every id by which a record can be found, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let registry = self.case.registry;
        registry.agreements.ids().chain(registry.parties.ids()).chain(registry.bodies.ids())
    }

    /// Whether another agreement has the same title as the one with this id, so that its id must tell them apart.
    #[must_use]
    pub fn shares_its_title(&self, id: &str) -> bool {
        self.agreement_of(id).is_some_and(|agreement| self.case.registry.shares_its_title(agreement))
    }

    /// The row of an agreement.
    #[must_use]
    pub fn row(&self, agreement: AgreementIx) -> Option<&AgreementRow> {
        self.rows.get(agreement.position())
    }

    fn events(&self, positions: &[usize]) -> Vec<Cow<'_, Event>> {
        positions.iter().filter_map(|at| self.agenda.events.get(*at).map(Cow::Borrowed)).collect()
    }

    /// The parties that have a record, in order, each with the number of its agreements.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = (&Named, Count)> {
        self.party_names.iter().zip(self.parties.iter().map(|member| member.count))
    }

    /// The bodies, in order, each with the number of agreements it is responsible for.
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = (&Named, Count)> {
        self.body_names.iter().zip(self.bodies.iter().map(|holder| holder.count))
    }

    /// A timeline of some lines of replacement, from `from` through `through`, both inclusive; by default as far as the
    /// agreements reach.
    #[must_use]
    pub fn chart(
        &self,
        lines: impl IntoIterator<Item = Vec<AgreementIx>>,
        (from, through): (Option<Day>, Option<Day>),
    ) -> Chart {
        Chart::of_lines(&self.case, Rows(&self.rows), &Filter::default(), lines, By::Line, (from, through))
    }

    /// The agreements in which something changes or is due within two years, line by line: at most `limit` of them, those
    /// with the earliest days. Also how many there are in all.
    #[must_use]
    pub fn changing(&self, limit: usize) -> (Vec<Vec<AgreementIx>>, usize) {
        let mut seen: HashSet<(usize, usize)> = HashSet::new();
        let (_, through) = self.near_days();
        let events = self.agenda.events.iter().filter(|event| event.on.day <= through);
        let agreements = events.filter_map(|event| event.agreement.as_deref());
        let places = agreements
            .filter_map(|id| self.places.get(self.agreement_of(id)?.position()).copied())
            .filter(|place| seen.insert(*place));
        let mut changing: Vec<(usize, usize)> = places.collect();
        let all = changing.len();
        changing.truncate(limit);
        changing.sort_unstable();
        let agreement = |(line, at): &(usize, usize)| self.lines.get(*line)?.get(*at).copied();
        let lines = changing.chunk_by(|a, b| a.0 == b.0);
        (lines.map(|line| line.iter().filter_map(agreement).collect()).collect(), all)
    }

    /// The graph around a node. None if it has no other node, or too many.
    fn graph(&self, ties: &Ties, around: Around) -> Option<Graph> {
        let within = |depth| ties.near(around.center, depth, MAX_NODES);
        // If the wider surroundings are too large, the immediate ones may not be.
        let near = within(around.depth).or_else(|| within(1))?;
        let row = |agreement| Rows(&self.rows).of(&self.case, agreement);
        let graph = (near.len() > 1).then(|| graph::graph(&self.case, ties, &near, &row));
        graph.filter(|graph| graph.edges.len() <= MAX_ARROWS)
    }
}

/// Applies `change` to the item at a position, if there is one.
fn put<T>(items: &mut [T], position: usize, change: impl FnOnce(&mut T)) {
    if let Some(item) = items.get_mut(position) {
        change(item);
    }
}

/// The findings in the file of each agreement.
fn by_agreement(case: &Case<'_>, findings: Vec<FindingRow>) -> Vec<Vec<FindingRow>> {
    let registry = case.registry;
    let mut by_agreement: Vec<Vec<FindingRow>> = registry.agreement_ixs().map(|_| Vec::new()).collect();
    let files = registry
        .agreement_ixs()
        .map(|agreement| (registry.path(registry.agreement(agreement).file), agreement.position()));
    let files: HashMap<&str, usize> = files.collect();
    for finding in findings {
        if let Some(position) = files.get(finding.path.as_str()) {
            put(&mut by_agreement, *position, |own| own.push(finding));
        }
    }
    by_agreement
}
