//! Words for users: what was expected, and what was found instead.

use std::borrow::Cow;

use super::plain::Plain;
use crate::source::node::{Node, Value};
use crate::text::message::message;
use crate::text::{Message, brief};

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

/// What [`expected`] says, as a message.
pub(super) fn expectation(expected: &str) -> Message {
    match expected {
        "text" => message!("expected-text"),
        "`true` or `false`" => message!("expected-truth"),
        "a list" => message!("expected-list"),
        "a table" => message!("expected-table"),
        "a whole number" => message!("expected-whole-number"),
        "a whole number from 0 to 255" => message!("expected-small-number"),
        "a whole number, 0 or more" => message!("expected-positive-number"),
        "a number" => message!("expected-number"),
        "a value" => message!("expected-value"),
        "an id" => message!("expected-id"),
        "the id of a party, or a table with `id`, `from`, `until` and `notice_given`" => {
            message!("expected-party")
        }
        "a party" => message!("expected-one-party"),
        "a path" => message!("expected-path"),
        "a date" => message!("expected-date"),
        "a date, \"further-notice\", \"replaced\" or \"event\"" => message!("expected-until"),
        "a day of the year as \"MM-DD\"" => message!("expected-day-of-year"),
        "a duration such as \"P3Y\"" => message!("expected-duration"),
        "\"all-parties\", \"none\", a list of parties or a number" => message!("expected-required"),
        "\"any-party\", \"each-party\" or a list of parties" => message!("expected-notice-by"),
        "a level, or a table of levels by kind" => message!("expected-level"),
        "a list of laws, or `true`" => message!("expected-laws"),
        "a name in each language, as `{ sv = \"…\", en = \"…\" }`" => message!("expected-names"),
        "a time zone such as \"Europe/Stockholm\"" => message!("expected-time-zone"),
        "a key, two keys in a list, or a table with `key`" => message!("expected-column"),
        "a text, a number, `true` or `false`, or a list of texts" => message!("expected-constant"),
        "\"any-day\", \"month-end\", \"quarter-end\", \"half-year-end\", \"year-end\", \"anniversary\" or a day of the year as \"MM-DD\"" =>
        {
            message!("expected-exit-days")
        }
        other => match (other.strip_prefix("a date or "), other.strip_prefix("one of ")) {
            (Some(words), _) => message!("expected-date-or", words = words),
            (_, Some(words)) => message!("expected-one-of", words = words),
            (None, None) => message!("words", words = other),
        },
    }
}

/// What was found instead.
pub(super) fn found(node: &Node<'_>) -> Message {
    let text = |text: &str| message!("found-text", value = brief(text));
    let number = |number: String| message!("found-number", value = number);
    match &node.value {
        Value::Null => message!("found-nothing"),
        Value::Bool(value) => message!("found-value", value = value.to_string()),
        Value::Int(value) => number(value.to_string()),
        Value::Float(value) => number(value.to_string()),
        Value::Text(written) => text(written),
        Value::Plain(written) => match Plain::of(written) {
            Plain::Null => message!("found-nothing"),
            Plain::Bool(_) => message!("found-value", value = &**written),
            Plain::Int(_) | Plain::Float(_) => number(brief(written).into_owned()),
            Plain::Text(written) => text(written),
        },
        Value::Date(written) => message!("found-date", value = *written),
        Value::List(_) => message!("expected-list"),
        Value::Table(_) => message!("expected-table"),
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
