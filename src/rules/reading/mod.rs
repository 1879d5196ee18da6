//! Files and the shape of records.

mod conflicting_keys;
mod duplicate_id;
mod empty_registry;
mod invalid_date;
mod invalid_duration;
mod invalid_id;
mod invalid_path;
mod invalid_syntax;
mod missing_key;
mod unknown_key;
mod unknown_kind;
mod unreadable_file;
mod unreadable_registry;
mod unrecognised_file;
mod wrong_type;

rules! {
    unreadable_file,
    invalid_syntax,
    unknown_key,
    missing_key,
    wrong_type,
    invalid_date,
    invalid_duration,
    invalid_id,
    unknown_kind,
    invalid_path,
    conflicting_keys,
    duplicate_id,
    unrecognised_file,
    empty_registry,
    unreadable_registry,
}
