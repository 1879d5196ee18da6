//! A map, guessed from the headings of a list and from what stands below them.

use std::collections::BTreeSet;

use crate::edit::{Path, Types};
use crate::model::Agreement;
use crate::model::settings::Settings;
use crate::source::RecordKind;
use crate::source::de::{did_you_mean, meant};
use crate::text::message::message;
use crate::text::{Language, Message, brief, display_safe};

use super::columns::headings;
use super::key::Key;
use super::map;
use super::names::{Names, fold};
use super::sheet::{Address, Cell, Row, Sheet};
use super::value::Reader;

/// The first rows, in which the headings are looked for.
const FIRST: usize = 30;

/// The most texts of a column that are told in `values`.
const MOST_VALUES: usize = 20;

/// What may stand between the items of a list in a cell, the likeliest first.
const BETWEEN: [&str; 3] = [";", "\n", ","];

/// The column where comments begin.
const COMMENTS: usize = 60;

/// A guessed map.
#[derive(Debug)]
pub struct Guess {
    /// Its text.
    pub text: String,
    /// How many columns have a key.
    pub placed: usize,
    /// How many have none.
    pub unplaced: usize,
}

/// A column of the list.
struct Column {
    column: u32,
    /// What the map calls it: its heading, or its letters in brackets if others are called so.
    name: String,
    /// Its key, or the two keys of a period.
    keys: Vec<Key>,
    split: Option<&'static str>,
}

/// Guesses the map of a sheet, with comments in a language.
#[must_use]
pub fn guess(sheet: &Sheet, settings: &Settings, names: Names, language: Language) -> Guess {
    let types = Types::of(RecordKind::Agreement);
    let header_row = header_row(sheet);
    let rows: Vec<&Row> = sheet.rows.iter().filter(|row| row.number > header_row).collect();
    let columns = columns(sheet, header_row, &types, &rows);
    let mut writing = Writing { text: String::new(), language, settings, rows: &rows, columns: &columns };
    writing.head(sheet, header_row);
    writing.columns();
    writing.unplaced();
    writing.values();
    let text = writing.text;
    let text = with_counts(text, settings, names, &columns, &rows, language);
    let placed = columns.iter().filter(|column| !column.keys.is_empty()).count();
    Guess { text, placed, unplaced: columns.len() - placed }
}

/// The row of the headings: that in which most cells are words for keys; else the first with two texts.
fn header_row(sheet: &Sheet) -> u32 {
    let texts = |row: &Row| row.cells().filter(|(_, cell)| matches!(cell, Cell::Text(_))).count();
    let known = |row: &Row| row.cells().filter(|(_, cell)| !paths_of(&cell.shown()).is_empty()).count();
    let first = || sheet.rows.iter().take(FIRST);
    let best = first().rev().max_by_key(|row| known(row)).filter(|row| known(row) > 0);
    let row = best.or_else(|| first().find(|row| texts(row) > 1)).or(sheet.rows.first());
    row.map_or(1, |row| row.number)
}

/// The keys that a heading means: one, or the two ends of a period.
fn paths_of(heading: &str) -> Vec<&'static str> {
    let short = heading.split(['(', '[', '*', '\n']).next().unwrap_or_default();
    let words = [heading, short, short.trim().trim_end_matches([':', '.', '?'])];
    let path = words.into_iter().filter(|word| !word.trim().is_empty()).find_map(meant::<Agreement>);
    match path {
        Some("validity") => vec!["validity.from", "validity.until"],
        // What becomes of it when it ends is said by how long it goes on.
        Some("validity.renewal") => vec!["validity.renewal.term"],
        Some("termination") => vec!["termination.notice"],
        Some("adoption") => vec!["adoption.required"],
        Some(path) => vec![path],
        None => Vec::new(),
    }
}

fn columns(sheet: &Sheet, header_row: u32, types: &Types, rows: &[&Row]) -> Vec<Column> {
    let headings = headings(sheet, header_row);
    let mut taken = BTreeSet::new();
    let mut columns = Vec::new();
    for (column, heading) in &headings {
        let is_alone = headings.iter().filter(|(_, other)| fold(other) == fold(heading)).count() == 1;
        let name = if is_alone { heading.clone() } else { format!("[{}]", Address::letters(*column)) };
        let keys: Option<Vec<Key>> = paths_of(heading).into_iter().map(|path| key(types, path)).collect();
        let keys = keys.unwrap_or_default();
        let is_free = keys.iter().all(|key| key.is_list || !taken.contains(&key.name));
        let keys = if is_free { keys } else { Vec::new() };
        taken.extend(keys.iter().map(|key| key.name.clone()));
        let is_list = matches!(keys.as_slice(), [key] if key.is_list);
        let has = |between: &&str| rows.iter().any(|row| row.cell(*column).shown().contains(*between));
        let split = BETWEEN.into_iter().find(has).filter(|_| is_list);
        columns.push(Column { column: *column, name, keys, split });
    }
    columns
}

