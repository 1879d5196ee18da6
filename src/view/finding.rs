//! The findings of `check`, with lines and columns.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::load::{FileIx, Place, Registry};
use crate::model::Level;
use crate::rules::{Checked, Finding, Related};
use crate::source::{Folder, Lines, Span};

use super::fingerprint::{fingerprints, identity};
use super::standpoint::Standpoint;

/// What `check` says.
#[derive(Debug)]
pub struct CheckReport {
    /// The counts.
    pub summary: Summary,
    /// The findings, in the order of their places.
    pub findings: Vec<FindingRow>,
    /// The files that were looked at, in the order of their paths.
    pub files: Vec<FileRow>,
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
    /// Findings that are in the baseline and not counted above; only there where one is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<usize>,
}

/// A file that was looked at.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// Its path, from the registry's root.
    pub path: String,
    /// Its path, from where readers of machine formats stand: see [`Standpoint`].
    pub repository_path: String,
}

impl Summary {
    /// Counts the findings by level.
    fn count(&mut self, findings: &[FindingRow]) {
        let of = |level| findings.iter().filter(|finding| finding.level == level).count();
        self.errors = of(Level::Error);
        self.warnings = of(Level::Warning);
        self.notes = of(Level::Note);
    }
}

/// One finding. Lines and columns are from 1; columns count characters; ends are exclusive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingRow {
    /// The rule's id.
    pub rule: &'static str,
    /// error, warning or note.
    #[serde(serialize_with = "level_name")]
    #[schemars(with = "String")]
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
    /// The file, from where readers of machine formats stand: see [`Standpoint`].
    #[serde(skip)]
    pub repository_path: String,
    /// Is the same for this finding in every run, and for no other one: 32 hexadecimal digits.
    #[serde(skip)]
    pub fingerprint: String,
}

/// Another value that makes a finding's value wrong.
#[derive(Debug, Clone, Serialize, JsonSchema)]
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
    /// The line in which it ends.
    #[serde(skip)]
    pub end_line: u32,
    /// The column after its last.
    #[serde(skip)]
    pub end_column: u32,
    /// The file, from where readers of machine formats stand: see [`Standpoint`].
    #[serde(skip)]
    pub repository_path: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn level_name<S: serde::Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.name())
}

impl CheckReport {
    /// Looks up the lines and columns of what was checked. Texts are not kept while a registry is loaded: the files
    /// with findings are read again.
    #[must_use]
    pub fn of(folder: &Folder, registry: &Registry, checked: Checked, standpoint: &Standpoint) -> Self {
        let Checked { findings, accepted } = checked;
        let mut with_findings: Vec<FileIx> = findings
            .iter()
            .flat_map(|finding| {
                std::iter::once(finding.place.file).chain(finding.related.iter().map(|r| r.place.file))
            })
            .collect();
        with_findings.sort_unstable();
        with_findings.dedup();
        let texts: HashMap<FileIx, String> = with_findings
            .into_par_iter()
            .map(|file| (file, folder.read_lossy(registry.path(file))))
            .collect();
        let lines = texts.iter().map(|(file, text)| (*file, Lines::new(text))).collect();
        let places = Places { registry, standpoint, lines };
        let identities: Vec<String> = findings
            .iter()
            .map(|finding| {
                let file = finding.place.file;
                identity(finding, registry.path(file), texts.get(&file).map_or("", String::as_str))
            })
            .collect();
        let findings = findings.into_iter().zip(fingerprints(&identities));
        let rows: Vec<FindingRow> =
            findings.map(|(finding, fingerprint)| row(finding, fingerprint, &places)).collect();
        let mut summary = Summary {
            files: registry.files.len(),
            agreements: registry.agreements.records.len(),
            parties: registry.parties.records.len(),
            bodies: registry.bodies.records.len(),
            accepted,
            ..Summary::default()
        };
        summary.count(&rows);
        drop(places);
        let file = |path: &str| FileRow { path: path.to_owned(), repository_path: standpoint.path(path) };
        let files = registry.files.iter().map(|path| file(path)).collect();
        let texts = texts.into_iter().map(|(file, text)| (registry.path(file).to_owned(), text)).collect();
        CheckReport { summary, findings: rows, files, texts }
    }

    /// Takes out the findings with these fingerprints. Returns how many of the fingerprints are of no finding any more.
    pub fn set_aside(&mut self, known: &HashSet<String>) -> usize {
        let before = self.findings.len();
        self.findings.retain(|finding| !known.contains(&finding.fingerprint));
        let found = before - self.findings.len();
        self.summary.baseline = Some(found);
        self.summary.count(&self.findings);
        known.len() - found
    }

    /// Is there a finding of this level or a higher one?
    #[must_use]
    pub fn has_at_least(&self, level: Level) -> bool {
        self.findings.iter().any(|finding| finding.level >= level)
    }
}

/// Where the places of a registry are.
struct Places<'a> {
    registry: &'a Registry,
    standpoint: &'a Standpoint,
    lines: HashMap<FileIx, Lines<'a>>,
}

impl Places<'_> {
    /// A place's path from the registry's root, and from where readers of machine formats stand.
    fn paths(&self, place: Place) -> (String, String) {
        let path = self.registry.path(place.file);
        (path.to_owned(), self.standpoint.path(path))
    }

    /// The line and column of a byte in the file of a place.
    fn at(&self, place: Place, offset: u32) -> (u32, u32) {
        let place = self.lines.get(&place.file).map(|lines| lines.place(offset));
        place.map_or((1, 1), |place| (place.line, place.column))
    }
}

fn row(finding: Finding, fingerprint: String, places: &Places<'_>) -> FindingRow {
    let place = finding.place;
    let (path, repository_path) = places.paths(place);
    let (line, column) = places.at(place, place.span.start);
    let (end_line, end_column) = places.at(place, place.span.end);
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
        related: finding.related.into_iter().map(|related| related_row(related, places)).collect(),
        span: place.span,
        repository_path,
        fingerprint,
    }
}

fn related_row(related: Related, places: &Places<'_>) -> RelatedRow {
    let Related { place, message } = related;
    let (path, repository_path) = places.paths(place);
    let (line, column) = places.at(place, place.span.start);
    let (end_line, end_column) = places.at(place, place.span.end);
    RelatedRow { path, line, column, message, span: place.span, end_line, end_column, repository_path }
}
