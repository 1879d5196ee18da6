//! Lists of others: sheets, and the maps that are guessed for them or come with them.

use std::collections::BTreeMap;

use avtal::import::columns::Columns;
use avtal::import::guess;
use avtal::import::map;
use avtal::import::names::Names;
use avtal::import::rows;
use avtal::import::sheet::{self, Choice, Sheet};
use avtal::import::value::Reader;
use avtal::load;
use avtal::text::Language;

use super::archive;
use super::files::InMemory;

/// The map that may come with a list.
const MAP: &str = "avtal-import.toml";

/// A list is read or refused. The map that is guessed for it is TOML at least, and by it, or by the one that comes with it, each
/// row is accounted for, once and in order.
pub fn run(bytes: &[u8]) {
    let parts = archive::parts(bytes);
    let Some(sheet) = read(&parts) else { return };
    hold_order(&sheet);
    let registry = load::load(&registry().folder());
    let guessed = guess::guess(&sheet, &registry.settings, Names::of(&registry), Language::SV);
    assert!(guessed.text.parse::<::toml::Table>().is_ok(), "no TOML: {}", guessed.text);
    let guessed = map::read(&guessed.text).ok();
    let given = parts.get(MAP).and_then(|map| map::read(&String::from_utf8_lossy(map)).ok());
    for map in [guessed, given].into_iter().flatten() {
        let Ok(columns) = Columns::find(&map, &sheet) else { continue };
        let mut reader =
            Reader { map: &map, settings: &registry.settings, names: Names::of(&registry), creates: true };
        let list = rows::read(&sheet, &columns, &mut reader, &|| {});
        let below = sheet.rows.iter().map(|row| row.number).filter(|number| *number > map.header_row);
        assert!(list.rows.iter().map(|row| row.number).eq(below), "a row is missing, or told of twice");
    }
}

fn registry() -> InMemory {
    let mut files = InMemory::default();
    files.insert("registry.toml", "name = \"Provlänets avtal\"\n");
    files.insert("parties/testkoping.toml", "name = \"Testköpings kommun\"\nkind = \"municipality\"\n");
    files.insert("bodies/styr.toml", "name = \"Styrgruppen\"\nmandate = \"decides\"\n");
    files
}

/// The sheet that the parts make: a list of text, or else a spreadsheet. None if it is refused.
fn read(parts: &BTreeMap<String, Vec<u8>>) -> Option<Sheet> {
    if let Some(bytes) = parts.get("lista.csv") {
        return sheet::read("lista.csv", bytes, Choice::First).ok();
    }
    // The archive as it is, so that its own frame is varied as well.
    if let Some(bytes) = parts.get("lista.xlsx") {
        return sheet::read("lista.xlsx", bytes, Choice::First).ok();
    }
    packed(parts).and_then(|bytes| sheet::read("lista.xlsx", &bytes, Choice::First).ok())
}

/// The parts as one archive.
#[cfg(feature = "spreadsheets")]
fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts.iter().filter(|(name, _)| *name != MAP) {
        archive.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).ok()?;
        archive.write_all(bytes).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}

/// Without the feature no spreadsheet is read.
#[cfg(not(feature = "spreadsheets"))]
fn packed(_: &BTreeMap<String, Vec<u8>>) -> Option<Vec<u8>> {
    None
}

/// Rows and their cells stand in order, and none is empty.
fn hold_order(sheet: &Sheet) {
    assert!(sheet.rows.first().is_none_or(|row| row.number > 0));
    assert!(sheet.rows.is_sorted_by(|row, next| row.number < next.number), "rows out of order");
    for row in &sheet.rows {
        let columns: Vec<u32> = row.cells().map(|(column, _)| column).collect();
        assert!(
            columns.is_sorted_by(|column, next| column < next),
            "cells of row {} out of order",
            row.number
        );
        assert!(row.cells().all(|(column, cell)| !cell.is_empty() && row.cell(column) == cell));
    }
}
