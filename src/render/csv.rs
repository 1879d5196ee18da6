//! CSV for spreadsheets (RFC 4180).

use std::iter;

use crate::text::display_safe;

/// A file with a header line and a line for each row.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub fn file(names: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<String> {
    lines(iter::once(names).chain(rows))
}

/// Lines of a file.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub fn lines(rows: impl Iterator<Item = Vec<String>>) -> anyhow::Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.into_iter().map(cell))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// A value made safe for spreadsheets and terminals.
fn cell(value: String) -> String {
    display_safe(&harmless(value)).into_owned()
}

/// Prevents a spreadsheet from taking text for a formula: text that begins like one gets a leading apostrophe.
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
