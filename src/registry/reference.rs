//! Every reference in a record. A new key that holds ids is added here: all rules about references check it, and a
//! record that is renamed is renamed there too.

use chrono::NaiveDate;

use crate::model::PartyEntry;
use crate::model::clauses::NoticeBy;
use crate::model::validity::Required;
use crate::model::{Agreement, Body, Id, Party, Text};
use crate::parallel;
use crate::source::{RecordKind, Sp, Span};

use super::aggregate::Registry;
use super::position::{FileIx, Place};
use super::record::{Record, Table};

/// A key that holds ids.
#[derive(Debug, Clone, Copy)]
pub struct ReferenceKey {
    /// Its path from the root of the record.
    pub name: &'static str,
    /// The kind of record it names. If there are two, the more likely one.
    pub names: RecordKind,
    /// The other kind that it may name.
    pub or: Option<RecordKind>,
}

impl ReferenceKey {
    /// Whether it may name a record of a kind.
    #[must_use]
    pub fn may_name(self, kind: RecordKind) -> bool {
        self.names == kind || self.or == Some(kind)
    }

    /// The kinds of record that it may name, the more likely one first.
    pub fn types(self) -> impl Iterator<Item = RecordKind> {
        std::iter::once(self.names).chain(self.or)
    }
}

const fn agreement(name: &'static str) -> ReferenceKey {
    ReferenceKey { name, names: RecordKind::Agreement, or: None }
}

const fn party(name: &'static str) -> ReferenceKey {
    ReferenceKey { name, names: RecordKind::Party, or: None }
}

const fn party_or_body(name: &'static str) -> ReferenceKey {
    ReferenceKey { name, names: RecordKind::Party, or: Some(RecordKind::Body) }
}

const fn body(name: &'static str) -> ReferenceKey {
    ReferenceKey { name, names: RecordKind::Body, or: None }
}

const fn body_or_party(name: &'static str) -> ReferenceKey {
    ReferenceKey { name, names: RecordKind::Body, or: Some(RecordKind::Party) }
}

/// The key of a kind of record that holds ids, by its path without the numbers of items. None if it holds none.
#[must_use]
pub fn reference_key(of: RecordKind, path: &str) -> Option<ReferenceKey> {
    let keys: &[ReferenceKey] = match of {
        RecordKind::Agreement => &[
            body("owner"),
            party("parties"),
            party("parties.id"),
            party("expects_local"),
            agreement("based_on"),
            agreement("related"),
            agreement("validity.ends_when_replaced"),
            agreement("validity.ends_with"),
            party("termination.by"),
            body_or_party("suspension.by"),
            body_or_party("extension.by"),
            party("adoption.required"),
            party_or_body("decision.by"),
            agreement("replaces.id"),
            agreement("replaces.together_with"),
            agreement("amends.id"),
            body_or_party("review.by"),
            body("review.reports_to"),
            body("revision.initiated_by"),
            body_or_party("activity.by"),
            party_or_body("end.by"),
        ],
        RecordKind::Party => &[party("members"), party("members.id"), party("replaced_by")],
        RecordKind::Body => &[body("prepares_for"), party("members"), body("replaces")],
    };
    keys.iter().copied().find(|key| key.name == path)
}

/// A reference from one record to another.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'r> {
    /// The record that contains it.
    pub by: &'r Id,
    /// The kind of that record.
    pub by_type: RecordKind,
    /// The key.
    pub key: ReferenceKey,
    /// The id it names.
    pub id: &'r Id,
    /// The place.
    pub place: Place,
    /// The list it is in, by a number that is unique within the record.
    pub list: u32,
    /// The first and last day it applies to, both inclusive: all days, unless a party joins later or leaves earlier.
    pub days: (NaiveDate, NaiveDate),
    /// The sections it applies to. Empty for the whole.
    pub sections: &'r [Sp<Text>],
    /// Whether it is only an id, not one of the keys of a table.
    pub is_bare: bool,
}

/// A record that refers to others.
trait Refers {
    const TYPE: RecordKind;

    /// Adds all its references, in the order of the format. References of the same list are adjacent.
    fn refer<'r>(&'r self, to: &mut References<'r>);
}

impl Refers for Agreement {
    const TYPE: RecordKind = RecordKind::Agreement;

