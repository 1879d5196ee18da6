//! A serde `Deserializer` over the tree that keeps going: the model is plain structs with `Deserialize`, and one
//! reading tells everything that is wrong with a file.
//!
//! * A required key is an [`Sp<T>`](crate::source::Sp): a value that cannot be read is noted with its place and
//!   left at `T::default()`, a missing one is noted at its table.
//! * An optional key is an `Option<Sp<T>>`, or a [`BoxedOption<T>`](crate::source::BoxedOption) where few records have it; a list is a `Vec<Sp<T>>` or a
//!   [`ThinVec<Sp<T>>`](crate::source::ThinVec), empty if absent; a table with free keys is an [`Entries<T>`], empty if absent. `#[serde(default)]` on anything else has no effect here.
//! * A key that the struct does not have is noted with the one that was meant.
//! * YAML's `key:` with nothing after it is an absent key; for a table with fixed keys, an empty one.
//! * A type with a meaning of its own reads by `deserialize_str` or `deserialize_any` and refuses with
//!   [`invalid`], or reads by [`text_or_table`].
//!
//! No `flatten`, `untagged` or `alias` in the model: serde's buffers lose the places. At most 64 keys a struct.

mod absent;
mod entries;
mod error;
mod faults;
mod keys;
mod list;
mod plain;
mod read;
mod remedy;
mod signal;
mod spanned;
mod stand_in;
mod suggest;
mod swedish;
mod table;
mod two_shapes;
mod value;
mod words;

pub use entries::Entries;
pub use faults::MAX_FAULTS;
pub use keys::keys_of;
pub use read::read;
pub use signal::{Invalid, invalid};
pub use suggest::{Words, did_you_mean, slips};
pub use two_shapes::text_or_table;

#[cfg(test)]
mod tests;
