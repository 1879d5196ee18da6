//! A change of a registry: read, planned, checked, written, told.

use std::mem::ManuallyDrop;

use chrono::{DateTime, Utc};

use super::disk;
use super::options::Options;
use super::plan::Plan;
use super::record::Target;
use super::report::{self, News};
use super::turn::Turn;
use crate::commands::open::{OpenRegistry, open_remembering};
use crate::commands::{Exit, Failure, Global, lookup, output, root};
use crate::edit::Edit;
use crate::load::ParseCache;
use crate::model::{Agreement, Date};
use crate::registry::AgreementIx;
use crate::text::message::{Manner, Message, message};
use crate::view::finding::{FindingRow, Total};

/// A registry that a command is about to change. Nobody else who keeps to the lock can change it meanwhile.
#[derive(Debug)]
pub(crate) struct Transaction<'o> {
    /// The registry as it is.
    pub opened: OpenRegistry,
    options: &'o Options,
    quiet: bool,
    /// Never freed, as the registry is not.
    memory: ManuallyDrop<ParseCache>,
    turn: Turn,
}

/// A plan that has been tried, in memory.
#[derive(Debug)]
pub(crate) struct Trial {
    /// The registry as it would be.
    pub new: OpenRegistry,
    /// The errors of `check` that the registry does not have now.
    pub errors: Vec<FindingRow>,
    /// Its new errors and warnings, by rule.
    pub totals: Vec<Total>,
}

/// A change of one agreement that is about to be planned.
#[derive(Debug)]
pub(crate) struct Opening<'o> {
    /// The change.
    pub transaction: Transaction<'o>,
    /// The agreement.
    pub agreement: AgreementIx,
    /// Its record as it is stored.
    pub target: Target,
}

impl<'o> Opening<'o> {
    /// Reads the registry, and finds an agreement by its id or a former one. None if its record could not be read, which
    /// is reported.
    ///
    /// # Errors
    ///
    /// As [`Transaction::begin`]; and [`Failure::Usage`] if there is no such agreement.
    pub(crate) fn of(
        global: &Global,
        options: &'o Options,
        now: DateTime<Utc>,
        id: &str,
    ) -> Result<Option<Self>, Failure> {
        let transaction = Transaction::begin(global, options, now)?;
        let Some(agreement) = lookup::agreement(&transaction.opened, id, global.quiet)? else {
            return Ok(None);
        };
        let target = Target::agreement(&transaction.opened, agreement)?;
        Ok(Some(Opening { transaction, agreement, target }))
    }

    /// The agreement as it is.
    pub(crate) fn record(&self) -> &Agreement {
        self.transaction.opened.case().agreement(self.agreement)
    }

    /// Given as a date, or the day of the report.
    pub(crate) fn day_or(&self, given: Option<Date>) -> Date {
        given.unwrap_or(Date::day(self.transaction.opened.day()))
    }

    /// Makes edits of the record, and finishes the change as [`Transaction::finish`] does.
    ///
    /// # Errors
    ///
    /// As [`Plan::of`] and [`Transaction::finish`].
    pub(crate) fn finish(
        self,
        edits: &[Edit],
        more: impl FnOnce(&OpenRegistry) -> Vec<Message>,
    ) -> anyhow::Result<Exit> {
        let plan = Plan::of(&self.target, edits)?;
        self.transaction.finish(&plan, more)
    }
}

impl<'o> Transaction<'o> {
    /// Reads the registry.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] with `--at`, if there is no registry, or no repository for `--git-add`;
    /// [`Failure::Environment`] if it cannot be read, or another program is changing it.
    pub(crate) fn begin(global: &Global, options: &'o Options, now: DateTime<Utc>) -> Result<Self, Failure> {
        if global.at.is_some() {
            return Err(Failure::usage(message!("revision-unchanged"), message!("leave-out-at")));
        }
        let root = root::find(global.registry.as_deref(), None)?;
        let turn = Turn::begin(&root, options.dry_run, options.git_add)?;
        let memory = ParseCache::of_files();
        let opened = open_remembering(global, None, None, now, Some(&memory))?;
        Ok(Transaction { opened, options, quiet: global.quiet, memory: ManuallyDrop::new(memory), turn })
    }

    /// The registry as a plan would make it.
    pub(crate) fn trial(&self, plan: &Plan) -> OpenRegistry {
        self.opened.reread(self.opened.folder.with_contents(plan.contents()), &self.memory)
    }

    /// Tries a plan: what `check` would find then that it does not find now, said in this manner.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if the current folder cannot be read.
    pub(crate) fn try_out(&self, plan: &Plan, manner: Manner) -> Result<Trial, Failure> {
        let new = self.trial(plan);
        let news = News::between(&self.opened, &new, plan)?;
        let (errors, totals) = (news.errors(manner), news.totals());
        Ok(Trial { new, errors, totals })
    }

    /// Writes a plan that has been tried.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a file cannot be written or has changed since it was read.
    pub(crate) fn write(&self, plan: &Plan) -> Result<(), Failure> {
        self.turn.write(plan)
    }

    /// What follows from a change for the agreements that there were before. Empty if nothing does.
    pub(crate) fn consequences_for_others(&self, new: &OpenRegistry) -> String {
        report::consequences_for_others(&self.opened, new)
    }

    /// Checks a plan, writes it and tells what it changes, and then what `more` says of the registry as it is then. If
    /// it makes errors, only these are told.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a file cannot be written or has changed since it was read; or an I/O error of standard output.
    pub(crate) fn finish(
        self,
        plan: &Plan,
        more: impl FnOnce(&OpenRegistry) -> Vec<Message>,
    ) -> anyhow::Result<Exit> {
        if plan.changes.is_empty() {
            self.hint(message!("label-unchanged"), message!("says-so-already"));
            return Ok(Exit::Success);
        }
        disk::ensure_free(plan)?;
        let new = self.trial(plan);
        let news = News::between(&self.opened, &new, plan)?;
        if news.has_error() {
            news.print()?;
            output::error(message!("nothing-written-errors"));
            return Ok(Exit::Findings);
        }
        self.turn.write(plan)?;
        let mut messages = more(&new);
        if plan.renames().next().is_none() {
            messages.extend(report::gaps(plan, &new));
        }
        let told =
            [report::changes(plan), report::consequences(&self.opened, &new), report::lines(&messages, &new)];
        output::write(&told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"))?;
        if !news.is_empty() {
            output::write("\n")?;
            news.print()?;
        }
        if self.options.dry_run {
            self.hint(message!("label-dry-run"), message!("nothing-written"));
        }
        // What could not be read is told, but what was asked for is done.
        let _ = new.finish();
        Ok(Exit::Success)
    }

    fn hint(&self, label: Message, message: Message) {
        if !self.quiet {
            output::hint(label, message);
        }
    }
}
