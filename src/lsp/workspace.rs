//! A registry as the editor has it: the files on disk, with the texts that are open in place of theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use foldhash::{HashMap, HashSet};

use super::document::Document;
use super::session::Options;
use super::uri::uri_of;
use crate::edit::{Format, Syntax};
use crate::load::Kept;
use crate::parallel;
use crate::registry::{FileIx, Registry};
use crate::rules::{self, Checked, Finding};
use crate::source::{Folder, RecordKind};
use crate::text::Language;
use crate::time::{Case, Day, Outlook, Timeline};

/// A registry, with what is open of it.
pub(super) struct Workspace {
    /// Its folder, as the client names it.
    named: PathBuf,
    /// Its folder on disk.
    base: Folder,
    /// The same with the texts of the editor.
    pub folder: Folder,
    kept: Kept,
    /// The documents that are open, by their path in the registry.
    pub documents: BTreeMap<String, Document>,
    /// The files whose text may be another than that which was read, by path.
    changed: BTreeSet<String>,
    /// Whether files may have come or gone.
    is_listed: bool,
    state: State,
    /// What was found before the last changes, until all rules have looked at the registry as it is now.
    before: Option<Before>,
    /// The files whose findings the client does not know yet, by path.
    pub stale: BTreeSet<String>,
}

/// A registry before changes.
struct Before {
    state: State,
    /// The files that have changed since, by path.
    changed: BTreeSet<String>,
    /// Those of them whose findings the client knows already.
    told: BTreeSet<String>,
}

/// The registry on a day, and what `check` finds.
struct State {
    registry: Registry,
    timeline: Timeline,
    outlook: Outlook,
    findings: Vec<Finding>,
    language: Language,
}

impl Workspace {
    /// A registry that is not read yet. `named` is its folder as the client names it.
    pub(super) fn open(named: PathBuf, base: Folder) -> Self {
        let registry = Registry::default();
        let timeline = Timeline::of(&registry);
        let outlook = Outlook::of(&registry, &timeline, Day::MIN, registry.settings.horizon());
        let state = State { registry, timeline, outlook, findings: Vec::new(), language: Language::EN };
        Workspace {
            named,
            folder: base.clone(),
            base,
            kept: Kept::default(),
            documents: BTreeMap::new(),
            changed: BTreeSet::new(),
            is_listed: false,
            state,
            before: None,
            stale: BTreeSet::new(),
        }
    }

    /// Whether its folder is this one.
    pub(super) fn is_at(&self, root: &Path) -> bool {
        self.named == root || dunce::canonicalize(root).is_ok_and(|root| root == self.base.root())
    }

