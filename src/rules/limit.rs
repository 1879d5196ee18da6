//! How many fixes are told.

use foldhash::{HashMap, HashMapExt};

use super::finding::Finding;
use crate::registry::FileIx;
use crate::source::ThinVec;

/// At most so many findings in a file tell fixes at once.
const MOST: usize = 100;
/// Nor more than have so many bytes of the file before them together: to work a fix out, the file is read again.
const BYTES: u64 = 4 << 20;

/// Takes the fixes of all but the first findings in each file away. The others have theirs once those are made.
pub(super) fn limit(findings: &mut [Finding]) {
    let mut told: HashMap<FileIx, (usize, u64)> = HashMap::new();
    for finding in findings.iter_mut().filter(|finding| !finding.fixes.is_empty()) {
        let (count, bytes) = told.entry(finding.place.file).or_default();
        *count += 1;
        *bytes += u64::from(finding.place.span.end);
        if *count > MOST || *bytes > BYTES {
            finding.fixes = ThinVec::default();
        }
    }
}
