//! Object ids.

use std::fmt;

/// The hexadecimal digits of a hash.
const SHA_1: usize = 40;
const SHA_256: usize = 64;

/// The id of an object in git: its hash, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(Box<str>);

impl ObjectId {
    /// Parses an object id from git's output.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<ObjectId> {
        let text = std::str::from_utf8(text).ok()?;
        let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (is_hex && matches!(text.len(), SHA_1 | SHA_256)).then(|| ObjectId(text.into()))
    }

    /// The id with this hash.
    pub(super) fn of_bytes(hash: &[u8]) -> ObjectId {
        let digit = |number: u8| char::from_digit(u32::from(number), 16).unwrap_or_default();
        ObjectId(
            hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect::<String>().into(),
        )
    }

    /// Whether the repository names its objects by SHA-1, and not by SHA-256.
    pub(super) fn is_sha_1(&self) -> bool {
        self.0.len() == SHA_1
    }

    /// All its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An abbreviation long enough to identify it.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
