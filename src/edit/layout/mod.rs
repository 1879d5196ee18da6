//! The layout of a record: its order of keys, blank lines, indentation, and how dates are written.
//!
//! [`tidy()`] gives the text in the layout of the format, or says why it is better left as it is. It never changes what
//! the record says: the result is read back, and has to be the same tree but for the order of keys, the quotes of dates
//! and a `stage` that is the default. Every comment goes along.
//!
//! * Keys stand in the order of the format. Keys that the format does not have come last, in the order they had.
//! * A comment goes with what it stands above or beside. One directly below something, with a blank line after it,
//!   belongs to that. One at the end of the file, after a blank line, stays there.
//! * The comments at the top of the file that a blank line ends, and comments to programs, stay at the top.
//! * One blank line stands above each table header in TOML, and above each table or list of tables at the top in YAML.
//!   Elsewhere, at most one blank line stands where there were any.
//! * Whether a list or table is written on one line or on several is for the writer to say; so are quotes of text.

mod arrange;
mod block;
mod comments;
mod date;
mod flow;
mod gap;
mod item;
mod same;
mod shift;
mod tidy;
mod toml;
mod untidy;
mod yaml;

pub(super) use arrange::indented;
pub(super) use comments::{comment_places, comments};
pub(super) use gap::{Gap, Head};
pub use tidy::tidy;
pub use untidy::{Untidy, Why};
