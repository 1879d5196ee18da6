//! `avtal show`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::Exit;
use super::global::Global;
use super::open::open;
use super::report::Format;
use super::{complete, lookup, output};
use crate::view::message::Manner;
use crate::view::{CheckReport, Show};
use crate::{render, rules};

/// Show one agreement in full.
///
/// Its state and the reasons for it, its period, who has adopted it, what it replaces and what replaces it, its
/// reviews, its coming dates, its documents, and what `check` finds in its record.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal show vald-nara-relationer
  avtal show barn-unga-dalarna-2022 --as-of 2022-01-01
  avtal show hemsjukvard --format json | jq '.adoption'")]
pub struct Arguments {
    /// The agreement, by its current or a former id
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
}

/// Runs it.
///
/// # Errors
///
/// [`super::Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let opened = open(global, None, None, now)?;
    let Some(agreement) = lookup::agreement(&opened, &arguments.id, global.quiet)? else {
        return Ok(opened.finish());
    };
    let file = opened.registry.agreement(agreement).file;
    let mut checked = rules::check(&opened.case());
    checked.findings.retain(|finding| finding.place.file == file);
    let report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    let manner = match arguments.format {
        Format::Json => Manner::PLAIN,
        Format::Human | Format::Markdown => Manner::prose(opened.language),
    };
    let show = Show::of(&opened.case(), agreement, report.rows(manner));
    let printed = match arguments.format {
        Format::Human => render::show::show(&show, opened.language, output::width()),
        Format::Json => render::json::show(opened.clocks(), &show, &opened.incomplete())?,
        Format::Markdown => render::show::page(&show, opened.language),
    };
    output::write(&printed)?;
    Ok(opened.finish())
}
