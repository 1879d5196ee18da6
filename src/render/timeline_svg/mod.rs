//! A timeline as a picture.

mod bars;
mod drawing;
mod layout;
mod legend;
mod patterns;
mod picture;
mod signs;

pub use picture::{document, fragment, narrow, style};
