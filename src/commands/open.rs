//! Finds the registry and reads it, for the requested day.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};

use super::at::{self, Revision};
use super::failure::{Exit, Failure};
use super::global::Global;
use super::output;
use super::root;
use super::spoken;
use crate::git::{self, KnownTexts};
use crate::load::{self, ParseCache};
use crate::model::Duration;
use crate::model::settings::Settings;
use crate::registry::Registry;
use crate::render::json::Clocks;
use crate::source::Folder;
use crate::text::Language;
use crate::text::message::message;
use crate::time::Case;
use crate::time::{Day, Outlook, Timeline};
use crate::view::PathBase;

/// The number of files from which a progress bar is shown.
pub(super) const MANY_FILES: usize = 20_000;

/// A registry's folder that was found, and is not read yet.
#[derive(Debug)]
pub struct Found {
    /// The folder.
    pub folder: Folder,
    /// The revision at which it is read. None for the present registry.
    pub revision: Option<Revision>,
}

/// A registry that has been read, on a day.
#[derive(Debug)]
pub struct OpenRegistry {
    /// Its folder.
    pub folder: Folder,
    /// The revision at which it was read. None for the present registry.
    pub revision: Option<Revision>,
    /// Its records. They are never freed: freeing them one by one before the program ends would take longer than some
    /// reports.
    pub registry: ManuallyDrop<Registry>,
    /// Their periods.
    pub timeline: ManuallyDrop<Timeline>,
    /// Their state on the day.
    pub outlook: ManuallyDrop<Outlook>,
    /// The language of reports.
    pub language: Language,
}

impl OpenRegistry {
    /// The case that rules and views read.
    #[must_use]
    pub fn case(&self) -> Case<'_> {
        Case { registry: &self.registry, timeline: &self.timeline, outlook: &self.outlook }
    }

    /// The day of the report.
    #[must_use]
    pub fn day(&self) -> Day {
        self.outlook.day
    }

    /// The name of the registry, if given.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.registry.settings.name.as_ref().map(|name| name.as_str())
    }

    /// The day of the report, and the commit if it was read at a revision.
    #[must_use]
    pub fn clocks(&self) -> Clocks<'_> {
        Clocks { as_of: Some(self.day()), at: self.revision.as_ref().map(|at| at.commit.id.as_str()) }
    }

    /// The same registry on the same day, read from a folder with other contents.
    #[must_use]
    pub fn reread(&self, folder: Folder, memory: &ParseCache) -> OpenRegistry {
        let registry = load::load_watched(&folder, &|_| {}, Some(memory));
        let timeline = Timeline::of(&registry);
        let outlook = Outlook::of(&registry, &timeline, self.day(), registry.settings.horizon());
        OpenRegistry {
            folder,
            revision: None,
            registry: ManuallyDrop::new(registry),
            timeline: ManuallyDrop::new(timeline),
            outlook: ManuallyDrop::new(outlook),
            language: self.language,
        }
    }

    /// The folder that paths in machine formats are relative to: the root of the repository, else the current folder.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if the current folder cannot be read.
    pub fn path_base(&self) -> Result<PathBase, Failure> {
        path_base(&self.folder, self.revision.as_ref())
    }

    /// The paths of files that should be records but are missing from every report, of documents that git has left out
    /// of the folder, and of other registries that could not be read.
    #[must_use]
    pub fn incomplete(&self) -> Vec<&str> {
        let records = self.registry.unread.iter().map(|file| self.registry.path(*file));
        let registries = self.registry.unread_registries.iter().map(|unread| &*unread.path);
        records.chain(self.registry.documents_left_out()).chain(registries).collect()
    }

    /// Whether [`finish`](Self::finish) reports nothing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.registry.agreements.records.is_empty() && self.incomplete().is_empty()
    }

    /// Reports on standard error if records are missing, and returns the exit code.
    #[must_use]
    pub fn finish(&self) -> Exit {
        if self.registry.agreements.records.is_empty() && self.registry.unread.is_empty() {
            output::hint(message!("label-empty"), message!("registry-empty"));
        }
        let incomplete = self.incomplete();
        if incomplete.iter().any(|path| self.folder.leaves_out(path)) {
            output::hint(message!("label-sparse"), root::sparse());
        }
        if incomplete.is_empty() {
            return Exit::Success;
        }
        let count = incomplete.len() - self.registry.unread_registries.len();
        if count > 0 {
            output::hint(message!("label-incomplete"), message!("missing-here", count = count));
        }
        for unread in &self.registry.unread_registries {
            let count = self.registry.references_into(&unread.name);
            let message = message!("registry-missing-here", name = &*unread.name, count = count);
            output::hint(message!("label-incomplete"), message);
        }
        Exit::Findings
    }

    /// Says which other registries are read as they stand, although this one is read at a revision.
    fn say_undated(&self) {
        let undated = self.registry.others.iter().filter(|other| other.commit.is_none());
        let names: Vec<String> = undated.map(|other| format!("`{}`", other.name)).collect();
        if self.revision.is_some() && !names.is_empty() {
            output::hint(message!("label-note"), message!("read-as-they-stand", names = names.join(", ")));
        }
    }

    /// Says which other registries were read.
    fn say_others(&self) {
        for other in &self.registry.others {
            let path = message!("words", words = &*other.path);
            let path = match &other.commit {
                Some(commit) => message!(
                    "registry-at",
                    path = &*other.path,
                    revision = message!("words", words = &**commit)
                ),
                None => path,
            };
            let message = message!(
                "other-registry-read",
                name = &*other.name,
                registry = path,
                count = other.files.len()
            );
            output::hint(message!("label-registry"), message);
        }
    }
}

