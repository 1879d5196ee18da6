//! A party to agreements, or a group of parties.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Id, Text};
use crate::source::Sp;

/// A party to agreements, or a group of parties: one file under `parties/`, whose stem is its id.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Party")]
pub struct Party {
    /// Its name.
    #[schemars(extend("examples" = ["Testköpings kommun"]))]
    pub name: Sp<Text>,
    /// What it is.
    pub kind: Option<Sp<PartyKind>>,
    /// Its official code.
    pub code: Option<Sp<Text>>,
    /// The address of a function, never of a person.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: Option<Sp<Text>>,
    /// The parties of a group; may name groups, without circles.
    #[serde(default)]
    pub members: Vec<Sp<Id>>,
    /// The party that took its place.
    pub replaced_by: Option<Sp<Id>>,
    /// Its last day, inclusive.
    pub until: Option<Sp<Date>>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A region.
    Region,
    /// A municipality.
    #[default]
    Municipality,
    /// An association of municipalities.
    MunicipalAssociation,
    /// An agency of the state.
    Agency,
    /// A company.
    Company,
    /// An association.
    Association,
    /// A group of parties: stands for its members.
    Group,
}
