//! Two registries, or pairs of agreements, side by side.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::agreement::{AgreementChange, ChangeKind, agreement};
use super::change::FieldChange;
use super::consequence::ConsequenceKind;
use super::record::fields;
use super::renamed;
use super::version::{Side, Version};
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup, Registry, Table};

/// Everything that changed between two registries.
#[derive(Debug, Default)]
pub struct Comparison<'r> {
    /// The agreements that changed, or with which it stands otherwise; in the order of their ids.
    pub agreements: Vec<AgreementChange<'r>>,
    /// The parties whose records changed.
    pub parties: Vec<RecordChange<'r>>,
    /// The bodies whose records changed.
    pub bodies: Vec<RecordChange<'r>>,
    /// What changed in registry.toml.
    pub settings: Vec<FieldChange>,
    /// Files that could not be read: of what they hold nothing is said.
    pub unread: Vec<Unread>,
}

/// What changed in the record of a party or a body.
#[derive(Debug)]
pub struct RecordChange<'r> {
    /// Its id.
    pub id: &'r Id,
    /// Its name, as written.
    pub name: &'r str,
    /// Was it added, removed or changed?
    pub what: ChangeKind,
    /// What it says otherwise.
    pub fields: Vec<FieldChange>,
}

/// A file that could not be read in one of the two.
#[derive(Debug)]
pub struct Unread {
    /// `old` or `new`.
    pub side: &'static str,
    /// The file.
    pub path: String,
}

/// What changed between two registries. A record that only one of them can read is in neither: it is said to be unread.
#[must_use]
pub fn registries<'r>(old: Side<'r>, new: Side<'r>) -> Comparison<'r> {
    let (before, after) = (old.case.registry, new.case.registry);
    let mut agreements: Vec<AgreementChange<'r>> = pairs(before, after)
        .into_par_iter()
        .filter_map(|(from, to)| {
            agreement(
                from.map(|agreement| Version { side: old, agreement }),
                to.map(|agreement| Version { side: new, agreement }),
            )
        })
        .collect();
    agreements.sort_by_key(|change| change.id);
    forget_the_uncertain(&mut agreements, before, after);
    let settings_read = before.settings_read && after.settings_read;
    Comparison {
        agreements,
        parties: records(&before.parties, &after.parties, |party| &party.name),
        bodies: records(&before.bodies, &after.bodies, |body| &body.name),
        settings: if settings_read { fields(&before.settings, &after.settings) } else { Vec::new() },
        unread: unread_files(before, after),
    }
}

/// What changed between pairs of agreements, of one registry or of two; of a pair, one may be missing.
#[must_use]
pub fn agreements<'r>(pairs: &[(Option<Version<'r>>, Option<Version<'r>>)]) -> Comparison<'r> {
    let compared = |(old, new): &(Option<Version<'r>>, Option<Version<'r>>)| {
        let mut change = agreement(*old, *new)?;
        let is_former = |id: &Id| new.is_some_and(|new| new.was_called(id));
        if change.what == ChangeKind::Renamed && !change.old_id.is_some_and(is_former) {
            change.what = ChangeKind::Compared;
        }
        Some(change)
    };
    Comparison { agreements: pairs.iter().filter_map(compared).collect(), ..Comparison::default() }
}

/// Every agreement of the newer registry with what it was in the older, and those that are only in the older.
fn pairs(old: &Registry, new: &Registry) -> Vec<(Option<AgreementIx>, Option<AgreementIx>)> {
    let (old_ids, new_ids) = (ids(old), ids(new));
    let only = |of: &Registry, other: &Registry, known: &HashMap<&Id, AgreementIx>| -> Vec<AgreementIx> {
        let is_only = |agreement: &AgreementIx| {
            let id = &of.agreement(*agreement).id;
            !known.contains_key(id) && other.agreements.find(id) != Lookup::Unread
        };
        of.agreement_ixs().filter(is_only).collect()
    };
    let (went, came) = (only(old, new, &new_ids), only(new, old, &old_ids));
    let renamed = renamed::pairs((old, &went), (new, &came));
    let mut partners: HashMap<AgreementIx, AgreementIx> =
        renamed.iter().map(|(old, new)| (*new, *old)).collect();
    let known: HashSet<AgreementIx> = renamed.iter().map(|(old, _)| *old).collect();
    let gone = went.into_iter().filter(|of| !known.contains(of));
    partners.extend(new_ids.iter().filter_map(|(id, of)| Some((*of, *old_ids.get(id)?))));
    let came: HashSet<AgreementIx> = came.into_iter().collect();
    let kept = new.agreement_ixs().filter(|of| came.contains(of) || partners.contains_key(of));
    let kept = kept.map(|of| (partners.get(&of).copied(), Some(of)));
    kept.chain(gone.map(|of| (Some(of), None))).collect()
}

