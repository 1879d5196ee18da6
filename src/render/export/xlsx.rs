//! The tables as a workbook of Excel: a sheet for each, after one that tells what is exported.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::text::message::message;
use crate::text::{Language, display_safe};
use crate::view::Day;
use crate::view::tables::{Export, Selection, Table, Value};

use super::in_words::in_words;
use super::xlsx_formats::Formats;

/// The rows that a sheet of Excel has, besides its headings.
const MAX_ROWS: u32 = 1_048_575;

/// The longest text that a cell of Excel takes, in units of UTF-16.
const LONGEST: usize = 32_767;

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

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

/// The tables of a registry as a workbook, in a language. `tick` is
/// called for each page of rows that is done.
///
/// # Errors
///
/// [`Unwritable`] if a table is too long for a sheet.
pub fn xlsx(
    export: &Export<'_>,
    tables: &[Table],
    language: Language,
    tick: impl Fn(),
) -> Result<Written, Unwritable> {
    let mut workbook = Workbook::new();
    // The day of the report, so that the same records give the same bytes.
    let made = DocProperties::new().set_creation_datetime(&date(export.day()).unwrap_or_default());
    workbook.set_properties(&made);
    let mut writer = Writer { formats: Formats::default(), language, wrapped: 0, cut: 0 };
    let cover = workbook.add_worksheet();
    writer.name(cover, Table::Registries)?;
    let mut counts = Vec::new();
    for table in Table::FOR_PEOPLE.into_iter().filter(|table| tables.contains(table)) {
        let count = writer.table(workbook.add_worksheet_with_low_memory()?, export, table, &tick)?;
        counts.push((table, count));
    }
    let cover = workbook.worksheet_from_index(0)?;
    writer.cover(cover, export, &counts)?;
    cover.set_active(true);
    let bytes = workbook.save_to_buffer()?;
    Ok(Written { bytes, cut: writer.cut })
}

/// A day as a date of Excel. None before 1900, which Excel does not know.
fn date(day: Day) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// What sheets have in common.
struct Writer {
    formats: Formats,
    language: Language,
    /// Texts in so many of the first columns are wrapped.
    wrapped: u16,
    /// How many texts were cut.
    cut: usize,
}

impl Writer {
    fn name(&self, sheet: &mut Worksheet, table: Table) -> Result<(), XlsxError> {
        sheet.set_name(table.heading().localise(self.language))?;
        Ok(())
    }

    /// Writes a table into its sheet. Returns how many rows it has.
    fn table(
        &mut self,
        sheet: &mut Worksheet,
        export: &Export<'_>,
        table: Table,
        tick: &impl Fn(),
    ) -> Result<u32, Unwritable> {
        let selection = Selection::for_people(table);
        let (_, first) = table.columns_for_people();
        self.wrapped = u16::try_from(first).unwrap_or(u16::MAX);
        self.name(sheet, table)?;
        let headings: Vec<String> =
            selection.columns.iter().map(|column| (column.heading)().localise(self.language)).collect();
        // The button of the filter covers the end of a heading.
        let mut widths: Vec<usize> = headings.iter().map(|heading| heading.chars().count() + 3).collect();
        for (column, heading) in (0..).zip(&headings) {
            sheet.write_string_with_format(0, column, heading, &self.formats.heading)?;
        }
        let mut count = 0;
        export.pages(&selection, <[Vec<Value>]>::to_vec, |rows| {
            for row in rows {
                count += 1;
                if count > MAX_ROWS {
                    return Err(Unwritable::TooManyRows(table));
                }
                let mut longest = 0;
                for ((column, value), width) in (0..).zip(&row).zip(&mut widths) {
                    let own = self.cell(sheet, (count, column), value)?;
                    *width = own.max(*width);
                    longest = longest.max(if column < self.wrapped { own } else { 0 });
                }
                // Not every program makes a row as high as its wrapped texts.
                if let Some(height) = height(longest) {
                    sheet.set_row_height(count, height)?;
                }
            }
            tick();
            Ok(())
        })?;
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

    /// Writes a value. Returns how wide it is, in characters.
    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        value: &Value,
    ) -> Result<usize, XlsxError> {
        match value {
            Value::Null | Value::Record(_) => return Ok(0),
            Value::Integer(number) if number.unsigned_abs() < 1 << 53 => {
                #[expect(clippy::cast_precision_loss, reason = "a smaller number is exact")]
                sheet.write_number_with_format(row, column, *number as f64, &self.formats.number)?;
                return Ok(number.to_string().len());
            }
            Value::Day(day) => {
                if let Some(date) = date(*day) {
                    sheet.write_datetime_with_format(row, column, &date, &self.formats.day)?;
                    return Ok("2024-12-31".len());
                }
            }
            Value::Date(on) => {
                if let Some(date) = date(on.day) {
                    let format = self.formats.of_date(on.date);
                    sheet.write_datetime_with_format(row, column, &date, format)?;
                    return Ok("2024-12-31".len());
                }
            }
            Value::Integer(_)
            | Value::Text(_)
            | Value::Word(_)
            | Value::Words(_)
            | Value::Named(_)
            | Value::Names(_)
            | Value::Texts(_)
            | Value::Said(_)
            | Value::AllSaid(_)
            | Value::Duration(_)
            | Value::Boolean(_)
            | Value::Periods(_) => {}
        }
        let text = in_words(value, self.language);
        let tone = if let Value::Word(word) = value { self.formats.of_tone(word.tone) } else { None };
        self.text(sheet, (row, column), &text, tone.cloned())
    }

