//! registry.toml and a few records.
#![no_main]

avtal_fuzz::program!(settings);
