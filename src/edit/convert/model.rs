//! What the model makes of a text.

use serde::{Deserialize, Serialize};

use crate::model::{Agreement, Body, Party};
use crate::source::de::read;
use crate::source::{Node, RecordKind};

/// The record as the model has it, and how many faults it has. Two texts that say the same have the same.
pub(super) fn model(kind: RecordKind, root: &Node<'_>) -> (serde_json::Value, usize) {
    match kind {
        RecordKind::Agreement => of::<Agreement>(root),
        RecordKind::Party => of::<Party>(root),
        RecordKind::Body => of::<Body>(root),
    }
}

fn of<T: Serialize + for<'x> Deserialize<'x>>(root: &Node<'_>) -> (serde_json::Value, usize) {
    let mut faults = Vec::new();
    let record = read::<T>(root, &mut faults);
    let mut value = serde_json::to_value(record).unwrap_or_default();
    with_plain_breaks(&mut value);
    (value, faults.len())
}

/// Line breaks in texts are those of the file in TOML, and one character in YAML. Recursion is bounded by the depth of the
/// model.
fn with_plain_breaks(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::String(text) if text.contains("\r\n") => *text = text.replace("\r\n", "\n"),
        Value::Array(items) => items.iter_mut().for_each(with_plain_breaks),
        Value::Object(table) => table.values_mut().for_each(with_plain_breaks),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
