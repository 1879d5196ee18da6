//! `avtal new body`

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

const KIND: RecordKind = RecordKind::Body;

/// The words for what a body is.
const KINDS: [&str; 4] = ["political", "official", "local", "working-group"];

/// The words for what a body may do.
const MANDATES: [&str; 4] = ["decides", "recommends", "prepares", "advises"];

/// Make a governing body, such as a committee or a network.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal new body --name Styrgruppen --kind political --mandate decides --contact registrator@testkoping.example
  avtal new body --name Beredningen --kind official --mandate prepares --prepares-for styrgruppen
  avtal new body --name 'Nya styrgruppen' --from 2027-01-01 --replaces styrgruppen
  avtal new body                                  asks, on a terminal")]
pub(super) struct Arguments {
    /// Its id, which is the name of its file [default: from its name]
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Its name
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,

    /// A short form of its name
    #[arg(long, value_name = "TEXT")]
    short: Option<String>,

    /// What it is
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS))]
    kind: Option<String>,

    /// What it may do
    #[arg(long, value_name = "MANDATE", value_parser = PossibleValuesParser::new(MANDATES))]
    mandate: Option<String>,

    /// The bodies whose decisions it prepares
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::bodies))]
    prepares_for: Vec<String>,

    /// The parties represented in it
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::parties))]
    members: Vec<String>,

    /// How many times a year it meets
    #[arg(long, value_name = "NUMBER")]
    meetings_per_year: Option<u32>,

    /// The days of its meetings, as far as they are known
    #[arg(long, value_name = "DATE", num_args = 1.., value_delimiter = ',', value_parser = date)]
    meetings: Vec<Date>,

    /// The address of a function, never of a person
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,

    /// Its first day
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,

    /// Its last day, inclusive
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,

    /// The bodies whose documents and duties it takes over
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::bodies))]
    replaces: Vec<String>,

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
    let id = making.id(arguments.short.as_deref().unwrap_or(&name))?;
    let keys = arguments.keys(&name, kind.as_deref())?;
    let place = making.place(&arguments.file, &id, &[])?;
    making.finish(&keys, place, |_| {
        arguments.contact.is_none().then(|| message!("new-no-contact", id = id)).into_iter().collect()
    })
}

impl Arguments {
    fn keys(&self, name: &str, kind: Option<&str>) -> Result<Keys, Failure> {
        let mut keys = Keys::new(KIND);
        keys.set("name", [name])?;
        keys.set("short", &self.short)?;
        keys.set("kind", kind)?;
        keys.set("mandate", &self.mandate)?;
        keys.set("prepares_for", &self.prepares_for)?;
        keys.set("members", &self.members)?;
        keys.set("meetings_per_year", self.meetings_per_year.map(|number| number.to_string()))?;
        keys.set("meetings", self.meetings.iter().map(ToString::to_string))?;
        keys.set("contact", &self.contact)?;
        keys.set("from", self.from.map(|from| from.to_string()))?;
        keys.set("until", self.until.map(|until| until.to_string()))?;
        keys.set("replaces", &self.replaces)?;
        Ok(keys)
    }
}
