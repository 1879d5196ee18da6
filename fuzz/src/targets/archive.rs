//! Several files in one text, so that people can read a seed and the fuzzer can take it apart.

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
        let (mut day, mut files) = (None, InMemory::default());
        let mut open: Option<(String, Vec<u8>)> = None;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if let Some(path) = heading(line) {
                if let Some((path, bytes)) = open.replace((path, Vec::new())) {
                    files.insert(&path, bytes);
                }
            } else if let Some((_, bytes)) = &mut open {
                bytes.extend_from_slice(line);
            } else {
                day = day.or_else(|| str::from_utf8(line).ok()?.trim().parse().ok());
            }
        }
        if let Some((path, bytes)) = open {
            files.insert(&path, bytes);
        }
        // The command line takes no other years.
        let of_2026 = || Day::from_ymd_opt(2026, 11, 21);
        let within = |day: &Day| (avtal::time::day::FIRST..=avtal::time::day::LAST).contains(day);
        Archive { day: day.filter(within).or_else(of_2026).unwrap_or_default(), files }
    }
}

/// The path in a line `-- path --`.
fn heading(line: &[u8]) -> Option<String> {
    let line = str::from_utf8(line).ok()?.strip_suffix('\n')?;
    line.strip_prefix("-- ")?.strip_suffix(" --").map(str::to_owned)
}
