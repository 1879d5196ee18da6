//! Tables for people.

use comfy_table::{
    Cell, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};

use crate::source::text::display_safe;

/// No lines but the one under the headings.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// Columns between two cells: one of padding, and one where another style would have a line.
const GAP: u16 = 2;
const PADDING: u16 = 1;

/// A table with a line under its headings, no wider than `width` columns of a terminal: long cells are wrapped, between
/// words as long as the words fit.
#[must_use]
pub fn table(
    headings: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = Vec<String>>,
    width: u16,
) -> String {
    let safe = |row: Vec<String>| row.iter().map(|cell| safe_lines(cell)).collect();
    let rows: Vec<Vec<String>> = rows.into_iter().map(safe).collect();
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(headings.iter().map(|heading| Cell::new(heading.as_ref())));
    for row in &rows {
        table.add_row(row.iter().map(Cell::new));
    }
    let widths = widths(&longest_words(headings, &rows), &table.column_max_content_widths(), width);
    for (column, width) in table.column_iter_mut().zip(widths) {
        let whole = Width::Fixed(width + PADDING);
        column.set_padding((0, PADDING)).set_constraint(ColumnConstraint::Absolute(whole));
    }
    let lines = table.lines().map(|line| line.trim_end().to_owned() + "\n");
    lines.collect()
}

/// The lines of a cell, each safe for a terminal.
fn safe_lines(cell: &str) -> String {
    cell.split('\n').map(display_safe).collect::<Vec<_>>().join("\n")
}

/// How wide the longest word of each column is.
fn longest_words(headings: &[impl AsRef<str>], rows: &[Vec<String>]) -> Vec<u16> {
    let words = |text: &str| Cell::new(text.split([' ', '\n']).collect::<Vec<_>>().join("\n"));
    let mut table = Table::new();
    table.set_header(headings.iter().map(|heading| words(heading.as_ref())));
    for row in rows {
        table.add_row(row.iter().map(|cell| words(cell)));
    }
    table.column_max_content_widths()
}

/// How wide each column is to be: its longest word first, if there is room, then as much of its longest line as all
/// columns can have alike.
fn widths(words: &[u16], lines: &[u16], width: u16) -> Vec<u16> {
    let room = u32::from(width).saturating_sub(u32::from(GAP) * words.len() as u32);
    let most = |wide: &dyn Fn(u16) -> Vec<u16>| {
        let fits = |most: &u16| wide(*most).into_iter().map(u32::from).sum::<u32>() <= room;
        wide((1..=width).rev().find(fits).unwrap_or(1))
    };
    let least = most(&|most| words.iter().map(|word| (*word).min(most)).collect());
    most(&|most| least.iter().zip(lines).map(|(least, line)| (*line).min(most).max(*least)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole_as_long_as_they_fit_and_no_line_is_wider_than_the_terminal() {
        let rows = || {
            vec![
                vec![
                    "Överenskommelse om färdtjänst\noverenskommelse-fardtjanst".to_owned(),
                    "2024-12-31".to_owned(),
                ],
                vec!["協定 こんにちは".to_owned(), "e\u{301}te\u{301}".to_owned()],
            ]
        };
        let wide = table(&["Agreement", "Through"], rows(), 100);
        assert!(wide.contains("Överenskommelse om färdtjänst  2024-12-31"), "{wide}");
        let narrow = table(&["Agreement", "Through"], rows(), 40);
        assert!(narrow.contains("overenskommelse-fardtjanst\n"), "{narrow}");
        for width in [10, 20, 40, 100] {
            let table = table(&["Agreement", "Through"], rows(), width);
            assert!(table.lines().all(|line| line.chars().count() <= width.into()), "{table}");
        }
    }

    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_a_command() {
        let table = table(&["A"], [vec!["\u{1b}[31mred\u{9b}2J \u{202e}x".to_owned()]], 80);
        assert!(table.chars().all(|c| !c.is_control() || c == '\n'), "{table:?}");
    }
}
