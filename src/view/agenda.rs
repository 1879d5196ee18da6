//! The agenda: every coming date of the registry, in order.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::model::validity::From;
use crate::model::{Agreement, Date, Id};
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::time::Case;
use crate::time::{self, Day, When, days_between};

use super::agreement::DateText;
use super::deadline::{Deadline, code, deadlines};
use super::filter::Filter;
use super::message::{Message, message};
use super::words;

/// Every coming date.
#[derive(Debug, Serialize)]
pub struct Agenda {
    /// The last day that it looks ahead to, inclusive.
    #[serde(skip)]
    pub horizon: Day,
    /// What comes, in the order of days.
    pub events: Vec<Event>,
    /// Of which agreements some dates are left out, since there are too many, and from which day on.
    pub cut: Vec<Cut>,
}

/// That some dates of an agreement are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// The agreement.
    pub agreement: String,
    /// The day of the first that is left out.
    pub from: Day,
}

/// What comes on a day. The kinds are in the order in which those of one day are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// The first day of an agreement.
    EntersIntoForce,
    /// The last day of an agreement that something takes over from, or that is ended on purpose.
    Expires,
    /// The last day of an agreement with nothing to take over the day after.
    Lapses,
    /// The last day to give notice against a renewal.
    NoticeBy,
    /// The last day to call an option.
    OptionBy,
    /// The last day to start work on a successor.
    StartRevisionBy,
    /// The last day of a review.
    ReviewDue,
    /// The last day of an activity.
    ActivityDue,
    /// A day that a decision is planned for.
    PlannedDecision,
    /// The first day of what not all who must have adopted; of reminders only.
    AdoptionDue,
    /// The first day of a party.
    PartyJoins,
    /// The last day of a party.
    PartyLeaves,
    /// The first day of a body that takes over from others.
    BodyTakesOver,
}

impl EventKind {
    /// Its name in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EventKind::EntersIntoForce => "enters-into-force",
            EventKind::Expires => "expires",
            EventKind::Lapses => "lapses",
            EventKind::NoticeBy => "notice-by",
            EventKind::OptionBy => "option-by",
            EventKind::StartRevisionBy => "start-revision-by",
            EventKind::ReviewDue => "review-due",
            EventKind::ActivityDue => "activity-due",
            EventKind::PlannedDecision => "planned-decision",
            EventKind::AdoptionDue => "adoption-due",
            EventKind::PartyJoins => "party-joins",
            EventKind::PartyLeaves => "party-leaves",
            EventKind::BodyTakesOver => "body-takes-over",
        }
    }
}

/// One thing that comes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Event {
    /// The day.
    pub day: Day,
    /// The day as written, where that says less than a day.
    pub day_as_written: Option<String>,
    /// What comes.
    pub kind: EventKind,
    /// The agreement; none where a body takes over.
    pub agreement: Option<String>,
    /// The body it lies with on the day, the first where there are several; none where that is nobody, or a party.
    pub body: Option<String>,
    /// What comes, in words.
    pub message: Message,
    /// Which duty or turn of the agreement or body it is: the same in every run, wherever the day moves.
    #[serde(skip)]
    pub duty: String,
    /// The days on which reminders of it fall; none of what is no deadline.
    #[serde(skip)]
    pub alarms: Vec<Day>,
    /// The title of the agreement; empty where there is none.
    #[serde(skip)]
    pub title: String,
    /// Does a law require the agreement?
    #[serde(skip)]
    pub statutory: bool,
    /// The days that are left.
    #[serde(skip)]
    pub days_left: i64,
    /// What people call whom it lies with, bodies and parties.
    #[serde(skip)]
    pub with: Vec<String>,
    /// The bodies that it lies with on the day.
    #[serde(skip)]
    pub bodies: Vec<BodyIx>,
}

