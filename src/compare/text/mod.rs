//! Compares two versions of an agreement's text.
//!
//! A text is Markdown or plain. It is split into sections at its headings (`section`), and these into paragraphs, list
//! items, table rows and lines of code (`reader`), so that wrapping and blank lines do not matter. Corresponding
//! sections are paired (`pair`), moved ones are found (`moved`), and the text of each pair is compared by paragraph
//! (`lines`) and by word (`words`).
//!
//! Texts are untrusted: the work is bounded for any input (`common::Budget`), and the result depends only on the two
//! texts.

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
