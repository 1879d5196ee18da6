//! The findings of `check`, with lines and columns.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use foldhash::{HashMap, HashMapExt};

use crate::model::Level;
use crate::parallel;
use crate::registry::{Place, Registry};
use crate::rules::{Checked, Finding, Related};
use crate::source::{Fix, Folder, LineColumn, Lines, Span};
use crate::text::message::Manner;
use crate::text::{Message, cut};

use super::fingerprint::{fingerprints, identity};
use super::fix::{FixRow, Fixes};
use super::pages::{PAGE, pages};
use super::path_base::PathBase;

/// The report of `check`.
///
/// Findings are kept as the rules return them. Lines and columns are computed on demand, because that requires reading
/// the files again: no text is kept while a registry is loaded.
#[derive(Debug)]
pub struct CheckReport<'r> {
    /// The counts.
    pub summary: Summary,
    findings: Vec<Finding>,
    places: Locator<'r>,
}

/// A run of findings, with the texts they point into.
#[derive(Debug)]
pub struct Page<'r> {
    /// The findings, by place.
    pub findings: Vec<FindingRow>,
    /// The texts of the files, by path.
    pub texts: HashMap<&'r str, String>,
}

/// The counts of `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files checked.
    pub files: usize,
    /// Agreements loaded.
    pub agreements: usize,
    /// Parties and groups loaded.
    pub parties: usize,
    /// Bodies loaded.
    pub bodies: usize,
    /// Findings of level error.
    pub errors: usize,
    /// Findings of level warning.
    pub warnings: usize,
    /// Findings of level note.
    pub notes: usize,
    /// Accepted findings, which are not counted above.
    pub accepted: usize,
    /// Findings in the baseline, which are not counted above. None if no baseline is used.
    pub baseline: Option<usize>,
}

/// The number of findings of a rule at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Total {
    /// The level.
    pub level: Level,
    /// The number of findings.
    pub count: usize,
    /// The rule's id.
    pub rule: &'static str,
}

/// A file that was checked.
#[derive(Debug, Clone)]
pub struct FileRow {
    /// Its path, relative to the registry's root.
    pub path: String,
    /// Its path as machine-readable formats need it: see [`PathBase`].
    pub repository_path: String,
}

impl Summary {
    /// Counts the findings by level.
    fn count(&mut self, findings: &[Finding]) {
        let at_level = |level| findings.iter().filter(|finding| finding.level == level).count();
        self.errors = at_level(Level::Error);
        self.warnings = at_level(Level::Warning);
        self.notes = at_level(Level::Note);
    }
}

/// One finding. Lines and columns are from 1; columns count characters; ends are exclusive.
#[derive(Debug, Clone, Hash)]
pub struct FindingRow {
    /// The rule's id.
    pub rule: &'static str,
    /// Its level: error, warning or note.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// The file, relative to the registry's root.
    pub path: String,
    /// The line where the value at fault begins.
    pub line: u32,
    /// The column where it begins.
    pub column: u32,
    /// The line where it ends.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// The id of the record.
    pub record: Option<String>,
    /// The other values involved in the fault.
    pub related: Vec<RelatedRow>,
    /// What would mend it.
    pub fixes: Vec<FixRow>,
    /// The same range in bytes.
    pub span: Span,
    /// The file's path as machine-readable formats need it: see [`PathBase`].
    pub repository_path: String,
    /// 32 hexadecimal digits, unique to this finding and the same in every run. Empty on a [`Page`].
    pub fingerprint: String,
}

/// Another value involved in a fault.
#[derive(Debug, Clone, Hash)]
pub struct RelatedRow {
    /// The file, relative to the registry's root.
    pub path: String,
    /// The line where the value begins.
    pub line: u32,
    /// The column where it begins.
    pub column: u32,
    /// What is said about it.
    pub message: String,
    /// The same range in bytes.
    pub span: Span,
    /// The line where it ends.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// The file's path as machine-readable formats need it: see [`PathBase`].
    pub repository_path: String,
}

