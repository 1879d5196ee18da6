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
#[derive(Debug, Clone, Default)]
pub struct Digester {
    hash: Sha256,
    /// What is not hashed yet: most values are a few bytes, and each piece costs as much as many bytes.
    pending: Vec<u8>,
}

/// How many bytes are hashed at once.
const AT_ONCE: usize = 4096;

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

impl Digester {
    /// The digest of all that was hashed.
    #[must_use]
    pub fn digest(mut self) -> Digest {
        self.hash.update(&self.pending);
        let mut first = [0; BYTES];
        first.iter_mut().zip(self.hash.finalize()).for_each(|(first, byte)| *first = byte);
        Digest(first)
    }
}

impl Hasher for Digester {
    fn write(&mut self, bytes: &[u8]) {
        if self.pending.len() + bytes.len() > AT_ONCE {
            self.hash.update(&self.pending);
            self.pending.clear();
        }
        match bytes.len() > AT_ONCE {
            true => self.hash.update(bytes),
            false => self.pending.extend_from_slice(bytes),
        }
    }

    fn finish(&self) -> u64 {
        let Digest([a, b, c, d, e, f, g, h, ..]) = self.clone().digest();
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

#[cfg(test)]
mod tests {
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
    }

    /// Where texts lie in memory differs from run to run: a digest may not depend on it.
    #[test]
    fn a_digest_depends_on_nothing_but_the_value() {
        let text = |text: &str| text.to_owned();
        assert_eq!(Digest::of(&[text("a"), text("b")]), Digest::of(&["a", "b"]));
    }
}
