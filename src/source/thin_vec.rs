//! Lists that few records have.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};
use std::slice::Iter;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A list that few records have. It takes the space of a pointer if empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(clippy::box_collection, reason = "a boxed slice is twice as large where it is empty")]
pub struct ThinVec<T>(Option<Box<Vec<T>>>);

impl<T> Default for ThinVec<T> {
    fn default() -> Self {
        ThinVec(None)
    }
}

impl<T> ThinVec<T> {
    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        // Most lists have a single item.
        self.0.get_or_insert_with(|| Box::new(Vec::with_capacity(1))).push(item);
    }

    /// Adds an item to items in order, where it belongs. If it is there already, nothing changes.
    pub fn insert_in_order(&mut self, item: T)
    where
        T: Ord,
    {
        if let Err(at) = self.binary_search(&item) {
            self.0.get_or_insert_with(|| Box::new(Vec::with_capacity(1))).insert(at, item);
        }
    }

    /// Keeps the items that are to stay.
    pub fn retain(&mut self, is_to_stay: impl FnMut(&T) -> bool) {
        if let Some(items) = &mut self.0 {
            items.retain(is_to_stay);
            if items.is_empty() {
                self.0 = None;
            }
        }
    }
}

impl<T> Extend<T> for ThinVec<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> From<Vec<T>> for ThinVec<T> {
    fn from(items: Vec<T>) -> Self {
        ThinVec(if items.is_empty() { None } else { Some(Box::new(items)) })
    }
}

impl<T> FromIterator<T> for ThinVec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        ThinVec::from(Vec::from_iter(items))
    }
}

impl<T> Deref for ThinVec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.0.as_ref().map_or(&[], |items| items)
    }
}

impl<T> DerefMut for ThinVec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_mut().map_or(&mut [], |items| items)
    }
}

impl<'f, T> IntoIterator for &'f ThinVec<T> {
    type Item = &'f T;
    type IntoIter = Iter<'f, T>;
    fn into_iter(self) -> Iter<'f, T> {
        self.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ThinVec<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(ThinVec::from)
    }
}

impl<T: JsonSchema> JsonSchema for ThinVec<T> {
    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        Vec::<T>::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_list_like_any_other_and_small_where_it_is_empty() {
        assert_eq!(size_of::<ThinVec<[u64; 9]>>(), size_of::<usize>());
        let mut few = ThinVec::default();
        assert!(few.is_empty());
        few.push(1);
        few.push(2);
        assert_eq!(few.iter().copied().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(*ThinVec::from_iter([3, 4]), [3, 4]);
        assert!(ThinVec::<u8>::from(Vec::new()).0.is_none(), "one that was made empty is as small");
    }
}