impl Agenda {
    /// What comes for the agreements that `filter` lets through, and where it lets all through, for the bodies; only what
    /// lies with one of `bodies` on its day, if there are any.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, bodies: &[BodyIx]) -> Self {
        let mut collector = Collector { case, bodies, events: Vec::new(), cut: Vec::new(), leaves: None };
        for agreement in filter.apply(case) {
            collector.leaves = filter.last_day_of_parties(case, agreement);
            collector.agreement(agreement);
        }
        collector.leaves = None;
        if filter.is_open() {
            collector.bodies();
        }
        let Collector { mut events, cut, .. } = collector;
        events.sort_by(|a, b| {
            (a.day, a.kind, &a.agreement).cmp(&(b.day, b.kind, &b.agreement)).then_with(|| a.cmp(b))
        });
        events.dedup();
        Agenda { horizon: case.outlook.horizon, events, cut }
    }
}

/// What there is to say of an event.
struct Entry {
    duty: String,
    alarms: Vec<Day>,
    message: Message,
}

impl Entry {
    fn new(duty: impl Into<String>, message: Message) -> Self {
        Entry { duty: duty.into(), alarms: Vec::new(), message }
    }
}

/// With whom something lies.
#[derive(Default)]
struct With {
    bodies: Vec<BodyIx>,
    parties: Vec<String>,
}

struct Collector<'c, 'r> {
    case: &'c Case<'r>,
    bodies: &'c [BodyIx],
    events: Vec<Event>,
    cut: Vec<Cut>,
    /// The last day on which any of the parties that are asked for is one of the agreement.
    leaves: Option<Day>,
}

