//! A key that a column can have, and what it takes.

use crate::edit::{Data, Path, Shape, Step, Types};
use crate::model::settings::{LocalName, Settings};
use crate::registry::{ReferenceKey, reference_key};
use crate::source::de::did_you_mean;
use crate::source::{RecordKind, Sp};
use crate::text::message::message;

use super::Problem;
use super::names::fold;

/// A key of a record, and what it takes.
#[derive(Debug, Clone)]
pub struct Key {
    /// Its path.
    pub path: Path,
    /// Its path as text.
    pub name: String,
    /// Whether it takes a list.
    pub is_list: bool,
    pub(super) sort: Sort,
    /// The words that it takes, besides others.
    pub(super) words: Vec<String>,
    /// Whether it takes true and false, besides others.
    pub(super) takes_truth: bool,
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sort {
    /// Text of one line.
    Text,
    /// Text of several lines.
    Lines,
    /// A day, a month or a year.
    Date,
    /// A length of time.
    Duration,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// One of a few words.
    Words,
    /// Another record.
    Record(ReferenceKey),
    /// A kind of agreement that registry.toml declares.
    Kind,
    /// A part of the document system that registry.toml declares.
    Part,
}

impl Key {
    /// The key at a path of a kind of record.
    ///
    /// # Errors
    ///
    /// If it is no path, the format has no such key, or it takes a table.
    pub(crate) fn of(kind: RecordKind, types: &Types, text: &str) -> Result<Key, Problem> {
        let path: Path =
            text.parse().map_err(|error: crate::edit::PathError| Problem::from(error.message()))?;
        let root = types.root();
        let mut shape = types.shape();
        let mut keys = String::new();
        for step in path.steps() {
            shape = match step {
                Step::Key(key) => {
                    keys = format!("{keys}.{key}").trim_start_matches('.').to_owned();
                    let is_list = shape.item(root).is_some();
                    shape
                        .key(root, key)
                        .map_err(|known| unknown(kind, &path, (&keys, key), is_list, &known))?
                }
                Step::Item(_) => shape.item(root).ok_or_else(|| {
                    Problem::new(message!("not-a-list", path = keys.as_str()), message!("leave-out-number"))
                })?,
            };
        }
        let item = shape.item(root);
        let inner = item.as_ref().unwrap_or(&shape);
        if inner.is_table() {
            let below: Vec<String> =
                inner
                    .keys
                    .iter()
                    .map(|(key, _)| {
                        if item.is_some() { format!("`{keys}[0].{key}`") } else { format!("`{keys}.{key}`") }
                    })
                    .collect();
            return Err(Problem::new(
                message!("is-a-table", path = text),
                message!("map-name-one-key", keys = below.join(", ")),
            ));
        }
        let sort = match (kind, keys.as_str()) {
            (RecordKind::Agreement, "kind") => Sort::Kind,
            (RecordKind::Agreement, "part") => Sort::Part,
            (_, keys) => Sort::of(kind, keys, inner),
        };
        let mut words: Vec<String> = shape.words().iter().map(|word| (*word).to_owned()).collect();
        words.extend(item.iter().flat_map(|item| item.words()).map(|word| (*word).to_owned()));
        let mut known = std::collections::BTreeSet::new();
        words.retain(|word| known.insert(word.clone()));
        let (is_list, takes_truth) = (item.is_some(), shape.takes_boolean());
        Ok(Key { name: path.to_string(), path, is_list, sort, words, takes_truth })
    }

    /// Whether it takes a date.
    #[must_use]
    pub fn takes_date(&self) -> bool {
        matches!(self.sort, Sort::Date)
    }

    /// Whether it takes a length of time.
    #[must_use]
    pub fn takes_duration(&self) -> bool {
        matches!(self.sort, Sort::Duration)
    }

    /// Whether it takes one of a few words, or what registry.toml declares.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        matches!(self.sort, Sort::Words | Sort::Kind | Sort::Part)
    }

    /// The words that it takes: its own, or what registry.toml declares.
    #[must_use]
    pub fn choices(&self, settings: &Settings) -> Vec<String> {
        match self.sort {
            Sort::Kind => {
                settings.kinds.iter().flat_map(|kinds| &kinds.0).map(|(id, _)| id.value.clone()).collect()
            }
            Sort::Part => {
                settings.parts.iter().flat_map(|parts| &parts.0).map(|(id, _)| id.value.clone()).collect()
            }
            Sort::Text
            | Sort::Lines
            | Sort::Date
            | Sort::Duration
            | Sort::Number
            | Sort::Truth
            | Sort::Words
            | Sort::Record(_) => self.words.clone(),
        }
    }

