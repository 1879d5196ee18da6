//! Every report in every format, read back as its readers in life would.

use std::collections::HashMap;
use std::convert::Infallible;

use avtal::registry::AgreementIx;
use avtal::render::csv::Dialect;
use avtal::render::export::csv::Csv;
use avtal::render::export::jsonl::Jsonl;
use avtal::render::json::Clocks;
use avtal::render::site::{Earlier, Frame, Web};
use avtal::render::table::{Heading, Plan};
use avtal::render::{self, ics, mail, reminders};
use avtal::rules;
use avtal::text::message::Manner;
use avtal::text::{Digest, Language, is_mail_address};
use avtal::view::finding::Page;
use avtal::view::tables::{Export, Origin, Table};
use avtal::view::{
    Agenda, AgreementRow, Chain, CheckReport, Column, Filter, FindingRow, Reminders, Show, Site, Status,
    words,
};
use chrono::{DateTime, NaiveTime, Utc};
use clap::ValueEnum;

use super::looked::Looked;
use super::made::Maker;
use super::readers::{self, Output};

/// Reports about more agreements than this say nothing new.
const MAX_SHOWN: usize = 3;

/// What is long, the manual of every rule in SARIF and a whole site, is written and read once in so many inputs.
const TURNS_TO_LONG: u8 = 8;

/// Every report about a made-up registry can be read.
pub fn run(bytes: &[u8]) {
    let mut maker = Maker::new(bytes);
    let (day, made) = (maker.day(), maker.registry());
    read_all(&Looked::at(made.toml(), day), bytes);
}

/// Writes every report about a registry, in every format, and reads each. The bytes that it is made of choose the language
/// and the width.
pub fn read_all(looked: &Looked, bytes: &[u8]) {
    let turn = turn(bytes);
    let width = [100, 40, 200][usize::from(turn) % 3];
    let report = &looked.report();
    let language = language(bytes);
    let findings = report.rows(Manner::prose(language));
    let reports = Reports { looked, report, findings, language, width };
    reports.check();
    if turn.is_multiple_of(TURNS_TO_LONG) {
        reports.sarif();
        reports.site();
        reports.tables();
    }
    reports.lists();
    reports.summaries();
    reports.dates();
    reports.single();
}

/// What differs from input to input and is the same for one: by which it is chosen what need not be done for each.
fn turn(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |turn, byte| turn.wrapping_mul(31).wrapping_add(*byte))
}

/// The language of the reports about what these bytes make.
pub fn language(bytes: &[u8]) -> Language {
    if turn(bytes).is_multiple_of(2) { Language::EN } else { Language::SV }
}

/// The reports about a registry in a language.
struct Reports<'l> {
    looked: &'l Looked,
    report: &'l CheckReport<'l>,
    findings: Vec<FindingRow>,
    language: Language,
    width: u16,
}

