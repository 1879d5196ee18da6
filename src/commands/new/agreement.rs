//! `avtal new agreement`

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::keys::Keys;
use super::like::Old;
use super::making::Making;
use super::place::FileOptions;
use super::term::{self, End};
use crate::commands::open::OpenRegistry;
use crate::commands::write::{Options, Question, ask, ask_several, can_ask};
use crate::commands::{Exit, Failure, Global, complete, lookup};
use crate::edit::Data;
use crate::model::agreement::Stage;
use crate::model::{Date, Duration, Id};
use crate::registry::AgreementIx;
use crate::source::RecordKind;
use crate::time::{UntilKind, until_kind};
use crate::view::message::{Message, message};

const KIND: RecordKind = RecordKind::Agreement;

/// Make an agreement.
///
/// A draft may be without parties and days. With --like it is the successor of another agreement, as a draft: with its
/// kind, part, parties, owner, contact, topics, adoption and term, its reviews moved on by the time between their first
/// days, and `[[replaces]]`. Decisions, extensions, ends, acceptances and reviews that were held are not copied.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal new agreement --title 'Avtal om färdtjänst' --kind agreement --parties testkoping region-test \\
    --from 2027-01-01 --duration P4Y --owner styrgruppen
  avtal new agreement fardtjanst-2027 --like fardtjanst-2023 --dry-run
  avtal new agreement --like fardtjanst-2023 --further-notice
  avtal new agreement --title 'Plan mot våld' --kind plan --draft       nothing else is known yet
  avtal new agreement                                                   asks, on a terminal")]
pub(super) struct Arguments {
    /// Its id, which is the name of its file [default: from its title]
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Its title, as on the document
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Its kind, as declared in registry.toml
    #[arg(long, value_name = "KIND", add = ArgValueCandidates::new(complete::kinds))]
    kind: Option<String>,

    /// Its parties; a group stands for its members
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::parties))]
    parties: Vec<String>,

    /// The body responsible for it
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::bodies))]
    owner: Option<String>,

    /// Its first day, or `last-adoption`
    #[arg(long, value_name = "DATE", value_parser = term::from)]
    from: Option<String>,

    /// Its last day, inclusive; or `further-notice` or `replaced`
    #[arg(long, value_name = "DATE", value_parser = term::until)]
    until: Option<String>,

    /// The length of its term, such as P4Y
    #[arg(long, value_name = "DURATION", value_parser = term::length, conflicts_with = "until")]
    duration: Option<Duration>,

    /// It holds until further notice
    #[arg(long, conflicts_with_all = ["until", "duration"])]
    further_notice: bool,

    /// It holds until this happens
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["until", "duration", "further_notice"])]
    event: Option<String>,

    /// It is a draft
    #[arg(long)]
    draft: bool,

    /// Make the successor of this agreement, as a draft
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::agreements))]
    like: Option<String>,

    /// The agreements that it replaces
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::agreements))]
    replaces: Vec<String>,

    /// The agreements that it is based on
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::agreements))]
    based_on: Vec<String>,

    /// Who must adopt it: `all-parties`, some of them, or how many
    #[arg(long, value_name = "WHO", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::adopters))]
    adoption: Vec<String>,

    /// Its topics
    #[arg(long, value_name = "TOPIC", num_args = 1.., value_delimiter = ',', add = ArgValueCandidates::new(complete::topics))]
    topics: Vec<String>,

    /// Its registration number
    #[arg(long, value_name = "TEXT")]
    reference: Option<String>,

    /// The part of the document system that it belongs to
    #[arg(long, value_name = "NUMBER", add = ArgValueCandidates::new(complete::parts))]
    part: Option<u32>,

    /// The address of a function, never of a person
    #[arg(long, value_name = "ADDRESS")]
    contact: Option<String>,

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
    let opened = making.opened();
    let Some(others) = Others::find(opened, arguments, global.quiet)? else { return Ok(Exit::Findings) };
    let made = Made { opened, arguments, old: others.like.map(|like| Old::of(opened.case(), like)) };
    let title = made.title()?;
    let kind = made.kind()?;
    let parties = made.parties(&kind)?;
    let from = made.from()?;
    let end = made.end(from.as_deref())?;
    let id = match made.old.filter(|old| old.title() == title) {
        Some(old) => making.id_like(&old.next_id(from.as_deref().and_then(|from| Date::parse(from).ok()))),
        None => making.id(&title)?,
    };
    let keys = made.keys(&others, (&title, &kind, &parties), (from.as_deref(), &end))?;
    let near = near(opened, &others, &parties, arguments.owner.as_deref());
    let place = making.place(&arguments.file, &id, &near)?;
    making.finish(&keys, place, |new| next_steps(new, &id))
}

