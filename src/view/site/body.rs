//! The page of a body.

use super::Site;
use super::parts::DEPTH;
use crate::model::Date;
use crate::model::body::{BodyKind, Mandate};
use crate::registry::{BodyIx, Thing};
use crate::view::Named;
use crate::view::StatusRow;
use crate::view::graph::Around;
use crate::view::{AgreementRow, Event, Graph};

/// The page of a body.
pub struct BodyPage<'s> {
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
    /// The bodies whose decisions it prepares.
    pub prepares_for: Vec<Named>,
    /// The parties represented in it.
    pub members: Vec<Named>,
    /// Its meetings from the day of the report on.
    pub meetings: Vec<Date>,
    /// The agreements that it is responsible for on the day and that hold or are to hold.
    pub owned: Vec<&'s AgreementRow>,
    /// Those that no longer hold.
    pub past: Vec<&'s AgreementRow>,
    /// What currently needs its attention.
    pub duties: Vec<&'s StatusRow<'s>>,
    /// The future events for which it is responsible on their day.
    pub events: Vec<&'s Event>,
    /// The body that holds its duties on the day, if it is another.
    pub handed_to: Option<Named>,
    /// The successions around it. None if there are none.
    pub graph: Option<Graph>,
}

impl Site<'_> {
    /// The page of a body. None if it does not exist.
    #[must_use]
    pub fn body(&self, body: BodyIx) -> Option<BodyPage<'_>> {
        let (registry, outlook) = (self.case.registry, self.case.outlook);
        let (holder, known_as) = (self.bodies.get(body.position())?, self.body_names.get(body.position())?);
        let data = &registry.body(body).data;
        let is_past = |row: &&AgreementRow| row.state.is_past();
        let (past, owned) = self.agreement_rows(&holder.agreements).partition(is_past);
        let sections = self.status.sections();
        let duty = |(section, at): &(usize, usize)| sections.get(*section)?.1.get(*at);
        let effective = self.case.body_on(body, self.case.day());
        let name = |body: BodyIx| self.body_names.get(body.position()).cloned();
        let meetings = data.meetings.iter().filter(|meeting| meeting.last_day() >= self.case.day());
        Some(BodyPage {
            name: if data.name.is_empty() { known_as.name.clone() } else { data.name.to_string() },
            short: data.short.as_ref().map(|text| text.to_string()),
            kind: data.kind.as_ref().map(|kind| kind.value),
            mandate: data.mandate.as_ref().map(|mandate| mandate.value),
            contact: data.contact.as_ref().map(|text| text.to_string()),
            first_day: data.from.as_ref().map(|from| from.value),
            last_day: outlook.bodies.last_date(registry, body),
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
