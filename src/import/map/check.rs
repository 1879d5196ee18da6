//! A map that has been checked: every key is one of the format, every rule says something.

use std::collections::HashMap;

use super::model::{Column, Constant, Map, Skip, UnitName};
use crate::edit::{Data, Types};
use crate::import::key::Key;
use crate::import::names::fold;
use crate::source::de::Entries;
use crate::source::{Fault, FaultKind, RecordKind, Span};
use crate::text::Message;
use crate::text::message::message;

pub use super::model::UnitName as Unit;

/// A map that has been checked.
#[derive(Debug)]
pub struct Checked {
    /// The sheet that is read. None for the only one.
    pub sheet: Option<String>,
    /// The row of the headings, from 1.
    pub header_row: u32,
    /// What a row is.
    pub record: RecordKind,
    /// What the id is made of.
    pub id: Template,
    /// The folder of new records, below that of their sort.
    pub folder: Option<String>,
    /// The columns, each by its heading, with what it is and the place of the heading in the map.
    pub columns: Vec<(String, Placed, Span)>,
    /// Keys that are the same in all records.
    pub constants: Vec<(Key, Data)>,
    /// Which rows are left out.
    pub skips: Vec<SkipRule>,
    /// What texts mean in all columns, by their folded form.
    values: HashMap<String, String>,
}

/// What a column is.
#[derive(Debug)]
pub struct Placed {
    /// The keys: one, or the first and the last day of a period.
    pub keys: Vec<Key>,
    /// What separates the items of a list.
    pub split: Option<String>,
    /// Whether the day comes first in dates of two readings.
    pub day_first: bool,
    /// The unit of numbers that are lengths of time.
    pub unit: Option<Unit>,
    values: HashMap<String, String>,
}

/// Rows that are left out.
#[derive(Debug)]
pub struct SkipRule {
    /// The heading of the column.
    pub column: String,
    /// The place of the heading in the map.
    pub span: Span,
    is: Vec<String>,
    contains: Vec<String>,
    empty: Option<bool>,
}

/// What an id is made of.
#[derive(Debug, Clone)]
pub struct Template {
    /// As it is written.
    pub text: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Its place in the map.
    pub span: Span,
}

/// A part of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text that stands as it is.
    Text(String),
    /// A key or a heading, in braces.
    Name(String),
}

impl Checked {
    /// What a text in a column means: of the column, else of all.
    #[must_use]
    pub fn meaning<'m>(&'m self, placed: &'m Placed, text: &str) -> Option<&'m str> {
        if self.values.is_empty() && placed.values.is_empty() {
            return None;
        }
        let folded = fold(text);
        placed.values.get(&folded).or(self.values.get(&folded)).map(String::as_str)
    }

    pub(super) fn of(map: &Map, faults: &mut Vec<Fault>) -> Self {
        let record = map.record.map_or(RecordKind::Agreement, |record| record.value.into());
        let types = Types::of(record);
        let mut look = Look { record, types: &types, faults };
        let header_row = map.header_row.map_or(1, |row| row.value);
        if let Some(row) = map.header_row.filter(|row| row.value == 0) {
            look.fault(row.span, message!("map-header-row"), Some(message!("map-header-row-help")));
        }
        let day_first = map.day_first.is_some_and(|first| first.value);
        let columns: Vec<_> = map
            .columns
            .0
            .iter()
            .map(|(heading, column)| {
                (heading.value.clone(), look.column(column, column.span, day_first), heading.span)
            })
            .collect();
        if columns.is_empty() {
            look.fault(map.columns.span, message!("map-no-columns"), Some(message!("map-guess")));
        }
        let mut constants = look.constants(map.constants.as_ref());
        constants.extend(look.kind(map));
        Checked {
            sheet: map.sheet.as_ref().map(|sheet| sheet.value.to_string()),
            header_row,
            record,
            id: look.template(&map.id, map.id.span, &columns),
            folder: look.folder(map),
            columns,
            constants,
            skips: map.skip_rows_where.iter().map(|skip| look.skip(skip, skip.span)).collect(),
            values: values(map.values.as_ref()),
        }
    }
}

fn values(values: Option<&Entries<String>>) -> HashMap<String, String> {
    let all = values.into_iter().flat_map(|values| &values.0);
    all.map(|(text, means)| (fold(&text.value), means.value.trim().to_owned())).collect()
}

/// Looks at the keys of a map, and notes what is wrong.
struct Look<'l> {
    record: RecordKind,
    types: &'l Types,
    faults: &'l mut Vec<Fault>,
}

