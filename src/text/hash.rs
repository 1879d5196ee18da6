//! By which short and safe words texts are told apart, as in addresses of pages and in keys.

use sha2::{Digest, Sha256};

/// How many bytes of the hash are kept: so many that nobody finds two texts with the same.
const BYTES: usize = 16;

/// A hash of a text (SHA-256, its first 128 bits), in lower-case hexadecimal digits.
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
