//! Values as TOML writes them.

use super::habits::Habits;
use super::keys;
use super::quote::{in_double_quotes, push};
use crate::edit::data::Data;
use crate::edit::format::Spot;
use crate::model::{Date, Precision};

/// A value on one line, or a text over several.
pub(super) fn value(data: &Data, habits: Habits, spot: &Spot) -> String {
    match data {
        Data::Text(text) if text.contains('\n') => lines(text, habits.line_break),
        Data::Text(_)
        | Data::Integer(_)
        | Data::Boolean(_)
        | Data::Date(_)
        | Data::List(_)
        | Data::Table(_) => on_one_line(data, habits, spot),
    }
}

/// A value on one line, as it stands in brackets. Recursion is bounded by the depth of the data.
pub(super) fn on_one_line(data: &Data, habits: Habits, spot: &Spot) -> String {
    match data {
        Data::Text(text) => quoted(text, habits),
        Data::Integer(number) => number.to_string(),
        Data::Boolean(value) => value.to_string(),
        Data::Date(date) => day(*date, habits),
        Data::List(items) => {
            let items: Vec<_> = items.iter().map(|item| on_one_line(item, habits, spot)).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Table(entries) if entries.is_empty() => "{}".to_owned(),
        Data::Table(entries) => {
            let entry = |(key, value): &(String, Data)| entry(key, value, habits, spot);
            format!("{{ {} }}", spot.ordered(entries).into_iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key and its value, as they stand in braces.
pub(super) fn entry(key: &str, value: &Data, habits: Habits, spot: &Spot) -> String {
    format!("{} = {}", keys::spelled(key), on_one_line(value, habits, &spot.below(key)))
}

fn day(date: Date, habits: Habits) -> String {
    let text = date.to_string();
    // A year before 1000 would be a smaller number.
    let in_quotes = match date.precision() {
        Precision::Day => habits.quoted_days,
        Precision::Month => true,
        Precision::Year => habits.quoted_years || text.starts_with('0'),
    };
    if in_quotes { quoted(&text, habits) } else { text }
}

fn quoted(text: &str, habits: Habits) -> String {
    let is_literal = |c: char| c != '\'' && (c == '\t' || !c.is_control());
    if habits.single_quotes && text.chars().all(is_literal) {
        format!("'{text}'")
    } else {
        in_double_quotes(text)
    }
}

/// Text in three double quotes, a line for each of its own.
fn lines(text: &str, line_break: &str) -> String {
    let text = text.replace("\r\n", "\n");
    // Not to run into the closing quotes.
    let body = text.trim_end_matches('"');
    let quotes_at_end = text.len() - body.len();
    let mut quoted = format!("\"\"\"{line_break}");
    let mut quotes = 0;
    for c in body.chars() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' => quoted.push_str(line_break),
            '\\' => quoted.push_str("\\\\"),
            '"' if quotes % 3 == 0 => quoted.push_str("\\\""),
            c => push(&mut quoted, c),
        }
    }
    quoted.push_str(&"\\\"".repeat(quotes_at_end));
    quoted + "\"\"\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Format;
    use crate::source::{RecordKind, Value, toml};

    const SINGLE: Habits = Habits { single_quotes: true, ..Habits::NONE };

    fn spelled(data: &Data, habits: Habits) -> String {
        value(data, habits, &Format::Record(RecordKind::Agreement).at([]))
    }

    #[test]
    fn every_text_reads_back() {
        for text in [
            "",
            "å",
            "a'b",
            "\"",
            "\\",
            "a\tb\u{7f}\u{0}\u{85}",
            "\n",
            "a\n",
            "\na\n\n",
            "a\n\"\"\"\"\"",
            "a\n\"\"\"\"\"\" b",
            "\n\\\"",
        ] {
            for habits in [Habits::NONE, SINGLE, Habits { line_break: "\r\n", ..Habits::NONE }] {
                let file = format!("a = {}\n", spelled(&text.into(), habits));
                let root = toml::parse(&file, &mut Vec::new()).unwrap();
                let Value::Text(read) = &root.get("a").unwrap().value else { panic!("{file}") };
                assert_eq!(read.replace("\r\n", "\n"), text, "{file}");
            }
        }
    }

    #[test]
    fn dates_are_written_as_the_file_writes_them() {
        let quoted = Habits { quoted_days: true, quoted_years: true, ..Habits::NONE };
        for (date, plain, in_quotes) in [
            ("2026-01-31", "2026-01-31", "\"2026-01-31\""),
            ("2026-01", "\"2026-01\"", "\"2026-01\""),
            ("2026", "2026", "\"2026\""),
            ("0999", "\"0999\"", "\"0999\""),
        ] {
            let date = Data::Date(Date::parse(date).unwrap());
            assert_eq!([spelled(&date, Habits::NONE), spelled(&date, quoted)], [plain, in_quotes]);
        }
    }

    #[test]
    fn tables_have_their_keys_in_order() {
        let party = Data::table([("until", Data::Integer(1)), ("id", "testkoping".into())]);
        let list = Data::table([("parties", Data::list([party, true.into()])), ("title", "x".into())]);
        assert_eq!(
            spelled(&list, SINGLE),
            "{ title = 'x', parties = [{ id = 'testkoping', until = 1 }, true] }"
        );
    }
}
