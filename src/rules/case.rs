//! What rules look at: the registry, its periods, and how it stands on the day.

use foldhash::{HashSet, HashSetExt};

use crate::model::PartyEntry;
use crate::model::body::Mandate;
use crate::model::validity::{Outcome, Until};
use crate::model::{Agreement, Id};
use crate::registry::{AgreementIx, BodyIx, PartyIx, Place, Record, Registry};
use crate::source::Span;
use crate::time::{
    Day, Outlook, Periods, Reason, Standing, State, Successor, Timeline, When, days_between, holder,
};

/// A body that does not decide.
#[derive(Debug, Clone, Copy)]
pub struct Adviser<'r> {
    /// Its id.
    pub id: &'r Id,
    /// Where its mandate is written.
    pub mandate: Place,
    /// What it does instead: `recommends`, `prepares`, `advises`.
    pub does: &'static str,
}

/// The registry on a day, as rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Case<'r> {
    /// The records.
    pub registry: &'r Registry,
    /// Their periods.
    pub timeline: &'r Timeline,
    /// How they stand on the day.
    pub outlook: &'r Outlook,
}

impl<'r> Case<'r> {
    /// The day of validity.
    #[must_use]
    pub fn day(&self) -> Day {
        self.outlook.day
    }

    /// The record of an agreement.
    #[must_use]
    pub fn record(&self, agreement: AgreementIx) -> &'r Record<Agreement> {
        self.registry.agreement(agreement)
    }

    /// What an agreement says.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> &'r Agreement {
        &self.registry.agreement(agreement).data
    }

    /// The id of an agreement.
    #[must_use]
    pub fn id(&self, agreement: AgreementIx) -> &'r Id {
        &self.registry.agreement(agreement).id
    }

    /// The periods of an agreement.
    #[must_use]
    pub fn periods(&self, agreement: AgreementIx) -> &'r Periods {
        self.timeline.periods(agreement)
    }

    /// How an agreement stands on the day.
    #[must_use]
    pub fn standing(&self, agreement: AgreementIx) -> &'r Standing {
        self.outlook.standing(agreement)
    }

    /// All that makes the state of an agreement what it is, the decisive first.
    #[must_use]
    pub fn reasons(&self, agreement: AgreementIx) -> Vec<Reason> {
        self.outlook.reasons(self.registry, self.timeline, agreement)
    }

    /// The body or party on whom what lies with `named` lies on `day`: itself while it exists, else the one that took over
    /// from it. None of what is neither.
    #[must_use]
    pub fn holder(&self, named: &Id, day: Day) -> Option<&'r Id> {
        let registry = self.registry;
        if let Some(body) = registry.body_of(named) {
            return Some(&registry.body(self.outlook.bodies.effective(registry, body, day)).id);
        }
        let party = registry.party_of(named)?;
        Some(registry.party_id(holder(registry, party, day).unwrap_or(party)))
    }

    /// The body that is named, where its mandate is not to decide. None of a party, also where a body has the same id, and of
    /// a body whose mandate is not written down.
    #[must_use]
    pub fn adviser(&self, named: &Id) -> Option<Adviser<'r>> {
        let is_party = self.registry.parties.find(named).position().is_some();
        let body = self.registry.body(self.registry.body_of(named).filter(|_| !is_party)?);
        let mandate = body.data.mandate.as_ref()?;
        let does = match mandate.value {
            Mandate::Decides => return None,
            Mandate::Recommends => "recommends",
            Mandate::Prepares => "prepares",
            Mandate::Advises => "advises",
        };
        Some(Adviser { id: &body.id, mandate: body.at(mandate.span), does })
    }

    /// Does a law require the agreement to exist?
    #[must_use]
    pub fn is_statutory(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).is_statutory()
    }

    /// Must a body be responsible for it? Not for what is replaced or ended.
    #[must_use]
    pub fn needs_owner(&self, agreement: AgreementIx) -> bool {
        match self.standing(agreement).state {
            State::Replaced | State::Ended => false,
            State::Draft
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::InForce
            | State::Lapsed => true,
        }
    }

    /// Where a body says its last day, else the start of its record.
    #[must_use]
    pub fn until_place(&self, body: BodyIx) -> Place {
        let record = self.registry.body(body);
        record.at(record.data.until.as_ref().map_or(Span::FILE, |until| until.span))
    }

    /// The successor that is taken to replace an agreement, where nobody wrote down from when any of them holds.
    #[must_use]
    pub fn unknown_takeover(&self, agreement: AgreementIx) -> Option<&'r Successor> {
        let successors = &self.periods(agreement).successors;
        let mut taking_over = successors.iter().filter(|successor| successor.takes_over.is_some());
        let is_known = |successor: &Successor| {
            let last = self.last_to_start(successor.agreement, successor.entry);
            self.periods(last).start.and_then(When::day).is_some()
        };
        self.taking_over(agreement).filter(|_| !taking_over.any(is_known))
    }

    /// Does `rejected` say why its adoption is not complete: have all whose adoption is missing rejected it?
    #[must_use]
    pub fn is_rejected(&self, agreement: AgreementIx) -> bool {
        let adoption = &self.periods(agreement).adoption;
        let rejecting: HashSet<PartyIx> = adoption.rejected.iter().map(|(party, _)| *party).collect();
        !adoption.missing.is_empty() && adoption.missing.iter().all(|party| rejecting.contains(party))
    }

    /// Where an agreement says from when it holds: `validity.from`, else `[validity]`.
    #[must_use]
    pub fn start_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        let validity = &record.data.validity;
        record.at(validity.from.as_ref().map_or(validity.span, |from| from.span))
    }

    /// Where an agreement says what decides its last day: `[end]`, the extension or option that moved it, `until`,
    /// `duration`, `ends_with`, `ends_when_replaced`, else `[validity]`.
    #[must_use]
    pub fn end_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        record.at(end_span(&record.data, self.periods(agreement)))
    }

    /// The ids of parties, in backticks, at most `most` of them named.
    #[must_use]
    pub fn party_list(&self, parties: &[PartyIx], most: usize) -> String {
        let named = parties.iter().take(most).map(|party| format!("`{}`", self.registry.party_id(*party)));
        let mut list = named.collect::<Vec<_>>().join(", ");
        if let Some(more) = parties.len().checked_sub(most).filter(|more| *more > 0) {
            list.push_str(&format!(" and {more} more"));
        }
        list
    }

    /// Is it only a draft? Out for comments, it is no more.
    #[must_use]
    pub fn is_draft(&self, agreement: AgreementIx) -> bool {
        self.agreement(agreement).stage() == crate::model::agreement::Stage::Draft
    }

    /// Is there a fault in what decides its last day: was something there not read, or does it end before it starts?
    /// Then that day may be another than it seems.
    #[must_use]
    pub fn is_end_faulty(&self, agreement: AgreementIx) -> bool {
        let record = self.record(agreement);
        let first = self.periods(agreement).first;
        let ends_before_start = record.data.validity.until.as_ref().is_some_and(|until| match until.value {
            Until::Date(date) => first.is_some_and(|first| date.last_day() < first),
            Until::FurtherNotice | Until::Replaced => false,
        });
        ends_before_start
            || ["validity", "option", "extension", "end"].iter().any(|key| record.is_faulty(key))
    }

    /// How far `day` lies from the day of validity: `in 3 days`, `today`, `3 days ago`.
    #[must_use]
    pub fn distance(&self, day: Day) -> String {
        distance(self.day(), day)
    }

    /// The ids of agreements, in backticks, at most `most` of them named.
    #[must_use]
    pub fn agreement_list(&self, agreements: &[AgreementIx], most: usize) -> String {
        let named = agreements.iter().take(most).map(|agreement| format!("`{}`", self.id(*agreement)));
        let mut list = named.collect::<Vec<_>>().join(", ");
        if let Some(more) = agreements.len().checked_sub(most).filter(|more| *more > 0) {
            list.push_str(&format!(" and {more} more"));
        }
        list
    }

    /// From when a `[[replaces]]` of an agreement takes effect: see [`Timeline::takes_over`].
    #[must_use]
    pub fn takes_over(&self, agreement: AgreementIx, entry: usize) -> Option<When> {
        self.timeline.takes_over(self.registry, agreement, entry)
    }

    /// Whose start decides when a `[[replaces]]` takes effect: of the agreement and all that it needs
    /// `together_with`, the one that starts last; the agreement itself where none starts later.
    #[must_use]
    pub fn last_to_start(&self, agreement: AgreementIx, entry: usize) -> AgreementIx {
        let replaces = self.registry.links(agreement).replaces.get(entry);
        let others = replaces.iter().flat_map(|replaces| &replaces.together_with).flatten();
        others.fold(agreement, |last, other| {
            if self.periods(*other).start > self.periods(last).start { *other } else { last }
        })
    }

    /// The first of an agreement's successors to take over.
    #[must_use]
    pub fn taking_over(&self, agreement: AgreementIx) -> Option<&'r Successor> {
        let (from, by) = self.periods(agreement).replaced?;
        let successors = &self.periods(agreement).successors; // in the order of ids
        let at = successors.partition_point(|successor| successor.agreement < by);
        let mut entries = successors.iter().skip(at).take_while(|successor| successor.agreement == by);
        entries.find(|successor| successor.takes_over == Some(from))
    }

    /// The id in a `[[replaces]]` of an agreement.
    #[must_use]
    pub fn replaces_place(&self, agreement: AgreementIx, entry: usize) -> Place {
        let record = self.record(agreement);
        record.at(record.data.replaces.get(entry).map_or(Span::FILE, |replaces| replaces.id.span))
    }

    /// Who has not adopted an agreement whose adoption is not complete.
    #[must_use]
    pub fn not_adopted(&self, agreement: AgreementIx) -> String {
        let adoption = &self.periods(agreement).adoption;
        let missing = self.party_list(&adoption.missing, 5);
        match adoption.number {
            None => format!("not adopted by {missing}"),
            Some(enough) => {
                let have = adoption.required.len().saturating_sub(adoption.missing.len());
                let not_by = if missing.is_empty() { missing } else { format!(" (not by {missing})") };
                format!("adopted by {have} of the {enough} parties that are needed{not_by}")
            }
        }
    }

    /// The parties of an agreement by those of its entries that `holds`, groups expanded to those who are members on `day`,
    /// or ever; none twice.
    #[must_use]
    pub fn parties_by(
        &self,
        agreement: AgreementIx,
        day: Option<Day>,
        holds: impl Fn(&PartyEntry) -> bool,
    ) -> Vec<PartyIx> {
        let entries = self.agreement(agreement).parties.0.iter().filter(|entry| holds(entry));
        let (mut seen, mut seen_named) = (HashSet::new(), HashSet::new());
        let named = entries.filter_map(|entry| self.registry.party_of(&entry.id));
        let named = named.filter(|party| seen_named.insert(*party));
        let leaves = named.flat_map(|party| match day {
            Some(day) => self.registry.expand_on(party, day).collect(),
            None => self.registry.expand(party).to_vec(),
        });
        leaves.filter(|party| seen.insert(*party)).collect()
    }

    /// Is it certain who has adopted an agreement? Not where reading found a fault in its decisions, nor where one to
    /// adopt it is by a name that no record has and nobody must adopt it under.
    #[must_use]
    pub fn are_decisions_certain(&self, agreement: AgreementIx) -> bool {
        let (record, registry) = (self.record(agreement), self.registry);
        let adopting = record.data.decision.iter().filter(|decision| {
            decision.outcome.as_ref().is_some_and(|outcome| outcome.value == Outcome::Adopted)
        });
        let by = adopting.map(|decision| &decision.by.value);
        let mut unknown = by
            .filter(|by| registry.body_of(by).is_none() && registry.parties.find(by).position().is_none())
            .filter_map(|by| registry.party_of(by))
            .peekable();
        let required: HashSet<PartyIx> = match unknown.peek() {
            Some(_) => self.periods(agreement).adoption.required.iter().copied().collect(),
            None => HashSet::new(),
        };
        !record.is_faulty("decision") && unknown.all(|party| required.contains(&party))
    }

    /// Where an agreement says who must adopt it.
    #[must_use]
    pub fn adoption_place(&self, agreement: AgreementIx) -> Option<Place> {
        let record = self.record(agreement);
        let required = record.data.adoption.as_ref()?.required.as_ref()?;
        Some(record.at(required.span))
    }
}

