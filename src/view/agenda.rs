//! The agenda: every future date of the registry, in order.

use std::collections::{HashMap, HashSet};

use crate::model::{Agreement, Id};
use crate::parallel;
use crate::registry::{AgreementIx, BodyIx, Registry};
use crate::time::Case;
use crate::time::{
    Day, DutyKind, Holder, When, day, days_between, deadlines, entry_days, late_adopters, max_deadlines,
    member_changes, stages, start_as_written, survivals, suspensions,
};

use super::duty::{self, code};
use super::filter::Filter;
use super::message::{Argument, Message, message};
use super::order::by_name;
use super::pages::PAGE;
use super::{Dated, Named, words};

/// Every future date up to the horizon.
#[derive(Debug)]
pub struct Agenda {
    /// The last day of the horizon, inclusive.
    pub horizon: Day,
    /// The events, by day.
    pub events: Vec<Event>,
    /// The agreements for which some dates are left out because there are too many, each with the first day affected.
    pub cut: Vec<Cut>,
}

/// A note that some dates of an agreement are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The agreement.
    pub agreement: String,
    /// The day of the first one left out.
    pub from: Day,
}

/// The kind of an event. Events of the same day are listed in the order of their kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// The first day of an agreement.
    EntersIntoForce,
    /// The last day to do something.
    Due(DutyKind),
    /// The first day of a party.
    PartyJoins,
    /// The last day of a party.
    PartyLeaves,
    /// The last day of a suspension.
    SuspensionEnds,
    /// The last day on which an agreement is applied before it enters into force.
    ProvisionalEnds,
    /// The last day on which sections bind after the end of their agreement.
    SurvivalEnds,
    /// The first day of a body that takes over from others.
    BodyTakesOver,
}

impl EventKind {
    /// The kind of an event, as a heading.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            EventKind::EntersIntoForce => message!("kind-enters-into-force"),
            EventKind::Due(kind) => words::duty_kind(kind),
            EventKind::PartyJoins => message!("kind-party-joins"),
            EventKind::PartyLeaves => message!("kind-party-leaves"),
            EventKind::SuspensionEnds => message!("kind-suspension-ends"),
            EventKind::ProvisionalEnds => message!("kind-provisional-ends"),
            EventKind::SurvivalEnds => message!("kind-survival-ends"),
            EventKind::BodyTakesOver => message!("kind-body-takes-over"),
        }
    }

    /// Its name in JSON and CSV.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EventKind::EntersIntoForce => "enters-into-force",
            EventKind::Due(kind) => kind.name(),
            EventKind::PartyJoins => "party-joins",
            EventKind::PartyLeaves => "party-leaves",
            EventKind::SuspensionEnds => "suspension-ends",
            EventKind::ProvisionalEnds => "provisional-ends",
            EventKind::SurvivalEnds => "survival-ends",
            EventKind::BodyTakesOver => "body-takes-over",
        }
    }
}

/// One event of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Event {
    /// The day.
    pub on: Dated,
    /// The kind of the event.
    pub kind: EventKind,
    /// The agreement. None if a body takes over.
    pub agreement: Option<String>,
    /// The body responsible on the day, the first if there are several. None if no one is responsible, or only parties.
    pub body: Option<String>,
    /// A description of the event.
    pub message: Message,
    /// Identifies the duty or other event within the agreement or body. Stays the same from run to run, even if the day
    /// moves.
    pub duty: String,
    /// The days of its reminders. Empty if it is not a deadline.
    pub alarms: Vec<Day>,
    /// The title of the agreement. Empty if there is none.
    pub title: String,
    /// Whether a law requires the agreement.
    pub statutory: bool,
    /// The number of days until the event.
    pub days_left: i64,
    /// The bodies and parties responsible.
    pub with: Vec<Named>,
    /// The bodies responsible on the day.
    pub bodies: Vec<BodyIx>,
    /// The bodies that receive the result, if it is a review.
    pub receivers: Vec<BodyIx>,
}

