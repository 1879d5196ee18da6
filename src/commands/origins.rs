//! From what the files of a folder were made, so that a later run makes only those anew whose content has changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::{self, Display, Formatter, Write};
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::mem;
use std::path::Path;

use foldhash::fast::FixedState;

use crate::load::AskedDocument;
use crate::render::site::{MadeFrom, Piece, Pieced};
use crate::text::Digest;

/// What begins the first line, with a hash of all others.
const HASH: &str = "# hash of these lines: ";

/// What begins a line before a path that tells what a piece of the file was made from, and from where to where it stands.
const PIECE_OF: &str = "# piece of ";

/// What begins the line before a path that tells what the file was made from.
const OF: &str = "# of ";

/// What begins the line that tells what all files were made from.
const ALL_OF: &str = "# all of ";

/// What begins the line that tells which inputs all files were made from.
const INPUTS: &str = "# from inputs ";

/// What begins a line with a document that is one of them: the position of its registry, how it was looked at, its path.
const DOCUMENT: &str = "# document ";

/// The files of a folder, to be listed in it: each path after what the file was made from and a hash of its bytes, if that
/// is known.
#[derive(Debug, Default)]
pub(super) struct List {
    inputs: Option<Inputs>,
    all: Option<Digest>,
    files: BTreeMap<String, (Option<Origin>, Vec<Piece>)>,
}

/// What all files of a folder are made from, byte for byte, before anything is read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inputs {
    /// The digest of everything.
    pub(super) digest: Digest,
    /// The documents among them, which only the records tell.
    pub(super) documents: BTreeSet<AskedDocument>,
}

/// What a file was made from, and what came of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// From what it was made. Unknown if it is made each time.
    pub(super) from: MadeFrom,
    /// A hash of its bytes.
    bytes: u64,
}

/// The origins of the files in a folder, as its list tells them. Empty if the list says nothing of them, or has been
/// changed by someone else: all files are then made anew.
#[derive(Debug, Default)]
pub(super) struct Origins {
    inputs: Option<Inputs>,
    all: Option<Digest>,
    files: HashMap<String, Origin>,
    /// Of those files that have some, by path.
    pieces: HashMap<String, Vec<Piece>>,
}

/// A file that is as it was made.
#[derive(Debug)]
pub(super) struct Kept {
    /// From what it was made, and what came of it.
    pub(super) origin: Origin,
    /// The opened file.
    pub(super) file: File,
}

impl Origin {
    /// That of a file with these bytes.
    pub(super) fn of(from: MadeFrom, bytes: &[u8]) -> Self {
        Origin { from, bytes: hash_of(bytes) }
    }

    /// Whether a file with the other has the same bytes.
    pub(super) fn has_bytes_of(self, other: Origin) -> bool {
        self.bytes == other.bytes
    }

    /// That of the same file, which would be made the same from this.
    pub(super) fn again(self, from: MadeFrom) -> Self {
        let content = from.content.or(self.from.content);
        Origin { from: MadeFrom { content, ..from }, ..self }
    }
}

impl List {
    /// Adds a file with what it was made from, if that is known, and its pieces. If it is there already, it is another now.
    pub(super) fn add(&mut self, path: String, origin: Option<Origin>, pieces: Vec<Piece>) {
        self.files.insert(path, (origin, pieces));
    }

    /// Adds what all files were made from.
    pub(super) fn note_inputs(&mut self, inputs: Inputs) {
        self.inputs = Some(inputs);
    }

    /// Completes it with the digest of what all files were made from. If None, a later run is to make them in any case.
    pub(super) fn finish(&mut self, all: Option<Digest>) {
        self.all = all;
        self.inputs = self.inputs.take().filter(|_| all.is_some());
    }

    /// Whether it holds a path.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

impl Display for List {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let lines = self.lines()?;
        write!(f, "{HASH}{:016x}\n{lines}", hash_of(lines.as_bytes()))
    }
}

impl List {
    fn lines(&self) -> Result<String, fmt::Error> {
        let mut f = String::new();
        if let Some(Inputs { digest, documents }) = &self.inputs {
            writeln!(f, "{INPUTS}{digest}")?;
            for AskedDocument { member, path, is_compared } in documents {
                let look = if *is_compared { COMPARED } else { FOUND };
                writeln!(f, "{DOCUMENT}{member} {look} {path}")?;
            }
        }
        if let Some(all) = self.all {
            writeln!(f, "{ALL_OF}{all}")?;
        }
        for (path, (origin, pieces)) in &self.files {
            for Piece { origin, place } in pieces {
                writeln!(f, "{PIECE_OF}{origin} {} {}", place.start, place.end)?;
            }
            if let Some(Origin { from: MadeFrom { records, content }, bytes }) = origin {
                let [records, content] = [records, content].map(|digest| Told(*digest));
                writeln!(f, "{OF}{records} {content} {bytes:016x}")?;
            }
            writeln!(f, "{path}")?;
        }
        Ok(f)
    }
}

impl Origins {
    /// Those that a list tells.
    pub(super) fn read(list: &Path) -> Self {
        fs::read_to_string(list).ok().and_then(|list| Self::parse(&list)).unwrap_or_default()
    }

