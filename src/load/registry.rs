//! The registry: every record that could be read, found by its id, with its references resolved.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::{HashMap, HashMapExt};

use crate::model::{Agreement, Body, Id, Party, Settings};
use crate::source::{Fault, Few, Span};

use super::documents::DocumentState;
use super::links::{AgreementLinks, BodyLinks, Days, PartyLinks};

/// A file of the registry, by its position in [`Registry::files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileIx(pub u32);

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in a slice.
            #[must_use]
            pub fn position(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(position: usize) -> Self {
                $name(u32::try_from(position).unwrap_or(u32::MAX))
            }
        }
    };
}
index_type! {
    /// An agreement, by its position in [`Registry::agreements`]: in the order of ids.
    AgreementIx
}
index_type! {
    /// A body, by its position in [`Registry::bodies`]: in the order of ids.
    BodyIx
}
index_type! {
    /// A party by name, whether or not it has a record: see [`Registry::party_id`].
    PartyIx
}

/// A place in a file of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileIx,
    /// Where in it.
    pub span: Span,
}

/// A fault found while reading, in its file.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The file.
    pub file: FileIx,
    /// The id of the record in it, where it is a record.
    pub record: Option<Id>,
    /// What is wrong.
    pub fault: Fault,
    /// Places in other files that make it wrong.
    pub elsewhere: Vec<(Place, String)>,
}

/// A record and the file it stands in.
#[derive(Debug)]
pub struct Record<T> {
    /// Its id: the stem of its file.
    pub id: Id,
    /// Its file.
    pub file: FileIx,
    /// Keys of the record's top level in which reading found a fault: what is absent there may only be misspelt.
    pub faulty_keys: Few<Box<str>>,
    /// What it says; shared by the registries that were read together, where their files are the same.
    pub data: Arc<T>,
}

impl<T> Record<T> {
    /// A place in its file.
    #[must_use]
    pub fn at(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }

    /// Did reading find a fault under this top-level key?
    #[must_use]
    pub fn is_faulty(&self, key: &str) -> bool {
        self.faulty_keys.iter().any(|faulty| **faulty == *key)
    }
}

/// What an id leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The record at this position.
    Record(usize),
    /// The record at this position, which used to have that id.
    Renamed(usize),
    /// A file that has that id but could not be read.
    Unread,
    /// Nothing.
    Nothing,
}

impl Found {
    /// The position of the record, if there is one.
    #[must_use]
    pub fn position(self) -> Option<usize> {
        match self {
            Found::Record(position) | Found::Renamed(position) => Some(position),
            Found::Unread | Found::Nothing => None,
        }
    }
}

/// All records of one type, in the order of their ids.
#[derive(Debug)]
pub struct Table<T> {
    /// The records.
    pub records: Vec<Record<T>>,
    /// Records of which nothing certain can be said: no report has them, but what they refer to can be checked.
    pub set_aside: Vec<Record<T>>,
    pub(super) by_id: HashMap<Id, Found>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { records: Vec::new(), set_aside: Vec::new(), by_id: HashMap::new() }
    }
}

impl<T> Table<T> {
    /// What `id` leads to.
    #[must_use]
    pub fn find(&self, id: &Id) -> Found {
        self.by_id.get(id).copied().unwrap_or(Found::Nothing)
    }

    /// Every id that can be referred to, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.by_id.keys().map(|id| &**id)
    }
}

/// A whole registry, read and linked.
#[derive(Debug, Default)]
pub struct Registry {
    /// Its settings; the defaults where registry.toml could not be read.
    pub settings: Settings,
    /// Could registry.toml be read?
    pub settings_read: bool,
    /// Paths of all its files, relative to its root, with `/`; sorted.
    pub files: Vec<Box<str>>,
    /// Agreements.
    pub agreements: Table<Agreement>,
    /// Parties and groups.
    pub parties: Table<Party>,
    /// Bodies.
    pub bodies: Table<Body>,
    /// What is wrong with the shape of the files.
    pub faults: Vec<FileFault>,
    /// Files that should be records and are missing from every report: they could not be read.
    pub unread: Vec<FileIx>,
    pub(super) agreement_links: Vec<AgreementLinks>,
    pub(super) body_links: Vec<BodyLinks>,
    pub(super) party_links: PartyLinks,
    pub(super) documents: HashMap<(AgreementIx, u32), DocumentState>,
}

