//! `avtal fmt`

use std::path::PathBuf;

use clap::Args;

use super::files::{Outcome, files};
use crate::commands::failure::{Exit, Failure};
use crate::commands::global::Global;
use crate::commands::open::{MANY_FILES, language, now_at};
use crate::commands::write::{Plan, Turn};
use crate::commands::{output, root};
use crate::load;
use crate::parallel;
use crate::render::unified::unified;
use crate::view::message::{Message, message};

/// Write records in one layout: order of keys, blank lines, indentation, dates without quotes.
///
/// Only the layout changes, never what a record says, and every comment goes with the key that it stands above or beside.
/// A `stage` that is the default is left out. A file that cannot be laid out safely is left as it is, with the reason on
/// standard error.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal fmt                                the whole registry, registry.toml as well
  avtal fmt registry/agreements/dalarna    only these files
  avtal fmt --check                        write nothing, show what would change: for CI and before a commit
  git diff                                 what it changed")]
pub struct Arguments {
    /// Only these files or folders of the registry
    paths: Vec<PathBuf>,

    /// Write nothing, print the differences, and exit with 1 if there are any
    #[arg(long)]
    check: bool,

    /// Add the changed files to the index of git; nothing is committed
    #[arg(long, conflicts_with = "check")]
    git_add: bool,
}

/// What became of the files.
#[derive(Default)]
struct Tally {
    files: usize,
    changed: usize,
}

impl Tally {
    fn message(&self, is_check: bool) -> Message {
        let (files, changed) = (self.files, self.changed);
        match (is_check, changed) {
            (_, 0) => message!("fmt-nothing", files = files),
            (true, _) => message!("fmt-would-change", files = files, changed = changed),
            (false, _) => message!("fmt-changed", files = files, changed = changed),
        }
    }
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`] for a path that is not in the registry, or a file that cannot be written; or an I/O error of standard
/// output.
pub fn run(global: &Global, arguments: &Arguments) -> anyhow::Result<Exit> {
    if global.at.is_some() {
        return Err(Failure::usage(message!("revision-unchanged"), message!("leave-out-at")).into());
    }
    let near = arguments.paths.first().map(PathBuf::as_path);
    let root = root::find(global.registry.as_deref(), near)?;
    let turn = Turn::begin(&root, arguments.check, arguments.git_add)?;
    let folder = now_at(&root)?;
    let files = files(&folder, &arguments.paths)?;
    let bar = output::progress_of_many(MANY_FILES, &message!("bar-reading"), files.len());
    let outcomes = parallel::map(&files, |file| {
        let outcome = file.lay_out(&folder);
        bar.inc(1);
        outcome
    });
    bar.finish_and_clear();
    let (mut tally, mut plan) = (Tally::default(), Plan::default());
    for (file, outcome) in files.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Unread(why) => {
                output::hint(message!("label-left"), why);
                continue;
            }
            Outcome::Left(why) => output::hint(message!("label-left"), why),
            Outcome::Same => {}
            Outcome::Changed(stored, new) => {
                tally.changed += 1;
                if arguments.check {
                    output::write(&unified(&file.path, Some(&stored.text), Some(&new)))?;
                } else {
                    plan.rewrite(file.path, &stored, new);
                }
            }
        }
        tally.files += 1;
    }
    turn.write(&plan)?;
    for change in &plan.changes {
        output::write(&format!("{}\n", crate::text::display_safe(&change.path)))?;
    }
    if !global.quiet {
        let language = language(global, &load::settings(&folder));
        output::write(&format!("{}\n", tally.message(arguments.check).localise(language)))?;
    }
    Ok(if arguments.check && tally.changed > 0 { Exit::Findings } else { Exit::Success })
}
