//! Estimates the similarity of two texts from a bounded sample of their words.

/// The most words sampled from a text. Texts with fewer distinct words are compared exactly.
const SIZE: usize = 128;

/// The lowest hashes of a text's words, in order, so that two texts sample the same words.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch(Vec<u64>);

impl Sketch {
    /// The sketch of several texts together. Case and punctuation do not matter.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hashes: Vec<u64> = texts
            .into_iter()
            .flat_map(plain_words)
            .map(|word| hash(word.chars().flat_map(char::to_lowercase)))
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.truncate(SIZE);
        hashes.shrink_to_fit();
        Self(hashes)
    }

    /// The hashes.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// The proportion of the words in either that are in both, in thousandths.
    pub(super) fn likeness(&self, other: &Self) -> usize {
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut shared, mut all) = (0, 0);
        while all < SIZE {
            match (ours.peek(), theirs.peek()) {
                (Some(a), Some(b)) if a == b => {
                    shared += 1;
                    ours.next();
                    theirs.next();
                }
                (Some(a), Some(b)) if a < b => drop(ours.next()),
                (Some(_), None) => drop(ours.next()),
                (_, Some(_)) => drop(theirs.next()),
                (None, None) => break,
            }
            all += 1;
        }
        (shared * 1000_usize).checked_div(all).unwrap_or(0)
    }
}

/// The words of a text, without punctuation.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// FNV-1a with final mixing: the same on every machine and with every compiler, so that the result is too.
pub(super) fn hash(chars: impl Iterator<Item = char>) -> u64 {
    let step = |hash: u64, c: char| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    let hash = chars.fold(0xcbf2_9ce4_8422_2325, step);
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}
