//! A graph in the languages of Graphviz and Mermaid.

use std::fmt::Write;

use crate::text::Language;
use crate::text::{display_safe, shortened};
use crate::view::graph::{Edge, Graph, Node};
use crate::view::{State, TieKind};

/// The graph in DOT, the language of Graphviz. Nodes are identified by their keys.
#[must_use]
pub fn dot(graph: &Graph, language: Language) -> String {
    let mut text = String::from("digraph avtal {\n");
    let _ = writeln!(
        text,
        "  graph [rankdir=RL, label={}, labelloc=t, fontname=\"sans-serif\"];",
        dot_text(&graph.heading().localise(language))
    );
    text.push_str("  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n");
    text.push_str("  edge [fontname=\"sans-serif\", fontsize=9];\n");
    for node in &graph.nodes {
        let lines: Vec<String> = std::iter::once(node.name.clone()).chain(node.facts(language)).collect();
        let (key, label) = (dot_text(&node.key), dot_text(&lines.join("\n")));
        let _ = writeln!(text, "  {key} [label={label}, {}];", dot_shape(node));
    }
    for edge in &graph.edges {
        let (from, to) = (dot_text(&edge.from), dot_text(&edge.to));
        let label = dot_text(&edge.lines(language).join("\n"));
        let _ = writeln!(text, "  {from} -> {to} [label={label}, {}];", dot_arrow(edge));
    }
    text.push_str("}\n");
    text
}

/// A quoted text. Graphviz interprets a backslash as an escape and `&` as the beginning of an HTML entity.
fn dot_text(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        display_safe(&shortened(line)).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
    });
    format!("\"{}\"", lines.collect::<Vec<_>>().join("\\n"))
}

/// The shape and colour of a node, by its state.
fn dot_shape(node: &Node) -> &'static str {
    match node.state {
        None => "shape=ellipse",
        Some(State::InForce) => "shape=box, color=\"#2f6f9f\", penwidth=2",
        Some(State::Suspended) => "shape=box, style=dashed, color=\"#2f6f9f\", penwidth=2",
        Some(State::Provisional) => "shape=box, style=\"rounded,dashed\", color=\"#2f6f9f\", penwidth=2",
        Some(State::Upcoming) => "shape=box, style=rounded, color=\"#2f6f9f\"",
        Some(State::NotAdopted) => "shape=hexagon, style=dashed, color=\"#6b7681\"",
        Some(State::AwaitingAdoption) => "shape=hexagon, color=\"#8a4b00\"",
        Some(State::Draft) => "shape=box, style=dashed, color=\"#6b7681\"",
        Some(State::Replaced) => "shape=parallelogram, color=\"#6b7681\"",
        Some(State::Ended) => "shape=box, peripheries=2, color=\"#6b7681\"",
        Some(State::Lapsed) => "shape=octagon, color=\"#b3261e\", penwidth=2",
    }
}

fn dot_arrow(edge: &Edge) -> &'static str {
    match (edge.kind, edge.done) {
        (TieKind::Replaces | TieKind::TakesOver, true) => "style=solid, arrowhead=normal",
        (TieKind::Replaces | TieKind::TakesOver, false) => "style=dashed, arrowhead=normal",
        (TieKind::HelpsReplace, _) => "style=dashed, arrowhead=empty",
        (TieKind::BasedOn, _) => "style=dotted, arrowhead=vee",
        (TieKind::Amends, _) => "style=solid, arrowhead=diamond",
    }
}

/// The graph as a flowchart of Mermaid.
#[must_use]
pub fn mermaid(graph: &Graph, language: Language) -> String {
    let mut text = String::from("flowchart RL\n");
    let _ = writeln!(text, "  accTitle: {}", mermaid_text(&graph.heading().localise(language)));
    for (at, node) in graph.nodes.iter().enumerate() {
        let lines = std::iter::once(node.name.clone()).chain(node.facts(language));
        let label = lines.map(|line| mermaid_text(&line)).collect::<Vec<_>>().join("<br>");
        let (open, close) = mermaid_shape(node);
        let _ =
            writeln!(text, "  n{at}{open}\"{label}\"{close}:::{}", node.state.map_or("body", State::name));
    }
    for edge in &graph.edges {
        let lines = edge.lines(language);
        let label = lines.iter().map(|line| mermaid_text(line)).collect::<Vec<_>>().join("<br>");
        let arrow = match (edge.kind, edge.done) {
            (TieKind::Replaces | TieKind::TakesOver, true) => "==>",
            (TieKind::Replaces | TieKind::TakesOver | TieKind::HelpsReplace, _) => "-.->",
            (TieKind::BasedOn, _) => "-->",
            (TieKind::Amends, _) => "--o",
        };
        let _ = writeln!(text, "  n{} {arrow}|\"{label}\"| n{}", edge.ends.0, edge.ends.1);
    }
    for (class, style) in [
        ("in-force", "stroke:#2f6f9f,stroke-width:3px"),
        ("suspended", "stroke:#2f6f9f,stroke-width:3px,stroke-dasharray:8 4"),
        ("provisional", "stroke:#2f6f9f,stroke-width:3px,stroke-dasharray:8 4"),
        ("upcoming", "stroke:#2f6f9f"),
        ("awaiting-adoption", "stroke:#8a4b00"),
        ("draft", "stroke:#6b7681,stroke-dasharray:5 3"),
        ("replaced", "stroke:#6b7681"),
        ("ended", "stroke:#6b7681"),
        ("lapsed", "stroke:#b3261e,stroke-width:3px"),
        ("body", "stroke:#6b7681"),
    ] {
        let _ = writeln!(text, "  classDef {class} {style}");
    }
    text
}

/// A text for Mermaid. Characters with a meaning in its language, in Markdown or in HTML become codes.
fn mermaid_text(text: &str) -> String {
    let short = shortened(text);
    let text = display_safe(&short);
    let (mut escaped, mut before, mut rest) =
        (String::with_capacity(text.len()), ' ', text.chars().peekable());
    while let Some(c) = rest.next() {
        // Between letters, neither ends an arrow, begins a list or makes a rule.
        let is_joint = matches!(c, '-' | '.')
            && before.is_alphanumeric()
            && rest.peek().is_some_and(|next| next.is_alphanumeric());
        if c.is_ascii() && !c.is_ascii_alphanumeric() && !" ,()".contains(c) && !is_joint {
            let _ = write!(escaped, "#{};", u32::from(c));
        } else {
            escaped.push(c);
        }
        before = c;
    }
    escaped
}

/// The brackets around the name of a node.
fn mermaid_shape(node: &Node) -> (&'static str, &'static str) {
    match node.state {
        None => ("(", ")"),
        Some(State::InForce | State::Suspended | State::Draft) => ("[", "]"),
        Some(State::Provisional | State::Upcoming) => ("([", "])"),
        Some(State::NotAdopted | State::AwaitingAdoption) => ("{{", "}}"),
        Some(State::Replaced) => ("[/", "/]"),
        Some(State::Ended) => ("[[", "]]"),
        Some(State::Lapsed) => (">", "]"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_ends_its_quotes() {
        assert_eq!(
            super::dot_text("a\"b\\\nc\\N &lt; \u{1b}[1m"),
            "\"a\\\"b\\\\\\nc\\\\N &amp;lt; \u{fffd}[1m\""
        );
        let escaped = super::mermaid_text("å \"x\" %%{init} <b> `#1;` a-b 1. c--");
        assert_eq!(
            escaped,
            "å #34;x#34; #37;#37;#123;init#125; #60;b#62; #96;#35;1#59;#96; a-b 1#46; c#45;#45;"
        );
    }
}
