//! CSV for spreadsheets (RFC 4180).

use crate::source::text::display_safe;
use crate::view::{AgreementRow, Column};

/// A file with a heading line; days as `YYYY-MM-DD`.
///
/// # Errors
///
/// If memory runs out.
pub fn agreements(rows: &[AgreementRow], columns: &[Column]) -> anyhow::Result<String> {
    let names = columns.iter().map(|column| column.name()).collect();
    file(names, rows.iter().map(|row| columns.iter().map(|column| column.value(row)).collect()))
}

/// A file with a heading line and a line for each row.
pub(super) fn file(names: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(names)?;
    for row in rows {
        writer.write_record(row.into_iter().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// A value as it may go to a spreadsheet, and to a terminal.
fn cell(value: String) -> String {
    display_safe(&harmless(value)).into_owned()
}

/// Keeps a spreadsheet from taking a text for a formula: what begins like one gets an apostrophe before it.
fn harmless(cell: String) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && cell.parse::<i64>().is_err();
    if is_formula { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_formula_becomes_text_and_a_number_stays_one() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+46", "+46"),
            ("-731", "-731"),
            ("-2+3", "'-2+3"),
            ("\tx", "'\tx"),
            ("Avtal = bra", "Avtal = bra"),
        ] {
            assert_eq!(super::harmless(cell.to_owned()), expected);
        }
    }
}
