//! Values as YAML writes them on one line.

use std::fmt::Write;

use super::habits::{Habits, Quotes};
use super::plain::{is_plain, is_printable};
use crate::edit::data::Data;
use crate::edit::format::Spot;

/// A single value, not in brackets or in them. None for a list or table.
pub(super) fn scalar(data: &Data, habits: Habits, in_flow: bool) -> Option<String> {
    match data {
        Data::Text(text) => Some(quoted(text, habits.quotes, in_flow)),
        Data::Integer(number) => Some(number.to_string()),
        Data::Boolean(value) => Some(value.to_string()),
        Data::Date(date) => Some(day(&date.to_string(), habits.date_quotes)),
        Data::List(_) | Data::Table(_) => None,
    }
}

/// A value in brackets. Recursion is bounded by the depth of the data.
pub(super) fn flow(data: &Data, habits: Habits, spot: &Spot) -> String {
    match data {
        Data::List(items) => {
            let items: Vec<_> = items.iter().map(|item| flow(item, habits, spot)).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Table(entries) => {
            let entry = |(key, value): &(String, Data)| entry(key, value, habits, spot);
            format!("{{{}}}", spot.ordered(entries).into_iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Data::Text(_) | Data::Integer(_) | Data::Boolean(_) | Data::Date(_) => {
            scalar(data, habits, true).unwrap_or_default()
        }
    }
}

/// A key and its value, as they stand in braces.
pub(super) fn entry(key: &str, value: &Data, habits: Habits, spot: &Spot) -> String {
    format!("{}: {}", self::key(key), flow(value, habits, &spot.below(key)))
}

/// A key.
pub(in crate::edit) fn key(key: &str) -> String {
    if is_plain(key, true) { key.to_owned() } else { in_double_quotes(key) }
}

/// Text in the quotes that it needs, or that the file uses.
fn quoted(text: &str, quotes: Quotes, in_flow: bool) -> String {
    match quotes {
        Quotes::None if is_plain(text, in_flow) => text.to_owned(),
        Quotes::None => in_quotes(text, Quotes::Double),
        Quotes::Single | Quotes::Double => in_quotes(text, quotes),
    }
}

/// A year before 1000 would be a smaller number.
fn day(text: &str, quotes: Quotes) -> String {
    let is_number = text.starts_with('0') && text.len() == 4;
    in_quotes(text, if is_number && quotes == Quotes::None { Quotes::Double } else { quotes })
}

fn in_quotes(text: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::None => text.to_owned(),
        Quotes::Single if text.chars().all(is_printable) => format!("'{}'", text.replace('\'', "''")),
        Quotes::Single | Quotes::Double => in_double_quotes(text),
    }
}

fn in_double_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_printable(c) => quoted.push(c),
            c => {
                // Writing to a `String` cannot fail.
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Value, yaml};

    #[test]
    fn every_text_reads_back() {
        let texts = [
            "",
            "å",
            "a'b",
            "\"",
            "\\",
            "a\tb\u{7f}\u{0}\u{85}\u{2028}",
            "\n",
            " a\n ",
            "no",
            "a: b",
            "[",
            "1",
            "- ",
        ];
        for text in texts {
            for quotes in [Quotes::None, Quotes::Single, Quotes::Double] {
                for in_flow in [false, true] {
                    let value = quoted(text, quotes, in_flow);
                    let file = if in_flow { format!("a: [{value}, b]\n") } else { format!("a: {value}\n") };
                    let root = yaml::parse(&file, &mut Vec::new()).expect(&file);
                    let mut node = root.get("a").unwrap();
                    if let Value::List(items) = &node.value {
                        node = &items[0];
                    }
                    let (Value::Text(read) | Value::Plain(read)) = &node.value else { panic!("{file}") };
                    assert_eq!(read, text, "{file}");
                }
            }
        }
    }
}
