//! Records as they were in a commit.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

use crate::compare::{self, FieldChange};
use crate::git::ObjectId;
use crate::git::blobs::{self, Blob};
use crate::git::process::{Git, GitError};
use crate::git::raw::FileChange;
use crate::git::repository::slashed;
use crate::load::{record_of, stem};
use crate::model::{Agreement, Body, Party};
use crate::parallel;
use crate::source::{MAX_BYTES, RecordKind, decode, is_record_name};

/// The most versions that are kept for later commits.
const MANY_VERSIONS: usize = 20_000;

/// The registry's folder as a prefix of repository paths.
#[derive(Debug, Clone)]
pub(super) struct Prefix(Vec<u8>);

/// A file that contains a record, with its kind and path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    pub kind: RecordKind,
    pub id: String,
    /// Relative to the registry's root.
    pub path: String,
}

impl Prefix {
    pub(super) fn of(place: &Path) -> Self {
        let mut folder = slashed(place).into_encoded_bytes();
        if !folder.is_empty() {
            folder.push(b'/');
        }
        Prefix(folder)
    }

    /// The prefix for a folder in git's form: ending in a slash, or empty.
    pub(super) fn named(folder: &[u8]) -> Self {
        Prefix(folder.to_owned())
    }

    /// Converts a path of the registry to one of the repository.
    pub(super) fn join(&self, path: &str) -> Vec<u8> {
        self.join_bytes(path.as_bytes())
    }

    pub(super) fn join_bytes(&self, path: &[u8]) -> Vec<u8> {
        [self.0.as_slice(), path].concat()
    }

    /// Converts a path of the repository to one of the registry.
    pub(super) fn inside<'p>(&self, path: &'p [u8]) -> Option<&'p [u8]> {
        path.strip_prefix(self.0.as_slice())
    }

    /// The record at a path of the repository, if records belong there.
    pub(super) fn locate(&self, path: &[u8]) -> Option<Located> {
        self.among_records(self.inside(path)?)
    }

    /// The same, for a registry in any folder of the repository.
    pub(super) fn locate_anywhere(&self, path: &[u8]) -> Option<Located> {
        self.locate(path).or_else(|| {
            let slashes = path.iter().enumerate().filter(|(_, byte)| **byte == b'/');
            let mut rests = slashes.filter_map(|(at, _)| path.get(at + 1..));
            self.among_records(path).or_else(|| rests.find_map(|rest| self.among_records(rest)))
        })
    }

    fn among_records(&self, inside: &[u8]) -> Option<Located> {
        let path = String::from_utf8_lossy(inside).into_owned();
        let (top, _) = path.split_once('/')?;
        let kind = RecordKind::ALL.into_iter().find(|kind| kind.folder() == top)?;
        is_record_name(&path).then(|| Located { kind, id: stem(&path).to_owned(), path })
    }
}

/// A path of git as an argument.
#[cfg(unix)]
pub(super) fn argument(path: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(path.to_owned())
}

/// A path of git as an argument.
#[cfg(not(unix))]
pub(super) fn argument(path: &[u8]) -> OsString {
    String::from_utf8_lossy(path).into_owned().into()
}

/// The version of a record in a commit.
#[derive(Debug, Clone)]
pub(super) enum Version {
    Agreement(Box<Agreement>),
    Party(Box<Party>),
    Body(Box<Body>),
    /// The record cannot be read with certainty.
    Unreadable,
    /// The repository lacks it.
    Missing,
}

impl Version {
    pub(super) fn parse(at: &Located, text: &str) -> Version {
        let read = match at.kind {
            RecordKind::Agreement => {
                record_of(&at.path, text).map(|record| Version::Agreement(Box::new(record)))
            }
            RecordKind::Party => record_of(&at.path, text).map(|record| Version::Party(Box::new(record))),
            RecordKind::Body => record_of(&at.path, text).map(|record| Version::Body(Box::new(record))),
        };
        read.unwrap_or(Version::Unreadable)
    }

