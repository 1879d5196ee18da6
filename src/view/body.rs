//! A body: what it is responsible for, what it has to do, and whom it takes over from.

use std::borrow::Cow;

use crate::model::Date;
use crate::model::body::{BodyKind, Mandate};
use crate::registry::BodyIx;
use crate::time::Case;

use super::filter::Filter;
use super::task::{BodyTasks, TaskRow};
use super::{Agenda, AgreementRow, Event, Named, words};

/// A body, with its agreements and duties.
#[derive(Debug, Hash)]
pub struct BodyPage<'s> {
    /// The body, by its short name.
    pub named: Named,
    /// Its full name.
    pub name: String,
    /// Its short name.
    pub short: Option<String>,
    /// Its kind.
    pub kind: Option<BodyKind>,
    /// Its mandate.
    pub mandate: Option<Mandate>,
    /// The contact address of a function.
    pub contact: Option<String>,
    /// The first day on which it exists.
    pub first_day: Option<Date>,
    /// The last day on which it exists.
    pub last_day: Option<Date>,
    /// The bodies whose duties it takes over.
    pub takes_over_from: Vec<Named>,
    /// The bodies that take over its duties.
    pub taken_over_by: Vec<Named>,
    /// The body that holds its duties on the day, if it is another.
    pub handed_to: Option<Named>,
    /// The bodies whose decisions it prepares.
    pub prepares_for: Vec<Named>,
    /// The parties represented in it.
    pub members: Vec<Named>,
    /// How many times a year it meets.
    pub meetings_per_year: Option<u32>,
    /// Its meetings from the day of the report on.
    pub meetings: Vec<Date>,
    /// What it has to do: the overdue first, then by day, then what has no day.
    pub tasks: Vec<TaskRow>,
    /// The reviews that it receives, in the same order.
    pub receives: Vec<TaskRow>,
    /// The agreements that it is responsible for on the day and that hold or are to hold.
    pub owned: Vec<Cow<'s, AgreementRow>>,
    /// Those that no longer hold.
    pub past: Vec<Cow<'s, AgreementRow>>,
    /// The future events for which it is responsible on their day, and the reviews that it receives.
    pub events: Vec<Cow<'s, Event>>,
    /// Anything else worth knowing.
    pub notes: Option<String>,
}

impl<'s> BodyPage<'s> {
    /// A body.
    #[must_use]
    pub fn of(case: &Case<'_>, body: BodyIx) -> BodyPage<'static> {
        let mut page = BodyPage::empty(case, body);
        let owned =
            case.registry.agreement_ixs().filter(|agreement| case.standing(*agreement).owner == Some(body));
        owned.for_each(|agreement| page.add(Cow::Owned(AgreementRow::of(case, agreement))));
        let agenda = Agenda::of(case, &Filter::default(), &[body]);
        page.events = agenda.events.into_iter().map(Cow::Owned).collect();
        let BodyTasks { does, receives } = BodyTasks::of(case, body);
        BodyPage { tasks: does, receives, ..page }
    }

    /// A body without its agreements and duties.
    pub(super) fn empty(case: &Case<'_>, body: BodyIx) -> BodyPage<'s> {
        let (registry, outlook) = (case.registry, case.outlook);
        let data = &registry.body(body).data;
        let all_named = |ids: &[crate::source::Sp<crate::model::Id>]| {
            ids.iter().map(|id| words::named_actor(registry, id)).collect::<Vec<_>>()
        };
        let effective = case.body_on(body, case.day());
        let successors = registry.body_links(body).successors.iter();
        let meetings = data.meetings.iter().filter(|meeting| meeting.last_day() >= case.day());
        let mut meetings: Vec<Date> = meetings.map(|meeting| meeting.value).collect();
        meetings.sort_by_key(|meeting| meeting.first_day());
        BodyPage {
            named: words::named_body(registry, body),
            name: if data.name.is_empty() {
                registry.body_name(body).to_owned()
            } else {
                data.name.to_string()
            },
            short: data.short.as_ref().map(|text| text.to_string()),
            kind: data.kind.as_ref().map(|kind| kind.value),
            mandate: data.mandate.as_ref().map(|mandate| mandate.value),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            first_day: data.from.as_ref().map(|from| from.value),
            last_day: outlook.bodies.last_date(registry, body),
            takes_over_from: all_named(&data.replaces),
            taken_over_by: successors.map(|by| words::named_body(registry, *by)).collect(),
            handed_to: (effective != body).then(|| words::named_body(registry, effective)),
            prepares_for: all_named(&data.prepares_for),
            members: all_named(&data.members),
            meetings_per_year: data.meetings_per_year.as_ref().map(|count| count.value),
            meetings,
            tasks: Vec::new(),
            receives: Vec::new(),
            owned: Vec::new(),
            past: Vec::new(),
            events: Vec::new(),
            notes: data.notes.as_ref().map(|notes| notes.to_string()),
        }
    }

    /// Adds an agreement that it is responsible for.
    pub(super) fn add(&mut self, row: Cow<'s, AgreementRow>) {
        if row.state.is_past() {
            self.past.push(row);
        } else {
            self.owned.push(row);
        }
    }

    /// How many of its tasks are overdue.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.tasks.iter().filter(|task| task.is_overdue()).count()
    }
}
