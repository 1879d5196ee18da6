//! The tables as a workbook of Excel: a sheet for each, after one that tells what is exported.

use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};

use crate::text::Language;
use crate::text::message::{Message, message};
use crate::view::tables::{Export, Selection, Table, Value};

use super::xlsx_cells::{Cell, Cells, date};
use super::xlsx_formats::Formats;

/// The rows that a sheet of Excel has, besides its headings.
const MAX_ROWS: u32 = 1_048_575;

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

/// How hard to compress, up to 9. It takes less than half the time of 6, and the file is a twentieth larger.
const COMPRESSION: u8 = 4;

/// A4.
const PAPER: u8 = 9;

/// A workbook.
#[derive(Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many texts were cut, since a cell cannot hold them.
    pub cut: usize,
}

/// Why there is no workbook.
#[derive(Debug)]
pub enum Unwritable {
    /// A table has more rows than a sheet can hold.
    TooManyRows(Table),
    /// The library refuses to write it.
    Refused(XlsxError),
}

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        Unwritable::Refused(error)
    }
}

/// The tables of a registry as a workbook, in a language. `beside` may make something else of each page of rows, which are
/// those of [`Selection::for_people`]; `done` takes it, in order, once the page is written.
///
/// # Errors
///
/// [`Unwritable`] if a table is too long for a sheet.
pub fn xlsx<T: Send>(
    export: &Export<'_>,
    tables: &[Table],
    language: Language,
    beside: impl Fn(Table, &[Vec<Value<'_>>]) -> T + Sync,
    mut done: impl FnMut(Table, T) + Send,
) -> Result<Written, Unwritable> {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(COMPRESSION);
    // The day of the report, so that the same records give the same bytes.
    let made = DocProperties::new().set_creation_datetime(&date(export.day()).unwrap_or_default());
    workbook.set_properties(&made);
    let mut writer = Writer { formats: Formats::default(), language, cut: 0 };
    let cover = workbook.add_worksheet();
    writer.name(cover, Table::Registries)?;
    let mut counts = Vec::new();
    for table in Table::FOR_PEOPLE.into_iter().filter(|table| tables.contains(table)) {
        let sheet = workbook.add_worksheet_with_low_memory()?;
        let count =
            writer.table(sheet, export, table, |rows| beside(table, rows), |made| done(table, made))?;
        counts.push((table, count));
    }
    let cover = workbook.worksheet_from_index(0)?;
    writer.cover(cover, export, &counts)?;
    cover.set_active(true);
    let bytes = workbook.save_to_buffer()?;
    Ok(Written { bytes, cut: writer.cut })
}

/// What sheets have in common.
struct Writer {
    formats: Formats,
    language: Language,
    /// How many texts were cut.
    cut: usize,
}

impl Writer {
    fn name(&self, sheet: &mut Worksheet, table: Table) -> Result<(), XlsxError> {
        sheet.set_name(table.heading().localise(self.language))?;
        Ok(())
    }

    /// Writes a table into its sheet. Returns how many rows it has.
    fn table<T: Send>(
        &mut self,
        sheet: &mut Worksheet,
        export: &Export<'_>,
        table: Table,
        beside: impl Fn(&[Vec<Value<'_>>]) -> T + Sync,
        mut done: impl FnMut(T) + Send,
    ) -> Result<u32, Unwritable> {
        let selection = Selection::for_people(table);
        let (_, first) = table.columns_for_people();
        let wrapped = u16::try_from(first).unwrap_or(u16::MAX);
        let cells = Cells { formats: &self.formats, language: self.language, wrapped };
        self.name(sheet, table)?;
        let headings: Vec<String> =
            selection.columns.iter().map(|column| (column.heading)().localise(self.language)).collect();
        // The button of the filter covers the end of a heading.
        let mut widths: Vec<usize> = headings.iter().map(|heading| heading.chars().count() + 3).collect();
        for (column, heading) in (0..).zip(&headings) {
            sheet.write_string_with_format(0, column, heading, &self.formats.heading)?;
        }
        // What most cells of a column look like: the library would look for it with every cell.
        let usual = (0..).zip(&selection.columns);
        let usual: Vec<&Format> =
            usual.map(|(at, column)| self.formats.of_column(column.of, at < wrapped)).collect();
        for (column, format) in (0..).zip(&usual) {
            sheet.set_column_format(column, format)?;
        }
        let (mut count, mut cut) = (0, 0);
        export.pages(
            &selection,
            |rows| (cells_of(cells, rows), beside(rows)),
            |(rows, made)| {
                for row in rows {
                    count += 1;
                    if count > MAX_ROWS {
                        return Err(Unwritable::TooManyRows(table));
                    }
                    let mut longest = 0;
                    for (((column, cell), width), usual) in (0..).zip(row).zip(&mut widths).zip(&usual) {
                        let Some(cell) = cell else { continue };
                        *width = cell.width.max(*width);
                        longest = longest.max(if column < wrapped { cell.width } else { 0 });
                        cut += usize::from(cell.is_cut);
                        cell.write(sheet, count, column, Some(usual))?;
                    }
                    // Not every program makes a row as high as its wrapped texts.
                    if let Some(height) = height(longest) {
                        sheet.set_row_height(count, height)?;
                    }
                }
                done(made);
                Ok(())
            },
        )?;
        self.cut += cut;
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, excel_width(width))?;
        }
        let last = |count: usize| u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, count, last(headings.len()))?;
        sheet.set_freeze_panes(1, 0)?;
        self.page(sheet, (count, last(first)))?;
        Ok(count)
    }

    /// How a sheet is printed: its first columns, as wide as the paper, with the headings on every page.
    fn page(&self, sheet: &mut Worksheet, (row, column): (u32, u16)) -> Result<(), XlsxError> {
        sheet.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?.set_print_area(0, 0, row, column)?;
        sheet.set_footer("&L&A&R&P / &N");
        Ok(())
    }

    /// Writes the first sheet: which registry it is, of which day, from which files, and what the other sheets hold.
    fn cover(
        &mut self,
        sheet: &mut Worksheet,
        export: &Export<'_>,
        counts: &[(Table, u32)],
    ) -> Result<(), Unwritable> {
        let selection = Selection::plain(Table::Registries);
        let title = export.title().map_or_else(|| export.origin.name.clone(), str::to_owned);
        let cells = Cells { formats: &self.formats, language: self.language, wrapped: 0 };
        let line = |name: Message, value: &Value<'_>| {
            let name = Cell::text(name.localise(self.language), &self.formats.name);
            (Some(name), cells.of(value, 1))
        };
        let of_registry = |rows: &[Vec<Value<'_>>]| {
            let columns = selection.columns.iter().zip(rows.iter().flatten());
            let told = columns.filter(|(column, value)| match column.name {
                // The title, and the source.
                "title" | "at" => false,
                _ => **value != Value::Texts(Vec::new()),
            });
            told.map(|(column, value)| line((column.heading)(), value)).collect::<Vec<_>>()
        };
        // The title, a line that stays empty, and what is told.
        let mut lines = vec![(Some(Cell::text(title, &self.formats.title)), None), (None, None)];
        export.pages(&selection, of_registry, |told| {
            lines.extend(told);
            Ok::<(), Unwritable>(())
        })?;
        lines.push(line(message!("export-source"), &Value::from(&export.origin.source)));
        for (table, count) in counts {
            let count = message!("export-rows", count = usize::try_from(*count).unwrap_or(usize::MAX));
            lines.push(line(table.heading(), &Value::from(&count)));
        }
        let mut row = 0;
        for (name, value) in lines {
            for (column, cell) in (0..).zip([name, value]) {
                let Some(cell) = cell else { continue };
                self.cut += usize::from(cell.is_cut);
                cell.write(sheet, row, column, None)?;
            }
            row += 1;
        }
        sheet.set_column_width(0, 32)?;
        sheet.set_column_width(1, 90)?;
        self.page(sheet, (row, 1))?;
        Ok(())
    }
}

