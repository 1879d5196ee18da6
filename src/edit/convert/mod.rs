//! The same record in the other syntax.
//!
//! [`convert()`] writes what a text says anew, in the layout of the format, and puts its comments where the same keys and
//! items stand. The result is read back: it has to say the same, as the tree and as the record of the model, and to have
//! every comment. Else nothing is converted, and [`Unconverted`] says why.
//!
//! * A comment stays above, beside or below the key or item that it stood at. What has no line of its own any more gives
//!   its comments to the line that it is in.
//! * A list over several lines stays one. Blank lines above keys stay.
//! * `#:schema` becomes `# yaml-language-server: $schema=`, and the other way round.
//! * Days, months and years are written as such, without quotes where the syntax can. Aliases of YAML are written out.

mod anchors;
mod converted;
mod data;
mod directive;
mod lines;
mod model;
mod notes;
mod placed;
mod spread;
mod unconverted;

pub use converted::{Converted, convert};
pub use unconverted::Unconverted;
