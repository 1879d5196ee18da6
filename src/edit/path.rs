//! Paths to values in a record, such as `decision[2].date`.

use crate::text::message::{Message, message};
use std::fmt::{self, Write};
use std::str::FromStr;

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the value of a key of a table.
    Key(String),
    /// To an item of a list. The first is 0.
    Item(usize),
}

/// The way from the root of a record to a value.
///
/// As text, keys are joined by dots and items are numbered from 0 in brackets: `validity.until`, `decision[2].date`. A
/// key that has other characters than letters, digits, `-` and `_` stands in double quotes, in which `\` goes before a
/// `"` or `\`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Path(Vec<Step>);

/// Why a text is not a path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct PathError {
    /// The text.
    pub text: String,
    /// The character where it goes wrong, from 1. One more than there are, if it ends too early.
    pub column: usize,
    /// What is wrong.
    pub message: Message,
}

impl PathError {
    /// What is wrong, and where.
    #[must_use]
    pub fn message(&self) -> Message {
        message!("path-wrong", what = self.message.clone(), column = self.column, text = self.text.as_str())
    }
}

impl Path {
    /// The root of a record.
    #[must_use]
    pub fn root() -> Self {
        Path::default()
    }

    /// The path to a key of the table at this path.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// The path to an item of the list at this path. The first is 0.
    #[must_use]
    pub fn item(mut self, index: usize) -> Self {
        self.0.push(Step::Item(index));
        self
    }

    /// Its steps.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl FromIterator<Step> for Path {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Path(steps.into_iter().collect())
    }
}

/// Can a key be written without quotes in a path?
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.chars().all(is_bare_character)
}

fn is_bare_character(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Item(index) => write!(f, "[{index}]")?,
                Step::Key(key) => {
                    if at > 0 {
                        f.write_char('.')?;
                    }
                    if is_bare(key) {
                        f.write_str(key)?;
                    } else {
                        write!(f, "\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))?;
                    }
                }
            }
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = PathError;

    fn from_str(text: &str) -> Result<Self, PathError> {
        let mut reader = Reader { text, rest: text };
        let mut steps = vec![Step::Key(reader.key()?)];
        while !reader.rest.is_empty() {
            steps.push(match reader.take() {
                Some('.') => Step::Key(reader.key()?),
                Some('[') => Step::Item(reader.index()?),
                Some(_) | None => return Err(reader.error_before(message!("path-after-key"))),
            });
        }
        Ok(Path(steps))
    }
}

struct Reader<'t> {
    text: &'t str,
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    fn take_while(&mut self, is_part: fn(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (part, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        part
    }

    fn key(&mut self) -> Result<String, PathError> {
        if self.rest.starts_with('"') {
            self.take();
            return self.quoted();
        }
        match self.take_while(is_bare_character) {
            "" => Err(self.error(message!("path-no-key"))),
            key => Ok(key.to_owned()),
        }
    }

    fn quoted(&mut self) -> Result<String, PathError> {
        let mut key = String::new();
        loop {
            match self.take() {
                Some('"') => return Ok(key),
                Some('\\') => match self.take() {
                    Some(escaped @ ('"' | '\\')) => key.push(escaped),
                    Some(_) | None => return Err(self.error_before(message!("path-escape"))),
                },
                Some(c) => key.push(c),
                None => return Err(self.error(message!("path-quote"))),
            }
        }
    }

    fn index(&mut self) -> Result<usize, PathError> {
        let digits = self.take_while(|c| c.is_ascii_digit());
        let index = digits.parse().map_err(|_| self.error(message!("path-no-number")))?;
        match self.take() {
            Some(']') => Ok(index),
            Some(_) => Err(self.error_before(message!("path-bracket"))),
            None => Err(self.error(message!("path-bracket"))),
        }
    }

    fn error(&self, message: Message) -> PathError {
        let read = self.text.len() - self.rest.len();
        let column = self.text.get(..read).map_or(0, |read| read.chars().count()) + 1;
        PathError { text: self.text.to_owned(), column, message }
    }

    /// The error at the character that was taken last.
    fn error_before(&self, message: Message) -> PathError {
        let error = self.error(message);
        PathError { column: error.column.saturating_sub(1).max(1), ..error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_back_as_it_was_written() {
        for text in
            ["title", "validity.until", "decision[2].date", "a[0][1]", "kinds.\"a.b\".x", "\"\"", "å-ö_1"]
        {
            let path: Path = text.parse().unwrap();
            assert_eq!(path.to_string(), text);
        }
        let odd = Path::root().key("a \"b\" \\").item(3).key("c");
        assert_eq!(odd.to_string().parse(), Ok(odd));
    }

    #[test]
    fn an_error_names_the_place() {
        for (text, column, message) in [
            ("", 1, message!("path-no-key")),
            ("a.", 3, message!("path-no-key")),
            ("å..b", 3, message!("path-no-key")),
            ("a b", 2, message!("path-after-key")),
            ("a[", 3, message!("path-no-number")),
            ("a[-1]", 3, message!("path-no-number")),
            ("a[99999999999999999999]", 23, message!("path-no-number")),
            ("a[1", 4, message!("path-bracket")),
            ("a[1.b", 4, message!("path-bracket")),
            ("a[1]b", 5, message!("path-after-key")),
            ("\"a", 3, message!("path-quote")),
            ("\"\\a\"", 3, message!("path-escape")),
        ] {
            let error = text.parse::<Path>().unwrap_err();
            assert_eq!((error.column, error.message), (column, message), "{text}");
        }
        let error = "a..b".parse::<Path>().unwrap_err();
        assert_eq!(error.to_string(), "a key is missing, at character 3 of `a..b`");
    }
}