/// The cells of rows.
fn cells_of<'f>(cells: Cells<'f>, rows: &[Vec<Value<'_>>]) -> Vec<Vec<Option<Cell<'f>>>> {
    let row = |row: &Vec<Value<'_>>| (0..).zip(row).map(|(column, value)| cells.of(value, column)).collect();
    rows.iter().map(row).collect()
}

/// The height of a row whose longest wrapped text has so many characters, in points. None if it takes one line.
fn height(characters: usize) -> Option<f64> {
    /// Where a line ends at a word, it is not full.
    const FULL: usize = WIDTHS.1 / 10 * 9;
    /// More would leave no room for other rows.
    const MOST: usize = 12;
    const LINE: f64 = 15.0;
    let lines = characters.div_ceil(FULL).min(MOST);
    (lines > 1 && characters > WIDTHS.1).then(|| LINE * f64::from(u32::try_from(lines).unwrap_or(u32::MAX)))
}

/// A width in characters as a width of Excel.
fn excel_width(characters: usize) -> f64 {
    let (narrowest, widest) = WIDTHS;
    let characters = characters.clamp(narrowest, widest);
    f64::from(u32::try_from(characters).unwrap_or(u32::MAX)) + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!([0, 60, 61, 120, 1 << 20].map(height), [None, None, Some(30.0), Some(45.0), Some(180.0)]);
    }
}
