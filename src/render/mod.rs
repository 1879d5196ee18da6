//! Layout: what a view says, as bytes of one format. One file per format; none knows the model.

pub mod agenda;
pub mod chain;
pub mod concise;
pub mod csv;
pub mod diff;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod ics;
pub mod json;
pub mod junit;
pub mod log;
pub mod mail;
pub mod markdown;
pub mod reminders;
pub mod rules;
pub mod sarif;
pub mod show;
pub mod snippet;
pub mod status;
pub mod table;
mod wrap;
