//! Records by what people call them.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::model::Id;
use crate::registry::{ReferenceKey, Registry};
use crate::source::RecordKind;
use crate::source::de::Words;
use crate::text::message::message;
use crate::text::{brief, is_device, plain, slug};

use super::Problem;

/// The length of an id that is made from a name, in characters.
const LENGTH: usize = 60;

/// How many unknown names are compared with the known ones.
const MOST_COMPARED: usize = 100;

/// A text without what does not count when texts are compared: capitals, the number of spaces, and characters that only
/// look different.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = plain(text);
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether two names are likely meant to be the same: up to two slips, or one is the beginning of the other.
fn is_close(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one) || strsim::osa_distance(one, other) <= 2
}

/// A party or body that is named in a list and that the registry does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it would be.
    pub kind: RecordKind,
    /// Its name, as in the list.
    pub name: String,
    /// Its id, made of the name.
    pub id: String,
}

/// The records of a registry by their ids, names, short names, codes, titles and registration numbers.
#[derive(Debug)]
pub struct Names {
    known: HashMap<String, Vec<(RecordKind, Id)>>,
    /// Ids that no new party or body may have.
    taken: HashSet<String>,
    proposals: Vec<Proposal>,
    proposed: HashMap<(RecordKind, String), usize>,
    /// How many unknown names have been compared with the known ones, which takes time for each.
    compared: Cell<usize>,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// The record with this id.
    Known(Id),
    /// A record that would have to be made: its position among the proposals.
    Proposed(usize),
}

impl Names {
    /// Those of a registry.
    #[must_use]
    pub fn of(registry: &Registry) -> Self {
        let mut names = Names {
            known: HashMap::new(),
            taken: HashSet::new(),
            proposals: Vec::new(),
            proposed: HashMap::new(),
            compared: Cell::new(0),
        };
        for record in registry.parties.reported() {
            let code = record.data.code.as_ref().map(|code| code.value.as_str());
            names.add(RecordKind::Party, record.id, [Some(record.data.name.value.as_str()), code]);
        }
        for record in registry.bodies.reported() {
            let short = record.data.short.as_ref().map(|short| short.value.as_str());
            names.add(RecordKind::Body, record.id, [Some(record.data.name.value.as_str()), short]);
        }
        for record in registry.agreements.reported() {
            let (data, kind) = (&record.data, RecordKind::Agreement);
            let reference = data.reference.as_ref().map(|reference| reference.value.as_str());
            names.add(kind, record.id, [Some(data.title.value.as_str()), reference]);
            names.add(kind, record.id, data.aliases.iter().map(|alias| Some(alias.value.as_str())));
        }
        // Those that could not be read have their ids all the same.
        for ids in [registry.parties.ids().collect::<Vec<_>>(), registry.bodies.ids().collect()] {
            names.taken.extend(ids.into_iter().map(str::to_owned));
        }
        names
    }

    /// Adds what a record is called.
    pub fn add<'n>(&mut self, kind: RecordKind, id: Id, names: impl IntoIterator<Item = Option<&'n str>>) {
        let names = names.into_iter().flatten().filter(|name| !name.is_empty()).map(fold);
        for name in std::iter::once(id.to_string()).chain(names) {
            let known = self.known.entry(name).or_default();
            if !known.contains(&(kind, id)) {
                known.push((kind, id));
            }
        }
    }

    /// The record that a key names by this text. A party or body that is unknown is proposed.
    ///
    /// # Errors
    ///
    /// If several are called so; or an agreement, or a text that no id can be made of, is unknown.
    pub fn find(&mut self, key: ReferenceKey, text: &str) -> Result<Meant, Problem> {
        let folded = fold(text);
        let known = self.known.get(&folded).map(Vec::as_slice).unwrap_or_default();
        // The more likely kind comes first.
        for kind in key.types() {
            let of_kind: Vec<Id> = known.iter().filter(|(of, _)| *of == kind).map(|(_, id)| *id).collect();
            // An id means that record, whatever else is called so.
            match of_kind.iter().find(|id| ***id == *folded).or(of_kind.first()) {
                None => {}
                Some(id) if of_kind.len() == 1 || **id == *folded => return Ok(Meant::Known(*id)),
                Some(_) => {
                    let ids: Vec<String> = of_kind.iter().map(|id| format!("`{id}`")).collect();
                    return Err(Problem::new(
                        message!("import-several-called", text = brief(text)),
                        message!("import-write-id", ids = ids.join(", ")),
                    ));
                }
            }
        }
        match key.names {
            RecordKind::Agreement => Err(self.unknown(key, text)),
            kind @ (RecordKind::Party | RecordKind::Body) => self.propose(kind, text, folded),
        }
    }

    fn propose(&mut self, kind: RecordKind, name: &str, folded: String) -> Result<Meant, Problem> {
        if let Some(at) = self.proposed.get(&(kind, folded.clone())) {
            return Ok(Meant::Proposed(*at));
        }
        let base = slug(name, LENGTH);
        let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
        let is_free = |id: &String| !self.taken.contains(id) && !is_device(id);
        let id = std::iter::once(base.clone()).chain(numbered).find(is_free).filter(|_| !base.is_empty());
        let Some(id) = id else {
            return Err(Problem::new(
                message!("import-no-id-of-name", text = brief(name)),
                message!("import-record-by-hand"),
            ));
        };
        self.taken.insert(id.clone());
        let at = self.proposals.len();
        self.proposals.push(Proposal { kind, name: name.to_owned(), id });
        self.proposed.insert((kind, folded), at);
        Ok(Meant::Proposed(at))
    }

    /// What has been proposed.
    #[must_use]
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// The problem that a key names a record that the registry does not have, with the nearest name.
    #[must_use]
    pub fn unknown(&self, key: ReferenceKey, text: &str) -> Problem {
        let near = self.near(key, text);
        let message = match key.names {
            RecordKind::Agreement => message!("import-unknown-agreement", text = brief(text)),
            RecordKind::Party => message!("import-unknown-party", text = brief(text)),
            RecordKind::Body => message!("import-unknown-body", text = brief(text)),
        };
        let help = match (near, key.names) {
            (Some(near), _) => message!("import-near", near = near, text = brief(text)),
            (None, RecordKind::Agreement) => message!("import-agreement-help"),
            (None, RecordKind::Party | RecordKind::Body) => {
                message!("import-create-help", text = brief(text))
            }
        };
        Problem::new(message, help)
    }

    fn near(&self, key: ReferenceKey, text: &str) -> Option<String> {
        self.compared.set(self.compared.get() + 1);
        if self.compared.get() > MOST_COMPARED {
            return None;
        }
        let of_kind =
            self.known.iter().filter(|(_, known)| known.iter().any(|(kind, _)| key.may_name(*kind)));
        let words: Words<'_> = of_kind.map(|(name, _)| name.as_str()).collect();
        let folded = fold(text);
        let near = words.near(&folded).filter(|near| is_close(near, &folded))?;
        let known = self.known.get(near)?;
        known.iter().find(|(kind, _)| key.may_name(*kind)).map(|(_, id)| id.to_string())
    }
}
