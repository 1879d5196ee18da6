//! Every report about a made-up registry, read back.
#![no_main]

avtal_fuzz::program!(reports);
