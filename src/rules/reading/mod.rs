//! Files and the shape of records.

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
}
