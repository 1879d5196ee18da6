//! A graph as a picture.

use std::collections::HashMap;

use maud::{Markup, html};

pub use super::layout::Layouts;
use super::layout::{self, Arrow, Point, Size};
use super::svg::{Link, Picture, cut, lines, link, number, safe, text_width};
use crate::text::Language;
use crate::view::graph::{Edge, Graph, Node};
use crate::view::message::message;
use crate::view::{State, TieKind};

/// The class in style sheets.
const CLASS: &str = "graph";

/// The width of a node and of its text.
const NODE: f64 = 272.0;
const INSIDE: f64 = 244.0;
/// The greatest width of an edge's label.
const LABEL: f64 = 200.0;
/// The font size and line height.
const NAME: (f64, f64) = (13.0, 16.0);
const FACT: (f64, f64) = (11.0, 14.0);
/// The most lines of a name and of each term.
const MAX_LINES: usize = 3;
/// The space above and below the text of a node.
const PADDING: f64 = 9.0;
const HEADING: f64 = 64.0;
const MARGIN: f64 = 16.0;
const LEAST_WIDTH: f64 = 480.0;
/// The slant of the sides of shapes.
const SLANT: f64 = 14.0;
/// How much wider bold letters are.
const HEAVY: f64 = 1.15;

const RULES: &str = "\
    .heading{font-size:18px;font-weight:600}.small{font-size:11px;fill:@muted}.name{font-size:13px;font-weight:600}\
    .node{fill:@paper;stroke:@planned;stroke-width:1.5}.inner{fill:none;stroke:@planned;stroke-width:1}\
    .in-force,.suspended,.provisional{stroke:@term;stroke-width:3}.suspended,.provisional{stroke-dasharray:9 5}.upcoming{stroke:@term}.awaiting-adoption{stroke:@now}\
    .draft{stroke-dasharray:6 4}.lapsed{stroke:@gap;stroke-width:3}.body{stroke:@muted}\
    .arrow{fill:none;stroke:@ink;stroke-width:1.4}.dashed{stroke-dasharray:7 4}.dotted{stroke-dasharray:2 4}\
    .head{fill:@ink}.open-head{fill:@paper;stroke:@ink;stroke-width:1.2}.plate{fill:@paper}\
    .verb{font-size:11px;font-weight:600;fill:@ink}";

/// The graph as a separate file; `registry` is the registry's name. None if it is too large to draw.
#[must_use]
pub fn document(graph: &Graph, registry: Option<&str>, language: Language) -> Option<String> {
    Some(picture(graph, registry, language, ("graph", &|_| None), &Layouts::default())?.document(RULES))
}

