//! Splits a text into headings and blocks: paragraphs, list items, table rows and lines of code.

use super::heading::{atx, numbered, underline};
use crate::text::display_safe;

/// A part of a text.
pub(super) enum Part {
    Heading {
        level: u8,
        title: String,
    },
    /// One line with single spaces between words, or a line of code unchanged.
    Block(String),
}

/// The parts of a text. It is treated as plain if it has no Markdown headings.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let lines = safe_lines(text);
    let parts = Reader::read(&lines, false);
    let has_heading = parts.iter().any(|part| matches!(part, Part::Heading { .. }));
    if has_heading { parts } else { Reader::read(&lines, true) }
}

/// Lines that are safe to show. A form feed ends a line.
fn safe_lines(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    let lines = text.split(['\n', '\r', '\u{B}', '\u{C}']);
    lines.map(|line| display_safe(line).trim_end().to_owned()).collect()
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    open: Option<Open>,
    /// The fence that will end the current code block.
    fence: Option<String>,
    is_plain: bool,
}

/// A block that the next line may continue.
struct Open {
    sort: Sort,
    rows: usize,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Paragraph,
    Item,
    Quote,
}

impl Reader {
    fn read(lines: &[String], is_plain: bool) -> Vec<Part> {
        let mut reader = Self { is_plain, fence: front_matter(lines), ..Self::default() };
        let mut rest = lines;
        while let Some((line, after)) = rest.split_first() {
            if !reader.code(line) && !reader.heading(line, rest) && !reader.row(line.trim()) {
                reader.text(line.trim());
            }
            rest = after;
        }
        reader.close();
        reader.parts
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.parts.push(Part::Block(open.text));
        }
    }

    fn block(&mut self, text: String) -> bool {
        self.close();
        self.parts.push(Part::Block(text));
        true
    }

    fn begin(&mut self, sort: Sort, line: &str) {
        self.close();
        self.open = Some(Open { sort, rows: 1, text: spaced(line) });
    }

    /// Whether nothing has been read yet, so that the opening mark of front matter does not end it.
    fn is_at_head(&self) -> bool {
        self.parts.is_empty() && self.open.is_none()
    }

    /// Handles fenced code, including its fences.
    fn code(&mut self, line: &str) -> bool {
        if let Some(fence) = &self.fence {
            let text = line.trim();
            let is_mark = text.starts_with(fence.as_str()) && text.chars().all(|c| fence.starts_with(c));
            if is_mark && !self.is_at_head() {
                self.fence = None;
            }
            return text.is_empty() || self.block(line.to_owned());
        }
        let text = line.trim_start_matches(' ');
        let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'));
        let fence: String = text.chars().take_while(|c| Some(*c) == mark).collect();
        let is_inline = text.chars().skip(fence.len()).any(|c| c == '`') && fence.starts_with('`');
        if fence.len() < 3 || line.len() - text.len() > 3 || is_inline {
            return false;
        }
        self.fence = Some(fence);
        self.block(line.to_owned())
    }

    fn heading(&mut self, line: &str, lines: &[String]) -> bool {
        let found = if self.is_plain {
            let level = self.open.is_none().then(|| numbered(lines)).flatten();
            level.map(|level| (level, spaced(line)))
        } else if let Some((level, title)) = atx(line) {
            self.close();
            Some((level, spaced(title)))
        } else {
            let is_line = |open: &mut Open| open.sort == Sort::Paragraph && open.rows == 1;
            let level = underline(line.trim());
            level.and_then(|level| Some((level, self.open.take_if(is_line)?.text)))
        };
        let is_heading = found.is_some();
        self.parts.extend(found.map(|(level, title)| Part::Heading { level, title }));
        is_heading
    }

    /// Handles a line that stands on its own: blank, a rule or a table row.
    fn row(&mut self, line: &str) -> bool {
        if line.is_empty() {
            self.close();
            return true;
        }
        let is_table = line.starts_with('|');
        if is_table && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
            return self.block(ruled(line));
        }
        let is_rule = line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        (is_table || is_rule) && self.block(spaced(line))
    }

    fn text(&mut self, line: &str) {
        let quoted = line.strip_prefix('>').map(str::trim);
        match (&mut self.open, quoted) {
            (_, Some("")) => self.close(),
            (Some(open), Some(text)) if open.sort == Sort::Quote => open.push(text),
            (_, Some(text)) => self.begin(Sort::Quote, &format!("> {text}")),
            (Some(open), None) if !begins_item(line, Some(open)) => open.push(line),
            (None, None) if !begins_item(line, None) => self.begin(Sort::Paragraph, line),
            (_, None) => self.begin(Sort::Item, line),
        }
    }
}

impl Open {
    fn push(&mut self, line: &str) {
        for word in line.split_whitespace() {
            self.text.push(' ');
            self.text.push_str(word);
        }
        self.rows += 1;
    }
}

/// The mark that ends the front matter at the beginning of a file, if there is any: lines between two `---` without a
/// blank line.
fn front_matter(lines: &[String]) -> Option<String> {
    let (first, rest) = lines.split_first().filter(|(first, _)| *first == "---")?;
    let mut head = rest.iter().take_while(|line| !line.is_empty());
    head.any(|line| line == first).then(|| first.clone())
}

fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The normalised delimiter row of a table, independent of its column widths.
fn ruled(line: &str) -> String {
    let mut rule = String::new();
    for c in line.chars().filter(|c| *c != ' ') {
        if c != '-' || !rule.ends_with("---") {
            rule.push(c);
        }
    }
    rule
}

/// Whether a line begins a list item, and is not the rest of a paragraph that happens to look like one.
fn begins_item(line: &str, open: Option<&Open>) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    let is_free = open.is_none_or(|open| open.sort == Sort::Item || open.text.ends_with(':'));
    match mark {
        "-" | "*" | "+" | "•" | "·" | "◦" | "▪" => true,
        "–" | "—" => is_free,
        mark => {
            let Some(name) = mark.strip_suffix(['.', ')']) else { return false };
            let name = name.strip_prefix('(').unwrap_or(name);
            let is_number =
                name.len() < 4 && name.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty();
            let is_letter =
                mark.ends_with(')') && name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_lowercase());
            (is_number || is_letter) && (is_free || matches!(name, "1" | "a"))
        }
    }
}
