//! What the pages of a web site say: what several of them need is found once, the rest page by page.

use std::collections::{BTreeSet, HashMap};

use crate::load::{AgreementIx, BodyIx, PartyIx};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::validity::Outcome;
use crate::model::{Date, Id};
use crate::rules::Case;
use crate::source::Sp;
use crate::time::{Day, State};

use super::agreement::date;
use super::chain::{Replacements, lines};
use super::filter::Filter;
use super::graph::{Around, Relation, Thing, Ties};
use super::log::ChangeRow;
use super::status::{Duty, Status};
use super::timeline::By;
use super::{Agenda, AgreementRow, Chart, Event, FindingRow, Graph, Log, Show, words};

/// A graph of more than so many is no help on a page.
const MOST_NODES: usize = 24;

/// So many arrows from what a page is about are followed.
const DEPTH: u32 = 2;

/// Of a line of replacement, so many before and after an agreement are drawn on its page.
const NEIGHBOURS: usize = 5;

/// A registry as its site tells it.
pub struct Site<'r> {
    case: Case<'r>,
    /// Its agreements, by their positions.
    pub rows: Vec<AgreementRow>,
    /// What expires, lapses, needs revision.
    pub status: Status,
    /// What is coming.
    pub agenda: Agenda,
    /// What has changed, as git has it; none where git knows nothing of the registry.
    pub log: Option<Log>,
    /// The lines of replacement, the first to begin first.
    pub lines: Vec<Vec<AgreementIx>>,
    /// By agreement: the position of its line in `lines`, and its own in that.
    places: Vec<(usize, usize)>,
    /// By agreement: the findings in its file.
    findings: Vec<Vec<FindingRow>>,
    /// By agreement: positions in the log, the newest first.
    history: Vec<Vec<usize>>,
    /// Its parties that have a record, by their positions.
    pub party_names: Vec<Named>,
    /// Its bodies, by their positions.
    pub body_names: Vec<Named>,
    parties: Vec<Member>,
    bodies: Vec<Holder>,
    replacements: Replacements,
    agreement_ties: Ties,
    body_ties: Ties,
}

/// A party, a body, or what is named as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A body, or a party with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A body.
    Body(BodyIx),
    /// A party.
    Party(PartyIx),
}

/// What there is of a party.
#[derive(Default)]
struct Member {
    /// The agreements that it is bound by, itself or in a group; those of a group.
    agreements: Vec<AgreementIx>,
    /// The groups that it is in.
    groups: Vec<PartyIx>,
    /// Positions in the agenda.
    events: Vec<usize>,
}

/// What there is of a body.
#[derive(Default)]
struct Holder {
    /// The agreements that it is responsible for on the day.
    agreements: Vec<AgreementIx>,
    /// What it has to see to: the section of the status, and the position there.
    duties: Vec<(usize, usize)>,
    /// Positions in the agenda.
    events: Vec<usize>,
}

/// The page of an agreement.
pub struct AgreementPage<'s> {
    /// All that is known of it.
    pub show: Show,
    /// Its line of replacement, or what is near it in that.
    pub chart: Chart,
    /// What it has to do with others; none where that is nothing, or too much to draw.
    pub graph: Option<Graph>,
    /// Each of its parties, and how that has decided; those first that must.
    pub matrix: Vec<MatrixRow>,
    /// What has changed in its record, the newest first.
    pub history: Vec<&'s ChangeRow>,
}

/// A party of an agreement, and how it has decided.
pub struct MatrixRow {
    /// The party.
    pub party: Named,
    /// Must it adopt the agreement?
    pub required: bool,
    /// What it decided last.
    pub outcome: Option<Outcome>,
    /// When it adopted it.
    pub adopted: Option<Date>,
}

/// The page of a party.
pub struct PartyPage<'s> {
    /// What it is.
    pub kind: Option<PartyKind>,
    /// Its official code.
    pub code: Option<String>,
    /// A function's address.
    pub contact: Option<String>,
    /// Its last day.
    pub last_day: Option<Date>,
    /// The party that took its place.
    pub replaced_by: Option<Named>,
    /// The parties of a group.
    pub members: Vec<Named>,
    /// The agreements that are in force.
    pub bound: Vec<&'s AgreementRow>,
    /// The agreements that wait for its own decision.
    pub awaiting: Vec<&'s AgreementRow>,
    /// Those to come, those that wait for others, and those that are not decided.
    pub coming: Vec<&'s AgreementRow>,
    /// Those that no longer hold.
    pub past: Vec<&'s AgreementRow>,
    /// The groups that it is in.
    pub groups: Vec<Named>,
    /// What is coming in its agreements.
    pub events: Vec<&'s Event>,
}