impl Reports<'_> {
    fn read(&self, command: &str, format: &str, stdout: &str) {
        // As the program writes where no colour is asked for.
        let plain = anstream::adapter::strip_str(stdout).to_string();
        readers::read(&Output { command, format, stdout: &plain, findings: self.findings.len() });
    }

    fn check(&self) {
        let (report, findings, language) = (self.report, &*self.findings, self.language);
        let mut human = String::new();
        let Ok(()) = report.pages(
            Manner::prose(language),
            |page| render::human::findings(page, language, self.width.into(), true),
            |page| -> Result<(), Infallible> {
                human.push_str(&page);
                Ok(())
            },
        );
        self.read("check", "human", &(human + &render::human::summary(&report.summary, language, true)));
        self.read("check", "concise", &render::concise::findings(findings, language));
        self.json("check", check_as_json(self.clocks(), report));
        self.read("check", "github", &render::github::findings(findings, language));
        self.read("check", "gitlab", &render::gitlab::findings(findings).expect("a report for GitLab"));
        let files: Vec<_> = report.files().collect();
        self.read(
            "check",
            "junit",
            &render::junit::findings(findings, &files, language).expect("a report of JUnit"),
        );
    }

    fn sarif(&self) {
        let log = render::sarif::findings(&self.findings, self.looked.day()).expect("SARIF");
        self.read("check", "sarif", &log);
    }

    fn lists(&self) {
        let rows = rows(self.looked);
        let columns = Column::value_variants();
        let headings: Vec<Heading> =
            columns.iter().map(|column| Heading::of_column(*column, self.language)).collect();
        let texts = |row: &AgreementRow| -> Vec<String> {
            columns.iter().map(|column| column.text(row, self.language)).collect()
        };
        self.read("list", "human", &Plan::new(&headings, &rows, texts, self.width).drawn());
        self.read("list", "markdown", &render::markdown::table(&headings, rows.iter().map(texts)));
        let names = columns.iter().map(|column| column.name()).collect();
        let values = rows.iter().map(|row| columns.iter().map(|column| column.value(row)).collect());
        self.read("list", "csv", &Dialect::Rfc4180.file(names, values).expect("a file of CSV"));
        self.json("list", render::json::list_of(self.clocks(), &rows, &unread(self.looked)));
    }

    fn summaries(&self) {
        let (case, day, language) = (self.looked.case(), self.looked.day(), self.language);
        let status = Status::of(&case, &Filter::default(), false);
        let mut human = String::new();
        let show = |piece: String| -> Result<(), Infallible> {
            human.push_str(&piece);
            Ok(())
        };
        let Ok(()) = render::status::status(&status, language, self.width, true, show);
        self.read("status", "human", &human);
        self.read("status", "markdown", &render::markdown::status(&status, day, language));
        self.json("status", render::json::status(self.clocks(), &status, &unread(self.looked)));
    }

    fn dates(&self) {
        let (case, day, language) = (self.looked.case(), self.looked.day(), self.language);
        let name = self.looked.registry.settings.name.as_ref().map(|name| name.as_str());
        let changed: DateTime<Utc> = day.and_time(NaiveTime::MIN).and_utc();
        let calendar = |entries| ics::calendar(&ics::Calendar { name: name.map(str::to_owned), entries });

        let agenda = Agenda::of(&case, &Filter::default(), &[]);
        self.read("agenda", "human", &render::agenda::human(&agenda, day, language, self.width));
        self.read("agenda", "markdown", &render::agenda::markdown(&agenda, day, language));
        self.read(
            "agenda",
            "csv",
            &render::agenda::csv(&agenda, Dialect::Rfc4180, language).expect("a file of CSV"),
        );
        let entries = render::agenda::entries(&agenda, name, language, changed);
        self.read("agenda", "ics", &calendar(entries));

        let due = Reminders::of(&case, &Filter::default(), &[], None, false);
        let run = reminders::Run { day, since: None, registry: name, language };
        self.read("remind", "markdown", &reminders::markdown(&due, &run));
        self.read("remind", "ics", &calendar(reminders::entries(&due, &run, changed)));
        self.json("remind", render::json::remind(self.clocks(), &due, &unread(self.looked)));
        let contact = self.looked.registry.settings.contact.as_ref().map(|contact| contact.as_str());
        let sender = contact.filter(|contact| is_mail_address(contact)).unwrap_or(reminders::DEFAULT_SENDER);
        for (name, letter) in reminders::letters(&due, &run, sender) {
            readers::letter(&name, &mail::letter(&letter).expect("a letter between addresses"));
        }
    }

    fn single(&self) {
        let (case, day, language) = (self.looked.case(), self.looked.day(), self.language);
        for agreement in self.looked.registry.agreement_ixs().take(MAX_SHOWN) {
            let chain = Chain::of(&case, agreement);
            self.read("chain", "human", &render::chain::chain(&chain, day, language, self.width));
            self.read("chain", "markdown", &render::chain::page(&chain, day, language));
            self.json("chain", render::json::chain(self.clocks(), &chain, &unread(self.looked)));
            let show = Show::of(&case, agreement, self.findings_of(agreement));
            self.read("show", "human", &render::show::show(&show, language, self.width));
            self.read("show", "markdown", &render::show::page(&show, language));
            self.json("show", render::json::show(self.clocks(), &show, &unread(self.looked)));
        }
    }

    /// The registry as tables.
    fn export(&self) -> Export<'_> {
        let case = self.looked.case();
        let origin = Origin {
            name: "fuzz".to_owned(),
            at: None,
            source: words::unknown_day(),
            is_filtered: false,
            incomplete: Vec::new(),
        };
        Export::of(case, &Filter::default(), rules::check(&case).findings, origin, self.language)
    }

    /// Every table, in the formats of text.
    fn tables(&self) {
        let export = self.export();
        for table in Table::ALL {
            let dialect = if self.language == Language::SV { Dialect::ExcelSv } else { Dialect::Rfc4180 };
            let csv = Csv::new(table, dialect, self.language);
            let mut text = csv.head().expect("a line of CSV");
            let Ok(()) = export.pages(
                &csv.selection,
                |rows| csv.lines(rows).expect("lines of CSV"),
                |page| -> Result<(), Infallible> {
                    text.push_str(&page);
                    Ok(())
                },
            );
            self.read("export", "csv", &text);
            let jsonl = Jsonl::new(table);
            let Ok(()) = export.pages(
                &jsonl.selection,
                |rows| jsonl.lines(rows).expect("lines of JSON"),
                |page| -> Result<(), Infallible> {
                    let is_row = |line: &str| serde_json::from_str::<serde_json::Value>(line).is_ok();
                    assert!(page.lines().all(is_row), "{page}");
                    Ok(())
                },
            );
        }
    }

    /// A whole site, and every link in it.
    fn site(&self) {
        let (day, settings) = (self.looked.day(), &self.looked.registry.settings);
        let site =
            Site::of(self.looked.case(), [self.findings.clone(), self.report.rows(Manner::PLAIN)], None);
        let frame = Frame {
            registry_name: settings.name.as_ref().map(|name| name.as_str()),
            language: self.language,
            clocks: render::json::Clocks { as_of: Some(day), at: None },
            incomplete: Vec::new(),
            program: Digest::of("fuzz"),
        };
        let (changed, export) = (day.and_time(NaiveTime::MIN).and_utc(), self.export());
        let mut web = Web::new(&site, frame, changed, &export, false).expect("no two pages share one");
        let parts = [web.parts(), web.tables_with(HashMap::new())].concat();
        let files = parts.into_iter().flat_map(|part| {
            let made = web.make(&part, |_| Ok(false), |_| Earlier::default());
            let made = made.expect("a site").expect("it is not there yet");
            part.paths.into_iter().zip(made.files.into_iter().map(|file| file.bytes))
        });
        readers::site::whole(&files.collect());
    }

    fn findings_of(&self, agreement: AgreementIx) -> Vec<FindingRow> {
        let path = self.looked.registry.path(self.looked.registry.agreement(agreement).file);
        self.findings.iter().filter(|finding| finding.path == path).cloned().collect()
    }

    fn json(&self, command: &str, document: serde_json::Result<String>) {
        self.read(command, "json", &document.expect("a report is JSON"));
    }

    fn clocks(&self) -> render::json::Clocks<'static> {
        clocks(self.looked)
    }
}

