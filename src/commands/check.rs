//! `avtal check`

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::explain;
use super::failure::{Exit, Failure};
use super::fixes::FixOptions;
use super::global::Global;
use super::scope::Scope;
use super::touched::Touched;
use super::{baseline, complete, output, root};
use crate::model::Level;
use crate::render;
use crate::render::json::Paged;
use crate::rules::{self, Finding};
use crate::text::message::{Manner, message};
use crate::text::{Language, LanguageCode};
use crate::view::finding::Page;
use crate::view::{CheckReport, FindingRow};

/// Check the whole registry and print each finding with its place in the files.
///
/// Without --fix, nothing is written. Exits with 1 if there are findings at or above --fail-on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal check                                 everything
  avtal check registry/agreements/dalarna     only findings that touch these records
  avtal check --rule lapsed --rule lapsing    only findings of these rules
  avtal check --level warning --quiet         no notes, and no totals at the end
  avtal check --fail-on warning               for strict CI
  avtal check --format json | jq '.summary'
  avtal check --fix --diff                    what safe fixes would change
  avtal check --fix --unsafe-fixes            make all fixes, and print what is left
  avtal check --baseline known.json --write-baseline     record the current findings
  avtal check --baseline known.json                      only new findings")]
pub struct Arguments {
    /// Report only findings that touch these files or folders; the whole registry is still read
    ///
    /// These are the findings in those files, the findings in other files to which they contribute, and the references
    /// to missing records or documents that may be one of these files under an earlier name. You may name a file that
    /// has been deleted.
    paths: Vec<PathBuf>,

    /// Report only findings of this rule; may be repeated
    #[arg(long, value_name = "ID", value_delimiter = ',', add = ArgValueCandidates::new(complete::rules))]
    rule: Vec<String>,

    /// Report only findings of this level or higher
    #[arg(long, value_name = "LEVEL")]
    level: Option<Least>,

    /// How to print the findings [default: human; under GitHub Actions, human and github]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Leave out the findings listed in this file: only new ones count
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Write the current findings to the --baseline file instead of printing them
    #[arg(long, requires = "baseline", conflicts_with_all = ["paths", "rule", "level", "format"])]
    write_baseline: bool,

    /// Exit with 1 if there is a finding of this level or higher
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    fail_on: FailOn,

    #[command(flatten)]
    scope: Scope,

    #[command(flatten)]
    fixes: FixOptions,
}

impl Arguments {
    fn asks_for(&self, touched: &Touched<'_>, finding: &Finding) -> bool {
        (self.rule.is_empty() || self.rule.iter().any(|rule| rule == finding.rule.id))
            && self.level.is_none_or(|least| finding.level >= least.level())
            && touched.touches(finding)
    }
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they point to
    Human,
    /// One line each
    Concise,
    /// For programs
    Json,
    /// For GitHub code scanning and other tools: SARIF 2.1.0
    Sarif,
    /// For GitHub Actions: annotations
    Github,
    /// For GitLab: Code Quality
    Gitlab,
    /// For Jenkins and others: JUnit XML
    Junit,
}

/// From which level on findings are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Note,
    Warning,
    Error,
}

impl Least {
    fn level(self) -> Level {
        match self {
            Least::Note => Level::Note,
            Least::Warning => Level::Warning,
            Least::Error => Level::Error,
        }
    }
}

