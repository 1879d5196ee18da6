//! The keys of a type of the model, read from the type itself, so that they are listed in one place.

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::error::Error;
use super::two_shapes::EITHER;

/// The keys of the table in `T` that `path` leads to, or of each table if it leads to a list. Empty if it leads to no
/// table with fixed keys.
#[must_use]
pub fn keys_of<T: for<'x> Deserialize<'x>>(path: &[&'static str]) -> &'static [&'static str] {
    let mut keys: &'static [&'static str] = &[];
    // Nothing is read: the walk always ends with an error.
    let _ = T::deserialize(Walk { path, sample: None, keys: &mut keys, has_text_form: &mut false });
    keys
}

/// Whether the value in `T` that `path` leads to, or each item of a list there, is written either as text or as a table;
/// see [`text_or_table`](super::text_or_table).
#[must_use]
pub fn has_text_form<T: for<'x> Deserialize<'x>>(path: &[&'static str]) -> bool {
    let (mut keys, mut has_text_form): (&'static [&'static str], bool) = (&[], false);
    let _ = T::deserialize(Walk { path, sample: None, keys: &mut keys, has_text_form: &mut has_text_form });
    has_text_form
}

/// Whether the value in `T` that `path` leads to, or each item of a list there, may be a date: it takes a year as a
/// number, and a day as text.
#[must_use]
pub fn takes_date<T: for<'x> Deserialize<'x>>(path: &[&'static str]) -> bool {
    let takes = |sample| {
        let (mut keys, mut taken): (&'static [&'static str], bool) = (&[], false);
        let sample = Some((sample, &mut taken));
        let _ = T::deserialize(Walk { path, sample, keys: &mut keys, has_text_form: &mut false });
        taken
    };
    takes(Sample::Year) && takes(Sample::Day)
}

/// A value to try.
#[derive(Clone, Copy)]
enum Sample {
    Year,
    Day,
}

/// Follows a path of keys by asking each type on the way for the value of the next key.
struct Walk<'p> {
    path: &'p [&'static str],
    /// A value to try at the end, and whether it was taken.
    sample: Option<(Sample, &'p mut bool)>,
    keys: &'p mut &'static [&'static str],
    has_text_form: &'p mut bool,
}

impl Walk<'_> {
    fn again(&mut self) -> Walk<'_> {
        let sample = self.sample.as_mut().map(|(sample, taken)| (*sample, &mut **taken));
        Walk { path: self.path, sample, keys: self.keys, has_text_form: self.has_text_form }
    }
}

fn end() -> Error {
    Error::Noted
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if let (Some((sample, taken)), []) = (self.sample, self.path) {
            *taken = match sample {
                Sample::Year => visitor.visit_i64::<Error>(2021).is_ok(),
                Sample::Day => visitor.visit_borrowed_str::<Error>("2021-06-11").is_ok(),
            };
        }
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
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.has_text_form |= name == EITHER && self.path.is_empty();
        visitor.visit_newtype_struct(self)
    }

    /// A table with free keys.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    /// The value of a key that the type does not have, which would take anything.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(end())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct enum identifier
    }
}

/// The next key of the path, and its value.
impl<'de> MapAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, rest)) = self.path.split_first() else { return Err(end()) };
        self.path = rest;
        seed.deserialize(WalkedKey(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(self.again())
    }
}

/// A key of the path; of a table with free keys, one with a span.
struct WalkedKey(&'static str);

impl<'de> Deserializer<'de> for WalkedKey {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// One item of a list.
impl<'de> SeqAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        seed.deserialize(self.again()).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::de::{Entries, text_or_table};
    use crate::source::{BoxedOption, Sp, ThinVec};

    #[derive(Default, Deserialize)]
    #[expect(dead_code, reason = "only their names are asked for")]
    struct Record {
        title: Sp<String>,
        validity: Sp<Validity>,
        #[serde(default)]
        decision: ThinVec<Sp<Decision>>,
        parties: Vec<Sp<Party>>,
        #[serde(default)]
        free: Entries<Renewal>,
    }

    #[derive(Default, Deserialize)]
    #[expect(dead_code, reason = "only their names are asked for")]
    struct Validity {
        from: Option<Sp<u32>>,
        renewal: BoxedOption<Renewal>,
    }

    #[derive(Default, Deserialize)]
    #[expect(dead_code, reason = "only their names are asked for")]
    struct Renewal {
        term: Sp<String>,
    }

    #[derive(Default, Deserialize)]
    #[expect(dead_code, reason = "only their names are asked for")]
    struct Decision {
        by: Sp<String>,
        outcome: Option<Sp<String>>,
    }

    #[derive(Default)]
    struct Party;

    impl<'de> Deserialize<'de> for Party {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct PartyVisitor;
            impl<'de> Visitor<'de> for PartyVisitor {
                type Value = Party;
                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("a party")
                }
                fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<Party, D::Error> {
                    Renewal::deserialize(table).map(|_| Party)
                }
            }
            text_or_table(deserializer, PartyVisitor)
        }
    }

    #[test]
    fn a_path_leads_to_the_keys_of_a_table_also_in_a_list_or_one_of_two_shapes() {
        let of = keys_of::<Record>;
        assert_eq!(of(&[]), ["title", "validity", "decision", "parties", "free"]);
        assert_eq!(of(&["validity"]), ["from", "renewal"]);
        assert_eq!(of(&["validity", "renewal"]), ["term"]);
        assert_eq!(of(&["decision"]), ["by", "outcome"]);
        assert_eq!(of(&["parties"]), ["term"]);
        assert!(of(&["title"]).is_empty() && of(&["nothing"]).is_empty());
        assert_eq!(of(&["free", "any"]), ["term"]);
        assert!(of(&["free"]).is_empty());
        assert!(has_text_form::<Record>(&["parties"]) && !has_text_form::<Record>(&["decision"]));
    }
}
