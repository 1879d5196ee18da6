//! Short and safe hashes that distinguish texts, for addresses of pages and for keys.

use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept: enough that collisions cannot be constructed.
const BYTES: usize = 16;

/// The first 128 bits of a text's SHA-256 hash, in lower-case hexadecimal digits.
#[must_use]
pub fn hash(text: impl AsRef<[u8]>) -> String {
    Sha256::digest(text).iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hash_is_the_beginning_of_sha_256() {
        assert_eq!(super::hash("abc"), "ba7816bf8f01cfea414140de5dae2223");
    }
}
