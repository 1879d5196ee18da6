//! The filters of commands that list agreements.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::failure::Failure;
use super::global::Global;
use super::open::OpenRegistry;
use super::scope::Scope;
use super::suggest::suggestion;
use super::{complete, lookup, output};
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::model::{Duration, Id, Settings, number};
use crate::registry::{BodyIx, PartyIx, Registry};
use crate::source::RecordKind;
use crate::source::de::{did_you_mean, suggestion as did_you_mean_any};
use crate::text::LanguageCode;
use crate::text::message::{Message, message};
use crate::text::{composed, folded};
use crate::time::{Flag, State};
use crate::view::Filter;

/// Which agreements to report. Each may be repeated, or given several values with commas between: any of the values may
/// hold, but all of the options must.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArguments {
    /// Only agreements of this kind
    #[arg(long, value_name = "KIND", value_delimiter = ',', add = ArgValueCandidates::new(complete::kinds))]
    kind: Vec<String>,
    /// Only agreements in this part of the document system
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', value_parser = part_number)]
    part: Vec<u32>,
    /// Only agreements that bind or will bind this party (or a member of this group), or that it has to decide on
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::parties))]
    party: Vec<String>,
    /// With --party, also agreements that it has left, and those replaced or ended
    #[arg(long, requires = "party")]
    ever: bool,
    /// Only agreements that this body owns on the day of the report
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::bodies))]
    owner: Vec<String>,
    /// Only agreements of which anything lies with this body: it owns them, has something to do or to decide about them,
    /// or receives a review of them
    #[arg(long, value_name = "ID", add = ArgValueCandidates::new(complete::bodies))]
    body: Vec<String>,
    /// Only agreements in this state
    #[arg(long, value_name = "STATE", value_delimiter = ',')]
    state: Vec<State>,
    /// Only agreements with this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Only agreements that a law requires
    #[arg(long)]
    statutory: bool,
    /// Only agreements that need this kind of attention
    #[arg(long, value_name = "FLAG", value_delimiter = ',')]
    flag: Vec<Flag>,
    #[command(flatten)]
    scope: Scope,
}

impl FilterArguments {
    /// Opens the registry as [`open`](super::open::open) does, for a report on the records that are asked for.
    ///
    /// # Errors
    ///
    /// As [`open`](super::open::open).
    pub(super) fn open(
        &self,
        global: &Global,
        within: Option<Duration>,
        now: DateTime<Utc>,
    ) -> Result<OpenRegistry, Failure> {
        self.scope.open(global, None, within, now)
    }

    /// Says on standard error what was asked for if no agreement matches, and what may have been meant.
    pub(super) fn say_if_nothing(&self, opened: &OpenRegistry, filter: &Filter, quiet: bool) {
        let case = opened.case();
        if quiet || filter.is_open() || case.registry.agreement_ixs().any(|one| filter.matches(&case, one)) {
            return;
        }
        let known: BTreeSet<&str> = known_topics(case.registry).collect();
        let unknown = filter.topics.iter().find(|topic| !known.contains(topic.as_str()));
        let message = match unknown {
            None => message!("nothing-matches", asked = self.asked()),
            Some(topic) => message!("topic-nowhere", asked = self.asked(), topic = &**topic),
        };
        output::hint(message!("label-note"), message);
        if let Some(help) = unknown.and_then(|topic| near_topics(topic, &known)) {
            output::hint(message!("label-hint"), help);
        }
    }

    /// The filters, as on a command line.
    fn asked(&self) -> String {
        let FilterArguments { kind, part, party, ever, owner, body, state, topic, statutory, flag, scope: _ } =
            self;
        let texts = |values: &[String]| values.iter().map(|value| quoted(value)).collect::<Vec<_>>();
        let names = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let lists = [
            ("--kind", texts(kind)),
            ("--part", part.iter().map(ToString::to_string).collect()),
            ("--party", texts(party)),
            ("--owner", texts(owner)),
            ("--body", texts(body)),
            ("--state", names(state.iter().map(|state| state.name()).collect())),
            ("--topic", texts(topic)),
            ("--flag", names(flag.iter().map(|flag| flag.name()).collect())),
        ];
        let lists = lists.into_iter().filter(|(_, values)| !values.is_empty());
        let lists = lists.map(|(option, values)| format!("{option} {}", values.join(",")));
        let switches = [("--ever", *ever), ("--statutory", *statutory)];
        let switches = switches.into_iter().filter(|(_, is_on)| *is_on).map(|(option, _)| option.to_owned());
        lists.chain(switches).collect::<Vec<_>>().join(" ")
    }

    /// Resolves the names in the filters.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] for a kind, part, party or body that the registry does not have.
    pub fn resolve(&self, registry: &Registry) -> Result<Filter, Failure> {
        let settings: Vec<&Settings> = registry.settings_reported().collect();
        let kinds = settings.iter().flat_map(|settings| &settings.kinds).flat_map(|kinds| &kinds.0);
        let kinds: Vec<&str> = kinds.map(|(name, _)| name.value.as_str()).collect();
        let texts =
            |texts: &[String]| texts.iter().map(|text| composed(text).into_owned()).collect::<Vec<_>>();
        let asked = texts(&self.kind);
        let undeclared = asked.iter().find(|kind| !kinds.contains(&kind.as_str()));
        if let Some(kind) = undeclared.filter(|_| registry.settings_read) {
            let message = message!("registry-no-kind", name = kind.as_str());
            return Err(match settings.iter().find_map(|settings| settings.kind_called(kind)) {
                Some(near) => Failure::usage(message, message!("did-you-mean", near = near)),
                None => unknown(message, kind.as_str(), kinds.iter().copied()),
            });
        }
        let parts = settings.iter().flat_map(|settings| &settings.parts).flat_map(|parts| &parts.0);
        let parts: Vec<&str> = parts.map(|(number, _)| number.value.as_str()).collect();
        for part in self.part.iter().map(ToString::to_string) {
            if registry.settings_read && !parts.contains(&part.as_str()) {
                return Err(unknown(
                    message!("registry-no-part", name = part.as_str()),
                    part.as_str(),
                    parts.iter().copied(),
                ));
            }
        }
        let parties = parties(registry, &self.party)?;
        let parties = parties.into_iter().flat_map(|party| registry.expand(party)).copied().collect();
        Ok(Filter {
            kinds: asked,
            parts: self.part.clone(),
            parties,
            ever: self.ever,
            owners: bodies(registry, &self.owner)?,
            bodies: bodies(registry, &self.body)?,
            states: self.state.clone(),
            topics: topics(registry, &self.topic),
            statutory: self.statutory,
            flags: self.flag.clone(),
            required_flags: Vec::new(),
        })
    }
}

