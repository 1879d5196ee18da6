//! Tables for people.

use std::borrow::Cow;
use std::convert::Infallible;
use std::mem::take;

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle,
    Width,
};

use super::shape::{Shape, shape, widest};
use super::stacked::Stack;
use crate::parallel;
use crate::text::{Language, break_ids, dimmed, painted, safe_lines, shortened};
use crate::view::pages::pages;
use crate::view::{Column, Message};

/// No lines but the one below the headings.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

/// The padding between two cells.
const PADDING: u16 = 1;

/// The heading of a column.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its text.
    pub text: String,
    /// Whether the cells below it are numbers, which stand to the right.
    pub is_of_numbers: bool,
}

impl Heading {
    /// The heading of a column of texts.
    #[must_use]
    pub fn of_texts(message: &Message, language: Language) -> Self {
        Heading { text: message.localise(language), is_of_numbers: false }
    }

    /// The heading of a column of numbers: of days, or of what is counted.
    #[must_use]
    pub fn of_numbers(message: &Message, language: Language) -> Self {
        Heading { is_of_numbers: true, ..Heading::of_texts(message, language) }
    }

    /// The heading of a column of agreements.
    #[must_use]
    pub fn of_column(column: Column, language: Language) -> Self {
        Heading { text: column.heading().localise(language), is_of_numbers: column.is_number() }
    }

    /// The same, dimmed.
    #[must_use]
    pub fn dimmed(&self) -> Self {
        Heading { text: dimmed(&self.text), ..*self }
    }
}

/// A table with a line below its headings, no wider than `width` columns.
#[must_use]
pub fn table(headings: &[Heading], rows: &[Vec<String>], width: u16) -> String {
    Plan::new(headings, rows, Vec::clone, width).drawn()
}

/// A table that is to be drawn: what stands where is known. Its cells are kept, since making them takes longer than drawing.
///
/// Long cells are wrapped between words, and in a terminal of at least 80 columns ids between their parts. Where the
/// words of all columns do not fit beside each other even so, the rows are stacked: each heading with its cell, and an empty line between two rows.
pub struct Plan {
    headings: Vec<Heading>,
    /// The cells of each row, safe to show.
    rows: Vec<Vec<String>>,
    width: u16,
    has_rule: bool,
    shape: Shape,
}

impl Plan {
    /// A table with a line below its headings, no wider than `width` columns.
    #[must_use]
    pub fn new<R: Sync>(
        headings: &[Heading],
        rows: &[R],
        cells: impl Fn(&R) -> Vec<String> + Sync,
        width: u16,
    ) -> Self {
        let rows = parallel::map(rows, |row| safe_cells(cells(row)));
        let shape = shape(&widest(headings, &rows, width), width);
        Plan { headings: headings.to_vec(), rows, width, has_rule: true, shape }
    }

    /// A table below a heading of its own: without the line below its column headings. The column at `narrow` takes at
    /// most a third of the width, as long as its words fit.
    #[must_use]
    pub fn in_section<R: Sync>(
        headings: &[Heading],
        rows: &[R],
        cells: impl Fn(&R) -> Vec<String> + Sync,
        narrow: usize,
        width: u16,
    ) -> Self {
        let rows = parallel::map(rows, |row| safe_cells(cells(row)));
        let mut widest = widest(headings, &rows, width);
        if let Some(column) = widest.get_mut(narrow) {
            column.line = column.line.min(column.word.max(usize::from(width / 3)));
        }
        let shape = shape(&widest, width);
        Plan { headings: headings.to_vec(), rows, width, has_rule: false, shape }
    }

    /// Whether its rows are stacked.
    #[must_use]
    pub fn is_stacked(&self) -> bool {
        self.shape == Shape::Stacked
    }

    /// The same, with its rows stacked if another table of the report is.
    #[must_use]
    pub fn alike(self, is_another_stacked: bool) -> Self {
        if is_another_stacked { Plan { shape: Shape::Stacked, ..self } } else { self }
    }

    /// The whole table.
    #[must_use]
    pub fn drawn(&self) -> String {
        let mut drawn = String::new();
        let Ok(()) = self.draw(|page| -> Result<(), Infallible> {
            drawn.push_str(&page);
            Ok(())
        });
        drawn
    }

    /// Draws it page by page, from the top.
    ///
    /// # Errors
    ///
    /// Returns the first error of `show`, and draws nothing after it.
    pub fn draw<E>(&self, mut show: impl FnMut(String) -> Result<(), E>) -> Result<(), E> {
        match &self.shape {
            Shape::Columns(widths) => {
                let mut head = Table::new();
                let texts = self.headings.iter().map(|heading| &heading.text);
                if self.has_rule {
                    head.set_header(texts)
                } else {
                    head.add_row(texts)
                };
                show(lines(head, &self.headings, widths))?;
                let page = |rows: &[Vec<String>]| {
                    let mut page = Table::new();
                    page.add_rows(rows.iter().map(|row| {
                        let cells = row.iter().zip(widths);
                        cells
                            .map(|(cell, width)| break_ids(cell.clone(), (*width).into()))
                            .collect::<Vec<_>>()
                    }));
                    lines(page, &self.headings, widths)
                };
                pages(&self.rows, page, show)
            }
            Shape::Stacked => {
                let stack = Stack::new(&self.headings, self.width);
                let page = |rows: &[Vec<String>]| {
                    rows.iter().map(|row| stack.row(row)).collect::<Vec<_>>().join("\n")
                };
                let mut is_first = true;
                pages(&self.rows, page, |page| {
                    let between = if take(&mut is_first) { "" } else { "\n" };
                    show(format!("{between}{page}"))
                })
            }
        }
    }
}

