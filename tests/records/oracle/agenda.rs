//! What `agenda --format json` lists on a day.

use avtal::time::Day;
use serde_json::{Value, json};

use super::Oracle;
use super::adoption::{ALWAYS, below, contains};
use super::days::*;
use super::spec::*;

/// Something that comes.
struct Event {
    kind: &'static str,
    day: Day,
    as_written: Option<String>,
    /// With whom it lies, as written.
    named: Vec<&'static str>,
}

impl Event {
    fn on(kind: &'static str, day: Day) -> Self {
        Event { kind, day, as_written: None, named: Vec::new() }
    }

    /// By the last day of a date.
    fn by(kind: &'static str, date: Written) -> Self {
        let as_written = date.is_coarse().then(|| date.text());
        Event { as_written, ..Event::on(kind, date.last) }
    }

    /// From the first day of a date.
    fn from(kind: &'static str, date: Written) -> Self {
        Event { day: date.first, ..Event::by(kind, date) }
    }

    fn with(self, named: impl IntoIterator<Item = &'static str>) -> Self {
        Event { named: named.into_iter().collect(), ..self }
    }

    fn value(&self, agreement: Option<At>, body: Option<&'static str>) -> Value {
        json!({
            "day": self.day.to_string(),
            "day_as_written": self.as_written,
            "kind": self.kind,
            "agreement": agreement.map(Spec::id),
            "body": body,
        })
    }
}

