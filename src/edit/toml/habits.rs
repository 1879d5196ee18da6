//! How a TOML file writes its values.

use crate::edit::lines::{line_break, range, slice};
use crate::edit::way::{entries, items};
use crate::model::Date;
use crate::source::{Node, Value};

/// How a file writes its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    /// Texts in single quotes.
    pub(super) single_quotes: bool,
    /// Days in quotes.
    pub(super) quoted_days: bool,
    /// Years in quotes.
    pub(super) quoted_years: bool,
    /// The line break.
    pub(super) line_break: &'static str,
}

/// How often each way of writing occurs.
#[derive(Default)]
struct Counts {
    single: usize,
    double: usize,
    days: usize,
    quoted_days: usize,
    years: usize,
    quoted_years: usize,
}

impl Habits {
    /// Those of an empty file.
    pub(super) const NONE: Habits =
        Habits { single_quotes: false, quoted_days: false, quoted_years: false, line_break: "\n" };

    /// Those of most values of a file.
    pub(super) fn of(text: &str, root: &Node<'_>) -> Self {
        let mut counts = Counts::default();
        counts.add(text, root);
        Habits {
            single_quotes: counts.single > counts.double,
            quoted_days: counts.quoted_days > counts.days,
            quoted_years: counts.quoted_years > counts.years,
            line_break: line_break(text),
        }
    }

    /// Those of a value that is to be replaced, as far as it shows any.
    pub(super) fn like(self, text: &str, node: &Node<'_>) -> Self {
        let mut counts = Counts::default();
        counts.add(text, node);
        Habits {
            single_quotes: if counts.single + counts.double == 0 {
                self.single_quotes
            } else {
                counts.single > 0
            },
            quoted_days: if counts.days + counts.quoted_days == 0 {
                self.quoted_days
            } else {
                counts.quoted_days > 0
            },
            quoted_years: if counts.years + counts.quoted_years == 0 {
                self.quoted_years
            } else {
                counts.quoted_years > 0
            },
            line_break: self.line_break,
        }
    }
}

impl Counts {
    /// Recursion is bounded by the depth of trees.
    fn add(&mut self, text: &str, node: &Node<'_>) {
        match &node.value {
            Value::Text(value) => {
                let is_single = slice(text, range(node.span)).starts_with('\'');
                *(if is_single { &mut self.single } else { &mut self.double }) += 1;
                if Date::parse(value).is_ok() {
                    *(if value.len() == 4 { &mut self.quoted_years } else { &mut self.quoted_days }) += 1;
                }
            }
            Value::Date(_) => self.days += 1,
            Value::Int(1000..=9999) => self.years += 1,
            Value::List(_) => items(node).unwrap_or_default().iter().for_each(|item| self.add(text, item)),
            Value::Table(_) => {
                entries(node).unwrap_or_default().iter().for_each(|(_, node)| self.add(text, node));
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Plain(_) => {}
        }
    }
}
