//! `avtal decide`

use chrono::{DateTime, Utc};
use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::ArgValueCandidates;

use super::complete;
use super::complete_record;
use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::OpenRegistry;
use super::write::{Opening, Options, Plan, Question, ask, date};
use crate::edit::{Data, Edit, Path};
use crate::model::agreement::Stage;
use crate::model::validity::Decision;
use crate::model::{Date, Id};
use crate::registry::Lookup;
use crate::source::RecordKind;
use crate::view::message::{Message, message};

/// The words for the outcome of a decision.
const OUTCOMES: [&str; 6] = ["adopted", "recommended", "endorsed", "rejected", "noted", "signed"];

/// Those that say whether a party is bound.
const DECISIVE: [&str; 2] = ["adopted", "rejected"];

/// Record decisions on an agreement: who has adopted it, or is going to decide.
///
/// A decision that is planned by the same party or body is filled in, not doubled. What a party says before the day of
/// its planned decision, without adopting or rejecting it, is a decision of its own. Says who has still to adopt it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal decide fardtjanst --by testkoping --reference '§ 12'
  avtal decide fardtjanst --by testkoping provstad --date 2026-06-11
  avtal decide fardtjanst --by styrgruppen --outcome recommended
  avtal decide fardtjanst --by region-test --planned 2026-09-25 2026-11-20
  avtal decide fardtjanst --by region-test --adopted      the last of them: no draft any more")]
pub struct Arguments {
    /// The agreement
    #[arg(value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    id: String,

    /// Who decides: parties or bodies; each gets a decision of its own
    #[arg(long, value_name = "PARTY", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete_record::its_deciders))]
    by: Vec<String>,

    /// When it was decided [default: the day of --as-of, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,

    /// What was decided
    #[arg(long, value_name = "OUTCOME", default_value = "adopted", value_parser = PossibleValuesParser::new(OUTCOMES))]
    outcome: String,

    /// Its reference: a paragraph of the minutes, or a registration number
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,

    /// It is only planned: the day, and any alternatives
    #[arg(long, value_name = "DATE", num_args = 1.., value_delimiter = ',', value_parser = date, conflicts_with_all = ["date", "reference", "adopted"])]
    planned: Vec<Date>,

    /// Take away the stage of a draft or a consultation, if all who must adopt it have
    #[arg(long)]
    adopted: bool,

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
    let by = match arguments.by.as_slice() {
        [] => vec![ask_who(arguments, &opening)?],
        by => by.to_vec(),
    };
    let is_draft = opening.record().stage.is_some();
    let mut edits: Vec<Edit> = by.iter().flat_map(|by| arguments.edits(&opening, by)).collect();
    let id = opening.target.id;
    if arguments.adopted && is_draft {
        ensure_adopted(&opening.transaction.trial(&Plan::of(&opening.target, &edits)?), id)?;
        edits.push(Edit::remove(Path::root().key("stage")));
    }
    opening.finish(&edits, |new| still_missing(new, id))
}

