//! Every command and every format, as the real program on real folders: one file for each.

mod accept;
mod adoption;
mod agenda;
#[cfg(unix)]
mod at;
mod baseline;
#[cfg(unix)]
mod browser;
mod calendar;
mod chain;
mod check;
mod clauses;
mod convert;
mod decide;
mod dialect;
mod diff;
mod done;
#[cfg(unix)]
mod edit;
mod end;
#[cfg(unix)]
mod every_key;
mod export;
mod extend;
mod fix;
mod fix_table;
mod fmt;
mod formats;
mod graph;
#[cfg(unix)]
mod halfway;
mod help_lines;
mod help_texts;
mod hints;
mod ics;
mod import;
mod import_again;
mod import_walk;
mod init;
#[cfg(unix)]
mod injection;
mod language;
mod language_of_findings;
#[cfg(unix)]
mod language_of_reports;
mod linked;
mod list;
#[cfg(unix)]
mod log;
mod mail;
mod many;
mod meeting;
mod new;
mod new_place;
mod new_successor;
mod notice;
mod option;
mod outside;
mod outside_lists;
mod outside_tables;
mod registers;
mod registries;
mod remind;
#[cfg(unix)]
mod rename;
mod replace;
#[cfg(unix)]
mod repository;
mod rules;
mod set;
mod shell;
mod show;
mod show_others;
mod site;
mod site_again;
#[cfg(unix)]
mod sparse;
mod status;
mod story;
#[cfg(unix)]
mod surroundings;
mod tables;
mod timeline;
#[cfg(unix)]
mod transaction;
mod unset;
#[cfg(unix)]
mod writing;
#[cfg(unix)]
mod xml;

#[path = "../support/english.rs"]
mod english;
#[path = "../support/external.rs"]
mod external;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/edits/numbers.rs"]
mod numbers;
#[path = "../support/program/mod.rs"]
mod program;
#[path = "../support/readers/mod.rs"]
mod readers;
