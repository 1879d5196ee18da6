//! What a wrong id or name on a command line may mean.

use super::lookup::{self, Found};
use crate::model::Id;
use crate::registry::{AgreementIx, BodyIx, Lookup, Registry, likeliest};
use crate::source::RecordKind;
use crate::source::de::{did_you_mean, suggestion as did_you_mean_any};
use crate::text::composed;
use crate::text::message::{Message, message};

/// How many suggestions are made without a word on the others.
const MOST: usize = 3;

/// The question whether records of some types were meant: those spelt nearly so, or else those with its words. None if
/// there are none.
pub(super) fn suggestion(registry: &Registry, kinds: &[RecordKind], name: &str) -> Option<Message> {
    let wanted = composed(name.trim()).to_lowercase();
    let is_one_type = kinds.len() == 1;
    // The type is needed only where another record has the same id.
    let shown_of = |kind: RecordKind, id: &str| match is_one_type || is_unique(registry, id) {
        true => id.to_owned(),
        false => format!("{}:{id}", kind.name()),
    };
    let shown = |found: Found| {
        let (kind, id) = lookup::id_of(registry, found);
        shown_of(kind, id)
    };
    let mut known = names(registry, kinds);
    known.extend(ids(registry, kinds));
    let near = did_you_mean(&wanted, known.iter().map(|(name, _)| name.as_str()));
    let meant = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
        let mut meant: Vec<String> =
            known.iter().filter(|(name, _)| is(name)).map(|(_, found)| shown(*found)).collect();
        meant.sort_unstable();
        meant.dedup();
        meant
    };
    let meant = match near {
        Some(near) => meant(&|name| name == near),
        None if wanted.is_empty() => Vec::new(),
        None => {
            let near = kinds.iter().flat_map(|kind| registry.near_by_words(*kind, name));
            let near = likeliest(near.collect());
            if near.is_empty() {
                meant(&|known| known.contains(&wanted))
            } else {
                near.into_iter().map(|near| shown_of(near.kind, &near.id)).collect()
            }
        }
    };
    let few: Vec<&str> = meant.iter().map(String::as_str).collect();
    if meant.len() <= MOST {
        did_you_mean_any(&few)
    } else {
        Some(message!("meant", offers = lookup::offer(&meant)))
    }
}

/// The names of the records of some types, in lower case.
pub(super) fn names(registry: &Registry, kinds: &[RecordKind]) -> Vec<(String, Found)> {
    let mut names = Vec::new();
    let mut add = |name: &str, found: Found| {
        if !name.is_empty() {
            names.push((composed(name).to_lowercase(), found));
        }
    };
    for kind in kinds {
        match kind {
            RecordKind::Agreement => {
                for (at, record) in registry.agreements.records.iter().enumerate() {
                    let titles = std::iter::once(&record.data.title).chain(&record.data.aliases);
                    titles.for_each(|title| add(title, Found::Agreement(AgreementIx::from(at))));
                }
            }
            RecordKind::Party => {
                for (at, record) in registry.parties.records.iter().enumerate() {
                    add(&record.data.name, lookup::found(registry, RecordKind::Party, at));
                }
            }
            RecordKind::Body => {
                for (at, record) in registry.bodies.records.iter().enumerate() {
                    let both = std::iter::once(&record.data.name).chain(&record.data.short);
                    both.for_each(|name| add(name, Found::Body(BodyIx::from(at))));
                }
            }
        }
    }
    names
}

/// The ids of the records of some types, also former ones.
fn ids(registry: &Registry, kinds: &[RecordKind]) -> Vec<(String, Found)> {
    let mut ids = Vec::new();
    for kind in kinds {
        let mut add = |known: &str| {
            let position = registry.find(*kind, &Id::new(known)).position();
            ids.extend(
                position.map(|position| (known.to_lowercase(), lookup::found(registry, *kind, position))),
            );
        };
        match kind {
            RecordKind::Agreement => registry.agreements.ids().for_each(&mut add),
            RecordKind::Party => registry.parties.ids().for_each(&mut add),
            RecordKind::Body => registry.bodies.ids().for_each(&mut add),
        }
    }
    ids
}

/// Whether an id belongs to records of one type only.
fn is_unique(registry: &Registry, id: &str) -> bool {
    let id = Id::new(id);
    let known = RecordKind::ALL.into_iter().filter(|kind| registry.find(*kind, &id) != Lookup::Nothing);
    known.count() == 1
}
