//! `avtal site`

use std::collections::HashMap;
use std::env;
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
use super::{export, output, report, unfinished};
use crate::git::{Commit, GitError, Repository};
use crate::history::{Past, Wanted};
use crate::render::site::{File, Frame, Part, Web};
use crate::rules;
use crate::text::message::{Manner, Message, message};
use crate::text::{Digest, Language};
use crate::view::tables::{Export, Table};
use crate::view::{CheckReport, Filter, Log, Rows, Site};

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
    let checked = rules::check(&opened.case());
    let found = checked.findings.clone();
    let report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    let findings = report.rows_in([Manner::prose(opened.language), Manner::PLAIN]);
    let (log, is_whole) = log(&opened)?;
    let (origin, changed) = (export::origin(&opened, None)?, changed(&opened)?);
    let program = program();
    let read = (&*opened.registry, opened.outlook.day, opened.outlook.horizon, &findings, &log);
    let all = Digest::of(&(
        program,
        read,
        (&origin, changed),
        (opened.language, opened.clocks(), opened.incomplete()),
    ));
    let made = if staged.is_made_of(all) {
        Made { same: staged.len(), ..Made::default() }
    } else {
        let site = Site::of(opened.case(), findings, log);
        let export = Export::of(opened.case(), &Filter::default(), found, origin, opened.language);
        let export = export.with_rows(Rows(&site.rows));
        let frame = Frame {
            registry_name: opened.name(),
            language: opened.language,
            clocks: opened.clocks(),
            incomplete: opened.incomplete(),
            program,
        };
        let web = Web::new(&site, frame, changed, &export)
            .map_err(|shared| Failure::usage(shared.message(), message!("rename-one")))?;
        make(&staged, web, &export, opened.language, all)?
    };
    if arguments.dry_run {
        output::write(&made.differences())?;
    } else {
        output::write(&format!("{}\n", arguments.out.join("index.html").display()))?;
    }
    if !global.quiet {
        let path = staged.target().display().to_string();
        let (new, different) = (made.new.len(), made.changed.len());
        let message = message!(
            "site-made",
            new = new,
            changed = different,
            same = made.same,
            gone = made.gone.len(),
            path = path
        );
        output::hint(message!("label-site"), message);
    }
    let exit = opened.finish();
    Ok(if is_whole { exit } else { Exit::Findings })
}

/// What became of the files of a site, by their paths.
#[derive(Debug, Default)]
struct Made {
    new: Vec<String>,
    changed: Vec<String>,
    gone: Vec<String>,
    /// How many are as they were.
    same: usize,
}

impl Made {
    /// The files that would change, one per line.
    fn differences(&self) -> String {
        let new = self.new.iter().map(|path| (path, "new      "));
        let changed = self.changed.iter().map(|path| (path, "changed  "));
        let mut written: Vec<(&String, &str)> = new.chain(changed).collect();
        written.sort_unstable();
        let gone = self.gone.iter().map(|path| (path, "gone     "));
        written.into_iter().chain(gone).map(|(path, change)| format!("{change}{path}\n")).collect()
    }
}

/// Makes the files whose content has changed, and keeps the others. `all` is the digest of everything that they are made
/// from.
fn make(
    staged: &Staged,
    mut web: Web<'_>,
    export: &Export<'_>,
    language: Language,
    all: Digest,
) -> anyhow::Result<Made> {
    let parts = web.parts();
    let bar = output::progress(&message!("bar-writing"), parts.len());
    let put_all = |web: &Web<'_>, parts: Vec<Part>| -> anyhow::Result<Vec<(String, Change)>> {
        let put = |buffer: &mut Vec<u8>, part: Part| {
            let done = put(staged, web, part, buffer);
            bar.inc(1);
            done
        };
        let done = parts.into_par_iter().map_init(Vec::new, put).collect::<anyhow::Result<Vec<_>>>()?;
        Ok(done.into_iter().flatten().collect())
    };
    // The workbook takes a core for as long as a third of all pages.
    let (workbook, done) = rayon::join(|| workbook(export, &web, language), || put_all(&web, parts));
    let (workbook, mut done) = (workbook?, done?);
    let parts = web.parts_with(workbook.bytes, workbook.lines);
    done.extend(put_all(&web, parts)?);
    bar.finish_and_clear();
    workbook.note.iter().for_each(|note| output::hint(message!("label-note"), note.clone()));
    export::say_cut(workbook.cut);
    report::say_cut(web.cut());
    // What a run has to tell, the next one tells too.
    let is_silent = workbook.note.is_none() && workbook.cut == 0 && web.cut().is_empty();
    let mut made = Made { gone: staged.finish(Some(all).filter(|_| is_silent))?, ..Made::default() };
    for (path, change) in done {
        match change {
            Change::New => made.new.push(path),
            Change::Changed => made.changed.push(path),
            Change::Same => made.same += 1,
        }
    }
    Ok(made)
}

/// Makes a part, unless its files are those that are there, which are read into `buffer`.
fn put(
    staged: &Staged,
    web: &Web<'_>,
    part: Part,
    buffer: &mut Vec<u8>,
) -> anyhow::Result<Vec<(String, Change)>> {
    let is_there = |digest| Ok(staged.keep(&part.paths, digest, buffer)?);
    let Some(made) = web.make(&part, is_there, |path| staged.pieces(path).into())? else {
        return Ok(part.paths.into_iter().map(|path| (path, Change::Same)).collect());
    };
    let put = |(path, file): (String, File)| {
        let change = staged.put(&path, &file.bytes, made.digest, file.pieces)?;
        Ok((path, change))
    };
    part.paths.into_iter().zip(made.files).map(put).collect()
}

/// The digest of this program, as far as it can be told from others.
fn program() -> Digest {
    let file = env::current_exe().and_then(|path| path.metadata());
    let file = file.and_then(|file| Ok((file.len(), file.modified()?)));
    // If the program does not find itself, every run is by another.
    let unknown = file.as_ref().err().map(|_| unfinished::random());
    Digest::of(&(env!("CARGO_PKG_VERSION"), export::HAS_WORKBOOKS, file.ok(), unknown))
}

/// The whole registry as a workbook.
#[derive(Default)]
struct Workbook {
    /// None if the program makes none, or if a sheet cannot hold all of it.
    bytes: Option<Vec<u8>>,
    /// Why a sheet cannot hold all of it.
    note: Option<Message>,
    /// How many texts are cut in it.
    cut: usize,
    /// The lines of the tables that have the same rows as files.
    lines: HashMap<Table, String>,
}

fn workbook(export: &Export<'_>, web: &Web<'_>, language: Language) -> anyhow::Result<Workbook> {
    if !export::HAS_WORKBOOKS {
        return Ok(Workbook::default());
    }
    let mut all: HashMap<Table, String> = HashMap::new();
    let mut failed = None;
    let done = |table, lines: anyhow::Result<Option<String>>| match lines {
        Ok(lines) => lines.iter().for_each(|lines| all.entry(table).or_default().push_str(lines)),
        Err(error) => failed = Some(error),
    };
    let made = export::workbook(export, &Table::ALL, language, |table, rows| web.lines(table, rows), done);
    if let Some(error) = failed {
        return Err(error);
    }
    match made {
        Ok((bytes, cut)) => Ok(Workbook { bytes: Some(bytes), note: None, cut, lines: all }),
        Err(error) => match error.downcast_ref::<Failure>() {
            Some(Failure::Usage { message, .. }) => {
                Ok(Workbook { note: Some(message.clone()), ..Workbook::default() })
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
