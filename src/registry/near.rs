//! Records that a wrong id or name may mean.

use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashMapExt};

use crate::model::{Agreement, Body, Id, Party};
use crate::parallel;
use crate::source::RecordKind;
use crate::source::de::{Words, did_you_mean};
use crate::text::slug;

use super::aggregate::Registry;
use super::position::AgreementIx;
use super::record::{Lookup, Record, Table};

/// How many records are suggested at most.
const MOST: usize = 3;

/// A word in more names than this says too little of which is meant, such as *kommun*.
const COMMON: usize = 200;

/// How many longer words, or neighbours of a misspelt one, are looked at.
const NEIGHBOURS: usize = 8;

/// A record that a wrong id or name may mean. The likeliest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How many words of the wrong name it lacks, and how many more it has.
    distance: (usize, usize),
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: RecordKind,
}

impl Near {
    /// Whether it has all words of the wrong name.
    #[must_use]
    pub fn has_all(&self) -> bool {
        self.distance.0 == 0
    }
}

/// The likeliest of several, at most three: those that lack as few words as the first, and if that has no more words, only
/// such.
#[must_use]
pub fn likeliest(mut near: Vec<Near>) -> Vec<Near> {
    near.sort_unstable();
    let Some(Near { distance: (fewest, more), .. }) = near.first().copied() else { return near };
    let is_whole = fewest == 0 && more == 0;
    let mut likeliest: Vec<Near> = Vec::new();
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

/// What the ids and names of a registry's records look like. Made when it is first needed, since it takes long, and kept
/// for a registry that is read again.
#[derive(Debug, Default)]
pub(super) struct NearNames {
    agreements: OfKind,
    parties: OfKind,
    bodies: OfKind,
}

/// The ids and names of the records of one kind.
#[derive(Debug, Default)]
struct OfKind {
    ids: OnceLock<Arc<Words<'static>>>,
    by_words: OnceLock<Arc<ByWords>>,
}

impl NearNames {
    fn of(&self, kind: RecordKind) -> &OfKind {
        match kind {
            RecordKind::Agreement => &self.agreements,
            RecordKind::Party => &self.parties,
            RecordKind::Body => &self.bodies,
        }
    }
}

impl Registry {
    /// The present id of the record of a kind whose present or former id is spelt nearly the same.
    #[must_use]
    pub fn near_by_id(&self, kind: RecordKind, wrong: &str) -> Option<&str> {
        let ids = self.near_names.of(kind).ids.get_or_init(|| {
            Arc::new(match kind {
                RecordKind::Agreement => self.agreements.kept_ids().collect(),
                RecordKind::Party => self.parties.kept_ids().collect(),
                RecordKind::Body => self.bodies.kept_ids().collect(),
            })
        });
        ids.near(wrong).map(|near| match self.find(kind, &Id::new(near)) {
            Lookup::Renamed(at) => self.agreements.records.get(at).map_or(near, |record| &record.id),
            Lookup::Record(_) | Lookup::Unread | Lookup::Nothing => near,
        })
    }

    /// The records of a kind that have the words of a wrong id or name in their ids, names, short names, other titles or
    /// former ids, at most three, the likeliest first. Case, accents and a genitive *s* make no difference: `östersund` is
    /// `ostersunds-kommun`.
    #[must_use]
    pub fn near_by_words(&self, kind: RecordKind, wrong: &str) -> Vec<Near> {
        let by_words = self.near_names.of(kind).by_words.get_or_init(|| {
            Arc::new(match kind {
                RecordKind::Agreement => ByWords::of(&self.agreements.records),
                RecordKind::Party => ByWords::of(&self.parties.records),
                RecordKind::Body => ByWords::of(&self.bodies.records),
            })
        });
        by_words.find(kind, wrong)
    }

    /// Forgets the names of agreements, if the one at a position now has others than it had before.
    pub(super) fn forget_names(&mut self, agreement: AgreementIx, before: &Agreement) {
        let now = &self.agreement(agreement).data;
        if !now.names().eq(before.names()) {
            self.near_names.agreements.by_words = OnceLock::new();
        }
    }

    /// Takes over what ids and names look like from the registry as it was read before, where they are the same.
    pub(crate) fn keep_near_names(&mut self, before: &Registry) {
        self.near_names = NearNames {
            agreements: before.near_names.agreements.kept(&before.agreements, &self.agreements),
            parties: before.near_names.parties.kept(&before.parties, &self.parties),
            bodies: before.near_names.bodies.kept(&before.bodies, &self.bodies),
        };
    }
}

impl OfKind {
    /// What is still true of a table that was another before.
    fn kept<T: Named>(&self, before: &Table<T>, now: &Table<T>) -> OfKind {
        let is_same = |(a, b): (&Record<T>, &Record<T>)| {
            a.id == b.id && (Arc::ptr_eq(&a.data, &b.data) || a.data.names().eq(b.data.names()))
        };
        let are_same = || {
            before.records.len() == now.records.len() && before.records.iter().zip(&now.records).all(is_same)
        };
        OfKind {
            ids: kept_if(&self.ids, || before.has_same_ids(now)),
            by_words: kept_if(&self.by_words, are_same),
        }
    }
}

fn kept_if<T>(made: &OnceLock<Arc<T>>, is_true: impl Fn() -> bool) -> OnceLock<Arc<T>> {
    made.get().filter(|_| is_true()).map_or_else(OnceLock::new, |made| Arc::clone(made).into())
}

/// A record that is called by other names than its id.
trait Named: Send + Sync {
    /// These names.
    fn names(&self) -> impl Iterator<Item = &str>;
}

impl Named for Agreement {
    fn names(&self) -> impl Iterator<Item = &str> {
        let titles = std::iter::once(&self.title).chain(&self.aliases).map(|title| title.as_str());
        titles.chain(self.former_ids.iter().map(|former| &*former.value))
    }
}

impl Named for Party {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
    }
}

