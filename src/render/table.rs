//! Tables for people.

use std::borrow::Cow;
use std::convert::Infallible;

use comfy_table::{
    ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};
use rayon::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::text::{painted, safe_lines, shortened};
use crate::view::pages::{PAGE, pages};

/// No lines but the one below the headings.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// The columns between two cells: one of padding, and one where another style would have a line.
const GAP: u16 = 2;
const PADDING: u16 = 1;

/// A table with a line below its headings, no wider than `width` columns. Long cells are wrapped, between words if they
/// fit.
#[must_use]
pub fn table(
    headings: &[impl AsRef<str>],
    rows: impl IntoIterator<Item = Vec<String>>,
    width: u16,
) -> String {
    let (rows, mut drawn) = (rows.into_iter().collect::<Vec<_>>(), String::new());
    let Ok(()) = in_pages(headings, &rows, Vec::clone, width, |page| -> Result<(), Infallible> {
        drawn.push_str(&page);
        Ok(())
    });
    drawn
}

/// Draws a [`table`] page by page, from the top. The cells of a row are requested twice, first to measure and then to
/// draw, so that only a few pages are held in memory.
///
/// # Errors
///
/// Returns the first error of `show`, and draws nothing after it.
pub fn in_pages<R: Sync, E>(
    headings: &[impl AsRef<str>],
    rows: &[R],
    cells: impl Fn(&R) -> Vec<String> + Sync,
    width: u16,
    mut show: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    let headings: Vec<&str> = headings.iter().map(AsRef::as_ref).collect();
    let cells = |row: &R| cells(row).into_iter().map(short_lines).map(safe_lines).collect::<Vec<_>>();
    let widths = widths(&widest(&headings, rows, &cells), width);
    let mut head = Table::new();
    head.set_header(&headings);
    show(draw(head, &widths))?;
    body(rows, &cells, &widths, show)
}

/// Draws a table below a heading of its own, page by page: like [`in_pages`], without the line below its column
/// headings. The column at `narrow` takes at most a third of the width, as long as its words fit.
///
/// # Errors
///
/// Returns the first error of `show`, and draws nothing after it.
pub fn in_section<R: Sync, E>(
    headings: &[impl AsRef<str>],
    rows: &[R],
    cells: impl Fn(&R) -> Vec<String> + Sync,
    (narrow, width): (usize, u16),
    mut show: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    let headings: Vec<&str> = headings.iter().map(AsRef::as_ref).collect();
    let cells = |row: &R| cells(row).into_iter().map(short_lines).map(safe_lines).collect::<Vec<_>>();
    let mut widest = widest(&headings, rows, &cells);
    if let Some(column) = widest.get_mut(narrow) {
        column.line = column.line.min(column.word.max(usize::from(width / 3)));
    }
    let widths = widths(&widest, width);
    let mut head = Table::new();
    head.add_row(&headings);
    show(draw(head, &widths))?;
    body(rows, &cells, &widths, show)
}

/// Draws the rows of a table with these column widths, page by page.
fn body<R: Sync, E>(
    rows: &[R],
    cells: &(impl Fn(&R) -> Vec<String> + Sync),
    widths: &[u16],
    show: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    let page = |rows: &[R]| {
        let mut page = Table::new();
        page.add_rows(rows.iter().map(cells));
        draw(page, widths)
    };
    pages(rows, page, show)
}

/// The lines of a table with these column widths.
fn draw(mut table: Table, widths: &[u16]) -> String {
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    for (column, width) in table.column_iter_mut().zip(widths) {
        let whole = Width::Fixed(width + PADDING);
        column.set_padding((0, PADDING)).set_constraint(ColumnConstraint::Absolute(whole));
    }
    let mut drawn = String::new();
    for line in table.lines() {
        // Most of it is padding: trimming ASCII first avoids decoding it.
        drawn.push_str(&painted(line.trim_ascii_end().trim_end()));
        drawn.push('\n');
    }
    drawn
}

