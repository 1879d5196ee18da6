//! The positions of a graph's nodes and edges: layers from left to right, laid out component by component with the
//! crate `dagre`.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use dagre::graph::{Graph, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, Ranker};

/// The greatest width of components that are placed side by side.
const WIDTH: f64 = 1780.0;

/// The space between two components.
const BETWEEN: f64 = 36.0;

/// The longest layout time of a graph, in estimated microseconds: see [`Part::work`].
const MAX_WORK: usize = 5_000_000;

/// Width and height.
pub(super) type Size = (f64, f64);

/// The distance from the left and from the top.
pub(super) type Point = (f64, f64);

/// An edge before layout: the positions of its nodes, from left to right, and the size of its label.
pub(super) type Arrow = (usize, usize, Size);

/// The positions of everything.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// The size of the whole.
    pub(super) size: Size,
    /// The centre of each node.
    pub(super) nodes: Vec<Point>,
    /// For each edge, the points it passes through from left to right, and the centre of its label.
    pub(super) arrows: Vec<(Vec<Point>, Point)>,
}

/// The layouts of many graphs. Those of a site are mostly few: nodes have a height for each number of lines, and the records
/// of a line share their graph.
#[derive(Debug, Default)]
pub struct Layouts(Mutex<HashMap<Graphic, Option<Layout>>>);

/// What a layout depends on: the sizes of nodes, and the edges with those of their labels, as bits.
type Graphic = (Vec<[u64; 2]>, Vec<(usize, usize, [u64; 2])>);

impl Layouts {
    /// Lays a graph out, unless another like it was. None if it is too large.
    pub(super) fn layout(&self, nodes: &[Size], arrows: &[Arrow]) -> Option<Layout> {
        let bits = |(width, height): Size| [width.to_bits(), height.to_bits()];
        let arrow = |(from, to, size): &Arrow| (*from, *to, bits(*size));
        let graphic = (nodes.iter().map(|size| bits(*size)).collect(), arrows.iter().map(arrow).collect());
        // A thread that panicked leaves the layouts whole.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(layout) = known().get(&graphic) {
            return layout.clone();
        }
        let layout = layout(nodes, arrows);
        known().insert(graphic, layout.clone());
        layout
    }
}

/// Lays a graph out. None if it is too large.
pub(super) fn layout(nodes: &[Size], arrows: &[Arrow]) -> Option<Layout> {
    let parts = parts(nodes.len(), arrows);
    if !is_small(&parts, arrows) {
        return None;
    }
    let mut layouts: Vec<(&Part, Layout)> =
        parts.iter().map(|part| (part, part.layout(nodes, arrows))).collect();
    // The highest component first. Later ones go beside it, stacked as long as they are no higher.
    layouts.sort_by(|(_, a), (_, b)| b.size.1.total_cmp(&a.size.1));
    let widest = layouts.iter().map(|(_, part)| part.size.0).fold(WIDTH, f64::max);
    let mut whole = Layout {
        size: (0.0, 0.0),
        nodes: vec![(0.0, 0.0); nodes.len()],
        arrows: vec![(Vec::new(), (0.0, 0.0)); arrows.len()],
    };
    // The row's top and bottom, and where the next component of the column and the next column would begin.
    let (mut top, mut bottom, mut x, mut y, mut next) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (part, layout) in layouts {
        let (width, height) = layout.size;
        if y + height > bottom || x + width > widest {
            (x, y) = (next, top);
        }
        if next == 0.0 || x + width > widest {
            top = if bottom > 0.0 { bottom + BETWEEN } else { 0.0 };
            (x, y, next, bottom) = (0.0, top, 0.0, top + height);
        }
        let moved = |(px, py): Point| (px + x, py + y);
        for (at, place) in part.nodes.iter().zip(&layout.nodes) {
            *whole.nodes.get_mut(*at)? = moved(*place);
        }
        for (at, (points, label)) in part.arrows.iter().zip(&layout.arrows) {
            *whole.arrows.get_mut(*at)? = (points.iter().copied().map(moved).collect(), moved(*label));
        }
        whole.size = (whole.size.0.max(x + width), whole.size.1.max(y + height));
        y += height + BETWEEN;
        next = f64::max(next, x + width + BETWEEN);
    }
    Some(whole)
}

