//! CSV for programs and spreadsheets, in the dialect that its reader expects.

use std::borrow::Cow;
use std::fmt::{Display, Write};
use std::iter;

use clap::ValueEnum;

use crate::text::{Language, LanguageCode, display_safe};
use crate::view::{Message, words};

/// A way of writing CSV. In all of them the text is UTF-8, lines end with CRLF, and a cell that a spreadsheet would take
/// for a formula begins with an apostrophe.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// For programs: commas between the cells, names of columns and values as in JSON (RFC 4180)
    #[default]
    Rfc4180,
    /// For Excel with Swedish settings: semicolons between the cells, a byte-order mark, headings and words in the language of the report
    ExcelSv,
}

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

impl Dialect {
    /// Whether the file is read by people, in a spreadsheet: headings and values are then in words, in the language of
    /// the report. Otherwise they are as in JSON. Days are `YYYY-MM-DD` in both.
    #[must_use]
    pub fn is_for_people(self) -> bool {
        match self {
            Dialect::Rfc4180 => false,
            Dialect::ExcelSv => true,
        }
    }

    /// The dialect of the spreadsheets of those who read a language.
    #[must_use]
    pub fn of_readers(language: Language) -> Self {
        match language.code {
            LanguageCode::Sv => Dialect::ExcelSv,
            LanguageCode::En => Dialect::Rfc4180,
        }
    }

    /// The header line of columns, each with its name for programs and its heading for people.
    #[must_use]
    pub fn header<'c>(
        self,
        columns: impl IntoIterator<Item = &'c (&'static str, Message)>,
        language: Language,
    ) -> Vec<String> {
        columns.into_iter().map(|(name, heading)| self.word(name, heading, language)).collect()
    }

    /// A value: its name for programs, or the word for it for people.
    #[must_use]
    pub fn word(self, name: &str, word: &Message, language: Language) -> String {
        if self.is_for_people() { word.localise(language) } else { name.to_owned() }
    }

    /// What is so or not: `true` and `false` for programs, yes and no for people.
    #[must_use]
    pub fn truth(self, is_so: bool, language: Language) -> String {
        self.word(if is_so { "true" } else { "false" }, &words::yes_or_no(is_so), language)
    }

    /// A sentence: in English for programs, in the language of the report for people.
    #[must_use]
    pub fn sentence(self, sentence: &Message, language: Language) -> String {
        if self.is_for_people() { sentence.localise(language) } else { sentence.plain() }
    }

    /// A file with a header line and a line for each row.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn file(self, names: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<String> {
        Ok(self.start().to_owned() + &self.lines(iter::once(names).chain(rows))?)
    }

    /// The beginning of a file that is written in pieces: its header line. The rows follow, as [`Dialect::lines`].
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn head(self, names: Vec<String>) -> anyhow::Result<String> {
        self.file(names, iter::empty())
    }

    /// Lines of a file, without its beginning.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn lines<R>(self, rows: impl Iterator<Item = R>) -> anyhow::Result<String>
    where
        R: IntoIterator<Item: AsRef<str>>,
    {
        let mut lines = self.writer();
        for row in rows {
            for value in row {
                lines.text(value.as_ref())?;
            }
            lines.end_line()?;
        }
        lines.finish()
    }

    /// What writes such lines cell by cell.
    #[must_use]
    pub fn writer(self) -> LineWriter {
        let mut builder = csv::WriterBuilder::new();
        builder.terminator(csv::Terminator::CRLF).delimiter(self.separator());
        LineWriter { csv: builder.from_writer(Vec::new()), shown: String::new() }
    }

    /// What a file begins with.
    #[must_use]
    pub fn start(self) -> &'static str {
        match self {
            Dialect::Rfc4180 => "",
            Dialect::ExcelSv => BYTE_ORDER_MARK,
        }
    }

    /// What stands between two cells.
    #[must_use]
    pub fn separator(self) -> u8 {
        match self {
            Dialect::Rfc4180 => b',',
            Dialect::ExcelSv => b';',
        }
    }
}

/// Writes lines of a file, cell by cell.
#[derive(Debug)]
pub struct LineWriter {
    csv: csv::Writer<Vec<u8>>,
    /// What the last cell showed, for its room.
    shown: String,
}

impl LineWriter {
    /// Adds a cell with a text, made safe for spreadsheets and terminals.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn text(&mut self, text: &str) -> csv::Result<()> {
        self.csv.write_field(cell(text).as_bytes())
    }

    /// Adds a cell with nothing in it.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn empty(&mut self) -> csv::Result<()> {
        self.csv.write_field([])
    }

    /// Adds a cell with what is safe as it is: a number, a day, a word of avtal.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn plain(&mut self, value: impl Display) -> csv::Result<()> {
        self.shown.clear();
        // Writing to a string cannot fail.
        let _ = write!(self.shown, "{value}");
        self.csv.write_field(self.shown.as_bytes())
    }

    /// Ends the line.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn end_line(&mut self) -> csv::Result<()> {
        self.csv.write_record(None::<&[u8]>)
    }

    /// The lines.
    ///
    /// # Errors
    ///
    /// Returns an error if memory runs out.
    pub fn finish(self) -> anyhow::Result<String> {
        Ok(String::from_utf8(self.csv.into_inner()?)?)
    }
}

/// A value made safe for spreadsheets and terminals.
fn cell(value: &str) -> Cow<'_, str> {
    match harmless(value) {
        Cow::Borrowed(harmless) => display_safe(harmless),
        Cow::Owned(harmless) => Cow::Owned(display_safe(&harmless).into_owned()),
    }
}

/// What a formula begins with, also in the wide forms of East Asia, which some spreadsheets take for the same.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Prevents a spreadsheet from taking text for a formula: text that begins like one gets a leading apostrophe.
fn harmless(cell: &str) -> Cow<'_, str> {
    let is_formula = cell.starts_with(FORMULA) && cell.parse::<i64>().is_err();
    if is_formula { format!("'{cell}").into() } else { cell.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_a_number_stays_one() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+46", "+46"),
            ("-731", "-731"),
            ("-2+3", "'-2+3"),
            ("\tx", "'\tx"),
            ("＝1+1", "'＝1+1"),
            ("Avtal = bra", "Avtal = bra"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn a_dialect_quotes_what_separates_its_own_cells() {
        let rows = || [vec!["a;b".to_owned(), "c,d".to_owned(), "=1;2".to_owned()]].into_iter();
        let names = || vec!["Ärende".to_owned(), "B".to_owned(), "C".to_owned()];
        let text = |dialect: Dialect| dialect.file(names(), rows()).unwrap_or_default();
        assert_eq!(text(Dialect::Rfc4180), "Ärende,B,C\r\na;b,\"c,d\",'=1;2\r\n");
        assert_eq!(text(Dialect::ExcelSv), "\u{FEFF}Ärende;B;C\r\n\"a;b\";c,d;\"'=1;2\"\r\n");
    }

    #[test]
    fn pieces_are_the_same_as_the_whole() {
        for dialect in Dialect::value_variants() {
            let row = |text: &str| vec![text.to_owned()];
            let whole = dialect.file(row("A"), ["1", "2"].map(row).into_iter()).unwrap_or_default();
            let rest = dialect.lines(["1", "2"].map(row).into_iter()).unwrap_or_default();
            assert_eq!(dialect.head(row("A")).unwrap_or_default() + &rest, whole);
        }
    }
}