/// From which level on findings fail the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Note,
    Warning,
    Error,
    Never,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    for id in &arguments.rule {
        if rules::find(id).is_none() {
            return Err(explain::unknown(id).into());
        }
    }
    let near = arguments.paths.first().map(PathBuf::as_path);
    if arguments.fixes.fix
        && let Some(exit) = fix(global, arguments, now)?
    {
        return Ok(exit);
    }
    let opened = arguments.scope.open(global, near, None, now)?;
    let mut checked = rules::check(&opened.case());
    let touched = Touched::of(&opened, &arguments.paths, &checked.findings)?;
    checked.findings.retain(|finding| arguments.asks_for(&touched, finding));
    let is_whole = touched.is_whole() && arguments.rule.is_empty() && arguments.level.is_none();
    let language = opened.language;
    let mut report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    if let Some(path) = &arguments.baseline {
        if arguments.write_baseline {
            baseline::write(path, &report.rows(Manner::PLAIN))?;
            let message =
                message!("baseline-written", count = report.count(), path = path.display().to_string());
            output::hint(message!("hint-baseline"), message);
            return Ok(Exit::Success);
        }
        let gone = report.set_aside(&baseline::read(path)?);
        if gone > 0 && is_whole && !global.quiet {
            let message = message!("baseline-gone", count = gone, path = path.display().to_string());
            output::hint(message!("hint-baseline"), message);
        }
    }
    match arguments.format {
        None | Some(Format::Human) => {
            human(&report, language, global.quiet)?;
            if arguments.format.is_none() && output::under_github_actions() {
                in_pages(&report, language, render::github::findings, output::write_commands)?;
            }
        }
        Some(Format::Concise) => in_pages(&report, language, render::concise::findings, output::write)?,
        Some(Format::Json) => json(&report, render::json::check(opened.clocks(), report.summary)?)?,
        Some(Format::Sarif) => {
            output::write(&render::sarif::findings(&report.rows(Manner::PLAIN), opened.day())?)?
        }
        Some(Format::Github) => {
            in_pages(&report, language, render::github::findings, output::write_commands)?
        }
        Some(Format::Gitlab) => output::write(&render::gitlab::findings(&report.rows(in_lines(language)))?)?,
        Some(Format::Junit) => {
            let files: Vec<_> = report.files().filter(|file| touched.holds(&file.path)).collect();
            output::write(&render::junit::findings(&report.rows(in_lines(language)), &files, language)?)?;
        }
    }
    let failing = match arguments.fail_on {
        FailOn::Note => Some(Level::Note),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Error => Some(Level::Error),
        FailOn::Never => None,
    };
    let fails = failing.is_some_and(|level| report.has_at_least(level));
    Ok(if fails { Exit::Findings } else { Exit::Success })
}

/// Makes the fixes. Returns how the command ends if nothing more is to be printed.
fn fix(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Option<Exit>> {
    if global.at.is_some() {
        let help = message!("leave-out-at-for-fix");
        return Err(Failure::usage(message!("fix-at"), help).into());
    }
    let near = arguments.paths.first().map(PathBuf::as_path);
    let turn = arguments.fixes.turn(&root::find(global.registry.as_deref(), near)?)?;
    let opened = Scope::default().open(global, near, None, now)?;
    let findings =
        if arguments.paths.is_empty() { Vec::new() } else { rules::check(&opened.case()).findings };
    let touched = Touched::of(&opened, &arguments.paths, &findings)?;
    let is_asked_for = |finding: &Finding| arguments.asks_for(&touched, finding);
    arguments.fixes.run(&opened, &turn, global.quiet, &is_asked_for, &|path| touched.holds(path))
}

/// Prints the report for people, piece by piece.
fn human(report: &CheckReport<'_>, language: Language, quiet: bool) -> io::Result<()> {
    let (width, in_colour) = (output::width().into(), output::in_colour());
    let show = |piece: String| output::write(&piece);
    report.pages(
        Manner::prose(language),
        |page| render::human::findings(page, language, width, in_colour),
        show,
    )?;
    if quiet {
        return Ok(());
    }
    show(render::human::totals(&report.totals(), language, in_colour))?;
    show(render::human::summary(&report.summary, language, in_colour))
}

/// Prints a report whose findings can be written one at a time.
fn in_pages(
    report: &CheckReport<'_>,
    language: Language,
    render: fn(&[FindingRow], Language) -> String,
    write: fn(&str) -> io::Result<()>,
) -> io::Result<()> {
    let make = |page: &Page<'_>| render(&page.findings, language);
    report.pages(in_lines(language), make, |piece| write(&piece))
}

/// Prints the report as JSON, piece by piece.
fn json(report: &CheckReport<'_>, mut document: Paged) -> anyhow::Result<()> {
    report.pages(
        Manner::PLAIN,
        |page| render::json::findings(&page.findings),
        |page| anyhow::Ok(output::write(&document.page(&page?))?),
    )?;
    Ok(output::write(&document.end())?)
}

/// How findings are said in formats of lines that other programs take in: in English with days as in records.
fn in_lines(language: Language) -> Manner {
    match language.code {
        LanguageCode::En => Manner::PLAIN,
        LanguageCode::Sv => Manner::prose(language),
    }
}
