//! How a YAML file writes its values.

use super::plain::is_plain;
use super::scan::column;
use crate::edit::lines::{line_break, range, slice, start, starts_line};
use crate::edit::way::{entries, items};
use crate::model::Date;
use crate::source::{Node, Value};

/// How text is written that needs no quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    None,
    Single,
    Double,
}

/// How a file writes its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct Habits {
    pub(super) quotes: Quotes,
    /// Quotes around dates.
    pub(super) date_quotes: Quotes,
    /// How much further in a table stands than its key.
    pub(super) step: usize,
    /// How much further in the dashes of a list stand than its key.
    pub(super) list_step: usize,
    /// Lists of single values in brackets.
    pub(super) flow_lists: bool,
    /// Tables in braces.
    pub(super) flow_tables: bool,
    /// The line break.
    pub(super) line_break: &'static str,
}

/// How often each way of writing occurs.
#[derive(Default)]
struct Counts {
    /// Plain, in single quotes, in double quotes.
    texts: [usize; 3],
    dates: [usize; 3],
    flow_lists: usize,
    block_lists: usize,
    flow_tables: usize,
    block_tables: usize,
    step: Option<usize>,
    list_step: Option<usize>,
}

impl Habits {
    /// Those of an empty file.
    pub(super) const NONE: Habits = Habits {
        quotes: Quotes::None,
        date_quotes: Quotes::None,
        step: 2,
        list_step: 2,
        flow_lists: true,
        flow_tables: false,
        line_break: "\n",
    };

    /// Those of most values of a file.
    pub(super) fn of(text: &str, root: &Node<'_>) -> Self {
        let mut counts = Counts::default();
        counts.add_table(text, root, 0);
        Habits {
            quotes: most(counts.texts),
            date_quotes: most(counts.dates),
            step: counts.step.unwrap_or(2),
            list_step: counts.list_step.or(counts.step).unwrap_or(2),
            flow_lists: counts.flow_lists >= counts.block_lists,
            flow_tables: counts.flow_tables > counts.block_tables,
            line_break: line_break(text),
        }
    }

    /// Those of a value that is to be replaced, as far as it shows any.
    pub(super) fn like(self, text: &str, node: &Node<'_>) -> Self {
        let mut counts = Counts::default();
        counts.add(text, node, 0);
        let or = |counts: [usize; 3], other| if counts == [0; 3] { other } else { most(counts) };
        Habits {
            quotes: or(counts.texts, self.quotes),
            date_quotes: or(counts.dates, self.date_quotes),
            ..self
        }
    }
}

fn most([plain, single, double]: [usize; 3]) -> Quotes {
    if plain >= single && plain >= double {
        Quotes::None
    } else if single > double {
        Quotes::Single
    } else {
        Quotes::Double
    }
}

impl Counts {
    /// `column` is that of the key. Recursion is bounded by the depth of trees.
    fn add(&mut self, text: &str, node: &Node<'_>, column: usize) {
        match &node.value {
            Value::Plain(value) => self.add_text(value, 0),
            Value::Text(value) => {
                let written = slice(text, range(node.span));
                // Neither text in lines nor text that needs its quotes tells anything.
                match written.as_bytes().first() {
                    Some(b'\'') => self.add_text(value, 1),
                    Some(b'"') => self.add_text(value, 2),
                    Some(_) | None => {}
                }
            }
            Value::List(_) => self.add_list(text, node, column),
            Value::Table(_) => self.add_table(text, node, column),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Date(_) => {}
        }
    }

    fn add_text(&mut self, value: &str, quotes: usize) {
        let counts = if Date::parse(value).is_ok() {
            &mut self.dates
        } else if is_plain(value, true) {
            &mut self.texts
        } else {
            return;
        };
        if let Some(count) = counts.get_mut(quotes) {
            *count += 1;
        }
    }

    fn add_list(&mut self, text: &str, node: &Node<'_>, key: usize) {
        let items = items(node).unwrap_or_default();
        let at = start(node.span);
        let has_tables = items.iter().any(|item| entries(item).is_some());
        let is_block = text.as_bytes().get(at) == Some(&b'-');
        if is_block {
            if starts_line(text, at) && self.list_step.is_none() {
                self.list_step = column(text, at).checked_sub(key);
            }
            self.block_lists += usize::from(!has_tables);
        } else if !items.is_empty() {
            self.flow_lists += 1;
        }
        items.iter().for_each(|item| self.add(text, item, column(text, start(item.span))));
    }

    fn add_table(&mut self, text: &str, node: &Node<'_>, key: usize) {
        let at = start(node.span);
        let entries = entries(node).unwrap_or_default();
        if text.as_bytes().get(at) == Some(&b'{') {
            self.flow_tables += usize::from(!entries.is_empty());
        } else if at > 0 && starts_line(text, at) && self.step.is_none() {
            self.step = column(text, at).checked_sub(key).filter(|step| *step > 0);
        }
        self.block_tables += usize::from(text.as_bytes().get(at) != Some(&b'{') && at > 0);
        for (key, node) in entries {
            self.add(text, node, column(text, start(key.span)));
        }
    }
}