/// The agreements that the new one refers to.
struct Others {
    like: Option<AgreementIx>,
    /// Those that it replaces, the one that it is like among them.
    replaces: Vec<AgreementIx>,
    based_on: Vec<AgreementIx>,
}

impl Others {
    /// None if one of them could not be read, which is reported.
    fn find(opened: &OpenRegistry, arguments: &Arguments, quiet: bool) -> Result<Option<Self>, Failure> {
        let all = |ids: &[String]| -> Result<Option<Vec<AgreementIx>>, Failure> {
            ids.iter().map(|id| lookup::agreement(opened, id, quiet)).collect()
        };
        let like = all(arguments.like.as_slice())?;
        let (Some(like), Some(replaces), Some(based_on)) =
            (like, all(&arguments.replaces)?, all(&arguments.based_on)?)
        else {
            return Ok(None);
        };
        let more = replaces.into_iter().filter(|other| !like.contains(other));
        let replaces = like.iter().copied().chain(more).collect();
        Ok(Some(Others { like: like.first().copied(), replaces, based_on }))
    }
}

/// The agreement that is being made.
struct Made<'o> {
    opened: &'o OpenRegistry,
    arguments: &'o Arguments,
    old: Option<Old<'o>>,
}

impl Made<'_> {
    fn options(&self) -> &Options {
        &self.arguments.options
    }

    /// Whether its days may be left out.
    fn is_draft(&self) -> bool {
        self.arguments.draft || self.old.is_some()
    }

    /// What was given, else what a person answers. Where nobody can be asked, the default of a copy is taken.
    fn or_ask(
        &self,
        given: Option<&str>,
        copied: Option<&str>,
        question: &Question<'_>,
    ) -> Result<String, Failure> {
        match (given, copied) {
            (Some(given), _) => Ok(given.to_owned()),
            (None, Some(copied)) if !can_ask(self.options()) => Ok(copied.to_owned()),
            (None, copied) => {
                ask(self.options(), &Question { default: copied.or(question.default), ..*question })
            }
        }
    }

    fn title(&self) -> Result<String, Failure> {
        let question =
            Question { text: &message!("ask-title"), option: "--title", choices: &[], default: None };
        self.or_ask(self.arguments.title.as_deref(), self.old.map(Old::title), &question)
    }

    fn kind(&self) -> Result<String, Failure> {
        let declared = self.opened.registry.settings.kinds.iter().flat_map(|kinds| &kinds.0);
        let choices: Vec<String> = declared.map(|(name, _)| name.value.to_string()).collect();
        if let Some(old) = self.old.filter(|_| self.arguments.kind.is_none()) {
            return Ok(old.kind().to_owned());
        }
        let default = choices.first().map(String::as_str);
        let question = Question { text: &message!("ask-kind"), option: "--kind", choices: &choices, default };
        self.or_ask(self.arguments.kind.as_deref(), None, &question)
    }

    fn parties(&self, kind: &str) -> Result<Vec<String>, Failure> {
        let given = &self.arguments.parties;
        let settings = &self.opened.registry.settings;
        if let Some(old) = self.old.filter(|_| given.is_empty()) {
            let from = self.arguments.from.as_deref().and_then(|from| Date::parse(from).ok());
            let day = from.or(old.next_start()).map_or(self.opened.day(), Date::first_day);
            return Ok(old.parties(day));
        }
        let is_optional = self.arguments.draft || settings.may_have_no_parties(kind);
        if !given.is_empty() || is_optional {
            return Ok(given.clone());
        }
        let mut choices: Vec<String> = self.opened.registry.parties.ids().map(str::to_owned).collect();
        choices.sort_unstable();
        if choices.is_empty() {
            let help = message!("make-parties");
            return Err(Failure::usage(message!("no-parties"), help));
        }
        let question = Question {
            text: &message!("ask-parties"),
            option: "--parties",
            choices: &choices,
            default: None,
        };
        ask_several(self.options(), &question)
    }

    /// Its first day, as it is written. None for a draft of which it is not known.
    fn from(&self) -> Result<Option<String>, Failure> {
        let given = self.arguments.from.as_deref();
        let copied = self.old.and_then(Old::next_start).map(|date| date.to_string());
        if given.is_none() && copied.is_none() && self.is_draft() {
            return Ok(None);
        }
        let today = self.opened.day().to_string();
        let question = Question {
            text: &message!("ask-first-day"),
            option: "--from",
            choices: &[],
            default: Some(&today),
        };
        let answer = self.or_ask(given, copied.as_deref(), &question)?;
        term::from(&answer).map(Some).map_err(|error| Failure::usage(error, message!("write-day")))
    }

    /// How its end is written.
    fn end(&self, from: Option<&str>) -> Result<End, Failure> {
        let arguments = self.arguments;
        let given = arguments.until.clone().map(End::Until);
        let given =
            given.or(arguments.duration.map(End::Duration)).or(arguments.event.clone().map(End::Event));
        let given = given.or(arguments.further_notice.then(|| End::Until("further-notice".to_owned())));
        let copied = self.old.map(|old| old.end(from.and_then(|from| Date::parse(from).ok())));
        if let Some(end) = given.or(copied) {
            return Ok(end);
        }
        if arguments.draft {
            return Ok(End::Unknown);
        }
        let text = &message!("ask-end");
        let question = Question { text, option: "--until", choices: &[], default: Some("further-notice") };
        let answer = ask(self.options(), &question)?;
        End::answered(&answer).map_err(|error| Failure::usage(error, message!("write-day")))
    }

    fn keys(
        &self,
        others: &Others,
        (title, kind, parties): (&str, &str, &[String]),
        (from, end): (Option<&str>, &End),
    ) -> Result<Keys, Failure> {
        let (arguments, mut keys) = (self.arguments, Keys::new(KIND));
        if let Some(old) = self.old {
            old.copy(&mut keys, from.and_then(|from| Date::parse(from).ok()))?;
        }
        keys.set("title", [title])?;
        keys.set("kind", [kind])?;
        keys.set("part", arguments.part.map(|part| part.to_string()))?;
        if self.is_draft() {
            keys.set("stage", [Stage::Draft.name()])?;
        }
        keys.set("reference", &arguments.reference)?;
        keys.set("owner", &arguments.owner)?;
        keys.set("contact", &arguments.contact)?;
        if !parties.is_empty() || !self.opened.registry.settings.may_have_no_parties(kind) {
            keys.put("parties", Data::list(parties.iter().map(|party| Data::text(&**party))));
        }
        keys.set("topics", &arguments.topics)?;
        keys.set("based_on", others.based_on.iter().map(|other| self.other(*other).to_string()))?;
        keys.put("validity", Data::table::<String>([]));
        keys.set("validity.from", from)?;
        end.write(&mut keys)?;
        keys.set("adoption.required", &arguments.adoption)?;
        let replaces =
            others.replaces.iter().map(|other| Data::table([("id", Data::text(&*self.other(*other)))]));
        let replaces: Vec<Data> = replaces.collect();
        if !replaces.is_empty() {
            keys.put("replaces", Data::List(replaces));
        }
        Ok(keys)
    }

    fn other(&self, other: AgreementIx) -> Id {
        *self.opened.case().id(other)
    }
}