/// The graph as an element of a page. Its ids begin with `prefix`, and its nodes are links by their keys. The page
/// needs [`style`] once. `layouts` are those of the other pages. None if it is too large to draw.
#[must_use]
pub fn fragment(
    graph: &Graph,
    language: Language,
    (prefix, link): (&str, Link<'_>),
    layouts: &Layouts,
) -> Option<Markup> {
    Some(picture(graph, None, language, (prefix, link), layouts)?.fragment())
}

/// Whether the graph is small enough to be drawn.
#[must_use]
pub fn is_drawable(graph: &Graph) -> bool {
    let arrows: Vec<Arrow> = graph.edges.iter().map(|edge| (edge.ends.1, edge.ends.0, (0.0, 0.0))).collect();
    layout::is_drawable(graph.nodes.len(), &arrows)
}

/// The style sheet of a page with graphs.
#[must_use]
pub fn style() -> String {
    super::svg::style(CLASS, RULES)
}

fn picture<'p>(
    graph: &Graph,
    registry: Option<&str>,
    language: Language,
    (prefix, link): (&'p str, Link<'_>),
    layouts: &Layouts,
) -> Option<Picture<'p>> {
    let nodes: Vec<Words> = graph.nodes.iter().map(|node| Words::of_node(node, language)).collect();
    let labels: Vec<Words> = graph.edges.iter().map(|edge| Words::of_edge(edge, language)).collect();
    let sizes: Vec<Size> = nodes.iter().map(|words| (NODE, words.height() + 2.0 * PADDING)).collect();
    // The target of an edge is to the left of its source: the older before the newer.
    let arrows = graph
        .edges
        .iter()
        .zip(&labels)
        .map(|(edge, words)| (edge.ends.1, edge.ends.0, (words.width() + 8.0, words.height() + 4.0)));
    let graph_layout = layouts.layout(&sizes, &arrows.collect::<Vec<_>>())?;
    let title = graph.heading().localise(language);
    let mut outgoing: HashMap<usize, Vec<&Edge>> = HashMap::new();
    for edge in &graph.edges {
        outgoing.entry(edge.ends.0).or_default().push(edge);
    }
    let moved = |(x, y): Point| (x + MARGIN, y + HEADING);
    let width = (graph_layout.size.0 + 2.0 * MARGIN).max(LEAST_WIDTH);
    let drawing = Drawing { graph, language, prefix, link };
    let body = html! {
        (drawing.heads())
        g aria-hidden="true" {
            text class="heading" x=(MARGIN) y="30" { (cut(registry.unwrap_or(&title), 18.0, width - 2.0 * MARGIN)) }
            @if registry.is_some() { text class="small" x=(MARGIN) y="50" { (title) } }
            @if graph.nodes.is_empty() { text x=(MARGIN) y=(HEADING + 12.0) { (message!("graph-nothing").localise(language)) } }
            @for ((edge, words), laid_out) in graph.edges.iter().zip(&labels).zip(&graph_layout.arrows) {
                "\n" (drawing.arrow(edge, &drawing.points(edge, laid_out, words, &graph_layout.nodes).into_iter().map(moved).collect::<Vec<_>>()))
            }
            @for ((edge, words), (_, middle)) in graph.edges.iter().zip(&labels).zip(&graph_layout.arrows) {
                "\n" (drawing.label(edge, words, moved(*middle)))
            }
        }
        g role="list" {
            @for (at, (((node, words), size), middle)) in graph.nodes.iter().zip(&nodes).zip(&sizes).zip(&graph_layout.nodes).enumerate() {
                "\n" (drawing.node(node, words, *size, moved(*middle), outgoing.get(&at).map_or(&[], Vec::as_slice)))
            }
        }
    };
    let description = message!("graph-description", nodes = graph.nodes.len(), arrows = graph.edges.len());
    Some(Picture {
        prefix,
        class: CLASS,
        language,
        size: (width, graph_layout.size.1 + HEADING + MARGIN + 12.0),
        title,
        description: description.localise(language),
        body,
    })
}

/// The text of a node or of an edge's label, in lines. The first lines are larger or bolder than the rest.
struct Words {
    first: Vec<String>,
    rest: Vec<String>,
    first_size: (f64, f64),
}

impl Words {
    fn of_node(node: &Node, language: Language) -> Self {
        let rest = node.facts(language);
        let rest = rest.iter().flat_map(|fact| lines(fact, FACT.0, INSIDE, MAX_LINES)).collect();
        Words { first: lines(&node.name, NAME.0 * HEAVY, INSIDE, MAX_LINES), rest, first_size: NAME }
    }

    fn of_edge(edge: &Edge, language: Language) -> Self {
        let first = lines(&edge.verb().localise(language), FACT.0 * HEAVY, LABEL, MAX_LINES);
        let rest =
            edge.terms.iter().flat_map(|term| lines(&term.localise(language), FACT.0, LABEL, MAX_LINES));
        Words { first, rest: rest.collect(), first_size: FACT }
    }

    fn height(&self) -> f64 {
        self.first.len() as f64 * self.first_size.1 + self.rest.len() as f64 * FACT.1
    }

    fn width(&self) -> f64 {
        let first = self.first.iter().map(|line| text_width(line, self.first_size.0 * HEAVY));
        first.chain(self.rest.iter().map(|line| text_width(line, FACT.0))).fold(0.0, f64::max)
    }

