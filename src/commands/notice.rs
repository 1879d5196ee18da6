//! `avtal notice`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::complete_record;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::OpenRegistry;
use super::write::{Opening, Options, Question, Target, ask, date};
use crate::edit::{Data, Edit, Path};
use crate::model::clauses::NoticeBy;
use crate::model::{Agreement, Date, Id};
use crate::registry::AgreementIx;
use crate::time::{Day, leaves_alone};
use crate::view::message::message;

/// Record that a party has given notice. The last day is computed from the clauses, shown and recorded.
///
/// By `[termination]` or `[validity.renewal]`. Where each party gives notice for itself (`by = "each-party"`), it leaves
/// and the others stay; else the agreement ends for all.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal notice fardtjanst --by testkoping
  avtal notice fardtjanst --by testkoping --date 2026-06-30
  avtal notice fardtjanst --by testkoping --dry-run       what would follow from it")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// The party that gives notice
    #[arg(long, value_name = "PARTY", add = ArgValueCandidates::new(complete_record::its_parties))]
    by: Option<String>,

    /// The day on which it is given [default: the day of --as-of, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    #[command(flatten)]
    options: Options,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let Some(opening) = Opening::of(global, &arguments.options, now, &arguments.id)? else {
        return Ok(Exit::Findings);
    };
    let (opened, target, record) = (&opening.transaction.opened, &opening.target, opening.record());
    let by = match &arguments.by {
        Some(by) => Id::new(by),
        None => ask_who(&arguments.options, record)?,
    };
    let given = opening.day_or(arguments.date);
    ensure_may(opened, record, target, by)?;
    let last = last_day(opened, opening.agreement, target, given)?;
    let edits =
        if leaves_alone(record) { leave(record, target, by, given, last)? } else { end(by, given, last) };
    let (id, last, leaves) = (target.id.to_string(), Date::day(last), leaves_alone(record));
    opening.finish(&edits, |new| {
        let party = new.registry.name_of(&by);
        vec![if leaves {
            message!("write-notice-leaves", id = id, party = party, day = last)
        } else {
            message!("write-notice-ends", id = id, party = party, day = last)
        }]
    })
}

fn ask_who(options: &Options, record: &Agreement) -> Result<Id, Failure> {
    let choices: Vec<String> = record.parties.0.iter().map(|party| party.id().to_string()).collect();
    let default = choices.first().map(String::as_str);
    let question = Question { text: &message!("ask-who-notice"), option: "--by", choices: &choices, default };
    ask(options, &question).map(|by| Id::new(&by))
}

/// The agreement must not have an end already, and its clauses must let that party give notice.
fn ensure_may(opened: &OpenRegistry, record: &Agreement, target: &Target, by: Id) -> Result<(), Failure> {
    let id = &target.id;
    if record.end.is_some() {
        let help = message!("show-says-why", id = id.to_string());
        return Err(Failure::usage(message!("has-end", id = id.to_string()), help));
    }
    let clause = record.termination.as_ref().and_then(|termination| termination.by.as_ref());
    let Some(NoticeBy::Parties(parties)) = clause.map(|by| &by.value) else { return Ok(()) };
    let registry = &opened.registry;
    let stands_for = |named: &Id| {
        let named = registry.party_of(named).zip(registry.party_of(&by));
        named.is_some_and(|(group, party)| registry.expand(group).contains(&party))
    };
    if parties.iter().any(|named| named.value == by || stands_for(&named.value)) {
        return Ok(());
    }
    let may: Vec<String> = parties.iter().map(|party| party.value.to_string()).collect();
    Err(Failure::usage(
        message!("cannot-give-notice", by = by.to_string(), id = id.to_string()),
        message!("only-these", parties = may.join(", ")),
    ))
}

/// The last day that the notice brings.
fn last_day(
    opened: &OpenRegistry,
    agreement: AgreementIx,
    target: &Target,
    given: Date,
) -> Result<Day, Failure> {
    opened.case().notice_exit(agreement, given.last_day()).ok_or_else(|| {
        let id = &target.id;
        Failure::usage(
            message!("no-clause", id = id.to_string(), day = given.to_string()),
            message!("record-termination", id = id.to_string()),
        )
    })
}

/// The agreement ends for all.
fn end(by: Id, given: Date, last: Day) -> Vec<Edit> {
    let keys = [
        ("date", Data::from(Date::day(last))),
        ("reason", Data::text("terminated")),
        ("notice_given", Data::from(given)),
        ("by", Data::text(&*by)),
    ];
    keys.into_iter().map(|(key, value)| Edit::set(Path::root().key("end").key(key), value)).collect()
}

/// The party leaves, and the others stay.
fn leave(record: &Agreement, target: &Target, by: Id, given: Date, last: Day) -> Result<Vec<Edit>, Failure> {
    let entry = record.parties.0.iter().enumerate().rfind(|(_, entry)| *entry.id() == by);
    let Some((position, entry)) = entry else {
        let help = message!("name-party-itself");
        return Err(Failure::usage(
            message!("not-named-party", by = by.to_string(), id = target.id.to_string()),
            help,
        ));
    };
    if entry.until().is_some() || entry.notice_given().is_some() {
        let help = message!("show-says-since", id = target.id.to_string());
        return Err(Failure::usage(
            message!("leaves-already", by = by.to_string(), id = target.id.to_string()),
            help,
        ));
    }
    let mut keys = vec![("id", Data::text(&*by))];
    keys.extend(entry.from().map(|from| ("from", Data::from(from.value))));
    keys.push(("until", Data::from(Date::day(last))));
    keys.push(("notice_given", Data::from(given)));
    Ok(vec![Edit::set(Path::root().key("parties").item(position), Data::table(keys))])
}
