//! The ids in records, as they are called in the registry that is read: those of another begin with its name.

use crate::model::clauses::NoticeBy;
use crate::model::validity::Required;
use crate::model::{Agreement, Body, Id, Party, PartyEntry};
use crate::source::Sp;

/// A record whose references can be called otherwise.
pub(super) trait Qualify: Clone {
    /// Calls `rename` on every id of a record in it, its own former ids among them.
    fn rename(&mut self, rename: &dyn Fn(&mut Id));
}

fn each<'i>(ids: impl IntoIterator<Item = &'i mut Sp<Id>>, rename: &dyn Fn(&mut Id)) {
    ids.into_iter().for_each(|id| rename(&mut id.value));
}

impl Qualify for Agreement {
    fn rename(&mut self, rename: &dyn Fn(&mut Id)) {
        each(&mut self.owner, rename);
        each(&mut *self.former_ids, rename);
        entries(&mut self.parties.value.0, rename);
        each(&mut *self.expects_local, rename);
        each(&mut *self.based_on, rename);
        each(&mut *self.related, rename);
        each(self.validity.value.ends_when_replaced.as_deref_mut(), rename);
        each(self.validity.value.ends_with.as_deref_mut(), rename);
        if let Some(by) = self.termination.as_mut().and_then(|of| of.value.by.as_mut())
            && let NoticeBy::Parties(parties) = &mut by.value
        {
            each(&mut **parties, rename);
        }
        each(self.suspension.iter_mut().filter_map(|of| of.value.by.as_mut()), rename);
        each(self.extension.iter_mut().filter_map(|of| of.value.by.as_mut()), rename);
        if let Some(required) = self.adoption.as_mut().and_then(|of| of.value.required.as_mut())
            && let Required::Parties(parties) = &mut required.value
        {
            each(parties, rename);
        }
        each(self.decision.iter_mut().map(|of| &mut of.value.by), rename);
        for replaces in &mut *self.replaces {
            rename(&mut replaces.value.id.value);
            each(&mut replaces.value.together_with, rename);
        }
        each(self.amends.iter_mut().map(|of| &mut of.value.id), rename);
        for review in &mut self.review {
            each(&mut review.value.by, rename);
            each(&mut *review.value.reports_to, rename);
        }
        each(self.revision.iter_mut().filter_map(|of| of.value.initiated_by.as_mut()), rename);
        each(self.activity.iter_mut().flat_map(|of| &mut of.value.by), rename);
        each(self.end.iter_mut().filter_map(|of| of.value.by.as_mut()), rename);
    }
}

impl Qualify for Party {
    fn rename(&mut self, rename: &dyn Fn(&mut Id)) {
        entries(&mut self.members, rename);
        each(&mut self.replaced_by, rename);
    }
}

impl Qualify for Body {
    fn rename(&mut self, rename: &dyn Fn(&mut Id)) {
        each(&mut self.prepares_for, rename);
        each(&mut self.members, rename);
        each(&mut self.replaces, rename);
    }
}

fn entries(entries: &mut [PartyEntry], rename: &dyn Fn(&mut Id)) {
    entries.iter_mut().for_each(|entry| entry.rename(rename));
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::load::record_of;

    /// Every text in a record that is not a key, in its own order.
    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
            Value::Object(table) => table.values().for_each(|item| texts(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// How many ids `x` there are in a record before and after they are called otherwise.
    fn left_and_renamed<T>(text: &str) -> [usize; 2]
    where
        T: Qualify + super::super::validate::Validate + for<'x> serde::Deserialize<'x> + serde::Serialize,
    {
        let mut record = record_of::<T>("x.toml", text).unwrap();
        record.rename(&|id| *id = Id::new(&format!("lanet:{id}")));
        let mut found = Vec::new();
        texts(&serde_json::to_value(&record).unwrap(), &mut found);
        ["x", "lanet:x"].map(|id| found.iter().filter(|text| *text == id).count())
    }

    #[test]
    fn every_reference_is_called_as_in_the_registry_that_reads_it() {
        let agreement = r#"
            title = "A"
            kind = "agreement"
            owner = "x"
            former_ids = ["x"]
            parties = ["x", { id = "x", from = 2025-01-01 }]
            expects_local = ["x"]
            based_on = ["x"]
            related = ["x"]
            validity = { from = 2020-01-01, ends_with = "x", ends_when_replaced = "x" }
            termination = { by = ["x"], notice = "P1M" }
            suspension = [{ from = 2025-01-01, by = "x" }]
            extension = [{ until = 2027-12-31, by = "x" }]
            adoption = { required = ["x"] }
            decision = [{ by = "x", date = 2022-11-20, outcome = "adopted" }]
            replaces = [{ id = "x", together_with = ["x"] }]
            amends = [{ id = "x" }]
            review = [{ id = "arlig", first = 2026, by = "x", reports_to = ["x"] }]
            revision = { initiated_by = "x" }
            activity = [{ title = "A", by = ["x"] }]
            end = { date = 2026-12-31, by = "x" }
        "#;
        let written = agreement.matches("\"x\"").count();
        assert_eq!(left_and_renamed::<Agreement>(agreement), [0, written]);
        let party = "name = \"P\"\nkind = \"group\"\nmembers = [\"x\", { id = \"x\", from = 2025-01-01 }]";
        assert_eq!(left_and_renamed::<Party>(party), [0, 2]);
        let body = "name = \"B\"\nprepares_for = [\"x\"]\nmembers = [\"x\"]\nreplaces = [\"x\"]";
        assert_eq!(left_and_renamed::<Body>(body), [0, 3]);
    }
}
