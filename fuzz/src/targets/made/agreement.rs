//! An agreement.

use super::super::plain::{Plain, Table};
use super::maker::{AGREEMENTS, BODIES, Maker, PARTIES, RULES};

impl Maker<'_> {
    pub(super) fn agreement(&mut self) -> Table {
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
        self.clauses(&mut table);
        self.maybe(&mut table, "end", Self::ending);
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
        let mut entry = self.dated_party();
        if let Plain::Table(entry) = &mut entry {
            self.rarely(entry, "notice_given", Self::date);
        }
        entry
    }

    /// A party, often with days of its own.
    pub(super) fn dated_party(&mut self) -> Plain {
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
            _ => table.push(("until".to_owned(), self.word(&["further-notice", "replaced", "event"]))),
        }
        self.rarely(&mut table, "event", |m| Plain::Text(m.text()));
        self.rarely(&mut table, "ends_with", |m| m.id(AGREEMENTS));
        self.rarely(&mut table, "ends_when_replaced", |m| m.id(AGREEMENTS));
        self.rarely(&mut table, "ends_on_replacement", |_| Plain::Bool(true));
        self.rarely(&mut table, "renewal", |m| {
            let mut renewal = vec![("term".to_owned(), m.duration())];
            m.maybe(&mut renewal, "notice", Self::duration);
            m.rarely(&mut renewal, "first_notice", Self::duration);
            m.rarely(&mut renewal, "notice_by", Self::day_of_year);
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
            m.rarely(&mut adoption, "starts", |m| m.word(&["month", "quarter", "year", "week"]));
            m.rarely(&mut adoption, "joining", Self::duration);
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
}
