//! Strongly connected components of a graph.

/// Returns the number of the strongly connected component of each of `count` nodes. A component has a higher number
/// than every other component it leads to. `edge(node, n)` returns the target of edge number `n` of a node, from 0.
/// This is Tarjan's algorithm (1972) without recursion, since a chain may be long.
#[expect(
    clippy::indexing_slicing,
    reason = "all lists have one entry for each node, and edges lead to nodes"
)]
pub(crate) fn components(count: usize, edge: impl Fn(usize, usize) -> Option<usize>) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let (mut met, mut low, mut component) = (vec![NONE; count], vec![NONE; count], vec![NONE; count]);
    let (mut times, mut number) = (0, 0);
    let (mut path, mut open): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    for root in 0..count {
        if met[root] == NONE {
            path.push((root, 0));
        }
        while let Some((this, next)) = path.last_mut() {
            let this = *this;
            if met[this] == NONE {
                (met[this], low[this]) = (times, times);
                times += 1;
                open.push(this);
            }
            if let Some(to) = edge(this, *next) {
                *next += 1;
                if met[to] == NONE {
                    path.push((to, 0));
                } else if component[to] == NONE {
                    low[this] = low[this].min(met[to]);
                }
                continue;
            }
            path.pop();
            if let Some((before, _)) = path.last() {
                low[*before] = low[*before].min(low[this]);
            }
            if low[this] == met[this] {
                while let Some(member) = open.pop() {
                    component[member] = number;
                    if member == this {
                        break;
                    }
                }
                number += 1;
            }
        }
    }
    component
}
