//! A small registry of any texts, and every rule and report about it.

use super::archive::Archive;
use super::looked::Looked;
use super::reports;

/// Whatever the files of a registry say: everything that is told points into them, and every report can be read.
pub fn run(bytes: &[u8]) {
    let Archive { day, files } = Archive::of(bytes);
    let looked = Looked::at(files, day);
    looked.hold_places();
    reports::read_all(&looked, bytes);
}
