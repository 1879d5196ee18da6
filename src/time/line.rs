//! Lines of replacement: agreements that have replaced one another.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::registry::AgreementIx;

use super::case::Case;
use super::periods::When;
use super::takeover::Takeover;

/// Returns `agreement` and all agreements tied to it by replacement of the whole, in both directions and at any
/// distance. Each comes after those it replaces, otherwise in the order in which they begin or are to begin. Each
/// agreement of a cycle is visited once.
#[must_use]
pub fn line(case: &Case<'_>, agreement: AgreementIx) -> Vec<AgreementIx> {
    let (mut seen, mut open, mut line) = (HashSet::from_iter([agreement]), vec![agreement], Vec::new());
    while let Some(next) = open.pop() {
        line.push(next);
        let links = case.registry.links(next);
        let tied = links.replaced().chain(links.successors.iter().copied());
        open.extend(tied.filter(|tied| seen.insert(*tied)));
    }
    in_order_of_replacement(case, line)
}

/// Returns the lines of the given agreements, leaving out other agreements that belong to them. Agreements and lines
/// are ordered by their beginning.
#[must_use]
pub fn lines(case: &Case<'_>, among: &[AgreementIx]) -> Vec<Vec<AgreementIx>> {
    let wanted: HashSet<AgreementIx> = among.iter().copied().collect();
    let (mut seen, mut lines) = (HashSet::default(), Vec::new());
    for agreement in among {
        if !seen.contains(agreement) {
            let line = line(case, *agreement);
            seen.extend(line.iter().copied());
            lines.push(line.into_iter().filter(|agreement| wanted.contains(agreement)).collect::<Vec<_>>());
        }
    }
    lines.sort_by_key(|line| line.first().map(|first| begins(case, *first)));
    lines
}

/// Returns the takeovers within a line, ordered by the replaced agreement, and then the partial replacements by or of
/// an agreement of the line.
#[must_use]
pub fn takeovers_in(case: &Case<'_>, line: &[AgreementIx]) -> Vec<Takeover> {
    let order: HashMap<AgreementIx, usize> = line.iter().copied().zip(0..).collect();
    // For each: whether it is partial, the position of the replaced agreement, and the takeover.
    let mut takeovers: Vec<(bool, Option<usize>, Takeover)> = Vec::new();
    for member in line {
        let (links, position) = (case.registry.links(*member), order.get(member).copied());
        let by_others = links.replaced_by.iter();
        takeovers
            .extend(by_others.map(|by| (!by.whole, position, Takeover::of(case, by.successor, by.entry()))));
        let in_part_of_others = links.replaces.iter().enumerate().filter(|(_, link)| {
            !link.whole && link.agreement.is_none_or(|replaced| !order.contains_key(&replaced))
        });
        takeovers
            .extend(in_part_of_others.map(|(entry, _)| (true, None, Takeover::of(case, *member, entry))));
    }
    takeovers.sort_unstable();
    takeovers.into_iter().map(|(_, _, takeover)| takeover).collect()
}

fn in_order_of_replacement(case: &Case<'_>, line: Vec<AgreementIx>) -> Vec<AgreementIx> {
    let replaced = |agreement: AgreementIx| {
        case.registry.links(agreement).replaced().filter(move |replaced| *replaced != agreement)
    };
    let (mut waits_for, mut waited_for_by) =
        (HashMap::new(), HashMap::<AgreementIx, Vec<AgreementIx>>::new());
    for agreement in &line {
        waits_for.insert(*agreement, replaced(*agreement).count());
        replaced(*agreement).for_each(|replaced| waited_for_by.entry(replaced).or_default().push(*agreement));
    }
    let mut waiting: BTreeSet<_> =
        line.iter().map(|agreement| (begins(case, *agreement), *agreement)).collect();
    let free = |(agreement, count): (&AgreementIx, &usize)| {
        (*count == 0).then(|| (begins(case, *agreement), *agreement))
    };
    let mut next: BTreeSet<_> = waits_for.iter().filter_map(free).collect();
    let mut ordered = Vec::with_capacity(line.len());
    // In a cycle each agreement waits for another, so the first to begin goes first.
    while let Some((key, agreement)) = next.pop_first().or_else(|| waiting.first().copied()) {
        waiting.remove(&(key, agreement));
        ordered.push(agreement);
        for successor in waited_for_by.get(&agreement).into_iter().flatten() {
            let Some(count) = waits_for.get_mut(successor) else { continue };
            *count = count.saturating_sub(1);
            let key = (begins(case, *successor), *successor);
            if *count == 0 && waiting.contains(&key) {
                next.insert(key);
            }
        }
    }
    ordered
}

/// A sort key by when an agreement begins or is to begin. Unknown beginnings come last.
fn begins(case: &Case<'_>, agreement: AgreementIx) -> (bool, Option<When>, AgreementIx) {
    let begins = case.periods(agreement).begins();
    (begins.is_none(), begins, agreement)
}
