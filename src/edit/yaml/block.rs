//! Values as YAML writes them in lines.

use super::habits::Habits;
use super::plain::is_printable;
use super::spell::{flow, key as spelled, scalar};
use crate::edit::data::Data;
use crate::edit::format::{Format, Spot};

/// A value after a colon or a dash: what stands on that line, without a space before it, and the lines below.
pub(super) struct Written {
    pub(super) first: String,
    pub(super) lines: Vec<String>,
}

impl Written {
    fn on_one_line(first: String) -> Self {
        Written { first, lines: Vec::new() }
    }

    /// After a colon, which has a space after it unless the line ends there.
    fn after(self, before: &str) -> Vec<String> {
        let space = if self.first.is_empty() { "" } else { " " };
        [format!("{before}{space}{}", self.first)].into_iter().chain(self.lines).collect()
    }
}

/// A key with its value. `column` is that of the key. Recursion is bounded by the depth of the data.
pub(super) fn entry(key: &str, value: &Data, column: usize, habits: Habits, spot: &Spot) -> Vec<String> {
    let before = format!("{}{}:", spaces(column), spelled(key));
    of_key(value, column, habits, &spot.below(key)).after(&before)
}

/// The value of a key. `column` is that of the key.
pub(super) fn of_key(data: &Data, column: usize, habits: Habits, spot: &Spot) -> Written {
    match data {
        Data::Table(entries) if !entries.is_empty() && !habits.flow_tables => {
            Written { first: String::new(), lines: table(entries, column + habits.step, habits, spot) }
        }
        Data::List(items) if !items.is_empty() && !is_flow(data, habits, spot) => {
            let dash = column + habits.list_step;
            Written {
                first: String::new(),
                lines: items.iter().flat_map(|item| self::item(item, dash, " ", habits, spot)).collect(),
            }
        }
        Data::Text(_)
        | Data::Integer(_)
        | Data::Boolean(_)
        | Data::Date(_)
        | Data::List(_)
        | Data::Table(_) => single(data, column, habits, spot),
    }
}

/// Whether a list stands in brackets.
fn is_flow(list: &Data, habits: Habits, spot: &Spot) -> bool {
    habits.flow_lists && (!list.is_tables() || spot.has_text_form())
}

/// The lines of a table.
fn table(entries: &[(String, Data)], column: usize, habits: Habits, spot: &Spot) -> Vec<String> {
    let entries = spot.ordered(entries).into_iter();
    entries.flat_map(|(key, value)| entry(key, value, column, habits, spot)).collect()
}

/// An item with its dash. `column` is that of the dash, `gap` what stands after it.
pub(super) fn item(data: &Data, column: usize, gap: &str, habits: Habits, spot: &Spot) -> Vec<String> {
    let Written { first, lines } = of_item(data, column, gap, habits, spot);
    [format!("{}-{gap}{first}", spaces(column))].into_iter().chain(lines).collect()
}

/// An item after its dash.
pub(super) fn of_item(data: &Data, column: usize, gap: &str, habits: Habits, spot: &Spot) -> Written {
    match data {
        Data::Table(entries) if !entries.is_empty() && !habits.flow_tables => {
            let inner = column + 1 + gap.chars().count();
            let mut lines = table(entries, inner, habits, spot).into_iter();
            let first = lines.next().unwrap_or_default().trim_start_matches(' ').to_owned();
            Written { first, lines: lines.collect() }
        }
        Data::Text(_)
        | Data::Integer(_)
        | Data::Boolean(_)
        | Data::Date(_)
        | Data::List(_)
        | Data::Table(_) => single(data, column, habits, spot),
    }
}

/// A value on one line, or a text in lines further in than a column.
fn single(data: &Data, column: usize, habits: Habits, spot: &Spot) -> Written {
    if let Data::Text(text) = data
        && let Some(header) = header(text)
    {
        let indent = spaces(column + habits.step);
        let line = |line: &str| if line.is_empty() { String::new() } else { format!("{indent}{line}") };
        let lines = text.trim_end_matches('\n').split('\n').map(line).collect();
        return Written { first: header.to_owned(), lines };
    }
    Written::on_one_line(scalar(data, habits, false).unwrap_or_else(|| flow(data, habits, spot)))
}

/// The header of a text that can be written in lines.
fn header(text: &str) -> Option<&'static str> {
    let body = text.trim_end_matches('\n');
    let is_line = |line: &str| line.is_empty() || (!line.trim().is_empty() && line.chars().all(is_printable));
    // The first line decides the indentation.
    let starts_well = !body.starts_with([' ', '\n']);
    let can = text.contains('\n') && !body.is_empty() && starts_well && body.split('\n').all(is_line);
    match text.len() - body.len() {
        0 if can => Some("|-"),
        1 if can => Some("|"),
        _ => None,
    }
}

fn spaces(count: usize) -> String {
    " ".repeat(count)
}

/// A whole file.
pub(in crate::edit) fn document(format: Format, data: &Data) -> String {
    let Data::Table(entries) = data else { return String::new() };
    let lines = table(entries, 0, Habits::NONE, &format.at([]));
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{RecordKind, Value, yaml};

    #[test]
    fn text_in_lines_reads_back() {
        for text in
            ["a\nb", "a\n", "a\n\n  b\n", " a\nb", "\na", "a\n\n", "\n", "a\n \nb", "a\tb\n", "# a\n- b\n"]
        {
            let data = Data::table([("notes", text.into()), ("title", "t".into())]);
            let file = document(Format::Record(RecordKind::Agreement), &data);
            let root = yaml::parse(&file, &mut Vec::new()).expect(&file);
            let Value::Text(read) = &root.get("notes").unwrap().value else { panic!("{file}") };
            assert_eq!(read, text, "{file}");
        }
    }

    #[test]
    fn lists_and_tables_stand_in_lines() {
        let decision = Data::table([("date", 2024.into()), ("by", "testkoping".into())]);
        let renewal = Data::table([("renewal", Data::table([("term", "P1Y".into())]))]);
        let data = Data::table([
            ("decision", Data::list([decision.clone(), decision])),
            ("validity", renewal),
            ("parties", Data::list(["a".into(), Data::table([("id", "b".into())])])),
            ("related", Data::list([])),
        ]);
        assert_eq!(
            document(Format::Record(RecordKind::Agreement), &data),
            "parties: [a, {id: b}]\nrelated: []\nvalidity:\n  renewal:\n    term: P1Y\ndecision:\n  - by: testkoping\n    \
             date: 2024\n  - by: testkoping\n    date: 2024\n"
        );
    }
}
