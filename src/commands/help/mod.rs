//! What the program says of its own command line, in the language of the person: the help of its commands, and what is
//! wrong with a command line.
//!
//! The English help is that of the doc comments of the commands. The Swedish one is in `sv.ftl`, by command and argument.

mod frame;
mod swedish;
mod words;
mod wrong;

pub use swedish::swedish;
pub use wrong::wrong;

pub(super) use frame::in_swedish as framed_in_swedish;
