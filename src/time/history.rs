//! How long past revisions took.

use foldhash::HashSet;

use crate::registry::{AgreementIx, Registry};

use super::day::{Day, days_between};
use super::periods::When;
use super::timeline::Timeline;

/// For each past revision in the line of predecessors of an agreement: the number of days from the first decision on
/// the successor, or from the first reason to revise its predecessor, to the successor's entry into force. The latest
/// revision comes first.
#[must_use]
pub fn revision_history(
    registry: &Registry,
    timeline: &Timeline,
    agreement: AgreementIx,
    day: Day,
) -> Vec<i64> {
    let (mut seen, mut open, mut taken) = (HashSet::from_iter([agreement]), vec![agreement], Vec::new());
    while let Some(successor) = open.pop() {
        let replaced: Vec<AgreementIx> = registry.links(successor).replaced().collect();
        let decisions = &registry.agreement(successor).data.decision;
        let decided =
            decisions.iter().filter_map(|decision| decision.date.as_ref()).map(|date| date.last_day());
        let triggers = replaced.iter().flat_map(|replaced| {
            let revision = registry.agreement(*replaced).data.revision.iter();
            revision.flat_map(|revision| &revision.trigger).map(|trigger| trigger.since.first_day())
        });
        let start = timeline.periods(successor).start.and_then(When::day).filter(|start| *start <= day);
        if let (false, Some(begun), Some(start)) = (replaced.is_empty(), decided.chain(triggers).min(), start)
        {
            taken.extend(Some(days_between(begun, start)).filter(|days| *days > 0));
        }
        open.extend(replaced.into_iter().filter(|replaced| seen.insert(*replaced)));
    }
    taken
}