/// Reads the registry of `-C`, else the nearest one upward from `near`, else `./registry`. Reports look ahead by
/// `within`, else by the horizon of the registry.
///
/// # Errors
///
/// [`Failure::Usage`] if there is no registry, [`Failure::Environment`] if its folder cannot be read.
pub fn open(
    global: &Global,
    near: Option<&Path>,
    within: Option<Duration>,
    now: DateTime<Utc>,
) -> Result<OpenRegistry, Failure> {
    open_remembering(global, near, within, now, None)
}

/// Like [`open`], without reading again what `memory` holds.
///
/// # Errors
///
/// As [`open`].
pub fn open_remembering(
    global: &Global,
    near: Option<&Path>,
    within: Option<Duration>,
    now: DateTime<Utc>,
    memory: Option<&ParseCache>,
) -> Result<OpenRegistry, Failure> {
    let known = memory.map(|memory| memory.texts().collect()).unwrap_or_default();
    Ok(find_knowing(global, near, &known)?.read(global, within, now, memory))
}

/// Finds the registry that [`open`] reads.
///
/// # Errors
///
/// As [`open`].
pub fn find(global: &Global, near: Option<&Path>) -> Result<Found, Failure> {
    find_knowing(global, near, &KnownTexts::default())
}

/// Like [`find`], without fetching from git the records whose text is known.
fn find_knowing(global: &Global, near: Option<&Path>, known: &KnownTexts) -> Result<Found, Failure> {
    let named = global.registry.as_deref();
    let (folder, revision) = match &global.at {
        None => (now_at(&root::find(named, near)?)?, None),
        Some(revision) => at::open(revision, named, near, known).map(|(folder, at)| (folder, Some(at)))?,
    };
    Ok(Found { folder, revision })
}

impl Found {
    /// Reads it, as [`open_remembering`] does.
    #[must_use]
    pub fn read(
        self,
        global: &Global,
        within: Option<Duration>,
        now: DateTime<Utc>,
        memory: Option<&ParseCache>,
    ) -> OpenRegistry {
        let Found { folder, revision } = self;
        let registry = read(&folder, memory);
        let language = language(global, &registry.settings);
        let day = day(global, &registry.settings, now);
        let timeline = Timeline::of(&registry);
        let outlook = Outlook::of(&registry, &timeline, day, within.unwrap_or(registry.settings.horizon()));
        if global.verbose {
            let files = registry.own_files().len();
            let path = folder.root().display().to_string();
            let path = match &revision {
                Some(revision) => message!("registry-at", path = path, revision = revision.describe()),
                None => message!("words", words = path),
            };
            let message = message!(
                "registry-read",
                registry = path,
                count = files,
                day = day,
                horizon = outlook.horizon
            );
            output::hint(message!("label-registry"), message);
        }
        let (registry, timeline, outlook) =
            (ManuallyDrop::new(registry), ManuallyDrop::new(timeline), ManuallyDrop::new(outlook));
        let opened = OpenRegistry { folder, revision, registry, timeline, outlook, language };
        if global.verbose {
            opened.say_others();
        }
        if !global.quiet {
            opened.say_undated();
        }
        opened
    }
}

/// The day of a report: the requested one, else today in the registry's time zone.
pub(super) fn day(global: &Global, settings: &Settings, now: DateTime<Utc>) -> Day {
    let today = now.with_timezone(&settings.zone()).date_naive();
    global.as_of.unwrap_or(today)
}

/// The base of paths in machine formats, as [`OpenRegistry::path_base`] gives it.
pub(super) fn path_base(folder: &Folder, revision: Option<&Revision>) -> Result<PathBase, Failure> {
    let here = match revision {
        Some(revision) => revision.repository.top().to_owned(),
        None => here()?,
    };
    Ok(PathBase::of(folder.root(), &here))
}

/// The requested language, else that of the registry, else that of the environment if it is supported. What the program
/// says from now on is in that language, too.
pub(super) fn language(global: &Global, settings: &Settings) -> Language {
    let set = global.lang.or(settings.language.as_ref().map(|language| language.value));
    let code = set.unwrap_or_else(spoken::of_environment);
    spoken::speak(code);
    Language { code, ids: global.ids }
}

/// Opens a registry's folder on disk.
pub(super) fn now_at(root: &Path) -> Result<Folder, Failure> {
    let folder = Folder::open(root).map_err(|error| {
        let message = message!("cannot-read-registry", path = root.display().to_string());
        Failure::Environment { message, error }
    })?;
    let left_out = git::left_out(folder.root())?;
    Ok(folder.with_left_out(left_out).with_neighbours(Arc::new(git::OnDisk)))
}

/// The current folder, without symbolic links.
fn here() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir().and_then(dunce::canonicalize);
    here.map_err(|error| Failure::Environment { message: message!("cannot-read-here"), error })
}

/// Reads the registry, with a progress bar if it may take a while.
fn read(folder: &Folder, memory: Option<&ParseCache>) -> Registry {
    let bar = OnceLock::new();
    let watch = |files: usize| {
        if files >= MANY_FILES {
            bar.get_or_init(|| output::progress(&message!("bar-reading"), files)).inc(1);
        }
    };
    let registry = load::load_watched(folder, &watch, memory);
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    registry
}
