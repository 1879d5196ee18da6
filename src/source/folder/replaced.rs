//! A folder as it would be if some of its files had other contents.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Cursor, Read};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{FileType, Files};
use super::root::Folder;
use super::unreadable::Unreadable;
use crate::source::decode;
use crate::source::fault::Fault;

/// A byte-order mark in UTF-8.
const MARK: &str = "\u{feff}";

/// The text of a file as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Where it is stored, with all links resolved.
    pub place: PathBuf,
    /// The file itself, or the link to it, in a folder with all links resolved.
    pub named: PathBuf,
    /// The text, with a byte-order mark if it has one.
    pub text: String,
}

impl Folder {
    /// The text of a file as it is stored, byte for byte, by its path as in [`Folder::list`].
    ///
    /// # Errors
    ///
    /// As [`Folder::read`].
    pub fn stored(&self, path: &str) -> Result<Stored, Fault> {
        let (place, bytes) = self.bytes(path).map_err(Unreadable::fault)?;
        let is_marked = bytes.starts_with(MARK.as_bytes());
        let text = decode(bytes)?;
        let named = self.named(path).unwrap_or_else(|| place.clone());
        Ok(Stored { place, named, text: if is_marked { format!("{MARK}{text}") } else { text } })
    }

    /// A file, or the link to it, in a folder with all links resolved. None if the folder is not there.
    fn named(&self, path: &str) -> Option<PathBuf> {
        let joined = self.join(path);
        Some(self.resolve(joined.parent()?).ok()?.join(joined.file_name()?))
    }

    /// The same folder with other texts in some of its files, by path. Paths that are no files of it do not count.
    #[must_use]
    pub fn with_texts(&self, texts: &BTreeMap<String, String>) -> Folder {
        let place =
            |(path, text): (&String, &String)| Some((self.stored(path).ok()?.place, Some(text.clone())));
        self.with_contents(texts.iter().filter_map(place).collect())
    }

    /// The same folder with other contents of some files, by the places where they are stored. A file that is not there
    /// is new; None takes a file away. Nothing is written.
    #[must_use]
    pub fn with_contents(&self, contents: BTreeMap<PathBuf, Option<String>>) -> Folder {
        let variant = self.variant.with(contents.keys());
        let files = Replaced { files: Arc::clone(&self.files), contents };
        let left_out = self.left_out.iter().cloned().collect();
        let mut folder = Folder::among(Arc::new(files), self.root().to_owned()).with_left_out(left_out);
        folder.variant = variant;
        folder.neighbours = Arc::clone(&self.neighbours);
        folder
    }
}

/// Files, some of which have other contents.
#[derive(Debug)]
struct Replaced {
    files: Arc<dyn Files>,
    contents: BTreeMap<PathBuf, Option<String>>,
}

impl Replaced {
    /// The new files in a folder or below it: names of entries of the folder, with the type of each.
    fn new_entries<'f>(&'f self, folder: &'f Path) -> impl Iterator<Item = (OsString, FileType)> + 'f {
        // Paths in a folder come right after it.
        let below = self.contents.range::<Path, _>((Bound::Included(folder), Bound::Unbounded));
        let below = below.take_while(move |(path, _)| path.starts_with(folder));
        below.filter(|(_, content)| content.is_some()).filter_map(move |(path, _)| {
            let mut inside = path.strip_prefix(folder).ok()?.components();
            let name = inside.next()?.as_os_str().to_owned();
            Some((name, if inside.next().is_none() { FileType::File } else { FileType::Folder }))
        })
    }

    /// Whether it is a folder only because new files are in it.
    fn is_new_folder(&self, path: &Path) -> bool {
        // First what needs no look at the disk: this is asked of every file.
        self.new_entries(path).next().is_some() && self.files.file_type(path).is_err()
    }
}

