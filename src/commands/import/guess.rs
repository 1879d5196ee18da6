//! `avtal import --guess`

use std::fs;

use chrono::{DateTime, Utc};

use super::input;
use super::map::Files;
use super::run::{Arguments, Format};
use crate::commands::open::open;
use crate::commands::write::{Plan, Turn};
use crate::commands::{Exit, Failure, Global, output, root};
use crate::import::guess;
use crate::import::names::Names;
use crate::import::sheet::Choice;
use crate::text::message::message;

/// Runs it.
///
/// # Errors
///
/// [`Failure`] if there is a map already, or the list cannot be read; or an I/O error of standard output.
pub(super) fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    if global.at.is_some() {
        return Err(Failure::usage(message!("revision-unchanged"), message!("leave-out-at")).into());
    }
    if arguments.format == Format::Json {
        return Err(Failure::usage(message!("guess-no-json"), message!("guess-no-json-help")).into());
    }
    let root = root::find(global.registry.as_deref(), None)?;
    let files = Files::of(&root, arguments.map.as_deref())?;
    let options = &arguments.options;
    if !options.dry_run && fs::symlink_metadata(files.place()).is_ok() {
        let message = message!("guess-there-already", path = files.shown());
        return Err(Failure::usage(message, message!("guess-there-help")).into());
    }
    let sheet = input::sheet(&arguments.file, Choice::First)?;
    let turn = Turn::begin(&root, options.dry_run, options.git_add)?;
    let opened = open(global, None, None, now)?;
    let registry = &opened.registry;
    let guessed = guess::guess(&sheet, &registry.settings, Names::of(registry), opened.language);
    let mut plan = Plan::default();
    plan.create(files.shown(), files.place(), guessed.text.clone());
    turn.write(&plan)?;
    output::write(&guessed.text)?;
    if !global.quiet {
        let counts = message!("guess-counts", placed = guessed.placed, unplaced = guessed.unplaced);
        output::hint(message!("label-map"), counts);
        if options.dry_run {
            output::hint(message!("label-dry-run"), message!("nothing-written"));
        } else {
            output::hint(message!("label-next"), message!("guess-next", path = files.shown()));
        }
    }
    Ok(Exit::Success)
}
