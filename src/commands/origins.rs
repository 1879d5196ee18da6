//! From what the files of a folder were made, so that a later run makes only those anew whose content has changed.

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::path::Path;

use foldhash::fast::FixedState;

use crate::text::Digest;

/// What begins the line before a path that tells what the file was made from.
const OF: &str = "# of ";

/// What begins the line that tells what all files were made from.
const ALL_OF: &str = "# all of ";

/// The files of a folder, to be listed in it: each path after what the file was made from and a hash of its bytes, if that
/// is known.
#[derive(Debug, Default)]
pub(super) struct List {
    all: Option<Digest>,
    files: Vec<(String, Option<Origin>)>,
}

/// What a file was made from, and what came of it.
#[derive(Debug, Clone, Copy)]
struct Origin {
    /// The digest of its content. None if it is made each time.
    content: Option<Digest>,
    /// A hash of its bytes.
    bytes: u64,
}

/// The origins of the files in a folder, as its list tells them. Empty if the list says nothing of them, or has been
/// changed by someone else: all files are then made anew.
#[derive(Debug, Default)]
pub(super) struct Origins {
    all: Option<Digest>,
    files: HashMap<String, Origin>,
}

/// A file that is as it was made.
#[derive(Debug)]
pub(super) struct Kept {
    /// The digest of what it was made from. None if it is made each time.
    pub(super) origin: Option<Digest>,
    /// The opened file.
    pub(super) file: File,
    /// Its bytes.
    pub(super) content: Vec<u8>,
}

impl List {
    /// Adds a file with the digest of what it was made from and its bytes, if they are known.
    pub(super) fn add(&mut self, path: String, content: Option<Digest>, bytes: Option<&[u8]>) {
        let origin = bytes.map(|bytes| Origin { content, bytes: hash_of(bytes) });
        self.files.push((path, origin));
    }

    /// Completes it with the digest of what all files were made from, if it is known.
    pub(super) fn finish(&mut self, all: Option<Digest>) {
        self.all = all;
        self.files.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    }

    /// Whether it holds a path. It must be complete.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.binary_search_by(|(listed, _)| listed.as_str().cmp(path)).is_ok()
    }
}

impl Display for List {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(all) = self.all {
            writeln!(f, "{ALL_OF}{all}")?;
        }
        for (path, origin) in &self.files {
            match origin {
                Some(Origin { content: Some(content), bytes }) => writeln!(f, "{OF}{content} {bytes:016x}")?,
                Some(Origin { content: None, bytes }) => writeln!(f, "{OF}- {bytes:016x}")?,
                None => {}
            }
            writeln!(f, "{path}")?;
        }
        Ok(())
    }
}

impl Origins {
    /// Those that a list tells.
    pub(super) fn read(list: &Path) -> Self {
        fs::read_to_string(list).ok().and_then(|list| Self::parse(&list)).unwrap_or_default()
    }

    /// None if a line cannot be understood.
    fn parse(list: &str) -> Option<Self> {
        let mut origins = Origins::default();
        let mut next = None;
        for line in list.lines() {
            if let Some(origin) = line.strip_prefix(OF) {
                let (content, bytes) = origin.split_once(' ')?;
                let content = if content == "-" { None } else { Some(Digest::parse(content)?) };
                next = Some(Origin { content, bytes: u64::from_str_radix(bytes, 16).ok()? });
            } else if let Some(all) = line.strip_prefix(ALL_OF) {
                origins.all = Some(Digest::parse(all)?);
            } else if !line.starts_with('#')
                && let Some(origin) = next.take()
            {
                origins.files.insert(line.to_owned(), origin);
            }
        }
        Some(origins)
    }

    /// The digest of what all files were made from.
    pub(super) fn all(&self) -> Option<Digest> {
        self.all
    }

    /// How many files there are of which it is known what they were made from.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// The file at a path below a folder, if its bytes are those that were written.
    pub(super) fn kept(&self, path: &str, folder: &Path) -> Option<Kept> {
        let origin = self.files.get(path)?;
        let mut file = File::open(folder.join(path)).ok()?;
        let length = usize::try_from(file.metadata().ok()?.len()).ok()?;
        let mut content = Vec::with_capacity(length.saturating_add(1));
        file.read_to_end(&mut content).ok()?;
        (hash_of(&content) == origin.bytes).then_some(Kept { origin: origin.content, file, content })
    }
}

/// A hash by which a change of a file is noticed. Whoever may write to the folder may write anything, so it need not
/// withstand intent.
pub(super) fn hash_of(bytes: &[u8]) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written_and_not_at_all_if_it_was_changed() {
        let mut list = List::default();
        list.add("b.html".to_owned(), Some(Digest::of("b")), Some(b"b"));
        list.add("a.html".to_owned(), None, Some(b"a"));
        list.add("c.html".to_owned(), None, None);
        list.finish(Some(Digest::of("all")));
        assert!(list.holds("a.html") && list.holds("c.html") && !list.holds("d.html"));
        let text = format!("# A heading\n{list}");
        let origins = Origins::parse(&text).unwrap();
        assert_eq!((origins.all(), origins.len()), (Some(Digest::of("all")), 2));
        assert_eq!(origins.files["b.html"].content, Some(Digest::of("b")));
        assert_eq!((origins.files["a.html"].content, origins.files["a.html"].bytes), (None, hash_of(b"a")));
        for (part, broken) in
            [("# of -", "# of --"), ("# of - ", "# of -"), ("all of ", "all of x"), ("# of ", "# of g")]
        {
            assert!(Origins::parse(&text.replace(part, broken)).is_none(), "{part}");
        }
        assert_eq!(Origins::parse("# A heading\na.html\n").unwrap().len(), 0);
    }
}
