//! LibreOffice files: the OpenDocument format.
//!
//! They are read here and not by `calamine`, which leaves out which rows are hidden and which cells are merged, takes an
//! error for a text, and makes all cells of rows and columns that are said to repeat, however often.

#![expect(clippy::wildcard_enum_match_arm, reason = "of the events of XML, few matter")]

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::address::{Address, MAX_COLUMNS, MAX_ROWS, Region};
use super::archive::{Archive, broken};
use super::cell::{Cell, iso_day};
use super::markup::{attribute, reader, resolved, wrong};
use super::read::{Choice, chosen};
use super::table::{Builder, Sheet, too_many};
use crate::import::Problem;
use crate::text::message::message;

/// Reads a sheet.
///
/// # Errors
///
/// If it is broken or encrypted, or it is not clear which sheet is meant.
pub(super) fn read(archive: &mut Archive<'_>, choice: Choice<'_>) -> Result<Sheet, Problem> {
    let manifest = archive.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Problem::new(message!("sheet-encrypted"), message!("sheet-take-password-away")));
    }
    let text = archive.part("content.xml")?.unwrap_or_default();
    let sheets = sheets(&text)?;
    let name = chosen(&sheets, choice)?.to_owned();
    let mut events = reader(&text);
    loop {
        match events.read_event().map_err(wrong)? {
            Event::Start(element)
                if is(&element, "table:table")
                    && attribute(&element, "table:name")?.as_deref() == Some(&*name) =>
            {
                let sheet = Table::new(&mut events).read()?;
                return Ok(Sheet { name: Some(name), ..sheet });
            }
            Event::Eof => return Err(broken("the sheet has gone")),
            _ => {}
        }
    }
}

fn is(element: &BytesStart<'_>, name: &str) -> bool {
    element.name().as_ref() == name
}

