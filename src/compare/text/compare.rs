//! The comparison of two texts.

use super::changes::{Hunk, LineKind, SectionChange, SectionKind, TextChanges};
use super::common::Budget;
use super::lines::{compare_lines, hunks, line};
use super::moved::Places;
use super::pair::pair;
use super::section::{Section, sections};

/// How many unchanged lines are shown around changed ones.
const CONTEXT: usize = 2;

/// Compares two texts, Markdown or plain, section by section.
///
/// Sections are matched by their headings without numbers, or else by their content. Line wrapping and line endings,
/// blank lines and spaces make no difference. Characters that could mislead a reader are shown as `�`. Texts that
/// differ too much to be compared are reported as replaced, paragraph by paragraph.
#[must_use]
pub fn compare(old: &str, new: &str) -> TextChanges {
    let (old, new) = (sections(old), sections(new));
    let pairs = pair(&old, &new);
    let places = Places::new(&old, &new, &pairs);
    let moved = places.moved();
    let mut budget = Budget::new();
    let change = |(before, after): (Option<usize>, Option<usize>)| {
        let is_moved = after.and_then(|after| moved.get(after)) == Some(&true);
        let before = before.and_then(|before| old.get(before));
        let after = after.and_then(|after| new.get(after));
        let change = section(before, after, CONTEXT, &mut budget)?;
        Some(SectionChange { is_moved, ..change })
    };
    TextChanges { sections: places.order(&moved).into_iter().filter_map(change).collect() }
}

/// The differences between a section and its older version, wherever that is.
pub(super) fn section(
    old: Option<&Section>,
    new: Option<&Section>,
    context: usize,
    budget: &mut Budget,
) -> Option<SectionChange> {
    let (named, kind, hunks) = match (old, new) {
        (Some(old), Some(new)) if old.blocks == new.blocks => (new, SectionKind::Unchanged, Vec::new()),
        (Some(old), Some(new)) => {
            let lines = compare_lines(&old.blocks, &new.blocks, budget);
            (new, SectionKind::Changed, hunks(lines, context))
        }
        (None, Some(new)) => (new, SectionKind::Added, all(new, LineKind::Added)),
        (Some(old), None) => (old, SectionKind::Removed, all(old, LineKind::Removed)),
        (None, None) => return None,
    };
    let old_heading = old.map(|old| old.heading.clone()).filter(|heading| *heading != named.heading);
    let (heading, level) = (named.heading.clone(), named.level);
    Some(SectionChange { heading, old_heading, level, kind, is_moved: false, hunks })
}

/// A whole section that only one of the texts has.
fn all(section: &Section, kind: LineKind) -> Vec<Hunk> {
    let lines: Vec<_> = section.blocks.iter().map(|block| line(kind, block)).collect();
    if lines.is_empty() { Vec::new() } else { vec![Hunk { lines }] }
}