/// The page of a body.
pub struct BodyPage<'s> {
    /// Its name, in full.
    pub name: String,
    /// Its name in short.
    pub short: Option<String>,
    /// What it is.
    pub kind: Option<BodyKind>,
    /// What it may do.
    pub mandate: Option<Mandate>,
    /// A function's address.
    pub contact: Option<String>,
    /// The first day on which it exists.
    pub first_day: Option<Date>,
    /// The last day on which it exists.
    pub last_day: Option<Date>,
    /// The bodies whose duties it takes over.
    pub takes_over_from: Vec<Named>,
    /// The bodies that take over its duties.
    pub taken_over_by: Vec<Named>,
    /// The bodies whose decisions it prepares.
    pub prepares_for: Vec<Named>,
    /// The parties represented in it.
    pub members: Vec<Named>,
    /// Its meetings from the day on.
    pub meetings: Vec<Date>,
    /// The agreements that it is responsible for on the day and that hold or are to come.
    pub owned: Vec<&'s AgreementRow>,
    /// Those that no longer hold.
    pub past: Vec<&'s AgreementRow>,
    /// What it has to see to now.
    pub duties: Vec<&'s Duty>,
    /// What is coming, and lies with it on its day.
    pub events: Vec<&'s Event>,
    /// The body that holds its duties on the day, if it is another.
    pub handed_to: Option<Named>,
    /// Who took over from whom around it; none where nobody did.
    pub graph: Option<Graph>,
}

/// How many agreements there are of something.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// All.
    pub all: usize,
    /// In force.
    pub in_force: usize,
    /// With something to see to.
    pub attention: usize,
}

impl<'r> Site<'r> {
    /// A registry with its findings and, where there is git, its history.
    #[must_use]
    pub fn of(case: Case<'r>, findings: Vec<FindingRow>, log: Option<Log>) -> Self {
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
        let party = |party: PartyIx| Named {
            id: registry.party_id(party).to_string(),
            name: words::party(registry, party),
        };
        let body = |body: BodyIx| Named {
            id: registry.body(body).id.to_string(),
            name: words::body(registry, body),
        };
        let (parties, bodies) = (registry.parties.records.len(), registry.bodies.records.len());
        let mut site = Site {
            rows: all.iter().map(|of| AgreementRow::of(&case, *of)).collect(),
            status: Status::of(&case, &everything),
            agenda: Agenda::of(&case, &everything, &[]),
            findings: by_agreement(&case, findings),
            history: history(&case, log.as_ref()),
            log,
            lines,
            places,
            party_names: (0..parties).map(|at| party(PartyIx::from(at))).collect(),
            body_names: (0..bodies).map(|at| body(BodyIx::from(at))).collect(),
            parties: (0..parties).map(|_| Member::default()).collect(),
            bodies: (0..bodies).map(|_| Holder::default()).collect(),
            replacements: Replacements::of(&case),
            agreement_ties: Ties::of(&case, &everything, &relations),
            body_ties: Ties::of(&case, &everything, &[Relation::Succession]),
            case,
        };
        site.hand_out_agreements();
        site.hand_out_events();
        site.hand_out_duties();
        site
    }

    /// Gives parties and bodies their agreements, and parties their groups.
    fn hand_out_agreements(&mut self) {
        let (registry, outlook) = (self.case.registry, self.case.outlook);
        for group in (0..self.parties.len()).map(PartyIx::from) {
            let members = registry.expand(group).iter().filter(|member| **member != group);
            for member in members {
                put(&mut self.parties, member.position(), |of| of.groups.push(group));
            }
        }
        for agreement in registry.agreement_ixs() {
            let named = registry.agreement(agreement).data.parties.0.iter();
            let named = named.filter_map(|entry| registry.party_of(&entry.id.value));
            let members = registry.links(agreement).parties.iter().map(|membership| membership.party);
            for party in named.chain(members).collect::<BTreeSet<PartyIx>>() {
                put(&mut self.parties, party.position(), |of| of.agreements.push(agreement));
            }
            if let Some(body) = outlook.standing(agreement).owner {
                put(&mut self.bodies, body.position(), |of| of.agreements.push(agreement));
            }
        }
    }

