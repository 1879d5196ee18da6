//! TOML into records.
#![no_main]

avtal_fuzz::program!(toml);
