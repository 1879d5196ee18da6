//! Records that refer to each other in a cycle.

use std::collections::VecDeque;

use foldhash::{HashMap, HashMapExt};

use crate::model::Id;
use crate::registry::{FileIx, Record};
use crate::rules::prelude::*;
use crate::source::Span;
use crate::time::components;

/// A reference from one record of a table to another, by their positions.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub from: usize,
    pub to: usize,
    pub span: Span,
}

/// The wording for cycles of some kind of reference.
pub(super) struct Words {
    /// For the whole cycle: "these agreements replace each other in a circle".
    pub message: fn(Message) -> Message,
    /// For one member and the next: "replaces".
    pub step: fn(Id, Id) -> Message,
    /// The advice on what to do.
    pub help: fn() -> Message,
}

/// How many members of a cycle its message lists.
const SPELT: usize = 20;

/// Reports each cycle at the member with the smallest id. If several cycles are connected, only the shortest through
/// that member is reported.
pub(super) fn report<T>(
    records: &[Record<T>],
    edges: impl Iterator<Item = Edge>,
    words: &Words,
    findings: &mut Findings<'_>,
) {
    let edges: Vec<Edge> = edges.collect();
    if findings.only.is_some_and(|file| !may_be_in_cycle(records, &edges, file)) {
        return;
    }
    for Cycle { steps, entangled } in cycles(records.len(), edges.into_iter()) {
        let id = |at: usize| records.get(at).map(|record| record.id).unwrap_or_default();
        let Some((first, others)) = steps.split_first() else { continue };
        let Some(record) = records.get(first.from) else { continue };
        let ids: Vec<String> = steps.iter().take(SPELT).map(|step| format!("`{}`", id(step.from))).collect();
        let (ids, begin) = (ids.join(" → "), id(first.from));
        let circle = match steps.len().saturating_sub(SPELT) {
            0 => message!("circle", ids = ids, first = begin),
            more => message!("circle-more", ids = ids, count = more, first = begin),
        };
        let circle = match entangled {
            0 => circle,
            others => message!("circle-entangled", circle = circle, count = others),
        };
        findings.record = Some(record.id);
        let finding = findings.add(record.at(first.span), Some(&record.id), (words.message)(circle));
        finding.help((words.help)());
        for step in others {
            if let Some(record) = records.get(step.from) {
                finding.related(record.at(step.span), (words.step)(id(step.from), id(step.to)));
            }
        }
    }
}

/// Whether the record in a file refers to another, and another to it.
fn may_be_in_cycle<T>(records: &[Record<T>], edges: &[Edge], file: FileIx) -> bool {
    let Some(at) = records.iter().position(|record| record.file == file) else { return false };
    edges.iter().any(|edge| edge.from == at) && edges.iter().any(|edge| edge.to == at)
}

struct Cycle {
    steps: Vec<Edge>,
    /// How many other records can be reached from it and lead back to it.
    entangled: usize,
}

#[expect(clippy::indexing_slicing, reason = "all lists have one entry for each record")]
fn cycles(count: usize, edges: impl Iterator<Item = Edge>) -> Vec<Cycle> {
    let mut edges_of: Vec<Vec<Edge>> = Vec::new();
    edges_of.resize_with(count, Vec::new);
    for edge in edges.filter(|edge| edge.from != edge.to && edge.to < count) {
        edges_of[edge.from].push(edge);
    }
    let components = components(count, |from, n| edges_of.get(from)?.get(n).map(|edge| edge.to));
    let mut sizes = vec![0_usize; count];
    for component in &components {
        sizes[*component] += 1;
    }
    let mut cycles = Vec::new();
    for first in 0..count {
        // Each component is reported once, at its first member.
        let size = std::mem::take(&mut sizes[components[first]]);
        if size > 1 {
            let steps = shortest(first, &edges_of, &components);
            cycles.push(Cycle { entangled: size.saturating_sub(steps.len()), steps });
        }
    }
    cycles
}

/// The shortest path from `first` back to itself.
#[expect(clippy::indexing_slicing, reason = "all lists have one entry for each record")]
fn shortest(first: usize, edges_of: &[Vec<Edge>], components: &[usize]) -> Vec<Edge> {
    let mut came_by: HashMap<usize, &Edge> = HashMap::new();
    let mut open = VecDeque::from([first]);
    while let Some(next) = open.pop_front().filter(|_| !came_by.contains_key(&first)) {
        for edge in edges_of[next].iter().filter(|edge| components[edge.to] == components[first]) {
            came_by.entry(edge.to).or_insert_with(|| {
                open.push_back(edge.to);
                edge
            });
        }
    }
    let mut steps = Vec::new();
    let mut at = first;
    while let Some(edge) = came_by.remove(&at) {
        steps.push(*edge);
        at = edge.from;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(count: usize, edges: &[(usize, usize)]) -> Vec<(Vec<usize>, usize)> {
        let edges = edges.iter().map(|(from, to)| Edge { from: *from, to: *to, span: Span::FILE });
        let cycles = cycles(count, edges).into_iter();
        cycles.map(|cycle| (cycle.steps.iter().map(|step| step.from).collect(), cycle.entangled)).collect()
    }

    #[test]
    fn a_cycle_is_found_once_and_begins_with_its_first_member() {
        assert_eq!(found(4, &[(3, 1), (1, 2), (2, 3), (0, 1)]), [(vec![1, 2, 3], 0)]);
    }

    #[test]
    fn chains_diamonds_and_references_to_oneself_are_no_cycles() {
        assert_eq!(found(4, &[(0, 1), (0, 2), (1, 3), (2, 3), (3, 3)]), []);
    }

    #[test]
    fn cycles_apart_are_told_apart_and_those_that_touch_are_told_together() {
        assert_eq!(found(4, &[(0, 1), (1, 0), (2, 3), (3, 2), (1, 2)]), [(vec![0, 1], 0), (vec![2, 3], 0)]);
        assert_eq!(found(3, &[(0, 1), (1, 0), (1, 2), (2, 1)]), [(vec![0, 1], 1)]);
        assert_eq!(found(3, &[(0, 1), (1, 2), (2, 0), (1, 0)]), [(vec![0, 1], 1)]);
        assert_eq!(found(2, &[(0, 0), (0, 1), (1, 0)]), [(vec![0, 1], 0)]);
    }

    #[test]
    fn a_long_cycle_takes_no_stack() {
        let edges: Vec<_> = (0..10_000).map(|at| (at, (at + 1) % 10_000)).collect();
        assert_eq!(found(10_000, &edges), [((0..10_000).collect(), 0)]);
    }
}
