//! `avtal diff --format json`. Its schema is published, by `avtal schema diff`.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::check::Finding;
use super::document::{Clocks, document};
use crate::view::diff::{self as view, Diff, FieldRow as FieldView, RowKind as RowKindView};
use crate::view::text::{
    Hunk as HunkView, Line as LineView, LineKind as LineKindView, Piece as PieceView,
    SectionChange as SectionView, SectionKind as SectionKindView,
};
use crate::view::{
    ChangeKind as ChangeKindView, ConsequenceKind as ConsequenceKindView, DocumentChange, DocumentRole,
    FindingRow, Message,
};

/// The JSON document.
#[derive(Serialize, JsonSchema)]
pub struct DiffBody<'v> {
    /// The older of the two.
    from: Place<'v>,
    /// The newer of the two.
    to: Place<'v>,
    /// The agreements that changed, or with which it stands otherwise; in the order of their ids.
    agreements: Vec<AgreementDiff<'v>>,
    /// The parties whose records changed.
    parties: Vec<RecordDiff<'v>>,
    /// The bodies whose records changed.
    bodies: Vec<RecordDiff<'v>>,
    /// What changed in registry.toml.
    settings: Vec<FieldRow<'v>>,
    /// Files that could not be read: of what they hold nothing is said.
    unread: Vec<Unread<'v>>,
    /// The findings of check that only one of the two has; null if they were not asked for.
    findings: Option<FindingsBody<'v>>,
    /// Files of the newer one that could not be read.
    incomplete: &'v [&'v str],
}

/// What one of the two is.
#[derive(Serialize, JsonSchema)]
struct Place<'v> {
    /// The commit; null for the work tree.
    at: Option<&'v str>,
    /// The agreements that were asked for; null for all.
    ids: Option<&'v [String]>,
}

/// The findings of check that only one of the two has.
#[derive(Serialize, JsonSchema)]
struct FindingsBody<'v> {
    /// Those of the newer one only.
    new: Vec<Finding<'v>>,
    /// Those of the older one only.
    gone: Vec<Finding<'v>>,
}

/// A file that could not be read in one of the two.
#[derive(Serialize, JsonSchema)]
struct Unread<'v> {
    /// `old` or `new`.
    side: &'static str,
    /// The file.
    path: &'v str,
}

/// How a record changed as a whole.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ChangeKind {
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

/// What changed in one agreement.
#[derive(Serialize, JsonSchema)]
struct AgreementDiff<'v> {
    /// Its id; of one that was removed, the one it had.
    id: &'v str,
    /// The id it had, where that was another, or the id of the one that it is compared with.
    old_id: Option<&'v str>,
    /// Its title.
    title: &'v str,
    /// Does a law require it?
    statutory: bool,
    /// How it changed as a whole.
    what: ChangeKind,
    /// Its file; none where it was removed.
    path: Option<&'v str>,
    /// The file it was in; none where it was added.
    old_path: Option<&'v str>,
    /// What its record says otherwise, in the order of the format.
    fields: Vec<FieldRow<'v>>,
    /// How it stands otherwise on the day of the report.
    consequences: Vec<Consequence>,
    /// Its documents that say something else.
    documents: Vec<DocumentDiff<'v>>,
}

/// What changed in the record of a party or a body.
#[derive(Serialize, JsonSchema)]
struct RecordDiff<'v> {
    /// Its id.
    id: &'v str,
    /// Its name.
    name: &'v str,
    /// Was it added, removed or changed?
    what: ChangeKind,
    /// What it says otherwise.
    fields: Vec<FieldRow<'v>>,
}

/// One field, or one entry of a list, that says something else.
#[derive(Serialize, JsonSchema)]
struct FieldRow<'v> {
    /// Its keys, from the root of the record, joined by dots.
    field: &'v str,
    /// Which entry of a list it is in.
    entry: Option<&'v str>,
    /// What happened.
    kind: RowKind,
    /// What it said, as plain data; null where it was not there.
    old: &'v Value,
    /// What it says; null where it is not there.
    new: &'v Value,
    /// Of a list without order, those that came.
    joined: &'v [String],
    /// And those that went.
    left: &'v [String],
    /// By how many days a date moved, negative for earlier; null for what is no date.
    days: Option<i64>,
}

/// What happened to a field.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum RowKind {
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
#[derive(Serialize, JsonSchema)]
struct Consequence {
    /// In what.
    what: ConsequenceKind,
    /// How it stood; null where there was nothing to say.
    old: Option<String>,
    /// How it stands; null where there is nothing to say.
    new: Option<String>,
    /// By how many days it moved, negative for earlier; null for what is no day, or where one is missing.
    days: Option<i64>,
}