impl Arguments {
    /// The edits that record the decision of one party or body.
    fn edits(&self, opening: &Opening<'_>, by: &str) -> Vec<Edit> {
        let record = opening.record();
        let at = |position: usize| Path::root().key("decision").item(position);
        let planned = || record.decision.iter().position(|of| *of.by.value == *by && of.date.is_none());
        if !self.planned.is_empty() {
            let days = Data::list(self.planned.iter().map(|day| Data::from(*day)));
            return vec![match planned() {
                Some(position) => Edit::set(at(position).key("planned"), days),
                None => Edit::add(
                    Path::root().key("decision"),
                    Data::table([("by", Data::text(by)), ("planned", days)]),
                ),
            }];
        }
        let date = opening.day_or(self.date);
        let taken = record.decision.iter().position(|of| {
            let outcome = of.outcome.as_ref().map(|outcome| outcome.value.name());
            *of.by.value == *by
                && of.date.as_ref().is_some_and(|of| of.value == date)
                && outcome == Some(self.outcome.as_str())
        });
        let keys = [
            ("date", Some(Data::from(date))),
            ("outcome", Some(Data::text(&*self.outcome))),
            ("reference", self.reference.as_deref().map(Data::text)),
        ];
        let given = keys.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let found = opening.transaction.opened.registry.find(RecordKind::Party, &Id::new(by));
        let is_of_party = found != Lookup::Nothing;
        let answered = planned().filter(|position| {
            let planned = record.decision.get(*position);
            planned.is_some_and(|planned| !is_of_party || self.answers(planned, date))
        });
        match taken.or(answered) {
            Some(position) => given.map(|(key, value)| Edit::set(at(position).key(key), value)).collect(),
            None => {
                let decision = std::iter::once(("by", Data::text(by))).chain(given);
                vec![Edit::add(Path::root().key("decision"), Data::table(decision))]
            }
        }
    }

    /// Whether this is what a party had planned to decide: it adopts or rejects it, on whatever day; or the planned day
    /// has come. An endorsement before that leaves the planned decision to come.
    fn answers(&self, planned: &Decision, date: Date) -> bool {
        let first = planned.planned().iter().map(|planned| planned.first_day()).min();
        DECISIVE.contains(&self.outcome.as_str()) || first.is_none_or(|first| first <= date.last_day())
    }
}

/// Asks who decides: one of those who have still to adopt it, or any of its parties.
fn ask_who(arguments: &Arguments, opening: &Opening<'_>) -> Result<String, Failure> {
    let opened = &opening.transaction.opened;
    let registry = &opened.registry;
    let missing = opened.case().periods(opening.agreement).adoption.missing();
    let mut choices: Vec<String> =
        missing.iter().map(|party| registry.party_id(*party).to_string()).collect();
    if choices.is_empty() {
        let parties = &opening.record().parties.0;
        choices.extend(parties.iter().map(|party| party.id().to_string()));
    }
    let default = choices.first().map(String::as_str);
    let question =
        Question { text: &message!("ask-who-decided"), option: "--by", choices: &choices, default };
    ask(&arguments.options, &question)
}

/// The ids of those who have still to adopt an agreement.
fn missing(opened: &OpenRegistry, id: Id) -> Option<Vec<String>> {
    let registry = &opened.registry;
    let agreement = registry.agreement_of(&id)?;
    let missing = opened.case().periods(agreement).adoption.missing();
    Some(missing.iter().map(|party| registry.party_id(*party).to_string()).collect())
}

fn ensure_adopted(new: &OpenRegistry, id: Id) -> Result<(), Failure> {
    match missing(new, id) {
        Some(missing) if !missing.is_empty() => {
            let message = message!("not-adopted-by-all", id = id.to_string(), missing = missing.join(", "));
            Err(Failure::usage(message, message!("leave-out-adopted")))
        }
        Some(_) | None => Ok(()),
    }
}

/// Who has still to adopt it; and that it is a draft all the same, if nobody has.
fn still_missing(new: &OpenRegistry, id: Id) -> Vec<Message> {
    let Some(agreement) = new.registry.agreement_of(&id) else { return Vec::new() };
    let (id, adoption) = (id.to_string(), &new.case().periods(agreement).adoption);
    if !adoption.is_required() {
        return Vec::new();
    }
    if !adoption.complete {
        let names: Vec<Message> = adoption
            .missing()
            .iter()
            .map(|party| message!("words", words = new.registry.party_name(*party)))
            .collect();
        return vec![message!("write-still-to-adopt", id = id, parties = names)];
    }
    match new.case().agreement(agreement).stage() {
        Stage::Draft | Stage::Consultation => vec![message!("write-adopted-draft", id = id)],
        Stage::Adopted => vec![message!("write-adopted", id = id)],
    }
}
