//! What is being written at a place, from the text before it. The text need not be whole: while someone writes, its syntax is
//! mostly broken.

use crate::edit::Syntax;

/// What is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Context {
    /// The keys that lead there, without the numbers of items: to the table of a key, or to a value.
    pub keys: Vec<String>,
    pub asked: Asked,
    /// What stands there before the cursor.
    pub prefix: String,
    /// The byte where that begins.
    pub start: usize,
}

/// What may stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A key of a table.
    Key,
    /// The name of a table between brackets, in TOML.
    Header,
    /// A value; whether it stands in quotes already.
    Value { is_quoted: bool },
    /// An item of a list in YAML: a value, or a key of a table.
    Item,
}

/// What is being written at a byte of the text.
pub(super) fn context(syntax: Syntax, text: &str, offset: usize) -> Context {
    let before = text.get(..offset).unwrap_or(text);
    match syntax {
        Syntax::Toml => {
            Toml { text: before, at: 0, header: Vec::new(), key: Vec::new(), open: Vec::new() }.read()
        }
        Syntax::Yaml => yaml(before),
    }
}

/// A bracket that is not closed yet.
enum Open {
    List,
    /// With the key whose value is being read. None before that.
    Table(Option<Vec<String>>),
}

/// Reads TOML up to the cursor.
struct Toml<'t> {
    text: &'t str,
    at: usize,
    /// The table that the last header opened.
    header: Vec<String>,
    /// The key of the statement, once its `=` is read. Empty before.
    key: Vec<String>,
    open: Vec<Open>,
}

impl Toml<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips characters, and returns them.
    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) -> String {
        let rest = self.rest();
        let length = rest.find(|c| !is_skipped(c)).unwrap_or(rest.len());
        let skipped = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        skipped
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn read(mut self) -> Context {
        loop {
            let is_value = !self.key.is_empty();
            // A line break ends a value, but for one in brackets.
            let is_one_line = is_value && self.open.is_empty();
            self.skip(|c| matches!(c, ' ' | '\t') || matches!(c, '\n' | '\r') && !is_one_line);
            let start = self.at;
            let Some(next) = self.rest().chars().next() else { return self.asked(start, false) };
            match next {
                '\n' | '\r' => {
                    self.next();
                    self.key.clear();
                }
                '#' => {
                    self.skip(|c| c != '\n');
                }
                '[' if !is_value => {
                    self.skip(|c| c == '[');
                    let name_start = self.at;
                    let name = self.skip(|c| c != ']' && c != '\n');
                    if self.rest().is_empty() {
                        let keys = Vec::new();
                        return Context { keys, asked: Asked::Header, prefix: name, start: name_start };
                    }
                    self.header = split(&name);
                    self.skip(|c| c != '\n');
                }
                _ if self.takes_key() => {
                    let name = self.skip(|c| !matches!(c, '=' | '\n' | ',' | '}'));
                    match self.rest().chars().next() {
                        None => return self.asked(start, false),
                        Some('=') => {
                            self.next();
                            match self.open.last_mut() {
                                Some(Open::Table(key)) => *key = Some(split(&name)),
                                Some(Open::List) | None => self.key = split(&name),
                            }
                        }
                        Some('}') => {
                            self.next();
                            self.open.pop();
                        }
                        Some(_) => {
                            self.next();
                        }
                    }
                }
                '"' | '\'' => {
                    if let Some(start) = self.string(next) {
                        return self.asked(start, true);
                    }
                }
                '[' => {
                    self.next();
                    self.open.push(Open::List);
                }
                '{' => {
                    self.next();
                    self.open.push(Open::Table(None));
                }
                ']' | '}' => {
                    self.next();
                    self.open.pop();
                }
                ',' => {
                    self.next();
                    if let Some(Open::Table(key)) = self.open.last_mut() {
                        *key = None;
                    }
                }
                _ => {
                    self.skip(|c| !matches!(c, ',' | ']' | '}' | '#' | '\n' | ' ' | '\t'));
                    if self.rest().is_empty() {
                        return self.asked(start, false);
                    }
                }
            }
        }
    }

    /// Whether a key comes next.
    fn takes_key(&self) -> bool {
        match self.open.last() {
            Some(Open::Table(key)) => key.is_none(),
            Some(Open::List) => false,
            None => self.key.is_empty(),
        }
    }

    /// Reads a string. Returns where its text begins if it is not closed.
    fn string(&mut self, quote: char) -> Option<usize> {
        let triple: String = std::iter::repeat_n(quote, 3).collect();
        let is_long = self.rest().starts_with(&triple);
        self.at += if is_long { 3 } else { 1 };
        let start = self.at;
        while !self.rest().is_empty() {
            if is_long && self.rest().starts_with(&triple) {
                self.at += 3;
                return None;
            }
            // A line break ends what is not closed, and the statement.
            if !is_long && self.rest().starts_with('\n') {
                return None;
            }
            match self.next() {
                Some('\\') if quote == '"' => {
                    self.next();
                }
                Some(c) if c == quote && !is_long => return None,
                Some(_) | None => {}
            }
        }
        Some(start)
    }

    /// What is asked for at the end of the text, where a word begins at `start`.
    fn asked(self, start: usize, is_quoted: bool) -> Context {
        let is_key = self.takes_key();
        let prefix = self.text.get(start..).unwrap_or_default().to_owned();
        let mut keys = self.header;
        keys.extend(self.key);
        for open in self.open {
            if let Open::Table(Some(key)) = open {
                keys.extend(key);
            }
        }
        let (mut prefix, mut start) = (prefix, start);
        if is_key && let Some((tables, name)) = prefix.rsplit_once('.') {
            // `validity.un`: a key of that table.
            keys.extend(split(tables));
            start += prefix.len() - name.len();
            prefix = name.to_owned();
        }
        let asked = if is_key { Asked::Key } else { Asked::Value { is_quoted } };
        Context { keys, asked, prefix, start }
    }
}

