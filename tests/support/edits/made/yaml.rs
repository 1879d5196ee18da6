//! A record in YAML.

use super::Pen;
use super::record::Made;
use super::toml::brackets;

pub fn write(pen: &mut Pen<'_, '_>, record: &[(String, Made)]) -> String {
    let mut writer =
        Writer { pen, anchors: Vec::new(), anchored: 0, step: 2, list_step: 2, text: String::new() };
    writer.step = writer.pen.numbers.one_of(&[2, 2, 4]);
    writer.list_step = writer.pen.numbers.one_of(&[writer.step, writer.step, 0]);
    if writer.pen.numbers.chance(1, 4) {
        writer.text.push_str("# yaml-language-server: $schema=x.json\n");
    }
    if writer.pen.odd(1, 8) {
        writer.text.push_str("---\n");
    }
    writer.table(record, 0, true);
    let Writer { pen, mut text, .. } = writer;
    pen.above(&mut text, "");
    text
}

struct Writer<'p, 'n, 'b> {
    pen: &'p mut Pen<'n, 'b>,
    /// The names of the anchors so far.
    anchors: Vec<String>,
    anchored: usize,
    step: usize,
    list_step: usize,
    text: String,
}

impl Writer<'_, '_, '_> {
    fn above(&mut self, column: usize) {
        self.pen.above(&mut self.text, &" ".repeat(column));
    }

    /// The first key stands where the line has come to, if that is no new line.
    fn table(&mut self, table: &[(String, Made)], column: usize, on_new_line: bool) {
        for (at, (name, value)) in table.iter().enumerate() {
            if at > 0 || on_new_line {
                if column == 0 && matches!(value, Made::Table(_)) && self.pen.mostly(0, 1) == 0 {
                    self.text.push('\n');
                }
                self.above(column);
                self.text.push_str(&" ".repeat(column));
            }
            let key = self.key(name);
            self.text.push_str(&format!("{key}:"));
            self.value(value, column, self.list_step);
        }
        if self.pen.numbers.chance(1, 12) {
            let comment = self.pen.comment();
            self.text.push_str(&format!("{}{comment}\n", " ".repeat(column)));
        }
    }

    fn key(&mut self, key: &str) -> String {
        let is_plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if is_plain && !self.pen.odd(1, 12) { key.to_owned() } else { format!("\"{key}\"") }
    }

    /// A value after `:` or `-`, up to the end of its last line.
    fn value(&mut self, value: &Made, column: usize, list_step: usize) {
        if !self.anchors.is_empty() && self.pen.odd(1, 12) {
            let alias = self.pen.numbers.one_of(&self.anchors);
            let end = self.pen.beside();
            self.text.push_str(&format!(" *{alias}{end}"));
            return;
        }
        let anchor = self.pen.odd(1, 10).then(|| {
            self.anchored += 1;
            format!("x{}", self.anchored)
        });
        if let Some(anchor) = &anchor {
            self.text.push_str(&format!(" &{anchor}"));
        }
        match value {
            Made::Table(table) if !table.is_empty() && self.pen.mostly(0, 3) != 3 => {
                let end = self.pen.beside();
                self.text.push_str(&end);
                self.table(table, column + self.step, true);
            }
            Made::List(items) if !items.is_empty() && self.is_block(items) => {
                let end = self.pen.beside();
                self.text.push_str(&end);
                self.list(items, column + list_step);
            }
            Made::Text(text) if text.contains('\n') && self.pen.mostly(0, 2) != 2 => {
                let header = self.pen.numbers.one_of(&["|", "|", "|-", ">", "|+", ">-"]);
                let end = self.pen.beside();
                self.text.push_str(&format!(" {header}{end}"));
                for line in text.trim_end().split('\n') {
                    let indent = if line.is_empty() { String::new() } else { " ".repeat(column + 2) };
                    self.text.push_str(&format!("{indent}{line}\n"));
                }
            }
            _ if self.pen.odd(1, 40) => {
                let end = self.pen.beside();
                self.text.push_str(&end);
            }
            value => {
                let written = self.flow(value, column);
                let end = self.pen.beside();
                self.text.push_str(&format!(" {written}{end}"));
            }
        }
        self.anchors.extend(anchor);
    }

    fn is_block(&mut self, items: &[Made]) -> bool {
        let has_tables = items.iter().any(|item| matches!(item, Made::Table(_)));
        if has_tables { self.pen.mostly(0, 3) != 3 } else { self.pen.numbers.chance(1, 2) }
    }

    fn list(&mut self, items: &[Made], column: usize) {
        let gap = self.pen.numbers.one_of(&[" ", " ", "   "]);
        let is_spaced = self.pen.numbers.chance(1, 4);
        for (at, item) in items.iter().enumerate() {
            if at > 0 && is_spaced {
                self.text.push('\n');
            }
            self.above(column);
            self.text.push_str(&format!("{}-", " ".repeat(column)));
            match item {
                Made::Table(table) if !table.is_empty() && !self.pen.odd(1, 6) => {
                    self.text.push_str(gap);
                    self.table(table, column + 1 + gap.len(), false);
                }
                Made::List(items) if !items.is_empty() && self.pen.odd(1, 2) => {
                    self.text.push_str(gap);
                    let nested = column + 1 + gap.len();
                    let start = self.text.len();
                    self.list(items, nested);
                    // The first dash stands beside that of the outer list.
                    let first = self.text[start..].trim_start().to_owned();
                    if first.starts_with('-') {
                        self.text.truncate(start);
                        self.text.push_str(&first);
                    }
                }
                item => self.value(item, column, self.step),
            }
        }
    }

    fn flow(&mut self, value: &Made, column: usize) -> String {
        match value {
            Made::Text(text) => self.quoted(text),
            Made::Int(number) => number.to_string(),
            Made::Bool(value) => value.to_string(),
            Made::Date(date) => match self.pen.mostly(self.pen.dates, 2) {
                0 | 1 => (*date).to_owned(),
                _ => format!("\"{date}\""),
            },
            Made::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.in_flow(item, column)).collect();
                brackets(self.pen, ("[", "]"), &items, &" ".repeat(column), true)
            }
            Made::Table(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(name, value)| format!("{}: {}", self.key(name), self.in_flow(value, column)))
                    .collect();
                brackets(self.pen, ("{", "}"), &entries, &" ".repeat(column), true)
            }
        }
    }

    /// A value in brackets, which may have an anchor or be an alias.
    fn in_flow(&mut self, value: &Made, column: usize) -> String {
        if !self.anchors.is_empty() && self.pen.odd(1, 12) {
            return format!("*{}", self.pen.numbers.one_of(&self.anchors));
        }
        let written = self.flow(value, column + 2);
        if self.pen.odd(1, 16) {
            self.anchored += 1;
            let anchor = format!("x{}", self.anchored);
            self.anchors.push(anchor.clone());
            return format!("&{anchor} {written}");
        }
        written
    }

    fn quoted(&mut self, text: &str) -> String {
        let is_plain = !text.contains([':', '#', '\n', '"', '\'']) && text != "no";
        match self.pen.mostly(self.pen.quotes, 2) {
            0 if is_plain => text.to_owned(),
            1 if !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
            _ => format!("\"{}\"", text.replace('"', "\\\"").replace('\n', "\\n")),
        }
    }
}