/// The key at a path; of a list of tables, that of the first.
fn key(types: &Types, path: &str) -> Option<Key> {
    let mut numbered = Path::root();
    for part in path.split('.') {
        numbered = numbered.key(part);
        if types.is_tables(&numbered) && numbered.to_string().matches('.').count() < path.matches('.').count()
        {
            numbered = numbered.item(0);
        }
    }
    Key::of(RecordKind::Agreement, types, &numbered.to_string()).ok()
}

struct Writing<'w> {
    text: String,
    language: Language,
    settings: &'w Settings,
    rows: &'w [&'w Row],
    columns: &'w [Column],
}

impl Writing<'_> {
    fn line(&mut self, line: &str, comment: Option<&Message>) {
        self.text.push_str(line);
        if let Some(comment) = comment {
            let comment = display_safe(&comment.localise(self.language)).into_owned();
            let width = line.chars().count();
            let gap = if line.is_empty() { 0 } else { COMMENTS.saturating_sub(width).max(2) };
            self.text.push_str(&" ".repeat(gap));
            self.text.push_str("# ");
            self.text.push_str(&comment);
        }
        self.text.push('\n');
    }

    fn comment(&mut self, message: &Message) {
        self.line("", Some(message));
    }

    fn head(&mut self, sheet: &Sheet, header_row: u32) {
        self.comment(&message!("guess-top"));
        self.text.push('\n');
        if let Some(name) = &sheet.name {
            self.line(&format!("sheet = {}", quoted(name)), None);
        }
        self.line(&format!("header_row = {header_row}"), None);
        let (id, why) = self.id();
        self.line(&format!("id = {}", quoted(id)), Some(&why));
        let has =
            |name: &str| self.columns.iter().any(|column| column.keys.iter().any(|key| key.name == name));
        let kinds = self.settings.kinds.iter().flat_map(|kinds| &kinds.0);
        if let Some((kind, _)) = kinds.into_iter().next().filter(|_| !has("kind")) {
            let line = format!("kind = {}", quoted(&kind.value));
            self.line(&line, Some(&message!("guess-kind")));
        }
        if let Some(text) = self.day_first() {
            self.line("day_first = true", Some(&message!("guess-day-first", text = brief(&text))));
        }
    }

    /// What the ids are made of: what every row has and no two share.
    fn id(&self) -> (&'static str, Message) {
        let column_of = |name: &str| {
            self.columns.iter().find(|column| matches!(column.keys.as_slice(), [key] if key.name == name))
        };
        let is_unique = |name: &str| {
            column_of(name).is_some_and(|column| {
                let mut seen = BTreeSet::new();
                let mut shown = self.rows.iter().map(|row| fold(&row.cell(column.column).shown()));
                shown.all(|shown| !shown.is_empty() && seen.insert(shown))
            })
        };
        if is_unique("reference") {
            ("{reference}", message!("guess-id-unique"))
        } else if is_unique("title") || column_of("validity.from").is_none() {
            ("{title}", message!("guess-id-title"))
        } else {
            ("{title}-{validity.from}", message!("guess-id-title"))
        }
    }

    /// A date in which the day stands first, if some are so and no month does.
    fn day_first(&self) -> Option<String> {
        let dates = self.columns.iter().filter(|column| column.keys.iter().any(Key::takes_date));
        let shown = dates.flat_map(|column| self.rows.iter().map(|row| row.cell(column.column).shown()));
        let (mut first, mut month, mut unclear) = (None, false, false);
        for shown in shown {
            let mut numbers = shown.split(['/', ' ']).map(|number| number.parse::<u32>().unwrap_or_default());
            let (Some(one), Some(two), true) = (numbers.next(), numbers.next(), shown.contains('/')) else {
                continue;
            };
            month |= two > 12;
            unclear |= (1..=12).contains(&one) && (1..=12).contains(&two) && one != two;
            if one > 12 && (1..=12).contains(&two) {
                first.get_or_insert(shown);
            }
        }
        first.filter(|_| unclear && !month)
    }

    fn columns(&mut self) {
        self.text.push_str("\n[columns]\n");
        for column in self.columns.iter().filter(|column| !column.keys.is_empty()) {
            let keys: Vec<String> = column.keys.iter().map(|key| quoted(&key.name)).collect();
            let value = match (keys.as_slice(), column.split) {
                ([key], None) => key.clone(),
                ([key], Some(split)) => format!("{{ key = {key}, split = {} }}", quoted(split)),
                (keys, _) => format!("[{}]", keys.join(", ")),
            };
            let comment = message!(
                "guess-column",
                column = Address::letters(column.column),
                text = self.sample(column)
            );
            self.line(&format!("{} = {value}", quoted(&column.name)), Some(&comment));
        }
    }

    fn unplaced(&mut self) {
        let unplaced: Vec<&Column> = self.columns.iter().filter(|column| column.keys.is_empty()).collect();
        if unplaced.is_empty() {
            return;
        }
        self.text.push('\n');
        self.comment(&message!("guess-unplaced"));
        for column in unplaced {
            let comment = message!(
                "guess-column",
                column = Address::letters(column.column),
                text = self.sample(column)
            );
            let name = display_safe(&column.name).into_owned();
            self.line(&format!("# {} = \"\"", quoted(&name)), Some(&comment));
        }
    }

    /// The first text of a column.
    fn sample(&self, column: &Column) -> String {
        let shown =
            self.rows.iter().map(|row| row.cell(column.column).shown()).find(|shown| !shown.is_empty());
        brief(&shown.unwrap_or_default()).into_owned()
    }

    /// What texts mean in columns that take but a few words.
    fn values(&mut self) {
        let mut lines = Vec::new();
        for column in self.columns {
            let [key] = column.keys.as_slice() else { continue };
            if !key.is_choice() {
                continue;
            }
            let mut texts: Vec<String> = Vec::new();
            for shown in self.rows.iter().map(|row| row.cell(column.column).shown()) {
                let is_new = !shown.is_empty() && !texts.iter().any(|text| fold(text) == fold(&shown));
                if is_new && texts.len() < MOST_VALUES && !key.takes_word(&shown, self.settings) {
                    texts.push(shown);
                }
            }
            let words = key.choices(self.settings);
            for text in texts {
                let near = did_you_mean(&text, words.iter().map(String::as_str));
                let known = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
                let comment = message!("guess-value", column = column.name.as_str(), words = known);
                let text = display_safe(&text).into_owned();
                lines.push(match near {
                    Some(near) => (format!("{} = {}", quoted(&text), quoted(near)), comment),
                    None => (format!("# {} = \"\"", quoted(&text)), comment),
                });
            }
        }
        if lines.is_empty() {
            return;
        }
        self.text.push_str("\n[values]\n");
        let mut known = BTreeSet::new();
        for (line, comment) in lines {
            // A text may stand in several columns.
            if known.insert(line.split(" = ").next().unwrap_or_default().to_owned()) {
                self.line(&line, Some(&comment));
            }
        }
    }
}

