//! How dates are written.

use crate::edit::format::Syntax;
use crate::model::{Date, Precision};
use crate::source::{Node, Value};

/// A date as the format writes it: a day or a year without quotes, a month in quotes. None if it is no date, or written
/// so already.
pub(super) fn spelled(syntax: Syntax, node: &Node<'_>, written: &str) -> Option<String> {
    let (text, is_quoted) = match &node.value {
        Value::Text(text) if written.starts_with(['"', '\'']) => (text, true),
        Value::Plain(text) if written == text => (text, false),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Table(_) => return None,
    };
    let date = Date::parse(text).ok().filter(|date| date.to_string() == **text)?;
    match date.precision() {
        // TOML has no years before 1000, and YAML might read one as a number in base eight.
        Precision::Day | Precision::Year if is_quoted && !text.starts_with('0') => Some(text.to_string()),
        Precision::Month if !is_quoted && syntax == Syntax::Yaml => Some(format!("\"{text}\"")),
        Precision::Day | Precision::Month | Precision::Year => None,
    }
}