    /// The lines around a point, the first with a class of their own.
    fn draw(&self, class: &str, (x, y): Point) -> Markup {
        let top = y - self.height() / 2.0;
        let rest = top + self.first.len() as f64 * self.first_size.1;
        html! {
            @for (at, line) in self.first.iter().enumerate() {
                text class=(class) text-anchor="middle" x=(number(x)) y=(number(top + (at as f64 + 0.78) * self.first_size.1)) { (line) }
            }
            @for (at, line) in self.rest.iter().enumerate() {
                text class="small" text-anchor="middle" x=(number(x)) y=(number(rest + (at as f64 + 0.78) * FACT.1)) { (line) }
            }
        }
    }
}

struct Drawing<'g> {
    graph: &'g Graph,
    language: Language,
    prefix: &'g str,
    link: Link<'g>,
}

impl Drawing<'_> {
    /// Arrowheads.
    fn heads(&self) -> Markup {
        html! {
            defs {
                @for (name, class, path) in [
                    ("full", "head", "M0 1L10 5L0 9z"),
                    ("hollow", "open-head", "M1 1.5L9 5L1 8.5z"),
                    ("diamond", "head", "M0 5L5 1L10 5L5 9z"),
                ] {
                    marker id=(format!("{}-{name}", self.prefix)) viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9"
                        markerHeight="9" markerUnits="userSpaceOnUse" orient="auto" {
                        path class=(class) d=(path) {}
                    }
                }
            }
        }
    }

    /// The points of an edge from its beginning. It goes straight behind its label.
    fn points(
        &self,
        edge: &Edge,
        (route, label): &(Vec<Point>, Point),
        words: &Words,
        nodes: &[Point],
    ) -> Vec<Point> {
        let place = |at: usize| nodes.get(at).copied().unwrap_or_default();
        let (from, to) = (place(edge.ends.0), place(edge.ends.1));
        let half = words.width() / 2.0 * if from.0 < to.0 { -1.0 } else { 1.0 };
        // The first and last points are where a straight line would meet the nodes.
        let between = route.get(1..route.len().saturating_sub(1)).unwrap_or_default();
        let mut points = Vec::new();
        for point in between.iter().rev() {
            if point == label {
                points.extend([(label.0 + half, label.1), (label.0 - half, label.1)]);
            } else {
                points.push(*point);
            }
        }
        let end = |at: usize, towards: Point| {
            self.graph.nodes.get(at).map_or(towards, |node| side(node, place(at), towards.0))
        };
        let begin = end(edge.ends.0, points.first().copied().unwrap_or(to));
        let finish = end(edge.ends.1, points.last().copied().unwrap_or(from));
        points.insert(0, begin);
        points.push(finish);
        points
    }

    fn arrow(&self, edge: &Edge, points: &[Point]) -> Markup {
        let (class, head) = match (edge.kind, edge.done) {
            (TieKind::Replaces | TieKind::TakesOver, true) => ("arrow", "full"),
            (TieKind::Replaces | TieKind::TakesOver, false) => ("arrow dashed", "full"),
            (TieKind::HelpsReplace, _) => ("arrow dashed", "hollow"),
            (TieKind::BasedOn, _) => ("arrow dotted", "full"),
            (TieKind::Amends, _) => ("arrow", "diamond"),
        };
        html! {
            path class=(class) data-kind=(edge.kind.name()) data-from=(safe(&edge.from)) data-to=(safe(&edge.to))
                d=(path(points)) marker-end=(format!("url(#{}-{head})", self.prefix)) {}
        }
    }

    fn label(&self, edge: &Edge, words: &Words, (x, y): Point) -> Markup {
        let (width, height) = (words.width() + 6.0, words.height() + 2.0);
        html! {
            g {
                title { (safe(&edge.lines(self.language).join(", "))) }
                rect class="plate" x=(number(x - width / 2.0)) y=(number(y - height / 2.0)) width=(number(width)) height=(number(height)) {}
                (words.draw("verb", (x, y)))
            }
        }
    }

    fn node(
        &self,
        node: &Node,
        words: &Words,
        (width, height): Size,
        (x, y): Point,
        outgoing: &[&Edge],
    ) -> Markup {
        let description = self.graph.full_description(node, outgoing, self.language);
        let (agreement, body) =
            if node.state.is_some() { (Some(&node.id), None) } else { (None, Some(&node.id)) };
        let (left, top) = (x - width / 2.0, y - height / 2.0);
        html! {
            g role="listitem" aria-label=(safe(&description)) data-agreement=[agreement.map(|id| safe(id))] data-body=[body.map(|id| safe(id))] {
                g aria-hidden="true" {
                    title { (safe(&node.name)) }
                    (shape(node.state, (left, top), (width, height)))
                    (words.draw("name", (x, y)))
                }
                (link((self.link)(&node.key).as_deref(), &node.name, (left, top, width, height)))
            }
        }
    }
}

