//! `avtal new party`

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::ArgValueCandidates;

use super::keys::Keys;
use super::making::Making;
use super::place::FileOptions;
use crate::commands::write::{Options, date};
use crate::commands::{Exit, Failure, Global, complete};
use crate::model::Date;
use crate::source::RecordKind;
use crate::view::message::message;

const KIND: RecordKind = RecordKind::Party;

/// The words for what a party is.
const KINDS: [&str; 7] =
    ["municipality", "region", "municipal-association", "agency", "company", "association", "group"];

/// Make a party, or a group of parties.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal new party --name 'Testköpings kommun' --kind municipality
  avtal new party region-test --name 'Region Test' --kind region --contact registrator@region-test.example
  avtal new party --name 'Testlänets kommuner' --kind group --members testkoping provstad
  avtal new party                                 asks, on a terminal")]
pub(super) struct Arguments {
    /// Its id, which is the name of its file [default: from its name]
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Its name
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// What it is
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS))]
    kind: Option<String>,

    /// Its official code, such as a municipality code
    #[arg(long, value_name = "CODE")]
    code: Option<String>,

    /// The address of a function, never of a person
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,

    /// The members of a group
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::parties))]
    members: Vec<String>,

    /// Its last day, inclusive
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,

    /// The party that takes its place after its last day
    #[arg(long, value_name = "ID", requires = "until", add = ArgValueCandidates::new(complete::parties))]
    replaced_by: Option<String>,

    #[command(flatten)]
    file: FileOptions,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub(super) fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let made_of = (KIND, arguments.id.as_deref());
    let making = Making::begin(global, &arguments.options, now, made_of)?;
    let name = making.name(arguments.name.as_deref())?;
    let kind = making.word(arguments.kind.as_deref(), &KINDS)?;
    let id = making.id(&name)?;
    let keys = arguments.keys(&name, kind.as_deref())?;
    let is_empty_group = kind.as_deref() == Some("group") && arguments.members.is_empty();
    let place = making.place(&arguments.file, &id, &[])?;
    making.finish(&keys, place, |_| {
        is_empty_group.then(|| message!("new-no-members", id = id)).into_iter().collect()
    })
}

impl Arguments {
    fn keys(&self, name: &str, kind: Option<&str>) -> Result<Keys, Failure> {
        let mut keys = Keys::new(KIND);
        keys.set("name", [name])?;
        keys.set("kind", kind)?;
        keys.set("code", &self.code)?;
        keys.set("contact", &self.contact)?;
        keys.set("members", &self.members)?;
        keys.set("replaced_by", &self.replaced_by)?;
        keys.set("until", self.until.map(|until| until.to_string()))?;
        Ok(keys)
    }
}
