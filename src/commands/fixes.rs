//! `avtal check --fix`: makes the fixes of findings.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;

use super::failure::{Exit, Failure};
use super::open::OpenRegistry;
use super::output;
use super::write::{Plan, Turn, has_changed};
use crate::fix::{Fixed, Fixer, Made};
use crate::registry::Place;
use crate::render;
use crate::rules::Finding;
use crate::source::{Applicability, Fix, Folder};
use crate::text::message::message;

/// A byte-order mark, which a text that was read does not have any more.
const MARK: &str = "\u{feff}";
/// At most so many fixes are named.
const MOST: usize = 50;

/// Options about fixes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct FixOptions {
    /// Make the safe fixes of these findings, and print what is left
    ///
    /// A safe fix leaves no doubt about what is meant. Nothing is written that would cause a finding that is not there
    /// now.
    #[arg(long, conflicts_with_all = ["write_baseline", "all_registries"])]
    pub(super) fix: bool,

    /// With --fix: make the fixes that a person should look at, too
    #[arg(long, requires = "fix")]
    unsafe_fixes: bool,

    /// With --fix: write nothing, print the changes instead, and exit with 1 if there are any
    #[arg(long, requires = "fix", conflicts_with_all = ["format", "baseline"])]
    diff: bool,

    /// With --fix: add the changed files to the index of git; nothing is committed
    #[arg(long, requires = "fix", conflicts_with = "diff")]
    git_add: bool,
}

impl FixOptions {
    /// Waits until the files of the registry at `root` may be written, if they are to be.
    ///
    /// # Errors
    ///
    /// As [`Turn::begin`].
    pub(super) fn turn(&self, root: &Path) -> Result<Turn, Failure> {
        Turn::begin(root, self.diff, self.git_add)
    }

    /// Makes the fixes of the findings that are asked for, in the files that `holds` names. Returns how the command ends if it
    /// does so here.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a file cannot be written; or an I/O error of standard output.
    pub(super) fn run(
        &self,
        opened: &OpenRegistry,
        turn: &Turn,
        quiet: bool,
        is_asked_for: &dyn Fn(&Finding) -> bool,
        holds: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<Option<Exit>> {
        let is_held = |(place, _): &(Place, _)| holds(opened.registry.path(place.file));
        let may = |finding: &Finding, fix: &Fix<Place>| {
            (self.unsafe_fixes || fix.applicability == Applicability::Safe)
                && is_asked_for(finding)
                && fix.edits.iter().all(is_held)
        };
        let fixed = Fixer { folder: &opened.folder, day: opened.day(), may: &may }.fix();
        if self.diff {
            for (path, (old, new)) in &fixed.texts {
                output::write(&render::unified::unified(path, Some(old), Some(new)))?;
            }
        } else {
            turn.write(&plan(&opened.folder, &fixed.texts)?)?;
        }
        if !quiet {
            tell(&fixed, self.diff);
        }
        let exit = if fixed.texts.is_empty() { Exit::Success } else { Exit::Findings };
        Ok(self.diff.then_some(exit))
    }
}

/// Says what was made and what was not.
fn tell(fixed: &Fixed, is_dry: bool) {
    if !is_dry {
        for Made { path, rule, title } in fixed.made.iter().take(MOST) {
            let line = message!("fixed-line", path = &**path, title = title.clone(), rule = *rule);
            output::hint(message!("hint-fixed"), line);
        }
        if let more @ 1.. = fixed.made.len().saturating_sub(MOST) {
            output::hint(message!("hint-fixed"), message!("fixed-more", count = more));
        }
    }
    for Made { path, rule, title } in fixed.held_back.iter().take(MOST) {
        let line = message!("held-back-line", path = &**path, title = title.clone(), rule = *rule);
        output::hint(message!("hint-not-fixed"), line);
    }
}

/// The plan to write the new texts of files, by path, each in place of the text that was read.
///
/// # Errors
///
/// [`Failure::Usage`] if one has changed since it was read.
fn plan(folder: &Folder, texts: &BTreeMap<String, (String, String)>) -> Result<Plan, Failure> {
    let mut plan = Plan::default();
    for (path, (old, new)) in texts {
        let stored = folder.stored(path).ok();
        // The rules read it without its byte-order mark.
        let split = stored.as_ref().and_then(|stored| stored.text.strip_suffix(old.as_str()));
        let (Some(stored), Some(mark @ ("" | MARK))) = (&stored, split) else {
            return Err(has_changed(path));
        };
        plan.rewrite(path.clone(), stored, format!("{mark}{new}"));
    }
    Ok(plan)
}