impl Agenda {
    /// The events of the agreements that match `filter` and, if it matches every agreement, of the bodies. If `bodies`
    /// is not empty, only events for which one of them is responsible on the day, and reviews that it receives.
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, bodies: &[BodyIx]) -> Self {
        let agreements = filter.apply(case);
        let max = max_deadlines(agreements.len());
        let of_page = |page: &[AgreementIx]| {
            let mut collector = Collector::new(case, bodies, max);
            for agreement in page {
                collector.leaves = filter.last_day_of_parties(case, *agreement);
                collector.agreement(*agreement);
            }
            collector
        };
        let mut collector = Collector::new(case, bodies, max);
        for mut page in parallel::parts(&agreements, PAGE, of_page) {
            collector.events.append(&mut page.events);
            collector.cut.append(&mut page.cut);
        }
        if filter.is_open() {
            collector.bodies();
        }
        collector.agenda()
    }

    /// The events of some agreements, of each no later than the day that stands beside it, if any.
    #[must_use]
    pub fn of_some(case: &Case<'_>, some: impl IntoIterator<Item = (AgreementIx, Option<Day>)>) -> Self {
        let some: Vec<_> = some.into_iter().collect();
        let mut collector = Collector::new(case, &[], max_deadlines(some.len()));
        for (agreement, leaves) in some {
            collector.leaves = leaves;
            collector.agreement(agreement);
        }
        collector.agenda()
    }
}

/// The event-specific part of an [`Event`].
struct Entry {
    duty: String,
    alarms: Vec<Day>,
    message: Message,
    /// The bodies that receive the result, if it is a review.
    receivers: Vec<BodyIx>,
}

impl Entry {
    fn new(duty: impl Into<String>, message: Message) -> Self {
        Entry { duty: duty.into(), alarms: Vec::new(), message, receivers: Vec::new() }
    }
}

struct Collector<'c, 'r> {
    case: &'c Case<'r>,
    bodies: &'c [BodyIx],
    events: Vec<Event>,
    cut: Vec<Cut>,
    /// The last day on which any of the requested parties is a party of the agreement.
    leaves: Option<Day>,
    /// The most deadlines of an agreement.
    max: usize,
}

impl<'c, 'r> Collector<'c, 'r> {
    fn new(case: &'c Case<'r>, bodies: &'c [BodyIx], max: usize) -> Self {
        Collector { case, bodies, events: Vec::new(), cut: Vec::new(), leaves: None, max }
    }

    /// What was collected, in order.
    fn agenda(self) -> Agenda {
        let Collector { case, mut events, cut, .. } = self;
        events.sort_by(|a, b| a.agreement.cmp(&b.agreement).then_with(|| a.cmp(b)));
        events.dedup();
        // Stable: those of one agreement stay together, in the order above.
        events.sort_by_cached_key(|event| (event.on.day, event.kind, by_name(case.registry, &event.title)));
        Agenda { horizon: case.outlook.horizon, events, cut }
    }

