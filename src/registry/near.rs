//! Records that a wrong id or name may mean.

use std::cell::OnceCell;

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::source::RecordKind;
use crate::source::de::{Words, did_you_mean};
use crate::text::slug;

use super::aggregate::Registry;
use super::record::{Lookup, Record, Table};

/// How many records are suggested at most.
const MOST: usize = 3;

/// A word in more names than this says too little of which is meant, such as *kommun*.
const COMMON: usize = 200;

/// How many longer words, or neighbours of a misspelt one, are looked at.
const NEIGHBOURS: usize = 8;

/// A record that a wrong id or name may mean. The likeliest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near<'r> {
    /// How many words of the wrong name it lacks, and how many more it has.
    distance: (usize, usize),
    /// Its id.
    pub id: &'r str,
    /// What it is.
    pub kind: RecordKind,
}

impl Near<'_> {
    /// Whether it has all words of the wrong name.
    #[must_use]
    pub fn has_all(&self) -> bool {
        self.distance.0 == 0
    }
}

/// The likeliest of several, at most three: those that lack as few words as the first, and if that has no more words, only
/// such.
#[must_use]
pub fn likeliest<'r>(mut near: Vec<Near<'r>>) -> Vec<Near<'r>> {
    near.sort_unstable();
    let Some(Near { distance: (fewest, more), .. }) = near.first().copied() else { return near };
    let is_whole = fewest == 0 && more == 0;
    let mut likeliest: Vec<Near<'r>> = Vec::new();
    for one in near {
        let is_as_good = one.distance.0 == fewest && (!is_whole || one.distance.1 == 0);
        if is_as_good
            && likeliest.len() < MOST
            && likeliest.iter().all(|other| (other.kind, other.id) != (one.kind, one.id))
        {
            likeliest.push(one);
        }
    }
    likeliest
}

/// The records of one kind, by what their ids and names look like. What takes long to make is made when it is first
/// needed.
pub struct NearNames<'r> {
    registry: &'r Registry,
    kind: RecordKind,
    ids: OnceCell<Words<'r>>,
    by_words: OnceCell<ByWords<'r>>,
}

impl<'r> NearNames<'r> {
    /// Those of one kind.
    #[must_use]
    pub fn of(registry: &'r Registry, kind: RecordKind) -> Self {
        NearNames { registry, kind, ids: OnceCell::new(), by_words: OnceCell::new() }
    }

    /// The present id of the record whose present or former id is spelt nearly the same.
    #[must_use]
    pub fn by_id(&self, wrong: &str) -> Option<&'r str> {
        let ids = self.ids.get_or_init(|| match self.kind {
            RecordKind::Agreement => self.registry.agreements.ids().collect(),
            RecordKind::Party => self.registry.parties.ids().collect(),
            RecordKind::Body => self.registry.bodies.ids().collect(),
        });
        ids.near(wrong).map(|near| match self.registry.find(self.kind, &Id::new(near)) {
            Lookup::Renamed(at) => self.registry.agreements.records.get(at).map_or(near, |record| &record.id),
            Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => near,
        })
    }

    /// The records that have the words of a wrong id or name in their ids, names, short names, other titles or former ids,
    /// at most three, the likeliest first. Case, accents and a genitive *s* make no difference: `östersund` is
    /// `ostersunds-kommun`.
    #[must_use]
    pub fn by_words(&self, wrong: &str) -> Vec<Near<'r>> {
        self.by_words.get_or_init(|| ByWords::of(self.registry, self.kind)).find(wrong)
    }
}

/// A name of a record.
struct Name<'r> {
    id: &'r str,
    /// How many different words it has.
    words: usize,
    /// Whether one of them is a number, which tells it from others of the same words.
    is_numbered: bool,
}

/// Names by their words.
struct ByWords<'r> {
    kind: RecordKind,
    names: Vec<Name<'r>>,
    /// Each word, in alphabetical order, with the positions of the names that have it, in order.
    words: Vec<(String, Vec<usize>)>,
}