impl Look<'_> {
    fn fault(&mut self, span: Span, message: Message, help: Option<Message>) {
        let fault = Fault::new(FaultKind::ConflictingKeys, span, message);
        self.faults.push(Fault { help, ..fault });
    }

    fn key(&mut self, text: &str, span: Span) -> Option<Key> {
        match Key::of(self.record, self.types, text) {
            Ok(key) => Some(key),
            Err(problem) => {
                self.fault(span, problem.message, problem.help);
                None
            }
        }
    }

    fn column(&mut self, column: &Column, span: Span, day_first: bool) -> Placed {
        let at = |of: Span| if of == Span::FILE { span } else { of };
        let keys: Vec<Key> =
            column.keys.iter().filter_map(|key| self.key(&key.value, at(key.span))).collect();
        let table = &column.table;
        match (column.keys.len(), keys.as_slice()) {
            (0, _) => self.fault(span, message!("map-column-without-key"), Some(message!("map-column-help"))),
            (1, _) => {}
            (2, [from, until]) if from.takes_date() && until.takes_date() => {}
            (2, [_]) | (2, []) => {}
            _ => self.fault(span, message!("map-two-keys"), Some(message!("map-column-help"))),
        }
        if let Some(split) = table.split.as_ref() {
            if split.value.is_empty() {
                self.fault(split.span, message!("map-split-empty"), None);
            } else if let Some(key) = keys.iter().find(|key| !key.is_list) {
                let message = message!("map-split-no-list", key = key.name.as_str());
                self.fault(split.span, message, Some(message!("map-split-help")));
            }
        }
        if let Some(unit) = table.unit.as_ref()
            && let Some(key) = keys.iter().find(|key| !key.takes_duration())
        {
            let message = message!("map-unit-no-duration", key = key.name.as_str());
            self.fault(unit.span, message, Some(message!("map-unit-help")));
        }
        Placed {
            keys,
            split: table.split.as_ref().map(|split| split.value.clone()),
            day_first: table.day_first.map_or(day_first, |first| first.value),
            unit: table.unit.map(|unit| unit.value),
            values: values(table.values.as_ref()),
        }
    }

    fn constants(&mut self, constants: Option<&Entries<Constant>>) -> Vec<(Key, Data)> {
        let mut all = Vec::new();
        for (path, constant) in constants.into_iter().flat_map(|constants| &constants.0) {
            let Some(key) = self.key(&path.value, path.span) else { continue };
            match key.constant(self.types, &constant.value.0) {
                Some(data) => all.push((key, data)),
                None => {
                    let message = message!("map-constant", key = key.name.as_str());
                    self.fault(constant.span, message, Some(message!("map-constant-help")));
                }
            }
        }
        all
    }

    fn kind(&mut self, map: &Map) -> Option<(Key, Data)> {
        let kind = map.kind.as_ref()?;
        let key = self.key("kind", kind.span)?;
        Some((key, Data::text(kind.value.to_string())))
    }

    fn folder(&mut self, map: &Map) -> Option<String> {
        let folder = map.folder.as_ref()?;
        let top = format!("{}/", self.record.folder());
        let below = folder.value.strip_prefix(&*top).unwrap_or(&folder.value).trim_end_matches('/');
        let is_name = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.contains(['\\', ':', '*', '?', '"', '<', '>', '|'])
        };
        if !below.split('/').all(is_name) {
            let message = message!("map-folder", folder = folder.value.to_string());
            self.fault(folder.span, message, Some(message!("map-folder-help", folder = top)));
        }
        Some(below.to_owned())
    }

    fn skip(&mut self, skip: &Skip, span: Span) -> SkipRule {
        let says = !skip.is.is_empty() || !skip.contains.is_empty() || skip.empty.is_some();
        if !says {
            self.fault(span, message!("map-skip-nothing"), Some(message!("map-skip-help")));
        }
        SkipRule {
            column: skip.column.value.to_string(),
            span: skip.column.span,
            is: skip.is.iter().map(|text| fold(&text.value)).collect(),
            contains: skip.contains.iter().map(|text| fold(&text.value)).collect(),
            empty: skip.empty.map(|empty| empty.value),
        }
    }

    fn template(&mut self, id: &str, span: Span, columns: &[(String, Placed, Span)]) -> Template {
        let mut parts = Vec::new();
        let mut rest = id;
        while let Some((before, after)) = rest.split_once('{') {
            parts.push(Part::Text(before.to_owned()));
            let Some((name, after)) = after.split_once('}') else {
                self.fault(span, message!("map-id-brace"), Some(message!("map-id-help")));
                rest = "";
                break;
            };
            parts.push(Part::Name(name.trim().to_owned()));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        let is_name = |part: &Part| matches!(part, Part::Name(_));
        if !id.is_empty() && !parts.iter().any(is_name) {
            self.fault(span, message!("map-id-same"), Some(message!("map-id-help")));
        }
        for part in &parts {
            let Part::Name(name) = part else { continue };
            let has = |(heading, placed, _): &(String, Placed, Span)| {
                fold(heading) == fold(name) || placed.keys.iter().any(|key| key.name == *name)
            };
            if !columns.iter().any(has) {
                self.fault(
                    span,
                    message!("map-id-unknown", name = name.as_str()),
                    Some(message!("map-id-help")),
                );
            }
        }
        Template { text: id.to_owned(), parts, span }
    }
}

impl SkipRule {
    /// Whether a row with this in the cell is left out.
    #[must_use]
    pub fn matches(&self, shown: &str) -> bool {
        let folded = fold(shown);
        self.is.contains(&folded)
            || self.contains.iter().any(|part| folded.contains(part))
            || self.empty.is_some_and(|empty| empty == folded.is_empty())
    }
}

impl Unit {
    /// The letter of a duration.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            UnitName::Days => 'D',
            UnitName::Weeks => 'W',
            UnitName::Months => 'M',
            UnitName::Years => 'Y',
        }
    }
}
