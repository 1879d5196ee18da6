//! What records mean: how they are read, what the rules say of them, and what holds on which day.

mod broken_records;
mod clause_book;
mod convert;
mod edits;
mod endless;
mod fix_properties;
#[cfg(unix)]
mod large_records;
mod large_values;
mod layout;
mod names;
mod notice_properties;
mod oracle;
mod parties;
mod reading;
mod rule_cases;
mod rule_examples;
mod second_opinion;
mod site_sources;
mod time;
mod time_clauses;
mod time_properties;
mod treaty;
mod unread;
mod variants;

#[path = "../support/edits/mod.rs"]
mod edited;
#[path = "../support/editor.rs"]
mod editor;
#[path = "../support/english.rs"]
mod english;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/program/mod.rs"]
mod program;
#[path = "../support/registry.rs"]
mod registry;
