//! Interned short texts.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};
use std::mem::take;
use std::ops::Deref;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering as Atomic};
use std::sync::{LazyLock, Mutex, PoisonError};

use foldhash::HashSet;
use foldhash::fast::RandomState;

/// A short text that many records share. Equal texts are stored once, for the lifetime of the program, so they take
/// little space and are compared quickly.
///
/// It is a reference to a reference, because a reference to the text itself is twice as large.
#[derive(Clone, Copy)]
pub(super) struct Interned(pub(super) &'static &'static str);

/// The number of separately locked sets. With this many, threads that read records at the same time rarely wait for
/// each other.
const COUNT: usize = 64;

/// All interned texts. The hash of a text selects the set.
static SHELVES: LazyLock<[Mutex<Shelf>; COUNT]> = LazyLock::new(|| std::array::from_fn(|_| Mutex::default()));
/// How many bytes, and how many references to texts, a set takes at once.
const BYTES_AT_ONCE: usize = 1024;
const TEXTS_AT_ONCE: usize = 64;
/// How many bytes they take, about.
static BYTES: AtomicUsize = AtomicUsize::new(0);
/// What a text takes besides its own bytes: two references, and its place in the set.
const BESIDES: usize = 40;
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::default);

/// One of the sets, and the memory that is left for more texts. It is taken in pieces, since texts are often shorter than what
/// an allocator adds to each.
#[derive(Default)]
struct Shelf {
    known: HashSet<Known>,
    bytes: &'static mut [u8],
    texts: &'static mut [&'static str],
}

/// An interned text, looked up by its contents.
#[derive(PartialEq, Eq, Hash)]
struct Known(&'static &'static str);

impl Borrow<str> for Known {
    fn borrow(&self) -> &str {
        self.0
    }
}

impl Interned {
    /// The interned text with these contents.
    pub(super) fn new(text: &str) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "any bits of a hash will do")]
        let shelf = HASHER.hash_one(text) as usize % COUNT;
        #[expect(clippy::indexing_slicing, reason = "the remainder of a division is less than the divisor")]
        // The set is intact even if a thread has panicked.
        let mut shelf = SHELVES[shelf].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Known(one)) = shelf.known.get(text) {
            return Interned(one);
        }
        let one = shelf.keep(text);
        shelf.known.insert(Known(one));
        BYTES.fetch_add(text.len() + BESIDES, Atomic::Relaxed);
        Interned(one)
    }
}

impl Shelf {
    /// Copies a text to memory that is never freed.
    fn keep(&mut self, text: &str) -> &'static &'static str {
        if self.bytes.len() < text.len() {
            self.bytes = vec![0; text.len().max(BYTES_AT_ONCE)].leak();
        }
        let (bytes, rest) = take(&mut self.bytes).split_at_mut(text.len());
        self.bytes = rest;
        bytes.copy_from_slice(text.as_bytes());
        let text: &'static str = str::from_utf8(bytes).unwrap_or_default();
        if self.texts.is_empty() {
            self.texts = vec![""; TEXTS_AT_ONCE].leak();
        }
        let Some((one, rest)) = take(&mut self.texts).split_first_mut() else {
            return Box::leak(Box::new(text));
        };
        self.texts = rest;
        *one = text;
        one
    }
}

/// How many bytes all interned texts take, about. They are never freed.
#[must_use]
pub fn interned_bytes() -> usize {
    BYTES.load(Atomic::Relaxed)
}

impl Deref for Interned {
    type Target = str;
    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Debug for Interned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Default for Interned {
    fn default() -> Self {
        Interned::new("")
    }
}

impl PartialEq for Interned {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl Eq for Interned {}

impl Hash for Interned {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // By its contents: where it lies in memory differs from run to run.
        (**self.0).hash(state);
    }
}

impl PartialOrd for Interned {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Interned {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other { Ordering::Equal } else { self.0.cmp(other.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one_on_all_threads_and_in_the_order_of_their_texts() {
        let of = |text: &'static str| std::thread::spawn(move || Interned::new(text)).join().unwrap();
        assert_eq!(of("testköping"), Interned::new("testköping"));
        assert_eq!(*of("testköping"), *"testköping");
        assert_ne!(of("a"), of("b"));
        assert!(of("a") < of("b") && of("b") < of("ba"));
        assert_eq!(size_of::<Interned>(), size_of::<usize>());
    }
}