    /// Gives parties what comes in their agreements, and bodies what comes and lies with them.
    fn hand_out_events(&mut self) {
        let mut parties: Vec<Vec<usize>> = self.rows.iter().map(|_| Vec::new()).collect();
        for (party, member) in self.parties.iter().enumerate() {
            for agreement in &member.agreements {
                put(&mut parties, agreement.position(), |of| of.push(party));
            }
        }
        for (at, event) in self.agenda.events.iter().enumerate() {
            let agreement =
                event.agreement.as_ref().and_then(|id| self.case.registry.agreement_of(&Id::new(id)));
            for party in agreement.and_then(|of| parties.get(of.position())).into_iter().flatten() {
                put(&mut self.parties, *party, |of| of.events.push(at));
            }
            for body in &event.bodies {
                put(&mut self.bodies, body.position(), |of| of.events.push(at));
            }
        }
    }

    /// Gives bodies what they have to see to now.
    fn hand_out_duties(&mut self) {
        for (section, (_, duties)) in self.status.sections().into_iter().enumerate() {
            for (at, duty) in duties.iter().enumerate() {
                for body in duty.responsible.iter().filter_map(|id| self.case.registry.body_of(&Id::new(id)))
                {
                    put(&mut self.bodies, body.position(), |of| of.duties.push((section, at)));
                }
            }
        }
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> Day {
        self.case.day()
    }

    /// The agreement that an id leads to.
    #[must_use]
    pub fn agreement_of(&self, id: &str) -> Option<AgreementIx> {
        self.case.registry.agreement_of(&Id::new(id))
    }

    /// The body that an id leads to, else the party.
    #[must_use]
    pub fn actor_of(&self, id: &str) -> Option<Actor> {
        let (registry, id) = (self.case.registry, Id::new(id));
        let party = || registry.party_of(&id).filter(|party| registry.party(*party).is_some());
        registry.body_of(&id).map(Actor::Body).or_else(|| party().map(Actor::Party))
    }

    /// What is called by that id, as a party or a body.
    #[must_use]
    pub fn named(&self, id: &Id) -> Named {
        Named { id: id.to_string(), name: words::actor(self.case.registry, id) }
    }

    fn all_named(&self, ids: &[Sp<Id>]) -> Vec<Named> {
        ids.iter().map(|id| self.named(id)).collect()
    }

    /// The words besides its title and id by which an agreement can be found.
    #[must_use]
    pub fn found_by(&self, agreement: AgreementIx) -> Vec<&str> {
        let record = self.case.agreement(agreement);
        let mut words: Vec<&str> = record.aliases.iter().map(|alias| alias.as_str()).collect();
        words.extend(record.former_ids.iter().map(|id| &***id));
        words.extend(record.reference.as_ref().map(|reference| reference.as_str()));
        words.extend(record.topics.iter().map(|topic| topic.as_str()));
        words
    }

    /// The row of an agreement.
    #[must_use]
    pub fn row(&self, agreement: AgreementIx) -> Option<&AgreementRow> {
        self.rows.get(agreement.position())
    }

    fn agreement_rows(&self, agreements: &[AgreementIx]) -> impl Iterator<Item = &AgreementRow> {
        agreements.iter().filter_map(|agreement| self.row(*agreement))
    }

    fn events(&self, positions: &[usize]) -> Vec<&Event> {
        positions.iter().filter_map(|at| self.agenda.events.get(*at)).collect()
    }

    /// The parties that have a record, in order, each with how many agreements it has.
    pub fn parties(&self) -> impl ExactSizeIterator<Item = (&Named, Count)> {
        let of = self.party_names.iter().zip(&self.parties);
        of.map(|(party, member)| (party, Count::of(self.agreement_rows(&member.agreements))))
    }

    /// The bodies, in order, each with how many agreements it is responsible for.
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = (&Named, Count)> {
        let of = self.body_names.iter().zip(&self.bodies);
        of.map(|(body, holder)| (body, Count::of(self.agreement_rows(&holder.agreements))))
    }

    /// A timeline of some lines of replacement.
    #[must_use]
    pub fn chart(&self, lines: impl IntoIterator<Item = Vec<AgreementIx>>) -> Chart {
        Chart::of_lines(&self.case, &Filter::default(), lines, By::Line, (None, None))
    }

    /// The agreements that there is something to see to, at most so many, line by line.
    #[must_use]
    pub fn urgent(&self, most: usize) -> Vec<Vec<AgreementIx>> {
        let duties = self.status.sections().into_iter().flat_map(|(_, duties)| duties);
        let mut urgent: BTreeSet<(usize, usize)> = BTreeSet::new();
        for agreement in duties.filter_map(|duty| self.case.registry.agreement_of(&Id::new(&duty.agreement)))
        {
            if urgent.len() == most {
                break;
            }
            urgent.extend(self.places.get(agreement.position()));
        }
        let urgent: Vec<(usize, usize)> = urgent.into_iter().collect();
        let agreement = |(line, at): &(usize, usize)| self.lines.get(*line)?.get(*at).copied();
        urgent.chunk_by(|a, b| a.0 == b.0).map(|line| line.iter().filter_map(agreement).collect()).collect()
    }

    /// The page of an agreement.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> AgreementPage<'_> {
        let show = self.show(agreement);
        let around = Around { center: Thing::Agreement(agreement), depth: DEPTH };
        let changes = self.log.as_ref().map_or(&[][..], |log| &log.changes);
        let history = self.history.get(agreement.position()).into_iter().flatten();
        AgreementPage {
            matrix: matrix(&self.case, agreement, &show),
            chart: self.chart([self.near_in_line(agreement)]),
            graph: self.graph(&self.agreement_ties, around),
            history: history.filter_map(|at| changes.get(*at)).collect(),
            show,
        }
    }