impl<'r> CheckReport<'r> {
    /// The report on what was checked.
    #[must_use]
    pub fn of(folder: &'r Folder, registry: &'r Registry, checked: Checked, path_base: PathBase) -> Self {
        let Checked { findings, accepted } = checked;
        let mut summary = Summary {
            files: registry.files_reported().len(),
            agreements: registry.agreements.reported().len(),
            parties: registry.parties.reported().len(),
            bodies: registry.bodies.reported().len(),
            accepted,
            ..Summary::default()
        };
        summary.count(&findings);
        CheckReport { summary, findings, places: Locator { folder, registry, path_base } }
    }

    /// Calls `make` on each page of findings, said in this manner, several in parallel, and `show` on each result in order.
    ///
    /// # Errors
    ///
    /// Returns the first error of `show`, and makes no more pages after it.
    pub fn pages<T: Send, E>(
        &self,
        manner: Manner,
        make: impl Fn(&Page<'r>) -> T + Sync,
        show: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        pages(&self.findings, |findings| make(&self.places.page(findings, manner)), show)
    }

    /// All findings, said in this manner, each with its fingerprint.
    #[must_use]
    pub fn rows(&self, manner: Manner) -> Vec<FindingRow> {
        let [rows] = self.rows_in([manner]);
        rows
    }

    /// The same in several manners. Files are read once for all of them.
    #[must_use]
    pub fn rows_in<const N: usize>(&self, manners: [Manner; N]) -> [Vec<FindingRow>; N] {
        let pages = parallel::parts(&self.findings, PAGE, |findings| {
            let texts = self.places.texts(findings);
            let rows = manners.map(|manner| self.places.rows(findings, &texts, manner));
            let identities = findings.iter().map(|finding| {
                let path = self.places.registry.path(finding.place.file);
                identity(finding, path, texts.get(path).map_or("", String::as_str))
            });
            let identities: Vec<String> = identities.collect();
            (rows, identities)
        });
        let (pages, identities): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
        let mut all = manners.map(|_| Vec::with_capacity(self.findings.len()));
        for page in pages {
            all.iter_mut().zip(page).for_each(|(all, rows)| all.extend(rows));
        }
        let fingerprints = fingerprints(&identities.concat());
        for rows in &mut all {
            for (row, fingerprint) in rows.iter_mut().zip(&fingerprints) {
                row.fingerprint.clone_from(fingerprint);
            }
        }
        all
    }

    /// The files that were checked, by path.
    pub fn files(&self) -> impl Iterator<Item = FileRow> {
        let row =
            |path: &str| FileRow { path: path.to_owned(), repository_path: self.places.path_base.path(path) };
        self.places.registry.files_reported().iter().map(move |path| row(path))
    }

    /// Removes the findings with the given fingerprints. Returns the number of fingerprints that match no finding.
    pub fn set_aside(&mut self, known: &HashSet<String>) -> usize {
        let before = self.findings.len();
        let rows = self.rows(Manner::PLAIN);
        let mut is_known = rows.iter().map(|row| known.contains(&row.fingerprint));
        self.findings.retain(|_| is_known.next() != Some(true));
        let found = before - self.findings.len();
        self.summary.baseline = Some(found);
        self.summary.count(&self.findings);
        known.len() - found
    }

    /// Removes the findings below a level.
    pub fn keep_at_least(&mut self, level: Level) {
        self.findings.retain(|finding| finding.level >= level);
        self.summary.count(&self.findings);
    }

    /// The number of findings by rule and level, the most severe and most common first.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        let mut counts: BTreeMap<(Level, &str), usize> = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry((finding.level, finding.rule.id)).or_default() += 1;
        }
        let mut totals: Vec<Total> =
            counts.into_iter().map(|((level, rule), count)| Total { level, count, rule }).collect();
        totals.sort_by_key(|total| (Reverse((total.level, total.count)), total.rule));
        totals
    }

    /// How many findings there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// Whether there is a finding of this level or higher.
    #[must_use]
    pub fn has_at_least(&self, level: Level) -> bool {
        self.findings.iter().any(|finding| finding.level >= level)
    }
}

/// Computes lines and columns.
#[derive(Debug)]
struct Locator<'r> {
    folder: &'r Folder,
    registry: &'r Registry,
    path_base: PathBase,
}

