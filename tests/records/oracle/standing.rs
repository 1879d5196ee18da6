//! How an agreement stands on a day: its state, its gap, and what needs attention.

use std::collections::BTreeSet;

use avtal::time::Day;

use super::Oracle;
use super::adoption::{Adopted, contains};
use super::days::*;
use super::periods::Cause;
use super::spec::*;

/// First and last day.
pub type Gap = (Day, Option<Day>);

impl Oracle<'_> {
    pub fn state(&self, at: At, day: Day) -> &'static str {
        let (agreement, start, replaced) = (self.of(at), self.start(at), self.replaced(at));
        let is_ended =
            self.ended(at).is_some_and(|end| end < day && replaced.is_none_or(|from| from > after(end)));
        let is_replaced = match replaced {
            Some(UNKNOWN) => start.is_some_and(|start| start <= day),
            Some(from) => from <= day,
            None => false,
        };
        let is_incomplete = self.adopted(at) == Adopted::No;
        let is_provisional =
            self.provisional(at).is_some_and(|(from, last)| contains((Some(from), last), day));
        let is_in_force = self.end(at).is_none_or(|(end, _)| day <= end);
        let rows: [(&str, &dyn Fn() -> bool); 11] = [
            ("ended", &|| is_ended),
            ("draft", &|| agreement.stage != "adopted"),
            ("replaced", &|| is_replaced),
            ("ended", &|| self.ended_with_host(at, day)),
            ("provisional", &|| is_provisional),
            ("not-adopted", &|| self.is_too_late(at, day)),
            ("awaiting-adoption", &|| is_incomplete && self.from(at).is_none_or(|from| from <= day)),
            ("upcoming", &|| start.is_none_or(|start| start > day)),
            ("suspended", &|| is_in_force && self.suspended(at, day).is_some()),
            ("in-force", &|| is_in_force),
            ("lapsed", &|| true),
        ];
        rows.into_iter().find(|(_, fits)| fits()).unwrap().0
    }

    /// It binds: suspended and provisional count as in force.
    pub fn is_in_force(&self, at: At, day: Day) -> bool {
        ["in-force", "suspended", "provisional"].contains(&self.state(at, day))
    }

    /// The suspension of a day; of several, the one that lasts longest.
    pub fn suspended(&self, at: At, day: Day) -> Option<&Suspension> {
        let lasts = |suspension: &&Suspension| suspension.until.is_none_or(|until| day <= until.last);
        let suspensions = self.of(at).clauses.suspensions.iter();
        let on_day = suspensions.filter(|suspension| suspension.from.first <= day).filter(lasts);
        on_day.max_by_key(|suspension| suspension.until.map_or((true, day), |until| (false, until.last)))
    }

    /// The last days of what binds after the end; none for what has no last day.
    pub fn survivals(&self, at: At) -> Vec<Option<Day>> {
        let is_ever_in_force = self.start(at).is_some_and(|start| {
            let begins = if start == UNKNOWN { self.from(at) } else { Some(start) };
            begins.zip(self.last_day(at)).is_none_or(|(first, last)| first <= last)
        });
        let from = self.last_day(at).map(after);
        let lasts = self.of(at).clauses.survivals.iter().map(|survival| match survival {
            Survival::For(length) => from.map(|from| last_of_term(from, *length, 1)),
            Survival::Until(until) => Some(until.last),
            Survival::FurtherNotice => None,
        });
        let is_after = |last: &Option<Day>| from.zip(*last).is_none_or(|(from, last)| from <= last);
        lasts.filter(|_| is_ever_in_force).filter(is_after).collect()
    }

    fn ended_with_host(&self, at: At, day: Day) -> bool {
        let Some((own_end, Cause::EndedWith)) = self.own_end(at) else { return false };
        // Of two on one day, it is the one that it ends with.
        let with = self.host(at).filter(|host| self.end(*host).is_some_and(|(end, _)| end == own_end));
        let host = with.or_else(|| self.lives_until_replaced(at));
        let is_over = |host: At| ["ended", "replaced"].contains(&self.state(host, day));
        own_end < day && !self.of(at).statutory && host.is_some_and(is_over)
    }

    /// Is the time that it was meant for over, without an adoption in time?
    fn is_too_late(&self, at: At, day: Day) -> bool {
        let Some(end) = self.written_end(at).filter(|end| *end < day) else { return false };
        match self.adopted(at) {
            Adopted::Nothing => false,
            Adopted::On(adopted) => adopted > end,
            Adopted::No => true,
        }
    }

    pub fn is_live(&self, at: At, day: Day) -> bool {
        !["ended", "not-adopted"].contains(&self.state(at, day))
    }

    pub fn has_live_successor(&self, at: At, day: Day) -> bool {
        self.successors(at).into_iter().any(|by| self.is_live(by, day))
    }

    pub fn is_ended_on_purpose(&self, at: At) -> bool {
        let ends = self.ended(at).is_some_and(|end| self.end(at).is_some_and(|(by, _)| end <= by));
        ends && !self.of(at).statutory
    }

    pub fn gap(&self, at: At, day: Day) -> Option<Gap> {
        self.gap_in(at, self.state(at, day))
    }

    /// The same, where it counts as in force while it is applied provisionally.
    pub fn gap_that_would_be(&self, at: At, day: Day) -> Option<Gap> {
        let state = self.state(at, day);
        self.gap_in(at, if state == "provisional" { "in-force" } else { state })
    }

    fn gap_in(&self, at: At, state: &str) -> Option<Gap> {
        self.start(at)?;
        let from = after(self.own_end(at).map(|(end, _)| end).filter(|end| *end != UNKNOWN)?);
        if let Some(replaced) = self.replaced(at) {
            return (from < replaced).then(|| (from, Some(before(replaced))));
        }
        let has_open = match state {
            "lapsed" => true,
            "in-force" | "suspended" => !self.is_ended_on_purpose(at),
            "ended" => self.of(at).statutory,
            _ => false,
        };
        has_open.then_some((from, None))
    }

    pub fn lead_time(&self, at: At) -> Length {
        let of_kind = (self.of(at).kind == "plan").then_some(length("P6M", 6, 0));
        self.of(at).follow_up.lead_time.or(of_kind).or(self.spec.lead_time).unwrap_or(YEAR)
    }

    pub fn start_revision_by(&self, at: At) -> Option<Day> {
        let end = self.last_day(at).filter(|_| !self.is_ended_on_purpose(at) && !self.ends_as_planned(at))?;
        Some(minus(after(end), self.lead_time(at)))
    }

    pub fn ends_as_planned(&self, at: At) -> bool {
        self.of(at).kind == "plan"
    }

    pub fn is_open(&self, activity: &Activity, day: Day) -> bool {
        let is_done = match (activity.status, activity.done) {
            (_, Some(done)) => done.first <= day,
            (status, None) => status == Some("done"),
        };
        !is_done && activity.status != Some("dropped")
    }

    /// Did a review ask for a revision that nothing has come of?
    fn is_revision_asked_for(&self, at: At, day: Day) -> bool {
        let revises = |by: At| {
            let links = &self.of(by).links;
            links.replaces.iter().any(|entry| entry.id == at) || links.amends.iter().any(|(id, _)| *id == at)
        };
        self.of(at).follow_up.reviews.iter().any(|review| {
            self.held(review, day).last().filter(|done| done.outcome == "revise").is_some_and(|done| {
                let since = |by: &At| self.start(*by).is_none_or(|start| done.date.first <= start);
                !self.all().any(|by| revises(by) && self.is_live(by, day) && since(&by))
            })
        })
    }

    fn needs_revision(&self, at: At, day: Day) -> bool {
        let Agreement { follow_up, links, .. } = self.of(at);
        let applies = |(since, resolved): &(Written, Option<Written>)| {
            since.first <= day && resolved.is_none_or(|resolved| resolved.first > day)
        };
        let is_lost = |basis: &At| ["replaced", "ended", "lapsed"].contains(&self.state(*basis, day));
        follow_up.triggers.iter().any(applies)
            || self.is_revision_asked_for(at, day)
            || links.based_on.iter().any(is_lost)
    }

    /// Is it on its way, not adopted, and is its first day in the window?
    pub fn is_adoption_due(&self, at: At, state: &str, in_window: impl Fn(Day) -> bool) -> bool {
        let is_planned = || self.of(at).adoption.decisions.iter().any(|decision| decision.date.is_none());
        (["awaiting-adoption", "upcoming", "provisional"].contains(&state)
            || (state == "draft" && is_planned()))
            && self.adopted(at) == Adopted::No
            && self.from(at).is_some_and(in_window)
    }

    pub fn flags(&self, at: At, day: Day) -> BTreeSet<&'static str> {
        let agreement = self.of(at);
        let last = plus(day, self.spec.horizon, 1);
        let in_window = |deadline: Day| day <= deadline && deadline <= last;
        let state = self.state(at, day);
        let (in_force, is_over) = (self.is_in_force(at, day), ["replaced", "ended"].contains(&state));
        let expiring = in_force && self.last_day(at).is_some_and(in_window);
        let coming = self.gap_that_would_be(at, day).is_some_and(|(from, _)| from > day);
        let reviews = agreement.follow_up.reviews.iter();
        let reviews: Vec<Day> =
            reviews.filter_map(|review| self.next_review(at, review, day)).map(|due| due.last).collect();
        let late = |activity: &Activity| {
            self.is_open(activity, day) && activity.due.is_some_and(|due| due.last < day)
        };
        let undecided = |decision: &Decision| {
            decision.date.is_none() && decision.planned.iter().all(|planned| planned.last < day)
        };
        let owner_gone = |owner: usize| self.has_body_ceased(self.holder(owner, day), day);
        let is_lost =
            state == "lapsed" || (state == "ended" && self.gap(at, day).is_some_and(|(_, to)| to.is_none()));
        let as_planned = self.ends_as_planned(at);
        [
            ("lapsed", is_lost && !as_planned),
            ("lapsing", expiring && coming && !as_planned),
            ("expiring", expiring),
            ("not-adopted", state == "not-adopted" && !self.has_live_successor(at, day)),
            ("adoption-due", self.is_adoption_due(at, state, in_window)),
            ("rejected", !is_over && self.start(at).is_none() && self.is_rejected(at)),
            ("notice-due", in_force && self.notice_by(at, day).is_some_and(in_window)),
            ("option-due", in_force && self.option_by(at).is_some_and(in_window)),
            (
                "start-revision",
                in_force
                    && !self.has_live_successor(at, day)
                    && self.start_revision_by(at).is_some_and(|by| by <= last),
            ),
            ("revise", in_force && self.needs_revision(at, day)),
            ("review-overdue", in_force && reviews.iter().any(|due| *due < day)),
            ("review-due", in_force && reviews.iter().any(|due| in_window(*due))),
            ("activity-overdue", !is_over && agreement.follow_up.activities.iter().any(late)),
            ("decision-overdue", !is_over && agreement.adoption.decisions.iter().any(undecided)),
            ("owner-gone", !is_over && agreement.owner.is_some_and(owner_gone)),
        ]
        .into_iter()
        .filter_map(|(name, has)| has.then_some(name))
        .collect()
    }
}
