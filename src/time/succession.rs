//! Which agreement takes over from which, and which ends with which. The two depend on each other: an annex ends when
//! its host is replaced, and an agreement that has ended cannot take over.

use crate::registry::{AgreementIx, Registry, Replacement};
use crate::source::ThinVec;

use super::components::components;
use super::day::next;
use super::periods::{End, EndCause, Periods, Successor, When, effective_end, first_to_take_over, order};

/// The agreements that replace the whole of `agreement`, each with the day from which it takes over. The own ends in
/// `periods` must be known.
pub(super) fn successors(
    registry: &Registry,
    agreement: AgreementIx,
    periods: &[Periods],
) -> ThinVec<Successor> {
    let replaced_by = registry.links(agreement).replaced_by.iter().filter(|by| by.whole);
    let successor = |by: &Replacement| {
        let takes_over = takes_over(registry, by.successor, by.entry(), periods);
        Successor::new(by.successor, by.entry(), takes_over)
    };
    replaced_by.map(successor).collect()
}

/// When a `[[replaces]]` entry takes effect: at the latest start of the agreement and those in `together_with`. None if
/// any of them has no start or has ended by then. If no start is known, on the day after the replaced agreement's own
/// end.
pub(super) fn takes_over(
    registry: &Registry,
    agreement: AgreementIx,
    entry: usize,
    periods: &[Periods],
) -> Option<When> {
    let entry = registry.links(agreement).replaces.get(entry)?;
    let periods_of = |agreement: AgreementIx| periods.get(agreement.position());
    let mut latest = periods_of(agreement)?.start?;
    for other in &entry.together_with {
        latest = latest.max(periods_of((*other)?)?.start?);
    }
    if latest == When::UnknownPast {
        let own_end = entry.agreement.and_then(periods_of).and_then(|replaced| replaced.own_end);
        latest = own_end.and_then(|(end, _)| end.day()).map_or(latest, |end| When::On(next(end)));
    }
    let together = entry.together_with.iter().copied().flatten();
    let lasts = |agreement: AgreementIx| {
        periods_of(agreement).is_some_and(|periods| periods.own_end.is_none_or(|(end, _)| latest <= end))
    };
    std::iter::once(agreement).chain(together).all(lasts).then_some(latest)
}

/// Ends each annex with its host, and each agreement that ends when another is replaced. Agreements on a cycle get no
/// such end.
pub(super) fn end_with_hosts(registry: &Registry, periods: &mut [Periods]) {
    let guests: Vec<AgreementIx> = registry
        .every_agreement_ix()
        .filter(|agreement| {
            let links = registry.links(*agreement);
            links.ends_with.is_some() || links.ends_when_replaced.is_some()
        })
        .collect();
    if guests.is_empty() {
        return;
    }
    let graph = Graph::of(registry, &guests);
    let components = components(graph.edges.len(), |node, n| graph.edges.get(node)?.get(n).copied());
    let component = |node: Option<usize>| node.and_then(|node| components.get(node).copied());
    let mut order: Vec<usize> = (0..graph.edges.len()).collect();
    order.sort_by_key(|node| component(Some(*node)));
    // When each host is replaced, by node.
    let mut replaced: Vec<Option<When>> = vec![None; graph.edges.len()];
    for node in order {
        match graph.nodes.get(node) {
            Some(Node::Replaced(host)) => {
                let from = first_to_take_over(&successors(registry, *host, periods)).map(|(from, _)| from);
                if let Some(replaced) = replaced.get_mut(node) {
                    *replaced = from;
                }
            }
            Some(Node::OwnEnd(guest)) => {
                let is_apart =
                    |host: Option<usize>| host.is_none() || component(host) != component(Some(node));
                let replaced =
                    |host: AgreementIx| graph.replaced(host).and_then(|host| *replaced.get(host)?);
                let links = registry.links(*guest);
                let with = links
                    .ends_with
                    .filter(|host| is_apart(graph.own_end(*host)) && is_apart(graph.replaced(*host)));
                let with = with.and_then(|host| {
                    let own_end = periods.get(host.position())?.own_end;
                    Some((effective_end(own_end, replaced(host))?.0, host))
                });
                let when_replaced = links.ends_when_replaced.filter(|host| is_apart(graph.replaced(*host)));
                let when_replaced = when_replaced.and_then(|host| Some((replaced(host)?.previous(), host)));
                for (end, host) in with.into_iter().chain(when_replaced) {
                    if let Some(periods) = periods.get_mut(guest.position()) {
                        end_with(periods, (end, EndCause::EndedWith), host);
                    }
                }
            }
            None => {}
        }
    }
}

