//! `avtal site`

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, ValueHint};
use rayon::prelude::*;

use super::at::Revision;
use super::changes::changed;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::log::say_lacking;
use super::open::OpenRegistry;
use super::scope::Scope;
use super::staged::{self, Change, Staged};
use super::{export, output, report};
use crate::git::{Commit, GitError, Repository};
use crate::history::{Past, Wanted};
use crate::render::site::{File, Tables, Web};
use crate::rules;
use crate::text::Language;
use crate::text::message::{Manner, message};
use crate::view::tables::{Export, Table};
use crate::view::{CheckReport, Filter, Log, Site};

/// Make a static web site of the registry: pages, timelines, calendars, a feed and data.
///
/// It needs no server and loads nothing from elsewhere: open index.html, or put the folder on any web server. It has an
/// overview, a register to search and filter, a page for each agreement, party and body, calendars to subscribe to, a
/// feed of changes, and the reports as JSON. The old site stays in place until the new one is complete; unchanged files
/// are left alone. The whole registry is shown, so publish it only to those who may read all of it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal site --out public
  avtal site --out public --lang en
  avtal site --out public --dry-run         what would be new, changed or gone
  avtal site --out public-2025 --at v2025 --as-of 2025-12-31")]
pub struct Arguments {
    /// The folder for the site: a new or empty one, or one with a site made by this command
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: PathBuf,

    /// List which files would be new, changed or gone, and write nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    scope: Scope,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = arguments.scope.open(global, None, None, now)?;
    staged::refuse_registry(&opened, &arguments.out)?;
    let staged = Staged::begin(&arguments.out, staged::SITE, arguments.dry_run)?;
    let case = opened.case();
    let checked = rules::check(&case);
    let origin = export::origin(&opened, None)?;
    let export = Export::of(case, &Filter::default(), checked.findings.clone(), origin, opened.language);
    let report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    let findings = [Manner::prose(opened.language), Manner::PLAIN].map(|manner| report.rows(manner));
    let (changed, (log, is_whole)) = (changed(&opened)?, log(&opened)?);
    let site = Site::of(case, findings, log);
    let tables = Tables { export: &export, workbook: workbook(&export, opened.language)? };
    let web = Web::new(
        &site,
        opened.name(),
        opened.language,
        opened.clocks(),
        opened.incomplete(),
        changed,
        tables,
    )
    .map_err(|shared| Failure::usage(shared.message(), message!("rename-one")))?;
    let files = web.files();
    let bar = output::progress(&message!("bar-writing"), files.len());
    let put = |file: &File| -> anyhow::Result<Change> {
        let change = staged.put(&file.path, &web.content(file)?)?;
        bar.inc(1);
        Ok(change)
    };
    let done = files.par_iter().map(put).collect::<anyhow::Result<Vec<_>>>();
    bar.finish_and_clear();
    let (done, target) = (done?, staged.target().to_owned());
    let count = |change: Change| done.iter().filter(|of| **of == change).count();
    let [new, different, same] = [Change::New, Change::Changed, Change::Same].map(count);
    report::say_cut(&site.agenda.cut);
    let gone = staged.finish(files.iter().map(|file| file.path.as_str()))?;
    if arguments.dry_run {
        let paths = files.iter().map(|file| file.path.as_str());
        let mut done: Vec<(&str, Change)> = paths.zip(done).collect();
        done.sort_unstable_by_key(|(path, _)| *path);
        output::write(&differences(&done, &gone))?;
    } else {
        output::write(&format!("{}\n", arguments.out.join("index.html").display()))?;
    }
    if !global.quiet {
        let gone = gone.len();
        let path = target.display().to_string();
        let message =
            message!("site-made", new = new, changed = different, same = same, gone = gone, path = path);
        output::hint(message!("label-site"), message);
    }
    let exit = opened.finish();
    Ok(if is_whole { exit } else { Exit::Findings })
}

/// The whole registry as a workbook. None if the program makes none, or if a sheet cannot hold all of it, which is told.
fn workbook(export: &Export<'_>, language: Language) -> anyhow::Result<Option<Vec<u8>>> {
    if !export::HAS_WORKBOOKS {
        return Ok(None);
    }
    match export::workbook(export, &Table::ALL, language, || {}) {
        Ok(workbook) => Ok(Some(workbook)),
        Err(error) => match error.downcast_ref::<Failure>() {
            Some(Failure::Usage { message, .. }) => {
                output::hint(message!("label-note"), message.clone());
                Ok(None)
            }
            Some(Failure::Environment { .. } | Failure::Git(_)) | None => Err(error),
        },
    }
}

/// The changes from git, and whether they are complete. None if git does not know the registry.
fn log(opened: &OpenRegistry) -> Result<(Option<Log>, bool), Failure> {
    let bar = output::counter(&message!("bar-history"));
    let is_wanted = |_: &Commit| {
        bar.inc(1);
        true
    };
    let wanted = Wanted { limit: None, is_wanted: &is_wanted };
    let past = match &opened.revision {
        Some(Revision { repository, commit, .. }) => past(repository, commit, &wanted).map(Some),
        None => Repository::around(opened.folder.root()).and_then(|repository| match repository.head()? {
            Some(head) => past(&repository.settled(&head)?, &head, &wanted).map(Some),
            None => Ok(None),
        }),
    };
    bar.finish_and_clear();
    match past {
        Ok(Some(past)) => {
            let is_whole = !past.lacks_files();
            Ok((Some(Log::of(None, past, None, &opened.registry)), is_whole))
        }
        Ok(None) | Err(GitError::NotInstalled(_) | GitError::NoRepository(_)) => Ok((None, true)),
        Err(error @ GitError::MissingObjects { .. }) => {
            let help = error.help().unwrap_or_else(|| message!("words", words = ""));
            output::hint(
                message!("label-incomplete"),
                message!("changes-not-told", why = error.message(), help = help),
            );
            Ok((None, false))
        }
        Err(error) => Err(Failure::Git(error)),
    }
}

/// The history of the records up to a commit. Reports if the repository lacks part of it.
fn past(repository: &Repository, from: &Commit, wanted: &Wanted<'_>) -> Result<Past, GitError> {
    let past = repository.past(from, wanted)?;
    if past.lacks_files() {
        say_lacking(repository);
    }
    Ok(past)
}

/// The files that would change, one per line.
fn differences(done: &[(&str, Change)], gone: &[String]) -> String {
    let line = |(path, change): &(&str, Change)| match change {
        Change::New => Some(format!("new      {path}\n")),
        Change::Changed => Some(format!("changed  {path}\n")),
        Change::Same => None,
    };
    let gone = gone.iter().map(|path| format!("gone     {path}\n"));
    done.iter().filter_map(line).chain(gone).collect()
}