/// In what an agreement can stand otherwise.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ConsequenceKind {
    /// Its state.
    State,
    /// When it enters into force.
    InForceFrom,
    /// The last day on which it can be in force.
    EffectiveEnd,
    /// Its last day if notice is given on the day.
    BoundThrough,
    /// The days without an agreement after it.
    Gap,
    /// The last day of what it is based on.
    BasisEnd,
    /// The body responsible for it.
    EffectiveOwner,
    /// What has to be done next.
    NextDeadline,
}

/// A document that says something else.
#[derive(Serialize, JsonSchema)]
struct DocumentDiff<'v> {
    /// What it is to the agreement.
    role: Option<DocumentRole>,
    /// Its file.
    path: &'v str,
    /// The file of the old version, where that is another.
    old_path: Option<&'v str>,
    /// Is the file missing in the `old` version, or in the `new` one? Null where both have it.
    missing: Option<&'static str>,
    /// Is one of the two kept in Git LFS, so that only its fingerprint is there?
    in_lfs: bool,
    /// What its text says otherwise, by sections, only those that changed; null where it is no text that can be compared.
    sections: Option<Vec<SectionChange<'v>>>,
}

/// What differs in one section: a heading and what stands under it, to the next heading of any level.
#[derive(Serialize, JsonSchema)]
struct SectionChange<'v> {
    /// The heading in the new text, with its number, without Markdown's marks; in the old text for a removed section.
    /// Empty for what stands before the first heading.
    heading: &'v str,
    /// The heading in the old text, where it was another: renumbered or renamed.
    old_heading: Option<&'v str>,
    /// How deep the heading is, from 1; 0 for what stands before the first heading.
    level: u8,
    /// What happened to the text under the heading. A section that was only renamed or moved is `Unchanged`.
    kind: SectionKind,
    /// Whether it stands elsewhere among its siblings than before, or under another heading.
    is_moved: bool,
    /// The changed lines with up to two unchanged ones around them; the whole text of an added or removed section.
    hunks: Vec<Hunk<'v>>,
}

/// What happened to the text of a section.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SectionKind {
    /// It says the same.
    Unchanged,
    /// It says something else.
    Changed,
    /// The old text has no such section.
    Added,
    /// The new text has no such section.
    Removed,
}

/// Changed lines that stand together, with those around them.
#[derive(Serialize, JsonSchema)]
struct Hunk<'v> {
    /// In order; a changed line is the removed one, then the added one.
    lines: Vec<Line<'v>>,
}

/// A paragraph, list item, table row or line of code, on one line.
#[derive(Serialize, JsonSchema)]
struct Line<'v> {
    /// Which of the texts has it.
    kind: LineKind,
    /// The line, cut where changed words begin and end. Safe to show on a terminal.
    pieces: Vec<Piece<'v>>,
}

/// Which of the two texts has a line.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LineKind {
    /// Both.
    Same,
    /// The old one.
    Removed,
    /// The new one.
    Added,
}

/// A part of a line.
#[derive(Serialize, JsonSchema)]
struct Piece<'v> {
    /// Its words, and the spaces around them as they are.
    text: &'v str,
    /// Whether the other text lacks these words; a line that corresponds to none is one changed piece.
    is_changed: bool,
}

/// Converts each kind of the view to the kind of the same name in the JSON document.
macro_rules! same_kind {
    ($view:path, $here:ident, $($kind:ident),+) => {
        impl From<$view> for $here {
            fn from(kind: $view) -> Self {
                use $view as View;
                match kind { $(View::$kind => $here::$kind),+ }
            }
        }
    };
}
same_kind!(ChangeKindView, ChangeKind, Added, Removed, Renamed, Compared, Changed, Affected);
same_kind!(RowKindView, RowKind, Added, Removed, Changed, Set, ThroughGroups);
same_kind!(
    ConsequenceKindView,
    ConsequenceKind,
    State,
    InForceFrom,
    EffectiveEnd,
    BoundThrough,
    Gap,
    BasisEnd,
    EffectiveOwner,
    NextDeadline
);
same_kind!(SectionKindView, SectionKind, Unchanged, Changed, Added, Removed);
same_kind!(LineKindView, LineKind, Same, Removed, Added);

