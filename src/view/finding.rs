//! The findings of `check`, with lines and columns.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::load::{FileIx, Place, Registry};
use crate::model::Level;
use crate::rules::{Checked, Finding};
use crate::source::{Folder, Lines, Span};

/// What `check` says.
#[derive(Debug)]
pub struct CheckReport {
    /// The counts.
    pub summary: Summary,
    /// The findings, in the order of their places.
    pub findings: Vec<FindingRow>,
    /// The texts of the files with findings, by path, for showing the lines.
    pub texts: HashMap<String, String>,
}

/// The counts of `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Files that were looked at.
    pub files: usize,
    /// Agreements that were loaded.
    pub agreements: usize,
    /// Parties and groups that were loaded.
    pub parties: usize,
    /// Bodies that were loaded.
    pub bodies: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level note.
    pub notes: usize,
    /// Findings that are accepted and not counted above.
    pub accepted: usize,
}

/// One finding. Lines and columns are from 1; columns count characters; ends are exclusive.
#[derive(Debug, Clone, Serialize)]
pub struct FindingRow {
    /// The rule's id.
    pub rule: &'static str,
    /// error, warning or note.
    #[serde(serialize_with = "level_name")]
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// The file, from the registry's root.
    pub path: String,
    /// The line of the value that is wrong.
    pub line: u32,
    /// Its first column.
    pub column: u32,
    /// The line in which it ends.
    pub end_line: u32,
    /// The column after its last.
    pub end_column: u32,
    /// The id of the record.
    pub record: Option<String>,
    /// Every other value that makes it wrong.
    pub related: Vec<RelatedRow>,
    /// The same place in bytes.
    #[serde(skip)]
    pub span: Span,
}

/// Another value that makes a finding's value wrong.
#[derive(Debug, Clone, Serialize)]
pub struct RelatedRow {
    /// The file, from the registry's root.
    pub path: String,
    /// The line of the value.
    pub line: u32,
    /// Its first column.
    pub column: u32,
    /// What it says there.
    pub message: String,
    /// The same place in bytes.
    #[serde(skip)]
    pub span: Span,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn level_name<S: serde::Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.name())
}

impl CheckReport {
    /// Looks up the lines and columns of what was checked. Texts are not kept while a registry is loaded: the files
    /// with findings are read again.
    #[must_use]
    pub fn of(folder: &Folder, registry: &Registry, checked: Checked) -> Self {
        let Checked { findings, accepted } = checked;
        let mut files: Vec<FileIx> = findings
            .iter()
            .flat_map(|finding| {
                std::iter::once(finding.place.file).chain(finding.related.iter().map(|r| r.place.file))
            })
            .collect();
        files.sort_unstable();
        files.dedup();
        let texts: HashMap<FileIx, String> =
            files.into_par_iter().map(|file| (file, folder.read_lossy(registry.path(file)))).collect();
        let lines: HashMap<FileIx, Lines<'_>> =
            texts.iter().map(|(file, text)| (*file, Lines::new(text))).collect();
        let place = |place: Place| {
            let of = lines.get(&place.file);
            let at =
                |offset| of.map_or((1, 1), |lines| (lines.place(offset).line, lines.place(offset).column));
            (registry.path(place.file).to_owned(), at(place.span.start), at(place.span.end))
        };
        let rows: Vec<FindingRow> = findings.into_iter().map(|finding| row(finding, &place)).collect();
        let count = |level| rows.iter().filter(|row| row.level == level).count();
        let summary = Summary {
            files: registry.files.len(),
            agreements: registry.agreements.records.len(),
            parties: registry.parties.records.len(),
            bodies: registry.bodies.records.len(),
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            accepted,
        };
        drop(lines);
        let texts = texts.into_iter().map(|(file, text)| (registry.path(file).to_owned(), text)).collect();
        CheckReport { summary, findings: rows, texts }
    }

    /// Is there a finding of this level or a higher one?
    #[must_use]
    pub fn has_at_least(&self, level: Level) -> bool {
        self.findings.iter().any(|finding| finding.level >= level)
    }
}

fn row(finding: Finding, place: &impl Fn(Place) -> (String, (u32, u32), (u32, u32))) -> FindingRow {
    let (path, (line, column), (end_line, end_column)) = place(finding.place);
    let related = finding.related.into_iter().map(|related| {
        let (path, (line, column), _) = place(related.place);
        RelatedRow { path, line, column, message: related.message, span: related.place.span }
    });
    FindingRow {
        rule: finding.rule.id,
        level: finding.level,
        message: finding.message,
        help: finding.help,
        path,
        line,
        column,
        end_line,
        end_column,
        record: finding.record.map(|record| record.to_string()),
        related: related.collect(),
        span: finding.place.span,
    }
}
