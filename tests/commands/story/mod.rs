//! A county keeps its agreements with the program alone, over a year: on the command line, in a terminal where it asks, and
//! in YAML. Each step changes the lines that a careful person would have written, and no others.
#![cfg(unix)]

mod beginning;
mod county;
mod yaml;
mod year;
