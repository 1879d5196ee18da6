//! The page of a body.

use std::borrow::Cow;

use super::Site;
use super::parts::DEPTH;
use crate::registry::{BodyIx, Thing};
use crate::view::graph::Around;
use crate::view::{BodyPage, Graph, TaskRow};

impl Site<'_> {
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

    /// Whether a task is to be done now: its day has passed or comes soon, or it has none.
    #[must_use]
    pub fn is_due(&self, task: &TaskRow) -> bool {
        task.on.is_none_or(|on| on.day <= self.status.lead.urgent_through)
    }

    /// The successions around a body. None if there are none.
    #[must_use]
    pub fn succession(&self, body: BodyIx) -> Option<Graph> {
        self.graph(&self.body_ties, Around { center: Thing::Body(body), depth: DEPTH })
    }
}
