//! Compares two registries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::{HashMap, HashSet, HashSetExt};
use serde::Serialize;

use super::agreement::{AgreementChange, ChangeKind, agreement};
use super::change::FieldChange;
use super::consequence::ConsequenceKind;
use super::record::fields;
use super::renamed;
use super::version::{Side, Version};
use crate::model::Id;
use crate::parallel;
use crate::registry::{AgreementIx, FileIx, Lookup, Registry, Table};

/// All differences between two registries.
#[derive(Debug, Default)]
pub struct Comparison<'r> {
    /// The agreements whose records or standing changed, in the order of their ids.
    pub agreements: Vec<AgreementChange<'r>>,
    /// The parties whose records changed.
    pub parties: Vec<RecordChange<'r>>,
    /// The bodies whose records changed.
    pub bodies: Vec<RecordChange<'r>>,
    /// What changed in registry.toml.
    pub settings: Vec<FieldChange>,
    /// Files that could not be read, so that changes to their records are unknown.
    pub unread: Vec<Unread>,
}

/// The changes in the record of a party or a body.
#[derive(Debug)]
pub struct RecordChange<'r> {
    /// Its id.
    pub id: &'r Id,
    /// Its name, as written.
    pub name: &'r str,
    /// Whether it was added, removed or changed.
    pub kind: ChangeKind,
    /// The changed fields.
    pub fields: Vec<FieldChange>,
}

/// A file that could not be read in one of the two registries.
#[derive(Debug)]
pub struct Unread {
    /// `old` or `new`.
    pub side: &'static str,
    /// The file.
    pub path: String,
}

/// Compares two registries. A record that only one of them can read is left out and reported as unread.
#[must_use]
pub fn registries<'r>(old: Side<'r>, new: Side<'r>) -> Comparison<'r> {
    let (before, after) = (old.case.registry, new.case.registry);
    let changed = |(from, to): (Option<AgreementIx>, Option<AgreementIx>)| {
        agreement(
            from.map(|agreement| Version { side: old, agreement }),
            to.map(|agreement| Version { side: new, agreement }),
        )
    };
    let changes = parallel::map_owned(pairs(before, after), changed);
    let mut agreements: Vec<AgreementChange<'r>> = changes.into_iter().flatten().collect();
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

/// Every agreement of the newer registry with its older version, and those that are only in the older registry.
fn pairs(old: &Registry, new: &Registry) -> Vec<(Option<AgreementIx>, Option<AgreementIx>)> {
    let (old_ids, new_ids) = (ids(old), ids(new));
    let only =
        |registry: &Registry, other: &Registry, known: &HashMap<&Id, AgreementIx>| -> Vec<AgreementIx> {
            let is_only = |agreement: &AgreementIx| {
                let id = &registry.agreement(*agreement).id;
                !known.contains_key(id) && other.agreements.find(id) != Lookup::Unread
            };
            registry.agreement_ixs().filter(is_only).collect()
        };
    let (removed, added) = (only(old, new, &new_ids), only(new, old, &old_ids));
    let renamed = renamed::pairs((old, &removed), (new, &added));
    let mut partners: HashMap<AgreementIx, AgreementIx> =
        renamed.iter().map(|(old, new)| (*new, *old)).collect();
    let known: HashSet<AgreementIx> = renamed.iter().map(|(old, _)| *old).collect();
    let gone = removed.into_iter().filter(|agreement| !known.contains(agreement));
    partners.extend(new_ids.iter().filter_map(|(id, agreement)| Some((*agreement, *old_ids.get(id)?))));
    let added: HashSet<AgreementIx> = added.into_iter().collect();
    let kept =
        new.agreement_ixs().filter(|agreement| added.contains(agreement) || partners.contains_key(agreement));
    let kept = kept.map(|agreement| (partners.get(&agreement).copied(), Some(agreement)));
    kept.chain(gone.map(|agreement| (Some(agreement), None))).collect()
}

fn ids(registry: &Registry) -> HashMap<&Id, AgreementIx> {
    registry.agreement_ixs().map(|agreement| (&registry.agreement(agreement).id, agreement)).collect()
}

/// Removes consequences that are uncertain because only one of the registries could read a record or the settings.
fn forget_the_uncertain(agreements: &mut Vec<AgreementChange<'_>>, old: &Registry, new: &Registry) {
    let uncertain = uncertain(old, new);
    let settings_read = old.settings_read && new.settings_read;
    // Unread bodies: successions are uncertain.
    let bodies_read = !is_any_unread(&[old, new], "bodies/");
    // Unread parties: members of groups are uncertain, and thereby whether an agreement is adopted.
    let parties_read = !is_any_unread(&[old, new], "parties/");
    for change in agreements.iter_mut() {
        if uncertain.contains(change.id) {
            change.consequences.clear();
        }
        change.consequences.retain(|consequence| match consequence.kind {
            ConsequenceKind::NextDeadline => settings_read,
            ConsequenceKind::EffectiveOwner => bodies_read,
            ConsequenceKind::State
            | ConsequenceKind::InForceFrom
            | ConsequenceKind::EffectiveEnd
            | ConsequenceKind::BoundThrough
            | ConsequenceKind::BasisEnd
            | ConsequenceKind::Gap => true,
        });
        change.through_groups = change.through_groups.take().filter(|_| parties_read);
    }
    agreements.retain(|change| match change.kind {
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

/// The ids of agreements whose periods depend on a record that only one of the registries could read.
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

/// Whether any of the registries has an unreadable file in a folder.
fn is_any_unread(registries: &[&Registry], top: &str) -> bool {
    let has_any = |registry: &&Registry| {
        let is_in = |file: &FileIx| registry.path_inside(*file).starts_with(top);
        !registry.unread_registries.is_empty() || registry.unread.iter().any(is_in)
    };
    registries.iter().any(has_any)
}

/// The files that could not be read in either registry.
#[must_use]
pub fn unread_files(old: &Registry, new: &Registry) -> Vec<Unread> {
    unread(old, "old").chain(unread(new, "new")).collect()
}

fn unread<'r>(registry: &'r Registry, side: &'static str) -> impl Iterator<Item = Unread> + 'r {
    registry.unread.iter().map(move |file| Unread { side, path: registry.path(*file).to_owned() })
}

/// The changes in the records of parties or bodies.
fn records<'r, T: Serialize>(
    old: &'r Table<T>,
    new: &'r Table<T>,
    name: impl Fn(&'r T) -> &'r str,
) -> Vec<RecordChange<'r>> {
    let by_id = |table: &'r Table<T>| -> BTreeMap<&'r Id, &'r Arc<T>> {
        table.reported().iter().map(|record| (&record.id, &record.data)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let ids: BTreeSet<&'r Id> = before.keys().chain(after.keys()).copied().collect();
    let change = |id: &'r Id| {
        let (fields, kind, shown) = match (before.get(id), after.get(id)) {
            (Some(from), Some(to)) if Arc::ptr_eq(from, to) => return None,
            (Some(from), Some(to)) => (fields(&***from, &***to), ChangeKind::Changed, to),
            (None, Some(to)) if old.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Added, to),
            (Some(from), None) if new.find(id) != Lookup::Unread => (Vec::new(), ChangeKind::Removed, from),
            (_, _) => return None,
        };
        let is_same = kind == ChangeKind::Changed && fields.is_empty();
        (!is_same).then(|| RecordChange { id, name: name(shown), kind, fields })
    };
    ids.into_iter().filter_map(change).collect()
}
