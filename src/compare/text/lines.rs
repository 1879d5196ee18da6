//! Compares the blocks of two sections.

use super::changes::{Hunk, Line, LineKind};
use super::common::{Budget, common};
use super::sketch::Sketch;
use super::words::{compare_words, whole};

/// The similarity, in thousandths of shared words, from which two blocks are versions of the same.
const ALIKE: usize = 250;
/// The most pairs of blocks for which all pairs are compared.
const FEW: usize = 4_096;

/// All lines of two sections, in order.
pub(super) fn compare_lines(old: &[String], new: &[String], budget: &mut Budget) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut old_from, mut new_from) = (0, 0);
    let ends = (old.len(), new.len());
    for (old_at, new_at) in common(old, new, budget).into_iter().chain([ends]) {
        let ours = old.get(old_from..old_at).unwrap_or_default();
        let theirs = new.get(new_from..new_at).unwrap_or_default();
        replaced(&mut lines, ours, theirs, budget);
        lines.extend(new.get(new_at).map(|block| line(LineKind::Same, block)));
        (old_from, new_from) = (old_at + 1, new_at + 1);
    }
    lines
}

/// A whole line of one kind.
pub(super) fn line(kind: LineKind, block: &str) -> Line {
    Line { kind, pieces: whole(block, kind != LineKind::Same) }
}

/// Blocks that replace others: corresponding blocks are compared word by word, the rest are given whole.
fn replaced(lines: &mut Vec<Line>, old: &[String], new: &[String], budget: &mut Budget) {
    let (mut old_from, mut new_from) = (0, 0);
    let ends = (old.len(), new.len());
    for (old_at, new_at) in correspond(old, new, budget).into_iter().chain([ends]) {
        let gone = old.get(old_from..old_at).unwrap_or_default();
        let come = new.get(new_from..new_at).unwrap_or_default();
        lines.extend(gone.iter().map(|block| line(LineKind::Removed, block)));
        lines.extend(come.iter().map(|block| line(LineKind::Added, block)));
        if let Some((before, after)) = old.get(old_at).zip(new.get(new_at)) {
            let (before, after) = compare_words(before, after, budget);
            lines.push(Line { kind: LineKind::Removed, pieces: before });
            lines.push(Line { kind: LineKind::Added, pieces: after });
        }
        (old_from, new_from) = (old_at + 1, new_at + 1);
    }
}

/// Pairs of similar blocks, increasing on both sides, with the highest total similarity. If there are too many pairs to
/// compare, blocks are paired in order if both sides have the same number, otherwise not at all.
fn correspond(old: &[String], new: &[String], budget: &mut Budget) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let sketches = |blocks: &[String]| -> Vec<Sketch> {
        blocks.iter().map(|block| Sketch::of([block.as_str()])).collect()
    };
    let pairs = old.len() * new.len();
    if pairs <= FEW && budget.spend(64 * pairs) {
        best(&sketches(old), &sketches(new))
    } else if old.len() == new.len() {
        let both = sketches(old).into_iter().zip(sketches(new)).enumerate();
        both.filter(|(_, (old, new))| old.likeness(new) >= ALIKE).map(|(at, _)| (at, at)).collect()
    } else {
        Vec::new()
    }
}

/// The increasing pairs with the highest total similarity.
fn best(old: &[Sketch], new: &[Sketch]) -> Vec<(usize, usize)> {
    let mut sums = vec![0; new.len() + 1];
    let mut steps = Vec::new();
    // From the end, so that the path is read from the start.
    for ours in old.iter().rev() {
        let mut row = vec![0];
        let mut taken = vec![Edit::Down];
        for (theirs, below) in new.iter().rev().zip(sums.windows(2)) {
            let [corner, down] = *below else { continue };
            let right = row.last().copied().unwrap_or(0);
            let likeness = ours.likeness(theirs);
            let both = if likeness >= ALIKE { likeness + corner } else { 0 };
            let (sum, step) = [(down, Edit::Down), (right, Edit::Right), (both, Edit::Both)]
                .into_iter()
                .max_by_key(|(sum, _)| *sum)
                .unwrap_or((0, Edit::Both));
            row.push(sum);
            taken.push(if sum == 0 { Edit::Down } else { step });
        }
        sums = row;
        taken.reverse();
        steps.push(taken);
    }
    steps.reverse();
    walk(&steps)
}

/// A step with the next old and the next new block.
#[derive(Clone, Copy)]
enum Edit {
    /// The old block has no counterpart.
    Down,
    /// The new block has no counterpart.
    Right,
    /// The two blocks are a pair.
    Both,
}

fn walk(steps: &[Vec<Edit>]) -> Vec<(usize, usize)> {
    let (mut old, mut new, mut pairs) = (0, 0, Vec::new());
    while let Some(step) = steps.get(old).and_then(|row| row.get(new)) {
        match step {
            Edit::Down => old += 1,
            Edit::Right => new += 1,
            Edit::Both => {
                pairs.push((old, new));
                (old, new) = (old + 1, new + 1);
            }
        }
    }
    pairs
}

/// Groups the changed lines into hunks, with `context` unchanged lines around them.
pub(super) fn hunks(lines: Vec<Line>, context: usize) -> Vec<Hunk> {
    let changed: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| line.kind != LineKind::Same).map(|(at, _)| at).collect();
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut changed = changed.into_iter().peekable();
    let mut last: Option<usize> = None;
    let mut is_open = false;
    for (at, line) in lines.into_iter().enumerate() {
        if changed.next_if_eq(&at).is_some() {
            last = Some(at);
        }
        let follows = last.is_some_and(|last| at - last <= context);
        let leads = changed.peek().is_some_and(|next| next - at <= context);
        if !follows && !leads {
            is_open = false;
            continue;
        }
        match hunks.last_mut() {
            Some(hunk) if is_open => hunk.lines.push(line),
            _ => hunks.push(Hunk { lines: vec![line] }),
        }
        is_open = true;
    }
    hunks
}
