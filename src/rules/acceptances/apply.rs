//! Removes accepted findings, and finds acceptances that have no effect.

use foldhash::{HashMap, HashMapExt};

use crate::model::agreement::Accept;
use crate::model::{Agreement, Level};
use crate::registry::{FileIx, Record};
use crate::rules::find;
use crate::rules::finding::{Finding, Findings};
use crate::rules::rule::Group;
use crate::time::{Case, Day};

use super::{expired_acceptance, unused_acceptance};

/// An `[[accept]]` entry of a record.
struct Acceptance<'r> {
    record: &'r Record<Agreement>,
    accept: &'r Accept,
    expired: bool,
}

/// The acceptances of one rule in one record.
#[derive(Default)]
struct Acceptances<'r> {
    each: Vec<Acceptance<'r>>,
    /// Whether one of them has not expired.
    hold: bool,
    used: bool,
}

/// Removes the accepted findings. Returns the rest, the number of accepted ones, and the faults of the acceptances
/// themselves.
pub(in crate::rules) fn apply(
    case: &Case<'_>,
    findings: Vec<Finding>,
) -> (Vec<Finding>, usize, Vec<Finding>) {
    let mut acceptances: HashMap<(FileIx, &str), Acceptances<'_>> = HashMap::new();
    for record in &case.registry.agreements.records {
        for accept in &record.data.accept {
            let expired = has_expired(accept, case.day());
            let of_rule = acceptances.entry((record.file, &accept.rule)).or_default();
            of_rule.each.push(Acceptance { record, accept, expired });
            of_rule.hold |= !expired;
        }
    }
    let before = findings.len();
    let is_left = |finding: &Finding| {
        let matching = acceptances.get_mut(&(finding.place.file, finding.rule.id));
        let Some(matching) = matching.filter(|_| may_be_accepted(finding)) else { return true };
        matching.used = true;
        !matching.hold
    };
    let left: Vec<Finding> = findings.into_iter().filter(is_left).collect();
    let accepted = before - left.len();
    let mut about = Vec::new();
    let each = acceptances.into_values().flat_map(|of_rule| {
        let used = of_rule.used;
        of_rule.each.into_iter().map(move |acceptance| (acceptance, used))
    });
    for (Acceptance { record, accept, expired }, used) in each {
        let rule = match (used, expired) {
            (true, false) => continue,
            (true, true) => &expired_acceptance::RULE,
            (false, _) if find(&accept.rule).is_none() => continue, // unknown rules have a rule of their own
            (false, _) => &unused_acceptance::RULE,
        };
        let mut found = Findings { rule, record: Some(record.id), only: None, found: &mut about };
        if used {
            expired_acceptance::report(record, accept, &mut found);
        } else {
            unused_acceptance::report(record, accept, &mut found);
        }
    }
    (left, accepted, about)
}

/// The entry of a record that accepts the findings of a rule on `day`.
#[must_use]
pub fn acceptance<'r>(record: &'r Agreement, rule: &str, day: Day) -> Option<&'r Accept> {
    let accepts = record.accept.iter().map(|accept| &accept.value);
    accepts.into_iter().find(|accept| accept.rule.as_str() == rule && !has_expired(accept, day))
}

/// Whether the last day of an acceptance has passed.
fn has_expired(accept: &Accept, day: Day) -> bool {
    accept.until.as_ref().is_some_and(|until| until.last_day() < day)
}

/// Whether a finding may be accepted. Errors in reading may not, as nothing else about such a record is certain.
pub(super) fn may_be_accepted(finding: &Finding) -> bool {
    find(finding.rule.id).is_none_or(|(group, rule)| group != Group::Reading || rule.level != Level::Error)
}
