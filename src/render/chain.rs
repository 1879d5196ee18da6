//! A line of replacement, drawn on a terminal or as a Markdown page.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::Style;

use super::markdown::{escape, table};
use super::table::Heading;
use crate::text::Language;
use crate::text::{dimmed, painted, shortened, wrap};
use crate::view::Day;
use crate::view::message::{self, message};
use crate::view::{AgreementRow, Chain, LinkRow, Named, words};

/// Draws the line: the agreements in the order in which they begin, each followed by what replaces it.
#[must_use]
pub fn chain(chain: &Chain, as_of: Day, language: Language, width: u16) -> String {
    let (bold, links) = (Style::new().bold(), by_replaced(chain));
    let mut drawn = format!("{}\n", wrap(&heading(chain, as_of, language), 0, 0, width));
    for row in &chain.agreements {
        let mark = if row.id == chain.id { "◆" } else { "●" };
        let _ = writeln!(drawn, "\n{mark} {bold}{}{bold:#}", wrap(&shortened(row.name()), 2, 2, width));
        let below = below(row, links.get(row.id.as_str()), language);
        let bar = if below.is_empty() { " " } else { "│" };
        let (period, state) = (row.period().localise(language), words::state(row.state).localise(language));
        let facts = format!("{} · {period} · {state}", dimmed(&row.id));
        branch(&mut drawn, &format!("{bar} "), &format!("{bar} "), &facts, width);
        for (at, text) in below.iter().enumerate() {
            let is_last = at + 1 == below.len();
            let (first, rest) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            branch(&mut drawn, first, rest, text, width);
        }
    }
    let notes: Vec<&LinkRow> = chain.links.iter().filter(|link| !link.whole).collect();
    if !notes.is_empty() {
        let _ = writeln!(drawn, "\n{}:", message!("in-part").localise(language));
    }
    for link in notes {
        branch(&mut drawn, "  ", "    ", &in_part(link, language), width);
    }
    drawn
}

/// The line as a table, with partial replacements as a list.
#[must_use]
pub fn page(chain: &Chain, as_of: Day, language: Language) -> String {
    let links = by_replaced(chain);
    let mut page = format!("# {}\n\n", escape(&heading(chain, as_of, language)));
    let headings = [
        message!("column-agreement"),
        message!("column-id"),
        message!("column-period"),
        message!("column-state"),
        message!("column-then"),
    ];
    let rows = chain.agreements.iter().map(|row| {
        let then = below(row, links.get(row.id.as_str()), language);
        vec![
            row.name().to_owned(),
            row.id.clone(),
            row.period().localise(language),
            words::state(row.state).localise(language),
            then.join("; "),
        ]
    });
    page.push_str(&table(&headings.map(|heading| Heading::of_texts(&heading, language)), rows));
    let mut notes = chain.links.iter().filter(|link| !link.whole).peekable();
    if notes.peek().is_some() {
        let _ = write!(page, "\n{}:\n\n", message!("in-part").localise(language));
    }
    for link in notes {
        let _ = writeln!(page, "* {}", escape(&in_part(link, language)));
    }
    page
}

fn heading(chain: &Chain, as_of: Day, language: Language) -> String {
    let agreements = words::agreements(chain.agreements.len());
    let row = chain.agreements.iter().find(|row| row.id == chain.id);
    let name = row.map_or(chain.id.as_str(), AgreementRow::name).to_owned();
    let named = Named { id: chain.id.clone(), name };
    message!("chain-heading", id = named, agreements = agreements, day = as_of).localise(language)
}

/// The replacements of whole agreements, by the id of the replaced agreement.
fn by_replaced(chain: &Chain) -> HashMap<&str, Vec<&LinkRow>> {
    let mut links: HashMap<&str, Vec<&LinkRow>> = HashMap::new();
    for link in chain.links.iter().filter(|link| link.whole) {
        links.entry(&link.replaced.id).or_default().push(link);
    }
    links
}

/// The lines below an agreement.
fn below(row: &AgreementRow, links: Option<&Vec<&LinkRow>>, language: Language) -> Vec<String> {
    let mut below: Vec<String> = links.into_iter().flatten().map(|link| then(link, language)).collect();
    // Gaps with a last day are reported at the link.
    let open = row.gaps.iter().filter(|gap| gap.through.is_none());
    below.extend(open.map(|gap| message!("gap-open", from = gap.from).localise(language)));
    below
}

fn then(link: &LinkRow, language: Language) -> String {
    let (id, terms) = (link.successor.clone(), terms(link, language));
    let then = if link.has_taken_over {
        message!("replaced-by", id = id, terms = terms)
    } else {
        message!("to-be-replaced-by", id = id, terms = terms)
    };
    then.localise(language)
}

fn in_part(link: &LinkRow, language: Language) -> String {
    let (id, replaced) = (link.successor.clone(), link.replaced.clone());
    let terms = terms(link, language);
    let replaces = if link.has_taken_over {
        message!("replaces", id = id, replaced = replaced, terms = terms)
    } else {
        message!("is-to-replace", id = id, replaced = replaced, terms = terms)
    };
    replaces.localise(language)
}

/// The terms and conditions of a link.
fn terms(link: &LinkRow, language: Language) -> String {
    let terms = message::join(&link.terms(), ", ", language);
    let conditions = link.conditions.iter().map(|condition| {
        let is_named = condition.agreement == link.successor.id;
        let said = if is_named { &condition.of_it } else { &condition.message };
        said.localise(language)
    });
    let conditions: Vec<String> = conditions.collect();
    if conditions.is_empty() { terms } else { format!("{terms}: {}", conditions.join("; ")) }
}

/// Appends a text after a piece of the drawing, its further lines after another piece.
fn branch(drawn: &mut String, first: &str, rest: &str, text: &str, width: u16) {
    let used = first.chars().count();
    let room = width.saturating_sub(u16::try_from(used).unwrap_or(0));
    for (at, line) in wrap(text, 0, 0, room).lines().enumerate() {
        let line = format!("{}{line}", if at == 0 { first } else { rest });
        let _ = writeln!(drawn, "{}", painted(line.trim_end()));
    }
}