    fn refer<'r>(&'r self, to: &mut References<'r>) {
        to.one(body("owner"), self.owner.as_ref());
        to.parties(party("parties"), &self.parties.0);
        to.list(party("expects_local"), &self.expects_local);
        to.list(agreement("based_on"), &self.based_on);
        to.list(agreement("related"), &self.related);
        to.one(agreement("validity.ends_when_replaced"), self.validity.ends_when_replaced.as_deref());
        to.one(agreement("validity.ends_with"), self.validity.ends_with.as_deref());
        if let Some(NoticeBy::Parties(parties)) =
            self.termination.as_ref().and_then(|termination| Some(&termination.by.as_ref()?.value))
        {
            to.list(party("termination.by"), parties);
        }
        for suspension in &self.suspension {
            to.one(body_or_party("suspension.by"), suspension.by.as_ref());
        }
        for extension in &self.extension {
            to.one(body_or_party("extension.by"), extension.by.as_ref());
        }
        if let Some(Required::Parties(parties)) =
            self.adoption.as_ref().and_then(|a| Some(&a.required.as_ref()?.value))
        {
            to.list(party("adoption.required"), parties);
        }
        for decision in &self.decision {
            to.one(party_or_body("decision.by"), Some(&decision.by));
        }
        to.sections(
            agreement("replaces.id"),
            self.replaces.iter().map(|replaces| (&replaces.id, &*replaces.sections)),
        );
        for replaces in &self.replaces {
            to.list(agreement("replaces.together_with"), &replaces.together_with);
        }
        to.sections(agreement("amends.id"), self.amends.iter().map(|amends| (&amends.id, &*amends.sections)));
        for review in &self.review {
            to.one(body_or_party("review.by"), review.by.as_ref());
            to.list(body("review.reports_to"), &review.reports_to);
        }
        to.one(
            body("revision.initiated_by"),
            self.revision.as_ref().and_then(|revision| revision.initiated_by.as_ref()),
        );
        for activity in &self.activity {
            to.list(body_or_party("activity.by"), &activity.by);
        }
        to.one(party_or_body("end.by"), self.end.as_ref().and_then(|end| end.by.as_ref()));
    }
}

impl Refers for Party {
    const TYPE: RecordKind = RecordKind::Party;

    fn refer<'r>(&'r self, to: &mut References<'r>) {
        to.parties(party("members"), &self.members);
        to.one(party("replaced_by"), self.replaced_by.as_ref());
    }
}

impl Refers for Body {
    const TYPE: RecordKind = RecordKind::Body;

    fn refer<'r>(&'r self, to: &mut References<'r>) {
        to.list(body("prepares_for"), &self.prepares_for);
        to.list(party("members"), &self.members);
        to.list(body("replaces"), &self.replaces);
    }
}

/// Collects the references of one record.
struct References<'r> {
    by: &'r Id,
    by_type: RecordKind,
    file: FileIx,
    list: u32,
    all: Vec<Reference<'r>>,
}

const ALL_DAYS: (NaiveDate, NaiveDate) = (NaiveDate::MIN, NaiveDate::MAX);

impl<'r> References<'r> {
    fn one(&mut self, key: ReferenceKey, id: Option<&'r Sp<Id>>) {
        self.list(key, id);
    }

    fn list(&mut self, key: ReferenceKey, ids: impl IntoIterator<Item = &'r Sp<Id>>) {
        self.add(key, ids.into_iter().map(|id| Target::bare(&id.value, id.span)));
    }

    fn parties(&mut self, key: ReferenceKey, entries: &'r [PartyEntry]) {
        let target = |entry: &'r PartyEntry| Target {
            days: days(entry),
            is_bare: entry.id_span() == entry.span(),
            ..Target::bare(entry.id(), entry.id_span())
        };
        self.add(key, entries.iter().map(target));
    }

    fn sections(&mut self, key: ReferenceKey, ids: impl Iterator<Item = (&'r Sp<Id>, &'r [Sp<Text>])>) {
        let targets =
            ids.map(|(id, sections)| Target { sections, is_bare: false, ..Target::bare(&id.value, id.span) });
        self.add(key, targets);
    }

    fn add(&mut self, key: ReferenceKey, targets: impl IntoIterator<Item = Target<'r>>) {
        let (by, by_type, file, list) = (self.by, self.by_type, self.file, self.list);
        // An empty id was missing or could not be read, which has already been reported.
        let given = targets.into_iter().filter(|target| !target.id.is_empty());
        self.all.extend(given.map(|Target { id, span, days, sections, is_bare }| {
            let place = Place { file, span };
            Reference { by, by_type, key, id, place, list, days, sections, is_bare }
        }));
        self.list += 1;
    }
}

