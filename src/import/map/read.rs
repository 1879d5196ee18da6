//! Reading a map.

use super::check::Checked;
use super::model::Map;
use crate::source::{Fault, FaultKind, LineColumn, Lines, Span, de, left_by_git, toml};

/// What is wrong with a map, each fault with its place.
#[derive(Debug)]
pub struct WrongMap(pub Vec<(LineColumn, Fault)>);

/// Reads the text of a map, without a byte-order mark.
///
/// # Errors
///
/// All that is wrong with it, in the order of the file.
pub fn read(text: &str) -> Result<Checked, WrongMap> {
    let mut faults: Vec<Fault> = left_by_git(text).into_iter().collect();
    let node = if faults.is_empty() { toml::parse(text, &mut faults) } else { None };
    let is_whole = faults.iter().all(|fault| fault.kind != FaultKind::InvalidSyntax);
    let map: Option<Map> = node.filter(|_| is_whole).and_then(|node| de::read(&node, &mut faults));
    let checked = map.map(|map| Checked::of(&map, &mut faults));
    match checked {
        Some(checked) if faults.is_empty() => Ok(checked),
        Some(_) | None => {
            let lines = Lines::new(text);
            faults.sort_by_key(|fault| fault.span);
            Err(WrongMap(faults.into_iter().map(|fault| (place(&lines, fault.span), fault)).collect()))
        }
    }
}

fn place(lines: &Lines<'_>, span: Span) -> LineColumn {
    lines.place(span.start)
}
