//! Finds moved sections, and the old places of removed ones.

use std::collections::{BTreeMap, HashMap};

use super::common::rising;
use super::section::{Section, parents};

/// Two texts with paired sections: the old section of each new one.
pub(super) struct Places<'a> {
    pairs: &'a [Option<usize>],
    /// The new section of each old one.
    news: Vec<Option<usize>>,
    old_parents: Vec<Option<usize>>,
    new_parents: Vec<Option<usize>>,
}

fn get(items: &[Option<usize>], at: usize) -> Option<usize> {
    items.get(at).copied().flatten()
}

impl<'a> Places<'a> {
    pub(super) fn new(old: &[Section], new: &[Section], pairs: &'a [Option<usize>]) -> Self {
        let mut news = vec![None; old.len()];
        for (at, old) in pairs.iter().enumerate() {
            if let Some(new) = old.and_then(|old| news.get_mut(old)) {
                *new = Some(at);
            }
        }
        Self { pairs, news, old_parents: parents(old), new_parents: parents(new) }
    }

    /// For each new section, whether it moved: to another parent, or among its siblings, so that as few as possible
    /// count as moved. Parents that only one text has do not count, so that a new heading above all others moves
    /// nothing.
    pub(super) fn moved(&self) -> Vec<bool> {
        let mut moved = vec![false; self.pairs.len()];
        let mut siblings: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
        for (new, old) in self.pairs.iter().enumerate() {
            let Some(old) = *old else { continue };
            let parent = nearest(&self.old_parents, old, &self.news);
            if nearest(&self.new_parents, new, self.pairs) == parent.and_then(|old| get(&self.news, old)) {
                siblings.entry(parent).or_default().push((old, new));
            } else {
                set(&mut moved, new);
            }
        }
        for siblings in siblings.into_values() {
            let olds: Vec<usize> = siblings.iter().map(|(old, _)| *old).collect();
            let mut stay = rising(&olds).into_iter().peekable();
            for (at, (_, new)) in siblings.iter().enumerate() {
                if stay.next_if_eq(&at).is_none() {
                    set(&mut moved, *new);
                }
            }
        }
        moved
    }

    /// Old and new sections in the order in which they are shown. A removed section follows its old predecessor, unless
    /// that has moved without it.
    pub(super) fn order(&self, moved: &[bool]) -> Vec<(Option<usize>, Option<usize>)> {
        let mut after: HashMap<Option<usize>, usize> = HashMap::new();
        let mut removed: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        let mut carriers: Vec<Option<usize>> = Vec::new();
        for (old, new) in self.news.iter().enumerate() {
            let is_moved = new.is_some_and(|new| moved.get(new) == Some(&true));
            let inherited = get(&self.old_parents, old).and_then(|parent| get(&carriers, parent));
            let carrier = if is_moved { Some(old) } else { inherited };
            carriers.push(carrier);
            match new {
                Some(new) => drop(after.insert(carrier, *new)),
                None => removed.entry(after.get(&carrier).copied()).or_default().push(old),
            }
        }
        let gone = |place| removed.get(&place).into_iter().flatten().map(|old| (Some(*old), None));
        let stay =
            |(new, old): (usize, &Option<usize>)| std::iter::once((*old, Some(new))).chain(gone(Some(new)));
        gone(None).chain(self.pairs.iter().enumerate().flat_map(stay)).collect()
    }
}

/// The nearest paired ancestor.
fn nearest(parents: &[Option<usize>], at: usize, pairs: &[Option<usize>]) -> Option<usize> {
    let mut above = std::iter::successors(get(parents, at), |at| get(parents, *at));
    above.find(|at| get(pairs, *at).is_some())
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}
