//! What was imported last, as hashes: a file beside the map, so that the next import knows what people have changed since.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Problem;
use crate::text::message::message;

/// The first line of the file, which says its format.
const HEADING: &str =
    "# avtal import 1: what was imported last, as hashes. Keep it in git beside the map; do not edit it.\n";

/// The hash of a value; of nothing, `-`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hash(String);

impl Hash {
    /// The hash of a value.
    #[must_use]
    pub fn of(value: Option<&Value>) -> Self {
        let Some(value) = value else { return Hash("-".to_owned()) };
        let digest = Sha256::digest(value.to_string());
        let mut hash = String::with_capacity(16);
        // Writing to a string cannot fail.
        for byte in digest.iter().take(8) {
            let _ = write!(hash, "{byte:02x}");
        }
        Hash(hash)
    }

    fn parse(text: &str) -> Option<Self> {
        let is_hash = text == "-" || (text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        is_hash.then(|| Hash(text.to_owned()))
    }
}

/// What the list and the record said of a key when it was settled. They differ where people decided for the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// What the list said.
    pub list: Hash,
    /// What the record said.
    pub record: Hash,
}

/// What was imported last of a record, by key.
pub type Marks = BTreeMap<String, Mark>;

/// What was imported last, by the id of the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// The records.
    pub records: BTreeMap<String, Marks>,
}

impl Lock {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// The first line that makes no sense.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let mut lock = Lock::default();
        for (number, line) in (1_usize..).zip(text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = || Problem::new(message!("lock-wrong", line = number), message!("lock-help"));
            let mut words = line.split(' ');
            let id = words.next().filter(|id| crate::model::Id::is_valid(id)).ok_or_else(wrong)?;
            let mut marks = Marks::new();
            for word in words {
                let (key, hashes) = word.split_once('=').ok_or_else(wrong)?;
                let (list, record) = hashes.split_once('/').unwrap_or((hashes, hashes));
                let (Some(list), Some(record)) = (Hash::parse(list), Hash::parse(record)) else {
                    return Err(wrong());
                };
                marks.insert(key.to_owned(), Mark { list, record });
            }
            if lock.records.insert(id.to_owned(), marks).is_some() {
                return Err(wrong());
            }
        }
        Ok(lock)
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = HEADING.to_owned();
        for (id, marks) in &self.records {
            text.push_str(id);
            for (key, Mark { list, record }) in marks {
                // Writing to a string cannot fail.
                let _ = match list == record {
                    true => write!(text, " {key}={}", list.0),
                    false => write!(text, " {key}={}/{}", list.0, record.0),
                };
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mark = |list: Value, record: Option<Value>| Mark {
            list: Hash::of(Some(&list)),
            record: Hash::of(record.as_ref()),
        };
        let marks = Marks::from([
            ("title".to_owned(), mark(json!("A"), Some(json!("A")))),
            ("decision[0].date".to_owned(), mark(json!("2024"), None)),
        ]);
        let lock =
            Lock { records: BTreeMap::from([("avtal-1".to_owned(), marks), ("b".to_owned(), Marks::new())]) };
        assert_eq!(Lock::parse(&lock.text()), Ok(lock.clone()));
        assert!(lock.text().contains("\navtal-1 decision[0].date="));
        assert!(!lock.text().contains("2024"), "only hashes");
    }

    #[test]
    fn what_git_leaves_in_it_is_refused_with_its_line() {
        for (text, line) in [
            ("<<<<<<< HEAD\n", 1),
            ("# a\na title=12\n", 2),
            ("a title\n", 1),
            ("a\na\n", 2),
            ("Å title=-\n", 1),
        ] {
            let said = Lock::parse(text).unwrap_err().message.plain();
            assert_eq!(said, format!("its line {line} makes no sense"), "{text}");
        }
    }
}