impl Oracle<'_> {
    /// The events of the window, in any order, without their messages.
    pub fn events(&self, day: Day) -> Vec<Value> {
        let last = plus(day, self.spec.horizon, 1);
        let is_coming = |event: &Event| day <= event.day && event.day <= last;
        let mut events = Vec::new();
        for at in self.all() {
            let found = self.events_of(at, day, last).into_iter().filter(is_coming);
            events.extend(found.map(|event| event.value(Some(at), self.lies_with(at, &event))));
        }
        for (body, record) in self.spec.bodies.iter().enumerate() {
            let from = record.from.filter(|_| !record.replaces.is_empty());
            let event = from.map(|from| Event::from("body-takes-over", from)).filter(is_coming);
            events.extend(event.map(|event| {
                let holder = self.holder(body, event.day);
                event.value(None, Some(BODIES[holder]))
            }));
        }
        events
    }

    /// The first body that is named, as it is on the day; the owner, where nobody is named.
    fn lies_with(&self, at: At, event: &Event) -> Option<&'static str> {
        let mut bodies = event.named.iter().filter_map(|id| BODIES.iter().position(|body| body == id));
        let body = bodies.next().or(self.of(at).owner.filter(|_| event.named.is_empty()));
        body.map(|body| BODIES[self.holder(body, event.day)])
    }

    /// What happens; some of it outside the window.
    fn events_of(&self, at: At, today: Day, horizon: Day) -> Vec<Event> {
        let mut events = self.ends_and_notices(at, today, horizon);
        events.extend(self.start_of(at));
        events.extend(self.duties(at, today, horizon));
        events.extend(self.parties_of(at));
        events.extend(self.clauses_of(at));
        events
    }

    /// Who becomes a party and who is one no more: by its own entry, or as a member of a group.
    fn parties_of(&self, at: At) -> Vec<Event> {
        let mut events = Vec::new();
        for entry in &self.of(at).adoption.parties {
            let days = self.days_of_entry(at, entry);
            let until = entry.until.or(days.1.map(Written::day));
            events.extend(entry.from.map(|from| Event::from("party-joins", from)));
            events.extend(until.map(|until| Event::by("party-leaves", until)));
            for member in members_below(self.spec, entry.id) {
                let joins = |from: &Written| self.changes(at, member.id, from.first, before(from.first));
                let leaves = |until: &Written| self.changes(at, member.id, until.last, after(until.last));
                let (joins, leaves) = (member.from.filter(joins), member.until.filter(leaves));
                events.extend(joins.map(|from| Event::from("party-joins", from)));
                events.extend(leaves.map(|until| Event::by("party-leaves", until)));
            }
        }
        events.extend(self.late_adopters(at));
        events.retain(|event| self.is_in_force(at, event.day));
        events
    }

    /// Who is bound some time after its own adoption: a party on the day before already, and not bound then.
    fn late_adopters(&self, at: At) -> Vec<Event> {
        let Some(start) = self.start(at).filter(|start| *start != UNKNOWN) else { return Vec::new() };
        let days = self.joining_days(at).into_iter().filter(|day| start < *day);
        let joins = days.flat_map(|day| {
            let is_party = move |party: &&str| {
                self.parties_on(at, day).contains(party) && self.parties_on(at, before(day)).contains(party)
            };
            let (then, now) = (self.bound(at, before(day)), self.bound(at, day));
            let joined = now.difference(&then).filter(|party| is_party(party)).count();
            (0..joined).map(move |_| Event::on("party-joins", day))
        });
        joins.collect()
    }

    /// Is a member, or one of its members, a party on `day` and not on the day `beside` it? Not if its whole group comes or
    /// goes, nor if it ceases, so that its place goes on.
    fn changes(&self, at: At, member: &'static str, day: Day, beside: Day) -> bool {
        let seats = self.seats(at);
        below(self.spec, member, ALWAYS).into_iter().any(|(party, _)| {
            let seats = || seats.iter().filter(|(of, ..)| *of == party);
            let on = |day: Day| seats().any(|(_, one, other)| contains(*one, day) && contains(*other, day));
            let with_group = seats().any(|(_, by_entry, by_groups)| {
                contains(*by_entry, day) && contains(*by_groups, day) && !contains(*by_entry, beside)
            });
            let ceases = beside > day
                && self.spec.party(party).is_some_and(|of| of.until.is_some_and(|until| until.last == day));
            on(day) && !on(beside) && !with_group && !ceases
        })
    }

    fn clauses_of(&self, at: At) -> Vec<Event> {
        let suspensions = self.of(at).clauses.suspensions.iter().filter_map(|suspension| suspension.until);
        let suspensions = suspensions.filter(|until| self.state(at, until.last) == "suspended");
        let mut events: Vec<_> = suspensions.map(|until| Event::by("suspension-ends", until)).collect();
        let provisional = self.provisional(at).and_then(|(_, last)| last);
        events.extend(provisional.map(|last| Event::on("provisional-ends", last)));
        let survivals = self.survivals(at).into_iter().flatten();
        events.extend(survivals.map(|last| Event::on("survival-ends", last)));
        events
    }

    fn start_of(&self, at: At) -> Option<Event> {
        let start = self.start(at).filter(|start| *start != UNKNOWN && self.is_in_force(at, *start))?;
        let written = self.of(at).validity.from.filter(|from| from.first == start);
        Some(Event::from("enters-into-force", written.unwrap_or(Written::day(start))))
    }

    fn ends_and_notices(&self, at: At, today: Day, horizon: Day) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(end) = self.last_day(at).filter(|end| self.is_in_force(at, *end)) {
            let lapses = self.gap_that_would_be(at, end).is_some() && !self.ends_as_planned(at);
            let written = self.end_written(at).unwrap_or(Written::day(end));
            events.push(Event::by(if lapses { "lapses" } else { "expires" }, written));
        }
        let notices = self.last_for_notice(at, today, horizon).into_iter();
        let notices = notices.filter(|by| self.is_in_force(at, *by));
        events.extend(notices.map(|by| Event::on("notice-by", by)));
        let option = self.option_by(at).filter(|by| self.is_in_force(at, *by));
        events.extend(option.map(|by| Event::on("option-by", by)));
        let start_by = self.start_revision_by(at).filter(|by| self.is_in_force(at, *by));
        let start_by = start_by.filter(|_| !self.has_live_successor(at, today));
        // What is applied provisionally, and no more on its last day, has none after it.
        let start_by = start_by.filter(|_| self.last_day(at).is_some_and(|end| self.is_in_force(at, end)));
        let initiated_by = self.of(at).follow_up.initiated_by;
        events.extend(start_by.map(|by| Event::on("start-revision-by", by).with(initiated_by)));
        events
    }

    fn duties(&self, at: At, today: Day, horizon: Day) -> Vec<Event> {
        let mut events = Vec::new();
        let state = self.state(at, today);
        let is_over = ["replaced", "ended"].contains(&state);
        let Agreement { adoption, follow_up, .. } = self.of(at);
        let first = self.from(at).filter(|_| self.is_adoption_due(at, state, |_| true));
        events.extend(first.map(|first| Event::on("adoption-due", first)));
        for review in &follow_up.reviews {
            let coming = self.coming(review, today, horizon).into_iter();
            let coming = coming.filter(|due| self.is_in_force(at, due.last) && self.is_by_end(at, due.last));
            events.extend(coming.map(|due| Event::by("review-due", due).with(review.by)));
        }
        for activity in follow_up.activities.iter().filter(|activity| self.is_open(activity, today)) {
            let due = activity.due.filter(|_| !is_over);
            events.extend(due.map(|due| Event::by("activity-due", due).with(activity.by.iter().copied())));
        }
        for decision in adoption.decisions.iter().filter(|decision| decision.date.is_none()) {
            let planned = decision.planned.iter().filter(|_| !is_over);
            events.extend(planned.map(|day| Event::by("planned-decision", *day).with([decision.by])));
        }
        events
    }

    /// The occurrences from the next on, through the horizon; of a rolling review only the next.
    fn coming(&self, review: &Review, today: Day, horizon: Day) -> Vec<Written> {
        let Some((next, due)) = self.next_occurrence(review, today) else { return Vec::new() };
        match review.every {
            Some(every) if !review.rolling => (next..)
                .map(|k| occurrence(review.first, every, k))
                .take_while(|due| due.last <= horizon)
                .collect(),
            _ => vec![due],
        }
    }
}

/// The members of a group and of the groups in it.
fn members_below<'s>(spec: &'s Spec, id: &str) -> Vec<&'s Entry> {
    let members = spec.members(id).into_iter().flatten();
    members.flat_map(|member| [vec![member], members_below(spec, member.id)].concat()).collect()
}