/// A cell with overlong lines cut.
pub(super) fn short_lines(cell: String) -> String {
    let is_short = |line: &str| matches!(shortened(line), Cow::Borrowed(_));
    if cell.split('\n').all(is_short) {
        return cell;
    }
    cell.split('\n').map(shortened).collect::<Vec<_>>().join("\n")
}

/// The width of a column's widest word and of its widest line.
#[derive(Debug, Clone, Copy, Default)]
struct Widest {
    word: usize,
    line: usize,
}

impl Widest {
    fn see(&mut self, cell: &str) {
        for line in cell.split('\n') {
            wider(&mut self.line, line);
            if line.len() > self.word {
                line.split(' ').for_each(|word| wider(&mut self.word, word));
            }
        }
    }

    fn or(self, other: Widest) -> Widest {
        Widest { word: self.word.max(other.word), line: self.line.max(other.line) }
    }
}

/// No text is wider than its number of bytes, so most texts need not be measured.
fn wider(widest: &mut usize, text: &str) {
    if text.len() > *widest {
        *widest = text.width().max(*widest);
    }
}

/// The widest words and lines of each column.
fn widest<R: Sync>(
    headings: &[&str],
    rows: &[R],
    cells: &(impl Fn(&R) -> Vec<String> + Sync),
) -> Vec<Widest> {
    let none = || vec![Widest::default(); headings.len()];
    let of_page = |page: &[R]| {
        let mut widest = none();
        for row in page {
            widest.iter_mut().zip(cells(row)).for_each(|(column, cell)| column.see(&cell));
        }
        widest
    };
    let both = |a: Vec<Widest>, b: Vec<Widest>| a.into_iter().zip(b).map(|(a, b)| a.or(b)).collect();
    let mut widest: Vec<Widest> = rows.par_chunks(PAGE).map(of_page).reduce(none, both);
    widest.iter_mut().zip(headings).for_each(|(column, heading)| column.see(heading));
    widest
}

/// The width of each column: its longest word if there is room, and an equal share of the rest up to its longest line.
fn widths(columns: &[Widest], width: u16) -> Vec<u16> {
    let room = u32::from(width).saturating_sub(u32::from(GAP) * columns.len() as u32);
    let most = |wide: &dyn Fn(u16) -> Vec<u16>| {
        let fits = |most: &u16| wide(*most).into_iter().map(u32::from).sum::<u32>() <= room;
        wide((1..=width).rev().find(fits).unwrap_or(1))
    };
    let at_least_1 = |wide: usize| u16::try_from(wide.max(1)).unwrap_or(u16::MAX);
    let least = most(&|most| columns.iter().map(|column| at_least_1(column.word).min(most)).collect());
    most(&|most| {
        let lines = columns.iter().map(|column| at_least_1(column.line).min(most));
        least.iter().zip(lines).map(|(least, line)| line.max(*least)).collect()
    })
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
    fn a_column_is_as_wide_on_every_page_as_its_widest_line() {
        let rows: Vec<usize> = (0..3 * PAGE).collect();
        let text = |row: &usize| if *row == 2 * PAGE { "the widest line of all of them" } else { "x" };
        let cells = |row: &usize| vec![text(row).to_owned(), row.to_string()];
        let mut drawn = String::new();
        let Ok(()) = in_pages(&["A", "B"], &rows, cells, 80, |page| -> Result<(), Infallible> {
            drawn.push_str(&page);
            Ok(())
        });
        let expected: String = rows.iter().map(|row| format!("{:<30}  {row}\n", text(row))).collect();
        assert!(drawn.starts_with("A ") && drawn.ends_with(&expected), "{drawn}");
    }

    #[test]
    fn no_text_is_wider_than_it_has_bytes() {
        let mut bytes = [0; 4];
        assert!(('\0'..=char::MAX).all(|c| c.encode_utf8(&mut bytes).width() <= c.len_utf8()));
    }

    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_a_command() {
        let table = table(&["A"], [vec!["\u{1b}[31mred\u{9b}2J \u{202e}x".to_owned()]], 80);
        assert!(table.chars().all(|c| !c.is_control() || c == '\n'), "{table:?}");
    }
}
