//! Tables for people.

use comfy_table::{
    ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};
use rayon::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::source::text::display_safe;

/// No lines but the one under the headings.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// Columns between two cells: one of padding, and one where another style would have a line.
const GAP: u16 = 2;
const PADDING: u16 = 1;

/// So many rows are drawn at once. Widths are decided for all of them before, so that they need not know of each other.
const AT_ONCE: usize = 256;

/// A table with a line under its headings, no wider than `width` columns of a terminal: long cells are wrapped, between
/// words as long as the words fit.
#[must_use]
pub fn table(
    headings: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = Vec<String>>,
    width: u16,
) -> String {
    let headings: Vec<&str> = headings.iter().map(AsRef::as_ref).collect();
    let safe = |row: Vec<String>| row.iter().map(|cell| safe_lines(cell)).collect();
    let rows: Vec<Vec<String>> = rows.into_iter().map(safe).collect();
    let (words, lines) = (widest(&headings, &rows, &[' ', '\n']), widest(&headings, &rows, &['\n']));
    let widths = widths(&words, &lines, width);
    let mut head = Table::new();
    head.set_header(&headings);
    let mut drawn = draw(head, &widths);
    let parts = rows.par_chunks(AT_ONCE).map(|rows| {
        let mut part = Table::new();
        part.add_rows(rows);
        draw(part, &widths)
    });
    drawn.extend(parts.collect::<Vec<_>>());
    drawn
}

/// The lines of a table whose columns are so wide.
fn draw(mut table: Table, widths: &[u16]) -> String {
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    for (column, width) in table.column_iter_mut().zip(widths) {
        let whole = Width::Fixed(width + PADDING);
        column.set_padding((0, PADDING)).set_constraint(ColumnConstraint::Absolute(whole));
    }
    table.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The lines of a cell, each safe for a terminal.
fn safe_lines(cell: &str) -> String {
    cell.split('\n').map(display_safe).collect::<Vec<_>>().join("\n")
}

/// How wide the widest part of a text is in each column, where texts are parted at `ends`; at least 1.
fn widest(headings: &[&str], rows: &[Vec<String>], ends: &[char]) -> Vec<u16> {
    let wide = |text: &str| text.split(ends).map(UnicodeWidthStr::width).max().unwrap_or(0);
    let column = |(at, heading): (usize, &&str)| {
        let cells = rows.par_iter().filter_map(|row| row.get(at)).map(|cell| wide(cell)).max();
        u16::try_from(wide(heading).max(cells.unwrap_or(0)).max(1)).unwrap_or(u16::MAX)
    };
    headings.iter().enumerate().map(column).collect()
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
