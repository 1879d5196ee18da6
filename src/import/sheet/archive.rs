//! The zip archive that a spreadsheet is, looked through before anything is made of it.
//!
//! What is read of it is bounded here, whatever the archive says of itself: how many parts it has, how long they are when
//! unpacked, how many elements they have, and the numbers by which the reader of Excel files sets memory aside.

use std::io::{Cursor, Read};

use memchr::{memchr, memchr_iter, memmem};
use zip::ZipArchive;

use crate::import::Problem;
use crate::text::message::message;

/// The most bytes that all parts have when unpacked. A list of 100,000 rows has a third of it.
const MAX_UNPACKED: u64 = 160 << 20;

/// The most parts.
const MAX_PARTS: usize = 10_000;

/// The most elements in all parts.
const MAX_ELEMENTS: usize = 12_000_000;

/// The most texts that a part may say it has.
const MAX_TEXTS: u64 = 4_000_000;

/// An archive that has been looked through.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Opens an archive and looks through it.
    ///
    /// # Errors
    ///
    /// If it is broken, encrypted, or too large when unpacked.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        // Each part has an entry of its own at the end, which is read first.
        if memmem::find_iter(bytes, b"PK\x01\x02").count() > MAX_PARTS {
            return Err(too_large());
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
        let mut archive = Archive { zip };
        archive.look_through()?;
        Ok(archive)
    }

    fn look_through(&mut self) -> Result<(), Problem> {
        let mut look = Look::default();
        let mut buffer = vec![0; CHUNK];
        for at in 0..self.zip.len() {
            let part = self.zip.by_index_raw(at).map_err(|error| broken(&error.to_string()))?;
            if part.encrypted() {
                return Err(Problem::new(message!("sheet-encrypted"), message!("sheet-take-password-away")));
            }
            let name = part.name().map_err(|error| broken(&error.to_string()))?.to_ascii_lowercase();
            drop(part);
            if !(name.ends_with(".xml") || name.ends_with(".rels")) {
                continue;
            }
            let mut part = self.zip.by_index(at).map_err(|error| broken(&error.to_string()))?;
            look.at(&mut part, &mut buffer)?;
        }
        Ok(())
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part. None if there is no such.
    ///
    /// # Errors
    ///
    /// If it cannot be unpacked or is no UTF-8.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.zip.by_name(name).map_err(|error| broken(&error.to_string()))?;
        let mut text = String::new();
        part.take(MAX_UNPACKED).read_to_string(&mut text).map_err(|error| broken(&error.to_string()))?;
        Ok(Some(text))
    }
}

/// The bytes that are looked at together.
const CHUNK: usize = 64 << 10;

/// The bytes at the end of a chunk that are looked at again with the next.
const OVERLAP: usize = 256;

/// What has been seen of the parts.
#[derive(Default)]
struct Look {
    bytes: u64,
    elements: usize,
}

impl Look {
    fn at(&mut self, part: &mut impl Read, buffer: &mut [u8]) -> Result<(), Problem> {
        let mut window: Vec<u8> = Vec::with_capacity(CHUNK + OVERLAP);
        loop {
            let read = part.read(buffer).map_err(|error| broken(&error.to_string()))?;
            let chunk = buffer.get(..read).unwrap_or_default();
            if chunk.is_empty() {
                return Ok(());
            }
            self.bytes += u64::try_from(read).unwrap_or(u64::MAX);
            self.elements += memchr_iter(b'<', chunk).count();
            if self.bytes > MAX_UNPACKED || self.elements > MAX_ELEMENTS {
                return Err(too_large());
            }
            // UTF-16 would not be seen through.
            if memchr(0, chunk).is_some() {
                return Err(broken("a part of it is not UTF-8"));
            }
            window.drain(..window.len().saturating_sub(OVERLAP));
            window.extend_from_slice(chunk);
            if memmem::find_iter(&window, b"uniqueCount").any(|found| says_too_many(&window, found)) {
                return Err(too_large());
            }
        }
    }
}

/// Whether an attribute `uniqueCount` says a number for which no memory may be set aside.
fn says_too_many(window: &[u8], found: usize) -> bool {
    let after = window.get(found + "uniqueCount".len()..).unwrap_or_default();
    let is_between = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'');
    let between = after.iter().take_while(is_between).count();
    let digits: String = after
        .iter()
        .skip(between)
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    // At the end of what has been read, it is looked at again with what comes after it.
    let is_cut = between + digits.len() == after.len();
    match digits.parse::<u64>() {
        Ok(number) => number > MAX_TEXTS,
        Err(_) => !digits.is_empty() || between >= OVERLAP / 2 || (is_cut && between > OVERLAP / 4),
    }
}

/// A file that cannot be read, and what the reader says of it.
pub(super) fn broken(why: &str) -> Problem {
    Problem::new(message!("sheet-broken", why = why), message!("sheet-save-again"))
}

fn too_large() -> Problem {
    Problem::new(message!("sheet-too-large", limit = 160_i64), message!("sheet-split"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_which_memory_would_be_set_aside_are_seen() {
        for (text, expected) in [
            ("<sst uniqueCount=\"12\">", false),
            ("<sst uniqueCount='99999999999999'>", true),
            ("<sst uniqueCount = \"4000001\">", true),
            ("<sst uniqueCount=\"999999999999999999999999\">", true),
            ("<t>uniqueCount</t>", false),
        ] {
            assert_eq!(says_too_many(text.as_bytes(), text.find("unique").unwrap()), expected, "{text}");
            let mut look = Look::default();
            assert_eq!(look.at(&mut text.as_bytes(), &mut [0; 7]).is_err(), expected, "{text}");
        }
        let far = format!("<sst uniqueCount{}=\"99999999999999\">", " ".repeat(1000));
        assert!(Look::default().at(&mut far.as_bytes(), &mut [0; 64]).is_err());
    }
}
