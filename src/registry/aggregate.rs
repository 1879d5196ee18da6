//! The registry: every record that could be read, by id, with references resolved.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use chrono::NaiveDate;
use foldhash::{HashMap, HashSet};

use crate::model::{Agreement, Body, Id, Party, Settings};
use crate::source::{Fault, RecordKind};
use crate::text::Message;

use super::links::{AgreementLinks, BodyLinks};
use super::near::NearNames;
use super::others::{Other, UnreadRegistry};
use super::parties::{Days, PartyLinks};
use super::position::{AgreementIx, BodyIx, FileIx, PartyIx, Place};
use super::record::{Lookup, Record, Table};

/// A fault found while reading, with its file.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The file.
    pub file: FileIx,
    /// The id of the record, if the file is one.
    pub record: Option<Id>,
    /// What is wrong.
    pub fault: Fault,
    /// Related places in other files.
    pub elsewhere: Vec<(Place, Message)>,
}

/// The state of the file at a document's `path`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DocumentState {
    /// It exists and matches its `sha256`, if one is given.
    Present,
    /// There is no such file in the registry.
    Missing,
    /// It exists but does not match its `sha256`: the fingerprint that it has.
    Changed(Box<str>),
    /// It exists but cannot be read.
    Unreadable,
    /// It belongs to the registry, but git has left it out of the folder.
    LeftOut,
}

/// A whole registry, read and linked.
#[derive(Debug, Default)]
pub struct Registry {
    /// Its settings, or the defaults if registry.toml could not be read.
    pub settings: Settings,
    /// Whether registry.toml could be read.
    pub settings_read: bool,
    /// Paths of all its files, relative to its root, with `/`; sorted. After them those of other registries, by registry.
    pub files: Vec<Box<str>>,
    /// Agreements.
    pub agreements: Table<Agreement>,
    /// Parties and groups.
    pub parties: Table<Party>,
    /// Bodies.
    pub bodies: Table<Body>,
    /// Faults in the shape of the files.
    pub faults: Vec<FileFault>,
    /// Files that should be records but could not be read. Every report lacks them.
    pub unread: Vec<FileIx>,
    /// The other registries that were read together with it, the nearest first.
    pub others: Vec<Other>,
    /// Those that could not be read.
    pub unread_registries: Vec<UnreadRegistry>,
    pub(super) reports_all: bool,
    settings_file: Option<FileIx>,
    pub(super) agreement_links: Vec<AgreementLinks>,
    pub(super) body_links: Vec<BodyLinks>,
    pub(super) party_links: PartyLinks,
    documents: HashMap<(AgreementIx, u32), DocumentState>,
    /// The titles that several agreements have, once somebody has asked.
    pub(super) shared_titles: OnceLock<HashSet<Box<str>>>,
    pub(super) near_names: NearNames,
}

/// By what was read. The rest follows from it; faults are reported as findings.
impl Hash for Registry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Registry {
            settings,
            settings_read,
            files,
            agreements,
            parties,
            bodies,
            unread,
            documents,
            others,
            unread_registries,
            reports_all,
            faults: _,
            settings_file: _,
            agreement_links: _,
            body_links: _,
            party_links: _,
            shared_titles: _,
            near_names: _,
        } = self;
        (settings, settings_read, files, unread).hash(state);
        (agreements, parties, bodies).hash(state);
        (others, unread_registries, reports_all).hash(state);
        documents.iter().collect::<BTreeMap<_, _>>().hash(state);
    }
}

impl Registry {
    /// Sets the states of the documents, by agreement and position in the record.
    pub(crate) fn set_documents(&mut self, documents: HashMap<(AgreementIx, u32), DocumentState>) {
        self.documents = documents;
    }

    /// The registry's settings file, if it exists.
    #[must_use]
    pub fn settings_file(&self) -> Option<FileIx> {
        self.settings_file
    }

    /// Sets the registry's settings file.
    pub(crate) fn set_settings_file(&mut self, file: Option<FileIx>) {
        self.settings_file = file;
    }

    /// The path of a file, relative to the registry's root.
    #[must_use]
    pub fn path(&self, file: FileIx) -> &str {
        self.files.get(file.0 as usize).map_or("", |path| path)
    }

    /// The agreements that reports show: one's own, unless they show those of all registries.
    pub fn agreement_ixs(&self) -> impl Iterator<Item = AgreementIx> + use<> {
        (0..self.agreements.reported().len()).map(AgreementIx::from)
    }

    /// Every agreement, also of other registries.
    pub fn every_agreement_ix(&self) -> impl Iterator<Item = AgreementIx> + use<> {
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

    /// The resolved references of an agreement.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each agreement")]
    pub fn links(&self, agreement: AgreementIx) -> &AgreementLinks {
        &self.agreement_links[agreement.position()]
    }

    /// The resolved references of a body.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one entry is made for each body")]
    pub fn body_links(&self, body: BodyIx) -> &BodyLinks {
        &self.body_links[body.position()]
    }

    /// The record of a party, if it has one that could be read.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Option<&Record<Party>> {
        self.parties.records.get(party.position())
    }

    /// The id of a party.
    #[must_use]
    pub fn party_id(&self, party: PartyIx) -> &Id {
        self.party_links.id(party)
    }

    /// All parties that `party` ever stands for: for a group, its members with nested groups expanded; otherwise
    /// itself. In the order in which their ids are first mentioned, without duplicates.
    #[must_use]
    pub fn expand(&self, party: PartyIx) -> &[PartyIx] {
        self.party_links.expand(party)
    }

    /// The parties that `party` stands for on `day`: as [`Registry::expand`], without former and future members.
    pub fn expand_on(&self, party: PartyIx, day: NaiveDate) -> impl Iterator<Item = PartyIx> {
        self.party_links.expand_on(party, day)
    }

    /// The parties that `party` ever stands for, each with the days on which it does. A party may occur several times.
    pub fn members(&self, party: PartyIx) -> impl Iterator<Item = (PartyIx, Days)> {
        self.party_links.members(party)
    }

    /// The party with this id, whether or not it has a record.
    #[must_use]
    pub fn party_of(&self, id: &Id) -> Option<PartyIx> {
        self.party_links.find(id)
    }

    /// Looks up an id, including former ids, among the records of a kind.
    #[must_use]
    pub fn find(&self, kind: RecordKind, id: &Id) -> Lookup {
        match kind {
            RecordKind::Agreement => self.agreements.find(id),
            RecordKind::Party => self.parties.find(id),
            RecordKind::Body => self.bodies.find(id),
        }
    }

    /// The agreement with an id or former id.
    #[must_use]
    pub fn agreement_of(&self, id: &Id) -> Option<AgreementIx> {
        self.agreements.find(id).position().map(AgreementIx::from)
    }

    /// The body with an id.
    #[must_use]
    pub fn body_of(&self, id: &Id) -> Option<BodyIx> {
        self.bodies.find(id).position().map(BodyIx::from)
    }

    /// The state of the file at a document's `path`. `position` is the document's position in its record.
    #[must_use]
    pub fn document(&self, agreement: AgreementIx, position: usize) -> Option<DocumentState> {
        let position = u32::try_from(position).ok()?;
        self.documents.get(&(agreement, position)).cloned()
    }

    /// The paths of the documents that git has left out of the folder.
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
