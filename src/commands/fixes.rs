//! `avtal check --fix`: makes the fixes of findings.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Exit, Failure};
use super::file;
use super::open::OpenRegistry;
use super::output;
use crate::fix::{Fixed, Fixer, Made};
use crate::registry::Place;
use crate::render;
use crate::rules::Finding;
use crate::source::{Applicability, Fix, decode};
use crate::text::Language;
use crate::text::message::{Manner, Message, message};

/// A byte-order mark, which a text that was read does not have any more.
const MARK: &[u8] = "\u{feff}".as_bytes();
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
    #[arg(long, conflicts_with = "write_baseline")]
    pub(super) fix: bool,

    /// With --fix: make the fixes that a person should look at, too
    #[arg(long, requires = "fix")]
    unsafe_fixes: bool,

    /// With --fix: write nothing, print the changes instead, and exit with 1 if there are any
    #[arg(long, requires = "fix", conflicts_with_all = ["format", "baseline"])]
    diff: bool,
}

impl FixOptions {
    /// Makes the fixes of the findings that are asked for, in the files that `holds` names. Returns how the command ends if it
    /// does so here.
    pub(super) fn run(
        &self,
        opened: &OpenRegistry,
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
            write(opened.folder.root(), &fixed.texts)?;
        }
        if !quiet {
            tell(&fixed, opened.language, self.diff);
        }
        let exit = if fixed.texts.is_empty() { Exit::Success } else { Exit::Findings };
        Ok(self.diff.then_some(exit))
    }
}

/// Says what was made and what was not.
fn tell(fixed: &Fixed, language: Language, is_dry: bool) {
    let say = |label: Message, message: Message| {
        output::hint(&label.localise(language), &message.say(Manner::prose(language).whole()));
    };
    if !is_dry {
        for Made { path, rule, title } in fixed.made.iter().take(MOST) {
            let line = message!("fixed-line", path = &**path, title = title.clone(), rule = *rule);
            say(message!("hint-fixed"), line);
        }
        if let more @ 1.. = fixed.made.len().saturating_sub(MOST) {
            say(message!("hint-fixed"), message!("fixed-more", count = more));
        }
    }
    for Made { path, rule, title } in fixed.held_back.iter().take(MOST) {
        let line = message!("held-back-line", path = &**path, title = title.clone(), rule = *rule);
        say(message!("hint-not-fixed"), line);
    }
}

/// Writes the new texts of files, by path, unless one of them has changed since it was read. Each is written whole or not
/// at all.
fn write(root: &Path, texts: &BTreeMap<String, (String, String)>) -> Result<(), Failure> {
    let ready: Result<Vec<(PathBuf, Vec<u8>)>, Failure> =
        texts.iter().map(|(path, (old, new))| ready(root.join(path), old, new)).collect();
    for (path, bytes) in ready? {
        file::write(&path, bytes)?;
    }
    Ok(())
}

/// The bytes to write into a file that still has the text `old`.
fn ready(path: PathBuf, old: &str, new: &str) -> Result<(PathBuf, Vec<u8>), Failure> {
    let failure =
        |error| Failure::Environment { message: format!("{} cannot be written", path.display()), error };
    let bytes = fs::read(&path).map_err(failure)?;
    let mark = if bytes.starts_with(MARK) { MARK } else { &[] };
    let changed = [mark, new.as_bytes()].concat();
    if decode(bytes).is_ok_and(|text| text == old) {
        return Ok((path, changed));
    }
    Err(failure(io::Error::other("it has changed since it was read")))
}