    /// All that is known of an agreement.
    #[must_use]
    pub fn show(&self, agreement: AgreementIx) -> Show {
        let findings = self.findings.get(agreement.position()).cloned().unwrap_or_default();
        Show::of(&self.case, &self.replacements, agreement, findings)
    }

    /// What is near an agreement in its line.
    fn near_in_line(&self, agreement: AgreementIx) -> Vec<AgreementIx> {
        let Some((line, at)) = self.places.get(agreement.position()) else { return vec![agreement] };
        let line = self.lines.get(*line).into_iter().flatten();
        line.skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 1).copied().collect()
    }

    /// What lies around something; none where that is nothing but itself, or too much.
    fn graph(&self, ties: &Ties, around: Around) -> Option<Graph> {
        let near = ties.near(around, MOST_NODES);
        // Where all that is near is too much, what is next to it may not be.
        let near = near.or_else(|| ties.near(Around { depth: 1, ..around }, MOST_NODES))?;
        (near.len() > 1).then(|| ties.graph(&self.case, near))
    }

    /// The page of a party; none where it has no record.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<PartyPage<'_>> {
        let (member, record) = (self.parties.get(party.position())?, self.case.registry.party(party)?);
        let data = &record.data;
        let groups = member.groups.iter().filter_map(|group| self.party_names.get(group.position()));
        let mut page = PartyPage {
            kind: data.kind.as_ref().map(|kind| kind.value),
            code: data.code.as_ref().map(|text| text.to_string()),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            last_day: data.until.as_ref().map(|until| until.value),
            replaced_by: data.replaced_by.as_ref().map(|by| self.named(by)),
            members: self.all_named(&data.members),
            bound: Vec::new(),
            awaiting: Vec::new(),
            coming: Vec::new(),
            past: Vec::new(),
            groups: groups.cloned().collect(),
            events: self.events(&member.events),
        };
        for agreement in &member.agreements {
            let Some(row) = self.row(*agreement) else { continue };
            let waits = || self.case.periods(*agreement).adoption.missing.contains(&party);
            match row.state {
                State::InForce => page.bound.push(row),
                State::Replaced | State::Ended | State::Lapsed => page.past.push(row),
                State::AwaitingAdoption | State::Upcoming if waits() => page.awaiting.push(row),
                State::AwaitingAdoption | State::Upcoming | State::Draft => page.coming.push(row),
            }
        }
        Some(page)
    }

    /// The page of a body; none where there is none.
    #[must_use]
    pub fn body(&self, body: BodyIx) -> Option<BodyPage<'_>> {
        let (registry, outlook) = (self.case.registry, self.case.outlook);
        let (holder, known_as) = (self.bodies.get(body.position())?, self.body_names.get(body.position())?);
        let data = &registry.body(body).data;
        let is_past =
            |row: &&AgreementRow| matches!(row.state, State::Replaced | State::Ended | State::Lapsed);
        let (past, owned) = self.agreement_rows(&holder.agreements).partition(is_past);
        let sections = self.status.sections();
        let duty = |(section, at): &(usize, usize)| sections.get(*section)?.1.get(*at);
        let effective = outlook.bodies.effective(registry, body, self.case.day());
        let name = |body: BodyIx| self.body_names.get(body.position()).cloned();
        let last_day = data.until.as_ref().map(|until| until.value);
        let meetings = data.meetings.iter().filter(|meeting| meeting.last_day() >= self.case.day());
        Some(BodyPage {
            name: if data.name.is_empty() { known_as.name.clone() } else { data.name.to_string() },
            short: data.short.as_ref().map(|text| text.to_string()),
            kind: data.kind.as_ref().map(|kind| kind.value),
            mandate: data.mandate.as_ref().map(|mandate| mandate.value),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            first_day: data.from.as_ref().map(|from| from.value),
            last_day: last_day.or(outlook.bodies.last_day(body).map(Date::day)),
            takes_over_from: self.all_named(&data.replaces),
            taken_over_by: registry.body_links(body).successors.iter().filter_map(|by| name(*by)).collect(),
            prepares_for: self.all_named(&data.prepares_for),
            members: self.all_named(&data.members),
            meetings: meetings.map(|meeting| meeting.value).collect(),
            owned,
            past,
            duties: holder.duties.iter().filter_map(duty).collect(),
            events: self.events(&holder.events),
            handed_to: Some(effective).filter(|effective| *effective != body).and_then(name),
            graph: self.graph(&self.body_ties, Around { center: Thing::Body(body), depth: DEPTH }),
        })
    }
}

