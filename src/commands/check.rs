//! `avtal check`

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::failure::{Exit, Failure};
use super::open::open;
use super::output;
use crate::cli::Global;
use crate::model::Level;
use crate::render;
use crate::rules;
use crate::view::CheckReport;
use crate::view::finding::{FindingRow, Summary};

/// Check the whole registry and print findings that point into the files.
///
/// Nothing is written. Exits with 1 if there are findings at or above --fail-on.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal check                                 everything
  avtal check registry/agreements/dalarna     only findings that touch these records
  avtal check --fail-on warning               for CI that is to be strict
  avtal check --format json | jq '.summary'")]
pub struct Arguments {
    /// Report only findings that touch these files or folders; the whole registry is read all the same
    paths: Vec<PathBuf>,

    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Exit with 1 if there is a finding of this level or a higher one
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    fail_on: FailOn,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they are about
    Human,
    /// One line each
    Concise,
    /// For programs
    Json,
}

/// From which level on findings fail the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Note,
    Warning,
    Error,
    Never,
}

#[derive(Serialize)]
struct Body<'a> {
    summary: Summary,
    findings: &'a [FindingRow],
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, arguments.paths.first().map(PathBuf::as_path), None, now)?;
    let touched = arguments
        .paths
        .iter()
        .map(|path| inside(opened.folder.root(), path))
        .collect::<Result<Vec<_>, _>>()?;
    let mut checked = rules::check(&opened.case());
    if !touched.is_empty() {
        let touches = |place: &crate::load::Place| {
            let path = opened.registry.path(place.file);
            touched.iter().any(|touched| Path::new(path).starts_with(touched))
        };
        checked.findings.retain(|finding| {
            touches(&finding.place) || finding.related.iter().any(|related| touches(&related.place))
        });
    }
    let report = CheckReport::of(&opened.folder, &opened.registry, checked);
    let printed = match arguments.format {
        Format::Human => {
            let mut page = render::human::findings(&report, output::width().into());
            if !global.quiet {
                page.push_str(&render::human::summary(&report.summary));
            }
            page
        }
        Format::Concise => render::concise::findings(&report),
        Format::Json => {
            let body = Body { summary: report.summary, findings: &report.findings };
            render::json::document("check", opened.day(), &body)?
        }
    };
    output::write(&printed)?;
    let failing = match arguments.fail_on {
        FailOn::Note => Some(Level::Note),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Error => Some(Level::Error),
        FailOn::Never => None,
    };
    let fails = failing.is_some_and(|level| report.has_at_least(level));
    Ok(if fails { Exit::Findings } else { Exit::Success })
}

/// A path given on the command line, from the registry's root.
fn inside(root: &Path, path: &Path) -> Result<PathBuf, Failure> {
    let real = path.canonicalize().map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            let message = format!("there is no {}", path.display());
            return Failure::usage(message, "name files or folders of the registry");
        }
        Failure::Environment { message: format!("{} cannot be read", path.display()), error }
    })?;
    real.strip_prefix(root).map(Path::to_owned).map_err(|_| {
        let message = format!("{} is not in the registry {}", path.display(), root.display());
        Failure::usage(message, "name files or folders of one registry, or the registry itself with -C")
    })
}
