//! Runs `avtal export`.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::arguments::{Arguments, Format};
use super::destination::{Asked, Destination};
use super::origin::origin;
use super::sink::Sink;
use super::{spreadsheet, write};
use crate::commands::failure::{Exit, Failure};
use crate::commands::global::Global;
use crate::commands::open::OpenRegistry;
use crate::commands::staged::{self, Staged};
use crate::commands::{file, output, report};
use crate::render::export::jsonld::JsonLd;
use crate::render::export::root::Root;
use crate::render::export::turtle::Turtle;
use crate::render::export::{duckdb, json_schema, spark};
use crate::rules;
use crate::text::message::message;
use crate::view::linked::LinkedExport;
use crate::view::tables::{Export, Table, Value};

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let asked = Asked::of(arguments)?;
    if asked.format == Format::Xlsx && !spreadsheet::HAS_WORKBOOKS {
        return Err(spreadsheet::refusal().into());
    }
    let opened = arguments.filters.open(global, arguments.within, now)?;
    let filter = arguments.filters.resolve(&opened.registry)?;
    let case = opened.case();
    let findings = match asked.tables.contains(&Table::Findings) {
        true => rules::check(&case).findings,
        false => Vec::new(),
    };
    let origin = origin(&opened, arguments.name.as_deref())?;
    let export = Export::of(case, &filter, findings, origin, opened.language);
    let linked = (!asked.format.has_tables())
        .then(|| LinkedExport::of(export.linked(spreadsheet::HAS_WORKBOOKS, false), &export));
    let pages = match &linked {
        Some(linked) => linked.page_count(),
        None => asked.tables.iter().map(|table| export.page_count(*table)).sum(),
    };
    let bar = output::progress(&message!("bar-writing"), pages);
    let written =
        Writing { opened: &opened, export: &export, linked, asked: &asked, tick: &|| bar.inc(1) }.run();
    bar.finish_and_clear();
    written?;
    tell(global, &asked, &export);
    Ok(opened.finish())
}

/// Tells on standard error what was written, and what is not in it.
fn tell(global: &Global, asked: &Asked, export: &Export<'_>) {
    report::say_cut(export.cut());
    let faulty = export.records_with_faults();
    if faulty > 0 && asked.format == Format::Jsonl {
        output::hint(message!("label-note"), message!("export-faulty-records", count = faulty));
    }
    if !asked.format.has_tables() && !export.has_address() && !global.quiet {
        output::hint(message!("label-note"), message!("export-relative"));
    }
    let (Destination::File(path) | Destination::Folder(path)) = &asked.destination else { return };
    if !global.quiet {
        let (count, tables) = (export.agreements(), asked.tables.len());
        let path = path.display().to_string();
        let made = match asked.format.has_tables() {
            true => message!("export-made", count = count, tables = tables, path = path),
            false => message!("export-linked-made", count = count, path = path),
        };
        output::hint(message!("label-export"), made);
    }
}

/// An export that is being written.
struct Writing<'w, 'r> {
    opened: &'w OpenRegistry,
    export: &'w Export<'r>,
    /// The same as linked data, if that is asked for.
    linked: Option<LinkedExport<'w>>,
    asked: &'w Asked,
    tick: write::Tick<'w>,
}

impl Writing<'_, '_> {
    fn run(&self) -> anyhow::Result<()> {
        match &self.asked.destination {
            Destination::Stdout => self.file(Sink::Stdout),
            Destination::File(path) => self.file(Sink::file(path)?),
            Destination::Folder(path) => self.folder(path),
        }
    }

    /// Writes everything into one file.
    fn file(&self, mut sink: Sink) -> anyhow::Result<()> {
        let tables = &self.asked.tables;
        match self.asked.format {
            Format::Xlsx => {
                let (beside, done) = (|_, _: &[Vec<Value<'_>>]| (), |_, ()| (self.tick)());
                let language = self.opened.language;
                let (workbook, cut) = spreadsheet::workbook(self.export, tables, language, beside, done)?;
                spreadsheet::say_cut(cut);
                sink.put_bytes(&workbook)?;
            }
            Format::Sql => write::sql(self.export, tables, &mut sink, self.tick)?,
            Format::Turtle | Format::Jsonld => self.graph(&mut sink)?,
            Format::Csv | Format::Jsonl => {
                for table in tables {
                    self.table(*table, &mut sink)?;
                }
            }
        }
        Ok(sink.finish()?)
    }

    /// Writes linked data.
    fn graph(&self, sink: &mut Sink) -> anyhow::Result<()> {
        let Some(linked) = &self.linked else { return Ok(()) };
        let root = Root::new(linked.base(), "./");
        let put = |text: &str| {
            (self.tick)();
            sink.put(text)
        };
        match self.asked.format {
            Format::Jsonld => JsonLd::new(root).document(linked, put),
            Format::Turtle | Format::Xlsx | Format::Csv | Format::Jsonl | Format::Sql => {
                Turtle::new(root).document(linked, put)
            }
        }
    }

    /// Writes a table into a file of its own.
    fn table(&self, table: Table, sink: &mut Sink) -> anyhow::Result<()> {
        match self.asked.format {
            Format::Jsonl => write::jsonl(self.export, table, sink, self.tick),
            Format::Csv => {
                let manner = (self.asked.dialect, self.opened.language);
                write::csv(self.export, table, manner, sink, self.tick)
            }
            // These are one file.
            Format::Xlsx | Format::Sql | Format::Turtle | Format::Jsonld => Ok(()),
        }
    }

    /// Writes a file for each table into a folder. JSON Lines go into one of each registry, beside what reads those of all.
    fn folder(&self, out: &Path) -> anyhow::Result<()> {
        let is_of_many = self.asked.format == Format::Jsonl;
        let own = match is_of_many {
            true => out.join(format!("registry={}", self.export.origin.name)),
            false => out.to_owned(),
        };
        staged::refuse_registry(&self.opened.folder, &own)?;
        let staged = Staged::begin(&own, staged::EXPORT, false)?;
        let files: Vec<String> = self
            .asked
            .tables
            .iter()
            .map(|table| format!("{}.{}", table.name(), self.asked.format.name()))
            .collect();
        for (table, name) in self.asked.tables.iter().zip(&files) {
            let mut sink = Sink::staged(&staged, name)?;
            self.table(*table, &mut sink)?;
            sink.finish()?;
        }
        staged.finish(None)?;
        if is_of_many { self.readers(out) } else { Ok(()) }
    }

    /// Writes what reads the tables of all registries. It is the same for all of them.
    fn readers(&self, out: &Path) -> anyhow::Result<()> {
        let tables = &self.asked.tables;
        file::write(&out.join("load.duckdb.sql"), duckdb::loader(tables))?;
        file::write(&out.join("schema.spark.ddl"), spark::schema(tables))?;
        let schemas = out.join("schemas");
        std::fs::create_dir_all(&schemas).map_err(|error| Failure::unwritable(&schemas, error))?;
        for table in tables {
            let path = schemas.join(json_schema::file_name(*table));
            file::write(&path, json_schema::json_schema(*table)?)?;
        }
        Ok(())
    }
}
