//! `avtal log`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::global::{Global, day};
use super::report::Format;
use super::{at, complete, lookup, open, output, root};
use crate::git::{Commit, KnownTexts, Repository};
use crate::history::Wanted;
use crate::load::{self};
use crate::model::Id;
use crate::registry::{FileIx, Registry};
use crate::render;
use crate::render::json::Clocks;
use crate::source::RecordKind;
use crate::source::{FileKind, Folder};
use crate::text::message::{Message, message};
use crate::time::Day;
use crate::view::Log;

/// The default number of commits shown for the whole registry.
const LIMIT: u32 = 20;

/// Show the history of a record, or of the whole registry, from git.
///
/// Changes are described in the record's own terms: prolonged through which day and by whom, adopted by whom, owner
/// changed. The newest comes first, each with its day and commit; for a single record, uncommitted changes come before
/// them. The record is followed through renames, moves and changes of syntax. Commits that change only comments, white
/// space or the order of keys are left out. Authors are not named. Without an id, shows what changed in all agreements,
/// parties and bodies.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal log barn-unga-dalarna-2022
  avtal log --since 2026-01-01 --limit 100
  avtal log riskbruk-2021 --at v2025.1 --format markdown
  avtal log --format json | jq '.changes[] | select(.what == \"prolonged\")'")]
pub struct Arguments {
    /// The agreement, party or body, by its current or a former id, even if it has been deleted [default: all]
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: Option<String>,

    /// Show at most this many commits [default: all for one record, else 20]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,

    /// Show only commits from this day or later, in the registry's time zone
    #[arg(long, value_name = "DAY", value_parser = day)]
    since: Option<Day>,

    /// Show only commits from this day or earlier
    #[arg(long, value_name = "DAY", value_parser = day)]
    until: Option<Day>,

    /// How to print the history
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// A registry with its history. Of its records, only bodies and parties are read.
struct Known {
    folder: Folder,
    repository: Repository,
    /// The newest commit to report. None before the first commit.
    from: Option<Commit>,
    /// Whether it is read at a revision rather than from the work tree.
    is_at: bool,
    names: Registry,
}

/// The requested record.
struct Subject {
    id: String,
    /// Its file, from the registry's root.
    path: String,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let known = known(global)?;
    let subject = match &arguments.id {
        Some(id) => Some(known.subject(id, global.quiet)?),
        None => None,
    };
    let (log, lacks_files) = known.log(subject, arguments)?;
    let zone = known.names.settings.zone();
    let as_of = global.as_of.unwrap_or_else(|| now.with_timezone(&zone).date_naive());
    let language = open::language(global, &known.names.settings);
    let printed = match arguments.format {
        Format::Human => render::log::log(&log, language, output::width()),
        Format::Json => {
            let at = known.from.as_ref().filter(|_| known.is_at).map(|commit| commit.id.as_str());
            let incomplete: Vec<&str> =
                known.names.unread.iter().map(|file| known.names.path(*file)).collect();
            render::json::log(Clocks { as_of: Some(as_of), at }, &log, &incomplete)?
        }
        Format::Markdown => render::log::page(&log, language),
    };
    output::write(&printed)?;
    Ok(known.finish(lacks_files))
}

fn known(global: &Global) -> Result<Known, Failure> {
    let named = global.registry.as_deref();
    let (folder, repository, from) = match &global.at {
        Some(revision) => {
            let found = at::find(revision, named, None)?;
            let folder = found.folder(&[RecordKind::Party, RecordKind::Body], &KnownTexts::default())?;
            let at::Revision { repository, commit, .. } = found;
            (folder, repository, Some(commit))
        }
        None => {
            let folder = open::now_at(&root::find(named, None)?)?;
            let repository = Repository::around(folder.root())?;
            match repository.head()? {
                Some(head) => (folder, repository.settled(&head)?, Some(head)),
                None => (folder, repository, None),
            }
        }
    };
    let names = load::load(&folder.without(RecordKind::Agreement.folder()));
    let known = Known { folder, repository, from, is_at: global.at.is_some(), names };
    if global.verbose {
        let path = known.folder.root().display().to_string();
        let message = match &known.from {
            Some(commit) => message!("history-up-to", path = path, commit = commit.id.as_str()),
            None => message!("history-no-commit", path = path),
        };
        output::hint(message!("label-registry"), message);
    }
    Ok(known)
}

impl Known {
    /// The history, and whether it is complete except for what the clone lacks.
    fn log(&self, subject: Option<Subject>, arguments: &Arguments) -> Result<(Log, bool), Failure> {
        let zone = self.names.settings.zone();
        let is_wanted = |commit: &Commit| {
            let day = commit.time.with_timezone(&zone).date_naive();
            arguments.since.is_none_or(|since| since <= day)
                && arguments.until.is_none_or(|until| day <= until)
        };
        let most = arguments.limit.or(subject.is_none().then_some(LIMIT));
        let most = most.and_then(|most| usize::try_from(most).ok());
        // One more than requested, to know whether there are more.
        let wanted = Wanted { limit: most.map(|most| most.saturating_add(1)), is_wanted: &is_wanted };
        let past = match (&subject, &self.from) {
            (Some(subject), from) => {
                // Uncommitted changes come after every commit.
                let work_tree = (!self.is_at && arguments.until.is_none()).then_some(&self.folder);
                self.repository.past_of(from.as_ref(), &subject.path, work_tree, &wanted)?
            }
            (None, Some(from)) => self.repository.past(from, &wanted)?,
            (None, None) => crate::history::Past::default(),
        };
        let lacks_files = past.lacks_files();
        Ok((Log::of(subject.map(|subject| subject.id), past, most, &self.names), lacks_files))
    }