impl<'r> Locator<'r> {
    /// These findings, said in this manner, with the files that they point into.
    fn page(&self, findings: &[Finding], manner: Manner) -> Page<'r> {
        let texts = self.texts(findings);
        Page { findings: self.rows(findings, &texts, manner), texts }
    }

    /// Reads the files that these findings point into.
    fn texts(&self, findings: &[Finding]) -> HashMap<&'r str, String> {
        let places = findings.iter().flat_map(|finding| {
            let fixed = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|(place, _)| place.file);
            std::iter::once(finding.place.file)
                .chain(finding.related.iter().map(|r| r.place.file))
                .chain(fixed)
        });
        let mut texts: HashMap<&str, String> = HashMap::new();
        for file in places {
            let path = self.registry.path(file);
            texts.entry(path).or_insert_with(|| {
                let (folder, inside) = self.registry.place_of(self.folder, file);
                folder.read_lossy(inside)
            });
        }
        texts
    }

    /// These findings, said in this manner; `texts` are the files that they point into.
    fn rows(
        &self,
        findings: &[Finding],
        texts: &HashMap<&'r str, String>,
        manner: Manner,
    ) -> Vec<FindingRow> {
        let lines = texts.iter().map(|(path, text)| (*path, Lines::new(text))).collect();
        let looked = Looked { places: self, texts, lines, manner: manner.whole() };
        findings.iter().map(|finding| looked.row(finding)).collect()
    }
}

/// A locator with the line starts of the files it has read.
struct Looked<'p, 'r> {
    places: &'p Locator<'r>,
    texts: &'p HashMap<&'r str, String>,
    lines: HashMap<&'r str, Lines<'p>>,
    manner: Manner,
}

/// The line and column range of a value.
struct Location {
    path: String,
    repository_path: String,
    start: LineColumn,
    end: LineColumn,
}

impl Looked<'_, '_> {
    fn locate(&self, place: Place) -> Location {
        let path = self.places.registry.path(place.file);
        let at = |offset| {
            self.lines.get(path).map_or(LineColumn { line: 1, column: 1 }, |lines| lines.place(offset))
        };
        Location {
            path: path.to_owned(),
            repository_path: self.places.path_base.path(path),
            start: at(place.span.start),
            end: at(place.span.end),
        }
    }

    fn row(&self, finding: &Finding) -> FindingRow {
        let Location { path, repository_path, start, end } = self.locate(finding.place);
        FindingRow {
            rule: finding.rule.id,
            level: finding.level,
            message: self.say(&finding.message),
            help: finding.help.as_ref().map(|help| self.say(help)),
            path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            record: finding.record.as_ref().map(ToString::to_string),
            related: finding.related.iter().map(|related| self.related_row(related)).collect(),
            fixes: finding.fixes.iter().filter_map(|fix| self.fix_row(fix)).collect(),
            span: finding.place.span,
            repository_path,
            fingerprint: String::new(),
        }
    }

    fn fix_row(&self, fix: &Fix<Place>) -> Option<FixRow> {
        let Locator { registry, path_base, .. } = self.places;
        Fixes { registry, path_base, texts: self.texts, lines: &self.lines }.row(fix, self.say(&fix.title))
    }

    fn say(&self, message: &Message) -> String {
        brief(message.say(self.manner))
    }

    fn related_row(&self, related: &Related) -> RelatedRow {
        let Location { path, repository_path, start, end } = self.locate(related.place);
        RelatedRow {
            path,
            line: start.line,
            column: start.column,
            message: self.say(&related.message),
            span: related.place.span,
            end_line: end.line,
            end_column: end.column,
            repository_path,
        }
    }
}

/// The message with overlong values shortened.
fn brief(message: String) -> String {
    /// The longest value, the longest text between two values, and the longest message, in characters.
    const LONGEST: [usize; 3] = [200, 1000, 4000];
    if message.len() <= LONGEST[0] {
        return message;
    }
    let longest = |at: usize| if at % 2 == 1 { LONGEST[0] } else { LONGEST[1] };
    let parts: Vec<_> = message.split('`').enumerate().map(|(at, part)| cut(part, longest(at))).collect();
    cut(&parts.join("`"), LONGEST[2]).into_owned()
}
