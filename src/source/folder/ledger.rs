//! Notes of all that is found in folders, so that a later run sees whether it would find the same.

use std::hash::Hash;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::neighbour::Neighbour;
use super::root::Folder;
use super::unreadable::Unreadable;
use super::walk::FolderEntry;
use crate::text::Digest;

/// What is found in folders while they are listed and read.
///
/// Each note is the digest of a question and its answer. So two ledgers have the same digest only if everything that was asked
/// was the same and had the same answer, however often and in whatever order; and a file that has changed between two
/// looks leaves two notes, which no single look leaves.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Notes>);

#[derive(Debug, Default)]
struct Notes {
    notes: Vec<Digest>,
    /// Whether something could not be read. What is behind that may change unseen.
    has_failed: bool,
}

impl Ledger {
    /// The digest of all that was found. None if something could not be read.
    #[must_use]
    pub fn digest(&self) -> Option<Digest> {
        // The notes are intact even if a thread has panicked.
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut notes = found.notes.clone();
        notes.sort_unstable();
        notes.dedup();
        (!found.has_failed).then(|| Digest::of(&notes))
    }

    /// Notes an answer. None is that there is no answer.
    fn note(&self, question: impl Hash, answer: Option<Digest>) {
        let note = answer.map(|answer| Digest::of(&(question, answer)));
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        found.has_failed |= note.is_none();
        found.notes.extend(note);
    }
}

/// What is asked of a folder. Together with its root, this is a question.
#[derive(Hash)]
enum Question<'q> {
    List,
    Content(&'q str),
    Document(&'q str, bool),
    Neighbour(&'q str, Option<&'q str>),
}

impl Folder {
    /// The same folder, which notes all that is found in it, and in other registries that are opened from it.
    #[must_use]
    pub fn noting(mut self, ledger: &Arc<Ledger>) -> Folder {
        self.ledger = Some(Arc::clone(ledger));
        self
    }

    fn note(&self, question: Question<'_>, answer: impl FnOnce() -> Option<Digest>) {
        if let Some(ledger) = &self.ledger {
            ledger.note((self.root(), question), answer());
        }
    }

    /// Notes what is in the folder.
    pub(super) fn note_list(&self, found: &[FolderEntry]) {
        self.note(Question::List, || {
            let mut left_out: Vec<&String> = self.left_out.iter().collect();
            left_out.sort_unstable();
            Some(Digest::of(&(found, left_out)))
        });
    }

    /// Notes what is in a file.
    pub(super) fn note_content(&self, path: &str, content: Result<&[u8], &Unreadable>) {
        self.note(Question::Content(path), || content.ok().map(Digest::of));
    }

    /// Notes whether a document is there, and its fingerprint if it was computed.
    pub(super) fn note_document(&self, path: &str, computed: bool, found: &io::Result<Option<String>>) {
        self.note(Question::Document(path, computed), || match found {
            Ok(fingerprint) => Some(Digest::of(fingerprint)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Digest::of("not found")),
            Err(_) => None,
        });
    }

    /// Notes which folder the registry at a path is in.
    pub(super) fn note_neighbour(
        &self,
        path: &str,
        rev: Option<&str>,
        found: &Result<Neighbour, Unreadable>,
    ) {
        let answer = || found.as_ref().ok().map(|found| Digest::of(&(found.folder.root(), &found.commit)));
        self.note(Question::Neighbour(path, rev), answer);
    }

    /// Reads a file for the [`Ledger`] alone.
    pub fn look_into(&self, path: &str) {
        // What cannot be read is noted, too.
        let _ = self.bytes(path);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn noted(root: &Path, look: impl Fn(&Folder)) -> Option<Digest> {
        let ledger = Arc::default();
        look(&Folder::open(root).unwrap().noting(&ledger));
        ledger.digest()
    }

    #[test]
    fn the_same_looks_give_the_same_digest_until_something_is_found_to_be_otherwise() {
        let temporary = tempfile::tempdir().unwrap();
        let root = temporary.path();
        fs::create_dir(root.join("agreements")).unwrap();
        for path in ["registry.toml", "agreements/a.toml", "agreements/b.toml", "c.pdf"] {
            fs::write(root.join(path), "1").unwrap();
        }
        let look = |folder: &Folder| {
            let _ = folder.list();
            folder.look_into("agreements/b.toml");
            folder.look_into("agreements/a.toml");
            let _ = (folder.fingerprint("c.pdf", true), folder.fingerprint("d.pdf", false));
        };
        let first = noted(root, look);
        assert!(first.is_some());
        let otherwise = |folder: &Folder| {
            let _ = (folder.fingerprint("d.pdf", false), folder.fingerprint("c.pdf", true));
            let _ = (folder.read("agreements/a.toml"), folder.read_lossy("agreements/b.toml"));
            look(folder);
        };
        assert_eq!(noted(root, otherwise), first, "often, and in another order");
        let mut seen = vec![first];
        for (path, content) in [
            ("agreements/a.toml", "2"),
            ("agreements/a.toml", "\u{feff}2"),
            ("c.pdf", "2"),
            ("d.pdf", "2"),
            ("agreements/README", "2"),
            ("agreements/e.txt", "2"),
        ] {
            fs::write(root.join(path), content).unwrap();
            let now = noted(root, look);
            assert_eq!(seen.contains(&now), path == "agreements/README", "{path}");
            seen.push(now);
        }
        let meanwhile = |folder: &Folder| {
            folder.look_into("agreements/a.toml");
            fs::write(root.join("agreements/a.toml"), "3").unwrap();
            look(folder);
        };
        let changed = noted(root, meanwhile);
        assert_ne!(changed, noted(root, look), "it was not what was found at the end");
        fs::remove_file(root.join("agreements/a.toml")).unwrap();
        assert_eq!(noted(root, look), None, "it cannot be read");
    }
}