/// The parties with these ids or names.
///
/// # Errors
///
/// [`Failure::Usage`] for one that the registry does not have.
pub(super) fn parties(registry: &Registry, named: &[String]) -> Result<Vec<PartyIx>, Failure> {
    let find =
        |name: &str| registry.party_of(&Id::new(name)).or_else(|| lookup::called_party(registry, name));
    several(named, find, |name| {
        let message = message!("registry-no-party", name = name);
        match suggestion(registry, &[RecordKind::Party], name) {
            Some(help) => Failure::usage(message, help),
            None => unknown(message, name, registry.parties.ids()),
        }
    })
}

/// The bodies with these ids, names or short names.
///
/// # Errors
///
/// [`Failure::Usage`] for one that the registry does not have.
fn bodies(registry: &Registry, named: &[String]) -> Result<Vec<BodyIx>, Failure> {
    let find = |name: &str| registry.body_of(&Id::new(name)).or_else(|| lookup::called_body(registry, name));
    several(named, find, |name| {
        let message = message!("registry-no-body", name = name);
        match suggestion(registry, &[RecordKind::Body], name) {
            Some(help) => Failure::usage(message, help),
            None => unknown(message, name, registry.bodies.ids()),
        }
    })
}

/// What several values mean. A value that means nothing as a whole is a list with commas: names may have commas, too.
fn several<T>(
    values: &[String],
    find: impl Fn(&str) -> Option<T>,
    unknown: impl Fn(&str) -> Failure,
) -> Result<Vec<T>, Failure> {
    let mut found = Vec::new();
    for value in values {
        match find(value) {
            Some(whole) => found.push(whole),
            None => {
                for part in split(value) {
                    found.push(find(part).ok_or_else(|| unknown(part))?);
                }
            }
        }
    }
    Ok(found)
}

/// The parts of a list with commas; all of it if there is nothing between them.
fn split(list: &str) -> impl Iterator<Item = &str> {
    let has_parts = list.split(',').any(|part| !part.trim().is_empty());
    let parts = list.split(',').map(str::trim).filter(|part| !part.is_empty());
    let whole = Some(list).filter(|_| !has_parts);
    parts.chain(whole)
}

/// The topics that are asked for. One that no agreement has is a list with commas.
fn topics(registry: &Registry, asked: &[String]) -> Vec<String> {
    if asked.is_empty() {
        return Vec::new();
    }
    let known: BTreeSet<&str> = known_topics(registry).collect();
    let asked = asked.iter().map(|topic| composed(topic));
    let parts = asked.flat_map(|topic| match known.contains(&*topic) || !topic.contains(',') {
        true => vec![topic.into_owned()],
        false => split(&topic).map(str::to_owned).collect(),
    });
    parts.collect()
}

fn known_topics(registry: &Registry) -> impl Iterator<Item = &str> {
    registry.agreements.records.iter().flat_map(|record| record.data.topics.iter().map(|topic| &***topic))
}

/// The question whether other topics were meant: the one that is spelt nearly so, or else those with its letters in them.
fn near_topics(topic: &str, known: &BTreeSet<&str>) -> Option<Message> {
    let letters = folded(topic);
    let near = did_you_mean(topic, known.iter().copied());
    let has_letters = |known: &&str| letters.len() > 2 && folded(known).contains(&letters);
    let near =
        near.map_or_else(|| known.iter().copied().filter(has_letters).take(3).collect(), |near| vec![near]);
    did_you_mean_any(&near)
}

/// Parses the number of a part on a command line.
fn part_number(text: &str) -> Result<u32, Message> {
    text.trim().parse().map_err(|_| {
        let why = message!("part-no-number");
        match number(text) {
            Some(meant) => {
                let help = message!("help-write", text = meant.to_string());
                message!("why-help", why = why, help = help)
            }
            None => why,
        }
    })
}

/// The error for an unknown name, with a suggestion.
fn unknown<'a>(message: Message, name: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let mut known: Vec<&str> = known.collect();
    let help = match did_you_mean(name, known.iter().copied()) {
        Some(near) => message!("did-you-mean", near = near),
        None => {
            known.sort_unstable();
            match known.len() {
                0 => message!("registry-none"),
                1..=20 => message!("registry-list", names = known.join(", ")),
                more => message!("registry-others", count = more),
            }
        }
    };
    Failure::usage(message, help)
}

/// A word of a command line, in quotes if it has spaces.
fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) { format!("'{word}'") } else { word.to_owned() }
}

macro_rules! named_values {
    ($type:ty) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }
            fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
                Some(clap::builder::PossibleValue::new(self.name()))
            }
        }
    };
}
named_values!(State);
named_values!(Flag);
named_values!(PartyKind);
named_values!(BodyKind);
named_values!(Mandate);
named_values!(LanguageCode);
