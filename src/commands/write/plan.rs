//! The changes of files that a command is about to make.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::record::Target;
use crate::commands::Failure;
use crate::edit::{self, Edit, Format};
use crate::source::Stored;
use crate::text::message::message;

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its path in the registry, as it is to be.
    pub path: String,
    /// Where its text is stored.
    pub place: PathBuf,
    /// Its text as it was read. None if it is to be new.
    pub old: Option<String>,
    /// Its text to be. None if it is to be removed.
    pub new: Option<String>,
    /// What it was called, if it is to be renamed.
    pub renamed: Option<Renamed>,
}

/// A file that gets another name in the same folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renamed {
    /// Its path in the registry before.
    pub path: String,
    /// The file, or the link to it.
    pub from: PathBuf,
    /// Where that is to be.
    pub to: PathBuf,
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
        let new = edited(target, edits)?;
        self.replace(target, new);
        Ok(())
    }

    /// Gives one more record, which must not be in the plan, another text.
    pub(crate) fn replace(&mut self, target: &Target, new: String) {
        if new != target.stored.text {
            self.rewrite(target.path.clone(), &target.stored, new);
        }
    }

    /// Gives the file of one more record, which must not be in the plan, another name in its folder, and another text.
    pub(crate) fn rename(&mut self, target: &Target, name: &str, new: String) {
        let path = target.path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"));
        self.changes.push(Change {
            path: path + name,
            place: target.stored.place.clone(),
            old: Some(target.stored.text.clone()),
            new: Some(new),
            renamed: Some(Renamed {
                path: target.path.clone(),
                to: target.stored.named.with_file_name(name),
                from: target.stored.named.clone(),
            }),
        });
    }

    /// The changes that give files another name.
    pub(super) fn renames(&self) -> impl Iterator<Item = (&Change, &Renamed)> {
        self.changes.iter().filter_map(|change| change.renamed.as_ref().map(|renamed| (change, renamed)))
    }

    /// Puts a new text in the place of one that was read.
    pub(crate) fn rewrite(&mut self, path: String, stored: &Stored, new: String) {
        let (place, old) = (stored.place.clone(), Some(stored.text.clone()));
        self.changes.push(Change { path, place, old, new: Some(new), renamed: None });
    }

    /// Adds a new file. That there is none at its place yet is checked when the plan is written.
    pub(crate) fn create(&mut self, path: String, place: PathBuf, text: String) {
        self.changes.push(Change { path, place, old: None, new: Some(text), renamed: None });
    }

    /// The new contents of the files, by the places where they are stored.
    pub(super) fn contents(&self) -> BTreeMap<PathBuf, Option<String>> {
        let parts = self.changes.iter().flat_map(|change| match &change.renamed {
            Some(renamed) => {
                vec![(renamed.from.clone(), None), (renamed.to.clone(), change.new.clone())]
            }
            None => vec![(change.place.clone(), change.new.clone())],
        });
        parts.collect()
    }
}

/// The text of a record with edits made on it.
///
/// # Errors
///
/// [`Failure::Usage`] if an edit is refused: what to write by hand.
fn edited(target: &Target, edits: &[Edit]) -> Result<String, Failure> {
    let text = &target.stored.text;
    edit::apply(Format::Record(target.kind), target.syntax(), text, edits).map_err(|refusal| {
        Failure::usage(
            message!("path-why", path = target.path.as_str(), why = refusal.message()),
            refusal.help(),
        )
    })
}