/// Whether a graph with this many nodes is small enough to be laid out.
pub(super) fn is_drawable(nodes: usize, arrows: &[Arrow]) -> bool {
    is_small(&parts(nodes, arrows), arrows)
}

fn is_small(parts: &[Part], arrows: &[Arrow]) -> bool {
    let work = parts.iter().map(|part| part.work(arrows));
    work.fold(0, usize::saturating_add) <= MAX_WORK
}

/// A connected component, with its edges.
struct Part {
    nodes: Vec<usize>,
    arrows: Vec<usize>,
}

/// The components of a graph, in the order of their first nodes.
fn parts(nodes: usize, arrows: &[Arrow]) -> Vec<Part> {
    let mut tied: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (from, to, _) in arrows {
        for (one, other) in [(from, to), (to, from)] {
            if let Some(tied) = tied.get_mut(*one) {
                tied.push(*other);
            }
        }
    }
    let mut part_of: Vec<Option<usize>> = vec![None; nodes];
    let mut parts: Vec<Part> = Vec::new();
    for first in 0..nodes {
        let mut open = vec![first];
        while let Some(at) = open.pop() {
            let Some(part @ None) = part_of.get_mut(at) else { continue };
            if at == first {
                parts.push(Part { nodes: Vec::new(), arrows: Vec::new() });
            }
            *part = Some(parts.len() - 1);
            open.extend(tied.get(at).into_iter().flatten());
        }
    }
    for (at, part) in part_of.iter().enumerate() {
        if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
            part.nodes.push(at);
        }
    }
    for (at, (from, ..)) in arrows.iter().enumerate() {
        if let Some(part) = part_of.get(*from).copied().flatten().and_then(|part| parts.get_mut(part)) {
            part.arrows.push(at);
        }
    }
    parts
}

impl Part {
    /// The estimated time to lay it out, in microseconds. Measured on lines, stars, trees, layers and complete graphs
    /// of ten to ten thousand nodes, and accurate within a factor of three. Placing nodes, and edges where they cross a
    /// layer, takes time in proportion to their number, and more if there are many; each layer takes time in proportion
    /// to the square of its size.
    fn work(&self, arrows: &[Arrow]) -> usize {
        let layers = self.layers(arrows);
        // As in the layout, there is a layer for labels between two layers of nodes.
        let mut enter_leave = vec![(0_usize, 0_usize); 2 * self.nodes.len() + 2];
        let mut count = |from: usize, to: usize| {
            enter_leave.get_mut(from).into_iter().for_each(|(enter, _)| *enter += 1);
            enter_leave.get_mut(to).into_iter().for_each(|(_, leave)| *leave += 1);
        };
        layers.values().for_each(|layer| count(2 * layer, 2 * layer + 1));
        for (from, to, _) in self.arrows.iter().filter_map(|at| arrows.get(*at)) {
            let ends = [from, to].map(|end| layers.get(end).copied().unwrap_or_default());
            count(2 * ends[0].min(ends[1]) + 1, 2 * ends[0].max(ends[1]));
        }
        let (mut in_layer, mut places, mut squares) = (0_usize, 0_usize, 0_usize);
        for (enter, leave) in enter_leave {
            in_layer = (in_layer + enter).saturating_sub(leave);
            places = places.saturating_add(in_layer);
            squares = squares.saturating_add(in_layer.saturating_mul(in_layer));
        }
        places.saturating_mul(85 + places / 40).saturating_add(squares / 2)
    }

    /// The layer of each node: to the right of every node with an edge to it, except in cycles.
    fn layers(&self, arrows: &[Arrow]) -> HashMap<usize, usize> {
        let mut out: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut waits: HashMap<usize, usize> = self.nodes.iter().map(|at| (*at, 0)).collect();
        for (from, to, _) in self.arrows.iter().filter_map(|at| arrows.get(*at)) {
            out.entry(*from).or_default().push(*to);
            *waits.entry(*to).or_default() += 1;
        }
        let mut layers: HashMap<usize, usize> = HashMap::new();
        let mut reached: HashMap<usize, usize> = HashMap::new();
        let free = self.nodes.iter().filter(|at| waits.get(at) == Some(&0));
        // First the nodes that nothing leads to; then, for cycles, those not yet visited.
        for first in free.copied().collect::<Vec<_>>().iter().chain(&self.nodes) {
            let mut open = vec![*first];
            while let Some(at) = open.pop() {
                if layers.contains_key(&at) {
                    continue;
                }
                let layer = reached.get(&at).copied().unwrap_or_default();
                layers.insert(at, layer);
                for next in out.get(&at).into_iter().flatten() {
                    let far = reached.entry(*next).or_default();
                    *far = (*far).max(layer + 1);
                    let waits = waits.entry(*next).or_default();
                    *waits = waits.saturating_sub(1);
                    if *waits == 0 {
                        open.push(*next);
                    }
                }
            }
        }
        layers
    }