impl<'r> ByWords<'r> {
    fn of(registry: &'r Registry, kind: RecordKind) -> Self {
        let (mut names, mut words) = (Vec::new(), HashMap::<String, Vec<usize>>::new());
        let mut add = |id: &'r str, name: &str| {
            let own = words_of(name);
            for word in &own {
                words.entry(word.clone()).or_default().push(names.len());
            }
            names.push(Name { id, words: own.len(), is_numbered: own.iter().any(|word| is_number(word)) });
        };
        match kind {
            RecordKind::Agreement => each(&registry.agreements, |record| {
                add(&record.id, &record.id);
                let titles = std::iter::once(&record.data.title).chain(&record.data.aliases);
                titles.for_each(|title| add(&record.id, title));
                record.data.former_ids.iter().for_each(|former| add(&record.id, former));
            }),
            RecordKind::Party => each(&registry.parties, |record| {
                add(&record.id, &record.id);
                add(&record.id, &record.data.name);
            }),
            RecordKind::Body => each(&registry.bodies, |record| {
                add(&record.id, &record.id);
                let both = std::iter::once(&record.data.name).chain(&record.data.short);
                both.for_each(|name| add(&record.id, name));
            }),
        }
        let mut words = Vec::from_iter(words);
        words.sort_unstable();
        ByWords { kind, names, words }
    }

    fn find(&self, wrong: &str) -> Vec<Near<'r>> {
        let wanted = words_of(wrong);
        let (numbers, words): (Vec<&String>, Vec<&String>) = wanted.iter().partition(|word| is_number(word));
        let found: Vec<Vec<usize>> = words
            .iter()
            .map(|word| self.with(word))
            .chain(numbers.iter().map(|number| self.exactly(number)))
            .collect();
        // Numbers alone mean nothing.
        let rare = found.iter().take(words.len()).filter(|names| names.len() <= COMMON);
        let mut candidates: Vec<usize> = rare.flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let rank = |at: usize| {
            let name = self.names.get(at)?;
            let has = |names: &Vec<usize>| names.binary_search(&at).is_ok();
            let matched = found.iter().filter(|names| has(names)).count();
            let other_number = name.is_numbered && !found.iter().skip(words.len()).all(has);
            let is_close = matched * 2 >= wanted.len() && !other_number;
            let distance = (wanted.len() - matched, name.words.saturating_sub(matched));
            is_close.then_some(Near { distance, id: name.id, kind: self.kind })
        };
        likeliest(candidates.into_iter().filter_map(rank).collect())
    }

    /// The names with a word, or else with longer words that begin with it, or with the word that it misspells.
    fn with(&self, word: &str) -> Vec<usize> {
        let exact = self.exactly(word);
        if !exact.is_empty() || word.len() < 4 {
            return exact;
        }
        let at = self.words.partition_point(|(known, _)| known.as_str() < word);
        let longer = self.words.iter().skip(at).take_while(|(known, _)| known.starts_with(word));
        let mut names: Vec<usize> = longer.take(NEIGHBOURS).flat_map(|(_, names)| names).copied().collect();
        if names.is_empty() {
            let around = self.words.iter().skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS);
            let near =
                did_you_mean(word, around.map(|(known, _)| known.as_str()).filter(|known| !is_number(known)));
            names = near.map(|near| self.exactly(near)).unwrap_or_default();
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    fn exactly(&self, word: &str) -> Vec<usize> {
        let at = self.words.binary_search_by(|(known, _)| known.as_str().cmp(word));
        at.ok().and_then(|at| self.words.get(at)).map(|(_, names)| names.clone()).unwrap_or_default()
    }
}

fn each<'r, T>(table: &'r Table<T>, with: impl FnMut(&'r Record<T>)) {
    table.records.iter().for_each(with);
}

/// The different words of a name: lower case, without accents and a genitive *s*.
fn words_of(name: &str) -> Vec<String> {
    let slug = slug(name, usize::MAX);
    let words = slug.split('-').filter(|word| !word.is_empty());
    let mut words: Vec<String> = words
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 => stem.to_owned(),
            Some(_) | None => word.to_owned(),
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