impl<'v> From<&'v view::AgreementDiff> for AgreementDiff<'v> {
    fn from(diff: &'v view::AgreementDiff) -> Self {
        AgreementDiff {
            id: &diff.id,
            old_id: diff.old.as_ref().map(|old| old.id.as_str()),
            title: &diff.title,
            statutory: diff.statutory,
            what: diff.kind.into(),
            path: diff.path.as_deref(),
            old_path: diff.old_path.as_deref(),
            fields: diff.fields.iter().map(FieldRow::from).collect(),
            consequences: diff.consequences.iter().map(Consequence::from).collect(),
            documents: diff.documents.iter().map(DocumentDiff::from).collect(),
        }
    }
}

impl<'v> From<&'v view::RecordDiff> for RecordDiff<'v> {
    fn from(diff: &'v view::RecordDiff) -> Self {
        RecordDiff {
            id: &diff.id,
            name: &diff.name,
            what: diff.kind.into(),
            fields: diff.fields.iter().map(FieldRow::from).collect(),
        }
    }
}

impl<'v> From<&'v FieldView> for FieldRow<'v> {
    fn from(row: &'v FieldView) -> Self {
        FieldRow {
            field: &row.field,
            entry: row.entry.as_deref(),
            kind: row.kind.into(),
            old: &row.old,
            new: &row.new,
            joined: &row.joined,
            left: &row.left,
            days: row.days,
        }
    }
}

impl From<&view::Consequence> for Consequence {
    fn from(consequence: &view::Consequence) -> Self {
        Consequence {
            what: consequence.kind.into(),
            old: consequence.old.as_ref().map(Message::plain),
            new: consequence.new.as_ref().map(Message::plain),
            days: consequence.days,
        }
    }
}

impl<'v> From<&'v DocumentChange> for DocumentDiff<'v> {
    fn from(diff: &'v DocumentChange) -> Self {
        let sections = diff.sections.as_ref();
        DocumentDiff {
            role: diff.role,
            path: &diff.path,
            old_path: diff.old_path.as_deref(),
            missing: diff.missing,
            in_lfs: diff.in_lfs,
            sections: sections.map(|sections| sections.iter().map(SectionChange::from).collect()),
        }
    }
}

impl<'v> From<&'v SectionView> for SectionChange<'v> {
    fn from(section: &'v SectionView) -> Self {
        SectionChange {
            heading: &section.heading,
            old_heading: section.old_heading.as_deref(),
            level: section.level,
            kind: section.kind.into(),
            is_moved: section.is_moved,
            hunks: section.hunks.iter().map(Hunk::from).collect(),
        }
    }
}

impl<'v> From<&'v HunkView> for Hunk<'v> {
    fn from(hunk: &'v HunkView) -> Self {
        Hunk { lines: hunk.lines.iter().map(Line::from).collect() }
    }
}

impl<'v> From<&'v LineView> for Line<'v> {
    fn from(line: &'v LineView) -> Self {
        Line { kind: line.kind.into(), pieces: line.pieces.iter().map(Piece::from).collect() }
    }
}

impl<'v> From<&'v PieceView> for Piece<'v> {
    fn from(piece: &'v PieceView) -> Self {
        Piece { text: &piece.text, is_changed: piece.is_changed }
    }
}

/// One side of the comparison: its commit, None for the work tree, and the requested agreements.
pub type Compared<'v> = (Option<&'v str>, Option<&'v [String]>);

/// The document of `diff`. `findings` are those that only the newer side has, and those that only the older side has.
///
/// # Errors
///
/// None for reports of this crate.
pub fn diff(
    clocks: Clocks<'_>,
    (from, to): (Compared<'_>, Compared<'_>),
    diff: &Diff,
    findings: Option<(&[FindingRow], &[FindingRow])>,
    incomplete: &[&str],
) -> serde_json::Result<String> {
    let body = DiffBody {
        from: Place { at: from.0, ids: from.1 },
        to: Place { at: to.0, ids: to.1 },
        agreements: diff.agreements.iter().map(AgreementDiff::from).collect(),
        parties: diff.parties.iter().map(RecordDiff::from).collect(),
        bodies: diff.bodies.iter().map(RecordDiff::from).collect(),
        settings: diff.settings.iter().map(FieldRow::from).collect(),
        unread: diff.unread.iter().map(|unread| Unread { side: unread.side, path: &unread.path }).collect(),
        findings: findings.map(|(new, gone)| FindingsBody {
            new: new.iter().map(Finding::from).collect(),
            gone: gone.iter().map(Finding::from).collect(),
        }),
        incomplete,
    };
    document("diff", clocks, &body)
}