    /// The path in the registry of a file that the client names. None if it is outside.
    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.named).map(Path::to_owned).ok().or_else(|| {
            let folder = dunce::canonicalize(path.parent()?).ok()?;
            Some(folder.strip_prefix(self.base.root()).ok()?.join(path.file_name()?))
        })?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        parts.map(|parts| parts.join("/")).filter(|path| !path.is_empty())
    }

    /// The URI of a file, as the client names it.
    pub(super) fn uri(&self, path: &str) -> String {
        let open = self.documents.get(path).map(|document| document.uri.clone());
        open.unwrap_or_else(|| {
            let mut place = self.named.clone();
            for part in Path::new(path).components() {
                // Paths of other registries may lead out of this one.
                if part == Component::ParentDir {
                    place.pop();
                } else {
                    place.push(part)
                }
            }
            uri_of(&place)
        })
    }

    /// The version of a file, if it is open.
    pub(super) fn version(&self, path: &str) -> Option<i64> {
        self.documents.get(path).map(|document| document.version)
    }

    /// A document is open from now on.
    pub(super) fn put(&mut self, path: &str, document: Document) {
        self.is_listed &= self.kept.has(path);
        self.changed.insert(path.to_owned());
        // Its version and the name that the client has for it are new.
        self.stale.insert(path.to_owned());
        self.documents.insert(path.to_owned(), document);
    }

    /// Changes an open document. Whether it is open.
    pub(super) fn change(&mut self, path: &str, change: impl FnOnce(&mut Document)) -> bool {
        let Some(document) = self.documents.get_mut(path) else { return false };
        change(document);
        self.changed.insert(path.to_owned());
        true
    }

    /// A document is no longer open.
    pub(super) fn take(&mut self, path: &str) {
        self.documents.remove(path);
        self.changed.insert(path.to_owned());
        self.is_listed &= self.base.has(Path::new(path));
    }

    /// A file on disk may have changed, come or gone.
    pub(super) fn touch(&mut self, path: &str) {
        let is_record = format(path).is_some();
        if is_record {
            self.changed.insert(path.to_owned());
        } else {
            self.kept.forget_documents();
        }
        // A folder that is gone has no name of a record.
        self.is_listed &= is_record && self.kept.has(path) && self.base.has(Path::new(path));
        if !is_record {
            self.changed.extend(self.kept.below(path));
        }
    }

    /// Any file may have changed.
    pub(super) fn touch_all(&mut self) {
        self.kept = Kept::default();
        self.is_listed = false;
    }

    /// Whether something has changed since it was read.
    pub(super) fn is_outdated(&self, options: &Options) -> bool {
        !self.is_listed || !self.changed.is_empty() || self.day(options) != self.state.outlook.day
    }

    fn day(&self, options: &Options) -> Day {
        let zone = self.state.registry.settings.zone();
        options.as_of.unwrap_or_else(|| (options.clock)().with_timezone(&zone).date_naive())
    }

    /// The files that the client is to be told of first, by path: the open ones; before all rules have looked, the one whose
    /// findings are there at once.
    pub(super) fn first_to_tell(&self) -> BTreeSet<String> {
        let is_first = |path: &&String| match &self.before {
            Some(before) => before.told.contains(*path),
            None => self.documents.contains_key(*path),
        };
        self.stale.iter().filter(is_first).cloned().collect()
    }

    /// Whether rules have still to look at it.
    pub(super) fn is_unchecked(&self) -> bool {
        self.before.is_some()
    }

    /// Reads what has changed, and checks the registry again.
    pub(super) fn refresh(&mut self, options: &Options) {
        self.read_again(options);
        self.check();
    }

    /// Reads what has changed. If that is a single open document, its findings are there at once; all others are those of
    /// before until [`Workspace::check`].
    pub(super) fn read_again(&mut self, options: &Options) {
        if !self.is_outdated(options) {
            return;
        }
        let place = |(path, document): (&String, &Document)| {
            let stored = self.base.stored(path).map(|stored| stored.place);
            let place = stored.unwrap_or_else(|_| self.base.root().join(path));
            (place, Some(document.text.whole().to_owned()))
        };
        self.folder = self.base.with_contents(self.documents.iter().map(place).collect());
        if self.is_listed {
            self.kept.change(&self.folder, &self.changed);
        } else {
            self.kept.list_again(&self.folder, &self.changed);
        }
        let mut before = std::mem::take(&mut self.state.registry);
        let registry = if self.is_listed && self.is_replaced_in(&mut before) {
            let registry = std::mem::take(&mut before);
            before.files.clone_from(&registry.files);
            registry
        } else {
            let mut registry = self.kept.registry(&self.folder);
            registry.keep_near_names(&before);
            registry
        };
        let timeline = Timeline::of(&registry);
        let zone = registry.settings.zone();
        let today = options.as_of.unwrap_or_else(|| (options.clock)().with_timezone(&zone).date_naive());
        let outlook = Outlook::of(&registry, &timeline, today, registry.settings.horizon());
        let set = options.lang.or(registry.settings.language.as_ref().map(|language| language.value));
        let language = Language { code: set.unwrap_or(options.environment), ids: options.ids };
        let new = State { registry, timeline, outlook, findings: Vec::new(), language };
        let mut old = std::mem::replace(&mut self.state, new);
        old.registry = before;
        let changed = std::mem::take(&mut self.changed);
        let mut told = BTreeSet::new();
        if let (Some(path), 1) = (changed.first(), changed.len())
            && self.documents.contains_key(path)
            && let Some(file) = self.file(path)
        {
            self.state.findings = rules::check_in(&self.case(), file);
            self.stale.insert(path.clone());
            told.insert(path.clone());
        }
        self.is_listed = true;
        match &mut self.before {
            // What the client knows is what was found before the first of several changes.
            Some(before) => {
                // And what was told after an earlier one may be another now.
                before.told = told;
                before.changed.extend(changed);
                discard(old);
            }
            None => self.before = Some(Before { state: old, changed, told }),
        }
    }

    /// Puts what has changed into the registry as it was. False if it has to be made anew.
    fn is_replaced_in(&self, registry: &mut Registry) -> bool {
        let mut changed = self.changed.iter();
        match (changed.next(), changed.next()) {
            (None, _) => true,
            (Some(path), None) => self.kept.replace(path, registry),
            (Some(_), Some(_)) => false,
        }
    }

    /// Lets all rules look at the registry as it is now.
    pub(super) fn check(&mut self) {
        let Some(Before { state: old, changed, told }) = self.before.take() else { return };
        self.state.findings = rules::check(&self.case()).findings;
        let differing = differing(&old, &self.state, &changed);
        self.stale.extend(differing.into_iter().filter(|path| !told.contains(path)));
        discard(old);
    }

    /// The registry on the day.
    pub(super) fn case(&self) -> Case<'_> {
        let State { registry, timeline, outlook, .. } = &self.state;
        Case { registry, timeline, outlook }
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.state.registry
    }

    pub(super) fn language(&self) -> Language {
        self.state.language
    }

    /// The findings in a file.
    pub(super) fn findings(&self, path: &str) -> &[Finding] {
        let files = self.state.registry.own_files();
        let Ok(file) = files.binary_search_by(|known| (**known).cmp(path)) else { return &[] };
        let findings = &self.state.findings;
        let number = |finding: &Finding| usize::try_from(finding.place.file.0).unwrap_or(usize::MAX);
        let start = findings.partition_point(|finding| number(finding) < file);
        let end = findings.partition_point(|finding| number(finding) <= file);
        findings.get(start..end).unwrap_or_default()
    }

    /// What is checked, as to be reported, of some files.
    pub(super) fn checked(&self, paths: &BTreeSet<String>) -> Checked {
        let findings = paths.iter().flat_map(|path| self.findings(path));
        // To work fixes out takes time; they are asked for one by one.
        let without_fixes = findings.map(|finding| Finding { fixes: Default::default(), ..finding.clone() });
        let mut findings: Vec<Finding> = without_fixes.collect();
        findings.sort_by_key(|finding| finding.place);
        Checked { findings, accepted: 0 }
    }

    /// The number of a file.
    pub(super) fn file(&self, path: &str) -> Option<FileIx> {
        let files = self.state.registry.own_files();
        let found = files.binary_search_by(|known| (**known).cmp(path)).ok()?;
        u32::try_from(found).ok().map(FileIx)
    }
}