impl Named for Body {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.short).map(|name| name.as_str())
    }
}

/// A name of a record.
#[derive(Debug)]
struct Name {
    id: Id,
    /// How many different words it has.
    words: usize,
    /// Whether one of them is a number, which tells it from others of the same words.
    is_numbered: bool,
}

/// Names by their words.
#[derive(Debug)]
struct ByWords {
    names: Vec<Name>,
    /// Each word, in alphabetical order, with the positions of the names that have it, in order.
    words: Vec<(String, Vec<usize>)>,
}

impl ByWords {
    fn of<T: Named>(records: &[Record<T>]) -> Self {
        let slugs: Vec<(Id, String)> = parallel::flat_map(records, |record| {
            let names = std::iter::once(&*record.id).chain(record.data.names());
            names.map(|name| (record.id, slug(name, usize::MAX)))
        });
        let (mut names, mut words) = (Vec::with_capacity(slugs.len()), HashMap::<String, Vec<usize>>::new());
        for (id, slug) in &slugs {
            let own = words_of(slug);
            for word in &own {
                match words.get_mut(*word) {
                    Some(with) => with.push(names.len()),
                    None => drop(words.insert((*word).to_owned(), vec![names.len()])),
                }
            }
            names.push(Name {
                id: *id,
                words: own.len(),
                is_numbered: own.iter().any(|word| is_number(word)),
            });
        }
        let mut words = Vec::from_iter(words);
        words.sort_unstable();
        ByWords { names, words }
    }

    fn find(&self, kind: RecordKind, wrong: &str) -> Vec<Near> {
        let wrong = slug(wrong, usize::MAX);
        let wanted = words_of(&wrong);
        let (numbers, words): (Vec<&str>, Vec<&str>) = wanted.iter().partition(|word| is_number(word));
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
            is_close.then_some(Near { distance, id: name.id, kind })
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

/// The different words of a slug, without a genitive *s*.
fn words_of(slug: &str) -> Vec<&str> {
    let words = slug.split('-').filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 => stem,
            Some(_) | None => word,
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
