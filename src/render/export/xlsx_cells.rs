//! Values as cells of a workbook.

use std::borrow::Cow;
use std::ptr;

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use crate::text::{Language, display_safe};
use crate::view::Day;
use crate::view::tables::Value;

use super::in_words::in_words;
use super::xlsx_formats::Formats;

/// The longest text that a cell of Excel takes, in units of UTF-16.
const LONGEST: usize = 32_767;

/// A day or a date, in characters.
const DATE_WIDTH: usize = "2024-12-31".len();

/// What makes cells of values.
#[derive(Clone, Copy)]
pub(super) struct Cells<'f> {
    pub(super) formats: &'f Formats,
    pub(super) language: Language,
    /// Texts in so many of the first columns are wrapped.
    pub(super) wrapped: u16,
}

/// A value as a cell.
pub(super) struct Cell<'f> {
    content: Content,
    format: &'f Format,
    /// How wide it is, in characters.
    pub(super) width: usize,
    /// Whether its text is cut.
    pub(super) is_cut: bool,
}

/// What a cell holds.
enum Content {
    Number(f64),
    Date(ExcelDateTime),
    /// Text that fits, and is never a formula.
    Text(String),
}

impl<'f> Cells<'f> {
    /// A value in a column. None if the cell stays empty.
    pub(super) fn of(self, value: &Value<'_>, column: u16) -> Option<Cell<'f>> {
        let date = |day, format| {
            let content = Content::Date(date(day)?);
            Some(Cell { content, format, width: DATE_WIDTH, is_cut: false })
        };
        let cell = match value {
            Value::Null | Value::Record(_) => return None,
            Value::Integer(number) if number.unsigned_abs() < 1 << 53 => {
                #[expect(clippy::cast_precision_loss, reason = "a smaller number is exact")]
                let content = Content::Number(*number as f64);
                let width = number.to_string().len();
                Some(Cell { content, format: &self.formats.number, width, is_cut: false })
            }
            Value::Day(day) => date(*day, &self.formats.day),
            Value::Date(on) => date(on.day, self.formats.of_date(on.date)),
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
            | Value::Periods(_) => None,
        };
        Some(cell.unwrap_or_else(|| {
            let tone = if let Value::Word(word) = value { self.formats.of_tone(word.tone) } else { None };
            let (text, is_cut) = shown(in_words(value, self.language).into_owned());
            let format = tone.unwrap_or_else(|| self.formats.of_text(&text, column < self.wrapped));
            Cell::holding(text, is_cut, format)
        }))
    }
}

impl<'f> Cell<'f> {
    /// A text that looks like this.
    pub(super) fn text(text: String, format: &'f Format) -> Self {
        let (text, is_cut) = shown(text);
        Cell::holding(text, is_cut, format)
    }

    fn holding(text: String, is_cut: bool, format: &'f Format) -> Self {
        Cell { width: text.chars().count(), content: Content::Text(text), format, is_cut }
    }

    /// Writes it into its place, where cells look like `usual` unless they say otherwise.
    pub(super) fn write(
        self,
        sheet: &mut Worksheet,
        row: u32,
        column: u16,
        usual: Option<&Format>,
    ) -> Result<(), XlsxError> {
        let is_usual = usual.is_some_and(|usual| ptr::eq(usual, self.format));
        match (self.content, is_usual) {
            (Content::Number(number), true) => sheet.write_number(row, column, number)?,
            (Content::Date(date), true) => sheet.write_datetime(row, column, &date)?,
            (Content::Text(text), true) => sheet.write_string(row, column, text)?,
            (Content::Number(number), false) => {
                sheet.write_number_with_format(row, column, number, self.format)?
            }
            (Content::Date(date), false) => {
                sheet.write_datetime_with_format(row, column, &date, self.format)?
            }
            (Content::Text(text), false) => sheet.write_string_with_format(row, column, text, self.format)?,
        };
        Ok(())
    }
}

/// A day as a date of Excel. None before 1900, which Excel does not know.
pub(super) fn date(day: Day) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A text made safe to show, as much of it as a cell takes, and whether there was more.
fn shown(text: String) -> (String, bool) {
    fitting(if let Cow::Owned(safe) = display_safe(&text) { safe } else { text })
}

/// As much of a text as a cell takes, with a mark if there was more, and whether there was.
fn fitting(text: String) -> (String, bool) {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return (text, false);
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
    fn a_text_is_cut_between_characters_where_a_cell_ends() {
        assert_eq!(fitting("kort".to_owned()), ("kort".to_owned(), false));
        assert_eq!(fitting("å".repeat(LONGEST)), ("å".repeat(LONGEST), false));
        let (text, is_cut) = fitting("🙂".repeat(LONGEST));
        assert!(is_cut && text.ends_with("🙂…"));
        assert!((LONGEST - 1..=LONGEST).contains(&text.encode_utf16().count()));
    }

    #[test]
    fn days_before_1900_are_no_dates_of_excel() {
        let day = |year| Day::from_ymd_opt(year, 3, 1).unwrap();
        assert!(date(day(1899)).is_none() && date(day(1900)).is_some() && date(day(9999)).is_some());
    }
}
