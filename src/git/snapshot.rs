//! The files of a registry at a commit.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foldhash::{HashMap, HashSet, HashSetExt};

use super::blobs::{self, Blob, Prefetch, Store};
use super::known::KnownTexts;
use super::object::ObjectId;
use super::process::{Git, GitError};
use super::tree::{Node, Tree};
use crate::source::{FileType, Files, Folder, MAX_BYTES, RecordKind, is_record_name};

/// The path of the settings in git.
const SETTINGS: &[u8] = b"registry.toml";

/// The longest target of a link, which exceeds the longest path on any system.
const LONGEST_TARGET: u64 = 1 << 16;

/// The files of a registry at a commit. Possible records of some kinds are read in advance in the background; other
/// files, such as documents, are read on demand.
#[derive(Debug)]
pub struct Snapshot {
    root: PathBuf,
    tree: Tree,
    /// The texts of records that need not be read.
    known: HashMap<ObjectId, Arc<str>>,
    read: Prefetch,
    store: Store,
}

impl Snapshot {
    /// The files of a tree in git, as if they were in the folder `root`. Records of the kinds `at_once` are read in
    /// advance, except those whose text is known.
    pub(crate) fn take(
        git: &Git,
        tree: &ObjectId,
        root: PathBuf,
        at_once: &[RecordKind],
        known: &KnownTexts,
    ) -> Result<Snapshot, GitError> {
        let listed = git.tell("ls-tree", ["-r", "-t", "-z", tree.as_str()])?;
        let entries: Vec<Entry> = listed
            .split(|byte| *byte == 0)
            .filter(|line| !line.is_empty())
            .map(Entry::parse)
            .collect::<Option<_>>()
            .ok_or_else(|| GitError::failed("ls-tree", "its answer is not understood"))?;
        let links: Vec<ObjectId> = entries
            .iter()
            .filter(|entry| entry.kind == Kind::Link)
            .map(|entry| entry.object.clone())
            .collect();
        // The settings are read first.
        let (settings, others): (Vec<&Entry>, Vec<&Entry>) = entries
            .iter()
            .filter(|entry| entry.may_be_record(at_once))
            .partition(|entry| entry.path == SETTINGS);
        let mut seen = HashSet::new();
        let records = settings.into_iter().chain(others).map(|entry| &entry.object);
        let mut records: Vec<ObjectId> = records.filter(|object| seen.insert(*object)).cloned().collect();
        let known = known.among(&records);
        records.retain(|object| !known.contains_key(object));
        let read = Prefetch::read(git, &records, MAX_BYTES)?;
        let targets = blobs::read_all(git, &links, LONGEST_TARGET)?;
        let mut tree = Tree::new(root.clone());
        for entry in entries {
            if let Some(node) = entry.kind.node(entry.object, &targets) {
                tree.insert(&path(entry.path), node);
            }
        }
        Ok(Snapshot { root, tree, known, read, store: Store::new(git.clone()) })
    }

    /// The registry's folder at the commit.
    #[must_use]
    pub fn folder(self) -> Folder {
        let root = self.root.clone();
        Folder::among(Arc::new(self), root)
    }
}

impl Files for Snapshot {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.tree.real(path)
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        self.tree.file_type(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        match self.tree.get(&self.tree.real(folder)?)? {
            Node::Folder(entries) => Ok(entries.clone()),
            Node::File(_) | Node::Link(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        let Node::File(object) = self.tree.get(path)? else { return Err(io::ErrorKind::NotFound.into()) };
        if let Some(text) = self.known.get(object) {
            return Ok(Box::new(text.as_bytes()));
        }
        match self.read.get(object) {
            Some(Blob::Bytes(bytes)) => Ok(Box::new(bytes.as_slice())),
            Some(Blob::Unreadable) => Err(self.store.missing(object)),
            Some(Blob::Large) | None => Ok(Box::new(self.store.open(object)?)),
        }
    }
}

/// A line of `ls-tree`.
struct Entry<'l> {
    kind: Kind,
    object: ObjectId,
    path: &'l [u8],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// Also a submodule, of which only the folder is known.
    Folder,
}

impl<'l> Entry<'l> {
    /// Parses `100644 blob <hash>⇥<path>`.
    fn parse(line: &'l [u8]) -> Option<Self> {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let (about, path) = line.split_at_checked(tab)?;
        let mut about = about.split(|byte| *byte == b' ');
        let (mode, _, object) = (about.next()?, about.next()?, about.next()?);
        let kind = match mode {
            b"120000" => Kind::Link,
            b"040000" | b"160000" => Kind::Folder,
            _ => Kind::File,
        };
        Some(Entry { kind, object: ObjectId::parse(object)?, path: path.get(1..)? })
    }

    fn may_be_record(&self, kinds: &[RecordKind]) -> bool {
        let is_in =
            |top: &str| self.path.strip_prefix(top.as_bytes()).is_some_and(|inside| inside.starts_with(b"/"));
        let in_tops = kinds.iter().any(|kind| is_in(kind.folder()));
        let is_record = in_tops && is_record_name(self.path);
        self.kind == Kind::File && (is_record || self.path == SETTINGS)
    }
}

impl Kind {
    fn node(self, object: ObjectId, targets: &HashMap<ObjectId, Blob>) -> Option<Node> {
        Some(match self {
            Kind::File => Node::File(object),
            Kind::Folder => Node::Folder(Vec::new()),
            Kind::Link => match targets.get(&object)? {
                Blob::Bytes(target) => Node::Link(path(target)),
                // Listed as a file that cannot be read.
                Blob::Large | Blob::Unreadable => Node::File(object),
            },
        })
    }
}

/// Converts a path of git to one of the system.
#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

/// Converts a path of git to one of the system.
#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).replace('/', std::path::MAIN_SEPARATOR_STR).into()
}
