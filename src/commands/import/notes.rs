//! What is to be known of a sheet.

use crate::import::sheet::Region;
use crate::text::message::message;
use crate::view::message::Message;

/// At most so many rows or cells are named.
const MOST: usize = 20;

/// Hidden rows and merged cells.
pub(super) fn of(hidden: &[u32], merged: &[Region]) -> Vec<Message> {
    let mut notes = Vec::new();
    if !hidden.is_empty() {
        let rows = listed(hidden.iter().map(ToString::to_string), hidden.len());
        notes.push(message!("import-hidden-rows", count = hidden.len(), rows = rows));
    }
    if !merged.is_empty() {
        let cells = listed(merged.iter().map(ToString::to_string), merged.len());
        notes.push(message!("import-merged-cells", count = merged.len(), cells = cells));
    }
    notes
}

fn listed(names: impl Iterator<Item = String>, count: usize) -> String {
    let listed: Vec<String> = names.take(MOST).collect();
    let more = if count > MOST { ", …" } else { "" };
    format!("{}{more}", listed.join(", "))
}
