//! Records as people write them, with comments everywhere: each has a number of its own.

use super::made::{Data, Numbers};

/// A text that is being written.
pub struct Writer<'n> {
    pub numbers: &'n mut Numbers,
    pub text: String,
    pub comments: usize,
}

impl Writer<'_> {
    fn comment(&mut self) -> String {
        self.comments += 1;
        format!("# c{}.", self.comments)
    }

    /// Comments and blank lines on lines of their own.
    pub fn noise(&mut self, indent: usize) {
        for _ in 0..3 {
            match self.numbers.below(9) {
                0 => self.text.push('\n'),
                1 => self.text.push_str("  \n"),
                2 | 3 => {
                    let comment = self.comment();
                    self.text.push_str(&format!("{}{comment}\n", " ".repeat(indent)));
                }
                _ => {}
            }
        }
    }

    /// The end of a line, at times with a comment.
    fn end_line(&mut self) {
        match self.numbers.below(6) {
            0 => {
                let comment = self.comment();
                self.text.push_str(&format!("  {comment}\n"));
            }
            1 => self.text.push_str("  \n"),
            _ => self.text.push('\n'),
        }
    }

    // TOML

    /// The keys of a table, then the tables in it. Their headers begin with `path`.
    pub fn toml(&mut self, entries: &[(&'static str, Data)], path: &str) {
        let is_below = |data: &Data| matches!(data, Data::Table(_) | Data::Tables(_));
        for (key, data) in entries.iter().filter(|(_, data)| !is_below(data)) {
            self.noise(0);
            let (indent, equals) = (self.numbers.below(3), self.numbers.one_of(&[" = ", "=", "  =  "]));
            self.text.push_str(&format!("{}{key}{equals}", " ".repeat(indent)));
            self.toml_value(data);
            self.end_line();
        }
        self.noise(0);
        for (key, data) in entries.iter().filter(|(_, data)| is_below(data)) {
            let path = if path.is_empty() { (*key).to_owned() } else { format!("{path}.{key}") };
            match data {
                Data::Table(entries) => self.toml_section(&format!("[{path}]"), entries, &path),
                Data::Tables(tables) => {
                    for table in tables {
                        let Data::Table(entries) = table else { unreachable!() };
                        self.toml_section(&format!("[[{path}]]"), entries, &path);
                    }
                }
                Data::Single(..) | Data::List(_) => unreachable!(),
            }
        }
    }

    fn toml_section(&mut self, header: &str, entries: &[(&'static str, Data)], path: &str) {
        self.noise(0);
        self.text.push_str(header);
        self.end_line();
        self.toml(entries, path);
    }

    fn toml_value(&mut self, data: &Data) {
        match data {
            Data::Single(toml, _) => self.text.push_str(toml),
            Data::Table(entries) => {
                self.text.push('{');
                for (number, (key, data)) in entries.iter().enumerate() {
                    self.text.push_str(&format!("{}{key} = ", if number == 0 { " " } else { ", " }));
                    self.toml_value(data);
                }
                self.text.push_str(" }");
            }
            Data::List(items) | Data::Tables(items) => {
                let is_long = self.numbers.once_in(3);
                self.text.push('[');
                for item in items {
                    if is_long {
                        self.end_line();
                        self.noise(3);
                    }
                    self.toml_value(item);
                    self.text.push_str(if is_long { "," } else { ", " });
                }
                if is_long {
                    self.end_line();
                    self.noise(1);
                }
                self.text.push(']');
            }
        }
    }

    // YAML

    /// The keys of a table. The first may stand after a dash.
    pub fn yaml(&mut self, entries: &[(&'static str, Data)], indent: usize, is_after_dash: bool) {
        for (number, (key, data)) in entries.iter().enumerate() {
            if number > 0 || !is_after_dash {
                self.noise(indent);
                self.text.push_str(&" ".repeat(indent));
            }
            self.text.push_str(&format!("{key}:"));
            self.yaml_value(data, indent);
        }
        // Comments that end the table.
        if indent > 0 {
            self.noise(indent);
        }
    }

    fn yaml_value(&mut self, data: &Data, indent: usize) {
        match data {
            Data::Single(_, yaml) => {
                self.text.push(' ');
                match yaml.strip_suffix('\n') {
                    Some(lines) => {
                        let step = format!("\n{}", " ".repeat(indent + 1));
                        self.text.push_str(&lines.replace('\n', &step));
                        self.text.push('\n');
                    }
                    None => {
                        self.text.push_str(&" ".repeat(self.numbers.below(2)));
                        self.text.push_str(yaml);
                        self.end_line();
                    }
                }
            }
            Data::Table(entries) if entries.is_empty() => self.text.push_str(" {}\n"),
            Data::Table(entries) => {
                self.end_line();
                let step = 1 + self.numbers.below(4);
                self.yaml(entries, indent + step, false);
            }
            Data::List(items) if self.numbers.once_in(2) => {
                self.text.push(' ');
                self.yaml_flow(items);
                self.end_line();
            }
            Data::List(items) | Data::Tables(items) => {
                self.end_line();
                let at = indent + self.numbers.below(4);
                items.iter().for_each(|item| self.yaml_item(item, at));
            }
        }
    }

    fn yaml_item(&mut self, item: &Data, indent: usize) {
        self.noise(indent);
        let spaces = 1 + self.numbers.below(3);
        let dash = format!("{}-", " ".repeat(indent));
        self.text.push_str(&dash);
        match item {
            Data::Table(entries) if !entries.is_empty() && !self.numbers.once_in(4) => {
                self.text.push_str(&" ".repeat(spaces));
                self.yaml(entries, indent + 1 + spaces, true);
            }
            Data::Single(..) | Data::List(_) | Data::Table(_) | Data::Tables(_) => {
                self.yaml_value(item, indent)
            }
        }
    }

    fn yaml_flow(&mut self, items: &[Data]) {
        self.text.push('[');
        for (number, item) in items.iter().enumerate() {
            self.text.push_str(if number == 0 { "" } else { ", " });
            match item {
                Data::Single(_, yaml) => self.text.push_str(yaml),
                Data::Table(entries) => {
                    let entry = |(key, data): &(&str, Data)| match data {
                        Data::Single(_, yaml) => format!("{key}: {yaml}"),
                        Data::List(_) | Data::Table(_) | Data::Tables(_) => unreachable!(),
                    };
                    self.text.push_str(&format!(
                        "{{{}}}",
                        entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                    ));
                }
                Data::List(_) | Data::Tables(_) => unreachable!(),
            }
        }
        self.text.push(']');
    }
}
