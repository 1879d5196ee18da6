//! What is told of a registry, to compare two states of it.

use foldhash::{HashMap, HashMapExt};

use crate::model::Level;
use crate::registry::FileIx;
use crate::rules::Finding;

/// Findings without their places, which edits move, and how often each is there.
#[derive(Debug)]
pub(super) struct Told<'f>(HashMap<Identity<'f>, usize>);

/// The rule, the level, the file and the subject. The message may tell the same in other words after an edit.
type Identity<'f> = (&'static str, Level, FileIx, Option<&'f str>);

impl<'f> Told<'f> {
    pub(super) fn of(findings: &'f [Finding]) -> Self {
        let mut count = HashMap::with_capacity(findings.len());
        for finding in findings {
            *count.entry(identity(finding)).or_default() += 1;
        }
        Told(count)
    }

    /// The findings that were not told before. Of several that are told alike, any may be the new one: all are.
    pub(super) fn new_ones<'n>(&'n self, findings: &'n [Finding]) -> impl Iterator<Item = &'n Finding> {
        let now = Told::of(findings);
        findings.iter().filter(move |finding| {
            let identity = identity(finding);
            now.0.get(&identity) > self.0.get(&identity)
        })
    }
}

fn identity(finding: &Finding) -> Identity<'_> {
    (finding.rule.id, finding.level, finding.place.file, finding.subject.as_deref())
}
