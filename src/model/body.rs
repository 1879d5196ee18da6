//! A governing body, such as a committee or a network.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Id, Notes, Text};
use crate::source::{BoxedOption, Sp};

/// A governing body, such as a committee or a network. One file under `bodies/`; the file's name without its ending
/// is the id.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Body")]
pub struct Body {
    /// Its name.
    #[schemars(extend("examples" = ["Styrgruppen"]))]
    pub name: Sp<Text>,
    /// A short form of its name.
    pub short: Option<Sp<Text>>,
    /// What it is.
    pub kind: Option<Sp<BodyKind>>,
    /// What it may do.
    pub mandate: Option<Sp<Mandate>>,
    /// The bodies whose decisions it prepares.
    #[serde(default)]
    pub prepares_for: Vec<Sp<Id>>,
    /// The parties represented in it.
    #[serde(default)]
    pub members: Vec<Sp<Id>>,
    /// How many times a year it meets.
    pub meetings_per_year: Option<Sp<u32>>,
    /// The days of its meetings, as far as they are known.
    #[serde(default)]
    pub meetings: Vec<Sp<Date>>,
    /// The address of a function, never of a person.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: Option<Sp<Text>>,
    /// Its first day.
    pub from: Option<Sp<Date>>,
    /// Its last day, inclusive.
    pub until: Option<Sp<Date>>,
    /// The bodies whose documents and duties it takes over.
    #[serde(default)]
    pub replaces: Vec<Sp<Id>>,
    /// Anything else worth knowing. May have several lines.
    pub notes: BoxedOption<Notes>,
}

/// What a body is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// Elected representatives.
    #[default]
    Political,
    /// Officials.
    Official,
    /// A local arena.
    Local,
    /// A working group or a network.
    WorkingGroup,
}

impl BodyKind {
    /// Every one of them.
    pub const ALL: [BodyKind; 4] =
        [BodyKind::Political, BodyKind::Official, BodyKind::Local, BodyKind::WorkingGroup];

    /// Its name in records and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            BodyKind::Political => "political",
            BodyKind::Official => "official",
            BodyKind::Local => "local",
            BodyKind::WorkingGroup => "working-group",
        }
    }
}

/// What a body may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mandate {
    /// Decides.
    Decides,
    /// Recommends to those who decide.
    Recommends,
    /// Prepares for those who recommend or decide.
    Prepares,
    /// Gives advice.
    #[default]
    Advises,
}

impl Mandate {
    /// Every one of them.
    pub const ALL: [Mandate; 4] =
        [Mandate::Decides, Mandate::Recommends, Mandate::Prepares, Mandate::Advises];

    /// Its name in records and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mandate::Decides => "decides",
            Mandate::Recommends => "recommends",
            Mandate::Prepares => "prepares",
            Mandate::Advises => "advises",
        }
    }
}
