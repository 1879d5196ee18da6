//! Registries that are made up: records with the keys that records have, and now and then with a value that is wrong.

use std::collections::BTreeMap;

use arbitrary::Unstructured;
use avtal::time::Day;

use super::files::InMemory;
use super::plain::{Plain, Table};
use super::readers::{CONTROL, HOSTILE};

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

const AGREEMENTS: &[&str] = &["a0", "a1", "a2", "a3", "a4", "a5", "tidigare"];
const PARTIES: &[&str] = &["testkoping", "provstad", "region-test", "kommunerna", "alla"];
const BODIES: &[&str] = &["styrgruppen", "arbetsgruppen", "namnden"];
const RULES: &[&str] =
    &["coverage-gap", "lapsing", "start-revision", "unknown-owner", "missing-contact", "no-such-rule"];

/// Makes values out of bytes; where they run out, the simplest.
pub struct Maker<'b>(Unstructured<'b>);

impl<'b> Maker<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Maker(Unstructured::new(bytes))
    }

    /// A day to look at a registry.
    pub fn day(&mut self) -> Day {
        let date = self.one_of(&[
            "2026-11-21",
            "2024-02-29",
            "2026-12-31",
            "2027-01-01",
            "0001-01-01",
            "9999-12-31",
        ]);
        date.parse().expect("a day")
    }

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

    fn reminders(&mut self) -> Plain {
        let mut table = Table::new();
        for key in ["expiring", "review", "revision", "notice", "activity", "decision"] {
            self.maybe(&mut table, key, |m| m.list(3, Self::duration));
        }
        Plain::Table(table)
    }

    fn party(&mut self) -> Table {
        let mut table = vec![("name".to_owned(), Plain::Text(self.text()))];
        let kinds = &["municipality", "group", "region", "agency", "grupp"];
        self.maybe(&mut table, "kind", |m| m.word(kinds));
        self.maybe(&mut table, "contact", |m| Plain::Text(m.contact()));
        self.maybe(&mut table, "members", |m| m.list(3, |m| m.id(PARTIES)));
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

    fn agreement(&mut self) -> Table {
        let mut table = vec![
            ("title".to_owned(), Plain::Text(self.text())),
            ("kind".to_owned(), self.word(&["agreement", "agreement", "agreement", "avtal"])),
            ("parties".to_owned(), self.list(3, Self::party_entry)),
            ("validity".to_owned(), self.validity()),
        ];
        self.maybe(&mut table, "stage", |m| m.word(&["adopted", "draft", "consultation"]));
        self.maybe(&mut table, "owner", |m| m.id(BODIES));
        self.maybe(&mut table, "contact", |m| Plain::Text(m.contact()));
        self.maybe(&mut table, "reference", |m| Plain::Text(m.text()));
        self.maybe(&mut table, "aliases", |m| m.list(2, |m| Plain::Text(m.text())));
        self.maybe(&mut table, "former_ids", |m| m.list(2, |m| m.id(&["tidigare", "a0", "gammal"])));
        self.maybe(&mut table, "expects_local", |m| m.list(2, |m| m.id(PARTIES)));
        self.maybe(&mut table, "statutory", |m| {
            if m.chance(1, 2) { Plain::Bool(true) } else { m.list(2, |m| Plain::Text(m.text())) }
        });
        self.maybe(&mut table, "topics", |m| m.list(2, |m| Plain::Text(m.text())));
        self.maybe(&mut table, "based_on", |m| m.list(2, |m| m.id(AGREEMENTS)));
        self.maybe(&mut table, "related", |m| m.list(2, |m| m.id(AGREEMENTS)));
        self.maybe(&mut table, "notes", |m| Plain::Text(format!("{}\n{}", m.text(), m.text())));
        self.terms(&mut table);
        self.duties(&mut table);
        self.maybe(&mut table, "end", |m| {
            let mut end = vec![("date".to_owned(), m.date())];
            m.maybe(&mut end, "reason", |m| m.word(&["completed", "terminated", "withdrawn", "merged"]));
            Plain::Table(end)
        });
        self.maybe(&mut table, "document", |m| {
            let mut document = Table::new();
            m.maybe(&mut document, "path", |m| m.word(&["texts/avtal.md", "texts/saknas.md", "../utanför"]));
            m.maybe(&mut document, "url", |m| Plain::Text(m.text()));
            m.maybe(&mut document, "role", |m| m.word(&["text", "annex"]));
            Plain::List(vec![Plain::Table(document)])
        });
        self.maybe(&mut table, "accept", |m| {
            let mut accept =
                vec![("rule".to_owned(), m.word(RULES)), ("reason".to_owned(), Plain::Text(m.text()))];
            m.maybe(&mut accept, "until", Self::date);
            Plain::List(vec![Plain::Table(accept)])
        });
        if self.chance(1, 16) {
            // A key that no record has.
            table.push((self.text(), Plain::Text(self.text())));
        }
        table
    }

    fn party_entry(&mut self) -> Plain {
        let id = self.id(PARTIES);
        if self.chance(3, 4) {
            return id;
        }
        let mut entry = vec![("id".to_owned(), id)];
        self.maybe(&mut entry, "from", Self::date);
        self.maybe(&mut entry, "until", Self::date);
        Plain::Table(entry)
    }

    fn validity(&mut self) -> Plain {
        let mut table = Table::new();
        self.maybe(
            &mut table,
            "from",
            |m| if m.chance(1, 6) { m.word(&["last-adoption"]) } else { m.date() },
        );
        match self.number(3) {
            0 | 1 => table.push(("until".to_owned(), self.date())),
            2 => table.push(("duration".to_owned(), self.duration())),
            _ => table.push(("until".to_owned(), self.word(&["further-notice", "replaced"]))),
        }
        self.rarely(&mut table, "ends_with", |m| m.id(AGREEMENTS));
        self.rarely(&mut table, "ends_when_replaced", |m| m.id(AGREEMENTS));
        self.rarely(&mut table, "ends_on_replacement", |_| Plain::Bool(true));
        self.rarely(&mut table, "renewal", |m| {
            let mut renewal = vec![("term".to_owned(), m.duration())];
            m.maybe(&mut renewal, "notice", Self::duration);
            m.maybe(&mut renewal, "max", |m| Plain::Number(m.one_of(&[0, 1, 3, 100_000, u32::MAX])));
            Plain::Table(renewal)
        });
        Plain::Table(table)
    }

    /// What moves the periods of an agreement.
    fn terms(&mut self, table: &mut Table) {
        self.rarely(table, "option", |m| {
            m.list(2, |m| {
                let mut option = vec![("term".to_owned(), m.duration())];
                m.maybe(&mut option, "notice", Self::duration);
                m.maybe(&mut option, "exercised", Self::date);
                Plain::Table(option)
            })
        });
        self.rarely(table, "extension", |m| {
            m.list(2, |m| {
                let mut extension = vec![("until".to_owned(), m.date())];
                m.maybe(&mut extension, "decided", Self::date);
                m.maybe(&mut extension, "by", |m| m.id(BODIES));
                Plain::Table(extension)
            })
        });
        self.rarely(table, "adoption", |m| {
            let mut adoption = Table::new();
            m.maybe(&mut adoption, "required", |m| match m.number(2) {
                0 => m.word(&["all-parties", "none"]),
                1 => Plain::Number(m.one_of(&[0, 1, 2, 99])),
                _ => m.list(2, |m| m.id(PARTIES)),
            });
            m.maybe(&mut adoption, "delay", Self::duration);
            Plain::Table(adoption)
        });
        self.maybe(table, "decision", |m| {
            m.list(3, |m| {
                let mut decision =
                    vec![("by".to_owned(), if m.chance(1, 2) { m.id(PARTIES) } else { m.id(BODIES) })];
                m.maybe(&mut decision, "date", Self::date);
                m.maybe(&mut decision, "planned", |m| m.list(2, Self::date));
                m.maybe(&mut decision, "outcome", |m| m.word(&["adopted", "rejected", "recommended"]));
                m.maybe(&mut decision, "reference", |m| Plain::Text(m.text()));
                Plain::Table(decision)
            })
        });
        self.maybe(table, "replaces", |m| {
            m.list(2, |m| {
                let mut replaces = vec![("id".to_owned(), m.id(AGREEMENTS))];
                m.rarely(&mut replaces, "sections", |m| m.list(2, |m| Plain::Text(m.text())));
                m.rarely(&mut replaces, "together_with", |m| m.list(2, |m| m.id(AGREEMENTS)));
                Plain::Table(replaces)
            })
        });
        self.rarely(table, "amends", |m| {
            m.list(2, |m| Plain::Table(vec![("id".to_owned(), m.id(AGREEMENTS))]))
        });
    }

    /// What somebody is to do about an agreement.
    fn duties(&mut self, table: &mut Table) {
        self.maybe(table, "review", |m| {
            m.list(2, |m| {
                let mut review =
                    vec![("id".to_owned(), m.id(&["vartannat-ar", "r"])), ("first".to_owned(), m.date())];
                m.maybe(&mut review, "every", Self::duration);
                m.maybe(&mut review, "by", |m| m.id(BODIES));
                m.rarely(&mut review, "rolling", |_| Plain::Bool(true));
                m.rarely(&mut review, "done", |m| {
                    m.list(2, |m| {
                        let mut done = vec![("date".to_owned(), m.date())];
                        m.maybe(&mut done, "due", Self::date);
                        m.maybe(&mut done, "outcome", |m| m.word(&["no-change", "revise"]));
                        Plain::Table(done)
                    })
                });
                Plain::Table(review)
            })
        });
        self.rarely(table, "revision", |m| {
            let mut revision = Table::new();
            m.maybe(&mut revision, "lead_time", Self::duration);
            m.maybe(&mut revision, "as_needed", |_| Plain::Bool(true));
            m.maybe(&mut revision, "initiated_by", |m| m.id(BODIES));
            m.maybe(&mut revision, "trigger", |m| {
                let mut trigger =
                    vec![("since".to_owned(), m.date()), ("reason".to_owned(), Plain::Text(m.text()))];
                m.maybe(&mut trigger, "resolved", Self::date);
                Plain::List(vec![Plain::Table(trigger)])
            });
            Plain::Table(revision)
        });
        self.rarely(table, "reminders", Self::reminders);
        self.maybe(table, "activity", |m| {
            m.list(2, |m| {
                let mut activity = vec![("title".to_owned(), Plain::Text(m.text()))];
                m.maybe(&mut activity, "by", |m| m.list(2, |m| m.id(BODIES)));
                m.maybe(&mut activity, "due", Self::date);
                m.rarely(&mut activity, "done", Self::date);
                m.rarely(&mut activity, "status", |m| m.word(&["open", "done", "dropped", "followed-up"]));
                Plain::Table(activity)
            })
        });
    }

    fn date(&mut self) -> Plain {
        let extremes = &["0001-01-01", "9999-12-31", "9999", "0001", "2023-02-29", "2023-13", "i morgon"];
        let date = match self.number(15) {
            0 => (*self.one_of(extremes)).to_owned(),
            1 => self.year().to_string(),
            2 => format!("{}-{:02}", self.year(), 1 + self.number(11)),
            3 => format!("{}-{:02}-{:02}", self.year(), 1 + self.number(11), 28 + self.number(3)),
            4..=7 => format!("{}-12-31", self.year()),
            _ => format!("{}-{:02}-01", self.year(), 1 + self.number(11)),
        };
        Plain::Date(date)
    }

    fn year(&mut self) -> usize {
        2018 + self.number(12)
    }

    fn duration(&mut self) -> Plain {
        let lengths = &[
            "P1Y", "P6M", "P1M", "P2W", "P1D", "P1M10D", "P3Y", "P27M", "P0D", "P99999Y", "P99999D", "1 år",
        ];
        self.word(lengths)
    }

    fn contact(&mut self) -> String {
        if self.chance(1, 2) { "styrgruppen@test.example".to_owned() } else { self.text() }
    }

    /// A text; often one that means something to those who read reports.
    fn text(&mut self) -> String {
        match self.number(5) {
            0 => (*self.one_of(&["Avtal om färdtjänst", "Överenskommelse", "HSL 16 kap. 3 §"])).to_owned(),
            1 => (*self.one_of(&HOSTILE)).to_owned(),
            2 => (*self.one_of(&CONTROL)).to_owned(),
            3 => format!("{}{}", self.one_of(&HOSTILE), self.one_of(&HOSTILE)),
            4 => "Långtord".repeat(self.number(40)),
            _ => {
                let length = self.number(24).min(self.0.len());
                String::from_utf8_lossy(self.0.bytes(length).unwrap_or_default()).into_owned()
            }
        }
    }

    /// An id; now and then one that leads to nothing.
    fn id(&mut self, of: &[&str]) -> Plain {
        if self.chance(1, 24) { Plain::Text(self.text()) } else { self.word(of) }
    }

    fn word(&mut self, of: &[&str]) -> Plain {
        Plain::Text(self.one_of(of).to_owned())
    }

    fn list(&mut self, most: usize, item: impl Fn(&mut Self) -> Plain) -> Plain {
        Plain::List((0..self.number(most)).map(|_| item(self)).collect())
    }

    fn maybe(&mut self, table: &mut Table, key: &str, value: impl Fn(&mut Self) -> Plain) {
        if self.chance(1, 2) {
            table.push((key.to_owned(), value(self)));
        }
    }

    fn rarely(&mut self, table: &mut Table, key: &str, value: impl Fn(&mut Self) -> Plain) {
        if self.chance(1, 5) {
            table.push((key.to_owned(), value(self)));
        }
    }

    fn number(&mut self, most: usize) -> usize {
        self.0.int_in_range(0..=most).unwrap_or(0)
    }

    /// Not where the bytes have run out.
    fn chance(&mut self, of: u8, in_all: u8) -> bool {
        !self.0.is_empty() && self.0.ratio(of, in_all).unwrap_or(false)
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        self.0.choose(of).copied().unwrap_or(of[0])
    }
}
