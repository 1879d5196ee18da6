//! What names an agreement, a body, a party or a review, described in words.

use serde_json::Value;

use super::terms::{review_outcome, word};
use super::values::{date, plain, text};
use super::{Describer, RecordEvent};
use crate::model::agreement::ReviewOutcome;
use crate::view::Named;
use crate::view::message::{Argument, Message, message};

impl Describer<'_> {
    /// A body or party by its name, or several.
    pub(super) fn actor(&self, id: &Value) -> Argument {
        match id {
            Value::String(id) => Argument::called([self.wording.actor(id)]),
            Value::Array(ids) => {
                let ids = ids.iter().filter_map(Value::as_str);
                Argument::called(ids.map(|id| self.wording.actor(id)))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => plain(id).into(),
        }
    }

    /// The body or party of an entry, by its name. The second entry of the same name has a number after it.
    pub(super) fn entry_actor(&self, entry: &str) -> Argument {
        Argument::called([self.wording.actor(entry.split(' ').next().unwrap_or(entry))])
    }

    /// The agreement under `id`, by its title.
    pub(super) fn agreement(&self, table: &Value) -> Named {
        self.wording.agreement(&text(table, "id"))
    }

    /// The description of an added replacement.
    pub(super) fn replaces(&self, replaces: &Value) -> Message {
        let (id, sections) = (self.agreement(replaces), text(replaces, "sections"));
        if sections.is_empty() {
            message!("told-replaces", id = id)
        } else {
            message!("told-replaces-sections", id = id, sections = sections)
        }
    }

    /// The description of a review that was done.
    pub(super) fn review_done(&self, entry: &str, done: &Value) -> Option<(RecordEvent, Message)> {
        let review = self.wording.review(entry.split(' ').next().unwrap_or(entry));
        let day = date(done.get("date")?)?;
        let outcome = done.get("outcome").and_then(word::<ReviewOutcome>).map(review_outcome);
        let message = match outcome {
            None => message!("told-review-done", review = review, day = day),
            Some(outcome) => {
                message!("told-review-done-outcome", review = review, day = day, outcome = outcome)
            }
        };
        Some((RecordEvent::ReviewDone, message))
    }
}
