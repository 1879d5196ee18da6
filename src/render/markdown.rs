//! Markdown for issues, chats and web pages.

use std::fmt::Write;

use super::status::{StatusColumn, footer, headings};
use super::table::{Heading, short_lines};
use crate::text::Language;
use crate::text::{display_safe, unmarked};
use crate::view::Day;
use crate::view::message::message;
use crate::view::status::Status;

/// The report of `status`.
#[must_use]
pub fn status(status: &Status<'_>, as_of: Day, language: Language) -> String {
    let mut page = format!("# {}\n", message!("status-heading", day = as_of).localise(language));
    let _ = write!(page, "\n{}\n", escape(&status.lead.text(language)));
    for section in status.filled() {
        let _ =
            write!(page, "\n## {} ({})\n\n", section.section.heading().localise(language), section.count());
        let rows = section.shown();
        if !rows.is_empty() {
            let columns = StatusColumn::of(rows.iter());
            let cells =
                |row| columns.iter().map(|column: &StatusColumn| column.text(row, language)).collect();
            page.push_str(&table(&headings(&columns, language), rows.iter().map(cells)));
        }
        if let Some(folded) = section.folded() {
            let between = if rows.is_empty() { "" } else { "\n" };
            let all = message!("status-all", folded = folded);
            let _ = writeln!(page, "{between}{}", escape(&all.localise(language)));
        }
    }
    for line in footer(status, language, true) {
        let _ = write!(page, "\n{}\n", escape(&line));
    }
    page
}

/// A table. Cells are escaped.
#[must_use]
pub fn table(headings: &[Heading], rows: impl Iterator<Item = Vec<String>>) -> String {
    head(headings) + &lines(rows)
}

/// The header of a table; numbers stand to the right. Cells are escaped.
#[must_use]
pub fn head(headings: &[Heading]) -> String {
    let rule = |heading: &Heading| if heading.is_of_numbers { "---:" } else { "---" }.to_owned();
    line(headings.iter().map(|heading| escape(&heading.text))) + &line(headings.iter().map(rule))
}

/// The rows of a table. Cells are escaped.
#[must_use]
pub fn lines(rows: impl Iterator<Item = Vec<String>>) -> String {
    rows.map(|row| line(row.into_iter().map(|cell| escape(&short_lines(cell))))).collect()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

/// A text that Markdown shows unchanged: no markup, no HTML, no link, no mention, on one line.
#[must_use]
pub fn escape(text: &str) -> String {
    let safe = display_safe(&unmarked(text)).into_owned();
    let mut escaped = String::with_capacity(safe.len());
    for c in safe.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // A word joiner prevents a mention from notifying the person.
            '@' => escaped.push_str("@\u{2060}"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    // GitHub turns bare addresses into links.
    escaped.replace("://", ":&#47;/").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_in_a_record_becomes_markup() {
        let record = "<script> [x](https://e.example) www.e.example `a` *b* | c\n# d @someone &lt;";
        let escaped = "&lt;script&gt; \\[x\\](https:&#47;/e.example) www&#46;e.example \\`a\\` \\*b\\* \\| c \\# d @\u{2060}someone &amp;lt;";
        assert_eq!(super::escape(record), escaped);
    }
}
