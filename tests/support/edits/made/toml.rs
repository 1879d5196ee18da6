//! A record in TOML.

use super::Pen;
use super::record::Made;

/// How a table is written.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Headed,
    Inline,
    Dotted,
}

pub fn write(pen: &mut Pen<'_, '_>, record: &[(String, Made)]) -> String {
    let mut text = String::new();
    if pen.numbers.chance(1, 3) {
        text.push_str("#:schema x.json\n");
    }
    body(pen, &mut text, "", record);
    pen.above(&mut text, "");
    text
}

fn key(pen: &mut Pen<'_, '_>, key: &str) -> String {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match (is_bare, pen.odd(1, 12)) {
        (true, false) => key.to_owned(),
        (true, true) => format!("'{key}'"),
        (false, _) => format!("\"{key}\""),
    }
}

/// Keys on lines, then tables with headers.
fn body(pen: &mut Pen<'_, '_>, text: &mut String, path: &str, table: &[(String, Made)]) {
    let indent = if path.contains('.') && pen.numbers.chance(1, 4) { "  " } else { "" };
    let mut headed = Vec::new();
    for (name, value) in table {
        match way(pen, value) {
            Way::Headed => headed.push((name, value)),
            Way::Inline => line(pen, text, indent, "", name, value),
            Way::Dotted => {
                let Made::Table(entries) = value else { continue };
                let before = format!("{}{}", key(pen, name), pen.numbers.one_of(&[".", ".", " . "]));
                for (name, value) in entries {
                    line(pen, text, indent, &before, name, value);
                }
            }
        }
    }
    for (name, value) in headed {
        let path = if path.is_empty() { key(pen, name) } else { format!("{path}.{}", key(pen, name)) };
        match value {
            Made::Table(table) => {
                // A header may be left out above others.
                let is_above =
                    table.iter().all(|(_, value)| matches!(value, Made::Table(_))) && !table.is_empty();
                if !(is_above && pen.odd(1, 2)) {
                    header(pen, text, indent, ("[", "]"), &path);
                }
                body(pen, text, &path, table);
            }
            Made::List(items) => {
                for item in items {
                    let Made::Table(table) = item else { continue };
                    header(pen, text, indent, ("[[", "]]"), &path);
                    body(pen, text, &path, table);
                }
            }
            _ => {}
        }
    }
}

fn header(pen: &mut Pen<'_, '_>, text: &mut String, indent: &str, (open, close): (&str, &str), path: &str) {
    if pen.mostly(0, 1) == 0 {
        text.push('\n');
    }
    pen.above(text, indent);
    let space = if pen.odd(1, 12) { " " } else { "" };
    text.push_str(&format!("{indent}{open}{space}{path}{space}{close}{}", pen.beside()));
}

fn way(pen: &mut Pen<'_, '_>, value: &Made) -> Way {
    match value {
        Made::Table(table) if !table.is_empty() && pen.odd(1, 5) => Way::Dotted,
        Made::Table(_) => {
            if pen.odd(1, 5) {
                Way::Inline
            } else {
                Way::Headed
            }
        }
        Made::List(items)
            if !items.is_empty()
                && items.iter().all(|item| matches!(item, Made::Table(_)))
                && !pen.odd(1, 5) =>
        {
            Way::Headed
        }
        _ => Way::Inline,
    }
}

fn line(pen: &mut Pen<'_, '_>, text: &mut String, indent: &str, before: &str, name: &str, data: &Made) {
    pen.above(text, indent);
    let equals = if pen.odd(1, 10) { "=" } else { " = " };
    let key = key(pen, name);
    let value = value(pen, data, indent);
    text.push_str(&format!("{indent}{before}{key}{equals}{value}{}", pen.beside()));
}

fn value(pen: &mut Pen<'_, '_>, data: &Made, indent: &str) -> String {
    match data {
        Made::Text(text) => self::text(pen, text),
        Made::Int(number) => number.to_string(),
        Made::Bool(value) => value.to_string(),
        Made::Date(date) => match (pen.mostly(pen.dates, 2), date.len()) {
            (0 | 1, 10) => (*date).to_owned(),
            (0 | 1, 4) => (*date).to_owned(),
            _ => format!("\"{date}\""),
        },
        Made::List(items) => {
            let items: Vec<String> = items.iter().map(|item| value(pen, item, indent)).collect();
            brackets(pen, ("[", "]"), &items, indent, true)
        }
        Made::Table(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, data)| format!("{} = {}", key(pen, name), value(pen, data, indent)))
                .collect();
            let may_break = pen.odd(1, 3);
            brackets(pen, ("{", "}"), &entries, indent, may_break)
        }
    }
}

fn text(pen: &mut Pen<'_, '_>, text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    if text.contains('\n') {
        return if pen.mostly(0, 1) == 0 {
            format!("\"\"\"\n{text}\"\"\"")
        } else {
            format!("\"{}\"", escaped.replace('\n', "\\n"))
        };
    }
    match pen.mostly(pen.quotes, 2) {
        0 if !text.contains('\'') => format!("'{text}'"),
        _ => format!("\"{escaped}\""),
    }
}

/// Elements on one line, or on lines of their own with comments.
pub(super) fn brackets(
    pen: &mut Pen<'_, '_>,
    (open, close): (&str, &str),
    elements: &[String],
    indent: &str,
    may_break: bool,
) -> String {
    let style = if may_break { pen.numbers.up_to(5) } else { 0 };
    let has_last_comma = !elements.is_empty() && may_break && pen.numbers.chance(1, 2);
    match style {
        0..=2 => {
            let space = if open == "{" || pen.odd(1, 6) { " " } else { "" };
            format!(
                "{open}{space}{}{}{space}{close}",
                elements.join(", "),
                if has_last_comma { "," } else { "" }
            )
        }
        3 => format!("{open}{}{close}", elements.join(&format!(",\n{indent}  "))),
        _ => {
            let mut text = format!("{open}{}", pen.beside());
            for (at, element) in elements.iter().enumerate() {
                pen.above(&mut text, &format!("{indent}  "));
                let comma = if at + 1 < elements.len() || has_last_comma { "," } else { "" };
                text.push_str(&format!("{indent}  {element}{comma}{}", pen.beside()));
            }
            pen.above(&mut text, &format!("{indent}  "));
            format!("{text}{indent}{close}")
        }
    }
}
