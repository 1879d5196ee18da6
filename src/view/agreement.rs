//! One agreement as a row of a report.

use std::borrow::Cow;

use crate::model::agreement::Stage;
use crate::model::settings::LocalName;
use crate::model::{Date, Duration, Id};
use crate::registry::{AgreementIx, Registry};
use crate::text::Language;
use crate::time::Case;
use crate::time::{Day, EndCause, Flag, State, UntilKind, When, bound_among, participants};

use super::message::message;
use super::{Dated, Message, words};

/// One agreement. Days are inclusive; None for what is not known.
#[derive(Debug, Clone, Hash)]
pub struct AgreementRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its kind.
    pub kind: Option<String>,
    /// Its part of the document system.
    pub part: Option<u32>,
    /// Its registration number.
    pub reference: Option<String>,
    /// draft, consultation or adopted.
    pub stage: Stage,
    /// The body responsible for it, as written.
    pub owner: Option<String>,
    /// The body responsible for it on the day.
    pub effective_owner: Option<String>,
    /// Its parties, with groups expanded; sorted.
    pub parties: Vec<String>,
    /// The parties that it binds on the day; sorted.
    pub bound: Vec<String>,
    /// Whether a law requires it.
    pub statutory: bool,
    /// Its tags; sorted.
    pub topics: Vec<String>,
    /// Its state.
    pub state: State,
    /// Every reason for its state.
    pub reasons: Vec<Message>,
    /// The first day of `validity.from`.
    pub from: Option<Dated>,
    /// When it entered, or enters, into force.
    pub in_force_from: Option<Dated>,
    /// Does it end before it begins, so that it never holds?
    pub is_never_in_force: bool,
    /// How its end is written.
    pub until_kind: UntilKind,
    /// The event that ends it.
    pub event: Option<String>,
    /// The last day of its term.
    pub term_end: Option<Dated>,
    /// The last day on which it can be in force.
    pub effective_end: Option<Dated>,
    /// Why it ends then.
    pub end_reason: Option<EndCause>,
    /// The next day on which it is renewed unless notice is given.
    pub renewal_date: Option<Day>,
    /// The agreement's last day if notice is given on the day. None if no clause says how notice ends it.
    pub bound_through: Option<Day>,
    /// The next last day for notice that can still be met. None if notice can end it on any day.
    pub notice_by: Option<Day>,
    /// The last day to exercise its first open option.
    pub option_by: Option<Day>,
    /// The agreements that it replaces, in whole or in part; sorted.
    pub replaces: Vec<String>,
    /// The agreements that replace the whole of it, whatever their stage; sorted.
    pub replaced_by: Vec<String>,
    /// The day from which it is replaced.
    pub replaced_from: Option<Day>,
    /// When its next review is due.
    pub next_review: Option<Dated>,
    /// The last day to start work on a successor.
    pub start_revision_by: Option<Day>,
    /// How long that work takes.
    pub lead_time: Duration,
    /// What needs attention.
    pub flags: Vec<Flag>,
    /// Days without an agreement after it.
    pub gaps: Vec<GapRow>,
    /// Its file, relative to the registry's root.
    pub path: String,
    /// The parties that it binds or will bind, or that have to decide on it; sorted.
    pub concerned: Vec<String>,
    /// The display name of its kind.
    pub kind_name: LocalName,
    /// The length of its term, if the record gives a length.
    pub duration: Option<Duration>,
    /// The day of the report, from which remaining days are counted.
    pub as_of: Day,
    /// The display name of the owner on the day.
    pub owner_name: Option<String>,
    /// What follows its end.
    pub then: Option<Message>,
}

/// The rows of a registry's agreements by their positions, where they have been made already. By default, none has.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rows<'r>(pub &'r [AgreementRow]);

impl<'r> Rows<'r> {
    /// The row of an agreement.
    #[must_use]
    pub fn of(self, case: &Case<'_>, agreement: AgreementIx) -> Cow<'r, AgreementRow> {
        match self.0.get(agreement.position()) {
            Some(row) => Cow::Borrowed(row),
            None => Cow::Owned(AgreementRow::of(case, agreement)),
        }
    }
}

/// Days without an agreement.
#[derive(Debug, Clone, Hash)]
pub struct GapRow {
    /// The first day.
    pub from: Day,
    /// The last day, inclusive. None if no successor is known to take over.
    pub through: Option<Day>,
}

impl AgreementRow {
    /// The period in which an agreement holds or is to hold.
    #[must_use]
    pub fn period(&self) -> Message {
        if let Some(start) = self.in_force_from().or(self.from()).filter(|_| self.is_never_in_force) {
            return message!("period-never", day = start);
        }
        let start = match (self.in_force_from(), self.from()) {
            (Some(start), _) => message!("period-from", day = start),
            (None, Some(written)) => message!("period-planned-from", day = written),
            (None, None) => message!("period-from-unknown"),
        };
        match (self.effective_end(), self.until_kind) {
            (Some(end), _) => message!("period-through", start = start, day = end),
            (None, _) if self.state == State::Replaced => message!("period-replaced", start = start),
            (None, UntilKind::Duration) if self.in_force_from().is_none() && self.from().is_none() => {
                message!("period-duration", time = self.duration.unwrap_or_default())
            }
            (None, UntilKind::FurtherNotice) => message!("period-further-notice", start = start),
            (None, UntilKind::Replaced) => message!("period-until-replaced", start = start),
            (None, UntilKind::Event) => {
                message!("period-until-event", start = start, event = self.event.clone().unwrap_or_default())
            }
            (None, UntilKind::EndsWhenReplaced) => message!("period-until-other-replaced", start = start),
            (None, UntilKind::EndsWith) => message!("period-until-other-ends", start = start),
            (None, UntilKind::Date | UntilKind::Duration | UntilKind::Unknown) => match self.renewal_date {
                Some(_) => message!("period-until-notice", start = start),
                None if self.in_force_from().or(self.from()).is_none() => message!("period-unknown"),
                None => message!("period-end-unknown", start = start),
            },
        }
    }