    /// Whether a text is one of these words, or what registry.toml calls one.
    #[must_use]
    pub fn takes_word(&self, text: &str, settings: &Settings) -> bool {
        let folded = fold(text);
        let is_it = |word: &str| fold(word) == folded;
        match self.sort {
            Sort::Kind => kind_called(settings, &folded).is_some(),
            Sort::Part => text.parse::<u32>().is_ok() || part_called(settings, &folded).is_some(),
            Sort::Text
            | Sort::Lines
            | Sort::Date
            | Sort::Duration
            | Sort::Number
            | Sort::Truth
            | Sort::Words
            | Sort::Record(_) => self.words.iter().any(|word| is_it(word)),
        }
    }

    /// What kind of record it names.
    #[must_use]
    pub fn reference(&self) -> Option<ReferenceKey> {
        if let Sort::Record(key) = self.sort { Some(key) } else { None }
    }

    /// Words of a map as the value of this key in every record. None if they are no value of it.
    #[must_use]
    pub(crate) fn constant(&self, types: &Types, words: &[String]) -> Option<Data> {
        let root = types.root();
        let shape = self.path.steps().iter().try_fold(types.shape(), |shape, step| match step {
            Step::Key(key) => shape.key(root, key).ok(),
            Step::Item(_) => shape.item(root),
        })?;
        match words {
            [word] => shape.single(root, word),
            words => {
                let item = shape.item(root)?;
                words.iter().map(|word| item.single(root, word)).collect::<Option<Vec<_>>>().map(Data::List)
            }
        }
    }
}

impl Sort {
    fn of(kind: RecordKind, keys: &str, shape: &Shape<'_>) -> Self {
        match reference_key(kind, keys) {
            Some(key) if shape.takes_id() => return Sort::Record(key),
            Some(_) | None => {}
        }
        if shape.takes_duration() {
            Sort::Duration
        } else if shape.takes_date() {
            Sort::Date
        } else if shape.takes_integer() {
            Sort::Number
        } else if shape.takes_lines() {
            Sort::Lines
        } else if shape.takes_text() || shape.takes_id() {
            Sort::Text
        } else if shape.takes_boolean() {
            Sort::Truth
        } else {
            Sort::Words
        }
    }
}

fn unknown(
    kind: RecordKind,
    path: &Path,
    (keys, key): (&str, &str),
    is_list: bool,
    known: &[String],
) -> Problem {
    let path = path.to_string();
    let message = match kind {
        RecordKind::Agreement => message!("map-no-key-agreement", path = path.as_str()),
        RecordKind::Party => message!("map-no-key-party", path = path.as_str()),
        RecordKind::Body => message!("map-no-key-body", path = path.as_str()),
    };
    let before = keys.rsplit_once('.').map_or("", |(before, _)| before);
    let help = match did_you_mean(key, known.iter().map(String::as_str)) {
        _ if is_list => message!("map-number-item", path = format!("{before}[0].{key}")),
        Some(near) if before.is_empty() => message!("did-you-mean", near = near),
        Some(near) => message!("did-you-mean", near = format!("{before}.{near}")),
        None if known.is_empty() => message!("not-a-table"),
        None => message!("its-keys", keys = known.join(", ")),
    };
    Problem::new(message, help)
}

fn is_called(name: Option<&Sp<LocalName>>, folded: &str) -> bool {
    let mut names = name.into_iter().flat_map(|name| [&name.value.sv, &name.value.en]).flatten();
    names.any(|name| fold(&name.value) == folded)
}

/// The kind with this id, else with this name.
pub(super) fn kind_called<'s>(settings: &'s Settings, folded: &str) -> Option<&'s str> {
    let kinds = || settings.kinds.iter().flat_map(|kinds| &kinds.0);
    let by_id = kinds().find(|(id, _)| fold(&id.value) == folded);
    let found = by_id.or_else(|| kinds().find(|(_, kind)| is_called(kind.value.name.as_ref(), folded)));
    found.map(|(id, _)| id.value.as_str())
}

/// The part with this name.
pub(super) fn part_called(settings: &Settings, folded: &str) -> Option<i64> {
    let mut parts = settings.parts.iter().flat_map(|parts| &parts.0);
    parts.find(|(_, part)| is_called(part.value.name.as_ref(), folded))?.0.value.parse().ok()
}