/// Frees a registry beside other work, since it takes a while.
fn discard(state: State) {
    std::thread::spawn(move || drop(state));
}

/// The files whose findings are others than before, or are told in other words or at other lines.
fn differing(old: &State, new: &State, changed: &BTreeSet<String>) -> BTreeSet<String> {
    let before: HashMap<&str, &[Finding]> = by_file(old).collect();
    let after: Vec<(&str, &[Finding])> = by_file(new).collect();
    let is_same_language = old.language.code == new.language.code;
    let is_same = |path: &str, findings: &[Finding]| {
        let known = before.get(path).filter(|_| is_same_language);
        known.is_some_and(|known| are_same(old, known, new, findings, changed))
    };
    let differ =
        parallel::flat_map(&after, |(path, findings)| (!is_same(path, findings)).then(|| (*path).to_owned()));
    let mut differing: BTreeSet<String> = differ.into_iter().collect();
    let after: HashSet<&str> = after.iter().map(|(path, _)| *path).collect();
    let gone = before.keys().filter(|path| !after.contains(*path));
    differing.extend(gone.map(|path| (*path).to_owned()));
    differing.extend(changed.iter().cloned());
    differing
}

fn by_file(state: &State) -> impl Iterator<Item = (&str, &[Finding])> {
    let groups = state.findings.chunk_by(|a, b| a.place.file == b.place.file);
    groups.filter_map(|group| Some((state.registry.path(group.first()?.place.file), group)))
}

fn are_same(
    old: &State,
    known: &[Finding],
    new: &State,
    findings: &[Finding],
    changed: &BTreeSet<String>,
) -> bool {
    let is_same = |(a, b): (&Finding, &Finding)| {
        let related = || a.related.iter().zip(&b.related);
        a.rule.id == b.rule.id
            && a.level == b.level
            && a.place.span == b.place.span
            && a.message == b.message
            && a.help == b.help
            && a.related.len() == b.related.len()
            && related().all(|(a, b)| {
                let (was, is) = (old.registry.path(a.place.file), new.registry.path(b.place.file));
                // In a changed file the same bytes may be on another line.
                was == is && !changed.contains(is) && a.place.span == b.place.span && a.message == b.message
            })
    };
    known.len() == findings.len() && known.iter().zip(findings).all(is_same)
}

/// What a file of a registry holds, by its path. None if it is neither a record nor the settings.
pub(super) fn format(path: &str) -> Option<Format> {
    if path == "registry.toml" {
        return Some(Format::Settings);
    }
    kind(path).map(Format::Record)
}

/// The kind of the record in a file, by its path.
pub(super) fn kind(path: &str) -> Option<RecordKind> {
    let (top, _) = path.split_once('/')?;
    let kind = RecordKind::ALL.into_iter().find(|kind| kind.folder() == top);
    kind.filter(|_| crate::source::is_record_name(path))
}

/// The tree of a text. None if its syntax is broken.
pub(super) fn parsed<'t>(path: &str, text: &'t str) -> Option<crate::source::Node<'t>> {
    match Syntax::of(path) {
        Syntax::Toml => crate::source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => crate::source::yaml::parse(text, &mut Vec::new()),
    }
}
