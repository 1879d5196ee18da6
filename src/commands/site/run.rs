//! Runs `avtal site`.

use std::mem;

use chrono::{DateTime, Utc};

use super::arguments::Arguments;
use super::history::log;
use super::inputs::{Watched, program};
use super::make::{Made, make};
use crate::commands::changes::changed;
use crate::commands::failure::{Exit, Failure};
use crate::commands::global::Global;
use crate::commands::open;
use crate::commands::staged::{self, Staged};
use crate::commands::{export, output};
use crate::render::site::{Frame, Web};
use crate::rules;
use crate::text::Digest;
use crate::text::message::{Manner, message};
use crate::view::tables::Export;
use crate::view::{CheckReport, Filter, Rows, Site};

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let mut found = open::find(global, None)?;
    let program = program();
    let watched = Watched::begin(&mut found, global, arguments, now, program);
    staged::refuse_registry(&found.folder, &arguments.out)?;
    let staged = Staged::begin(&arguments.out, staged::SITE, arguments.dry_run)?;
    let as_it_is = || Made { same: staged.len(), ..Made::default() };
    let is_unchanged = staged.inputs().is_some_and(|then| watched.is_unchanged(&found.folder, then));
    if is_unchanged && staged.is_as_made() {
        tell(global, arguments, &staged, &as_it_is())?;
        return Ok(Exit::Success);
    }
    let opened = arguments.scope.of(found.read(global, None, now, None));
    let checked = rules::check(&opened.case());
    let findings = checked.findings.clone();
    let report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    let rows = report.rows_in([Manner::prose(opened.language), Manner::PLAIN]);
    let (log, is_whole) = log(&opened)?;
    let (origin, changed) = (export::origin(&opened, None)?, changed(&opened)?);
    let (records, said) = rayon::join(|| Digest::of(&*opened.registry), || Digest::of(&rows));
    let read = (records, opened.outlook.day, opened.outlook.horizon, said, &log);
    let all = Digest::of(&(
        program,
        read,
        (&origin, changed),
        (opened.language, opened.clocks(), opened.incomplete()),
    ));
    let made = if staged.is_made_of(all) {
        as_it_is()
    } else {
        if let Some(inputs) = watched.inputs(&opened).filter(|_| is_whole) {
            staged.note_inputs(inputs);
        }
        let site = Site::of(opened.case(), rows, log);
        let export = Export::of(opened.case(), &Filter::default(), findings, origin, opened.language);
        let export = export.with_made(Rows(&site.rows), &site.agenda);
        let frame = Frame {
            registry_name: opened.name(),
            language: opened.language,
            clocks: opened.clocks(),
            incomplete: opened.incomplete(),
            program,
        };
        let web = Web::new(&site, frame, changed, &export, export::HAS_WORKBOOKS)
            .map_err(|shared| Failure::usage(shared.message(), message!("rename-one")))?;
        let made = make(&staged, web, &export, opened.language, all)?;
        // The program ends soon, and the system then takes back all memory at once.
        mem::forget(export);
        mem::forget(site);
        made
    };
    tell(global, arguments, &staged, &made)?;
    let exit = opened.finish();
    Ok(if is_whole { exit } else { Exit::Findings })
}

/// Prints what became of the site.
fn tell(global: &Global, arguments: &Arguments, staged: &Staged, made: &Made) -> anyhow::Result<()> {
    if arguments.dry_run {
        output::write(&made.differences())?;
    } else {
        output::write(&format!("{}\n", arguments.out.join("index.html").display()))?;
    }
    if !global.quiet {
        let path = staged.target().display().to_string();
        let (new, different) = (made.new.len(), made.changed.len());
        let message = message!(
            "site-made",
            new = new,
            changed = different,
            same = made.same,
            gone = made.gone.len(),
            path = path
        );
        output::hint(message!("label-site"), message);
    }
    Ok(())
}