    fn layout(&self, nodes: &[Size], arrows: &[Arrow]) -> Layout {
        let options = GraphOptions { directed: true, multigraph: true, compound: false };
        let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(options);
        for at in &self.nodes {
            let (width, height) = nodes.get(*at).copied().unwrap_or_default();
            graph.set_node(at.to_string(), Some(NodeLabel { width, height, ..NodeLabel::default() }));
        }
        let named = |at: &usize| {
            let (from, to, size) = arrows.get(*at).copied().unwrap_or_default();
            (from.to_string(), to.to_string(), at.to_string(), size)
        };
        for (from, to, name, (width, height)) in self.arrows.iter().map(named) {
            let label = EdgeLabel { width, height, labelpos: LabelPos::Center, ..EdgeLabel::default() };
            graph.set_edge(from, to, Some(label), Some(&name));
        }
        // The ranker whose time grows least.
        let options = LayoutOptions {
            rankdir: RankDir::LR,
            nodesep: 28.0,
            edgesep: 16.0,
            ranksep: 110.0,
            ranker: Ranker::TightTree,
            ..LayoutOptions::default()
        };
        dagre::layout(&mut graph, Some(options));
        let place = |at: &usize| {
            let node = graph.node(&at.to_string());
            node.map_or((0.0, 0.0), |node| (node.x.unwrap_or_default(), node.y.unwrap_or_default()))
        };
        let path = |at: &usize| {
            let (from, to, name, _) = named(at);
            let edge = graph.edge(&from, &to, Some(&name));
            let points = edge.iter().flat_map(|edge| &edge.points).map(|point| (point.x, point.y)).collect();
            let label = edge.map(|edge| (edge.x.unwrap_or_default(), edge.y.unwrap_or_default()));
            (points, label.unwrap_or_default())
        };
        let (places, paths): (Vec<Point>, Vec<_>) =
            (self.nodes.iter().map(place).collect(), self.arrows.iter().map(path).collect());
        let mut laid = Layout { size: (0.0, 0.0), nodes: places, arrows: paths };
        laid.fit(
            self.nodes.iter().map(|at| nodes.get(*at).copied().unwrap_or_default()),
            self.arrows.iter().map(|at| arrows.get(*at).map(|(_, _, size)| *size).unwrap_or_default()),
        );
        laid
    }
}

