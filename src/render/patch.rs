//! Changes of a file as a unified diff, as `diff -u` and `git diff` print them.

use std::fmt::Write;

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use crate::text::display_safe;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// The diff of a file, by its path relative to the registry's root. Empty if nothing differs. Characters that could
/// control a terminal are replaced.
#[must_use]
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let groups = group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), AROUND);
    let mut patch = String::new();
    for group in groups {
        if patch.is_empty() {
            let path = display_safe(path);
            let _ = write!(patch, "--- a/{path}\n+++ b/{path}\n");
        }
        hunk(&mut patch, &group, &old, &new);
    }
    patch
}

fn hunk(patch: &mut String, group: &[DiffOp], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let (was, is) =
        (first.old_range().start..last.old_range().end, first.new_range().start..last.new_range().end);
    let _ = writeln!(patch, "@@ -{} +{} @@", range(&was), range(&is));
    for op in group {
        let removed = old.get(op.old_range()).unwrap_or_default();
        let added = new.get(op.new_range()).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            lines(patch, ' ', removed);
        } else {
            lines(patch, '-', removed);
            lines(patch, '+', added);
        }
    }
}

/// The first line and the number of lines. Of none, the line before them.
fn range(lines: &std::ops::Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        more => format!("{},{more}", lines.start + 1),
    }
}

fn lines(patch: &mut String, mark: char, lines: &[&str]) {
    for line in lines {
        let text = line.trim_end_matches(['\r', '\n']);
        let end = line.get(text.len()..).unwrap_or_default();
        let safe: Vec<_> = text.split('\t').map(display_safe).collect();
        let end = if end.ends_with('\n') { end } else { "\n\\ No newline at end of file\n" };
        let _ = write!(patch, "{mark}{}{end}", safe.join("\t"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_shown_with_three_lines_around() {
        let (old, new) = ("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfem\n6\n7\n8\n");
        let expected = "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+fem\n 6\n 7\n 8\n";
        assert_eq!(unified("x", old, new), expected);
        assert_eq!(unified("x", old, old), "");
    }

    #[test]
    fn the_ends_of_files_and_lines_are_told() {
        assert_eq!(unified("x", "", "a\n"), "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
        let expected = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+b\n\\ No newline at end of file\n";
        assert_eq!(unified("x", "a\r\n", "b"), expected);
    }

    #[test]
    fn a_terminal_is_not_controlled() {
        assert!(!unified("x", "a\n", "\u{1b}[2J\tb\n").contains('\u{1b}'));
        assert!(unified("x", "a\n", "\u{1b}[2J\tb\n").contains("\tb\n"));
    }
}