    /// The record with that id, now, formerly or in the history.
    fn subject(&self, id: &str, quiet: bool) -> Result<Subject, Failure> {
        let listed = self.folder.list();
        let here = |id: &str| {
            let of = |kind| {
                listed.iter().find(|of| of.kind == FileKind::Record(kind) && load::stem(&of.path) == id)
            };
            let found = RecordKind::ALL.into_iter().find_map(of);
            found.map(|found| Subject { id: id.to_owned(), path: found.path.clone() })
        };
        if let Some(subject) = here(id) {
            return Ok(subject);
        }
        let say = |label: Message, message: Message| {
            if !quiet {
                output::hint(label, message);
            }
        };
        let whole = load::load(&self.folder);
        lookup::refuse_other(&whole, id)?;
        if let Some(renamed) = whole.agreement_of(&Id::new(id)).map(|found| whole.agreement(found)) {
            say(message!("label-renamed"), message!("now-called", former = id, now = renamed.id.to_string()));
            return Ok(Subject { id: renamed.id.to_string(), path: whole.path(renamed.file).to_owned() });
        }
        for kind in RecordKind::ALL {
            let Some(from) = &self.from else { break };
            let Some(origin) = self.repository.origin(from, kind, id)? else { continue };
            if let Some(subject) = origin.became.as_deref().and_then(here) {
                say(
                    message!("label-renamed"),
                    message!("now-called", former = id, now = subject.id.as_str()),
                );
                return Ok(subject);
            }
            say(message!("label-gone"), message!("not-any-more", id = id));
            return Ok(Subject { id: id.to_owned(), path: origin.path });
        }
        Err(lookup::unknown(&whole, id))
    }

    fn finish(&self, lacks_files: bool) -> Exit {
        if lacks_files {
            say_lacking(&self.repository);
        }
        if self.names.unread.is_empty() {
            return if lacks_files { Exit::Findings } else { Exit::Success };
        }
        let is_left_out = |file: &FileIx| self.folder.leaves_out(self.names.path(*file));
        if self.names.unread.iter().any(is_left_out) {
            output::hint(message!("label-sparse"), root::sparse());
        }
        output::hint(message!("label-incomplete"), message!("names-incomplete"));
        Exit::Findings
    }
}

/// Reports that the repository lacks contents of files, and how to fetch them into a clone that may have them.
pub(super) fn say_lacking(repository: &Repository) {
    let message = repository.completed_by().map_or_else(
        || message!("history-damaged"),
        |command| message!("history-partial", command = command),
    );
    output::hint(message!("label-incomplete"), message);
}
