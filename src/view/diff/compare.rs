//! Two registries, or two agreements, side by side.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::consequence::{ConsequenceKind, consequences};
use super::document::documents;
use super::field::{FieldRow, RowKind};
use super::renamed;
use super::{AgreementDiff, ChangeKind, Diff, RecordDiff, Side, Unread, Version};
use crate::compare::fields;
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup, Registry, Table};

/// What changed between two registries. A record that only one of them can read is in neither: it is said to be unread.
#[must_use]
pub fn registries(old: Side<'_>, new: Side<'_>) -> Diff {
    let (before, after) = (old.case.registry, new.case.registry);
    let (old_ids, new_ids) = (ids(old), ids(new));
    let is_only = |other: Side<'_>, known: &HashMap<&Id, AgreementIx>, id: &Id| {
        !known.contains_key(id) && other.case.registry.agreements.find(id) != Lookup::Unread
    };
    let went: Vec<AgreementIx> =
        before.agreement_ixs().filter(|of| is_only(new, &new_ids, old.case.id(*of))).collect();
    let came: Vec<AgreementIx> =
        after.agreement_ixs().filter(|of| is_only(old, &old_ids, new.case.id(*of))).collect();
    let renamed = renamed::pairs((before, &went), (after, &came));
    let mut partners: HashMap<AgreementIx, AgreementIx> =
        renamed.iter().map(|(old, new)| (*new, *old)).collect();
    let known: HashSet<AgreementIx> = renamed.iter().map(|(old, _)| *old).collect();
    let gone = went.into_iter().filter(|of| !known.contains(of));
    partners.extend(new_ids.iter().filter_map(|(id, of)| Some((*of, *old_ids.get(id)?))));
    let came: HashSet<AgreementIx> = came.into_iter().collect();
    let kept = after.agreement_ixs().filter(|of| came.contains(of) || partners.contains_key(of));
    let mut pairs: Vec<(Option<AgreementIx>, Option<AgreementIx>)> =
        kept.map(|of| (partners.get(&of).copied(), Some(of))).collect();
    pairs.extend(gone.map(|of| (Some(of), None)));
    let mut agreements: Vec<AgreementDiff> = pairs
        .into_par_iter()
        .filter_map(|(from, to)| {
            agreement(
                from.map(|agreement| Version { side: old, agreement }),
                to.map(|agreement| Version { side: new, agreement }),
            )
        })
        .collect();
    agreements.sort_by(|a, b| a.id.cmp(&b.id));
    let uncertain = uncertain(old, new);
    agreements
        .iter_mut()
        .for_each(|diff| forget(diff, &uncertain, before.settings_read && after.settings_read));
    if is_any_unread(&[before, after], "bodies/") {
        // Who has taken over from whom is not known.
        agreements
            .iter_mut()
            .for_each(|diff| diff.consequences.retain(|of| of.what != ConsequenceKind::EffectiveOwner));
    }
    if is_any_unread(&[before, after], "parties/") {
        // Nor which parties a group has, on whom it may rest whether an agreement holds.
        agreements.retain(|diff| diff.what != ChangeKind::Affected);
        agreements.iter_mut().for_each(|diff| diff.fields.retain(|row| row.kind != RowKind::ThroughGroups));
    }
    agreements.retain(|diff| {
        diff.what != ChangeKind::Affected || !diff.consequences.is_empty() || !diff.fields.is_empty()
    });
    Diff {
        agreements,
        parties: records(&before.parties, &after.parties, |party| party.name.to_string()),
        bodies: records(&before.bodies, &after.bodies, |body| body.name.to_string()),
        settings: if before.settings_read && after.settings_read {
            fields(&before.settings, &after.settings).into_iter().map(FieldRow::of).collect()
        } else {
            Vec::new()
        },
        unread: unread_files(old, new),
    }
}

/// The ids of agreements whose periods rest on a record that only one of the two could read.
fn uncertain(old: Side<'_>, new: Side<'_>) -> HashSet<String> {
    let mut uncertain = HashSet::new();
    for (readable, other) in [(old, new), (new, old)] {
        let is_unread = |id: &Id| other.case.registry.agreements.find(id) == Lookup::Unread;
        for record in &readable.case.registry.agreements.records {
            let validity = &record.data.validity;
            let hosts = || {
                [&validity.ends_with, &validity.ends_when_replaced]
                    .into_iter()
                    .filter_map(|host| host.as_deref())
            };
            if is_unread(&record.id) {
                let named = record.data.replaces.iter().map(|replaces| &replaces.id).chain(hosts());
                uncertain.extend(named.map(|id| id.value.to_string()));
            } else if hosts().any(|host| is_unread(&host.value)) {
                uncertain.insert(record.id.to_string());
            }
        }
    }
    uncertain
}

/// Is there a file in a folder of theirs that could not be read?
fn is_any_unread(registries: &[&Registry], top: &str) -> bool {
    registries.iter().any(|of| of.unread.iter().any(|file| of.path(*file).starts_with(top)))
}

/// Takes away what cannot be known to follow: from a record, or from settings, that only one of the two could read.
fn forget(diff: &mut AgreementDiff, uncertain: &HashSet<String>, settings_read: bool) {
    if uncertain.contains(&diff.id) {
        diff.consequences.clear();
    }
    if !settings_read {
        diff.consequences.retain(|of| of.what != ConsequenceKind::NextDeadline);
    }
}

fn ids<'r>(side: Side<'r>) -> HashMap<&'r Id, AgreementIx> {
    side.case.registry.agreement_ixs().map(|of| (side.case.id(of), of)).collect()
}

/// The files of both that could not be read.
#[must_use]
pub fn unread_files(old: Side<'_>, new: Side<'_>) -> Vec<Unread> {
    unread(old, "old").chain(unread(new, "new")).collect()
}