fn clocks(looked: &Looked) -> render::json::Clocks<'static> {
    render::json::Clocks { as_of: Some(looked.day()), at: None }
}

fn unread(looked: &Looked) -> Vec<&str> {
    looked.registry.unread.iter().map(|file| looked.registry.path(*file)).collect()
}

/// A row for each agreement.
fn rows(looked: &Looked) -> Vec<AgreementRow> {
    let case = looked.case();
    looked.registry.agreement_ixs().map(|agreement| AgreementRow::of(&case, agreement)).collect()
}

/// What `check` says, for programs.
pub fn check_as_json(clocks: Clocks<'_>, report: &CheckReport<'_>) -> serde_json::Result<String> {
    let (mut document, mut json) = (render::json::check(clocks, report.summary)?, String::new());
    let make = |page: &Page<'_>| render::json::findings(&page.findings);
    report.pages(Manner::PLAIN, make, |page| -> serde_json::Result<()> {
        json.push_str(&document.page(&page?));
        Ok(())
    })?;
    Ok(json + &document.end())
}

/// What `list` and `status` say, for programs.
pub fn list_and_status(looked: &Looked) -> [String; 2] {
    let status = Status::of(&looked.case(), &Filter::default(), true);
    let (clocks, unread) = (clocks(looked), unread(looked));
    let list = render::json::list_of(clocks, &rows(looked), &unread);
    [list, render::json::status(clocks, &status, &unread)].map(|json| json.expect("a report is JSON"))
}
