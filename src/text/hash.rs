//! Short and safe hashes: of texts, for addresses of pages and for keys, and of values, by which a later run recognises them.

use std::fmt::{self, Display, Formatter};
use std::hash::{Hash, Hasher};

use sha2::{Digest as _, Sha256};

/// How many bytes of the hash are kept: enough that collisions cannot be constructed.
const BYTES: usize = 16;

/// The first 128 bits of a text's SHA-256 hash, in lower-case hexadecimal digits.
#[must_use]
pub fn hash(text: impl AsRef<[u8]>) -> String {
    let mut digester = Digester::default();
    digester.write(text.as_ref());
    digester.digest().to_string()
}

/// The digest of a value: the first 128 bits of the SHA-256 of what it hashes. The same value has the same digest in every
/// run of the same program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; BYTES]);

/// Makes a digest of what is hashed into it, in order.
#[derive(Debug, Clone)]
pub struct Digester {
    hash: Sha256,
    /// What is not hashed yet, at the beginning: most values are a few bytes, and each piece costs as much as many bytes.
    pending: [u8; AT_ONCE],
    /// How many bytes that is.
    length: usize,
}

/// How many bytes are hashed at once.
const AT_ONCE: usize = 1024;

impl Digest {
    /// The digest of a value.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut digester = Digester::default();
        value.hash(&mut digester);
        digester.digest()
    }

    /// The digest that was displayed as this. None if none is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digest = text.len() == 2 * BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| is_digest)?;
        Some(Digest(number.to_be_bytes()))
    }
}

/// In hexadecimal digits.
impl Display for Digest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl Default for Digester {
    fn default() -> Self {
        Digester { hash: Sha256::default(), pending: [0; AT_ONCE], length: 0 }
    }
}

impl Digester {
    /// Hashes what is pending, and then these bytes.
    fn hash(&mut self, bytes: &[u8]) {
        let (pending, _) = self.pending.split_at(self.length.min(AT_ONCE));
        self.hash.update(pending);
        self.hash.update(bytes);
        self.length = 0;
    }

    /// The digest of all that was hashed.
    #[must_use]
    pub fn digest(mut self) -> Digest {
        self.hash(&[]);
        let mut first = [0; BYTES];
        first.iter_mut().zip(self.hash.finalize()).for_each(|(first, byte)| *first = byte);
        Digest(first)
    }
}

impl Hasher for Digester {
    // Inlined, so that a number is stored by one instruction.
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        match self.pending.get_mut(self.length..self.length + bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.length += bytes.len();
            }
            None => self.hash(bytes),
        }
    }

    // Most numbers are lengths or tell variants apart, and fit into a byte: a third as much is hashed. What begins with the
    // greatest byte is a whole number.
    #[inline]
    fn write_u64(&mut self, number: u64) {
        match u8::try_from(number) {
            Ok(byte) if byte < u8::MAX => self.write(&[byte]),
            Ok(_) | Err(_) => {
                self.write(&[u8::MAX]);
                self.write(&number.to_ne_bytes());
            }
        }
    }

    #[inline]
    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    #[inline]
    fn write_isize(&mut self, number: isize) {
        self.write_i64(number as i64);
    }

    fn finish(&self) -> u64 {
        let Digest([a, b, c, d, e, f, g, h, ..]) = self.clone().digest();
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_hash_is_the_beginning_of_sha_256() {
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
    }

    #[test]
    fn a_digest_is_what_it_is_displayed_as_and_tells_values_apart() {
        let digest = Digest::of("testköping");
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for other in ["", "x", "+0000000000000000000000000000000", "ba7816bf8f01cfea414140de5dae22234"] {
            assert_eq!(Digest::parse(other), None, "{other}");
        }
        assert_ne!(Digest::of(&["ab", "c"]), Digest::of(&["a", "bc"]));
        let numbers = [0, 1, -1, 254, 255, 256, i64::MIN, i64::MAX];
        let digests: BTreeSet<Digest> = numbers.iter().map(Digest::of).collect();
        assert_eq!(digests.len(), numbers.len());
        assert_ne!(Digest::of(&[255_u64, 1]), Digest::of(&[1_u64, 255]));
    }

    #[test]
    fn a_digest_is_the_same_whatever_the_length_of_what_is_hashed_at_once() {
        let all: Vec<u8> = (0..=255).cycle().take(3 * AT_ONCE).collect();
        for size in [1, 7, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, all.len()] {
            let mut digester = Digester::default();
            all.chunks(size).for_each(|bytes| digester.write(bytes));
            assert_eq!(digester.digest().to_string(), hash(&all), "{size}");
        }
    }

    /// Where texts lie in memory differs from run to run: a digest may not depend on it.
    #[test]
    fn a_digest_depends_on_nothing_but_the_value() {
        let text = |text: &str| text.to_owned();
        assert_eq!(Digest::of(&[text("a"), text("b")]), Digest::of(&["a", "b"]));
    }
}
