//! The keys that a type of the model has: the model is the one place that says so.

use serde::de::{DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::Error;

/// The keys of the table that `path` leads to in a `T`; of the tables, where a list stands there. Nothing where it leads
/// to no table with fixed keys.
#[must_use]
pub fn keys_of<T: for<'x> Deserialize<'x>>(path: &[&'static str]) -> &'static [&'static str] {
    let mut keys: &'static [&'static str] = &[];
    // Nothing is read: what comes of it is the error with which the walk ends.
    let _ = T::deserialize(Walk { path, keys: &mut keys });
    keys
}

/// Goes along a path of keys, by asking each type on the way for the value of the next key.
struct Walk<'p> {
    path: &'p [&'static str],
    keys: &'p mut &'static [&'static str],
}

fn end() -> Error {
    Error::Noted
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(end())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.path.is_empty() {
            *self.keys = keys;
            return Err(end());
        }
        visitor.visit_map(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map enum identifier ignored_any
    }
}

/// The next key of the path, and its value.
impl<'de> MapAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, rest)) = self.path.split_first() else { return Err(end()) };
        self.path = rest;
        seed.deserialize((*key).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Walk { path: self.path, keys: self.keys })
    }
}

/// One item of a list.
impl<'de> SeqAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        seed.deserialize(Walk { path: self.path, keys: self.keys }).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agreement, Party};

    #[test]
    fn a_path_leads_to_the_keys_of_a_table_also_in_a_list_or_one_of_two_shapes() {
        assert!(keys_of::<Party>(&[]).contains(&"name"));
        assert!(keys_of::<Agreement>(&["validity"]).contains(&"until"));
        assert!(keys_of::<Agreement>(&["validity", "renewal"]).contains(&"term"));
        assert!(keys_of::<Agreement>(&["decision"]).contains(&"outcome"));
        assert!(keys_of::<Agreement>(&["review", "done"]).contains(&"date"));
        assert!(keys_of::<Agreement>(&["parties"]).contains(&"until"));
        assert!(keys_of::<Agreement>(&["title"]).is_empty());
        assert!(keys_of::<Agreement>(&["nothing"]).is_empty());
    }
}