/// So many days, in words: `1 day`, `60 days`.
#[must_use]
pub(super) fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn end_span(record: &Agreement, periods: &Periods) -> Span {
    use crate::time::{EndCause, StepKind};
    let validity = &record.validity;
    let cause = periods.own_end.map(|(_, cause)| cause);
    if let (Some(EndCause::Ended), Some(end)) = (cause, &record.end) {
        return end.date.span;
    }
    let host = validity.ends_with.as_ref().or(validity.ends_when_replaced.as_ref());
    if let (Some(EndCause::EndedWith), Some(host)) = (cause, host) {
        return host.span;
    }
    let decisive = periods.term.steps.iter().rev().find(|step| Some(step.to) == periods.term.first_end);
    let by_step = decisive.and_then(|step| match step.kind {
        StepKind::Option(position) => {
            record.option.get(position)?.exercised.as_ref().map(|exercised| exercised.span)
        }
        StepKind::Extension(position) => record.extension.get(position).map(|extension| extension.until.span),
    });
    let until = validity.until.as_ref().map(|until| until.span);
    let duration = validity.duration.as_ref().map(|duration| duration.span);
    by_step.or(until).or(duration).or(host.map(|host| host.span)).unwrap_or(validity.span)
}

/// How long it is from one day to another: "in 3 days", "today", "731 days ago".
#[must_use]
pub fn distance(from: Day, to: Day) -> String {
    match days_between(from, to) {
        0 => "today".to_owned(),
        ahead @ 1.. => format!("in {}", days(ahead)),
        past => format!("{} ago", days(-past)),
    }
}
