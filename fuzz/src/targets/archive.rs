//! Several files in one text, so that people can read a seed and the fuzzer can take it apart.

use std::collections::BTreeMap;

use avtal::time::Day;

use super::files::InMemory;

/// A registry, the day on which it is looked at, and its files: first the day on a line of its own, then each file behind
/// a line `-- path --`.
pub struct Archive {
    pub day: Day,
    pub files: InMemory,
}

impl Archive {
    /// Reads an archive. What is no day is one of 2026.
    pub fn of(bytes: &[u8]) -> Self {
        let mut files = InMemory::default();
        for (path, bytes) in files_of(bytes) {
            files.insert(&path, bytes);
        }
        let before = bytes.split_inclusive(|byte| *byte == b'\n').take_while(|line| heading(line).is_none());
        let day = before.filter_map(|line| str::from_utf8(line).ok()?.trim().parse().ok()).next();
        // The command line takes no other years.
        let of_2026 = || Day::from_ymd_opt(2026, 11, 21);
        let within = |day: &Day| (avtal::time::day::FIRST..=avtal::time::day::LAST).contains(day);
        Archive { day: day.filter(within).or_else(of_2026).unwrap_or_default(), files }
    }
}

/// The files, in order.
fn files_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(path) = heading(line) {
            files.push((path, Vec::new()));
        } else if let Some((_, bytes)) = files.last_mut() {
            bytes.extend_from_slice(line);
        }
    }
    files
}

/// The files by their names. Of those with the same name, the first counts.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    files_of(bytes).into_iter().rev().collect()
}

/// The path in a line `-- path --`.
fn heading(line: &[u8]) -> Option<String> {
    let line = str::from_utf8(line).ok()?.strip_suffix('\n')?;
    line.strip_prefix("-- ")?.strip_suffix(" --").map(str::to_owned)
}
