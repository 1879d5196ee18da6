//! Lists that few records have.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::slice::{Iter, from_mut, from_ref};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A list that few records have. It takes the space of a pointer if empty, and most others have a single item, which needs
/// no list besides itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThinVec<T>(Option<Box<Items<T>>>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Items<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> Default for ThinVec<T> {
    fn default() -> Self {
        ThinVec(None)
    }
}

/// As a slice.
impl<T: Hash> Hash for ThinVec<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T> ThinVec<T> {
    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        self.insert(self.len(), item);
    }

    /// Adds an item to items in order, where it belongs. If it is there already, nothing changes.
    pub fn insert_in_order(&mut self, item: T)
    where
        T: Ord,
    {
        if let Err(at) = self.binary_search(&item) {
            self.insert(at, item);
        }
    }

    /// Keeps the items that are to stay.
    pub fn retain(&mut self, is_to_stay: impl FnMut(&T) -> bool) {
        let mut items = self.take();
        items.retain(is_to_stay);
        *self = items.into();
    }

    fn insert(&mut self, at: usize, item: T) {
        match self.0.as_deref_mut() {
            None => self.0 = Some(Box::new(Items::One(item))),
            Some(Items::One(_)) => {
                let mut items = self.take();
                items.insert(at, item);
                *self = items.into();
            }
            Some(Items::Many(items)) => items.insert(at, item),
        }
    }

    /// Takes all items out.
    fn take(&mut self) -> Vec<T> {
        match self.0.take().map(|items| *items) {
            None => Vec::new(),
            Some(Items::One(item)) => {
                // Most of those that have more have two.
                let mut items = Vec::with_capacity(2);
                items.push(item);
                items
            }
            Some(Items::Many(items)) => items,
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
        let items =
            if items.len() > 1 { Some(Items::Many(items)) } else { items.into_iter().next().map(Items::One) };
        ThinVec(items.map(Box::new))
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
        match self.0.as_deref() {
            None => &[],
            Some(Items::One(item)) => from_ref(item),
            Some(Items::Many(items)) => items,
        }
    }
}

impl<T> DerefMut for ThinVec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match self.0.as_deref_mut() {
            None => &mut [],
            Some(Items::One(item)) => from_mut(item),
            Some(Items::Many(items)) => items,
        }
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
        for (item, expected) in
            [(2, &[2][..]), (4, &[2, 4]), (1, &[1, 2, 4]), (3, &[1, 2, 3, 4]), (3, &[1, 2, 3, 4])]
        {
            few.insert_in_order(item);
            assert_eq!(*few, *expected);
        }
        few.push(2);
        few.retain(|item| *item == 2);
        assert_eq!(*few, [2, 2]);
        few.retain(|item| *item == 3);
        assert!(few.0.is_none(), "one that has become empty is as small");
        assert_eq!(*ThinVec::from_iter([3, 4]), [3, 4]);
        assert!(ThinVec::<u8>::from(Vec::new()).0.is_none(), "one that was made empty is as small");
    }
}