impl<'r> Collector<'_, 'r> {
    fn registry(&self) -> &'r Registry {
        self.case.registry
    }

    fn is_coming(&self, day: Day) -> bool {
        self.case.day() <= day && day <= self.case.outlook.horizon
    }

    /// Adds an event if it is coming and lies with whom it is asked for.
    fn add(&mut self, kind: EventKind, about: Option<AgreementIx>, on: DateText, with: &With, entry: Entry) {
        let is_asked_for =
            self.bodies.is_empty() || with.bodies.iter().any(|body| self.bodies.contains(body));
        let is_after = self.leaves.is_some_and(|leaves| leaves < on.day);
        if !self.is_coming(on.day) || !is_asked_for || is_after {
            return;
        }
        let registry = self.registry();
        let names = with.bodies.iter().map(|body| words::body(registry, *body));
        let record = about.map(|agreement| self.case.record(agreement));
        self.events.push(Event {
            day: on.day,
            day_as_written: on.as_written,
            kind,
            agreement: record.map(|record| record.id.to_string()),
            body: with.bodies.first().map(|body| registry.body(*body).id.to_string()),
            message: entry.message,
            duty: entry.duty,
            alarms: entry.alarms,
            title: record.map(|record| record.data.title.to_string()).unwrap_or_default(),
            statutory: record.is_some_and(|record| record.data.is_statutory()),
            days_left: days_between(self.case.day(), on.day),
            with: names.map(str::to_owned).chain(with.parties.iter().cloned()).collect(),
            bodies: with.bodies.clone(),
        });
    }

    /// The bodies and parties named, or else the owner, as they are on `day`.
    fn with<'i>(&self, agreement: AgreementIx, named: impl IntoIterator<Item = &'i Id>, day: Day) -> With {
        let registry = self.registry();
        let holder = |body| self.case.outlook.bodies.effective(registry, body, day);
        let mut with = With::default();
        for id in named {
            if let Some(body) = registry.body_of(id).map(holder) {
                if !with.bodies.contains(&body) {
                    with.bodies.push(body);
                }
            } else if let Some(party) = registry.party_of(id) {
                let party = time::holder(registry, party, day).unwrap_or(party);
                with.parties.push(words::party(registry, party).to_owned());
            }
        }
        if with.bodies.is_empty() && with.parties.is_empty() {
            with.bodies.extend(registry.links(agreement).owner.map(holder));
        }
        with
    }

    fn owner(&self, agreement: AgreementIx, day: Day) -> With {
        self.with(agreement, [], day)
    }

    fn agreement(&mut self, agreement: AgreementIx) {
        let record = self.case.agreement(agreement);
        self.start(agreement, record);
        self.deadlines(agreement);
        self.parties(agreement, record);
    }

    fn start(&mut self, agreement: AgreementIx, record: &Agreement) {
        let periods = self.case.periods(agreement);
        let Some(start) = periods.start.and_then(When::day).filter(|start| periods.is_in_force(*start))
        else {
            return;
        };
        let replaced = self.registry().links(agreement).replaces.iter().filter(|replaces| replaces.whole);
        let replaced: Vec<String> =
            replaced.filter_map(|replaces| Some(self.case.id(replaces.agreement?).to_string())).collect();
        let message = match replaced.as_slice() {
            [] => message!("event-enters-into-force"),
            replaced => message!("event-enters-into-force-replacing", ids = replaced.join(", ")),
        };
        let written = record.validity.from.as_ref().and_then(|from| match from.value {
            From::Date(date) if date.first_day() == start => Some(date),
            From::Date(_) | From::LastAdoption => None,
        });
        let on = DateText::new(start, written.unwrap_or(Date::day(start)));
        let with = self.owner(agreement, start);
        let entry = Entry::new("enters-into-force", message);
        self.add(EventKind::EntersIntoForce, Some(agreement), on, &with, entry);
    }

    /// What has to be done by a day. What has passed is said by `status`.
    fn deadlines(&mut self, agreement: AgreementIx) {
        let (today, horizon) = (self.case.day(), self.case.outlook.horizon);
        let deadlines = deadlines(self.case, agreement, today, horizon);
        self.cut.extend(
            deadlines.cut_from.map(|from| Cut { agreement: self.case.id(agreement).to_string(), from }),
        );
        for deadline in deadlines.found.into_iter().filter(|of| of.kind != EventKind::AdoptionDue) {
            let day = deadline.on.day;
            // It may lie before the first day of its agreement; plans are made before that.
            let is_early = !self.case.periods(agreement).is_in_force(day)
                && !matches!(deadline.kind, EventKind::ActivityDue | EventKind::PlannedDecision);
            if !is_early {
                let alarms = deadline.stages(self.case, agreement).iter().map(|stage| stage.due).collect();
                let with = self.with(agreement, deadline.named.iter().copied(), day);
                let Deadline { kind, on, duty, message, .. } = deadline;
                self.add(kind, Some(agreement), on, &with, Entry { duty, alarms, message });
            }
        }
    }

    fn parties(&mut self, agreement: AgreementIx, record: &Agreement) {
        let periods = self.case.periods(agreement);
        let mut counts: HashMap<&Id, u32> = HashMap::new();
        for entry in &record.parties.0 {
            let count = counts.entry(&entry.id).or_default();
            *count += 1;
            let whose = format!("{}/{count}", code(&entry.id.to_string()));
            let name = words::actor(self.registry(), &entry.id);
            let joins = entry.from().map(|from| {
                (
                    EventKind::PartyJoins,
                    DateText::new(from.first_day(), from.value),
                    message!("event-party-joins", name = name),
                )
            });
            let leaves = entry.until().map(|until| {
                let on = DateText::new(until.last_day(), until.value);
                (EventKind::PartyLeaves, on, message!("event-party-leaves", name = name))
            });
            for (kind, on, message) in joins.into_iter().chain(leaves) {
                if periods.is_in_force(on.day) {
                    let with = self.owner(agreement, on.day);
                    let entry = Entry::new(format!("{}/{whose}", kind.name()), message);
                    self.add(kind, Some(agreement), on, &with, entry);
                }
            }
        }
    }

    /// Bodies that take over from others.
    fn bodies(&mut self) {
        let registry = self.registry();
        for (position, record) in registry.bodies.records.iter().enumerate() {
            let this = BodyIx::from(position);
            let Some(from) = &record.data.from else { continue };
            let mut seen = HashSet::new();
            let replaced = record.data.replaces.iter().filter(|id| registry.body_of(&id.value) != Some(this));
            let replaced: Vec<&str> = replaced
                .filter(|id| seen.insert(&id.value))
                .map(|id| words::actor(registry, &id.value))
                .collect();
            if replaced.is_empty() {
                continue;
            }
            let day = from.first_day();
            let with = With {
                bodies: vec![self.case.outlook.bodies.effective(registry, this, day)],
                parties: Vec::new(),
            };
            let message = message!(
                "event-body-takes-over",
                body = words::body(registry, this),
                replaced = replaced.join(", "),
            );
            let entry = Entry::new("takes-over", message);
            self.add(EventKind::BodyTakesOver, None, DateText::new(day, from.value), &with, entry);
        }
    }
}
