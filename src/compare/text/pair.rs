//! Pairs the sections of the old text with those of the new.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::heading::Key;
use super::section::{Section, parents};
use super::sketch::{Sketch, hash};

/// The similarity, in thousandths of shared words, from which two sections with different headings are versions of the
/// same.
const ALIKE: usize = 500;
/// The most pairs of sections for which all pairs are compared.
const FEW: usize = 4_096;
/// A word that more sections have than this does not help to identify one.
const COMMON: usize = 16;
/// How many of the sections that share the most identifying words a section is compared with.
const CANDIDATES: usize = 8;

/// The old section of each new one. Each old section is used at most once.
///
/// The same heading under the same parents takes precedence, then the same heading elsewhere, then a similar body. If
/// several sections have the same heading, they are matched by their bodies, then their numbers, then their order.
pub(super) fn pair(old: &[Section], new: &[Section]) -> Vec<Option<usize>> {
    let mut pairing = Pairing::new(old, new);
    pairing.by(|known| (known.section.level == 0, known.path, known.key.clone()));
    pairing.by(|known| (known.section.level == 0, 0, known.key.clone()));
    let (ours, theirs) = (pairing.old.free(), pairing.new.free());
    pairing.alike(&ours, &theirs);
    pairing.pairs
}

/// A section with its identifying features.
struct Known<'a> {
    section: &'a Section,
    key: Key,
    /// A hash of the headings above it.
    path: u64,
    body: u64,
    sketch: Sketch,
    is_paired: bool,
}

struct Side<'a>(Vec<Known<'a>>);

impl<'a> Side<'a> {
    fn new(sections: &'a [Section]) -> Self {
        let mut paths: Vec<u64> = Vec::new();
        let mut side = Vec::new();
        for (section, parent) in sections.iter().zip(parents(sections)) {
            let key = Key::of(&section.heading);
            let path = parent.and_then(|parent| paths.get(parent)).copied().unwrap_or(0);
            paths.push(hash(format!("{path} {key:?}").chars()));
            let texts = || std::iter::once(&section.heading).chain(&section.blocks);
            let body = hash(section.blocks.iter().flat_map(|block| block.chars().chain(['\n'])));
            let sketch = Sketch::of(texts().map(String::as_str));
            side.push(Known { section, key, path, body, sketch, is_paired: false });
        }
        Self(side)
    }

    fn free(&self) -> Vec<usize> {
        let free = self.0.iter().enumerate().filter(|(_, known)| !known.is_paired);
        free.map(|(at, _)| at).collect()
    }

    fn still_free(&self, places: &[usize]) -> Vec<usize> {
        places.iter().copied().filter(|at| self.get(*at).is_some_and(|known| !known.is_paired)).collect()
    }

    fn get(&self, at: usize) -> Option<&Known<'a>> {
        self.0.get(at)
    }

    fn likeness(&self, at: usize, other: &Side, there: usize) -> usize {
        let both = self.get(at).zip(other.get(there));
        both.map_or(0, |(ours, theirs)| ours.sketch.likeness(&theirs.sketch))
    }
}

struct Pairing<'a> {
    old: Side<'a>,
    new: Side<'a>,
    pairs: Vec<Option<usize>>,
}

impl<'a> Pairing<'a> {
    fn new(old: &'a [Section], new: &'a [Section]) -> Self {
        Self { old: Side::new(old), new: Side::new(new), pairs: vec![None; new.len()] }
    }

    fn join(&mut self, old: usize, new: usize) {
        let (Some(ours), Some(theirs)) = (self.old.0.get_mut(old), self.new.0.get_mut(new)) else { return };
        if !ours.is_paired && !theirs.is_paired {
            (ours.is_paired, theirs.is_paired) = (true, true);
            if let Some(pair) = self.pairs.get_mut(new) {
                *pair = Some(old);
            }
        }
    }

