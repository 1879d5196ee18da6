//! `avtal graph`

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::filter::FilterArguments;
use super::global::Global;
use super::open::OpenRegistry;
use super::{complete, lookup, output};
use crate::model::Id;
use crate::registry::Thing;
use crate::render;
use crate::text::message::message;
use crate::view::Filter;
use crate::view::graph::{Around, Graph, Relation};

/// Draw which agreements replace, rest on or amend others, and which bodies take over from others.
///
/// An arrow points from the agreement that replaces, rests on or amends another to that other, and from the body that
/// takes over to the one before it. Its label gives sections, days and conditions. Shape and colour show the state.
/// Records without relations are left out. With a filter, only matching agreements and those directly related to them
/// are drawn, and no bodies.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal graph | dot -Tpdf > graph.pdf
  avtal graph --around riskbruk-2021 --format svg > graph.svg
  avtal graph --of basis --party testkoping --format mermaid
  avtal graph --of succession --format svg > bodies.svg")]
pub struct Arguments {
    /// Draw only this relation; may be repeated
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    of: Vec<Relation>,

    /// Draw only what is connected to this agreement or body
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    around: Option<String>,

    /// With --around, follow at most this many arrows, in either direction
    #[arg(long, value_name = "ARROWS", default_value = "2", requires = "around")]
    depth: u32,

    /// How to print the graph
    #[arg(long, value_name = "FORMAT", default_value = "dot")]
    format: Format,

    #[command(flatten)]
    filters: FilterArguments,
}

/// How a graph is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For Graphviz
    Dot,
    /// For pages on GitHub, GitLab and other sites that draw Mermaid
    Mermaid,
    /// A picture for pages and documents
    Svg,
    /// For programs
    Json,
}

/// The maximum distance, in arrows, of a smaller graph that is tried and suggested.
const DEEPEST: u32 = 8;

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = arguments.filters.open(global, None, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    arguments.filters.say_if_nothing(&opened, &filter, global.quiet);
    let around = match &arguments.around {
        None => None,
        Some(id) => match thing(&opened, id, global.quiet)? {
            None => return Ok(opened.finish()),
            Some(center) => Some(Around { center, depth: arguments.depth }),
        },
    };
    let graph = Graph::of(&opened.case(), &filter, &arguments.of, around);
    let printed = match arguments.format {
        Format::Dot => render::graph::dot(&graph, opened.language),
        Format::Mermaid => render::graph::mermaid(&graph, opened.language),
        Format::Svg => render::graph_svg::document(&graph, opened.name(), opened.language)
            .ok_or_else(|| too_large(&opened, &filter, arguments, around, &graph))?,
        Format::Json => render::json::graph(opened.clocks(), &graph, &opened.incomplete())?,
    };
    output::write(&printed)?;
    Ok(opened.finish())
}

/// The agreement with that id, else the body. None if its record could not be read.
fn thing(opened: &OpenRegistry, id: &str, quiet: bool) -> Result<Option<Thing>, Failure> {
    let body = opened.registry.body_of(&Id::new(id)).map(Thing::Body);
    match lookup::agreement(opened, id, quiet) {
        Ok(agreement) => Ok(agreement.map(Thing::Agreement).or(body)),
        Err(failure) => body.map(Some).ok_or(failure),
    }
}

/// What to do about a graph that is too large for a picture. What is suggested can be drawn.
fn too_large(
    opened: &OpenRegistry,
    filter: &Filter,
    arguments: &Arguments,
    around: Option<Around>,
    graph: &Graph,
) -> Failure {
    let case = opened.case();
    let is_drawable = |around: &Around| {
        render::graph_svg::is_drawable(&Graph::of(&case, filter, &arguments.of, Some(*around)))
    };
    let part = match around {
        Some(Around { center, depth }) => {
            let nearer =
                (1..depth.min(DEEPEST)).rev().map(|depth| Around { center, depth }).find(is_drawable);
            nearer.map(|nearer| format!("--depth {}, ", nearer.depth))
        }
        None => {
            let center = graph.most_tied().and_then(|id| thing(opened, id, true).ok().flatten());
            let around = |depth| center.map(|center| Around { center, depth });
            match [2, 1].into_iter().filter_map(around).find(is_drawable).map(|around| around.depth) {
                Some(2) => Some("--around ID, ".to_owned()),
                Some(_) => Some("--around ID --depth 1, ".to_owned()),
                None => None,
            }
        }
    };
    let (nodes, arrows) = (graph.nodes.len(), graph.edges.len());
    let part = part.unwrap_or_default();
    Failure::usage(
        message!("graph-too-large", nodes = nodes, arrows = arrows),
        message!("draw-a-part", options = part),
    )
}
