//! Dates, durations and reckoning with them.
#![no_main]

avtal_fuzz::program!(dates);
