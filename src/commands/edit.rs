//! `avtal edit`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::spoken;
use super::write::{Draft, Editor, Options, Plan, Question, Target, Transaction, ask};
use crate::text::message::message;

/// Open a record in your editor, and check it on return.
///
/// The editor is that of `$VISUAL` or `$EDITOR`; on a terminal, `vi` or Notepad if they name none. It opens a copy: the
/// record changes only once the copy makes no errors that are not there now. Else, on a terminal, you are asked whether to
/// go back in. What you wrote is never thrown away: if it is not used, its copy is kept. Where that is, is said before the
/// editor opens, so that you find it after Ctrl-C too.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal edit fardtjanst
  EDITOR='code --wait' avtal edit fardtjanst
  avtal edit body:styrgruppen                          where an agreement has the same id")]
pub struct Arguments {
    /// The record; `party:ID` or `body:ID` where an agreement has the same id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
    id: String,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let options = &arguments.options;
    // Others may change the registry while the editor is open.
    let target =
        Target::find(&Transaction::begin(global, options, now)?.opened, &arguments.id, global.quiet)?;
    let editor = Editor::find()?;
    let mut draft = Draft::of(&target)?;
    // Said before, as whoever presses Ctrl-C ends the program without another word.
    if !global.quiet {
        draft.say_where();
    }
    loop {
        editor.open(&draft.path)?;
        let mut plan = Plan::default();
        plan.replace(&target, draft.text()?);
        let transaction = Transaction::begin(global, options, now)?;
        ensure_as_before(&transaction, &target)?;
        let exit = transaction.finish(&plan, |_| Vec::new())?;
        if exit == Exit::Success {
            if !options.dry_run {
                draft.is_done();
            }
            return Ok(exit);
        }
        if !goes_back(options) {
            return Ok(exit);
        }
    }
}

/// The record must be what it was when the editor was opened.
fn ensure_as_before(transaction: &Transaction<'_>, target: &Target) -> Result<(), Failure> {
    let stored = transaction.opened.folder.stored(&target.path).ok();
    if stored.is_some_and(|stored| stored == target.stored) {
        return Ok(());
    }
    let message = message!("changed-since-editor", path = target.path.as_str());
    Err(Failure::usage(message, message!("edit-again")))
}

/// Asks on a terminal. Nobody to ask is no.
fn goes_back(options: &Options) -> bool {
    let choices @ [yes, _] =
        &[message!("told-yes"), message!("told-no")].map(|word| word.localise(spoken::language()));
    let question =
        Question { text: &message!("ask-go-back"), option: "--no-input", choices, default: Some(yes) };
    ask(options, &question).is_ok_and(|answer| answer == *yes)
}
