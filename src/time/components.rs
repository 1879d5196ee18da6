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
    let (mut index, mut lowlink, mut component) = (vec![NONE; count], vec![NONE; count], vec![NONE; count]);
    let (mut next_index, mut number) = (0, 0);
    let (mut path, mut stack): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    for root in 0..count {
        if index[root] == NONE {
            path.push((root, 0));
        }
        while let Some((current, next)) = path.last_mut() {
            let current = *current;
            if index[current] == NONE {
                (index[current], lowlink[current]) = (next_index, next_index);
                next_index += 1;
                stack.push(current);
            }
            if let Some(to) = edge(current, *next) {
                *next += 1;
                if index[to] == NONE {
                    path.push((to, 0));
                } else if component[to] == NONE {
                    lowlink[current] = lowlink[current].min(index[to]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                lowlink[*parent] = lowlink[*parent].min(lowlink[current]);
            }
            if lowlink[current] == index[current] {
                while let Some(member) = stack.pop() {
                    component[member] = number;
                    if member == current {
                        break;
                    }
                }
                number += 1;
            }
        }
    }
    component
}