/// The names of the sheets, each with whether people see it.
fn sheets(text: &str) -> Result<Vec<(String, bool)>, Problem> {
    let (mut sheets, mut hidden, mut style) = (Vec::new(), HashMap::new(), None);
    let mut events = reader(text);
    loop {
        match events.read_event().map_err(wrong)? {
            Event::Start(element) if is(&element, "style:style") => {
                style = attribute(&element, "style:name")?;
            }
            Event::Start(element) if is(&element, "style:table-properties") => {
                if let (Some(style), Some(display)) = (style.take(), attribute(&element, "table:display")?) {
                    hidden.insert(style, display == "false");
                }
            }
            Event::Start(element) if is(&element, "table:table") => {
                let style = attribute(&element, "table:style-name")?.unwrap_or_default();
                let is_hidden = hidden.get(&style).copied().unwrap_or_default();
                sheets.extend(attribute(&element, "table:name")?.map(|name| (name, !is_hidden)));
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// A table that is being read.
struct Table<'r, 't> {
    events: &'r mut Reader<&'t [u8]>,
    builder: Builder,
    hidden: Vec<(u32, u32)>,
    merged: Vec<Region>,
    /// The row that comes next, from 1.
    row: u32,
}

impl<'r, 't> Table<'r, 't> {
    fn new(events: &'r mut Reader<&'t [u8]>) -> Self {
        Table { events, builder: Builder::default(), hidden: Vec::new(), merged: Vec::new(), row: 1 }
    }

    fn read(mut self) -> Result<Sheet, Problem> {
        loop {
            match self.events.read_event().map_err(wrong)? {
                Event::Start(element) if is(&element, "table:table-row") => self.row(&element)?,
                Event::End(element) if element.name().as_ref() == "table:table" => break,
                Event::Eof => return Err(broken("a table does not end")),
                _ => {}
            }
        }
        let hidden = self.hidden;
        let is_hidden = |row: u32| {
            let after = hidden.partition_point(|(first, _)| *first <= row);
            after.checked_sub(1).and_then(|at| hidden.get(at)).is_some_and(|(_, last)| row <= *last)
        };
        Ok(Sheet { merged: self.merged, ..self.builder.finish(is_hidden) })
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let times = repeats(element, "table:number-rows-repeated")?;
        let shown = attribute(element, "table:visibility")?;
        let cells = self.cells()?;
        let last = self.row.saturating_add(times - 1);
        if shown.is_some_and(|shown| shown != "visible") {
            self.hidden.push((self.row, last));
        }
        // Empty rows repeat to the end of the sheet; those with contents are made, as many as may be.
        if !cells.is_empty() {
            if last > MAX_ROWS {
                return Err(too_many());
            }
            for row in self.row..=last {
                for (first, count, cell) in &cells {
                    for column in *first..first.saturating_add(*count).min(MAX_COLUMNS) {
                        self.builder.add(Address { row, column }, cell.clone())?;
                    }
                }
            }
        }
        self.row = last.saturating_add(1);
        Ok(())
    }

    /// The cells of a row in which something stands: the column of each, how often it repeats, and the cell.
    fn cells(&mut self) -> Result<Vec<(u32, u32, Cell)>, Problem> {
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        loop {
            match self.events.read_event().map_err(wrong)? {
                Event::Start(element) if is(&element, "table:table-cell") => {
                    let times = repeats(&element, "table:number-columns-repeated")?;
                    self.span(&element, column)?;
                    let cell = self.cell(&element)?;
                    if !cell.is_empty() {
                        cells.push((column, times, cell));
                    }
                    column = column.saturating_add(times);
                }
                // What is below a merged cell is not shown.
                Event::Start(element) if is(&element, "table:covered-table-cell") => {
                    let times = repeats(&element, "table:number-columns-repeated")?;
                    self.content("table:covered-table-cell")?;
                    column = column.saturating_add(times);
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => return Ok(cells),
                Event::Eof => return Err(broken("a row does not end")),
                _ => {}
            }
        }
    }

    fn span(&mut self, element: &BytesStart<'_>, column: u32) -> Result<(), Problem> {
        let columns = repeats(element, "table:number-columns-spanned")?;
        let rows = repeats(element, "table:number-rows-spanned")?;
        if columns > 1 || rows > 1 {
            let first = Address { row: self.row, column };
            let last = Address {
                row: self.row.saturating_add(rows - 1),
                column: column.saturating_add(columns - 1),
            };
            self.merged.push(Region { first, last });
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Result<Cell, Problem> {
        let of = |name: &str| attribute(element, name);
        let kind = of("office:value-type")?.unwrap_or_default();
        let is_error = of("calcext:value-type")?.is_some_and(|kind| kind == "error");
        let has_formula = of("table:formula")?.is_some();
        let (number, day) = (of("office:value")?, of("office:date-value")?);
        let (truth, said) = (of("office:boolean-value")?, of("office:string-value")?);
        let text = self.content("table:table-cell")?;
        let number = || number.and_then(|number| number.parse().ok()).map_or(Cell::text(&text), Cell::Number);
        Ok(match kind.as_str() {
            _ if is_error => Cell::Error(text.trim().into()),
            "float" | "percentage" | "currency" => number(),
            "date" => day.map_or(Cell::Empty, |day| iso_day(&day)),
            "time" => Cell::Time,
            "boolean" => Cell::Truth(truth.is_some_and(|truth| truth == "true")),
            "string" => Cell::text(&said.unwrap_or(text)),
            _ if has_formula && text.trim().is_empty() => Cell::Uncalculated,
            _ => Cell::text(&text),
        })
    }

    /// The text of a cell: its paragraphs, without comments.
    fn content(&mut self, end: &str) -> Result<String, Problem> {
        let (mut text, mut paragraphs, mut aside) = (String::new(), 0_usize, 0_usize);
        loop {
            match self.events.read_event().map_err(wrong)? {
                Event::Start(element) if is(&element, "office:annotation") => aside += 1,
                Event::End(element) if element.name().as_ref() == "office:annotation" => {
                    aside = aside.saturating_sub(1);
                }
                Event::Start(element) if is(&element, "text:p") && aside == 0 => {
                    text.push_str(if paragraphs > 0 { "\n" } else { "" });
                    paragraphs += 1;
                }
                Event::Start(element) if is(&element, "text:s") && aside == 0 => {
                    let spaces = repeats(&element, "text:c")?.min(1000);
                    text.extend((0..spaces).map(|_| ' '));
                }
                Event::Start(element) if is(&element, "text:line-break") && aside == 0 => text.push('\n'),
                Event::Start(element) if is(&element, "text:tab") && aside == 0 => text.push(' '),
                Event::Text(piece) if aside == 0 && paragraphs > 0 => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if aside == 0 && paragraphs > 0 => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) if aside == 0 => text.push_str(&resolved(&reference)?),
                Event::End(element) if element.name().as_ref() == end => return Ok(text),
                Event::Eof => return Err(broken("a cell does not end")),
                _ => {}
            }
        }
    }
}

/// How often something repeats: once if nothing is said.
fn repeats(element: &BytesStart<'_>, name: &str) -> Result<u32, Problem> {
    let number = attribute(element, name)?.and_then(|number| number.parse().ok());
    Ok(number.unwrap_or(1_u32).max(1))
}