    /// None if the list is not as it was written.
    fn parse(list: &str) -> Option<Self> {
        let (_, hashed) = list.split_once(HASH)?;
        let (hash, list) = hashed.split_once('\n')?;
        if u64::from_str_radix(hash, 16) != Ok(hash_of(list.as_bytes())) {
            return None;
        }
        let mut origins = Origins::default();
        let (mut next, mut pieces) = (None, Vec::new());
        for line in list.lines() {
            if let Some(piece) = line.strip_prefix(PIECE_OF) {
                let (origin, place) = piece.split_once(' ')?;
                let (from, to) = place.split_once(' ')?;
                let place = from.parse().ok()?..to.parse().ok()?;
                pieces.push(Piece { origin: Digest::parse(origin)?, place });
            } else if let Some(origin) = line.strip_prefix(OF) {
                let (records, rest) = origin.split_once(' ')?;
                let (content, bytes) = rest.split_once(' ')?;
                let from = MadeFrom { records: Told::parse(records)?, content: Told::parse(content)? };
                next = Some(Origin { from, bytes: u64::from_str_radix(bytes, 16).ok()? });
            } else if let Some(digest) = line.strip_prefix(INPUTS) {
                origins.inputs = Some(Inputs { digest: Digest::parse(digest)?, documents: BTreeSet::new() });
            } else if let Some(document) = line.strip_prefix(DOCUMENT) {
                origins.inputs.as_mut()?.documents.insert(asked(document)?);
            } else if let Some(all) = line.strip_prefix(ALL_OF) {
                origins.all = Some(Digest::parse(all)?);
            } else if !line.starts_with('#')
                && let Some(origin) = next.take()
            {
                origins.files.insert(line.to_owned(), origin);
                if !pieces.is_empty() {
                    origins.pieces.insert(line.to_owned(), mem::take(&mut pieces));
                }
            }
        }
        Some(origins)
    }

    /// What all files were made from, before anything was read of it.
    pub(super) fn inputs(&self) -> Option<&Inputs> {
        self.inputs.as_ref()
    }

    /// The digest of what all files were made from.
    pub(super) fn all(&self) -> Option<Digest> {
        self.all
    }

    /// How many files there are of which it is known what they were made from.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// What the file at a path was made from, and what came of it.
    pub(super) fn of(&self, path: &str) -> Option<&Origin> {
        self.files.get(path)
    }

    /// The file at a path below a folder with its pieces, if its bytes are those that were written.
    pub(super) fn pieces(&self, path: &str, folder: &Path) -> Pieced {
        let pieced = |pieces: &Vec<Piece>| {
            let mut content = Vec::new();
            self.kept(path, folder, &mut content)?;
            Some(Pieced { text: String::from_utf8(content).ok()?, pieces: pieces.clone() })
        };
        self.pieces.get(path).and_then(pieced).unwrap_or_default()
    }

    /// The file at a path below a folder, if its bytes are those that were written. They are then in `content`.
    pub(super) fn kept(&self, path: &str, folder: &Path, content: &mut Vec<u8>) -> Option<Kept> {
        let origin = self.files.get(path)?;
        let mut file = File::open(folder.join(path)).ok()?;
        content.clear();
        file.read_to_end(content).ok()?;
        (hash_of(content) == origin.bytes).then_some(Kept { origin: *origin, file })
    }
}

/// A digest, or a dash if it is not known.
struct Told(Option<Digest>);

impl Display for Told {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(digest) => digest.fmt(f),
            None => f.write_str("-"),
        }
    }
}

impl Told {
    fn parse(text: &str) -> Option<Option<Digest>> {
        if text == "-" { Some(None) } else { Digest::parse(text).map(Some) }
    }
}

/// How a document was looked at: whether it is there, or also what its fingerprint is.
const FOUND: &str = "found";
const COMPARED: &str = "compared";

/// The document that a line tells of.
fn asked(line: &str) -> Option<AskedDocument> {
    let (member, line) = line.split_once(' ')?;
    let (look, path) = line.split_once(' ')?;
    let is_compared = match look {
        COMPARED => true,
        FOUND => false,
        _ => return None,
    };
    Some(AskedDocument { member: member.parse().ok()?, path: path.to_owned(), is_compared })
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
        let piece = |origin, place| Piece { origin: Digest::of(origin), place };
        let pieces = vec![piece("1", 0..3), piece("2", 4..4)];
        let from = MadeFrom { records: Some(Digest::of("r")), content: Some(Digest::of("b")) };
        list.add("b.html".to_owned(), Some(Origin::of(from, b"b")), Vec::new());
        list.add("a.html".to_owned(), Some(Origin::of(MadeFrom::default(), b"a")), pieces.clone());
        list.add("c.html".to_owned(), None, Vec::new());
        let asked = |path: &str, is_compared| AskedDocument { member: 1, path: path.to_owned(), is_compared };
        let documents = BTreeSet::from([asked("ett avtal.pdf", true), asked("b.pdf", false)]);
        let inputs = Inputs { digest: Digest::of("inputs"), documents };
        list.note_inputs(inputs.clone());
        list.finish(Some(Digest::of("all")));
        assert!(list.holds("a.html") && list.holds("c.html") && !list.holds("d.html"));
        let text = format!("# A heading\n{list}");
        let origins = Origins::parse(&text).unwrap();
        assert_eq!((origins.all(), origins.len()), (Some(Digest::of("all")), 2));
        assert_eq!(origins.inputs(), Some(&inputs));
        assert_eq!(origins.files["b.html"].from, from);
        let a = origins.files["a.html"];
        assert_eq!((a.from, a.bytes), (MadeFrom::default(), hash_of(b"a")));
        assert_eq!(origins.pieces, HashMap::from([("a.html".to_owned(), pieces)]));
        for (part, broken) in
            [("hash", "hush"), ("# of - -", "# of - --"), (" 0 3", " 0 4"), ("c.html\n", "")]
        {
            assert!(Origins::parse(&text.replace(part, broken)).is_none(), "{part}");
        }
        assert!(Origins::parse("# A heading\na.html\n").is_none());
    }
}