fn unread<'r>(side: Side<'r>, which: &'static str) -> impl Iterator<Item = Unread> + 'r {
    let registry = side.case.registry;
    registry.unread.iter().map(move |file| Unread { side: which, path: registry.path(*file).to_owned() })
}

/// What changed between pairs of agreements, of one registry or of two; of a pair, one may be missing.
#[must_use]
pub fn agreements(pairs: &[(Option<Version<'_>>, Option<Version<'_>>)]) -> Diff {
    let compared = |(old, new): &(Option<Version<'_>>, Option<Version<'_>>)| {
        let mut diff = agreement(*old, *new)?;
        if diff.what == ChangeKind::Renamed && !is_former(diff.old_id.as_deref(), *new) {
            diff.what = ChangeKind::Compared;
        }
        Some(diff)
    };
    let agreements = pairs.iter().filter_map(compared).collect();
    let (parties, bodies, settings, unread) = Default::default();
    Diff { agreements, parties, bodies, settings, unread }
}

/// Does an agreement say that it used to have an id?
fn is_former(id: Option<&str>, version: Option<Version<'_>>) -> bool {
    let Some(version) = version else { return false };
    let former = &version.side.case.agreement(version.agreement).former_ids;
    former.iter().any(|of| Some(&*of.value) == id)
}

/// What changed in an agreement; none where nothing did.
fn agreement(old: Option<Version<'_>>, new: Option<Version<'_>>) -> Option<AgreementDiff> {
    let shown = new.or(old)?;
    let record = shown.side.case.record(shown.agreement);
    let path = |of: Version<'_>| {
        let registry = of.side.case.registry;
        registry.path(registry.agreement(of.agreement).file).to_owned()
    };
    let id = |of: Version<'_>| of.side.case.id(of.agreement).to_string();
    let mut diff = AgreementDiff {
        id: record.id.to_string(),
        old_id: old.map(id).filter(|id| new.is_some() && *id != record.id.to_string()),
        title: if record.data.title.is_empty() {
            record.id.to_string()
        } else {
            record.data.title.to_string()
        },
        statutory: record.data.is_statutory(),
        what: ChangeKind::Changed,
        path: new.map(path),
        old_path: old.map(path),
        fields: Vec::new(),
        consequences: consequences(old, new),
        documents: Vec::new(),
    };
    let (Some(old), Some(new)) = (old, new) else {
        diff.what = if old.is_none() { ChangeKind::Added } else { ChangeKind::Removed };
        return Some(diff);
    };
    let (before, after) = (old.side.case.record(old.agreement), new.side.case.record(new.agreement));
    if !Arc::ptr_eq(&before.data, &after.data) {
        diff.fields = fields(&*before.data, &*after.data).into_iter().map(FieldRow::of).collect();
    }
    let own_fields = diff.fields.len();
    diff.fields.extend(through_groups(old, new, &diff.fields));
    diff.documents = documents(old, new);
    let is_moved = folder(diff.old_path.as_ref()) != folder(diff.path.as_ref());
    diff.what = match (&diff.old_id, own_fields, diff.documents.len()) {
        (Some(_), _, _) => ChangeKind::Renamed,
        (None, 0, 0) if is_moved => ChangeKind::Changed,
        (None, 0, 0) if diff.consequences.is_empty() && diff.fields.is_empty() => return None,
        (None, 0, 0) => ChangeKind::Affected,
        (None, _, _) => ChangeKind::Changed,
    };
    Some(diff)
}

/// Where a file lies. Its ending says only how it is spelled.
fn folder(path: Option<&String>) -> Option<&str> {
    path?.rsplit_once('/').map(|(folder, _)| folder)
}

/// The parties that came or went by the groups that name them, beyond what the record itself says.
fn through_groups(old: Version<'_>, new: Version<'_>, fields: &[FieldRow]) -> Option<FieldRow> {
    let parties = |of: Version<'_>| -> HashSet<String> {
        let registry = of.side.case.registry;
        let members = registry.links(of.agreement).parties.iter();
        members.map(|membership| registry.party_id(membership.party).to_string()).collect()
    };
    let (before, after) = (parties(old), parties(new));
    let own = fields.iter().find(|row| row.field == "parties" && row.entry.is_none());
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
    let is_own = own.is_some_and(|own| is_said(&own.joined, &joined) && is_said(&own.left, &left));
    (!is_own).then(|| FieldRow::through_groups(joined, left))
}

/// What changed in the records of parties or bodies.
fn records<'r, T: Serialize>(
    old: &'r Table<T>,
    new: &'r Table<T>,
    name: impl Fn(&T) -> String,
) -> Vec<RecordDiff> {
    let by_id = |table: &'r Table<T>| -> BTreeMap<&'r Id, &'r Arc<T>> {
        table.records.iter().map(|record| (&record.id, &record.data)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let ids: BTreeSet<&Id> = before.keys().chain(after.keys()).copied().collect();
    let diff = |id: &Id| {
        let (fields, what, shown) = match (before.get(id), after.get(id)) {
            (Some(from), Some(to)) if Arc::ptr_eq(from, to) => return None,
            (Some(from), Some(to)) => (fields(&***from, &***to), ChangeKind::Changed, to),
            (None, Some(to)) if old.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Added, to),
            (Some(from), None) if new.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Removed, from),
            (_, _) => return None,
        };
        let fields: Vec<FieldRow> = fields.into_iter().map(FieldRow::of).collect();
        let is_same = what == ChangeKind::Changed && fields.is_empty();
        (!is_same).then(|| RecordDiff { id: id.to_string(), name: name(shown), what, fields })
    };
    ids.into_iter().filter_map(diff).collect()
}