    fn registry(&self) -> &'r Registry {
        self.case.registry
    }

    fn is_coming(&self, day: Day) -> bool {
        self.case.day() <= day && day <= self.case.outlook.horizon
    }

    /// Adds an event if it lies within the horizon and one of the requested bodies is among `with`, those responsible
    /// on its day, or receives the result.
    fn add(
        &mut self,
        kind: EventKind,
        about: Option<AgreementIx>,
        on: Dated,
        with: impl IntoIterator<Item = Holder>,
        entry: Entry,
    ) {
        let with: Vec<Holder> = with.into_iter().collect();
        let bodies: Vec<BodyIx> = with.iter().filter_map(|holder| holder.body()).collect();
        let mut concerned = bodies.iter().chain(&entry.receivers);
        let is_asked_for = self.bodies.is_empty() || concerned.any(|body| self.bodies.contains(body));
        let is_after = self.leaves.is_some_and(|leaves| leaves < on.day);
        if !self.is_coming(on.day) || !is_asked_for || is_after {
            return;
        }
        let registry = self.registry();
        let parties = with.iter().filter(|holder| holder.body().is_none());
        let in_order = bodies.iter().copied().map(Holder::Body).chain(parties.copied());
        let record = about.map(|agreement| self.case.record(agreement));
        self.events.push(Event {
            on,
            kind,
            agreement: record.map(|record| record.id.to_string()),
            body: bodies.first().map(|body| registry.body(*body).id.to_string()),
            message: entry.message,
            duty: entry.duty,
            alarms: entry.alarms,
            title: record.map(|record| record.data.title.to_string()).unwrap_or_default(),
            statutory: record.is_some_and(|record| record.data.is_statutory()),
            days_left: days_between(self.case.day(), on.day),
            with: in_order.map(|holder| words::named_holder(registry, holder)).collect(),
            bodies,
            receivers: entry.receivers,
        });
    }

    fn owner(&self, agreement: AgreementIx, day: Day) -> Option<Holder> {
        self.case.owner(agreement, day).map(Holder::Body)
    }

    fn agreement(&mut self, agreement: AgreementIx) {
        let record = self.case.agreement(agreement);
        self.members(agreement);
        self.late_adopters(agreement);
        self.start(agreement, record);
        self.deadlines(agreement);
        self.parties(agreement, record);
        self.clauses(agreement, record);
    }

    fn start(&mut self, agreement: AgreementIx, record: &Agreement) {
        let periods = self.case.periods(agreement);
        let Some(start) = periods.start.and_then(When::day).filter(|start| periods.is_in_force(*start))
        else {
            return;
        };
        let replaced = self.registry().links(agreement).replaces.iter().filter(|replaces| replaces.whole);
        let replaced = replaced.filter_map(|replaces| replaces.agreement);
        let replaced: Vec<Named> =
            replaced.map(|replaced| words::named_agreement(self.registry(), replaced)).collect();
        let message = if replaced.is_empty() {
            message!("event-enters-into-force")
        } else {
            message!(
                "event-enters-into-force-replacing",
                ids = words::few_named(&replaced, words::NAMED_OF_ONE)
            )
        };
        let on = Dated::new(start, start_as_written(record, start));
        let with = self.owner(agreement, start);
        let entry = Entry::new("enters-into-force", message);
        self.add(EventKind::EntersIntoForce, Some(agreement), on, with, entry);
    }

    /// Adds the deadlines of an agreement. Missed ones belong to `status`.
    fn deadlines(&mut self, agreement: AgreementIx) {
        let (today, horizon) = (self.case.day(), self.case.outlook.horizon);
        let deadlines = deadlines(self.case, agreement, (today, horizon), self.max);
        self.cut.extend(
            deadlines.cut_from.map(|from| Cut { agreement: self.case.id(agreement).to_string(), from }),
        );
        for duty in deadlines.duties {
            let (kind, day) = (duty.kind(), duty.day());
            let is_early = !self.case.periods(agreement).is_binding(day) && !kind.may_precede_start();
            if !is_early {
                let alarms = stages(self.case, agreement, &duty).iter().map(|stage| stage.due).collect();
                let with = self.case.responsible(agreement, duty.named.iter().copied(), day);
                let (key, message) = (duty::key(&duty), duty::message(self.case, agreement, &duty));
                let on = Dated::new(day, duty.due);
                let receivers = self.case.receivers(&duty, day);
                let entry = Entry { duty: key, alarms, message, receivers };
                let with = with.into_iter().map(|responsible| responsible.holder);
                self.add(EventKind::Due(kind), Some(agreement), on, with, entry);
            }
        }
    }

    /// Adds the members of groups that become parties, or leave.
    fn members(&mut self, agreement: AgreementIx) {
        let periods = self.case.periods(agreement);
        let mut counts: HashMap<(EventKind, &Id, &Id), u32> = HashMap::new();
        for change in member_changes(self.registry(), agreement, periods) {
            let name = Argument::called([words::named_actor(self.registry(), change.member)]);
            let (kind, on, message) = if change.leaves {
                let message = message!("event-party-leaves", name = name);
                (EventKind::PartyLeaves, Dated::last(change.date), message)
            } else {
                let message = message!("event-party-joins", name = name);
                (EventKind::PartyJoins, Dated::first(change.date), message)
            };
            let count = counts.entry((kind, change.group, change.member)).or_default();
            *count += 1;
            if periods.is_binding(on.day) {
                let (group, member) = (code(&change.group.to_string()), code(&change.member.to_string()));
                let with = self.owner(agreement, on.day);
                let entry = Entry::new(format!("{}/{group}/{member}/{count}", kind.name()), message);
                self.add(kind, Some(agreement), on, with, entry);
            }
        }
    }

    fn parties(&mut self, agreement: AgreementIx, record: &Agreement) {
        let periods = self.case.periods(agreement);
        let mut counts: HashMap<&Id, u32> = HashMap::new();
        for (position, entry) in record.parties.0.iter().enumerate() {
            let count = counts.entry(entry.id()).or_default();
            *count += 1;
            let last = entry_days(entry, &periods.notice_exits, position).until;
            if entry.from().is_none() && last.is_none() {
                continue;
            }
            let whose = format!("{}/{count}", code(&entry.id().to_string()));
            let name = Argument::called([words::named_actor(self.registry(), entry.id())]);
            let joins = entry.from().map(|from| {
                (
                    EventKind::PartyJoins,
                    Dated::first(from.value),
                    message!("event-party-joins", name = name.clone()),
                )
            });
            let leaves = last.map(|last| {
                let on = entry.until().map_or(Dated::on(last), |until| Dated::last(until.value));
                let message = match entry.notice_given() {
                    Some(given) => {
                        message!("event-party-leaves-notice", name = name.clone(), day = given.value)
                    }
                    None => message!("event-party-leaves", name = name.clone()),
                };
                (EventKind::PartyLeaves, on, message)
            });
            for (kind, on, message) in joins.into_iter().chain(leaves) {
                if periods.is_binding(on.day) {
                    let with = self.owner(agreement, on.day);
                    let entry = Entry::new(format!("{}/{whose}", kind.name()), message);
                    self.add(kind, Some(agreement), on, with, entry);
                }
            }
        }
    }

    /// Adds the parties that their own adoption binds later than the others.
    fn late_adopters(&mut self, agreement: AgreementIx) {
        let registry = self.registry();
        for (party, day) in late_adopters(registry, agreement, self.case.periods(agreement)) {
            let message =
                message!("event-party-joins", name = Argument::called([words::named_party(registry, party)]));
            let id = code(&registry.party_id(party).to_string());
            let entry = Entry::new(format!("{}/adopted/{id}", EventKind::PartyJoins.name()), message);
            let with = self.owner(agreement, day);
            self.add(EventKind::PartyJoins, Some(agreement), Dated::on(day), with, entry);
        }
    }

    /// Adds the last days of suspensions, of provisional application and of what binds after the end.
    fn clauses(&mut self, agreement: AgreementIx, record: &Agreement) {
        let periods = self.case.periods(agreement);
        let mut ends = Vec::new();
        for (number, (suspension, _)) in (1_u32..).zip(suspensions(record)) {
            let until = suspension.until.as_ref().map(|until| Dated::last(until.value));
            let until = until.filter(|until| periods.is_in_force(until.day));
            let message = message!("event-suspension-ends");
            ends.extend(until.map(|until| (EventKind::SuspensionEnds, number, until, message)));
        }
        if let Some(last) = periods.provisional.and_then(|days| days.until) {
            let message = if periods.is_in_force(day::next(last)) {
                message!("event-provisional-ends")
            } else {
                message!("event-provisional-ends-too-early")
            };
            ends.push((EventKind::ProvisionalEnds, 1, Dated::on(last), message));
        }
        for (number, survival) in (1_u32..).zip(survivals(record, periods)) {
            let message = message!("event-survival-ends", sections = words::survival(survival.clause));
            let last = survival.through.map(Dated::on);
            ends.extend(last.map(|last| (EventKind::SurvivalEnds, number, last, message)));
        }
        for (kind, number, on, message) in ends {
            let with = self.owner(agreement, on.day);
            let entry = Entry::new(format!("{}/{number}", kind.name()), message);
            self.add(kind, Some(agreement), on, with, entry);
        }
    }

    /// Adds the bodies that take over from others.
    fn bodies(&mut self) {
        let registry = self.registry();
        for (position, record) in registry.bodies.reported().iter().enumerate() {
            let this = BodyIx::from(position);
            let Some(from) = &record.data.from else { continue };
            let mut seen = HashSet::new();
            let replaced = record.data.replaces.iter().filter(|id| registry.body_of(&id.value) != Some(this));
            let replaced: Vec<Named> = replaced
                .filter(|id| seen.insert(&id.value))
                .map(|id| words::named_actor(registry, &id.value))
                .collect();
            if replaced.is_empty() {
                continue;
            }
            let day = from.first_day();
            let with = Holder::Body(self.case.body_on(this, day));
            let message = message!(
                "event-body-takes-over",
                body = Argument::called([words::named_body(registry, this)]),
                replaced = Argument::called(replaced),
            );
            let entry = Entry::new("takes-over", message);
            self.add(EventKind::BodyTakesOver, None, Dated::new(day, from.value), [with], entry);
        }
    }
}
