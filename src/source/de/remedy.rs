//! How to write a value of the wrong type so that it has the right one. Following a help line must not lead to the next
//! error, so the help for a list or a table is derived by reading the value as one.

use super::plain::Plain;
use crate::source::fault::{Fault, FaultKind};
use crate::source::node::{Node, Value};
use crate::text::message::message;
use crate::text::{Message, brief};

/// A placeholder in a help line for the keys that lead to the value, joined by dots; see [`fill_in`].
const PATH: char = '\u{1}';

/// Fills in the placeholder in a help line with the keys that lead to the value.
pub(super) fn fill_in(fault: &mut Fault, root: &Node<'_>) {
    if let Some(help) = fault.help.as_mut().filter(|help| help.contains(PATH)) {
        help.fill_in(PATH, &root.keys_to(fault.span).join("."));
    }
}

/// How to write a value with the expected type, given by its words for users.
pub(super) fn as_value(expected: &str, node: &Node<'_>, key: Option<&str>) -> Option<Message> {
    match (expected, &node.value) {
        (_, Value::List(items)) => match items.as_slice() {
            [] => None,
            [item] => Some(message!("help-without-brackets", value = literal(item)?)),
            _ => Some(message!("help-keep-one-without-brackets")),
        },
        (_, Value::Table(_)) => {
            let (key, only) = (key?, only_value(node)?);
            let (toml, yaml) = (literal(only)?, plain(only)?);
            Some(message!("help-no-table-key", key = brief(key), toml = toml, yaml = yaml))
        }
        (text, _) if text == "text" || text == "an id" || text.starts_with("the id of ") => {
            Some(message!("help-in-quotes", value = plain(node)?))
        }
        ("`true` or `false`", Value::Text(text) | Value::Plain(text)) => {
            Some(message!("help-truth-without-quotes", value = truth(text)?))
        }
        (other, Value::Text(text) | Value::Plain(text)) if other.starts_with("a list of") => {
            let is_truth = other.ends_with("`true`");
            Some(match truth(text).filter(|_| is_truth) {
                Some(truth) => message!("help-truth-without-quotes", value = truth),
                None => message!("help-in-brackets", value = literal(node)?),
            })
        }
        (number, Value::Text(text)) if number.starts_with("a whole number") && is_digits(text) => {
            Some(message!("help-without-quotes", value = &**text))
        }
        _ => None,
    }
}

/// How to write a value as a list. `faults` are those of reading it as the only item of one.
pub(super) fn as_list(node: &Node<'_>, faults: &[Fault]) -> Option<Message> {
    let of_itself =
        faults.iter().find(|fault| fault.span == node.span && fault.kind != FaultKind::MissingKey);
    let help = of_itself.map(|fault| fault.help.as_ref());
    match (&node.value, help) {
        (Value::Table(_), None) => Some(message!("help-double-brackets", path = PATH.to_string())),
        (Value::Table(_), Some(_)) => {
            let only = only_value(node).and_then(literal).unwrap_or_else(|| "…".to_owned());
            Some(message!("help-no-table-list", only = only))
        }
        (_, None) => Some(message!("help-in-brackets", value = literal(node)?)),
        (_, Some(Some(help))) if help.contains(PATH) => Some(help.clone()),
        (Value::Int(_) | Value::Date(_) | Value::Bool(_), Some(Some(help)))
            if help.id() == "help-in-quotes" =>
        {
            Some(message!("help-in-quotes-in-brackets", value = plain(node)?))
        }
        (_, Some(None)) => Some(message!("help-in-brackets", value = "…")),
        (_, Some(Some(help))) => Some(message!("help-in-brackets-and", help = help.clone())),
    }
}

/// How to write a value as a table. `faults` are those of reading it as the first key of one.
pub(super) fn as_table(node: &Node<'_>, is_item: bool, keys: &[&str], faults: &[Fault]) -> Option<Message> {
    let first = keys.first()?;
    if let Value::List(items) = &node.value {
        let are_tables = !items.is_empty() && items.iter().all(|item| matches!(item.value, Value::Table(_)));
        let single = || message!("help-single-brackets", path = PATH.to_string());
        return (are_tables && !is_item).then(single);
    }
    let header = if is_item { format!("[[{PATH}]]") } else { format!("[{PATH}]") };
    let (missing, wrong): (Vec<_>, Vec<_>) =
        faults.iter().partition(|fault| fault.kind == FaultKind::MissingKey);
    let (true, Some(toml), Some(yaml)) = (wrong.is_empty(), literal(node), plain(node)) else {
        return Some(message!("help-table-keys", header = header, first = *first));
    };
    let needed = missing.iter().filter_map(|fault| fault.missing_key());
    let none = message!("nothing-more");
    let needed = needed.map(|key| message!("and-key", key = key));
    let needed = needed.fold(none, |first, second| message!("and-keys", first = first, second = second));
    let yaml = if is_item { format!("- {first}: {yaml}") } else { format!("{first}: {yaml}") };
    Some(message!("help-table", header = header, first = *first, toml = toml, needed = needed, yaml = yaml))
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
