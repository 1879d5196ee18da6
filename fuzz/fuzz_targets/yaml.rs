//! YAML into records.
#![no_main]

avtal_fuzz::program!(yaml);
