//! Lists of others, and their maps.
#![no_main]

avtal_fuzz::program!(lists);
