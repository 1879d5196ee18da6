//! The filters of commands that list agreements.

use clap::{Args, ValueEnum};
use clap_complete::ArgValueCandidates;

use super::failure::Failure;
use super::{complete, lookup};
use crate::model::Id;
use crate::model::body::{BodyKind, Mandate};
use crate::model::party::PartyKind;
use crate::registry::{BodyIx, PartyIx, Registry};
use crate::source::de::did_you_mean;
use crate::text::LanguageCode;
use crate::text::composed;
use crate::text::message::{Message, message};
use crate::time::{Flag, State};
use crate::view::Filter;

/// Which agreements to report. Each may be repeated: any of the values may hold, but all of the options must.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArguments {
    /// Only agreements of this kind
    #[arg(long, value_name = "KIND", add = ArgValueCandidates::new(complete::kinds))]
    kind: Vec<String>,
    /// Only agreements in this part of the document system
    #[arg(long, value_name = "NUMBER")]
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
    #[arg(long, value_name = "STATE")]
    state: Vec<State>,
    /// Only agreements with this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Only agreements that a law requires
    #[arg(long)]
    statutory: bool,
    /// Only agreements that need this kind of attention
    #[arg(long, value_name = "FLAG")]
    flag: Vec<Flag>,
}

impl FilterArguments {
    /// Resolves the names in the filters.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] for a kind, part, party or body that the registry does not have.
    pub fn resolve(&self, registry: &Registry) -> Result<Filter, Failure> {
        let kinds: Vec<&str> = registry
            .settings
            .kinds
            .iter()
            .flat_map(|kinds| &kinds.0)
            .map(|(name, _)| name.value.as_str())
            .collect();
        let texts =
            |texts: &[String]| texts.iter().map(|text| composed(text).into_owned()).collect::<Vec<_>>();
        let asked = texts(&self.kind);
        let undeclared = asked.iter().find(|kind| !kinds.contains(&kind.as_str()));
        if let Some(kind) = undeclared.filter(|_| registry.settings_read) {
            return Err(unknown(
                message!("registry-no-kind", name = kind.as_str()),
                kind.as_str(),
                kinds.iter().copied(),
            ));
        }
        let parts = registry.settings.parts.iter().flat_map(|parts| &parts.0);
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
            topics: texts(&self.topic),
            statutory: self.statutory,
            flags: self.flag.clone(),
            required_flags: Vec::new(),
        })
    }
}

/// The parties with these ids.
///
/// # Errors
///
/// [`Failure::Usage`] for one that the registry does not have.
pub(super) fn parties(registry: &Registry, ids: &[String]) -> Result<Vec<PartyIx>, Failure> {
    let party = |id: &String| {
        let party = registry.party_of(&Id::new(id));
        party.ok_or_else(|| {
            unknown(message!("registry-no-party", name = id.as_str()), id.as_str(), registry.parties.ids())
        })
    };
    ids.iter().map(party).collect()
}

/// The bodies with these ids, names or short names.
///
/// # Errors
///
/// [`Failure::Usage`] for one that the registry does not have.
fn bodies(registry: &Registry, ids: &[String]) -> Result<Vec<BodyIx>, Failure> {
    let body = |named: &String| {
        let id = || {
            unknown(
                message!("registry-no-body", name = named.as_str()),
                named.as_str(),
                registry.bodies.ids(),
            )
        };
        match registry.body_of(&Id::new(named)) {
            Some(body) => Ok(body),
            None => lookup::called_body(registry, named).ok_or_else(id),
        }
    };
    ids.iter().map(body).collect()
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