fn ids(registry: &Registry) -> HashMap<&Id, AgreementIx> {
    registry.agreement_ixs().map(|of| (&registry.agreement(of).id, of)).collect()
}

/// Takes away what cannot be known to follow: from a record, or from settings, that only one of the two could read.
fn forget_the_uncertain(agreements: &mut Vec<AgreementChange<'_>>, old: &Registry, new: &Registry) {
    let uncertain = uncertain(old, new);
    let settings_read = old.settings_read && new.settings_read;
    // Who has taken over from whom is not known.
    let bodies_read = !is_any_unread(&[old, new], "bodies/");
    // Nor which parties a group has, on whom it may rest whether an agreement holds.
    let parties_read = !is_any_unread(&[old, new], "parties/");
    for change in agreements.iter_mut() {
        if uncertain.contains(change.id) {
            change.consequences.clear();
        }
        change.consequences.retain(|of| match of.what {
            ConsequenceKind::NextDeadline => settings_read,
            ConsequenceKind::EffectiveOwner => bodies_read,
            ConsequenceKind::State
            | ConsequenceKind::InForceFrom
            | ConsequenceKind::EffectiveEnd
            | ConsequenceKind::Gap => true,
        });
        change.through_groups = change.through_groups.take().filter(|_| parties_read);
    }
    agreements.retain(|change| match change.what {
        ChangeKind::Affected => {
            parties_read && (!change.consequences.is_empty() || change.through_groups.is_some())
        }
        ChangeKind::Added
        | ChangeKind::Removed
        | ChangeKind::Renamed
        | ChangeKind::Compared
        | ChangeKind::Changed => true,
    });
}

/// The ids of agreements whose periods rest on a record that only one of the two could read.
fn uncertain<'r>(old: &'r Registry, new: &'r Registry) -> HashSet<&'r Id> {
    let mut uncertain = HashSet::new();
    for (readable, other) in [(old, new), (new, old)] {
        let is_unread = |id: &Id| other.agreements.find(id) == Lookup::Unread;
        for record in &readable.agreements.records {
            let validity = &record.data.validity;
            let hosts = || {
                [&validity.ends_with, &validity.ends_when_replaced]
                    .into_iter()
                    .filter_map(|host| host.as_deref())
            };
            if is_unread(&record.id) {
                let named = record.data.replaces.iter().map(|replaces| &replaces.id).chain(hosts());
                uncertain.extend(named.map(|id| &id.value));
            } else if hosts().any(|host| is_unread(&host.value)) {
                uncertain.insert(&record.id);
            }
        }
    }
    uncertain
}

/// Is there a file in a folder of theirs that could not be read?
fn is_any_unread(registries: &[&Registry], top: &str) -> bool {
    registries.iter().any(|of| of.unread.iter().any(|file| of.path(*file).starts_with(top)))
}

/// The files of both that could not be read.
#[must_use]
pub fn unread_files(old: &Registry, new: &Registry) -> Vec<Unread> {
    unread(old, "old").chain(unread(new, "new")).collect()
}

fn unread<'r>(registry: &'r Registry, side: &'static str) -> impl Iterator<Item = Unread> + 'r {
    registry.unread.iter().map(move |file| Unread { side, path: registry.path(*file).to_owned() })
}

/// What changed in the records of parties or bodies.
fn records<'r, T: Serialize>(
    old: &'r Table<T>,
    new: &'r Table<T>,
    name: impl Fn(&'r T) -> &'r str,
) -> Vec<RecordChange<'r>> {
    let by_id = |table: &'r Table<T>| -> BTreeMap<&'r Id, &'r Arc<T>> {
        table.records.iter().map(|record| (&record.id, &record.data)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let ids: BTreeSet<&'r Id> = before.keys().chain(after.keys()).copied().collect();
    let change = |id: &'r Id| {
        let (fields, what, shown) = match (before.get(id), after.get(id)) {
            (Some(from), Some(to)) if Arc::ptr_eq(from, to) => return None,
            (Some(from), Some(to)) => (fields(&***from, &***to), ChangeKind::Changed, to),
            (None, Some(to)) if old.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Added, to),
            (Some(from), None) if new.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Removed, from),
            (_, _) => return None,
        };
        let is_same = what == ChangeKind::Changed && fields.is_empty();
        (!is_same).then(|| RecordChange { id, name: name(shown), what, fields })
    };
    ids.into_iter().filter_map(change).collect()
}