    /// Its last day, else how it ends, else that its last day is unknown.
    #[must_use]
    pub fn end(&self) -> Message {
        match (self.effective_end(), self.until_kind) {
            (Some(end), _) => message!("words", words = end.to_string()),
            (None, _) if self.state == State::Replaced => words::unknown_day(),
            (None, UntilKind::FurtherNotice) => message!("until-further-notice"),
            (None, UntilKind::Replaced | UntilKind::EndsWhenReplaced) => message!("until-replaced"),
            (None, UntilKind::Event) => message!("until-event"),
            (None, UntilKind::EndsWith) => message!("until-other-ends"),
            (None, UntilKind::Date | UntilKind::Duration | UntilKind::Unknown) => match self.renewal_date {
                Some(_) => message!("until-notice"),
                None => words::unknown_day(),
            },
        }
    }

    /// Whether it has, or had, a last day that is not known.
    #[must_use]
    pub fn is_end_unknown(&self) -> bool {
        self.end() == words::unknown_day()
    }

    /// The row of an agreement.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let registry = case.registry;
        let record = registry.agreement(agreement);
        let data = &record.data;
        let (periods, standing, links) =
            (case.periods(agreement), case.standing(agreement), registry.links(agreement));
        let from = data.validity.from_date().map(Dated::first);
        let start = periods.start.and_then(When::day);
        let start = start.map(|day| Dated::new(day, crate::time::start_as_written(data, day)));
        let end = |day: Day| Dated::new(day, crate::time::end_as_written(registry, agreement, day));
        let (term_end, effective_end) = (periods.term.end.map(end), periods.last_day().map(end));
        let next_review = standing.next_review().map(|due| Dated::new(due.day, due.date));
        let participants = participants(registry, agreement, periods, case.day());
        let bound = bound_among(&participants, periods, case.day());
        let concerned = participants.iter().filter(|of| of.involvement.concerns()).map(|of| of.party);
        let mut topics: Vec<String> = data.topics.iter().map(|topic| topic.to_string()).collect();
        topics.sort();
        AgreementRow {
            id: record.id.to_string(),
            title: text(&data.title),
            kind: text(&data.kind),
            part: data.part.as_ref().map(|part| part.value),
            reference: data.reference.as_ref().map(|reference| reference.to_string()),
            stage: data.stage(),
            owner: data.owner.as_ref().map(|owner| owner.value.to_string()),
            effective_owner: standing.owner.map(|owner| registry.body(owner).id.to_string()),
            parties: sorted(links.parties.iter().map(|membership| registry.party_id(membership.party))),
            bound: sorted(bound.map(|party| registry.party_id(party))),
            concerned: sorted(concerned.map(|party| registry.party_id(party))),
            statutory: data.is_statutory(),
            topics,
            state: standing.state,
            reasons: case.reasons(agreement).iter().map(|reason| words::reason(registry, reason)).collect(),
            from,
            in_force_from: start,
            is_never_in_force: periods.is_empty(),
            until_kind: crate::time::until_kind(data),
            event: data.validity.event.as_ref().map(|event| event.to_string()),
            term_end,
            effective_end,
            end_reason: periods.end.map(|(_, cause)| cause),
            renewal_date: standing.renewal_date,
            bound_through: standing.bound_through,
            notice_by: standing.notice.map(|notice| notice.by),
            option_by: standing.option_by,
            replaces: sorted(data.replaces.iter().map(|replaces| &replaces.id.value)),
            replaced_by: sorted(links.successors.iter().map(|successor| case.id(*successor))),
            replaced_from: periods.replaced_from().and_then(When::day),
            next_review,
            start_revision_by: standing.start_revision_by,
            lead_time: case.lead_time(agreement),
            flags: standing.flags.iter().collect(),
            gaps: standing.gap().iter().map(|gap| GapRow { from: gap.from, through: gap.through }).collect(),
            path: path(registry, agreement),
            kind_name: registry
                .settings_for(agreement)
                .kind(&data.kind)
                .and_then(|kind| kind.name.as_ref())
                .map(|name| name.value.clone())
                .unwrap_or_default(),
            duration: data.validity.duration.as_ref().map(|duration| duration.value),
            as_of: case.day(),
            owner_name: standing.owner.map(|owner| registry.body_name(owner).to_owned()),
            then: words::then(case, agreement),
        }
    }

    /// Its title, or its id if it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// The display name of its kind in a language: the name given by the registry, otherwise the kind itself.
    #[must_use]
    pub fn kind_name(&self, language: Language) -> Option<&str> {
        self.kind_name.text(language).or(self.kind.as_deref())
    }

    /// The date of `validity.from`.
    #[must_use]
    pub fn from(&self) -> Option<Date> {
        self.from.map(|dated| dated.date)
    }

    /// When it entered, or enters, into force.
    #[must_use]
    pub fn in_force_from(&self) -> Option<Date> {
        self.in_force_from.map(|dated| dated.date)
    }

    /// The last date on which it can be in force.
    #[must_use]
    pub fn effective_end(&self) -> Option<Date> {
        self.effective_end.map(|dated| dated.date)
    }
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn sorted<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<String> {
    let mut ids: Vec<String> = ids.map(ToString::to_string).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn path(registry: &Registry, agreement: AgreementIx) -> String {
    registry.path(registry.agreement(agreement).file).to_owned()
}
