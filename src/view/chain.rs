//! A line of replacement: the agreements that have taken each other's place.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::registry::AgreementIx;
use crate::time::Case;
use crate::time::{Day, Obstacle, When, days_between};

use super::message::{Message, message};
use super::{AgreementRow, words};

/// One agreement in another's place, or to come there.
#[derive(Debug, Clone)]
pub struct LinkRow {
    /// The agreement that is replaced, in whole or in part.
    pub replaced: String,
    /// The one that replaces it.
    pub successor: String,
    /// Does it replace the whole?
    pub whole: bool,
    /// The sections that it replaces, where it is not the whole.
    pub sections: Vec<String>,
    /// Where in the successor the matter now stands.
    pub in_section: Option<String>,
    /// The others that it takes to replace it; in the order of the record.
    pub together_with: Vec<String>,
    /// From when it takes the other's place; none while that is not decided, and where nobody wrote down when.
    pub takes_over: Option<Day>,
    /// Is it decided that it takes the other's place?
    pub decided: bool,
    /// The days without an agreement before it takes over; none where that is not known, where another takes over
    /// first, and where it replaces only sections.
    pub gap_days: Option<i64>,
    /// What must come about before it can take over.
    pub conditions: Vec<Condition>,
    /// The day of the report.
    pub as_of: Day,
}

impl LinkRow {
    /// The row of a `[[replaces]]` of an agreement; none where there is no such entry.
    #[must_use]
    pub fn of(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Option<Self> {
        let link = case.registry.links(successor).replaces.get(entry)?;
        let written = case.agreement(successor).replaces.get(entry)?;
        let takes_over = case.takes_over(successor, entry);
        let replaced = link.agreement.map_or_else(|| written.id.to_string(), |id| case.id(id).to_string());
        let gap_days = link.agreement.filter(|_| link.whole);
        let gap_days = gap_days.and_then(|replaced| gap_days_before(case, replaced, successor, entry));
        Some(LinkRow {
            whole: link.whole,
            sections: written.sections.iter().map(|section| section.to_string()).collect(),
            in_section: written.in_section.as_ref().map(|section| section.to_string()),
            together_with: written.together_with.iter().map(|other| other.to_string()).collect(),
            takes_over: takes_over.and_then(When::day),
            decided: takes_over.is_some(),
            gap_days,
            conditions: conditions(case, successor, entry),
            successor: case.id(successor).to_string(),
            as_of: case.day(),
            replaced,
        })
    }

    /// What it means for the one that is replaced, without naming the other: `from 2022-01-01`, `after 731 days without
    /// an agreement`, `together with x`.
    #[must_use]
    pub fn terms(&self) -> Vec<Message> {
        let mut terms = Vec::new();
        terms.extend(
            (!self.whole).then(|| {
                message!("only-sections", sections = words::few(&self.sections, words::NAMED_OF_ONE))
            }),
        );
        terms.push(match self.takes_over {
            Some(from) => message!("from", day = from),
            None if self.decided => message!("from-unknown-day"),
            None => message!("not-in-place"),
        });
        terms.extend(self.gap_days.map(|days| match days {
            0 => message!("without-gap"),
            days => message!("after-gap", count = days),
        }));
        let in_section = self.in_section.as_ref();
        terms.extend(in_section.map(|section| message!("in-section", section = section.as_str())));
        if !self.together_with.is_empty() {
            terms.push(message!("together-with", ids = words::few(&self.together_with, words::NAMED_OF_ONE)));
        }
        terms
    }

    /// Has it taken the other's place by the day of the report?
    #[must_use]
    pub fn has_taken_over(&self) -> bool {
        self.decided && self.takes_over.is_none_or(|from| from <= self.as_of)
    }
}

/// The days without an agreement before the first to take over does.
fn gap_days_before(
    case: &Case<'_>,
    replaced: AgreementIx,
    successor: AgreementIx,
    entry: usize,
) -> Option<i64> {
    let first = case.taking_over(replaced)?;
    let from = first.takes_over?.day()?;
    let periods = case.periods(replaced);
    if (first.agreement, first.entry) != (successor, entry) || periods.start.is_none() {
        return None;
    }
    match periods.own_end {
        Some((end, _)) => Some((days_between(end.day()?, from) - 1).max(0)),
        None => Some(0),
    }
}

/// A `[[replaces]]`, in the order of days: what takes over on no known day comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Takeover {
    is_open: bool,
    from: Option<When>,
    successor: AgreementIx,
    entry: usize,
}

