//! How to write a value of the wrong type so that it has the right one. Following a help line must not lead to the next
//! error, so the help for a list or a table is derived by reading the value as one.

use super::plain::Plain;
use crate::source::fault::{Fault, FaultKind};
use crate::source::node::{Node, Value};
use crate::text::brief;

/// A placeholder in a help line for the keys that lead to the value, joined by dots; see [`fill_in`].
const PATH: char = '\u{1}';

/// Fills in the placeholder in a help line with the keys that lead to the value.
pub(super) fn fill_in(fault: &mut Fault, root: &Node<'_>) {
    if let Some(help) = fault.help.as_mut().filter(|help| help.contains(PATH)) {
        let path = root.keys_to(fault.span).join(".");
        *help = help.replace(PATH, &path).into();
    }
}

/// How to write a value with the expected type, given by its words for users.
pub(super) fn as_value(expected: &str, node: &Node<'_>, key: Option<&str>) -> Option<String> {
    match (expected, &node.value) {
        (_, Value::List(items)) => match items.as_slice() {
            [] => None,
            [item] => Some(format!("write it without brackets: `{}`", literal(item)?)),
            _ => Some("keep one of them, without brackets".to_owned()),
        },
        (_, Value::Table(_)) => {
            let (key, only) = (key?, only_value(node)?);
            let (key, toml) = (brief(key), literal(only)?);
            Some(format!("it is no table: write `{key} = {toml}`; in YAML `{key}: {}`", plain(only)?))
        }
        (text, _) if text == "text" || text == "an id" || text.starts_with("the id of ") => {
            Some(format!("put it in quotes: `\"{}\"`", plain(node)?))
        }
        ("`true` or `false`", Value::Text(text) | Value::Plain(text)) => {
            Some(format!("write `{}` without quotes", truth(text)?))
        }
        (other, Value::Text(text) | Value::Plain(text)) if other.starts_with("a list of") => {
            let is_truth = other.ends_with("`true`");
            Some(match truth(text).filter(|_| is_truth) {
                Some(truth) => format!("write `{truth}` without quotes"),
                None => format!("put it in brackets: `[{}]`", literal(node)?),
            })
        }
        (number, Value::Text(text)) if number.starts_with("a whole number") && is_digits(text) => {
            Some(format!("write it without quotes: `{text}`"))
        }
        _ => None,
    }
}

/// How to write a value as a list. `faults` are those of reading it as the only item of one.
pub(super) fn as_list(node: &Node<'_>, faults: &[Fault]) -> Option<String> {
    let of_itself =
        faults.iter().find(|fault| fault.span == node.span && fault.kind != FaultKind::MissingKey);
    let help = of_itself.map(|fault| fault.help.as_deref().unwrap_or_default());
    match (&node.value, help) {
        (Value::Table(_), None) => {
            Some(format!("write it in double brackets, `[[{PATH}]]`; in YAML put a `-` before it"))
        }
        (Value::Table(_), Some(_)) => {
            let only = only_value(node).and_then(literal).unwrap_or_else(|| "…".to_owned());
            Some(format!("it is no table: write a list, `[{only}]`"))
        }
        (_, None) => Some(format!("put it in brackets: `[{}]`", literal(node)?)),
        (_, Some(help)) if help.contains(PATH) => Some(help.to_owned()),
        (Value::Int(_) | Value::Date(_) | Value::Bool(_), Some(help))
            if help.starts_with("put it in quotes") =>
        {
            Some(format!("put it in brackets: `[\"{}\"]`", plain(node)?))
        }
        (_, Some("")) => Some("put it in brackets: `[…]`".to_owned()),
        (_, Some(help)) => Some(format!("put it in brackets, `[…]`; and there, {help}")),
    }
}

/// How to write a value as a table. `faults` are those of reading it as the first key of one.
pub(super) fn as_table(node: &Node<'_>, is_item: bool, keys: &[&str], faults: &[Fault]) -> Option<String> {
    let first = keys.first()?;
    if let Value::List(items) = &node.value {
        let are_tables = !items.is_empty() && items.iter().all(|item| matches!(item.value, Value::Table(_)));
        let single =
            format!("it is one table: write `[{PATH}]`, in single brackets; in YAML without the `-`");
        return (are_tables && !is_item).then_some(single);
    }
    let header = if is_item { format!("[[{PATH}]]") } else { format!("[{PATH}]") };
    let (missing, wrong): (Vec<_>, Vec<_>) =
        faults.iter().partition(|fault| fault.kind == FaultKind::MissingKey);
    let (true, Some(toml), Some(yaml)) = (wrong.is_empty(), literal(node), plain(node)) else {
        return Some(format!(
            "write `{header}` at the end of the file, and below it its keys, such as `{first}`"
        ));
    };
    let needed = missing.iter().filter_map(|fault| fault.missing_key());
    let needed: String = needed.map(|key| format!(", and `{key}`")).collect();
    let yaml = if is_item { format!("- {first}: {yaml}") } else { format!("{first}: {yaml}") };
    Some(format!(
        "write `{header}` at the end of the file, and below it `{first} = {toml}`{needed}; in YAML `{yaml}`"
    ))
}

/// The `id` or `date` in a table, where a single value is expected.
fn only_value<'n, 's>(node: &'n Node<'s>) -> Option<&'n Node<'s>> {
    node.get("id").or_else(|| node.get("date"))
}

/// A value as written in TOML.
fn literal(node: &Node<'_>) -> Option<String> {
    let is_text = match &node.value {
        Value::Text(_) => true,
        Value::Plain(text) => matches!(Plain::of(text), Plain::Text(_) | Plain::Float(_)),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Date(_) => false,
        Value::List(_) | Value::Table(_) => false,
    };
    plain(node).map(|text| if is_text { format!("\"{text}\"") } else { text })
}

/// A value as written without quotes.
fn plain(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Bool(value) => Some(value.to_string()),
        Value::Int(number) => Some(number.to_string()),
        Value::Date(written) => Some((*written).to_owned()),
        Value::Plain(written) if Plain::of(written) == Plain::Null => None,
        Value::Text(written) | Value::Plain(written) => Some(brief(written).into_owned()),
        // The original text of the number is not kept.
        Value::Float(_) | Value::Null | Value::List(_) | Value::Table(_) => None,
    }
}

/// `true` or `false` for a word such as “yes” or “no”.
fn truth(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "ja" | "on" => Some("true"),
        "false" | "no" | "nej" | "off" => Some("false"),
        _ => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
