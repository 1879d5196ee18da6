//! A language server: what `check` finds, in the editor, over the texts as they stand there, and what the registry knows of
//! the place at the cursor. LSP 3.17, over any pair of streams.
//!
//! [`serve()`] reads messages (`transport`), keeps the texts that are open (`document`) in the registry that each belongs
//! to (`workspace`), and answers. Findings are those of [`rules::check`](crate::rules::check), fixes those of
//! [`fix`](crate::fix), renaming is [`rename`](mod@crate::rename). Nothing is written but through the editor.
//!
//! [`supervise()`] keeps a session going over several servers, each in a process of its own.

mod accept;
mod actions;
mod completion;
mod context;
mod cursor;
mod diagnostics;
mod document;
mod edits;
mod handlers;
mod hints;
mod hover;
mod jsonrpc;
mod keys;
mod layout;
mod meaning;
mod navigation;
mod outline;
mod protocol;
mod renaming;
mod serve;
mod session;
mod supervise;
mod transport;
mod uri;
mod values;
mod workspace;

pub use serve::{Ended, serve};
pub use session::{Opener, Options};
pub use supervise::supervise;