impl Takeover {
    fn of(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Self {
        let from = case.takes_over(successor, entry);
        Takeover { is_open: from.and_then(When::day).is_none(), from, successor, entry }
    }
}

/// What must come about before an agreement can take over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The agreement that it is about.
    pub agreement: String,
    /// What there is to come about.
    pub message: Message,
}

/// What must come about before a `[[replaces]]` takes effect.
fn conditions(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Vec<Condition> {
    let others = case.registry.links(successor).replaces.get(entry).map(|link| &link.together_with);
    let written = case.agreement(successor).replaces.get(entry).map(|written| &written.together_with);
    let others = others.into_iter().flatten().copied().zip(written.into_iter().flatten());
    let mut conditions: Vec<Condition> = condition(case, successor).into_iter().collect();
    conditions.extend(others.clone().filter_map(|(other, written)| match other {
        Some(other) => condition(case, other),
        None => {
            let agreement = written.to_string();
            let message = message!("condition-unknown", id = agreement.as_str());
            Some(Condition { agreement, message })
        }
    }));
    if conditions.is_empty() && case.takes_over(successor, entry).is_none() {
        let together = others.filter_map(|(other, _)| other);
        conditions.extend(std::iter::once(successor).chain(together).filter_map(|of| ended_before(case, of)));
    }
    conditions
}

/// That an agreement which has a first day ends too early to take over.
fn ended_before(case: &Case<'_>, agreement: AgreementIx) -> Option<Condition> {
    let id = case.id(agreement).to_string();
    let (end, _) = case.periods(agreement).own_end?;
    let message = message!("condition-ended", id = id.as_str(), day = end.day()?);
    Some(Condition { agreement: id, message })
}

/// What keeps an agreement from entering into force.
fn condition(case: &Case<'_>, agreement: AgreementIx) -> Option<Condition> {
    let id = case.id(agreement).to_string();
    let message = match case.obstacle(agreement)? {
        Obstacle::Draft => message!("condition-draft", id = id.as_str()),
        Obstacle::Consultation => message!("condition-consultation", id = id.as_str()),
        Obstacle::NotAdopted | Obstacle::Rejected => words::not_adopted(case, agreement),
        Obstacle::AdoptedTooLate => message!("condition-too-late", id = id.as_str()),
        Obstacle::EndsBeforeStart => message!("condition-ends-first", id = id.as_str()),
        Obstacle::NoFirstDay => message!("condition-no-first-day", id = id.as_str()),
    };
    Some(Condition { agreement: id, message })
}

/// What replaces which agreement, in whole or in part, found once for all of them.
#[derive(Debug)]
pub struct Replacements(Vec<Vec<Replacement>>);

/// A `[[replaces]]` of an agreement.
#[derive(Debug, Clone, Copy)]
pub struct Replacement {
    /// The agreement that says it.
    pub successor: AgreementIx,
    /// Its position there.
    pub entry: usize,
    /// Does it replace the whole?
    pub whole: bool,
}

impl Replacements {
    /// Those of all agreements.
    #[must_use]
    pub fn of(case: &Case<'_>) -> Self {
        let mut of: Vec<Vec<Replacement>> = case.registry.agreement_ixs().map(|_| Vec::new()).collect();
        for successor in case.registry.agreement_ixs() {
            for (entry, link) in case.registry.links(successor).replaces.iter().enumerate() {
                let replaced = link.agreement.and_then(|replaced| of.get_mut(replaced.position()));
                replaced
                    .into_iter()
                    .for_each(|of| of.push(Replacement { successor, entry, whole: link.whole }));
            }
        }
        Replacements(of)
    }

    /// What replaces an agreement, in whole or in part, in the order of days.
    #[must_use]
    pub fn rows(&self, case: &Case<'_>, agreement: AgreementIx) -> Vec<LinkRow> {
        let by = self.of_agreement(agreement).iter();
        let mut by: Vec<Takeover> = by.map(|by| Takeover::of(case, by.successor, by.entry)).collect();
        by.sort_unstable();
        by.into_iter().filter_map(|by| LinkRow::of(case, by.successor, by.entry)).collect()
    }

    /// Those that replace an agreement, in the order of the ids of those that say so.
    #[must_use]
    pub fn of_agreement(&self, agreement: AgreementIx) -> &[Replacement] {
        self.0.get(agreement.position()).map_or(&[], Vec::as_slice)
    }
}

/// The line of an agreement.
#[derive(Debug)]
pub struct Chain {
    /// The agreement that was asked for.
    pub id: String,
    /// Who takes whose place, in the order of those that are replaced; then what is replaced in part, by or of an agreement
    /// of the line.
    pub links: Vec<LinkRow>,
    /// All agreements of the line, each after what it replaces, and else in the order in which they begin.
    pub agreements: Vec<AgreementRow>,
}

impl Chain {
    /// The line of `agreement`: all that are tied to it by replacement of the whole, both ways and however far.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let (line, replacements) = (line(case, agreement), Replacements::of(case));
        let order: HashMap<AgreementIx, usize> = line.iter().copied().zip(0..).collect();
        // Of each: whether it is in part, the position of the one that is replaced, and who takes over when.
        let mut links: Vec<(bool, Option<usize>, Takeover)> = Vec::new();
        let takeover = |successor, entry| Takeover::of(case, successor, entry);
        for member in &line {
            let by_others = replacements.of_agreement(*member).iter();
            links.extend(
                by_others.map(|of| (!of.whole, order.get(member).copied(), takeover(of.successor, of.entry))),
            );
            let own = case.registry.links(*member).replaces.iter().enumerate();
            let in_part_of_others = own.filter(|(_, link)| {
                !link.whole && link.agreement.is_none_or(|replaced| !order.contains_key(&replaced))
            });
            links.extend(in_part_of_others.map(|(entry, _)| (true, None, takeover(*member, entry))));
        }
        links.sort_unstable();
        Chain {
            id: case.id(agreement).to_string(),
            links: links
                .into_iter()
                .filter_map(|(_, _, takeover)| LinkRow::of(case, takeover.successor, takeover.entry))
                .collect(),
            agreements: line.into_iter().map(|of| AgreementRow::of(case, of)).collect(),
        }
    }
}