    /// Writes a text, which is never a formula. Returns how wide it is.
    fn text(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
        format: Option<Format>,
    ) -> Result<usize, XlsxError> {
        let (text, is_cut) = fitting(&display_safe(text));
        self.cut += usize::from(is_cut);
        let format = format.unwrap_or_else(|| self.formats.of_text(&text, column < self.wrapped).clone());
        sheet.write_string_with_format(row, column, &text, &format)?;
        Ok(text.chars().count())
    }

    /// Writes the first sheet: which registry it is, of which day, from which files, and what the other sheets hold.
    fn cover(
        &mut self,
        sheet: &mut Worksheet,
        export: &Export<'_>,
        counts: &[(Table, u32)],
    ) -> Result<(), Unwritable> {
        let selection = Selection::plain(Table::Registries);
        let mut registry = Vec::new();
        export.pages(&selection, <[Vec<Value>]>::to_vec, |rows| {
            registry.extend(rows.into_iter().flatten());
            Ok::<(), Unwritable>(())
        })?;
        self.wrapped = 0;
        let title = export.title().map_or_else(|| export.origin.name.clone(), str::to_owned);
        self.text(sheet, (0, 0), &title, Some(self.formats.title.clone()))?;
        let mut row = 2;
        let mut line = |writer: &mut Writer, name: String, value: &Value| -> Result<(), XlsxError> {
            writer.text(sheet, (row, 0), &name, Some(writer.formats.name.clone()))?;
            writer.cell(sheet, (row, 1), value)?;
            row += 1;
            Ok(())
        };
        for (column, value) in selection.columns.iter().zip(&registry) {
            let is_told = match column.name {
                // The title, and the source.
                "title" | "at" => false,
                _ => *value != Value::Texts(Vec::new()),
            };
            if is_told {
                line(self, (column.heading)().localise(self.language), value)?;
            }
        }
        line(
            self,
            message!("export-source").localise(self.language),
            &Value::Said(export.origin.source.clone()),
        )?;
        for (table, count) in counts {
            let count = message!("export-rows", count = usize::try_from(*count).unwrap_or(usize::MAX));
            line(self, table.heading().localise(self.language), &Value::Said(count))?;
        }
        sheet.set_column_width(0, 32)?;
        sheet.set_column_width(1, 90)?;
        self.page(sheet, (row, 1))?;
        Ok(())
    }
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

/// As much of a text as a cell takes, with a mark if there was more, and whether there was.
fn fitting(text: &str) -> (String, bool) {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return (text.to_owned(), false);
    }
    let mut room = LONGEST - 1;
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let mut fitting: String = text.chars().take_while(fits).collect();
    fitting.push('…');
    (fitting, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!([0, 60, 61, 120, 1 << 20].map(height), [None, None, Some(30.0), Some(45.0), Some(180.0)]);
    }

    #[test]
    fn a_text_is_cut_between_characters_where_a_cell_ends() {
        assert_eq!(fitting("kort"), ("kort".to_owned(), false));
        assert_eq!(fitting(&"å".repeat(LONGEST)), ("å".repeat(LONGEST), false));
        let (text, is_cut) = fitting(&"🙂".repeat(LONGEST));
        assert!(is_cut && text.ends_with("🙂…"));
        assert!((LONGEST - 1..=LONGEST).contains(&text.encode_utf16().count()));
    }

    #[test]
    fn days_before_1900_are_no_dates_of_excel() {
        let day = |year| Day::from_ymd_opt(year, 3, 1).unwrap();
        assert!(date(day(1899)).is_none() && date(day(1900)).is_some() && date(day(9999)).is_some());
    }
}