fn end_with(periods: &mut Periods, end: End, host: AgreementIx) {
    if periods.own_end.is_none_or(|own| order(&end) < order(&own)) {
        periods.own_end = Some(end);
        periods.host = Some(host);
    }
}

/// A value to compute, in an order given by its dependencies.
enum Node {
    /// The own end of an agreement that ends with another.
    OwnEnd(AgreementIx),
    /// The day on which an agreement that others end with is replaced.
    Replaced(AgreementIx),
}

struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Vec<usize>>,
    /// The number of an agreement's node of each kind, by the position of the agreement.
    own_ends: Vec<Option<u32>>,
    replaced: Vec<Option<u32>>,
}

impl Graph {
    fn of(registry: &Registry, guests: &[AgreementIx]) -> Self {
        let count = registry.agreements.records.len();
        let mut graph = Graph {
            nodes: Vec::new(),
            edges: Vec::new(),
            own_ends: vec![None; count],
            replaced: vec![None; count],
        };
        for guest in guests {
            graph.add(Node::OwnEnd(*guest));
        }
        for guest in guests {
            let links = registry.links(*guest);
            for host in links.ends_with.into_iter().chain(links.ends_when_replaced) {
                if graph.replaced(host).is_none() {
                    graph.add(Node::Replaced(host));
                }
            }
        }
        graph.edges = graph.nodes.iter().map(|node| graph.needs(registry, node)).collect();
        graph
    }

    fn add(&mut self, node: Node) {
        let number = u32::try_from(self.nodes.len()).ok();
        let (numbers, agreement) = match &node {
            Node::OwnEnd(agreement) => (&mut self.own_ends, agreement),
            Node::Replaced(agreement) => (&mut self.replaced, agreement),
        };
        if let Some(known) = numbers.get_mut(agreement.position()) {
            *known = number;
        }
        self.nodes.push(node);
    }

    /// The node of an agreement's own end. None if it ends with no other agreement.
    fn own_end(&self, agreement: AgreementIx) -> Option<usize> {
        self.own_ends.get(agreement.position())?.map(|node| node as usize)
    }

    fn replaced(&self, agreement: AgreementIx) -> Option<usize> {
        self.replaced.get(agreement.position())?.map(|node| node as usize)
    }

    fn needs(&self, registry: &Registry, node: &Node) -> Vec<usize> {
        match node {
            Node::OwnEnd(guest) => {
                let links = registry.links(*guest);
                let host_end = links.ends_with.and_then(|host| self.own_end(host));
                let hosts = links.ends_with.into_iter().chain(links.ends_when_replaced);
                host_end.into_iter().chain(hosts.filter_map(|host| self.replaced(host))).collect()
            }
            Node::Replaced(host) => {
                let replaced_by = registry.links(*host).replaced_by.iter().filter(|by| by.whole);
                let needed = replaced_by.flat_map(|by| {
                    let entry = registry.links(by.successor).replaces.get(by.entry());
                    let others = entry.into_iter().flat_map(|entry| entry.together_with.iter().flatten());
                    std::iter::once(by.successor).chain(others.copied())
                });
                needed.chain([*host]).filter_map(|agreement| self.own_end(agreement)).collect()
            }
        }
    }
}