    fn of(at: &Located, blob: &Blob) -> Version {
        match blob {
            Blob::Bytes(bytes) => {
                decode(bytes.clone()).map_or(Version::Unreadable, |text| Version::parse(at, &text))
            }
            Blob::Large => Version::Unreadable,
            Blob::Unreadable => Version::Missing,
        }
    }

    pub(super) fn is_readable(&self) -> bool {
        match self {
            Version::Agreement(_) | Version::Party(_) | Version::Body(_) => true,
            Version::Unreadable | Version::Missing => false,
        }
    }

    /// Its title or name.
    pub(super) fn title(&self) -> String {
        match self {
            Version::Agreement(agreement) => agreement.title.to_string(),
            Version::Party(party) => party.name.to_string(),
            Version::Body(body) => body.name.to_string(),
            Version::Unreadable | Version::Missing => String::new(),
        }
    }

    /// Its former ids.
    pub(super) fn former_ids(&self) -> Vec<String> {
        match self {
            Version::Agreement(agreement) => agreement.former_ids.iter().map(|id| id.to_string()).collect(),
            Version::Party(_) | Version::Body(_) | Version::Unreadable | Version::Missing => Vec::new(),
        }
    }

    /// The differences from an older version.
    pub(super) fn since(&self, old: &Version) -> Vec<FieldChange> {
        match (old, self) {
            (Version::Agreement(old), Version::Agreement(new)) => compare::fields(&**old, &**new),
            (Version::Party(old), Version::Party(new)) => compare::fields(&**old, &**new),
            (Version::Body(old), Version::Body(new)) => compare::fields(&**old, &**new),
            (
                _,
                Version::Agreement(_)
                | Version::Party(_)
                | Version::Body(_)
                | Version::Unreadable
                | Version::Missing,
            ) => Vec::new(),
        }
    }
}

/// Versions of records, by object and path, as the meaning of the same bytes depends on the path.
#[derive(Debug, Default)]
pub(super) struct Versions(HashMap<(ObjectId, Vec<u8>), Version>);

impl Versions {
    /// Reads the old and new versions of these files in one go, except those already read.
    pub(super) fn read<'f>(
        &mut self,
        git: &Git,
        prefix: &Prefix,
        files: impl Iterator<Item = &'f FileChange>,
    ) -> Result<(), GitError> {
        let mut wanted: Vec<(ObjectId, Vec<u8>)> = Vec::new();
        for file in files {
            wanted.extend(file.new.iter().map(|object| (object.clone(), file.path.clone())));
            let olds = file.old.iter().flatten();
            wanted.extend(olds.map(|object| (object.clone(), file.path_before().to_owned())));
        }
        wanted.retain(|key| !self.0.contains_key(key));
        wanted.sort_unstable();
        wanted.dedup();
        let mut objects: Vec<ObjectId> = wanted.iter().map(|(object, _)| object.clone()).collect();
        objects.dedup();
        let blobs = blobs::read_all(git, &objects, MAX_BYTES)?;
        let read = parallel::map_owned(wanted, |key| {
            let at = prefix.locate_anywhere(&key.1)?;
            let version = blobs.get(&key.0).map_or(Version::Missing, |blob| Version::of(&at, blob));
            Some((key, version))
        });
        self.0.extend(read.into_iter().flatten());
        Ok(())
    }

    pub(super) fn get(&self, object: &ObjectId, path: &[u8]) -> Option<&Version> {
        self.0.get(&(object.clone(), path.to_owned()))
    }

    /// Discards the versions read so far if there are many.
    pub(super) fn forget_many(&mut self) {
        if self.0.len() > MANY_VERSIONS {
            self.0.clear();
        }
    }

    pub(super) fn insert(&mut self, object: ObjectId, path: Vec<u8>, version: Version) {
        self.0.insert((object, path), version);
    }
}
