//! Changes of files as unified diffs, as `git diff` and `patch` know them.

use std::fmt::Write;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use crate::text::display_safe;

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;
/// Between the first and the last difference, so many pairs of an old and a new line are compared at most. Beyond that all
/// of these lines are told as replaced: finding the fewest changes would take minutes for two files of a megabyte.
const MOST_PAIRS: usize = 25_000_000;

/// The difference between two texts of the file at `path`. None of a text: there is no such file. Empty if they are
/// equal. Characters that are not safe to show are replaced by visible ones.
#[must_use]
pub fn unified(path: &str, old: Option<&str>, new: Option<&str>) -> String {
    between((path, old), (path, new), false)
}

/// `is_whole` takes all lines for changed.
fn between((from, old): (&str, Option<&str>), (to, new): (&str, Option<&str>), is_whole: bool) -> String {
    let (bold, hunk) = (Style::new().bold(), AnsiColor::Cyan.on_default());
    let (before, after) = (lines(old), lines(new));
    let ops = if is_whole {
        vec![DiffOp::Replace { old_index: 0, old_len: before.len(), new_index: 0, new_len: after.len() }]
    } else {
        changes(&before, &after)
    };
    let groups = group_diff_ops(ops, CONTEXT);
    let mut diff = String::new();
    if old == new {
        return diff;
    }
    let _ = writeln!(diff, "{bold}--- {}{bold:#}", name("a/", from, old));
    let _ = writeln!(diff, "{bold}+++ {}{bold:#}", name("b/", to, new));
    for group in groups {
        let (old, new) = (range(&group, DiffOp::old_range), range(&group, DiffOp::new_range));
        let _ = writeln!(diff, "{hunk}@@ -{} +{} @@{hunk:#}", place(&old), place(&new));
        for op in group {
            let (old, new) = (op.old_range(), op.new_range());
            if let DiffOp::Equal { .. } = op {
                signed(&mut diff, ' ', Style::new(), &before, old);
            } else {
                signed(&mut diff, '-', AnsiColor::Red.on_default(), &before, old);
                signed(&mut diff, '+', AnsiColor::Green.on_default(), &after, new);
            }
        }
    }
    diff
}

/// What becomes of which lines.
fn changes(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let old_index = before.iter().zip(after).take_while(|(old, new)| old == new).count();
    let (old, new) =
        (before.get(old_index..).unwrap_or_default(), after.get(old_index..).unwrap_or_default());
    let same_end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_len, new_len) = (old.len() - same_end, new.len() - same_end);
    if old_len.saturating_mul(new_len) <= MOST_PAIRS {
        return capture_diff_slices(Algorithm::Myers, before, after);
    }
    let equal = |old_index, new_index, len| DiffOp::Equal { old_index, new_index, len };
    vec![
        equal(0, 0, old_index),
        DiffOp::Replace { old_index, old_len, new_index: old_index, new_len },
        equal(old_index + old_len, old_index + new_len, same_end),
    ]
}

/// The difference between a file and the file that it becomes under another name, with the lines by which git tells
/// that, so that `git apply` can make it. Each is a path and a text.
#[must_use]
pub fn renamed((from, old): (&str, &str), (to, new): (&str, &str)) -> String {
    let bold = Style::new().bold();
    let [from, to] = [from, to].map(display_safe);
    let mut diff = String::new();
    for line in
        [format!("diff --git a/{from} b/{to}"), format!("rename from {from}"), format!("rename to {to}")]
    {
        let _ = writeln!(diff, "{bold}{line}{bold:#}");
    }
    // Few lines of a record are the same in another syntax, and to find them would take long.
    let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_owned());
    let is_whole = ending(&from) != ending(&to);
    diff + &between((&from, Some(old)), (&to, Some(new)), is_whole)
}

/// The lines of a text, without a byte-order mark.
fn lines(text: Option<&str>) -> Vec<&str> {
    text.unwrap_or_default().trim_start_matches('\u{feff}').split_inclusive('\n').collect()
}

fn name(prefix: &str, path: &str, text: Option<&str>) -> String {
    text.map_or_else(|| "/dev/null".to_owned(), |_| format!("{prefix}{}", display_safe(path)))
}

fn range(group: &[DiffOp], of: fn(&DiffOp) -> Range<usize>) -> Range<usize> {
    let start = group.first().map_or(0, |op| of(op).start);
    start..group.last().map_or(start, |op| of(op).end)
}

/// A range of lines: the first, from 1, and how many. Of none, the line before.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        more => format!("{},{more}", lines.start + 1),
    }
}

fn signed(diff: &mut String, sign: char, style: Style, lines: &[&str], range: Range<usize>) {
    for line in lines.get(range).unwrap_or_default() {
        let text = line.trim_end_matches(['\r', '\n']);
        let _ = writeln!(diff, "{style}{sign}{}{style:#}", display_safe(text));
        if !line.ends_with('\n') {
            diff.push_str("\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(path: &str, old: Option<&str>, new: Option<&str>) -> String {
        anstream::adapter::strip_str(&unified(path, old, new)).to_string()
    }

    #[test]
    fn a_changed_line_has_three_lines_around_it() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let diff = plain("x.toml", Some(old), Some(&old.replace('5', "fem")));
        assert_eq!(diff, "--- a/x.toml\n+++ b/x.toml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+fem\n 6\n 7\n 8\n");
    }

    #[test]
    fn a_new_file_and_one_without_a_last_line_break() {
        assert_eq!(plain("x", None, Some("a\n")), "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n");
        let diff = plain("x", Some("a"), Some("a\r\nb"));
        let end = "\\ No newline at end of file\n";
        assert_eq!(diff, format!("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-a\n{end}+a\n+b\n{end}"));
        assert_eq!(plain("x", Some("a"), Some("a")), "");
    }

    #[test]
    fn of_large_texts_without_a_common_line_all_lines_are_replaced() {
        let text = |sign: char| {
            let lines = (0..60_000).map(|at| format!("{sign}{at}\n"));
            format!("first\n{}last\n", lines.collect::<String>())
        };
        let diff = plain("x", Some(&text('a')), Some(&text('b')));
        assert!(
            diff.starts_with("--- a/x\n+++ b/x\n@@ -1,60002 +1,60002 @@\n first\n-a0\n-a1\n"),
            "{}",
            diff.lines().nth(2).unwrap_or_default()
        );
        assert!(diff.ends_with("\n+b59999\n last\n") && diff.lines().count() == 120_005);
    }

    #[test]
    fn of_large_texts_with_two_changes_far_apart_two_hunks_are_told() {
        let old: String = (0..4_900).map(|at| format!("{at}\n")).collect();
        let new = old.replacen("\n1\n", "\nett\n", 1).replace("\n4898\n", "\nslut\n");
        let diff = plain("x", Some(&old), Some(&new));
        assert_eq!(diff.lines().filter(|line| line.starts_with("@@")).count(), 2, "{diff}");
    }

    #[test]
    fn what_could_move_the_cursor_is_made_visible() {
        assert!(!plain("\u{1b}x", Some("a"), Some("\u{1b}[2J")).contains('\u{1b}'));
    }
}
