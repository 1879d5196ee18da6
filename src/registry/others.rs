//! Other registries, which are read together with one's own.
//!
//! Their records stand in the same tables, after one's own, and their ids begin with the name of their registry:
//! `lanet:avtal-2022`. So references between registries are resolved like any other, and what follows from another
//! registry follows as if it were one. Reports show only one's own, unless they are asked for [all](Registry::report_all).

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::model::Settings;
use crate::source::{Fault, Folder};

use super::aggregate::Registry;
use super::position::{AgreementIx, BodyIx, FileIx, PartyIx, Place};
use super::reference::in_each_record;

/// Another registry that was read.
#[derive(Debug)]
pub struct Other {
    /// What stands before its ids, without the last colon: the name under which one's own registry names it, or, if only
    /// another does, the name of that one and the name there: `lanet:nationellt`.
    pub name: Box<str>,
    /// The value in one's own settings that leads to it.
    pub named_at: Place,
    /// Its settings, or the defaults if they could not be read.
    pub settings: Settings,
    /// Its folder.
    pub folder: Folder,
    /// The commit at which it was read. None for its present files.
    pub commit: Option<Box<str>>,
    /// Its folder as shown, relative to the root of one's own registry.
    pub path: Box<str>,
    /// The file of its settings. None if they could not be read.
    pub settings_file: Option<FileIx>,
    /// What stands before the paths of its files: its folder, and its commit if the settings name a revision.
    pub within: Box<str>,
    /// Its files.
    pub files: Range<u32>,
}

/// By what was read.
impl Hash for Other {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Other { name, named_at, settings, folder: _, commit, path, settings_file, files, within } = self;
        (name, named_at, settings, commit, path, settings_file, files, within).hash(state);
    }
}

/// A registry that could not be read. Nothing is known of the records that references into it name.
#[derive(Debug)]
pub struct UnreadRegistry {
    /// What stands before its ids, as of [`Other`].
    pub name: Box<str>,
    /// Its folder, as the settings give it.
    pub path: Box<str>,
    /// Why.
    pub fault: Fault,
}

/// By its name. Why it could not be read is a finding.
impl Hash for UnreadRegistry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let UnreadRegistry { name, path, fault: _ } = self;
        (name, path).hash(state);
    }
}

impl Registry {
    /// The other registry that a file belongs to. None if it is one of one's own.
    #[must_use]
    pub fn other_of(&self, file: FileIx) -> Option<&Other> {
        let at = self.others.partition_point(|other| other.files.end <= file.0);
        self.others.get(at).filter(|other| other.files.contains(&file.0))
    }

    /// The position of a file's registry: 0 for one's own, then that in [`Registry::others`] and one.
    #[must_use]
    pub fn member_of(&self, file: FileIx) -> usize {
        self.others.partition_point(|other| other.files.start <= file.0)
    }

    /// The settings that apply to the record in a file: those of its registry.
    #[must_use]
    pub fn settings_of(&self, file: FileIx) -> &Settings {
        self.other_of(file).map_or(&self.settings, |other| &other.settings)
    }

    /// The file of the settings that apply to the record in a file. None if there is none.
    #[must_use]
    pub fn settings_file_of(&self, file: FileIx) -> Option<FileIx> {
        self.other_of(file).map_or_else(|| self.settings_file(), |other| other.settings_file)
    }

    /// The settings that apply to an agreement.
    #[must_use]
    pub fn settings_for(&self, agreement: AgreementIx) -> &Settings {
        if self.others.is_empty() { &self.settings } else { self.settings_of(self.agreement(agreement).file) }
    }

    /// The settings that could be read, one's own first, each with its file.
    pub fn every_settings(&self) -> impl Iterator<Item = (FileIx, &Settings)> {
        let own = self.settings_file().map(|file| (file, &self.settings)).filter(|_| self.settings_read);
        let others = self.others.iter().filter_map(|other| Some((other.settings_file?, &other.settings)));
        own.into_iter().chain(others)
    }

    /// The settings of the registries whose records reports show.
    pub fn settings_reported(&self) -> impl Iterator<Item = &Settings> {
        self.every_settings().filter(|(file, _)| self.is_reported(*file)).map(|(_, settings)| settings)
    }

