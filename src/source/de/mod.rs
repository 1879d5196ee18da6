//! A serde `Deserializer` over the tree that carries on after a fault: the model is plain structs with `Deserialize`,
//! and a single pass finds everything that is wrong with a file.
//!
//! * A required key is an [`Sp<T>`](crate::source::Sp). A value that cannot be read is noted at its place and replaced
//!   by `T::default()`; a missing one is noted at its table.
//! * An optional key is an `Option<Sp<T>>`, or a [`BoxedOption<T>`](crate::source::BoxedOption) if few records have it.
//!   A list is a `Vec<Sp<T>>` or a [`ThinVec<Sp<T>>`](crate::source::ThinVec), empty if absent. A table with free keys
//!   is an [`Entries<T>`], empty if absent. `#[serde(default)]` on anything else has no effect here.
//! * A key that the struct does not have is noted, with a suggestion if a known key is close, or if it is a word for one,
//!   here or in another table.
//! * YAML's `key:` with nothing after it is an absent key; for a table with fixed keys, an empty table.
//! * A type with a format of its own reads by `deserialize_str` or `deserialize_any` and reports faults with
//!   [`invalid`], or reads by [`text_or_table`].
//!
//! The model must not use `flatten`, `untagged` or `alias`: serde's buffers lose the places. A struct has at most 64
//! keys.

mod absent;
mod entries;
mod error;
mod faults;
mod keys;
mod list;
mod meaning;
mod plain;
mod read;
mod remedy;
mod signal;
mod spanned;
mod stand_in;
mod suggest;
mod table;
mod two_shapes;
mod unknown_key;
mod value;
mod vocabulary;
mod words;

pub use entries::Entries;
pub use faults::MAX_FAULTS;
pub use keys::{has_text_form, keys_of, takes_date};
pub use meaning::{likeliest, meant};
pub use read::read;
pub use signal::{Invalid, invalid, mistaken};
pub use suggest::{Words, did_you_mean, slips};
pub use two_shapes::text_or_table;

#[cfg(test)]
mod tests;