    /// Pairs sections with the same heading.
    fn by<K: Ord>(&mut self, name: impl Fn(&Known) -> K) {
        let mut groups: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in self.old.free() {
            self.old.get(at).into_iter().for_each(|known| groups.entry(name(known)).or_default().0.push(at));
        }
        for at in self.new.free() {
            self.new.get(at).into_iter().for_each(|known| groups.entry(name(known)).or_default().1.push(at));
        }
        for (ours, theirs) in groups.into_values() {
            match (ours.as_slice(), theirs.as_slice()) {
                ([], _) | (_, []) => {}
                ([old], [new]) => self.join(*old, *new),
                (ours, theirs) => self.group(ours, theirs),
            }
        }
    }

    /// Pairs sections within a group with the same heading.
    fn group(&mut self, ours: &[usize], theirs: &[usize]) {
        self.equal(ours, theirs, |known| known.body.to_string());
        self.alike(ours, theirs);
        self.equal(ours, theirs, |known| known.section.heading.to_lowercase());
        let is_bare = ours.first().and_then(|at| self.old.get(*at)).is_some_and(|known| known.key.is_bare);
        if !is_bare {
            self.equal(ours, theirs, |_| String::new());
        }
    }

    /// Pairs sections that agree on a feature, in order.
    fn equal(&mut self, ours: &[usize], theirs: &[usize], feature: impl Fn(&Known) -> String) {
        let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
        for at in self.old.still_free(ours) {
            self.old
                .get(at)
                .into_iter()
                .for_each(|known| places.entry(feature(known)).or_default().push_back(at));
        }
        for at in self.new.still_free(theirs) {
            let name = self.new.get(at).map(&feature).unwrap_or_default();
            if let Some(old) = places.get_mut(&name).and_then(VecDeque::pop_front) {
                self.join(old, at);
            }
        }
    }

    /// Pairs sections with similar bodies, the most similar first.
    fn alike(&mut self, ours: &[usize], theirs: &[usize]) {
        let (ours, theirs) = (self.old.still_free(ours), self.new.still_free(theirs));
        let mut found = Vec::new();
        let index = (ours.len() * theirs.len() > FEW).then(|| self.index(&ours));
        for (rank, new) in theirs.into_iter().enumerate() {
            let candidates = match &index {
                None => (0..ours.len()).collect(),
                Some(index) => self.candidates(new, rank, index),
            };
            for place in candidates {
                let Some(old) = ours.get(place).copied() else { continue };
                let likeness = self.new.likeness(new, &self.old, old);
                if likeness >= ALIKE {
                    found.push((1000 - likeness, place.abs_diff(rank), new, old));
                }
            }
        }
        found.sort_unstable();
        found.into_iter().for_each(|(_, _, new, old)| self.join(old, new));
    }

    /// For each word, the positions in `ours` of the sections that contain it.
    fn index(&self, ours: &[usize]) -> HashMap<u64, Vec<usize>> {
        let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
        for (place, at) in ours.iter().enumerate() {
            for word in self.old.get(*at).map(|known| known.sketch.hashes()).unwrap_or_default() {
                let places = index.entry(*word).or_default();
                if places.len() <= COMMON {
                    places.push(place);
                }
            }
        }
        index.retain(|_, places| places.len() <= COMMON);
        index
    }

    fn candidates(&self, new: usize, rank: usize, index: &HashMap<u64, Vec<usize>>) -> Vec<usize> {
        let words = self.new.get(new).map(|known| known.sketch.hashes()).unwrap_or_default();
        let mut places: Vec<usize> =
            words.iter().filter_map(|word| index.get(word)).flatten().copied().collect();
        places.sort_unstable();
        let counted = places.chunk_by(|a, b| a == b).filter_map(|same| Some((same.len(), *same.first()?)));
        let mut counted: Vec<(usize, usize)> = counted.collect();
        counted
            .sort_unstable_by_key(|(count, place)| (std::cmp::Reverse(*count), place.abs_diff(rank), *place));
        counted.into_iter().take(CANDIDATES).map(|(_, place)| place).collect()
    }
}
