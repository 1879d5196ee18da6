//! Any texts as a registry.
#![no_main]

avtal_fuzz::program!(records);