/// The paths of the agreements in whose folder it belongs: those that it replaces, else those with a party or the owner
/// in common.
fn near<'o>(
    opened: &'o OpenRegistry,
    others: &Others,
    parties: &[String],
    owner: Option<&str>,
) -> Vec<&'o str> {
    let registry = &opened.registry;
    let path = |agreement: AgreementIx| registry.path(registry.agreement(agreement).file);
    if !others.replaces.is_empty() {
        return others.replaces.iter().map(|old| path(*old)).collect();
    }
    let is_named = |named: &Id| parties.iter().any(|party| **party == **named) || owner == Some(&**named);
    let shares = |agreement: &AgreementIx| {
        let record = opened.case().agreement(*agreement);
        record.parties.0.iter().any(|entry| is_named(entry.id()))
            || record.owner.as_ref().is_some_and(|owner| is_named(owner))
    };
    registry.agreement_ixs().filter(shares).map(path).collect()
}

/// What is to be done when a draft is adopted, and that it has no end yet.
fn next_steps(new: &OpenRegistry, id: &str) -> Vec<Message> {
    let Some(agreement) = new.registry.agreement_of(&Id::new(id)) else { return Vec::new() };
    let mut steps = Vec::new();
    if new.case().is_draft(agreement) {
        steps.push(message!("new-draft", id = id.to_owned()));
    }
    if until_kind(new.case().agreement(agreement)) == UntilKind::Unknown {
        steps.push(message!("new-no-end", id = id.to_owned()));
    }
    steps
}