/// The text with how many cells of each column can be read by it.
fn with_counts(
    text: String,
    settings: &Settings,
    names: Names,
    columns: &[Column],
    rows: &[&Row],
    language: Language,
) -> String {
    let Ok(map) = map::read(&text) else { return text };
    let mut reader = Reader { map: &map, settings, names, creates: true };
    let mut counted = String::with_capacity(text.len());
    let placed = columns.iter().filter(|column| !column.keys.is_empty());
    let mut counts = placed.zip(&map.columns).map(|(column, (_, placed, _))| {
        let cells = rows.iter().map(|row| row.cell(column.column)).filter(|cell| !cell.is_empty());
        let (mut all, mut read) = (0_usize, 0_usize);
        for cell in cells {
            all += 1;
            read += usize::from(reader.cell(placed, cell).is_ok());
        }
        message!("guess-read", read = read, count = all).localise(language)
    });
    let mut is_columns = false;
    for line in text.lines() {
        counted.push_str(line);
        is_columns = if line.starts_with('[') { line == "[columns]" } else { is_columns && !line.is_empty() };
        if is_columns
            && line.starts_with('"')
            && let Some(count) = counts.next()
        {
            counted.push_str("; ");
            counted.push_str(&count);
        }
        counted.push('\n');
    }
    counted
}

/// A text as TOML has it: JSON's quotation is TOML's, but for DEL.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.replace('\u{7f}', "")).to_string()
}