/// The agreements of a line, each after what it replaces, and else in the order in which they begin, or are to begin. A
/// circle is walked once.
fn line(case: &Case<'_>, agreement: AgreementIx) -> Vec<AgreementIx> {
    let (mut seen, mut open, mut line) = (HashSet::from([agreement]), vec![agreement], Vec::new());
    while let Some(next) = open.pop() {
        line.push(next);
        let links = case.registry.links(next);
        let replaced = links.replaces.iter().filter(|link| link.whole).filter_map(|link| link.agreement);
        let tied = replaced.chain(links.successors.iter().copied());
        open.extend(tied.filter(|tied| seen.insert(*tied)));
    }
    in_order_of_replacement(case, line)
}

fn in_order_of_replacement(case: &Case<'_>, line: Vec<AgreementIx>) -> Vec<AgreementIx> {
    let replaced = |of: AgreementIx| {
        let replaces = case.registry.links(of).replaces.iter().filter(|link| link.whole);
        replaces.filter_map(|link| link.agreement).filter(move |replaced| *replaced != of)
    };
    let (mut waits_for, mut waited_for_by) =
        (HashMap::new(), HashMap::<AgreementIx, Vec<AgreementIx>>::new());
    for of in &line {
        waits_for.insert(*of, replaced(*of).count());
        replaced(*of).for_each(|replaced| waited_for_by.entry(replaced).or_default().push(*of));
    }
    let mut waiting: BTreeSet<_> = line.iter().map(|of| (begins(case, *of), *of)).collect();
    let free = |(of, count): (&AgreementIx, &usize)| (*count == 0).then(|| (begins(case, *of), *of));
    let mut next: BTreeSet<_> = waits_for.iter().filter_map(free).collect();
    let mut ordered = Vec::with_capacity(line.len());
    // In a circle each waits for another: then the first to begin comes first.
    while let Some((key, of)) = next.pop_first().or_else(|| waiting.first().copied()) {
        waiting.remove(&(key, of));
        ordered.push(of);
        for successor in waited_for_by.get(&of).into_iter().flatten() {
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

/// The lines of some agreements, without the others that belong to them; of agreements and of lines, the first to begin
/// comes first.
#[must_use]
pub fn lines(case: &Case<'_>, among: &[AgreementIx]) -> Vec<Vec<AgreementIx>> {
    let wanted: HashSet<AgreementIx> = among.iter().copied().collect();
    let (mut seen, mut lines) = (HashSet::new(), Vec::new());
    for agreement in among {
        if !seen.contains(agreement) {
            let line = line(case, *agreement);
            seen.extend(line.iter().copied());
            lines.push(line.into_iter().filter(|of| wanted.contains(of)).collect::<Vec<_>>());
        }
    }
    lines.sort_by_key(|line| line.first().map(|of| begins(case, *of)));
    lines
}

/// When an agreement begins or is to begin, as what agreements are ordered by: what is not known comes last.
fn begins(case: &Case<'_>, agreement: AgreementIx) -> (bool, Option<When>, AgreementIx) {
    let periods = case.periods(agreement);
    let begins = periods.start.or(periods.first.map(When::On));
    (begins.is_none(), begins, agreement)
}
