//! The differences between two registries or two agreements: in their records, in the consequences, and in their texts.

use serde_json::Value;

use super::change::Wording;
use super::message::{Message, message};
use super::{Named, words};
use crate::compare::{
    AgreementChange, Aspect, Change, ChangeKind, Comparison, ConsequenceKind, DocumentChange, FieldChange,
    RecordChange, Unread,
};
use crate::registry::Registry;
use crate::source::RecordKind;

/// All differences.
#[derive(Debug)]
pub struct Diff {
    /// The agreements whose records or standing changed, in the order of their ids.
    pub agreements: Vec<AgreementDiff>,
    /// The parties whose records changed.
    pub parties: Vec<RecordDiff>,
    /// The bodies whose records changed.
    pub bodies: Vec<RecordDiff>,
    /// What changed in registry.toml.
    pub settings: Vec<FieldRow>,
    /// Files that could not be read, so that changes to their records are unknown.
    pub unread: Vec<Unread>,
}

/// The changes in one agreement.
#[derive(Debug)]
pub struct AgreementDiff {
    /// Its id. If it was removed, its last id.
    pub id: String,
    /// Its former id if it was renamed, or the agreement it is compared with, by its name.
    pub old: Option<Named>,
    /// Its title, or its id if it has none.
    pub title: String,
    /// Whether a law requires it.
    pub statutory: bool,
    /// Whether it was added, removed or changed.
    pub kind: ChangeKind,
    /// Its file. None if it was removed.
    pub path: Option<String>,
    /// Its former file. None if it was added.
    pub old_path: Option<String>,
    /// The changed fields, in the order of the format.
    pub fields: Vec<FieldRow>,
    /// The changes in its standing on the day of the report.
    pub consequences: Vec<Consequence>,
    /// Its changed documents.
    pub documents: Vec<DocumentChange>,
}

/// The changes in the record of a party or a body.
#[derive(Debug)]
pub struct RecordDiff {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it was added, removed or changed.
    pub kind: ChangeKind,
    /// The changed fields.
    pub fields: Vec<FieldRow>,
}

/// One changed field or list entry.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRow {
    /// Its keys, from the root of the record, joined by dots.
    pub field: String,
    /// The list entry that it is in.
    pub entry: Option<String>,
    /// What happened.
    pub kind: RowKind,
    /// The old value. Null if there was none.
    pub old: Value,
    /// The new value. Null if there is none.
    pub new: Value,
    /// The members added to an unordered list.
    pub joined: Vec<String>,
    /// The members removed from an unordered list.
    pub left: Vec<String>,
    /// The number of days by which a date moved, negative for earlier. None if it is not a date.
    pub days: Option<i64>,
    /// The same in words.
    pub words: RowWords,
}

/// What people read of a changed field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowWords {
    /// The name of the field, with the entry that it is in.
    pub label: Message,
    /// The old value. None if it is shown as it is.
    pub old: Option<Message>,
    /// The new value. None if it is shown as it is.
    pub new: Option<Message>,
    /// The members added to an unordered list.
    pub joined: Vec<Message>,
    /// The members removed from an unordered list.
    pub left: Vec<Message>,
}

/// The kind of change to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The field was added.
    Added,
    /// The field was removed.
    Removed,
    /// The value changed.
    Changed,
    /// Members of an unordered list were added or removed.
    Set,
    /// The field is unchanged, but members were added or removed through groups.
    ThroughGroups,
}

/// A change in the standing of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// Which aspect changed.
    pub kind: ConsequenceKind,
    /// The old standing. None if there was none to report.
    pub old: Option<Message>,
    /// The new standing. None if there is none to report.
    pub new: Option<Message>,
    /// The number of days by which it moved, negative for earlier. None if it is not a day, or if either day is
    /// missing.
    pub days: Option<i64>,
}

