//! What the format says of keys: their order, and which lists are written how.

use super::data::Data;
use crate::model::{Agreement, Body, Party, Settings};
use crate::source::RecordKind;
use crate::source::de::{has_text_form, keys_of, takes_date};

/// The type of a file: what its keys are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A record.
    Record(RecordKind),
    /// registry.toml.
    Settings,
}

/// How files are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
}

impl From<RecordKind> for Format {
    fn from(kind: RecordKind) -> Self {
        Format::Record(kind)
    }
}

impl Syntax {
    /// The syntax of a file, by the ending of its name. All files that are read end in `.toml`, `.yaml` or `.yml`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        if path.ends_with(".toml") { Syntax::Toml } else { Syntax::Yaml }
    }
}

impl Format {
    fn keys(self, path: &[&'static str]) -> &'static [&'static str] {
        match self {
            Format::Record(RecordKind::Agreement) => keys_of::<Agreement>(path),
            Format::Record(RecordKind::Party) => keys_of::<Party>(path),
            Format::Record(RecordKind::Body) => keys_of::<Body>(path),
            Format::Settings => keys_of::<Settings>(path),
        }
    }

    /// The table, or list of tables, that keys lead to from the root.
    pub(super) fn at<'k>(self, keys: impl IntoIterator<Item = &'k str>) -> Spot {
        keys.into_iter()
            .fold(Spot { format: self, path: Vec::new(), keys: self.keys(&[]) }, |spot, key| spot.below(key))
    }
}

/// A table of the format, or a list of tables.
#[derive(Debug, Clone)]
pub(super) struct Spot {
    format: Format,
    path: Vec<&'static str>,
    /// Its keys, in order. None for a table with free keys, or one that the format does not have.
    keys: &'static [&'static str],
}

impl Spot {
    /// What a key of it has for a value.
    pub(super) fn below(&self, key: &str) -> Spot {
        // A digit is a name that every table with free keys takes.
        let known = self.keys.iter().copied().find(|known| *known == key).unwrap_or("1");
        let path: Vec<&'static str> = self.path.iter().copied().chain([known]).collect();
        let keys = self.format.keys(&path);
        Spot { format: self.format, path, keys }
    }

    /// The place of a key in the order. Keys that the format does not have come last.
    pub(super) fn rank(&self, key: &str) -> usize {
        self.keys.iter().position(|known| *known == key).unwrap_or(usize::MAX)
    }

    /// The keys of a new table in the order of the format.
    pub(super) fn ordered<'d>(&self, entries: &'d [(String, Data)]) -> Vec<&'d (String, Data)> {
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(key, _)| self.rank(key));
        entries
    }

    /// Whether it is a list whose items may be text or a table, like `parties`. Its tables are written in braces.
    pub(super) fn has_text_form(&self) -> bool {
        let has = match self.format {
            Format::Record(RecordKind::Agreement) => has_text_form::<Agreement>,
            Format::Record(RecordKind::Party) => has_text_form::<Party>,
            Format::Record(RecordKind::Body) => has_text_form::<Body>,
            Format::Settings => has_text_form::<Settings>,
        };
        has(&self.path)
    }

    /// Whether it is a table with fixed keys, or a list of such tables.
    pub(super) fn is_table(&self) -> bool {
        !self.keys.is_empty()
    }

    /// Whether it is a date, a date or a word, or a list of dates.
    pub(super) fn takes_date(&self) -> bool {
        let takes = match self.format {
            Format::Record(RecordKind::Agreement) => takes_date::<Agreement>,
            Format::Record(RecordKind::Party) => takes_date::<Party>,
            Format::Record(RecordKind::Body) => takes_date::<Body>,
            Format::Settings => takes_date::<Settings>,
        };
        takes(&self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_is_that_of_the_model() {
        let root = Format::Record(RecordKind::Agreement).at([]);
        assert!(root.rank("title") < root.rank("owner") && root.rank("owner") < root.rank("validity"));
        assert_eq!(root.rank("nothing"), usize::MAX);
        let renewal = Format::Record(RecordKind::Agreement).at(["validity", "renewal"]);
        assert_eq!((renewal.rank("term"), renewal.rank("notice")), (0, 1));
        let done = Format::Record(RecordKind::Agreement).at(["review", "done"]);
        assert!(done.rank("date") < done.rank("outcome"));
        let kind = Format::Settings.at(["kinds", "avtal"]);
        assert!(kind.rank("lead_time") < usize::MAX);
    }

    #[test]
    fn dates_are_known() {
        let takes = |keys: &[&'static str]| {
            Format::Record(RecordKind::Agreement).at(keys.iter().copied()).takes_date()
        };
        for keys in [
            &["validity", "until"][..],
            &["validity", "from"],
            &["decision", "planned"],
            &["review", "first"],
        ] {
            assert!(takes(keys), "{keys:?}");
        }
        for keys in
            [&["title"][..], &["part"], &["adoption", "required"], &["validity"], &["nothing"], &["parties"]]
        {
            assert!(!takes(keys), "{keys:?}");
        }
    }

    #[test]
    fn lists_of_texts_or_tables_are_known() {
        let of = |kind, key| Format::Record(kind).at([key]).has_text_form();
        assert!(of(RecordKind::Agreement, "parties") && of(RecordKind::Party, "members"));
        assert!(!of(RecordKind::Agreement, "topics") && !of(RecordKind::Agreement, "decision"));
    }
}
