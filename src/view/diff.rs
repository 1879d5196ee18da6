//! What changed between two registries, or two agreements: their records, what follows from it, and their texts.

use serde_json::Value;

use super::message::{Message, message};
use super::words;
use crate::compare::{
    AgreementChange, Aspect, Change, ChangeKind, Comparison, ConsequenceKind, DocumentChange, FieldChange,
    RecordChange, Unread,
};

/// Everything that changed.
#[derive(Debug)]
pub struct Diff {
    /// The agreements that changed, or with which it stands otherwise; in the order of their ids.
    pub agreements: Vec<AgreementDiff>,
    /// The parties whose records changed.
    pub parties: Vec<RecordDiff>,
    /// The bodies whose records changed.
    pub bodies: Vec<RecordDiff>,
    /// What changed in registry.toml.
    pub settings: Vec<FieldRow>,
    /// Files that could not be read: of what they hold nothing is said.
    pub unread: Vec<Unread>,
}

/// What changed in one agreement.
#[derive(Debug)]
pub struct AgreementDiff {
    /// Its id; of one that was removed, the one it had.
    pub id: String,
    /// The id it had, where that was another, or the id of the one that it is compared with.
    pub old_id: Option<String>,
    /// Its title, else its id.
    pub title: String,
    /// Does a law require it?
    pub statutory: bool,
    /// How it changed as a whole.
    pub what: ChangeKind,
    /// Its file; none where it was removed.
    pub path: Option<String>,
    /// The file it was in; none where it was added.
    pub old_path: Option<String>,
    /// What its record says otherwise, in the order of the format.
    pub fields: Vec<FieldRow>,
    /// How it stands otherwise on the day of the report.
    pub consequences: Vec<Consequence>,
    /// Its documents that say something else.
    pub documents: Vec<DocumentChange>,
}

/// What changed in the record of a party or a body.
#[derive(Debug)]
pub struct RecordDiff {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Was it added, removed or changed?
    pub what: ChangeKind,
    /// What it says otherwise.
    pub fields: Vec<FieldRow>,
}

/// One field, or one entry of a list, that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldRow {
    /// Its keys, from the root of the record, joined by dots.
    pub field: String,
    /// Which entry of a list it is in.
    pub entry: Option<String>,
    /// What happened.
    pub kind: RowKind,
    /// What it said, as plain data; null where it was not there.
    pub old: Value,
    /// What it says; null where it is not there.
    pub new: Value,
    /// Of a list without order, those that came.
    pub joined: Vec<String>,
    /// And those that went.
    pub left: Vec<String>,
    /// By how many days a date moved, negative for earlier; none of what is no date.
    pub days: Option<i64>,
}

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// It is there now.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
    /// Some came to a list without order, or went.
    Set,
    /// The record says the same, but by its groups some came or went.
    ThroughGroups,
}

/// How an agreement stands otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// In what.
    pub what: ConsequenceKind,
    /// How it stood; none where there was nothing to say.
    pub old: Option<Message>,
    /// How it stands; none where there is nothing to say.
    pub new: Option<Message>,
    /// By how many days it moved, negative for earlier; none of what is no day, or where one is missing.
    pub days: Option<i64>,
}

impl Diff {
    /// The rows of a comparison.
    #[must_use]
    pub fn of(comparison: Comparison<'_>) -> Self {
        let Comparison { agreements, parties, bodies, settings, unread } = comparison;
        Diff {
            agreements: agreements.into_iter().filter_map(AgreementDiff::of).collect(),
            parties: parties.into_iter().map(RecordDiff::of).collect(),
            bodies: bodies.into_iter().map(RecordDiff::of).collect(),
            settings: settings.into_iter().map(FieldRow::of).collect(),
            unread,
        }
    }

