//! Finds a common subsequence of two sequences with bounded work.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::DiffOp;
use similar::algorithms::{Capture, myers};

/// The greatest total length of two sequences that are compared exactly, without looking for landmarks first.
const SHORT: usize = 2_000;
/// How many times a part between landmarks is searched for more landmarks.
const DEPTH: u8 = 8;

/// The remaining work of a comparison, in steps. It is counted rather than timed, so that the result is deterministic.
pub(super) struct Budget(u64);

impl Budget {
    /// Enough for any real agreement, and at most a fraction of a second.
    pub(super) const fn new() -> Self {
        Self(200_000_000)
    }

    /// Deducts `steps` and returns true, unless too few are left.
    pub(super) fn spend(&mut self, steps: usize) -> bool {
        let left = self.0.checked_sub(steps as u64);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// Pairs of positions with equal items, increasing on both sides. The longest such sequence for short inputs. May be
/// shorter for long inputs with few landmarks, or if the budget is spent.
pub(super) fn common<T: Eq + Hash>(old: &[T], new: &[T], budget: &mut Budget) -> Vec<(usize, usize)> {
    let mut numbers = HashMap::new();
    let mut number = |items| number_of(items, &mut numbers);
    let (old, new) = (number(old), number(new));
    let all = (0..old.len(), 0..new.len());
    let mut search = Search { old: &old, new: &new, budget, pairs: Vec::new() };
    search.run(all.0, all.1, DEPTH);
    search.pairs.sort_unstable();
    search.pairs
}

/// Assigns a number to each item, the same for equal items.
fn number_of<'a, T: Eq + Hash>(items: &'a [T], numbers: &mut HashMap<&'a T, usize>) -> Vec<usize> {
    let number = |item| {
        let next = numbers.len();
        *numbers.entry(item).or_insert(next)
    };
    items.iter().map(number).collect()
}

struct Search<'a> {
    old: &'a [usize],
    new: &'a [usize],
    budget: &'a mut Budget,
    pairs: Vec<(usize, usize)>,
}

/// How often an item occurs on each side, and its last position.
#[derive(Default, Clone, Copy)]
struct Seen {
    old: usize,
    new: usize,
    old_at: usize,
    new_at: usize,
}

impl Search<'_> {
    fn run(&mut self, old: Range<usize>, new: Range<usize>, depth: u8) {
        let (old, new) = self.trim(old, new);
        let seen = self.count(old.clone(), new.clone());
        let at = |item: &usize| seen.get(item).copied().unwrap_or_default();
        // Items that only one side has can be ignored.
        let both = |items: &[usize], range: Range<usize>| -> Vec<(usize, usize)> {
            let places = range.clone().zip(items.get(range).unwrap_or_default().iter().copied());
            places.filter(|(_, item)| at(item).old > 0 && at(item).new > 0).collect()
        };
        let (ours, theirs) = (both(self.old, old.clone()), both(self.new, new.clone()));
        let size = ours.len() + theirs.len();
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        if size <= SHORT && self.budget.spend(size * size) {
            self.exactly(&ours, &theirs);
        } else if depth > 0 && self.budget.spend(8 * size) {
            let once = |(_, item): &(usize, usize)| at(item).old == 1 && at(item).new == 1;
            let marks: Vec<_> =
                theirs.iter().filter(|place| once(place)).map(|(to, item)| (at(item).old_at, *to)).collect();
            self.between(&marks, old, new, depth - 1);
        }
    }

    /// Pairs equal items at both ends, and returns the remaining ranges.
    fn trim(&mut self, old: Range<usize>, new: Range<usize>) -> (Range<usize>, Range<usize>) {
        let ours = self.old.get(old.clone()).unwrap_or_default();
        let theirs = self.new.get(new.clone()).unwrap_or_default();
        let head = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let rest = ours.len().min(theirs.len()) - head;
        let tail = ours.iter().rev().zip(theirs.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
        self.pairs.extend((0..head).map(|step| (old.start + step, new.start + step)));
        let (old, new) = (old.start + head..old.end - tail, new.start + head..new.end - tail);
        self.pairs.extend((0..tail).map(|step| (old.end + step, new.end + step)));
        (old, new)
    }

    fn count(&self, old: Range<usize>, new: Range<usize>) -> HashMap<usize, Seen> {
        let mut seen: HashMap<usize, Seen> = HashMap::new();
        for (at, item) in old.clone().zip(self.old.get(old).unwrap_or_default()) {
            let seen = seen.entry(*item).or_default();
            (seen.old, seen.old_at) = (seen.old + 1, at);
        }
        for (at, item) in new.clone().zip(self.new.get(new).unwrap_or_default()) {
            let Some(seen) = seen.get_mut(item) else { continue };
            (seen.new, seen.new_at) = (seen.new + 1, at);
        }
        seen
    }

    /// Myers' algorithm. The result is optimal, and the time grows with the square of the length.
    fn exactly(&mut self, ours: &[(usize, usize)], theirs: &[(usize, usize)]) {
        let items = |places: &[(usize, usize)]| places.iter().map(|place| place.1).collect::<Vec<_>>();
        let (old, new) = (items(ours), items(theirs));
        let mut capture = Capture::new();
        let Ok(()) = myers::diff(&mut capture, &old, 0..old.len(), &new, 0..new.len());
        for op in capture.into_ops() {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let old = ours.iter().skip(old_index).take(len);
                let pairs = old.zip(theirs.iter().skip(new_index)).map(|(old, new)| (old.0, new.0));
                self.pairs.extend(pairs);
            }
        }
    }

    /// Landmarks are items that occur once on each side. Pairs the longest sequence of them in the same order, and then
    /// the parts between them.
    fn between(&mut self, marks: &[(usize, usize)], old: Range<usize>, new: Range<usize>, depth: u8) {
        let places: Vec<usize> = marks.iter().map(|mark| mark.0).collect();
        let (mut old_from, mut new_from) = (old.start, new.start);
        let rising = rising(&places);
        for (old_at, new_at) in rising.iter().filter_map(|at| marks.get(*at)).copied() {
            self.run(old_from..old_at, new_from..new_at, depth);
            self.pairs.push((old_at, new_at));
            (old_from, new_from) = (old_at + 1, new_at + 1);
        }
        if !rising.is_empty() {
            self.run(old_from..old.end, new_from..new.end, depth);
        }
    }
}

/// The positions of the longest increasing subsequence of distinct values.
pub(super) fn rising(values: &[usize]) -> Vec<usize> {
    // For each length, the lowest last value of an increasing subsequence, with its position; and the predecessor of
    // each value.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| end.0 < *value);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|end| end.1));
        match ends.get_mut(length) {
            Some(end) => *end = (*value, at),
            None => ends.push((*value, at)),
        }
    }
    let last = ends.last().map(|end| end.1);
    let mut places: Vec<usize> =
        std::iter::successors(last, |at| before.get(*at).copied().flatten()).collect();
    places.reverse();
    places
}