/// The outline of a node. Both its shape and its colour show its state.
fn shape(state: Option<State>, (x, y): Point, (width, height): Size) -> Markup {
    let class = format!("node {}", state.map_or("body", State::name));
    let (right, bottom) = (x + width, y + height);
    let rect = |inset: f64, round: f64, class: &str| {
        html! {
            rect class=(class) x=(number(x + inset)) y=(number(y + inset)) rx=(number(round))
                width=(number(width - 2.0 * inset)) height=(number(height - 2.0 * inset)) {}
        }
    };
    let polygon = |corners: &[Point]| {
        let points = corners.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y)));
        html! { polygon class=(class) points=(points.collect::<Vec<_>>().join(" ")) {} }
    };
    match state {
        Some(State::InForce | State::Suspended | State::Draft) => rect(0.0, 0.0, &class),
        Some(State::Provisional | State::Upcoming) => rect(0.0, height.min(40.0) / 2.0, &class),
        None => html! { (rect(0.0, 10.0, &class)) (rect(4.0, 7.0, "inner")) },
        Some(State::Ended) => html! { (rect(0.0, 0.0, &class)) (rect(4.0, 0.0, "inner")) },
        Some(State::NotAdopted | State::AwaitingAdoption) => {
            let (inset, middle) = (SLANT, y + height / 2.0);
            polygon(&[
                (x, middle),
                (x + inset, y),
                (right - inset, y),
                (right, middle),
                (right - inset, bottom),
                (x + inset, bottom),
            ])
        }
        Some(State::Replaced) => polygon(&[(x + SLANT, y), (right, y), (right - SLANT, bottom), (x, bottom)]),
        Some(State::Lapsed) => {
            let cut = SLANT;
            polygon(&[
                (x + cut, y),
                (right - cut, y),
                (right, y + cut),
                (right, bottom - cut),
                (right - cut, bottom),
                (x + cut, bottom),
                (x, bottom - cut),
                (x, y + cut),
            ])
        }
    }
}

/// A line through points that leaves and enters each of them horizontally, as the layers of the graph are vertical.
fn path(points: &[Point]) -> String {
    let at = |(x, y): Point| format!("{} {}", number(x), number(y));
    let mut path = points.first().map(|first| format!("M{}", at(*first))).unwrap_or_default();
    for pair in points.windows(2) {
        if let [from, to] = *pair {
            let middle = f64::midpoint(from.0, to.0);
            path.push_str(&format!("C{} {} {}", at((middle, from.1)), at((middle, to.1)), at(to)));
        }
    }
    path
}

/// The point where an edge meets the side of a node that faces `x`.
fn side(node: &Node, (middle, y): Point, x: f64) -> Point {
    let inset = if node.state == Some(State::Replaced) { SLANT / 2.0 } else { 0.0 };
    let half = NODE / 2.0 - inset;
    (if x < middle { middle - half } else { middle + half }, y)
}