impl Files for Replaced {
    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match self.contents.get(path) {
            Some(Some(_)) => Ok(path.to_owned()),
            Some(None) => Err(io::ErrorKind::NotFound.into()),
            None if self.is_new_folder(path) => Ok(path.to_owned()),
            // A link may lead to a file that is taken away.
            None => match self.files.real(path)? {
                real if matches!(self.contents.get(&real), Some(None)) => Err(io::ErrorKind::NotFound.into()),
                real => Ok(real),
            },
        }
    }

    fn file_type(&self, path: &Path) -> io::Result<FileType> {
        match self.contents.get(path) {
            Some(Some(_)) => Ok(FileType::File),
            Some(None) => Err(io::ErrorKind::NotFound.into()),
            None if self.is_new_folder(path) => Ok(FileType::Folder),
            None => self.files.file_type(path),
        }
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
        let standing = if self.is_new_folder(folder) { Vec::new() } else { self.files.entries(folder)? };
        let mut entries: BTreeMap<OsString, FileType> = standing.into_iter().collect();
        entries.retain(|name, _| !matches!(self.contents.get(&folder.join(name)), Some(None)));
        for (name, stands) in self.new_entries(folder) {
            entries.entry(name).or_insert(stands);
        }
        Ok(entries.into_iter().collect())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + '_>> {
        match self.contents.get(path) {
            Some(Some(text)) => Ok(Box::new(Cursor::new(text.as_bytes()))),
            Some(None) => Err(io::ErrorKind::NotFound.into()),
            None => self.files.open(path),
        }
    }

    fn open_if_file(&self, path: &Path) -> io::Result<Option<Box<dyn Read + '_>>> {
        match self.contents.get(path) {
            Some(_) => self.open(path).map(Some),
            None => self.files.open_if_file(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_is_read_as_if_it_had_other_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("agreements")).unwrap();
        for (path, text) in
            [("registry.toml", ""), ("agreements/a.toml", "\u{feff}a"), ("agreements/b.toml", "b")]
        {
            fs::write(folder.path().join(path), text).unwrap();
        }
        let old = Folder::open(folder.path()).unwrap();
        let a = old.stored("agreements/a.toml").unwrap();
        assert_eq!((a.text.as_str(), old.read("agreements/a.toml").unwrap().as_str()), ("\u{feff}a", "a"));
        let at = |path: &str| old.root().join(path);
        let new = old.with_contents(BTreeMap::from([
            (a.place, Some("ny".to_owned())),
            (at("agreements/b.toml"), None),
            (at("agreements/lan/c.toml"), Some("c".to_owned())),
            (at("parties/p.toml"), Some("p".to_owned())),
        ]));
        let paths: Vec<String> = new.list().into_iter().map(|entry| entry.path).collect();
        assert_eq!(paths, ["agreements/a.toml", "agreements/lan/c.toml", "parties/p.toml", "registry.toml"]);
        assert_eq!(new.read("agreements/a.toml").unwrap(), "ny");
        assert_eq!(new.read("agreements/lan/c.toml").unwrap(), "c");
        let is_same = |name: &str| new.variant().has_same(old.variant(), &at(name));
        assert!(is_same("registry.toml") && !is_same("agreements/a.toml") && !is_same("agreements/b.toml"));
        // Of a variant of a variant, all that differs from the original counts.
        let newer = new.with_contents(BTreeMap::from([(at("registry.toml"), Some(String::new()))]));
        let is_same = |name: &str| newer.variant().has_same(old.variant(), &at(name));
        assert!(!is_same("registry.toml") && !is_same("agreements/a.toml") && is_same("agreements/x.toml"));
        let other = Folder::open(folder.path()).unwrap();
        assert!(!new.variant().has_same(other.variant(), &at("registry.toml")));
        assert!(new.read("agreements/b.toml").is_err() && old.read("agreements/b.toml").is_ok());
        assert!(!new.has(Path::new("agreements/b.toml")));
    }
}