/// The parts of a key with dots.
fn split(name: &str) -> Vec<String> {
    let parts = name.split('.').map(|part| part.trim().trim_matches(['"', '\'']).to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// Reads YAML up to the cursor, by its indentation.
fn yaml(before: &str) -> Context {
    let start_of_line = before.rfind('\n').map_or(0, |at| at + 1);
    let (above, line) = before.split_at_checked(start_of_line).unwrap_or((before, ""));
    let mut open: Vec<(usize, String)> = Vec::new();
    for line in above.lines() {
        let Line { indent, rest, .. } = Line::of(line, &mut open);
        if let Some((key, _)) = key_of(rest) {
            open.push((indent, key));
        }
    }
    let Line { rest, has_dash, .. } = Line::of(line, &mut open);
    let mut keys: Vec<String> = open.into_iter().map(|(_, key)| key).collect();
    let start = before.len() - rest.len();
    match key_of(rest) {
        Some((key, value)) => {
            keys.push(key);
            in_value(keys, value, before.len())
        }
        None if rest.starts_with(['"', '\'', '[', '{']) => in_value(keys, rest, before.len()),
        None => {
            let asked = if has_dash { Asked::Item } else { Asked::Key };
            Context { keys, asked, prefix: rest.to_owned(), start }
        }
    }
}

/// A line of YAML.
struct Line<'t> {
    /// How far what is on it is indented.
    indent: usize,
    /// What is on it, after the dashes of items.
    rest: &'t str,
    has_dash: bool,
}

impl<'t> Line<'t> {
    /// Takes a line apart, and closes the tables that it ends. A blank line or a comment ends none.
    fn of(line: &'t str, open: &mut Vec<(usize, String)>) -> Self {
        let mut rest = line.trim_start_matches(' ');
        let mut indent = line.len() - rest.len();
        let mut has_dash = false;
        if rest.starts_with('#') || rest.trim().is_empty() && indent == 0 && !line.is_empty() {
            return Line { indent, rest: "", has_dash };
        }
        while let Some(item) = rest.strip_prefix("- ").or((rest == "-").then_some("")) {
            // An item may stand below its key without indentation.
            open.retain(|(of, _)| *of <= indent);
            has_dash = true;
            let inner = item.trim_start_matches(' ');
            indent += rest.len() - inner.len();
            rest = inner;
        }
        if has_dash || !line.is_empty() {
            open.retain(|(of, _)| *of < indent);
        }
        Line { indent, rest, has_dash }
    }
}

/// The key that a text begins with, and what stands after its colon.
fn key_of(text: &str) -> Option<(String, &str)> {
    let at = text.find(':')?;
    let (key, value) = (text.get(..at)?, text.get(at + 1..)?);
    let is_key = !key.is_empty() && !key.contains(['#', '[', '{', ' ']) || key.starts_with(['"', '\'']);
    let key = key.trim_matches(['"', '\'']).to_owned();
    (is_key && (value.is_empty() || value.starts_with(' '))).then_some((key, value))
}

/// A value in YAML, on the line of its key; in brackets, the last item.
fn in_value(keys: Vec<String>, value: &str, end: usize) -> Context {
    let mut prefix = value;
    if value.trim_start().starts_with(['[', '{']) {
        prefix = value.rsplit(['[', ',', '{']).next().unwrap_or(value);
    }
    let prefix = prefix.trim_start_matches(' ');
    let is_quoted = prefix.starts_with(['"', '\'']);
    let prefix = if is_quoted { prefix.get(1..).unwrap_or_default() } else { prefix };
    Context { keys, asked: Asked::Value { is_quoted }, prefix: prefix.to_owned(), start: end - prefix.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(syntax: Syntax, text: &str) -> (String, Asked, String) {
        let context = context(syntax, text, text.len());
        assert_eq!(text.get(context.start..), Some(context.prefix.as_str()), "{text}");
        (context.keys.join("."), context.asked, context.prefix)
    }

    #[test]
    fn toml_is_read_while_it_is_written() {
        let value = |is_quoted| Asked::Value { is_quoted };
        for (text, keys, asked, prefix) in [
            ("", "", Asked::Key, ""),
            ("title = \"A\"\now", "", Asked::Key, "ow"),
            ("owner = \"", "owner", value(true), ""),
            ("owner = \"sty", "owner", value(true), "sty"),
            ("owner =", "owner", value(false), ""),
            ("owner = 'a'\n", "", Asked::Key, ""),
            ("# a = \"\nparties = [\"a\", \"b", "parties", value(true), "b"),
            ("parties = [\n  \"a\", # x\n  ", "parties", value(false), ""),
            ("parties = [{ id = \"", "parties.id", value(true), ""),
            ("parties = [{ id = \"a\", fr", "parties", Asked::Key, "fr"),
            ("[val", "", Asked::Header, "val"),
            ("[[deci", "", Asked::Header, "deci"),
            ("[validity]\nfrom = 2025-01-01\nun", "validity", Asked::Key, "un"),
            ("[[decision]]\nby = \"x\"\n[[decision]]\noutcome = \"a", "decision.outcome", value(true), "a"),
            ("validity.un", "validity", Asked::Key, "un"),
            ("notes = \"\"\"\na = \"b\n", "notes", value(true), "\na = \"b\n"),
            ("title = \"unfinished\nowner = \"x", "owner", value(true), "x"),
        ] {
            let prefix = text.strip_prefix("notes = \"\"\"").unwrap_or(prefix);
            assert_eq!(read(Syntax::Toml, text), (keys.to_owned(), asked, prefix.to_owned()), "{text}");
        }
    }

    #[test]
    fn yaml_is_read_while_it_is_written() {
        let value = |is_quoted| Asked::Value { is_quoted };
        for (text, keys, asked, prefix) in [
            ("", "", Asked::Key, ""),
            ("title: A\now", "", Asked::Key, "ow"),
            ("owner: ", "owner", value(false), ""),
            ("owner: \"sty", "owner", value(true), "sty"),
            ("parties: [a, b", "parties", value(false), "b"),
            ("parties:\n  - a\n  - b", "parties", Asked::Item, "b"),
            ("parties:\n- a\n- ", "parties", Asked::Item, ""),
            ("validity:\n  from: 2025-01-01\n  un", "validity", Asked::Key, "un"),
            ("decision:\n  - by: x\n    outcome: a", "decision.outcome", value(false), "a"),
            ("decision:\n  - by: x\n    ou", "decision", Asked::Key, "ou"),
            ("decision:\n  - by: x\n# k: v\n  - ", "decision", Asked::Item, ""),
            ("validity:\n  renewal:\n    term: P1Y\nti", "", Asked::Key, "ti"),
        ] {
            assert_eq!(read(Syntax::Yaml, text), (keys.to_owned(), asked, prefix.to_owned()), "{text}");
        }
    }
}
