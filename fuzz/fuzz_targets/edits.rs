//! Edits of a file.
#![no_main]

avtal_fuzz::program!(edits);