impl Diff {
    /// Builds the rows of a comparison. `names` provides the display names of bodies and parties.
    #[must_use]
    pub fn of(comparison: Comparison<'_>, names: &Registry) -> Self {
        let Comparison { agreements, parties, bodies, settings, unread } = comparison;
        let wording = |record, id: &str| Wording::of(names, record, id);
        Diff {
            agreements: agreements
                .into_iter()
                .filter_map(|change| {
                    let wording = wording(RecordKind::Agreement, change.id);
                    AgreementDiff::of(change, wording)
                })
                .collect(),
            parties: parties
                .into_iter()
                .map(|change| {
                    let wording = wording(RecordKind::Party, change.id);
                    RecordDiff::of(change, wording)
                })
                .collect(),
            bodies: bodies
                .into_iter()
                .map(|change| {
                    let wording = wording(RecordKind::Body, change.id);
                    RecordDiff::of(change, wording)
                })
                .collect(),
            settings: settings.into_iter().map(|change| FieldRow::of(change, None)).collect(),
            unread,
        }
    }

    /// Whether there is no difference.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Diff { agreements, parties, bodies, settings, unread: _ } = self;
        agreements.is_empty() && parties.is_empty() && bodies.is_empty() && settings.is_empty()
    }

    /// Only what follows from the differences in the records: how agreements stand on the day of the report.
    #[must_use]
    pub fn consequences(mut self) -> Self {
        for agreement in &mut self.agreements {
            agreement.fields.clear();
            agreement.documents.clear();
        }
        self.agreements.retain(|agreement| !agreement.consequences.is_empty());
        let nothing = (Vec::new(), Vec::new(), Vec::new());
        (self.parties, self.bodies, self.settings) = nothing;
        self
    }

    /// Only what concerns agreements that there were before.
    #[must_use]
    pub fn without_new(mut self) -> Self {
        self.agreements.retain(|agreement| agreement.kind != ChangeKind::Added);
        self
    }

    /// How many agreements have this kind of change.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.agreements.iter().filter(|agreement| agreement.kind == kind).count()
    }
}

impl AgreementDiff {
    fn of(change: AgreementChange<'_>, wording: Wording<'_>) -> Option<Self> {
        let shown = change.new.or(change.old)?;
        let case = shown.side.case;
        let mut fields: Vec<FieldRow> = FieldRow::all(change.fields, wording);
        fields.extend(change.through_groups.map(|groups| FieldRow::through_groups(groups, wording)));
        Some(AgreementDiff {
            id: change.id.to_string(),
            old: change.old_id.map(|id| Named {
                id: id.to_string(),
                name: change
                    .old
                    .map_or(&**id, |old| old.side.case.registry.agreement_name(old.agreement))
                    .to_owned(),
            }),
            title: case.registry.agreement_name(shown.agreement).to_owned(),
            statutory: case.is_statutory(shown.agreement),
            kind: change.kind,
            path: change.new.map(|new| new.path().to_owned()),
            old_path: change.old.map(|old| old.path().to_owned()),
            fields,
            consequences: change.consequences.iter().map(Consequence::of).collect(),
            documents: change.documents,
        })
    }
}

impl RecordDiff {
    fn of(change: RecordChange<'_>, wording: Wording<'_>) -> Self {
        RecordDiff {
            id: change.id.to_string(),
            name: change.name.to_owned(),
            kind: change.kind,
            fields: FieldRow::all(change.fields, wording),
        }
    }
}

impl FieldRow {
    fn all(changes: Vec<FieldChange>, wording: Wording<'_>) -> Vec<Self> {
        changes.into_iter().map(|change| FieldRow::of(change, Some(wording))).collect()
    }

    /// A row of a changed field. The keys of settings have no names but their own.
    fn of(change: FieldChange, wording: Option<Wording<'_>>) -> Self {
        let days = change.days();
        let words =
            wording.map_or_else(|| RowWords::as_written(&change), |wording| RowWords::of(&change, wording));
        let FieldChange { field, entry, change } = change;
        let row = FieldRow { entry, days, ..FieldRow::empty(field, RowKind::Changed, words) };
        match change {
            Change::Added(new) => FieldRow { kind: RowKind::Added, new, ..row },
            Change::Removed(old) => FieldRow { kind: RowKind::Removed, old, ..row },
            Change::Changed { old, new } => FieldRow { old, new, ..row },
            Change::Set { joined, left } => FieldRow { kind: RowKind::Set, joined, left, ..row },
        }
    }

