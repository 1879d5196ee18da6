//! Choices out of bytes.

use arbitrary::Unstructured;

/// Makes choices out of bytes; where they run out, the first.
pub struct Numbers<'b>(Unstructured<'b>);

impl<'b> Numbers<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Numbers(Unstructured::new(bytes))
    }

    /// A number up to and with `most`.
    pub fn up_to(&mut self, most: usize) -> usize {
        self.0.int_in_range(0..=most).unwrap_or(0)
    }

    /// Never where the bytes have run out.
    pub fn chance(&mut self, of: usize, in_all: usize) -> bool {
        !self.0.is_empty() && self.up_to(in_all - 1) < of
    }

    pub fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.up_to(of.len() - 1)].clone()
    }
}

/// Bytes that look random and are the same each time (Marsaglia's xorshift64).
pub fn bytes(seed: u64, count: usize) -> Vec<u8> {
    // Neighbouring seeds are to have little in common.
    let mut state = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut bytes = Vec::with_capacity(count + 8);
    while bytes.len() < count {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes.truncate(count);
    bytes
}
