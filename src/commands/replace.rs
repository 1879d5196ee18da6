//! `avtal replace`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::OpenRegistry;
use super::write::{Options, Plan, Question, Target, Transaction, ask};
use super::{complete, lookup};
use crate::edit::{Data, Edit, Path};
use crate::model::{Agreement, Id};
use crate::text::message::message;

/// Record that an agreement replaces others, as a whole or in part.
///
/// It is recorded in the new one. If it replaces one of them already, what is given here is added there.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal replace fardtjanst-2022 --by fardtjanst-2027
  avtal replace fardtjanst-2022 skolskjuts-2020 --by resor-2027
  avtal replace vard-2019 --by vard-barn-2027 --sections 3 4 --in-section 6
  avtal replace vard-2019 --by vard-barn-2027 --together-with vard-vuxna-2027")]
pub struct Arguments {
    /// The agreements that are replaced
    #[arg(value_name = "OLD", required = true, add = ArgValueCandidates::new(complete::agreements))]
    old: Vec<String>,

    /// The agreement that replaces them
    #[arg(long, value_name = "NEW", add = ArgValueCandidates::new(complete::agreements))]
    by: Option<String>,

    /// Only these sections of the old one are replaced
    #[arg(long, value_name = "SECTION", num_args = 1.., value_delimiter = ',')]
    sections: Vec<String>,

    /// Where in the new one the matter now stands
    #[arg(long, value_name = "SECTION")]
    in_section: Option<String>,

    /// Other agreements that have to be in force before it is replaced
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::agreements))]
    together_with: Vec<String>,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let transaction = Transaction::begin(global, &arguments.options, now)?;
    let opened = &transaction.opened;
    let by = match &arguments.by {
        Some(by) => by.clone(),
        None => {
            let question =
                Question { text: &message!("ask-successor"), option: "--by", choices: &[], default: None };
            ask(&arguments.options, &question)?
        }
    };
    let Some(agreement) = lookup::agreement(opened, &by, global.quiet)? else { return Ok(Exit::Findings) };
    let (Some(old), Some(together)) =
        (ids(opened, &arguments.old, global.quiet)?, ids(opened, &arguments.together_with, global.quiet)?)
    else {
        return Ok(Exit::Findings);
    };
    let target = Target::agreement(opened, agreement)?;
    let record = opened.case().agreement(agreement);
    let edits: Vec<Edit> = old.iter().flat_map(|old| arguments.edits(record, *old, &together)).collect();
    let plan = Plan::of(&target, &edits)?;
    transaction.finish(&plan, |_| Vec::new())
}

/// The ids of today of agreements. None if one of them could not be read, which is reported.
fn ids(opened: &OpenRegistry, named: &[String], quiet: bool) -> Result<Option<Vec<Id>>, Failure> {
    let found = named.iter().map(|named| lookup::agreement(opened, named, quiet));
    let found: Option<Vec<_>> = found.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    Ok(found.map(|found| found.into_iter().map(|found| *opened.case().id(found)).collect()))
}

impl Arguments {
    /// The edits that record that `record` replaces `old`.
    fn edits(&self, record: &Agreement, old: Id, together: &[Id]) -> Vec<Edit> {
        let list = |items: Vec<Data>| (!items.is_empty()).then_some(Data::List(items));
        let keys = [
            ("sections", list(self.sections.iter().map(|section| Data::text(&**section)).collect())),
            ("in_section", self.in_section.as_deref().map(Data::text)),
            ("together_with", list(together.iter().map(|id| Data::text(&**id)).collect())),
        ];
        let given = keys.into_iter().filter_map(|(key, value)| Some((key, value?)));
        match record.replaces.iter().position(|replaces| replaces.id.value == old) {
            Some(position) => {
                let at = |key: &str| Path::root().key("replaces").item(position).key(key);
                given.map(|(key, value)| Edit::set(at(key), value)).collect()
            }
            None => {
                let entry = std::iter::once(("id", Data::text(&*old))).chain(given);
                vec![Edit::add(Path::root().key("replaces"), Data::table(entry))]
            }
        }
    }
}