    /// A row for parties that change through groups.
    fn through_groups((joined, left): (Vec<String>, Vec<String>), wording: Wording<'_>) -> Self {
        let change = FieldChange {
            field: "parties".to_owned(),
            entry: None,
            change: Change::Set { joined: joined.clone(), left: left.clone() },
        };
        let words = RowWords::of(&change, wording);
        FieldRow { joined, left, ..FieldRow::empty(change.field, RowKind::ThroughGroups, words) }
    }

    fn empty(field: String, kind: RowKind, words: RowWords) -> Self {
        let (entry, days, joined, left) = Default::default();
        FieldRow { field, entry, kind, old: Value::Null, new: Value::Null, joined, left, days, words }
    }
}

impl RowWords {
    fn of(change: &FieldChange, wording: Wording<'_>) -> Self {
        let field = change.field.as_str();
        let words = |value| wording.words(field, value);
        let members = |members: &[String]| {
            members.iter().map(|member| wording.member(field, member)).collect::<Vec<_>>()
        };
        let (joined, left) = change.joined_and_left();
        let (old, new) = match &change.change {
            Change::Added(new) => (None, words(new)),
            Change::Removed(old) => (words(old), None),
            Change::Changed { old, new } => (words(old), words(new)),
            Change::Set { .. } => (None, None),
        };
        RowWords { label: wording.label(change), old, new, joined: members(joined), left: members(left) }
    }

    fn as_written(change: &FieldChange) -> Self {
        let as_they_are = |members: &[String]| {
            members.iter().map(|member| message!("words", words = member.as_str())).collect::<Vec<_>>()
        };
        let (joined, left) = change.joined_and_left();
        let label = match &change.entry {
            Some(entry) => format!("{} ({entry})", change.field),
            None => change.field.clone(),
        };
        let label = message!("words", words = label);
        RowWords { label, old: None, new: None, joined: as_they_are(joined), left: as_they_are(left) }
    }
}

impl Consequence {
    fn of(consequence: &crate::compare::Consequence<'_>) -> Self {
        Consequence {
            kind: consequence.kind,
            old: consequence.old.map(aspect),
            new: consequence.new.map(aspect),
            days: consequence.days(),
        }
    }

    /// The display name of the aspect.
    #[must_use]
    pub fn heading(&self) -> Message {
        match self.kind {
            ConsequenceKind::State => message!("column-state"),
            ConsequenceKind::InForceFrom => message!("column-in-force-from"),
            ConsequenceKind::EffectiveEnd => message!("column-effective-end"),
            ConsequenceKind::BoundThrough => message!("column-bound-through"),
            ConsequenceKind::Gap => message!("column-gaps"),
            ConsequenceKind::BasisEnd => message!("diff-basis-end"),
            ConsequenceKind::EffectiveOwner => message!("column-effective-owner"),
            ConsequenceKind::NextDeadline => message!("diff-next-deadline"),
        }
    }
}

/// A description of one aspect of an agreement's standing.
fn aspect(aspect: Aspect<'_>) -> Message {
    match aspect {
        Aspect::State(state) => words::state(state),
        Aspect::InForceFrom(day) => message!("day", day = day),
        Aspect::EffectiveEnd(date) => message!("day", day = date),
        Aspect::EndAfterSuspension => message!("diff-end-after-suspension"),
        Aspect::BoundThrough(day) => message!("day", day = day),
        Aspect::Gap(gap) => words::gap(gap),
        Aspect::BasisEnd(date, name) => message!("diff-basis-ends", basis = name, day = date),
        Aspect::EffectiveOwner(name) => message!("words", words = name),
        Aspect::NextDeadline(kind, due) => {
            message!("diff-deadline", kind = words::duty_kind(kind), day = due)
        }
    }
}
