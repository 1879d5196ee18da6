//! The fixes of a finding, with lines and columns.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::path_base::PathBase;
use crate::fix::{Replacement, replacements};
use crate::registry::{FileIx, Place, Registry};
use crate::source::{Applicability, Change, Fix, Lines, Span};

/// What would mend a finding.
#[derive(Debug, Clone, Hash)]
pub struct FixRow {
    /// What it does.
    pub title: String,
    /// Whether a person should look at it: see [`Applicability`].
    pub is_safe: bool,
    /// What it replaces. Never empty.
    pub edits: Vec<FixEditRow>,
}

/// A range of a file, and the text that takes its place. Lines and columns are from 1; columns count characters; ends are
/// exclusive.
#[derive(Debug, Clone, Hash)]
pub struct FixEditRow {
    /// The file, relative to the registry's root.
    pub path: String,
    /// The file's path as machine-readable formats need it: see [`PathBase`].
    pub repository_path: String,
    /// The line where the range begins.
    pub line: u32,
    /// The column where it begins.
    pub column: u32,
    /// The line where it ends.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// What takes its place.
    pub text: String,
}

impl FixRow {
    /// The name of its applicability in output.
    #[must_use]
    pub fn applicability(&self) -> &'static str {
        if self.is_safe { Applicability::Safe.name() } else { Applicability::Unsafe.name() }
    }
}

/// What is needed to locate fixes.
pub(super) struct Fixes<'a, 'r> {
    pub registry: &'r Registry,
    pub path_base: &'a PathBase,
    /// The texts of files, by path.
    pub texts: &'a HashMap<&'r str, String>,
    /// Their lines.
    pub lines: &'a HashMap<&'r str, Lines<'a>>,
}

impl Fixes<'_, '_> {
    /// The row of a fix with this title. None if it cannot be made.
    pub(super) fn row(&self, fix: &Fix<Place>, title: String) -> Option<FixRow> {
        let mut by_file: BTreeMap<FileIx, Vec<(Span, &Change)>> = BTreeMap::new();
        for (place, change) in &fix.edits {
            by_file.entry(place.file).or_default().push((place.span, change));
        }
        let mut rows = Vec::new();
        for (file, edits) in by_file {
            let path = self.registry.path(file);
            let found = replacements(path, self.texts.get(path)?, &edits);
            if found.is_empty() {
                return None;
            }
            rows.extend(found.into_iter().filter_map(|replacement| self.edit(path, replacement)));
        }
        let is_safe = fix.applicability == Applicability::Safe;
        (!rows.is_empty()).then_some(FixRow { title, is_safe, edits: rows })
    }

    fn edit(&self, path: &str, Replacement { span, text }: Replacement) -> Option<FixEditRow> {
        let lines = self.lines.get(path)?;
        let (start, end) = (lines.place(span.start), lines.place(span.end));
        Some(FixEditRow {
            path: path.to_owned(),
            repository_path: self.path_base.path(path),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            text,
        })
    }
}
