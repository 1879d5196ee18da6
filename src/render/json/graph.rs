//! `avtal graph --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::Message;
use crate::view::graph::{Edge as EdgeView, Graph as GraphView, Node as NodeView};

#[derive(Serialize)]
struct Graph<'v> {
    nodes: Vec<Node<'v>>,
    edges: Vec<Edge<'v>>,
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Node<'v> {
    key: &'v str,
    id: &'v str,
    name: &'v str,
    state: Option<&'static str>,
    statutory: bool,
}

#[derive(Serialize)]
struct Edge<'v> {
    from: &'v str,
    to: &'v str,
    kind: &'static str,
    done: bool,
    terms: Vec<String>,
}

impl<'v> From<&'v NodeView> for Node<'v> {
    fn from(node: &'v NodeView) -> Self {
        Node {
            key: &node.key,
            id: &node.id,
            name: &node.name,
            state: node.state.map(|state| state.name()),
            statutory: node.statutory,
        }
    }
}

impl<'v> From<&'v EdgeView> for Edge<'v> {
    fn from(edge: &'v EdgeView) -> Self {
        Edge {
            from: &edge.from,
            to: &edge.to,
            kind: edge.kind.name(),
            done: edge.done,
            terms: edge.terms.iter().map(Message::plain).collect(),
        }
    }
}

/// The document of `graph`.
///
/// # Errors
///
/// None for reports of this crate.
pub fn graph(clocks: Clocks<'_>, graph: &GraphView, incomplete: &[&str]) -> serde_json::Result<String> {
    let body = Graph {
        nodes: graph.nodes.iter().map(Node::from).collect(),
        edges: graph.edges.iter().map(Edge::from).collect(),
        incomplete,
    };
    document("graph", clocks, &body)
}