impl Count {
    fn of<'s>(rows: impl Iterator<Item = &'s AgreementRow>) -> Self {
        let mut count = Count::default();
        for row in rows {
            count.all += 1;
            count.in_force += usize::from(row.state == State::InForce);
            count.attention += usize::from(!row.flags.is_empty());
        }
        count
    }
}

/// Changes what stands at a position, if there is one.
fn put<T>(of: &mut [T], position: usize, change: impl FnOnce(&mut T)) {
    if let Some(one) = of.get_mut(position) {
        change(one);
    }
}

/// The findings in the file of each agreement.
fn by_agreement(case: &Case<'_>, findings: Vec<FindingRow>) -> Vec<Vec<FindingRow>> {
    let registry = case.registry;
    let mut of: Vec<Vec<FindingRow>> = registry.agreement_ixs().map(|_| Vec::new()).collect();
    let files =
        registry.agreement_ixs().map(|of| (registry.path(registry.agreement(of).file), of.position()));
    let files: HashMap<&str, usize> = files.collect();
    for finding in findings {
        if let Some(position) = files.get(finding.path.as_str()) {
            put(&mut of, *position, |of| of.push(finding));
        }
    }
    of
}

/// The positions in the log of what changed in each agreement, also under ids that it had before.
fn history(case: &Case<'_>, log: Option<&Log>) -> Vec<Vec<usize>> {
    let registry = case.registry;
    let mut of: Vec<Vec<usize>> = registry.agreement_ixs().map(|_| Vec::new()).collect();
    // Going back in time, whose history goes on under an id that is not its own any more.
    let mut renamed: HashMap<&str, Option<AgreementIx>> = HashMap::new();
    for (at, change) in log.iter().flat_map(|log| &log.changes).enumerate() {
        let Some(id) = change.agreement.as_deref() else { continue };
        let now = renamed.get(id).copied().unwrap_or_else(|| registry.agreement_of(&Id::new(id)));
        if let Some(now) = now {
            put(&mut of, now.position(), |of| of.push(at));
        }
        if let Some(former) = change.former_id.as_deref() {
            renamed.insert(former, now);
        }
    }
    of
}

/// Every party of an agreement, those first that must adopt it.
fn matrix(case: &Case<'_>, agreement: AgreementIx, show: &Show) -> Vec<MatrixRow> {
    let registry = case.registry;
    let mut rows: Vec<MatrixRow> = show
        .adoption
        .iter()
        .map(|row| MatrixRow {
            party: Named { id: row.party.clone(), name: row.name.clone() },
            required: row.required,
            outcome: row.outcome,
            adopted: row.adopted.map(|day| date(day, row.adopted_as_written.as_ref())),
        })
        .collect();
    let mut seen: BTreeSet<String> = rows.iter().map(|row| row.party.id.clone()).collect();
    let parties = registry.links(agreement).parties.iter().map(|membership| membership.party);
    let parties =
        parties.map(|of| Named { id: registry.party_id(of).to_string(), name: words::party(registry, of) });
    let others = parties.filter(|party| seen.insert(party.id.clone()));
    rows.extend(others.map(|party| MatrixRow { party, required: false, outcome: None, adopted: None }));
    rows
}
