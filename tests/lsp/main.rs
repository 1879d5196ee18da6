//! The language server, as the real program, driven by clients.

mod features;
mod findings;
mod hostile;
#[cfg(unix)]
mod others;
mod random;
#[cfg(target_os = "linux")]
mod replaced;

#[path = "../support/editor.rs"]
mod editor;
#[path = "../support/external.rs"]
mod external;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/program/mod.rs"]
mod program;
