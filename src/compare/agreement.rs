//! Two versions of an agreement, or two agreements, side by side.

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
    /// It is only in the new one.
    Added,
    /// It is only in the old one.
    Removed,
    /// It is the same under another id.
    Renamed,
    /// It is another agreement, which was asked to be compared with it.
    Compared,
    /// Its record says something else, or its text does.
    Changed,
    /// Its file is as it was, and yet it stands otherwise.
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

/// What changed in one agreement.
#[derive(Debug)]
pub struct AgreementChange<'r> {
    /// The older version. None if it was added.
    pub old: Option<Version<'r>>,
    /// The newer version. None if it was removed.
    pub new: Option<Version<'r>>,
    /// Its id; of one that was removed, the one it had.
    pub id: &'r Id,
    /// The id it had, where that was another, or the id of the one that it is compared with.
    pub old_id: Option<&'r Id>,
    /// How it changed as a whole.
    pub what: ChangeKind,
    /// What its record says otherwise, in the order of the format.
    pub fields: Vec<FieldChange>,
    /// The parties that came and those that went by the groups that name them, where the record itself does not say so.
    pub through_groups: Option<(Vec<String>, Vec<String>)>,
    /// How it stands otherwise on the day.
    pub consequences: Vec<Consequence<'r>>,
    /// Its documents that say something else.
    pub documents: Vec<DocumentChange>,
}

/// What changed in an agreement. None if nothing did.
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
        what: ChangeKind::Changed,
        fields: Vec::new(),
        through_groups: None,
        consequences: consequences(old, new),
        documents: Vec::new(),
    };
    let (Some(old), Some(new)) = (old, new) else {
        change.what = if old.is_none() { ChangeKind::Added } else { ChangeKind::Removed };
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
    change.what = match change.old_id {
        Some(_) => ChangeKind::Renamed,
        None if !says_the_same => ChangeKind::Changed,
        None if change.consequences.is_empty() && change.through_groups.is_none() => return None,
        None => ChangeKind::Affected,
    };
    Some(change)
}

/// The parties that came and those that went by the groups that name them, both sorted. None if the record itself says so.
fn through_groups(
    old: Version<'_>,
    new: Version<'_>,
    fields: &[FieldChange],
) -> Option<(Vec<String>, Vec<String>)> {
    let (before, after) = (old.parties(), new.parties());
    let less = |set: &HashSet<String>, other: &HashSet<String>| -> Vec<String> {
        let mut less: Vec<String> = set.difference(other).cloned().collect();
        less.sort();
        less
    };
    let (joined, left) = (less(&after, &before), less(&before, &after));
    let is_said = |said: &[String], found: &[String]| {
        let said: HashSet<&String> = said.iter().collect();
        found.iter().all(|of| said.contains(of)) && said.len() == found.len()
    };
    if joined.is_empty() && left.is_empty() {
        return None;
    }
    let own = fields.iter().find(|change| change.field == "parties" && change.entry.is_none());
    let is_own = own.is_some_and(|own| {
        let (came, went) = own.joined_and_left();
        is_said(came, &joined) && is_said(went, &left)
    });
    (!is_own).then_some((joined, left))
}
