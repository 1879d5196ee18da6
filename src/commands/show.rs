//! `avtal show`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::Exit;
use super::global::Global;
use super::lookup::{self, Found};
use super::open::{OpenRegistry, open};
use super::report::Format;
use super::{complete, output};
use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::view::message::Manner;
use crate::view::{BodyPage, CheckReport, PartyPage, Show};
use crate::{render, rules};

/// Show one agreement, party or body in full.
///
/// An agreement: its state and the reasons for it, its period, who has adopted it, what it replaces and what replaces it,
/// its reviews, its coming dates, its documents, and what `check` finds in its record. A party: what binds it, what waits
/// for its decision, what ends, what it has left, and the local agreements that it should have. A body: its duties, those
/// overdue first, the reviews that it receives, what it is responsible for, and whom it takes over from.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal show vald-nara-relationer
  avtal show barn-unga-dalarna-2022 --as-of 2022-01-01
  avtal show hemsjukvard --format json | jq '.adoption'
  avtal show bergs-kommun                   what binds a party, and what waits for its decision
  avtal show PaHSU                          a body, by its short name
  avtal show party:provstad                 if a body has the same id")]
pub struct Arguments {
    /// The agreement, party or body: by its id, a former id, a title, a name or a short name
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::records))]
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
    let mut opened = open(global, None, None, now)?;
    let found = lookup::record(&opened, &arguments.id, global.quiet)?;
    // One that is asked for by name is shown whole, with its findings, whichever registry it is in.
    if found.is_some_and(|found| lookup::id_of(&opened.registry, found).1.contains(':')) {
        opened.registry.report_all();
    }
    let printed = match found {
        None => return Ok(opened.finish()),
        Some(Found::Agreement(found)) => agreement(&opened, found, arguments.format)?,
        Some(Found::Party(found)) => party(&opened, found, arguments.format)?,
        Some(Found::Body(found)) => body(&opened, found, arguments.format)?,
    };
    output::write(&printed)?;
    Ok(opened.finish())
}

fn agreement(opened: &OpenRegistry, agreement: AgreementIx, format: Format) -> anyhow::Result<String> {
    let file = opened.registry.agreement(agreement).file;
    let mut checked = rules::check(&opened.case());
    checked.findings.retain(|finding| finding.place.file == file);
    let report = CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?);
    let manner = match format {
        Format::Json => Manner::PLAIN,
        Format::Human | Format::Markdown => Manner::prose(opened.language),
    };
    let show = Show::of(&opened.case(), agreement, report.rows(manner));
    Ok(match format {
        Format::Human => render::show::show(&show, opened.language, output::width()),
        Format::Json => render::json::show(opened.clocks(), &show, &opened.incomplete())?,
        Format::Markdown => render::show::page(&show, opened.language),
    })
}

fn party(opened: &OpenRegistry, party: PartyIx, format: Format) -> anyhow::Result<String> {
    let (day, language) = (opened.day(), opened.language);
    let Some(page) = PartyPage::of(&opened.case(), party) else { return Ok(String::new()) };
    Ok(match format {
        Format::Human => render::party::human(&page, day, language, output::width()),
        Format::Json => render::json::party(opened.clocks(), &page, &opened.incomplete())?,
        Format::Markdown => render::party::markdown(&page, day, language),
    })
}

fn body(opened: &OpenRegistry, body: BodyIx, format: Format) -> anyhow::Result<String> {
    let (day, language) = (opened.day(), opened.language);
    let page = BodyPage::of(&opened.case(), body);
    Ok(match format {
        Format::Human => render::body::human(&page, day, language, output::width()),
        Format::Json => render::json::body(opened.clocks(), &page, &opened.incomplete())?,
        Format::Markdown => render::body::markdown(&page, day, language),
    })
}
