//! `avtal accept`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::global::Global;
use super::write::{Opening, Options, Question, ask, date};
use super::{complete, explain};
use crate::edit::{Data, Edit, Path};
use crate::model::Date;
use crate::rules;
use crate::text::message::message;

/// Accept a finding of `check` in an agreement: it is known, and there is a reason.
///
/// All findings of the rule in the record are accepted. There must be one, that is not accepted yet.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal accept fardtjanst coverage-gap --reason 'Beslutat uppehåll, se § 12'
  avtal accept fardtjanst lapsed --reason 'Nytt avtal förhandlas' --until 2027-06-30")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// The rule whose findings are accepted
    #[arg(value_name = "RULE", add = ArgValueCandidates::new(complete::rules))]
    rule: String,

    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,

    /// The last day of the acceptance, inclusive [default: no end]
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let (_, rule) = rules::find(&arguments.rule).ok_or_else(|| explain::unknown(&arguments.rule))?;
    let Some(opening) = Opening::of(global, &arguments.options, now, &arguments.id)? else {
        return Ok(Exit::Findings);
    };
    ensure_found(&opening, rule.id)?;
    let reason = match &arguments.reason {
        Some(reason) => reason.clone(),
        None => {
            let question = Question {
                text: &message!("ask-accept-reason"),
                option: "--reason",
                choices: &[],
                default: None,
            };
            ask(&arguments.options, &question)?
        }
    };
    let keys = [
        ("rule", Some(Data::text(rule.id))),
        ("reason", Some(Data::text(reason))),
        ("until", arguments.until.map(Data::from)),
    ];
    let accept = keys.into_iter().filter_map(|(key, value)| Some((key, value?)));
    opening.finish(&[Edit::add(Path::root().key("accept"), Data::table(accept))], |_| Vec::new())
}

/// There must be something to accept.
fn ensure_found(opening: &Opening<'_>, rule: &str) -> Result<(), Failure> {
    let opened = &opening.transaction.opened;
    let file = opened.registry.agreement(opening.agreement).file;
    let findings = rules::check(&opened.case()).findings;
    let here: Vec<&str> =
        findings.iter().filter(|finding| finding.place.file == file).map(|finding| finding.rule.id).collect();
    if here.contains(&rule) {
        return Ok(());
    }
    let mut others: Vec<&str> = here;
    others.sort_unstable();
    others.dedup();
    let help = match others.as_slice() {
        [] => message!("finds-nothing"),
        others => message!("finds-there", rules = others.join(", ")),
    };
    Err(Failure::usage(message!("no-finding-of", id = opening.target.id.to_string(), rule = rule), help))
}
