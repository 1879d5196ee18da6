//! Records as plain data, spelled in TOML and in YAML.

use std::fmt::Write;

use serde_json::Value;

/// The longest key that needs no `?` before it, in bytes (YAML 1.2.2, section 7.4.2, counts 1024 characters).
const LONGEST_KEY: usize = 1024;

/// A value of a record, before it is spelled.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Text(String),
    /// A date, which each format spells in its own way.
    Date(String),
    Number(u32),
    Bool(bool),
    List(Vec<Plain>),
    Table(Table),
}

/// A table of a record, in the order of its keys.
pub type Table = Vec<(String, Plain)>;

impl Plain {
    /// As TOML; only a table can be.
    pub fn toml(&self) -> String {
        toml::to_string(&self.in_toml()).expect("a table can be written as TOML")
    }

    /// Days are TOML's own, years are numbers.
    fn in_toml(&self) -> toml::Value {
        match self {
            Plain::Text(text) => text.as_str().into(),
            Plain::Date(date) => match (date.parse::<toml::value::Datetime>(), year(date)) {
                (Ok(day), _) => day.into(),
                (Err(_), Some(year)) => year.into(),
                (Err(_), None) => date.as_str().into(),
            },
            Plain::Number(number) => i64::from(*number).into(),
            Plain::Bool(truth) => (*truth).into(),
            Plain::List(list) => list.iter().map(Plain::in_toml).collect::<Vec<_>>().into(),
            Plain::Table(table) => {
                toml::Value::Table(table.iter().map(|(key, value)| (key.clone(), value.in_toml())).collect())
            }
        }
    }

    /// As YAML 1.2 in lines, with quotes around every text but a date.
    pub fn yaml(&self) -> String {
        let mut text = String::new();
        self.in_yaml(0, &mut text);
        text
    }

    /// Goes on after `key:` or `-`, and ends the line.
    fn in_yaml(&self, indent: usize, text: &mut String) {
        let space = "  ".repeat(indent);
        let _ = match self {
            Plain::Text(value) => writeln!(text, " {}", quoted(value)),
            // A year before 1000 would be a smaller number.
            Plain::Date(date) if date.contains('-') || year(date).is_some() => writeln!(text, " {date}"),
            Plain::Date(date) => writeln!(text, " {}", quoted(date)),
            Plain::Number(number) => writeln!(text, " {number}"),
            Plain::Bool(truth) => writeln!(text, " {truth}"),
            Plain::List(list) if list.is_empty() => writeln!(text, " []"),
            Plain::Table(table) if table.is_empty() => writeln!(text, " {{}}"),
            Plain::List(list) => {
                text.push('\n');
                for item in list {
                    let _ = write!(text, "{space}-");
                    item.in_yaml(indent + 1, text);
                }
                Ok(())
            }
            Plain::Table(table) => {
                text.push('\n');
                for (key, value) in table {
                    let key = quoted(key);
                    let _ = if key.len() <= LONGEST_KEY {
                        write!(text, "{space}{key}:")
                    } else {
                        write!(text, "{space}? {key}\n{space}:")
                    };
                    value.in_yaml(indent + 1, text);
                }
                Ok(())
            }
        };
    }
}

impl From<&Value> for Plain {
    /// Keys without a value are left out.
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Plain::Table(Vec::new()),
            Value::Bool(truth) => Plain::Bool(*truth),
            Value::Number(number) => {
                Plain::Number(number.as_u64().and_then(|number| number.try_into().ok()).unwrap_or_default())
            }
            Value::String(text) => Plain::Text(text.clone()),
            Value::Array(list) => Plain::List(list.iter().map(Plain::from).collect()),
            Value::Object(table) => {
                let given = table.iter().filter(|(_, value)| !value.is_null());
                Plain::Table(given.map(|(key, value)| (key.clone(), value.into())).collect())
            }
        }
    }
}

/// A text in double quotes; what has no shape of its own is escaped (YAML 1.2.2, section 5.7).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' | '\u{a1}'..='\u{1fff}' | '\u{3000}'..='\u{d7ff}' | '\u{1f300}'..='\u{1faff}' => {
                quoted.push(c)
            }
            _ => {
                let _ = write!(quoted, "\\U{:08X}", c as u32);
            }
        }
    }
    quoted + "\""
}

/// A year that is written the same as a number.
fn year(date: &str) -> Option<i64> {
    date.parse().ok().filter(|year| (1000..=9999).contains(year))
}
