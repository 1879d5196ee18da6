//! CSV, with whatever separates its fields.

use super::address::{Address, MAX_COLUMNS, MAX_ROWS};
use super::cell::Cell;
use super::decode::decode;
use super::table::{Builder, Sheet};
use crate::import::Problem;
use crate::text::message::message;

/// What may stand between fields.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// The rows by which the separator is found out.
const LOOKED_AT: usize = 50;

/// Reads CSV as RFC 4180 has it, with commas, semicolons or tabs. A row is counted as a spreadsheet counts it: a blank
/// line is one, a field may have several lines.
///
/// It is read here and not by the crate `csv`, which leaves out blank lines, so that rows would have other numbers than in
/// a spreadsheet, and takes a quotation mark that is never closed for one around the rest of the file.
///
/// # Errors
///
/// If its encoding is unknown, a quotation mark is not closed, or it has too many cells.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, Problem> {
    let text = decode(bytes)?;
    let (separator, text) = separator(&text)?;
    let mut builder = Builder::default();
    for (row, fields) in (1_u32..).zip(Rows::new(text.rest, separator, text.line)) {
        for (column, field) in (0_u32..).zip(fields?) {
            if column >= MAX_COLUMNS || row > MAX_ROWS {
                return Err(super::table::too_many());
            }
            builder.add(Address { row: row + text.rows, column }, Cell::text(&field))?;
        }
    }
    Ok(builder.finish(|_| false))
}

/// What is left of a text to read.
struct Rest<'t> {
    rest: &'t str,
    /// The number of its first line, from 1.
    line: usize,
    /// The rows before it.
    rows: u32,
}

/// What separates the fields: what Excel says in a first line `sep=;`, else what cuts most rows into as many fields as the
/// first, which are at least two.
fn separator(text: &str) -> Result<(char, Rest<'_>), Problem> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut said = first.trim_end_matches('\r').strip_prefix("sep=").unwrap_or_default().chars();
    if let (Some(separator), None) = (said.next(), said.next()) {
        return Ok((separator, Rest { rest, line: 2, rows: 1 }));
    }
    let fits = |separator: char| {
        let rows = Rows::new(text, separator, 1).take(LOOKED_AT).map_while(Result::ok);
        let counts: Vec<usize> = rows.map(|fields| fields.len()).filter(|count| *count > 1).collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        (counts.iter().filter(|count| **count == most).count(), most)
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| fits(*separator));
    Ok((best.unwrap_or(','), Rest { rest: text, line: 1, rows: 0 }))
}

/// The rows of a text, each as its fields.
struct Rows<'t> {
    rest: Option<&'t str>,
    separator: char,
    line: usize,
}

impl<'t> Rows<'t> {
    fn new(text: &'t str, separator: char, line: usize) -> Self {
        Rows { rest: Some(text).filter(|text| !text.is_empty()), separator, line }
    }

    /// A quoted field, after its first quotation mark, and what comes after its last.
    fn quoted(&mut self, text: &'t str) -> Result<(String, &'t str), Problem> {
        let (mut field, mut rest, start) = (String::new(), text, self.line);
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                self.rest = None;
                return Err(Problem::new(
                    message!("csv-open-quote", line = start),
                    message!("csv-close-quote"),
                ));
            };
            field.push_str(part);
            self.line += part.matches('\n').count();
            match after.strip_prefix('"') {
                Some(more) => {
                    field.push('"');
                    rest = more;
                }
                None => return Ok((field, after)),
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Vec<String>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.rest.take()?;
        let mut fields = Vec::new();
        loop {
            let (field, after) = match rest.strip_prefix('"') {
                Some(quoted) => match self.quoted(quoted) {
                    Ok(field) => field,
                    Err(problem) => return Some(Err(problem)),
                },
                None => (String::new(), rest),
            };
            // What stands after the quotation mark belongs to the field, too.
            let end = after.find([self.separator, '\n', '\r']).unwrap_or(after.len());
            let (more, after) = after.split_at_checked(end).unwrap_or((after, ""));
            fields.push(field + more);
            let after_break = after.strip_prefix("\r\n").or(after.strip_prefix(['\n', '\r']));
            if let Some(next) = after_break {
                self.line += 1;
                self.rest = Some(next).filter(|next| !next.is_empty());
                return Some(Ok(fields));
            }
            match after.strip_prefix(self.separator) {
                Some(next) => rest = next,
                None => return Some(Ok(fields)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<(String, String)> {
        let sheet = read(text.as_bytes()).unwrap();
        let row = |row: &super::super::table::Row| {
            let cells = row.cells().map(|(column, cell)| (row.at(column).to_string(), cell.shown()));
            cells.collect::<Vec<_>>()
        };
        sheet.rows.iter().flat_map(row).collect()
    }

    fn is(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> =
            expected.iter().map(|(at, cell)| ((*at).to_owned(), (*cell).to_owned())).collect();
        assert_eq!(cells(text), expected, "{text:?}");
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_gives_them() {
        is("a,b\n\n c ,\"d\ne\"\r\nf", &[("A1", "a"), ("B1", "b"), ("A3", "c"), ("B3", "d\ne"), ("A4", "f")]);
        is("sep=;\na;b,c\n", &[("A2", "a"), ("B2", "b,c")]);
        is(
            "a;b\n1,5;\"x \"\"y\"\"\"\n2,5;z\n",
            &[("A1", "a"), ("B1", "b"), ("A2", "1,5"), ("B2", "x \"y\""), ("A3", "2,5"), ("B3", "z")],
        );
        is(
            "Namn\tDatum, som på avtalet\nx\ty",
            &[("A1", "Namn"), ("B1", "Datum, som på avtalet"), ("A2", "x"), ("B2", "y")],
        );
        is("bara en\n\"a\"b", &[("A1", "bara en"), ("A2", "ab")]);
        is("", &[]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_told_with_its_line() {
        let problem = read(b"a,b\nc,\"d\ne,f\n").unwrap_err();
        assert_eq!(problem.message.plain(), "the quotation mark in line 2 is never closed");
    }

    proptest! {
        #[test]
        fn what_another_program_writes_is_read_as_it_was(rows in proptest::collection::vec(
            proptest::collection::vec("[ -~åäö\n\"]{0,6}", 2..4), 1..6), separator in 0_usize..3)
        {
            let separator = SEPARATORS[separator];
            let width = rows[0].len();
            // A row is as wide as the first, and its fields need quotation marks in any dialect.
            let rows: Vec<Vec<String>> = rows.into_iter().map(|mut row| { row.resize(width, String::new()); row }).collect();
            let mut writer = csv::WriterBuilder::new().delimiter(separator as u8)
                .quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = Rows::new(&text, separator, 1).map(Result::unwrap).collect();
            prop_assert_eq!(read, rows);
        }

        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}
