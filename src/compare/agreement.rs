//! Compares two versions of an agreement, or two agreements.

use std::collections::HashSet;
use std::sync::Arc;

use super::change::FieldChange;
use super::consequence::{Consequence, consequences};
use super::document::{DocumentChange, documents};
use super::record::fields;
use super::registries::Comparison;
use crate::model::Id;
use crate::registry::AgreementIx;
use crate::source::Folder;
use crate::time::Case;

/// One of the two registries of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'r> {
    /// The registry on a given day, which is the same for both.
    pub case: Case<'r>,
    /// Its files.
    pub folder: &'r Folder,
}

/// An agreement in one of the two registries.
#[derive(Debug, Clone, Copy)]
pub struct Version<'r> {
    /// The registry it is in.
    pub side: Side<'r>,
    /// The agreement.
    pub agreement: AgreementIx,
}

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

impl<'r> Version<'r> {
    fn id(self) -> &'r Id {
        self.side.case.id(self.agreement)
    }

    /// The file of its record, relative to the registry's root.
    #[must_use]
    pub fn path(self) -> &'r str {
        let registry = self.side.case.registry;
        registry.path(registry.agreement(self.agreement).file)
    }

    /// The folder of its file. The file's extension only gives the syntax.
    fn folder(self) -> Option<&'r str> {
        self.path().rsplit_once('/').map(|(folder, _)| folder)
    }

    /// The ids of its parties, with groups expanded.
    fn parties(self) -> HashSet<String> {
        let registry = self.side.case.registry;
        let members = registry.links(self.agreement).parties.iter();
        members.map(|membership| registry.party_id(membership.party).to_string()).collect()
    }

    /// Whether the record lists `id` as a former id.
    fn was_called(self, id: &Id) -> bool {
        let former = &self.side.case.agreement(self.agreement).former_ids;
        former.iter().any(|former_id| former_id.value == *id)
    }
}

/// Compares pairs of agreements in one or two registries. One agreement of a pair may be missing.
#[must_use]
pub fn agreements<'r>(pairs: &[(Option<Version<'r>>, Option<Version<'r>>)]) -> Comparison<'r> {
    let compared = |(old, new): &(Option<Version<'r>>, Option<Version<'r>>)| {
        let mut change = agreement(*old, *new)?;
        let is_former = |id: &Id| new.is_some_and(|new| new.was_called(id));
        if change.kind == ChangeKind::Renamed && !change.old_id.is_some_and(is_former) {
            change.kind = ChangeKind::Compared;
        }
        Some(change)
    };
    Comparison { agreements: pairs.iter().filter_map(compared).collect(), ..Comparison::default() }
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
    let (before, after) = (old.parties(), new.parties());
    let less = |set: &HashSet<String>, other: &HashSet<String>| -> Vec<String> {
        let mut less: Vec<String> = set.difference(other).cloned().collect();
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
