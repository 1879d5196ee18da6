//! A made-up registry that becomes another one, file by file.
#![no_main]

avtal_fuzz::program!(editor);