impl Layout {
    /// Moves everything to the upper left corner, and sets the size to fit.
    fn fit(&mut self, nodes: impl Iterator<Item = Size>, labels: impl Iterator<Item = Size>) {
        let middles = self.nodes.iter().chain(self.arrows.iter().map(|(_, label)| label));
        let boxes = middles.zip(nodes.chain(labels)).map(|((x, y), (width, height))| {
            ((x - width / 2.0, y - height / 2.0), (x + width / 2.0, y + height / 2.0))
        });
        let points = self.arrows.iter().flat_map(|(points, _)| points).map(|point| (*point, *point));
        let (mut least, mut most) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for (low, high) in boxes.chain(points) {
            least = (least.0.min(low.0), least.1.min(low.1));
            most = (most.0.max(high.0), most.1.max(high.1));
        }
        let moved = |point: &mut Point| *point = (point.0 - least.0, point.1 - least.1);
        self.nodes.iter_mut().for_each(moved);
        for (points, label) in &mut self.arrows {
            points.iter_mut().chain([label]).for_each(moved);
        }
        self.size = (most.0 - least.0, most.1 - least.1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NODE: Size = (240.0, 80.0);
    const LABEL: Size = (120.0, 40.0);

    fn arrows(pairs: &[(usize, usize)]) -> Vec<Arrow> {
        pairs.iter().filter(|(from, to)| from != to).map(|(from, to)| (*from, *to, LABEL)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn any_graph_has_a_place_for_each_and_twice_the_same(pairs in prop::collection::vec((0_usize..14, 0_usize..14), 0..24)) {
            let (nodes, arrows) = (vec![NODE; 14], arrows(&pairs));
            let laid = layout(&nodes, &arrows).unwrap();
            prop_assert_eq!(layout(&nodes, &arrows).unwrap(), laid.clone());
            let is_inside = |(x, y): Point, (width, height): Size| {
                x >= width / 2.0 - 0.01 && y >= height / 2.0 - 0.01
                    && x <= laid.size.0 - width / 2.0 + 0.01 && y <= laid.size.1 - height / 2.0 + 0.01
            };
            for (points, label) in &laid.arrows {
                prop_assert!(points.len() >= 2 && points.iter().all(|point| is_inside(*point, (0.0, 0.0))));
                prop_assert!(is_inside(*label, LABEL));
            }
            for (at, (x, y)) in laid.nodes.iter().enumerate() {
                prop_assert!(is_inside((*x, *y), NODE));
                for (x2, y2) in laid.nodes.iter().skip(at + 1) {
                    prop_assert!((x - x2).abs() >= NODE.0 - 0.01 || (y - y2).abs() >= NODE.1 - 0.01, "they overlap");
                }
            }
        }
    }

    #[test]
    fn a_graph_is_laid_out_as_if_it_were_the_first() {
        let layouts = Layouts::default();
        let graphs = [(NODE, LABEL), ((240.0, 96.0), LABEL), (NODE, (60.0, 40.0)), (NODE, LABEL)];
        for (node, label) in graphs {
            let (nodes, arrows) = ([node; 3], [(0, 1, label), (1, 2, label)]);
            assert_eq!(layouts.layout(&nodes, &arrows), layout(&nodes, &arrows));
        }
        assert_eq!(layouts.0.into_inner().unwrap().len(), 3);
    }

    #[test]
    fn what_is_too_large_is_not_tried() {
        let chain = |count: usize| arrows(&(1..count).map(|at| (at - 1, at)).collect::<Vec<_>>());
        assert!(layout(&[NODE; 400], &chain(400)).is_some());
        assert!(layout(&vec![NODE; 10_000], &chain(10_000)).is_none());
        let complete: Vec<(usize, usize)> = (0..60).flat_map(|a| (0..60).map(move |b| (a, b))).collect();
        assert!(layout(&[NODE; 60], &arrows(&complete)).is_none());
        assert_eq!(layout(&[], &[]).unwrap().size, (0.0, 0.0));
    }

    #[test]
    fn what_is_layered_is_drawn_however_many_arrows_it_has() {
        let layered = |layers: usize, wide: usize, each: usize| {
            let pairs = (wide..layers * wide).flat_map(|at| {
                (0..each).map(move |way| ((at / wide - 1) * wide + (at * 7 + way * 3) % wide, at))
            });
            (layers * wide, arrows(&pairs.collect::<Vec<_>>()))
        };
        for (layers, wide, each) in [(4, 12, 3), (5, 60, 4), (5, 150, 4), (10, 100, 2), (3, 400, 2)] {
            let (nodes, arrows) = layered(layers, wide, each);
            assert!(is_drawable(nodes, &arrows), "{nodes} nodes, {} arrows", arrows.len());
        }
        let (nodes, arrows) = layered(4, 12, 3);
        assert_eq!(layout(&vec![NODE; nodes], &arrows).unwrap().arrows.len(), 108);
        let (nodes, arrows) = layered(5, 2000, 4);
        assert!(!is_drawable(nodes, &arrows));
    }

    #[test]
    fn a_circle_has_layers_too() {
        let arrows = arrows(&[(0, 1), (1, 2), (2, 0), (2, 3)]);
        let part = Part { nodes: vec![0, 1, 2, 3], arrows: vec![0, 1, 2, 3] };
        let layers = part.layers(&arrows);
        assert_eq!([0, 1, 2, 3].map(|at| layers[&at]), [0, 1, 2, 3]);
    }
}