impl Registry {
    /// The registry's settings file, if it is there.
    #[must_use]
    pub fn settings_file(&self) -> Option<FileIx> {
        let position = self.files.iter().position(|path| &**path == "registry.toml")?;
        u32::try_from(position).ok().map(FileIx)
    }

    /// The path of a file, from the registry's root.
    #[must_use]
    pub fn path(&self, file: FileIx) -> &str {
        self.files.get(file.0 as usize).map_or("", |path| path)
    }

    /// Every agreement.
    pub fn agreement_ixs(&self) -> impl Iterator<Item = AgreementIx> + use<> {
        (0..self.agreements.records.len()).map(AgreementIx::from)
    }

    /// The record of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from a position in this table")]
    pub fn agreement(&self, agreement: AgreementIx) -> &Record<Agreement> {
        &self.agreements.records[agreement.position()]
    }

    /// The record of a body.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an index is only ever made from a position in this table")]
    pub fn body(&self, body: BodyIx) -> &Record<Body> {
        &self.bodies.records[body.position()]
    }

    /// The references of an agreement, resolved.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn links(&self, agreement: AgreementIx) -> &AgreementLinks {
        &self.agreement_links[agreement.position()]
    }

    /// The references of a body, resolved.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each body")]
    pub fn body_links(&self, body: BodyIx) -> &BodyLinks {
        &self.body_links[body.position()]
    }

    /// The record of a party, if there is one that could be read.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<&Record<Party>> {
        self.parties.records.get(party.position())
    }

    /// The id of a party.
    #[must_use]
    pub fn party_id(&self, party: PartyIx) -> &Id {
        self.party_links.id(party)
    }

    /// The parties that `party` ever stands for: the members of a group, groups among them expanded; itself, if it is no
    /// group. In the order of their ids' first mention; no party twice.
    #[must_use]
    pub fn expand(&self, party: PartyIx) -> &[PartyIx] {
        self.party_links.expand(party)
    }

    /// The parties that `party` stands for on `day`: as [`Registry::expand`], without those who are members then no more or
    /// not yet.
    pub fn expand_on(&self, party: PartyIx, day: NaiveDate) -> impl Iterator<Item = PartyIx> {
        self.party_links.expand_on(party, day)
    }

    /// The parties that `party` ever stands for, each with days on which it does; one may come several times.
    pub fn members(&self, party: PartyIx) -> impl Iterator<Item = (PartyIx, Days)> {
        self.party_links.members(party)
    }

    /// The party of that id, whether or not it has a record.
    #[must_use]
    pub fn party_of(&self, id: &Id) -> Option<PartyIx> {
        self.party_links.find(id)
    }

    /// The agreement that an id leads to.
    #[must_use]
    pub fn agreement_of(&self, id: &Id) -> Option<AgreementIx> {
        self.agreements.find(id).position().map(AgreementIx::from)
    }

    /// The body that an id leads to.
    #[must_use]
    pub fn body_of(&self, id: &Id) -> Option<BodyIx> {
        self.bodies.find(id).position().map(BodyIx::from)
    }

    /// What is known of the file at a document's `path`; `position` is that of the document in its record.
    #[must_use]
    pub fn document(&self, agreement: AgreementIx, position: usize) -> Option<DocumentState> {
        let position = u32::try_from(position).ok()?;
        self.documents.get(&(agreement, position)).copied()
    }

    /// Paths of the documents that git has not put into the folder.
    #[must_use]
    pub fn documents_left_out(&self) -> BTreeSet<&str> {
        let left_out = self.documents.iter().filter(|(_, state)| **state == DocumentState::LeftOut);
        let path = |((agreement, position), _): (&(AgreementIx, u32), _)| {
            let document = self.agreement(*agreement).data.document.get(usize::try_from(*position).ok()?)?;
            document.path.as_ref().map(|path| &****path)
        };
        left_out.filter_map(path).collect()
    }
}
