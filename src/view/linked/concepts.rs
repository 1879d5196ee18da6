//! Lists of words, such as the states of agreements, as concepts.

use std::collections::BTreeSet;

use crate::model::settings::LocalName;
use crate::registry::AgreementIx;
use crate::text::{Language, LanguageCode};
use crate::time::{PartyStanding, State};
use crate::view::message::message;
use crate::view::{BodyKind, Message, Outcome, PartyKind, words};

use super::address::{common, listed};
use super::graph::Linked;
use super::node::{Address, Node, Object};
use super::vocabulary::{Name, names};

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    States,
    Kinds,
    Parts,
    Topics,
    Standings,
    Outcomes,
    PartyKinds,
    BodyKinds,
}

impl List {
    const ALL: [List; 8] = [
        List::States,
        List::Kinds,
        List::Parts,
        List::Topics,
        List::Standings,
        List::Outcomes,
        List::PartyKinds,
        List::BodyKinds,
    ];

    /// Its name; its concepts begin with it in the singular.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            List::States => ("states", "state"),
            List::Kinds => ("kinds", "kind"),
            List::Parts => ("parts", "part"),
            List::Topics => ("topics", "topic"),
            List::Standings => ("standings", "standing"),
            List::Outcomes => ("outcomes", "outcome"),
            List::PartyKinds => ("party-kinds", "party-kind"),
            List::BodyKinds => ("body-kinds", "body-kind"),
        }
    }

    fn title(self) -> Message {
        match self {
            List::States => message!("column-state"),
            List::Kinds => message!("column-kind"),
            List::Parts => message!("column-part"),
            List::Topics => message!("site-topic"),
            List::Standings => message!("column-standing"),
            List::Outcomes => message!("column-outcome"),
            List::PartyKinds => message!("column-party-kind"),
            List::BodyKinds => message!("column-body-kind"),
        }
    }

    /// A concept of the list.
    pub(super) fn concept(self, word: &str) -> Address {
        listed(self.names().1, word)
    }

    fn types(self) -> Vec<Name> {
        match self {
            List::Standings => vec![names::CONCEPT, names::ROLE],
            List::States
            | List::Kinds
            | List::Parts
            | List::Topics
            | List::Outcomes
            | List::PartyKinds
            | List::BodyKinds => vec![names::CONCEPT],
        }
    }

    fn scheme(self) -> Address {
        common(self.names().0)
    }

    fn node(self, word: &str, labels: impl IntoIterator<Item = Object>) -> Node {
        Node::new(self.concept(word), self.types())
            .with(names::PREF_LABEL, labels)
            .with(names::NOTATION, [Object::text(word)])
            .with(names::IN_SCHEME, [self.scheme().into()])
    }
}

/// A message in every language.
fn said(message: &Message) -> [Object; 2] {
    LanguageCode::ALL.map(|code| Object::Prose(message.localise(Language { code, ids: false }), code))
}

/// The names that registry.toml gives, else the word itself.
fn declared(name: Option<&LocalName>, word: &str) -> Vec<Object> {
    let in_language = |code: LanguageCode| {
        let text = name?.text(Language { code, ids: false })?;
        Some(Object::Prose(text.to_owned(), code))
    };
    let given: Vec<Object> = LanguageCode::ALL.into_iter().filter_map(in_language).collect();
    if given.is_empty() { vec![Object::text(word)] } else { given }
}

impl Linked<'_> {
    /// The lists of words, and their concepts: those of the format, those that registry.toml declares, and those that these
    /// agreements use.
    pub(super) fn concepts(&self, agreements: &[AgreementIx]) -> Vec<Node> {
        let scheme = |list: List| {
            Node::new(list.scheme(), [names::CONCEPT_SCHEME]).with(names::TITLE, said(&list.title()))
        };
        List::ALL
            .into_iter()
            .flat_map(|list| std::iter::once(scheme(list)).chain(self.words(list, agreements)))
            .collect()
    }

    fn words(&self, list: List, agreements: &[AgreementIx]) -> Vec<Node> {
        let settings = &self.case.registry.settings;
        let records = || agreements.iter().map(|agreement| self.case.agreement(*agreement));
        let fixed = |words: Vec<(&'static str, Message)>| {
            words.into_iter().map(|(word, message)| list.node(word, said(&message))).collect()
        };
        match list {
            List::States => fixed(State::ALL.map(|of| (of.name(), words::state(of))).to_vec()),
            List::Standings => {
                fixed(PartyStanding::ALL.map(|of| (of.name(), words::party_standing(of))).to_vec())
            }
            List::Outcomes => fixed(Outcome::ALL.map(|of| (of.name(), words::outcome(of))).to_vec()),
            List::PartyKinds => fixed(PartyKind::ALL.map(|of| (of.name(), words::party_kind(of))).to_vec()),
            List::BodyKinds => fixed(BodyKind::ALL.map(|of| (of.name(), words::body_kind(of))).to_vec()),
            List::Kinds => {
                let declared_kinds =
                    settings.kinds.iter().flat_map(|kinds| &kinds.0).map(|(key, _)| &*key.value);
                let used = records().map(|record| &**record.kind).filter(|kind| !kind.is_empty());
                let all: BTreeSet<&str> = declared_kinds.chain(used).collect();
                let name = |kind: &str| settings.kind(kind).and_then(|kind| kind.name.as_ref());
                all.into_iter()
                    .map(|kind| list.node(kind, declared(name(kind).map(|name| &name.value), kind)))
                    .collect()
            }
            List::Parts => {
                let declared_parts = settings.parts.iter().flat_map(|parts| &parts.0);
                let declared_parts = declared_parts.filter_map(|(key, _)| key.value.parse::<u32>().ok());
                let used = records().filter_map(|record| record.part.as_ref().map(|part| part.value));
                let all: BTreeSet<u32> = declared_parts.chain(used).collect();
                let node = |number: u32| {
                    let name = settings.part(number).and_then(|part| part.name.as_ref());
                    let word = number.to_string();
                    list.node(&word, declared(name.map(|name| &name.value), &word))
                };
                all.into_iter().map(node).collect()
            }
            List::Topics => {
                let all: BTreeSet<&str> =
                    records().flat_map(|record| record.topics.iter().map(|topic| &***topic)).collect();
                let label = |topic: &str| [Object::prose(topic, self.of_records())];
                all.into_iter().map(|topic| list.node(topic, label(topic))).collect()
            }
        }
    }
}