/// Cells made safe to show, with overlong lines cut.
fn safe_cells(cells: Vec<String>) -> Vec<String> {
    cells.into_iter().map(short_lines).map(safe_lines).collect()
}

/// The lines of a table with these column widths.
fn lines(mut table: Table, headings: &[Heading], widths: &[u16]) -> String {
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic);
    for (at, ((column, heading), width)) in table.column_iter_mut().zip(headings).zip(widths).enumerate() {
        let padding = if at + 1 < widths.len() { PADDING } else { 0 };
        let whole = Width::Fixed(width + padding);
        column.set_padding((0, padding)).set_constraint(ColumnConstraint::Absolute(whole));
        if heading.is_of_numbers {
            column.set_cell_alignment(CellAlignment::Right);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::pages::PAGE;

    fn headings(texts: &[&str]) -> Vec<Heading> {
        texts.iter().map(|text| Heading { text: (*text).to_owned(), is_of_numbers: false }).collect()
    }

    fn rows() -> Vec<Vec<String>> {
        vec![
            vec![
                "Överenskommelse om färdtjänst\noverenskommelse-fardtjanst".to_owned(),
                "2024-12-31".to_owned(),
            ],
            vec!["協定 こんにちは".to_owned(), "e\u{301}te\u{301}".to_owned()],
        ]
    }

    #[test]
    fn words_stay_whole_and_rows_are_stacked_where_they_do_not_fit_beside_each_other() {
        let table = |width| super::table(&headings(&["Agreement", "Through"]), &rows(), width);
        assert_eq!(
            table(100),
            "Agreement                      Through\n\
             ─────────────────────────────────────────\n\
             Överenskommelse om färdtjänst  2024-12-31\n\
             overenskommelse-fardtjanst\n\
             協定 こんにちは                e\u{301}te\u{301}\n"
        );
        // 26 for the id, 10 for the day, and what is between them.
        assert!(table(40).contains("overenskommelse-fardtjanst\n"), "{}", table(40));
        let stacked = |width| {
            let table = super::table(&headings(&["Agreement", "Through"]), &rows(), width);
            anstream::adapter::strip_str(&table).to_string()
        };
        assert_eq!(
            stacked(37),
            "Agreement: Överenskommelse om\n           färdtjänst\n           overenskommelse-fardtjanst\n\
             Through:   2024-12-31\n\n\
             Agreement: 協定 こんにちは\nThrough:   e\u{301}te\u{301}\n"
        );
        assert_eq!(
            stacked(20),
            "Agreement:\n  Överenskommelse om\n  färdtjänst\noverenskommelse-fardtjanst\n\
             Through:\n  2024-12-31\n\n\
             Agreement:\n  協定 こんにちは\nThrough:\n  e\u{301}te\u{301}\n"
        );
    }

    #[test]
    fn a_word_too_wide_for_any_line_is_broken_without_stacking_all_rows() {
        let rows = [vec!["x".repeat(50), "b".to_owned()]];
        let drawn = table(&headings(&["A", "B"]), &rows, 30);
        assert!(drawn.contains(&format!("{}  b\n", "x".repeat(25))), "{drawn}");
        let name = format!("{}-{}", "x".repeat(20), "y".repeat(20));
        let drawn = table(&headings(&["A", "B"]), &[vec![name.clone(), "b".to_owned()]], 30);
        assert!(drawn.contains(&name), "{drawn}");
    }

    #[test]
    fn numbers_stand_to_the_right_below_their_heading() {
        let mut headings = headings(&["A", "Count"]);
        headings.iter_mut().skip(1).for_each(|heading| heading.is_of_numbers = true);
        let rows = ["1", "10"].map(|count| vec!["x".to_owned(), count.to_owned()]);
        assert_eq!(table(&headings, &rows, 80), "A  Count\n────────\nx      1\nx     10\n");
    }

    #[test]
    fn a_column_is_as_wide_on_every_page_as_its_widest_line() {
        let rows: Vec<usize> = (0..3 * PAGE).collect();
        let text = |row: &usize| if *row == 2 * PAGE { "the widest line of all of them" } else { "x" };
        let cells = |row: &usize| vec![text(row).to_owned(), row.to_string()];
        let drawn = |width| {
            let drawn = Plan::new(&headings(&["A", "B"]), &rows, cells, width).drawn();
            anstream::adapter::strip_str(&drawn).to_string()
        };
        let expected: String = rows.iter().map(|row| format!("{:<30}  {row}\n", text(row))).collect();
        assert!(drawn(80).starts_with("A ") && drawn(80).ends_with(&expected), "{}", drawn(80));
        // Stacked, there is an empty line between two rows, also between the pages.
        let rows: Vec<String> =
            rows.iter().map(|row| format!("A:\n  {}\nB:\n  {row}\n", text(row))).collect();
        let widest = "the\n  widest\n  line of\n  all of\n  them";
        assert_eq!(drawn(9).replace(widest, text(&(2 * PAGE))), rows.join("\n"));
    }

    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_a_command() {
        for width in [2, 80] {
            let table =
                table(&headings(&["A"]), &[vec!["\u{1b}[31mred\u{9b}2J \u{202e}x".to_owned()]], width);
            let table = anstream::adapter::strip_str(&table).to_string();
            assert!(table.chars().all(|c| !c.is_control() || c == '\n'), "{table:?}");
        }
    }
}
