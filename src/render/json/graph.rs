//! `avtal graph --format json`.

use serde::Serialize;

use super::document::{Clocks, document};
use crate::view::Message;
use crate::view::graph::{Edge as EdgeView, Graph as GraphView, Node as NodeView};

#[derive(Serialize)]
struct Graph<'v> {
    /// What is tied to something: agreements in the order of their ids, then bodies in that of theirs.
    nodes: Vec<Node<'v>>,
    /// The arrows, in the order of what they go from.
    edges: Vec<Edge<'v>>,
    /// Files that could not be read, so that what they hold is missing.
    incomplete: &'v [&'v str],
}

#[derive(Serialize)]
struct Node<'v> {
    /// What it is known by in the graph: `agreement/ID` or `body/ID`.
    key: &'v str,
    /// Its id.
    id: &'v str,
    /// Its title, or its name; else its id.
    name: &'v str,
    /// The state of an agreement; null for a body.
    state: Option<&'static str>,
    /// Does a law require it?
    statutory: bool,
}

#[derive(Serialize)]
struct Edge<'v> {
    /// The key of the node that says it.
    from: &'v str,
    /// The key of the node it is said of.
    to: &'v str,
    /// What is said.
    kind: &'static str,
    /// Has it come about by the day of the report?
    done: bool,
    /// Sections, days, and what must come about first.
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
