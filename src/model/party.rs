//! A party to agreements, or a group of parties.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::{Date, Id, Notes, Text};
use crate::source::de::text_or_table;
use crate::source::{BoxedOption, Sp, Span};

/// A party to agreements, or a group of parties. One file under `parties/`; the file's name without its ending is the
/// id.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Party")]
pub struct Party {
    /// Its name.
    #[schemars(extend("examples" = ["Testköpings kommun"]))]
    pub name: Sp<Text>,
    /// What it is.
    pub kind: Option<Sp<PartyKind>>,
    /// Its official code, such as a municipality code.
    pub code: Option<Sp<Text>>,
    /// The address of a function, never of a person.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: Option<Sp<Text>>,
    /// The members of a group. A group may be a member of another, but not of itself.
    #[serde(default)]
    pub members: Vec<PartyEntry>,
    /// The party that takes its place on the day after `until`, and is bound by what this one was bound by.
    pub replaced_by: Option<Sp<Id>>,
    /// Its last day, inclusive.
    pub until: Option<Sp<Date>>,
    /// Anything else worth knowing. May have several lines.
    pub notes: BoxedOption<Notes>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
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
    /// A group of parties, which stands for its members.
    Group,
}

impl PartyKind {
    /// Every one of them.
    pub const ALL: [PartyKind; 7] = [
        PartyKind::Region,
        PartyKind::Municipality,
        PartyKind::MunicipalAssociation,
        PartyKind::Agency,
        PartyKind::Company,
        PartyKind::Association,
        PartyKind::Group,
    ];

    /// Its name in records and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PartyKind::Region => "region",
            PartyKind::Municipality => "municipality",
            PartyKind::MunicipalAssociation => "municipal-association",
            PartyKind::Agency => "agency",
            PartyKind::Company => "company",
            PartyKind::Association => "association",
            PartyKind::Group => "group",
        }
    }
}

/// A party to an agreement, or a member of a group, possibly for part of the time only. Kept small, as records have many.
#[derive(Debug, Clone, Hash)]
pub struct PartyEntry(pub(super) Entry);

/// How an entry is written.
#[derive(Debug, Clone, Hash)]
pub(super) enum Entry {
    /// As an id alone.
    Id(Sp<Id>),
    /// As a table.
    Table(Box<Sp<PartyWithDates>>),
}

/// A party that joined later than the others, or left earlier.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct PartyWithDates {
    /// The party or group.
    id: Sp<Id>,
    /// Its first day as a party, if it joined later.
    from: Option<Sp<Date>>,
    /// Its last day as a party, inclusive, if it left earlier.
    until: Option<Sp<Date>>,
    /// The day that it gave notice to leave an agreement; not for members of a group. Without `until`, its last day follows
    /// from `[termination]` or `[validity.renewal]`.
    notice_given: Option<Sp<Date>>,
}

impl PartyWithDates {
    /// Whether it says more than the id.
    pub(super) fn has_days(&self) -> bool {
        self.from.is_some() || self.until.is_some() || self.notice_given.is_some()
    }
}

impl Default for PartyEntry {
    fn default() -> Self {
        PartyEntry(Entry::Id(Sp::default()))
    }
}

impl PartyEntry {
    /// The party or group.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.written_id().value
    }

    /// The place of its id.
    #[must_use]
    pub fn id_span(&self) -> Span {
        self.written_id().span
    }

    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match &self.0 {
            Entry::Id(id) => id.span,
            Entry::Table(table) => table.span,
        }
    }

    fn written_id(&self) -> &Sp<Id> {
        match &self.0 {
            Entry::Id(id) => id,
            Entry::Table(table) => &table.id,
        }
    }

    fn table(&self) -> Option<&PartyWithDates> {
        match &self.0 {
            Entry::Id(_) => None,
            Entry::Table(table) => Some(table),
        }
    }

    /// Changes its id.
    pub(crate) fn rename(&mut self, rename: &dyn Fn(&mut Id)) {
        rename(match &mut self.0 {
            Entry::Id(id) => &mut id.value,
            Entry::Table(table) => &mut table.value.id.value,
        });
    }

    /// Its first day as a party, if it joined later.
    #[must_use]
    pub fn from(&self) -> Option<Sp<Date>> {
        self.table()?.from
    }

    /// Its last day as a party, inclusive, if it left earlier.
    #[must_use]
    pub fn until(&self) -> Option<Sp<Date>> {
        self.table()?.until
    }

    /// The day that it gave notice.
    #[must_use]
    pub fn notice_given(&self) -> Option<Sp<Date>> {
        self.table()?.notice_given
    }

    /// Whether it is a party on that day.
    #[must_use]
    pub fn is_party_on(&self, day: NaiveDate) -> bool {
        self.from().is_none_or(|from| from.first_day() <= day)
            && self.until().is_none_or(|until| day <= until.last_day())
    }
}

/// An entry without its place.
enum Unplaced {
    Id(Id),
    Table(PartyWithDates),
}

impl Default for Unplaced {
    fn default() -> Self {
        Unplaced::Id(Id::default())
    }
}

impl<'de> Deserialize<'de> for Unplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = Unplaced;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a party, or a table with `id`, `from`, `until` and `notice_given`")
            }
            fn visit_str<E: Error>(self, id: &str) -> Result<Unplaced, E> {
                Id::named(id).map(Unplaced::Id)
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<Unplaced, D::Error> {
                PartyWithDates::deserialize(table).map(Unplaced::Table)
            }
        }
        text_or_table(deserializer, EntryVisitor)
    }
}

impl<'de> Deserialize<'de> for PartyEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Sp { value, span } = Sp::deserialize(deserializer)?;
        Ok(PartyEntry(match value {
            Unplaced::Id(value) => Entry::Id(Sp { value, span }),
            Unplaced::Table(value) => Entry::Table(Box::new(Sp { value, span })),
        }))
    }
}

impl JsonSchema for PartyEntry {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartyEntry".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (id, table) = (generator.subschema_for::<Id>(), generator.subschema_for::<PartyWithDates>());
        schemars::json_schema!({ "anyOf": [id, table] })
    }
}
