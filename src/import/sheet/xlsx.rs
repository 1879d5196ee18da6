//! Excel files.

#![expect(clippy::wildcard_enum_match_arm, reason = "of the events of XML, few matter")]

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use chrono::NaiveDate;
use quick_xml::events::Event;

use super::address::{Address, MAX_COLUMNS, MAX_ROWS, Region};
use super::archive::{Archive, broken};
use super::cell::Cell;
use super::markup::{attribute, reader, wrong};
use super::read::{Choice, chosen};
use super::table::{Builder, Sheet, too_many};
use crate::import::Problem;

/// Reads a sheet. The values of cells, and which numbers are days, are read by `calamine`; which rows are hidden, which it
/// leaves out, is read here.
///
/// # Errors
///
/// If it is broken, or it is not clear which sheet is meant.
pub(super) fn read(bytes: &[u8], archive: &mut Archive<'_>, choice: Choice<'_>) -> Result<Sheet, Problem> {
    let (name, builder, merged) = guarded(|| cells(bytes, choice))?;
    let hidden = hidden_rows(&name, archive)?;
    let sheet = builder.finish(|row| hidden.contains(&row));
    Ok(Sheet { name: Some(name), merged, ..sheet })
}

/// Whatever a hostile file makes the reader do, it ends in an error. Where a panic ends the program, it is told as one.
fn guarded<T>(read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    if cfg!(panic = "abort") {
        return read();
    }
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let result = catch_unwind(AssertUnwindSafe(read));
    set_hook(hook);
    result.unwrap_or_else(|_| Err(broken("its contents make no sense")))
}

type Cells = (String, Builder, Vec<Region>);

fn cells(bytes: &[u8], choice: Choice<'_>) -> Result<Cells, Problem> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(wrong)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<(String, bool)> =
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let name = chosen(&sheets, choice)?.to_owned();
    let mut builder = Builder::default();
    let mut cells = book.worksheet_cells_reader(&name).map_err(wrong)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(wrong)? {
        let at = address(cell.pos)?;
        let value = match (cell_of(&cell.value), &cell.formula) {
            (Cell::Empty, Some(_)) if cell.value == DataRef::Empty => Cell::Uncalculated,
            (value, _) => value,
        };
        builder.add(at, value)?;
    }
    drop(cells);
    let merged = book.merge_cells_by_sheet_name(&name).map_err(wrong)?;
    let merged: Result<Vec<Region>, Problem> = merged
        .iter()
        .map(|merged| Ok(Region { first: address(merged.start)?, last: address(merged.end)? }))
        .collect();
    Ok((name, builder, merged?))
}

/// The address of a cell whose row and column are counted from 0.
fn address((row, column): (u32, u32)) -> Result<Address, Problem> {
    if row >= MAX_ROWS || column >= MAX_COLUMNS {
        return Err(too_many());
    }
    Ok(Address { row: row + 1, column })
}

fn cell_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => Cell::Truth(*truth),
        DataRef::DateTime(day) => day_of(*day),
        DataRef::DateTimeIso(text) => super::cell::iso_day(text),
        DataRef::DurationIso(_) => Cell::Time,
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
    }
}

/// A day as Excel counts it, from 1900 or from 1904. 29 February 1900, which it counts, is none.
fn day_of(date: ExcelDateTime) -> Cell {
    if date.is_duration() || date.as_f64() < 1.0 {
        return Cell::Time;
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        .map_or(Cell::Number(date.as_f64()), Cell::Day)
}

/// The rows of a sheet that are hidden, by hand or by a filter.
fn hidden_rows(name: &str, archive: &mut Archive<'_>) -> Result<HashSet<u32>, Problem> {
    let mut hidden = HashSet::new();
    let Some(path) = path_of(name, archive)? else { return Ok(hidden) };
    let Some(text) = archive.part(&path)? else { return Ok(hidden) };
    let mut events = reader(&text);
    let mut row = 0_u32;
    loop {
        match events.read_event().map_err(wrong)? {
            Event::Start(element) if element.local_name().as_ref() == "row" => {
                let number = attribute(&element, "r")?.and_then(|number| number.parse().ok());
                row = number.unwrap_or(row.saturating_add(1));
                if attribute(&element, "hidden")?.is_some_and(|hidden| hidden == "1" || hidden == "true") {
                    hidden.insert(row);
                }
            }
            Event::Eof => return Ok(hidden),
            _ => {}
        }
    }
}

/// The part in which a sheet stands.
fn path_of(name: &str, archive: &mut Archive<'_>) -> Result<Option<String>, Problem> {
    let Some(book) = archive.part("xl/workbook.xml")? else { return Ok(None) };
    let Some(relations) = archive.part("xl/_rels/workbook.xml.rels")? else { return Ok(None) };
    let is_named = |value: Option<String>| value.as_deref() == Some(name);
    let Some(id) = attribute_where(&book, "sheet", ("name", &is_named), "id")? else { return Ok(None) };
    let has_id = |value: Option<String>| value.as_deref() == Some(&*id);
    let target = attribute_where(&relations, "Relationship", ("Id", &has_id), "Target")?;
    Ok(target.map(|target| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{target}"),
    }))
}

/// The value of an attribute, whatever its prefix, of the first element by a name of which another attribute is so.
fn attribute_where(
    text: &str,
    element_name: &str,
    (known, is_so): (&str, &dyn Fn(Option<String>) -> bool),
    wanted: &str,
) -> Result<Option<String>, Problem> {
    let mut events = reader(text);
    loop {
        match events.read_event().map_err(wrong)? {
            Event::Start(element) if element.local_name().as_ref() == element_name => {
                if !is_so(attribute(&element, known)?) {
                    continue;
                }
                for found in element.attributes().with_checks(false) {
                    let found = found.map_err(wrong)?;
                    if found.key.local_name().as_ref() == wanted {
                        return Ok(Some(found.value.into_owned()));
                    }
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}