/// What one reference says of its target.
struct Target<'r> {
    id: &'r Id,
    span: Span,
    days: (NaiveDate, NaiveDate),
    sections: &'r [Sp<Text>],
    is_bare: bool,
}

impl<'r> Target<'r> {
    fn bare(id: &'r Id, span: Span) -> Self {
        Target { id, span, days: ALL_DAYS, sections: &[], is_bare: true }
    }
}

fn days(entry: &PartyEntry) -> (NaiveDate, NaiveDate) {
    let (first, last) = ALL_DAYS;
    // A party that gave notice is one at least until then.
    let until = entry.until().map(|until| until.last_day());
    let until = until.or(entry.notice_given().map(|given| given.first_day()));
    (entry.from().map_or(first, |from| from.first_day()), until.unwrap_or(last))
}

/// Collects what `look` finds in the references of each record, in the order of agreements, parties and bodies, and of
/// ids.
pub fn in_each_record<'r, T: Send>(
    registry: &'r Registry,
    look: impl Fn(&[Reference<'r>], &mut Vec<T>) + Sync,
) -> Vec<T> {
    let mut found = in_each(&registry.agreements, &look);
    found.append(&mut in_each(&registry.parties, &look));
    found.append(&mut in_each(&registry.bodies, &look));
    found
}

impl Registry {
    /// How many references in one's own records lead into another registry.
    #[must_use]
    pub fn references_into(&self, name: &str) -> usize {
        let leads_there = |reference: &&Reference<'_>| {
            let rest = reference.id.strip_prefix(name).and_then(|rest| rest.strip_prefix(':'));
            self.is_own(reference.place.file) && rest.is_some()
        };
        let counts: Vec<usize> = in_each_record(self, |references, counts| {
            counts.push(references.iter().filter(leads_there).count());
        });
        counts.into_iter().sum()
    }

    /// The references that lead to a record, by its id or a former one, also in records that reports leave out. Where a
    /// key may name records of two kinds, and the other kind has one of that id too, both are meant.
    #[must_use]
    pub fn references_to(&self, kind: RecordKind, id: &Id) -> Vec<Reference<'_>> {
        let wanted = self.find(kind, id).position();
        let leads_there = |reference: &Reference<'_>| {
            let leads =
                reference.id == id || wanted.is_some() && self.find(kind, reference.id).position() == wanted;
            reference.key.may_name(kind) && leads
        };
        in_each_record(self, |references, found| {
            found.extend(references.iter().copied().filter(leads_there));
        })
    }
}

impl Registry {
    /// The references in a file, also if its record cannot be read with certainty.
    #[must_use]
    pub fn references_in(&self, file: FileIx) -> Vec<Reference<'_>> {
        let agreement = in_file(&self.agreements, file);
        agreement
            .or_else(|| in_file(&self.parties, file))
            .or_else(|| in_file(&self.bodies, file))
            .unwrap_or_default()
    }
}

fn in_file<R: Refers>(table: &Table<R>, file: FileIx) -> Option<Vec<Reference<'_>>> {
    let record = table.in_file(file)?;
    let (by, by_type) = (&record.id, R::TYPE);
    let mut references = References { by, by_type, file, list: 0, all: Vec::new() };
    record.data.refer(&mut references);
    Some(references.all)
}

