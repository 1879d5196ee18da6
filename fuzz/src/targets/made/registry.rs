//! A whole registry, its settings, its parties and its bodies.

use std::collections::BTreeMap;

use super::super::files::InMemory;
use super::super::plain::{Plain, Table};
use super::maker::{AGREEMENTS, BODIES, Maker, PARTIES, RULES};

/// A registry that is made up: its records by their paths, without the ending.
#[derive(Debug, Clone, Default)]
pub struct Made {
    pub settings: Table,
    pub records: BTreeMap<String, Table>,
}

impl Made {
    /// Its files, all in TOML.
    pub fn toml(&self) -> InMemory {
        self.files("toml", Plain::toml)
    }

    /// Its files, all but registry.toml in YAML.
    pub fn yaml(&self) -> InMemory {
        self.files("yaml", Plain::yaml)
    }

    fn files(&self, ending: &str, spelled: fn(&Plain) -> String) -> InMemory {
        let mut files = InMemory::default();
        files.insert("registry.toml", Plain::Table(self.settings.clone()).toml());
        for (path, record) in &self.records {
            files.insert(&format!("{path}.{ending}"), spelled(&Plain::Table(record.clone())));
        }
        files.insert("texts/avtal.md", "# Avtal\n\nDet här är ett avtal.\n");
        files
    }
}

impl Maker<'_> {
    /// Up to eight agreements, five parties and three bodies.
    pub fn registry(&mut self) -> Made {
        let mut made = Made { settings: self.settings(), ..Made::default() };
        for id in PARTIES.iter().take(self.number(5)) {
            made.records.insert(format!("parties/{id}"), self.party());
        }
        for id in BODIES.iter().take(self.number(3)) {
            made.records.insert(format!("bodies/{id}"), self.body());
        }
        for id in AGREEMENTS.iter().take(1 + self.number(5)) {
            made.records.insert(format!("agreements/{id}"), self.agreement());
        }
        if self.chance(1, 16) {
            let id = self.text();
            made.records.insert(format!("agreements/{}", id.replace(['/', '\\'], "-")), self.agreement());
        }
        made
    }

    /// The same registry with some records made anew, some gone, and one under another id.
    pub fn later(&mut self, earlier: &Made) -> Made {
        let mut later = earlier.clone();
        for path in earlier.records.keys() {
            match self.number(6) {
                0 => {
                    later.records.remove(path);
                }
                1 => {
                    let made = match path.split_once('/') {
                        Some(("parties", _)) => self.party(),
                        Some(("bodies", _)) => self.body(),
                        _ => self.agreement(),
                    };
                    later.records.insert(path.clone(), made);
                }
                2 if path.starts_with("agreements/") => {
                    if let Some(mut record) = later.records.remove(path) {
                        let id = path.trim_start_matches("agreements/").to_owned();
                        record.push(("former_ids".to_owned(), Plain::List(vec![Plain::Text(id)])));
                        record.sort_by(|(a, _), (b, _)| a.cmp(b));
                        record.dedup_by(|(a, _), (b, _)| a == b);
                        later.records.insert(format!("{path}-ny"), record);
                    }
                }
                _ => {}
            }
        }
        if self.chance(1, 4) {
            later.settings = self.settings();
        }
        later
    }

    fn settings(&mut self) -> Table {
        let mut table = Table::new();
        self.maybe(&mut table, "name", |m| Plain::Text(m.text()));
        self.maybe(&mut table, "contact", |m| Plain::Text(m.contact()));
        self.maybe(&mut table, "language", |m| m.word(&["sv", "en", "de"]));
        self.maybe(&mut table, "defaults", |m| {
            let mut table = Table::new();
            m.maybe(&mut table, "horizon", Self::duration);
            m.maybe(&mut table, "lead_time", Self::duration);
            Plain::Table(table)
        });
        self.maybe(&mut table, "reminders", Self::reminders);
        let mut kind = Table::new();
        self.maybe(&mut kind, "name", |m| {
            Plain::Table(vec![
                ("sv".to_owned(), Plain::Text(m.text())),
                ("en".to_owned(), Plain::Text(m.text())),
            ])
        });
        self.maybe(&mut kind, "max_term", Self::duration);
        self.maybe(&mut kind, "requires", |m| {
            m.list(2, |m| m.word(&["owner", "review", "reference", "colour"]))
        });
        self.maybe(&mut kind, "reminders", Self::reminders);
        let kinds = vec![("agreement".to_owned(), Plain::Table(kind))];
        table.push(("kinds".to_owned(), Plain::Table(kinds)));
        self.maybe(&mut table, "rules", |m| {
            let rule = (*m.one_of(RULES)).to_owned();
            let level = m.word(&["off", "note", "warning", "error"]);
            let of_kind = Plain::Table(vec![("agreement".to_owned(), level.clone())]);
            Plain::Table(vec![(rule, if m.chance(1, 3) { of_kind } else { level })])
        });
        table
    }

    pub(super) fn reminders(&mut self) -> Plain {
        let mut table = Table::new();
        for key in ["expiring", "review", "revision", "notice", "activity", "decision"] {
            // From so long before on, every day of a daily deadline is reminded of.
            self.maybe(&mut table, key, |m| m.list(3, Self::length));
        }
        Plain::Table(table)
    }

    fn party(&mut self) -> Table {
        let mut table = vec![("name".to_owned(), Plain::Text(self.text()))];
        let kinds = &["municipality", "group", "region", "agency", "grupp"];
        self.maybe(&mut table, "kind", |m| m.word(kinds));
        self.maybe(&mut table, "contact", |m| Plain::Text(m.contact()));
        self.maybe(&mut table, "members", |m| m.list(3, Self::dated_party));
        self.maybe(&mut table, "replaced_by", |m| m.id(PARTIES));
        self.maybe(&mut table, "until", Self::date);
        table
    }

    fn body(&mut self) -> Table {
        let mut table = vec![("name".to_owned(), Plain::Text(self.text()))];
        self.maybe(&mut table, "short", |m| Plain::Text(m.text()));
        self.maybe(&mut table, "kind", |m| m.word(&["political", "official", "local", "working-group"]));
        self.maybe(&mut table, "mandate", |m| m.word(&["decides", "recommends", "prepares", "advises"]));
        self.maybe(&mut table, "contact", |m| Plain::Text(m.contact()));
        self.maybe(&mut table, "prepares_for", |m| m.list(2, |m| m.id(BODIES)));
        self.maybe(&mut table, "members", |m| m.list(2, |m| m.id(PARTIES)));
        self.maybe(&mut table, "meetings", |m| m.list(2, Self::date));
        self.maybe(&mut table, "from", Self::date);
        self.maybe(&mut table, "until", Self::date);
        self.maybe(&mut table, "replaces", |m| m.list(2, |m| m.id(BODIES)));
        table
    }
}
