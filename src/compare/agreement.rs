//! Compares two versions of an agreement, or two agreements.

use std::collections::HashSet;
use std::sync::Arc;

use super::change::FieldChange;
use super::consequence::{Consequence, consequences};
use super::document::{DocumentChange, documents};
use super::record::fields;
use super::version::Version;
use crate::model::Id;

/// How a record changed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is only in the newer registry.
    Added,
    /// It is only in the older registry.
    Removed,
    /// It is the same record under another id.
    Renamed,
    /// It was explicitly compared with another agreement.
    Compared,
    /// Its record or its text changed.
    Changed,
    /// Its file did not change, but its standing did.
    Affected,
}

impl ChangeKind {
    /// In the order of reports.
    pub const ALL: [ChangeKind; 6] = [
        ChangeKind::Added,
        ChangeKind::Removed,
        ChangeKind::Renamed,
        ChangeKind::Compared,
        ChangeKind::Changed,
        ChangeKind::Affected,
    ];
}

/// The changes in one agreement.
#[derive(Debug)]
pub struct AgreementChange<'r> {
    /// The older version. None if it was added.
    pub old: Option<Version<'r>>,
    /// The newer version. None if it was removed.
    pub new: Option<Version<'r>>,
    /// Its id. If it was removed, its last id.
    pub id: &'r Id,
    /// Its former id if it was renamed, or the id of the agreement it is compared with.
    pub old_id: Option<&'r Id>,
    /// How it changed as a whole.
    pub kind: ChangeKind,
    /// The changed fields, in the order of the format.
    pub fields: Vec<FieldChange>,
    /// The parties added and removed through groups, if the record itself does not change them.
    pub through_groups: Option<(Vec<String>, Vec<String>)>,
    /// The changes in its standing on the day.
    pub consequences: Vec<Consequence<'r>>,
    /// Its changed documents.
    pub documents: Vec<DocumentChange>,
}

/// The changes in an agreement. None if nothing changed.
pub(super) fn agreement<'r>(
    old: Option<Version<'r>>,
    new: Option<Version<'r>>,
) -> Option<AgreementChange<'r>> {
    let id = new.or(old)?.id();
    let mut change = AgreementChange {
        old,
        new,
        id,
        old_id: old.filter(|_| new.is_some()).map(Version::id).filter(|old| *old != id),
        kind: ChangeKind::Changed,
        fields: Vec::new(),
        through_groups: None,
        consequences: consequences(old, new),
        documents: Vec::new(),
    };
    let (Some(old), Some(new)) = (old, new) else {
        change.kind = if old.is_none() { ChangeKind::Added } else { ChangeKind::Removed };
        return Some(change);
    };
    let (before, after) = (old.side.case.record(old.agreement), new.side.case.record(new.agreement));
    if !Arc::ptr_eq(&before.data, &after.data) {
        change.fields = fields(&*before.data, &*after.data);
    }
    change.through_groups = through_groups(old, new, &change.fields);
    change.documents = documents(old, new);
    let is_moved = old.folder() != new.folder();
    let says_the_same = change.fields.is_empty() && change.documents.is_empty() && !is_moved;
    change.kind = match change.old_id {
        Some(_) => ChangeKind::Renamed,
        None if !says_the_same => ChangeKind::Changed,
        None if change.consequences.is_empty() && change.through_groups.is_none() => return None,
        None => ChangeKind::Affected,
    };
    Some(change)
}

/// The parties added and removed through groups, both sorted. None if the record itself changes its parties.
fn through_groups(
    old: Version<'_>,
    new: Version<'_>,
    fields: &[FieldChange],
) -> Option<(Vec<String>, Vec<String>)> {
    if old.parties().eq(new.parties()) {
        return None;
    }
    let (before, after): (HashSet<&Id>, HashSet<&Id>) = (old.parties().collect(), new.parties().collect());
    let less = |set: &HashSet<&Id>, other: &HashSet<&Id>| -> Vec<String> {
        let mut less: Vec<String> = set.difference(other).map(ToString::to_string).collect();
        less.sort();
        less
    };
    let (joined, left) = (less(&after, &before), less(&before, &after));
    let is_same_set = |listed: &[String], found: &[String]| {
        let listed: HashSet<&String> = listed.iter().collect();
        found.iter().all(|party| listed.contains(party)) && listed.len() == found.len()
    };
    if joined.is_empty() && left.is_empty() {
        return None;
    }
    let own = fields.iter().find(|change| change.field == "parties" && change.entry.is_none());
    let is_own = own.is_some_and(|own| {
        let (own_joined, own_left) = own.joined_and_left();
        is_same_set(own_joined, &joined) && is_same_set(own_left, &left)
    });
    (!is_own).then_some((joined, left))
}
