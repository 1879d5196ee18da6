//! Words for users: what was expected, and what was found instead.

use std::borrow::Cow;

use super::plain::Plain;
use crate::source::node::{Node, Value};
use crate::text::brief;

/// serde's description of what a type expects, in words for users, so that no name from the source code reaches them.
/// The `expecting` text of a type of the model is kept.
pub(super) fn expected(serde: &str) -> Cow<'static, str> {
    Cow::Borrowed(match serde {
        "a string" | "a borrowed string" => "text",
        "a boolean" => "`true` or `false`",
        "a sequence" => "a list",
        "a map" => "a table",
        "i8" | "i16" | "i32" | "i64" | "isize" => "a whole number",
        "u8" => "a whole number from 0 to 255",
        "u16" | "u32" | "u64" | "usize" => "a whole number, 0 or more",
        "f32" | "f64" => "a number",
        word if word.starts_with("struct ") => "a table",
        word => return Cow::Owned(word.to_owned()),
    })
}

/// What was found instead.
pub(super) fn found(node: &Node<'_>) -> String {
    let text = |text: &str| format!("the text `{}`", brief(text));
    match &node.value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => format!("`{value}`"),
        Value::Int(number) => format!("the number `{number}`"),
        Value::Float(number) => format!("the number `{number}`"),
        Value::Text(written) => text(written),
        Value::Plain(written) => match Plain::of(written) {
            Plain::Null => "nothing".to_owned(),
            Plain::Bool(_) => format!("`{written}`"),
            Plain::Int(_) | Plain::Float(_) => format!("the number `{}`", brief(written)),
            Plain::Text(written) => text(written),
        },
        Value::Date(written) => format!("the date `{written}`"),
        Value::List(_) => "a list".to_owned(),
        Value::Table(_) => "a table".to_owned(),
    }
}

/// The value that [`found`] quotes, quoted in the same way.
pub(super) fn value(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Null | Value::List(_) | Value::Table(_) => None,
        Value::Bool(value) => Some(value.to_string()),
        Value::Int(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Text(written) => Some(brief(written).into_owned()),
        Value::Plain(written) => {
            (!matches!(Plain::of(written), Plain::Null)).then(|| brief(written).into_owned())
        }
        Value::Date(written) => Some(written.to_string()),
    }
}

/// Words in backticks, separated by commas.
pub(super) fn quoted_list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
