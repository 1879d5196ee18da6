//! Sets that are usually small, such as the parties of an agreement.

use std::hash::Hash;

use foldhash::HashSet;

/// How many values are compared one by one. Beyond that, hashing is faster.
const FEW: usize = 16;

/// A set of values. A small one needs no hashing.
#[derive(Debug)]
pub(crate) struct SmallSet<T> {
    few: Vec<T>,
    /// All of them, once they are more than [`FEW`].
    many: HashSet<T>,
}

impl<T> Default for SmallSet<T> {
    fn default() -> Self {
        SmallSet { few: Vec::new(), many: HashSet::default() }
    }
}

impl<T: Copy + Eq + Hash> SmallSet<T> {
    /// Adds a value. Returns whether it is new.
    pub(crate) fn insert(&mut self, value: T) -> bool {
        if !self.many.is_empty() {
            return self.many.insert(value);
        }
        if self.few.contains(&value) {
            return false;
        }
        if self.few.len() < FEW {
            // All the room at once, instead of a little more each time.
            self.few.reserve_exact(FEW - self.few.len());
            self.few.push(value);
        } else {
            self.many.extend(self.few.drain(..));
            self.many.insert(value);
        }
        true
    }

    /// Whether it has a value.
    pub(crate) fn contains(&self, value: &T) -> bool {
        if self.many.is_empty() { self.few.contains(value) } else { self.many.contains(value) }
    }

    /// Whether it has none.
    pub(crate) fn is_empty(&self) -> bool {
        self.few.is_empty() && self.many.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_and_a_large_set_have_what_was_added_once() {
        for count in [0, 1, FEW, FEW + 1, 100] {
            let mut set = SmallSet::default();
            assert!(set.is_empty());
            assert!((0..count).all(|value| set.insert(value)), "{count}");
            assert!((0..count).all(|value| set.contains(&value) && !set.insert(value)), "{count}");
            assert!(!set.contains(&count));
            assert_eq!(set.is_empty(), count == 0);
        }
    }
}