    /// The folder that a file is in, and its path there.
    #[must_use]
    pub fn place_of<'r>(&'r self, own: &'r Folder, file: FileIx) -> (&'r Folder, &'r str) {
        (self.other_of(file).map_or(own, |other| &other.folder), self.path_inside(file))
    }

    /// Shows the records of other registries in reports too.
    pub fn report_all(&mut self) {
        self.reports_all = true;
        self.agreements.report_all();
        self.parties.report_all();
        self.bodies.report_all();
    }

    /// Whether reports show what is in a file: in one's own, or in any if they show all.
    #[must_use]
    pub fn is_reported(&self, file: FileIx) -> bool {
        self.reports_all || self.is_own(file)
    }

    /// Whether a file is one of one's own registry.
    #[must_use]
    pub fn is_own(&self, file: FileIx) -> bool {
        self.others.first().is_none_or(|other| file.0 < other.files.start)
    }

    /// The files of one's own registry.
    #[must_use]
    pub fn own_files(&self) -> &[Box<str>] {
        let end = self.others.first().and_then(|other| usize::try_from(other.files.start).ok());
        end.and_then(|end| self.files.get(..end)).unwrap_or(&self.files)
    }

    /// The name of the other registry, or of the one that could not be read, whose record an id names. None if it names
    /// one of one's own.
    #[must_use]
    pub fn registry_of<'i>(&self, id: &'i str) -> Option<(&'i str, &str)> {
        let others = self.others.iter().map(|other| (&other.name, &other.path));
        let unread = self.unread_registries.iter().map(|unread| (&unread.name, &unread.path));
        let (name, _) = id.rsplit_once(':')?;
        others.chain(unread).find(|(known, _)| ***known == *name).map(|(_, path)| (name, &**path))
    }

    /// The other registry whose record an id names, and the id there. None if it is one of one's own.
    #[must_use]
    pub fn other_with<'i>(&self, id: &'i str) -> Option<(&Other, &'i str)> {
        let (name, inner) = id.rsplit_once(':')?;
        Some((self.others.iter().find(|other| *other.name == *name)?, inner))
    }

    /// The other registry that a file is in by its path, and its path there. None if it is one of one's own.
    #[must_use]
    pub fn other_at<'p>(&self, path: &'p str) -> Option<(&Other, &'p str)> {
        let inside = |other: &'_ Other| path.strip_prefix(&*other.within)?.strip_prefix('/');
        let others = self.others.iter().filter_map(|other| Some((other, inside(other)?)));
        // One may lie in another.
        others.min_by_key(|(_, inside)| inside.len())
    }

    /// The files that reports tell of.
    #[must_use]
    pub fn files_reported(&self) -> &[Box<str>] {
        if self.reports_all { &self.files } else { self.own_files() }
    }

    /// The bodies of which reports tell, in the order of the table.
    pub fn bodies_reported(&self) -> impl Iterator<Item = BodyIx> + use<> {
        (0..self.bodies.reported().len()).map(BodyIx::from)
    }

    /// The path of a file from the root of its own registry.
    #[must_use]
    pub fn path_inside(&self, file: FileIx) -> &str {
        let path = self.path(file);
        let inside =
            self.other_of(file).and_then(|other| path.strip_prefix(&*other.within)?.strip_prefix('/'));
        inside.unwrap_or(path)
    }

    /// The parties of which reports tell and that have a record, in the order of the table. One that several registries
    /// know by the same code comes once.
    pub fn parties_reported(&self) -> impl Iterator<Item = PartyIx> {
        let records = self.parties.reported().iter().enumerate();
        let parties = records.map(|(at, record)| (PartyIx::from(at), &record.id));
        parties.filter(|(party, id)| self.party_of(id) == Some(*party)).map(|(party, _)| party)
    }
}

impl Registry {
    /// The parties and bodies that reports do not show, but that one's own records name; with those who take over from
    /// them, and the members of groups.
    #[must_use]
    pub fn named_elsewhere(&self) -> (BTreeSet<PartyIx>, BTreeSet<BodyIx>) {
        let (mut parties, mut bodies) = (BTreeSet::new(), BTreeSet::new());
        if self.others.is_empty() {
            return (parties, bodies);
        }
        let named = in_each_record(self, |references, found| {
            let own = references.iter().filter(|reference| self.is_own(reference.place.file));
            found.extend(own.map(|reference| *reference.id));
        });
        let mut open: Vec<PartyIx> = named.iter().filter_map(|id| self.party_of(id)).collect();
        while let Some(party) = open.pop() {
            if parties.insert(party) {
                open.extend(self.expand(party));
                let successor = self.party(party).and_then(|record| record.data.replaced_by.as_ref());
                open.extend(successor.and_then(|id| self.party_of(&id.value)));
            }
        }
        let mut open: Vec<BodyIx> = named.iter().filter_map(|id| self.body_of(id)).collect();
        while let Some(body) = open.pop() {
            if bodies.insert(body) {
                open.extend(&self.body_links(body).successors);
            }
        }
        parties.retain(|party| self.party(*party).is_some_and(|record| !self.is_reported(record.file)));
        bodies.retain(|body| !self.is_reported(self.body(*body).file));
        (parties, bodies)
    }
}