fn in_each<'r, R: Refers + Send + Sync, T: Send>(
    table: &'r Table<R>,
    look: &(impl Fn(&[Reference<'r>], &mut Vec<T>) + Sync),
) -> Vec<T> {
    let in_part = |records: &'r [Record<R>]| {
        let (mut all, mut found) = (Vec::new(), Vec::new());
        for record in records {
            all.clear();
            let (by, by_type, file) = (&record.id, R::TYPE, record.file);
            let mut references = References { by, by_type, file, list: 0, all };
            record.data.refer(&mut references);
            all = references.all;
            look(&all, &mut found);
        }
        found
    };
    let parts = |records: &'r [Record<R>]| parallel::parts(records, 256, in_part);
    parts(&table.records).into_iter().chain(parts(&table.set_aside)).flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use schemars::JsonSchema;
    use serde::Deserialize;
    use serde_json::Value;

    use super::*;
    use crate::source::{de, toml};

    /// The keys at which references are found in a record.
    fn keys_found<T: Refers + for<'x> Deserialize<'x>>(text: &str) -> BTreeSet<String> {
        let mut faults = Vec::new();
        let node = toml::parse(text, &mut faults).unwrap();
        let record: T = de::read(&node, &mut faults).unwrap();
        assert_eq!(faults, []);
        let (by, all) = (&Id::new("this"), Vec::new());
        let mut to = References { by, by_type: T::TYPE, file: FileIx(0), list: 0, all };
        record.refer(&mut to);
        to.all.iter().map(|reference| reference.key.name.to_owned()).collect()
    }

    /// The keys that hold ids according to the schema.
    fn keys_of_ids<T: JsonSchema>() -> BTreeSet<String> {
        fn visit(schema: &Value, root: &Value, path: &str, found: &mut BTreeSet<String>) {
            if schema["pattern"] == crate::model::text::REFERENCE_PATTERN {
                found.insert(path.to_owned());
            }
            if let Some(name) = schema["$ref"].as_str() {
                visit(root.pointer(name.trim_start_matches('#')).unwrap(), root, path, found);
            }
            let alternatives = schema["anyOf"].as_array().into_iter().flatten();
            for part in alternatives.chain([&schema["items"]]).filter(|part| part.is_object()) {
                visit(part, root, path, found);
            }
            for (key, value) in schema["properties"].as_object().into_iter().flatten() {
                visit(value, root, format!("{path}.{key}").trim_start_matches('.'), found);
            }
        }
        let root = serde_json::to_value(schemars::schema_for!(T)).unwrap();
        let mut found = BTreeSet::new();
        visit(&root, &root, "", &mut found);
        found
    }

    #[test]
    fn every_key_that_holds_an_id_is_a_reference() {
        let mut of_agreements = keys_of_ids::<Agreement>();
        // `parties` holds ids and tables with an id. The ids of the record and the review themselves may have any form.
        assert!(of_agreements.remove("parties.id"));
        let agreement = r#"
            title = "A"
            kind = "agreement"
            owner = "x"
            parties = ["x"]
            expects_local = ["x"]
            based_on = ["x"]
            related = ["x"]
            validity = { ends_with = "x", ends_when_replaced = "x" }
            termination = { by = ["x"] }
            suspension = [{ from = 2025-01-01, by = "x" }]
            extension = [{ until = 2027-12-31, by = "x" }]
            adoption = { required = ["x"] }
            decision = [{ by = "x", date = 2022-11-20, outcome = "adopted" }]
            replaces = [{ id = "x", together_with = ["x"] }]
            amends = [{ id = "x" }]
            review = [{ id = "arlig", first = 2026, by = "x", reports_to = ["x"] }]
            revision = { initiated_by = "x" }
            activity = [{ title = "A", by = ["x"] }]
            end = { notice_given = 2025-01-01, by = "x" }
        "#;
        assert_eq!(keys_found::<Agreement>(agreement), of_agreements);
        let party = "name = \"P\"\nmembers = [\"x\"]\nreplaced_by = \"x\"";
        let mut of_parties = keys_of_ids::<Party>();
        assert!(of_parties.remove("members.id"), "as of `parties`");
        assert_eq!(keys_found::<Party>(party), of_parties);
        let body = "name = \"B\"\nprepares_for = [\"x\"]\nmembers = [\"x\"]\nreplaces = [\"x\"]";
        assert_eq!(keys_found::<Body>(body), keys_of_ids::<Body>());
        for (of, keys) in [
            (RecordKind::Agreement, keys_of_ids::<Agreement>()),
            (RecordKind::Party, keys_of_ids::<Party>()),
            (RecordKind::Body, keys_of_ids::<Body>()),
        ] {
            for key in keys {
                assert_eq!(reference_key(of, &key).map(|found| found.name), Some(key.as_str()));
            }
        }
    }
}
