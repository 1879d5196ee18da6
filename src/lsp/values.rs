//! The values that may stand at a key.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::cursor::dotted;
use super::keys::Spot;
use super::navigation::has;
use super::session::Found;
use super::workspace::kind;
use crate::edit::Path;
use crate::model::{Date, Duration};
use crate::registry::reference_key;
use crate::rules::{GROUPS, manual::Manual};
use crate::source::RecordKind;
use crate::text::folded;
use crate::text::message::{Message, message};
use crate::time::day::last_day_of_term;

/// The kinds of completions of the protocol that values have.
pub(super) mod item_kind {
    pub const VALUE: u8 = 12;
    pub const ENUM_MEMBER: u8 = 20;
    pub const REFERENCE: u8 = 18;
    pub const CONSTANT: u8 = 21;
}

/// A value that may stand somewhere.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// What is written.
    pub value: String,
    /// What it is.
    pub detail: String,
    pub kind: u8,
    /// Whether it is a text, and so stands in quotes.
    pub is_text: bool,
    /// How well it matches what is written: the least first.
    pub rank: u8,
}

/// The values at some keys of a document that fit what is written. `from` is the first day of the agreement.
pub(super) fn values(
    of: &Found<'_>,
    keys: &[String],
    spot: &Spot<'_>,
    written: &str,
    from: Option<Date>,
) -> Vec<Offer> {
    let path = dotted(&keys.iter().fold(Path::root(), |path, key| path.key(key.as_str())));
    let words: Vec<String> = written.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
    let record_kind = kind(&of.path);
    let mut offers = Vec::new();
    if let Some(key) = record_kind.and_then(|kind| reference_key(kind, &path)) {
        for kind in key.types() {
            ids(of, kind, &words, &mut offers);
        }
    }
    let mut add = |value: &str, detail: &str, kind: u8| {
        if has(&words, value, &[detail]) {
            let rank = rank(&words, value, detail);
            offers.push(Offer {
                value: value.to_owned(),
                detail: detail.to_owned(),
                kind,
                is_text: true,
                rank,
            });
        }
    };
    let language = of.workspace.language();
    let say = |message: Message| message.localise(language);
    let settings = &of.workspace.registry().settings;
    match (record_kind, path.as_str()) {
        (Some(RecordKind::Agreement), "kind") => {
            for (name, kind) in settings.kinds.iter().flat_map(|kinds| &kinds.0) {
                let shown = kind.name.as_ref().and_then(|name| name.text(language));
                add(&name.value, shown.unwrap_or_default(), item_kind::ENUM_MEMBER);
            }
        }
        (Some(RecordKind::Agreement), "topics") => {
            let records = &of.workspace.registry().agreements.records;
            let topics: BTreeSet<&str> =
                records.iter().flat_map(|record| record.data.topics.iter().map(|topic| &***topic)).collect();
            topics.into_iter().for_each(|topic| add(topic, "", item_kind::VALUE));
        }
        (Some(RecordKind::Agreement), "accept.rule") => {
            for rule in GROUPS.iter().flat_map(|(_, rules)| *rules) {
                add(rule.id, &Manual::of(rule, language.code).summary, item_kind::CONSTANT);
            }
        }
        _ => {}
    }
    for (word, meaning) in spot.words(language.code) {
        add(word, meaning.unwrap_or_default(), item_kind::ENUM_MEMBER);
    }
    let mut bare = |value: String, detail: String, rank: u8| {
        if value.starts_with(written) || has(&words, &value, &[&detail]) {
            let kind = item_kind::VALUE;
            offers.push(Offer { value, detail, kind, is_text: false, rank });
        }
    };
    if let (Some(RecordKind::Agreement), "part") = (record_kind, path.as_str()) {
        for (name, part) in settings.parts.iter().flat_map(|parts| &parts.0) {
            let shown = part.name.as_ref().and_then(|name| name.text(language));
            bare(name.value.clone(), shown.unwrap_or_default().to_owned(), 0);
        }
    }
    if spot.takes_boolean() {
        ["true", "false"].into_iter().for_each(|word| bare(word.to_owned(), String::new(), 0));
    }
    if spot.takes_date() {
        for (at, (day, detail)) in (0_u8..).zip(days(of, &path, from)) {
            bare(Date::day(day).to_string(), say(detail), at);
        }
    }
    if spot.takes_duration() {
        for (at, months) in (0_u8..).zip([1, 3, 6, 12, 24, 36, 48, 60]) {
            let duration = Duration::of_years_and_months(months);
            let detail = say(message!("lsp-duration", time = duration));
            let value = message!("words", words = duration.to_string()).localise(language);
            if value.starts_with(written) {
                let kind = item_kind::VALUE;
                offers.push(Offer { value, detail, kind, is_text: true, rank: at });
            }
        }
    }
    offers
}

/// The ids of a kind of record, by id, title, name and other titles.
fn ids(of: &Found<'_>, kind: RecordKind, words: &[String], offers: &mut Vec<Offer>) {
    let registry = of.workspace.registry();
    let mut add = |id: &str, name: &str, others: &[&str]| {
        let names: Vec<&str> = std::iter::once(name).chain(others.iter().copied()).collect();
        if has(words, id, &names) {
            let rank = rank(words, id, name);
            let (value, detail) = (id.to_owned(), name.to_owned());
            offers.push(Offer { value, detail, kind: item_kind::REFERENCE, is_text: true, rank });
        }
    };
    match kind {
        RecordKind::Agreement => {
            for record in &registry.agreements.records {
                let aliases: Vec<&str> = record.data.aliases.iter().map(|alias| alias.as_str()).collect();
                add(&record.id, record.data.title.as_str(), &aliases);
            }
        }
        RecordKind::Party => {
            for record in &registry.parties.records {
                add(&record.id, record.data.name.as_str(), &[]);
            }
        }
        RecordKind::Body => {
            for record in &registry.bodies.records {
                let short = record.data.short.as_ref().map_or("", |short| short.as_str());
                add(&record.id, record.data.name.as_str(), &[short]);
            }
        }
    }
}

fn rank(words: &[String], id: &str, name: &str) -> u8 {
    let Some(first) = words.first() else { return 0 };
    match (folded(id).starts_with(first), name.split_whitespace().any(|word| folded(word).starts_with(first)))
    {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

/// Days that are likely at a key, each with what it is.
fn days(of: &Found<'_>, path: &str, from: Option<Date>) -> Vec<(NaiveDate, Message)> {
    let today = of.workspace.case().day();
    let mut days = vec![(today, message!("today"))];
    let is_end = path.ends_with("until") || path == "end.date";
    if let Some(from) = from.filter(|_| is_end) {
        for years in 1..=5 {
            let term = Duration::of_years_and_months(years * 12);
            days.push((last_day_of_term(from.first_day(), term), message!("lsp-after-term", time = term)));
        }
    }
    for year in today.year()..=today.year().saturating_add(1) {
        let end = NaiveDate::from_ymd_opt(year, 12, 31);
        days.extend(end.map(|end| (end, message!("lsp-end-of-year", year = year.to_string()))));
    }
    days
}
