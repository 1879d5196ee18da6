//! What differs between two versions of an agreement's text.
//!
//! A text is Markdown or plain. It is split into sections at its headings (`section`) and these into paragraphs,
//! list items, table rows and lines of code (`reader`), so that neither wrapping nor blank lines matter. Sections
//! that belong together are paired (`pair`), those that moved are found (`moved`), and what stands under the same
//! heading is compared paragraph by paragraph and, within these, word by word (`lines`, `words`).
//!
//! Texts come from anywhere: whatever they hold, the work is bounded (`common::Budget`), and the answer depends on
//! nothing but the two texts.

mod changes;
mod common;
mod compare;
mod heading;
mod lines;
mod moved;
mod pair;
mod reader;
mod section;
mod sketch;
mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use changes::{Hunk, Line, LineKind, Piece, SectionChange, SectionKind, TextChanges};
pub use compare::compare;