    /// Is there no difference?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Diff { agreements, parties, bodies, settings, unread: _ } = self;
        agreements.is_empty() && parties.is_empty() && bodies.is_empty() && settings.is_empty()
    }

    /// How many agreements changed in that way.
    #[must_use]
    pub fn count(&self, what: ChangeKind) -> usize {
        self.agreements.iter().filter(|agreement| agreement.what == what).count()
    }
}

impl AgreementDiff {
    fn of(change: AgreementChange<'_>) -> Option<Self> {
        let shown = change.new.or(change.old)?;
        let case = shown.side.case;
        let mut fields: Vec<FieldRow> = change.fields.into_iter().map(FieldRow::of).collect();
        fields.extend(change.through_groups.map(FieldRow::through_groups));
        Some(AgreementDiff {
            id: change.id.to_string(),
            old_id: change.old_id.map(ToString::to_string),
            title: case.registry.agreement_name(shown.agreement).to_owned(),
            statutory: case.is_statutory(shown.agreement),
            what: change.what,
            path: change.new.map(|new| new.path().to_owned()),
            old_path: change.old.map(|old| old.path().to_owned()),
            fields,
            consequences: change.consequences.iter().map(Consequence::of).collect(),
            documents: change.documents,
        })
    }
}

impl RecordDiff {
    fn of(change: RecordChange<'_>) -> Self {
        RecordDiff {
            id: change.id.to_string(),
            name: change.name.to_owned(),
            what: change.what,
            fields: change.fields.into_iter().map(FieldRow::of).collect(),
        }
    }
}

impl FieldRow {
    fn of(change: FieldChange) -> Self {
        let days = change.days();
        let FieldChange { field, entry, change } = change;
        let row = FieldRow { entry, days, ..FieldRow::empty(field, RowKind::Changed) };
        match change {
            Change::Added(new) => FieldRow { kind: RowKind::Added, new, ..row },
            Change::Removed(old) => FieldRow { kind: RowKind::Removed, old, ..row },
            Change::Changed { old, new } => FieldRow { old, new, ..row },
            Change::Set { joined, left } => FieldRow { kind: RowKind::Set, joined, left, ..row },
        }
    }

    /// That groups bring other parties.
    fn through_groups((joined, left): (Vec<String>, Vec<String>)) -> Self {
        FieldRow { joined, left, ..FieldRow::empty("parties".to_owned(), RowKind::ThroughGroups) }
    }

    fn empty(field: String, kind: RowKind) -> Self {
        let (entry, days, joined, left) = Default::default();
        FieldRow { field, entry, kind, old: Value::Null, new: Value::Null, joined, left, days }
    }
}

impl Consequence {
    fn of(consequence: &crate::compare::Consequence<'_>) -> Self {
        Consequence {
            what: consequence.what,
            old: consequence.old.map(aspect),
            new: consequence.new.map(aspect),
            days: consequence.days(),
        }
    }

    /// What people call that in which it stands otherwise.
    #[must_use]
    pub fn heading(&self) -> Message {
        match self.what {
            ConsequenceKind::State => message!("column-state"),
            ConsequenceKind::InForceFrom => message!("column-in-force-from"),
            ConsequenceKind::EffectiveEnd => message!("column-effective-end"),
            ConsequenceKind::Gap => message!("column-gaps"),
            ConsequenceKind::EffectiveOwner => message!("column-effective-owner"),
            ConsequenceKind::NextDeadline => message!("diff-next-deadline"),
        }
    }
}

/// How an agreement stands, in words.
fn aspect(aspect: Aspect<'_>) -> Message {
    match aspect {
        Aspect::State(state) => words::state(state),
        Aspect::InForceFrom(day) => message!("day", day = day),
        Aspect::EffectiveEnd(date) => message!("day", day = date),
        Aspect::Gap(gap) => words::gap(gap),
        Aspect::EffectiveOwner(name) => message!("words", words = name),
        Aspect::NextDeadline(kind, due) => {
            message!("diff-deadline", kind = words::duty_kind(kind), day = due)
        }
    }
}
