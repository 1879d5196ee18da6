//! A line of replacement, drawn on a terminal or as a Markdown page.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::Style;

use super::markdown::{escape, table};
use super::wrap::wrap;
use crate::time::Day;
use crate::view::{AgreementRow, Chain, LinkRow, words};

/// The line, drawn: each agreement in the order in which they begin, under it what replaces it.
#[must_use]
pub fn chain(chain: &Chain, as_of: Day, width: u16) -> String {
    let (bold, links) = (Style::new().bold(), by_replaced(chain));
    let mut drawn = format!("{}\n", wrap(&heading(chain, as_of), 0, 0, width));
    for row in &chain.agreements {
        let mark = if row.id == chain.id { "◆" } else { "●" };
        let _ = writeln!(drawn, "\n{mark} {bold}{}{bold:#}", wrap(row.name(), 2, 2, width));
        let below = below(row, links.get(row.id.as_str()));
        let bar = if below.is_empty() { " " } else { "│" };
        let facts = format!("{} · {} · {}", row.id, words::period(row), row.state);
        branch(&mut drawn, &format!("{bar} "), &format!("{bar} "), &facts, width);
        for (at, text) in below.iter().enumerate() {
            let is_last = at + 1 == below.len();
            let (first, rest) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            branch(&mut drawn, first, rest, text, width);
        }
    }
    let notes: Vec<&LinkRow> = chain.links.iter().filter(|link| !link.whole).collect();
    if !notes.is_empty() {
        drawn.push_str("\nIn part:\n");
    }
    for link in notes {
        branch(&mut drawn, "  ", "    ", &in_part(link), width);
    }
    drawn
}

/// The line as a table, and what is replaced in part as a list.
#[must_use]
pub fn page(chain: &Chain, as_of: Day) -> String {
    let links = by_replaced(chain);
    let mut page = format!("# {}\n\n", escape(&heading(chain, as_of)));
    let rows = chain.agreements.iter().map(|row| {
        let then = below(row, links.get(row.id.as_str()));
        vec![row.name().to_owned(), row.id.clone(), words::period(row), row.state.to_owned(), then.join("; ")]
    });
    page.push_str(&table(&["Agreement", "Id", "Period", "State", "Then"], rows));
    let mut notes = chain.links.iter().filter(|link| !link.whole).peekable();
    if notes.peek().is_some() {
        page.push_str("\nIn part:\n\n");
    }
    for link in notes {
        let _ = writeln!(page, "* {}", escape(&in_part(link)));
    }
    page
}

fn heading(chain: &Chain, as_of: Day) -> String {
    let count = match chain.agreements.len() {
        1 => "1 agreement".to_owned(),
        more => format!("{more} agreements"),
    };
    format!("The line of {}: {count}, as of {as_of}", chain.id)
}

/// The links in whole by the id of what is replaced.
fn by_replaced(chain: &Chain) -> HashMap<&str, Vec<&LinkRow>> {
    let mut links: HashMap<&str, Vec<&LinkRow>> = HashMap::new();
    for link in chain.links.iter().filter(|link| link.whole) {
        links.entry(&link.replaced).or_default().push(link);
    }
    links
}

/// What comes after an agreement.
fn below(row: &AgreementRow, links: Option<&Vec<&LinkRow>>) -> Vec<String> {
    let mut below: Vec<String> = links.into_iter().flatten().map(|link| then(link)).collect();
    // Those with a last day are said at the link.
    let open = row.gaps.iter().filter(|gap| gap.through.is_none());
    below.extend(open.map(|gap| format!("without an agreement from {}", gap.from)));
    below
}

fn then(link: &LinkRow) -> String {
    let verb = if link.has_taken_over() { "replaced by" } else { "to be replaced by" };
    let comma = if link.decided { "" } else { "," };
    format!("{verb} {}{comma} {}{}", link.successor, link.terms(), conditions(link))
}

fn in_part(link: &LinkRow) -> String {
    let verb = if link.has_taken_over() { "replaces" } else { "is to replace" };
    format!("{} {verb} {}: {}{}", link.successor, link.replaced, link.terms(), conditions(link))
}

fn conditions(link: &LinkRow) -> String {
    if link.conditions.is_empty() {
        return String::new();
    }
    format!(": {}", link.conditions.join("; ").replace('`', ""))
}

/// A text behind a piece of the drawing, its further lines behind another.
fn branch(drawn: &mut String, first: &str, rest: &str, text: &str, width: u16) {
    let used = first.chars().count();
    let room = width.saturating_sub(u16::try_from(used).unwrap_or(0));
    for (at, line) in wrap(text, 0, 0, room).lines().enumerate() {
        let line = format!("{}{line}", if at == 0 { first } else { rest });
        let _ = writeln!(drawn, "{}", line.trim_end());
    }
}
