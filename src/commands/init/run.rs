//! `avtal init`

use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use clap::Args;

use super::catalogue::{Kind, Part};
use super::choices::{Choice, Choices, zone};
use super::files::Files;
use crate::commands::write::{Options, Turn};
use crate::commands::{Exit, Failure, Global, output};
use crate::git::plain;
use crate::render::unified::unified;
use crate::source::RecordKind;
use crate::text::{Language, display_safe};
use crate::view::message::{Message, message};

/// The file that marks the root of a registry.
const MARKER: &str = "registry.toml";

/// Make a new registry.
///
/// It gets registry.toml with some kinds of agreement, the folders of records, a README for those who will write in it,
/// the schemas with settings for editors, and a file for CI if that is asked for. Files that are there already are left as
/// they are. Its language is that of --lang, else that of the environment.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal init avtal-register                         asks, on a terminal
  avtal init --name 'Testlänets avtal' --lang sv    in this folder
  avtal init --kinds agreement contract policy --parts framework agreements support
  avtal init --ci gitlab --git-add --no-input
  avtal init avtal-register --dry-run")]
pub struct Arguments {
    /// Its folder, which is made if it is not there [default: that of -C, else this one]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Its name [default: that of its folder]
    #[arg(long, value_name = "TEXT")]
    pub(super) name: Option<String>,

    /// The time zone that decides which day it is [default: TZ, else that of the language: Europe/Stockholm or UTC]
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(super) time_zone: Option<Tz>,

    /// The kinds of agreement [default: agreement contract action-plan guideline routine]
    #[arg(long, value_name = "KIND", num_args = 1.., value_delimiter = ',')]
    pub(super) kinds: Vec<Kind>,

    /// The parts of the document system, in their order [default: none]
    #[arg(long, value_name = "PART", num_args = 1.., value_delimiter = ',')]
    pub(super) parts: Vec<Part>,

    /// Where it is to be checked at every change [default: none]
    #[arg(long, value_name = "WHERE")]
    pub(super) ci: Option<Choice>,

    #[command(flatten)]
    pub(super) options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`] if there is a registry already, or a file cannot be written; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments) -> anyhow::Result<Exit> {
    let named = arguments.folder.as_deref().or(global.registry.as_deref()).unwrap_or(Path::new("."));
    let root = absolute(named)?;
    ensure_new(&root, named)?;
    let choices = Choices::of(global, arguments, &root)?;
    let files = Files::of(&root, &choices)?;
    let options = &arguments.options;
    let turn = Turn::begin(&files.base, options.dry_run, options.git_add)?;
    turn.write(&files.plan)?;
    let mut report = String::new();
    if options.dry_run {
        report.push_str(&contents(&files));
        report.push('\n');
    }
    for message in made(&files, &choices, named, options.dry_run) {
        report.push_str(&message.localise(Language { code: choices.language, ids: global.ids }));
        report.push('\n');
    }
    output::write(&report)?;
    if !global.quiet {
        for path in &files.left {
            output::hint(message!("label-left"), message!("words", words = path.as_str()));
        }
        if options.dry_run {
            output::hint(message!("label-dry-run"), message!("nothing-written"));
        }
    }
    Ok(Exit::Success)
}

/// The path from the root of the file system, with links resolved as far as it exists.
fn absolute(named: &Path) -> Result<PathBuf, Failure> {
    let failed = |error| Failure::unreadable(named, error);
    let absolute = plain(&std::path::absolute(named).map_err(failed)?);
    let there = absolute.ancestors().find_map(|there| Some((there, dunce::canonicalize(there).ok()?)));
    Ok(there.map_or_else(
        || absolute.clone(),
        |(there, real)| match absolute.strip_prefix(there) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            Ok(_) | Err(_) => real,
        },
    ))
}

/// A registry is made neither over another nor among the records of one.
fn ensure_new(root: &Path, named: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(root.join(MARKER)).is_ok() {
        let message = message!("registry-already", path = named.display().to_string());
        return Err(Failure::usage(message, message!("other-folder")));
    }
    let there = root.ancestors().find(|there| there.symlink_metadata().is_ok());
    if let Some(there) = there.filter(|there| !there.is_dir()) {
        return Err(Failure::usage(
            message!("is-no-folder", path = there.display().to_string()),
            message!("remedy-place"),
        ));
    }
    let is_record_folder = |path: &Path| {
        RecordKind::ALL.iter().any(|kind| path.file_name().is_some_and(|name| name == kind.folder()))
    };
    let outer = root.ancestors().filter(|path| is_record_folder(path)).filter_map(Path::parent);
    match outer.into_iter().find(|outer| outer.join(MARKER).exists()) {
        None => Ok(()),
        Some(outer) => {
            let message = message!(
                "among-records",
                path = named.display().to_string(),
                registry = outer.display().to_string()
            );
            Err(Failure::usage(message, message!("folder-elsewhere")))
        }
    }
}

/// What the files would say, as a diff. Schemas are long, and made by the program: they are only named.
fn contents(files: &Files) -> String {
    let written = files.plan.changes.iter().filter(|change| !change.path.ends_with(".schema.json"));
    written.map(|change| unified(&change.path, None, change.new.as_deref())).collect()
}

/// What was made, and what to do next.
fn made(files: &Files, choices: &Choices, named: &Path, is_dry: bool) -> Vec<Message> {
    let text = |text: &str| display_safe(text).into_owned();
    let is_named = files.is_alone() && named != Path::new(".");
    let base = if is_named { named } else { &files.base };
    let base = text(&base.display().to_string());
    let mut messages = vec![if is_dry {
        message!("init-would-make", folder = base)
    } else {
        message!("init-made", folder = base)
    }];
    let paths = files.plan.changes.iter().map(|change| message!("init-file", path = text(&change.path)));
    messages.extend(paths);
    messages.push(message!("init-next"));
    if named != Path::new(".") {
        messages.push(message!("init-next-folder", folder = text(&named.display().to_string())));
    }
    messages.extend([
        message!("init-next-parties"),
        message!("init-next-agreement"),
        message!("init-next-check"),
    ]);
    let ci = choices.ci.filter(|ci| files.plan.changes.iter().any(|change| change.path == ci.path()));
    messages.extend(ci.map(|ci| message!("init-next-ci", path = ci.path().to_owned())));
    messages
}
