//! The changes of files that a command is about to make.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::record::Target;
use crate::commands::Failure;
use crate::edit::{self, Edit, Format};
use crate::source::Stored;

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its path in the registry.
    pub path: String,
    /// Where it is stored.
    pub place: PathBuf,
    /// Its text as it was read. None if it is to be new.
    pub old: Option<String>,
    /// Its text to be. None if it is to be removed.
    pub new: Option<String>,
}

/// All changes of files, by path. Files that stay as they are are not among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Plan {
    /// The plan to make edits on one record.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if an edit is refused: what to write by hand.
    pub(crate) fn of(target: &Target, edits: &[Edit]) -> Result<Plan, Failure> {
        let mut plan = Plan::default();
        plan.edit(target, edits)?;
        Ok(plan)
    }

    /// Makes edits on one more record, which must not be in the plan.
    ///
    /// # Errors
    ///
    /// As [`Plan::of`].
    pub(crate) fn edit(&mut self, target: &Target, edits: &[Edit]) -> Result<(), Failure> {
        let text = &target.stored.text;
        let new =
            edit::apply(Format::Record(target.kind), target.syntax(), text, edits).map_err(|refusal| {
                Failure::usage(format!("{}: {}", target.path, refusal.message()), refusal.help())
            })?;
        if new != *text {
            self.rewrite(target.path.clone(), &target.stored, new);
        }
        Ok(())
    }

    /// Puts a new text in the place of one that was read.
    pub(crate) fn rewrite(&mut self, path: String, stored: &Stored, new: String) {
        let (place, old) = (stored.place.clone(), Some(stored.text.clone()));
        self.changes.push(Change { path, place, old, new: Some(new) });
    }

    /// Adds a new file. That there is none at its place yet is checked when the plan is written.
    pub(crate) fn create(&mut self, path: String, place: PathBuf, text: String) {
        self.changes.push(Change { path, place, old: None, new: Some(text) });
    }

    /// The new contents of the files, by the places where they are stored.
    pub(super) fn contents(&self) -> BTreeMap<PathBuf, Option<String>> {
        self.changes.iter().map(|change| (change.place.clone(), change.new.clone())).collect()
    }
}
