//! The page of a body.

use std::borrow::Cow;

use super::Site;
use super::parts::DEPTH;
use crate::registry::{BodyIx, Thing};
use crate::view::graph::Around;
use crate::view::{BodyPage, Graph, TaskRow};

/// What the site says of a body.
#[derive(Hash)]
pub struct BodyContent<'s> {
    /// Its id.
    pub id: &'s str,
    /// Everything that it is responsible for.
    pub page: BodyPage<'s>,
    /// Of its tasks, those to be done now: their day has passed or comes soon, or they have none.
    pub due: Vec<TaskRow>,
    /// The successions around it. None if there are none.
    pub succession: Option<Graph>,
}

impl Site<'_> {
    /// What the site says of a body. None if it does not exist.
    #[must_use]
    pub fn body_content(&self, body: BodyIx) -> Option<BodyContent<'_>> {
        let page = self.body(body)?;
        let is_due = |task: &&TaskRow| task.on.is_none_or(|on| on.day <= self.status.lead.urgent_through);
        Some(BodyContent {
            id: &self.body_names.get(body.position())?.id,
            due: page.tasks.iter().filter(is_due).cloned().collect(),
            page,
            succession: self.graph(&self.body_ties, Around { center: Thing::Body(body), depth: DEPTH }),
        })
    }

    /// The page of a body. None if it does not exist.
    #[must_use]
    pub fn body(&self, body: BodyIx) -> Option<BodyPage<'_>> {
        let holder = self.bodies.get(body.position())?;
        let mut page = BodyPage::empty(&self.case, body);
        page.tasks = holder.tasks.clone();
        page.receives = holder.receives.clone();
        page.events = self.events(&holder.events);
        for agreement in &holder.agreements {
            if let Some(row) = self.row(*agreement) {
                page.add(Cow::Borrowed(row));
            }
        }
        Some(page)
    }
}
