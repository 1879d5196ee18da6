//! The registry's settings: registry.toml.

use std::fmt;

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::publish::Publish;
use super::{Duration, NeighbourPath, Offset, Text};
use crate::source::Sp;
use crate::source::de::{Entries, Invalid, did_you_mean, invalid, text_or_table};
use crate::text::message::message;
use crate::text::{Language, LanguageCode, because, folded};

/// The settings of a registry: registry.toml, which also marks its root folder.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Registry settings")]
pub struct Settings {
    /// The registry's name.
    pub name: Option<Sp<Text>>,
    /// The address of the function that keeps the registry, never of a person. Reminders are sent from it.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: Option<Sp<Text>>,
    /// The language of reports and reminders. Default: that of the environment, else en.
    pub language: Option<Sp<LanguageCode>>,
    /// The time zone that decides which day it is today, as in the IANA database. Default: UTC.
    pub time_zone: Option<Sp<TimeZone>>,
    /// Defaults for all agreements.
    pub defaults: Option<Sp<Defaults>>,
    /// How long before each deadline reminders are sent.
    pub reminders: Option<Sp<Reminders>>,
    /// How the registry is published as linked data.
    pub publish: Option<Sp<Publish>>,
    /// The kinds of agreement.
    pub kinds: Option<Entries<Kind>>,
    /// The parts of the document system, by number.
    pub parts: Option<Entries<Part>>,
    /// Other registries that records may refer to, by the name that stands before their ids: `lanet:id` is the record
    /// `id` of the registry `lanet`.
    pub registries: Option<Entries<OtherRegistry>>,
    /// The levels of rules: off, note, warning or error. For all agreements, or by kind.
    pub rules: Option<Entries<RuleLevel>>,
}

/// A time zone, by its name in the IANA database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone(pub Tz);

impl Default for TimeZone {
    fn default() -> Self {
        TimeZone(Tz::UTC)
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ZoneVisitor;
        impl Visitor<'_> for ZoneVisitor {
            type Value = TimeZone;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time zone such as \"Europe/Stockholm\"")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<TimeZone, E> {
                name.parse().map(TimeZone).map_err(|_| {
                    let near = did_you_mean(name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()));
                    let help = near.map_or_else(
                        || message!("help-time-zone"),
                        |near| message!("did-you-mean", near = near),
                    );
                    let message = message!("time-zone-unknown", name = name, because = because(name));
                    invalid(Invalid::Word, Some(name), message, Some(help))
                })
            }
        }
        deserializer.deserialize_str(ZoneVisitor)
    }
}

impl JsonSchema for TimeZone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeZone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "examples": ["Europe/Stockholm", "UTC"] })
    }
    fn inline_schema() -> bool {
        true
    }
}

/// Defaults for all agreements.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Defaults {
    /// How far ahead reports look. Default: P12M.
    pub horizon: Option<Sp<Duration>>,
    /// How near a day is urgent. Default: P90D.
    pub urgent: Option<Sp<Duration>>,
    /// The time from the start of the work until a successor is in force. Default: P12M.
    pub lead_time: Option<Sp<Duration>>,
}

/// The maximum number of reminders for a deadline. More are ignored.
pub const MAX_REMINDERS: usize = 100;

/// How long before each deadline reminders are sent. What is left out is inherited: by a record from its kind, by a
/// kind from the registry. An empty list means no reminders.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Reminders {
    /// Before the last day of an agreement that nothing replaces. Default: P12M, P6M, P3M, P1M.
    pub expiring: Option<Vec<Sp<Offset>>>,
    /// Before a review is due. Default: P3M, P1M.
    pub review: Option<Vec<Sp<Offset>>>,
    /// Before work on a successor must start. Default: P0D.
    pub revision: Option<Vec<Sp<Offset>>>,
    /// Before the last day to give notice, or to call an option. Default: P3M, P1M.
    pub notice: Option<Vec<Sp<Offset>>>,
    /// Before an activity is due. Default: P1M.
    pub activity: Option<Vec<Sp<Offset>>>,
    /// Before a day that a decision is planned for. Default: P1M.
    pub decision: Option<Vec<Sp<Offset>>>,
    /// Before the first day of an agreement that has not been adopted by all who must. Default: P6M, P3M, P1M.
    pub adoption: Option<Vec<Sp<Offset>>>,
}

/// The kinds of deadline with separate reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is documented at the field of the same name in `Reminders`")]
pub enum ReminderSort {
    Expiring,
    Review,
    Revision,
    Notice,
    Activity,
    Decision,
    Adoption,
}

impl ReminderSort {
    /// All kinds.
    pub const ALL: [ReminderSort; 7] = [
        ReminderSort::Expiring,
        ReminderSort::Review,
        ReminderSort::Revision,
        ReminderSort::Notice,
        ReminderSort::Activity,
        ReminderSort::Decision,
        ReminderSort::Adoption,
    ];

    /// Its key under `[reminders]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ReminderSort::Expiring => "expiring",
            ReminderSort::Review => "review",
            ReminderSort::Revision => "revision",
            ReminderSort::Notice => "notice",
            ReminderSort::Activity => "activity",
            ReminderSort::Decision => "decision",
            ReminderSort::Adoption => "adoption",
        }
    }
}

impl ReminderSort {
    /// The reminders for such a deadline if none are set.
    fn default(self) -> Vec<Duration> {
        match self {
            ReminderSort::Expiring => [12, 6, 3, 1].map(Duration::of_months).to_vec(),
            ReminderSort::Review | ReminderSort::Notice => [3, 1].map(Duration::of_months).to_vec(),
            ReminderSort::Revision => vec![Duration::default()],
            ReminderSort::Activity | ReminderSort::Decision => vec![Duration::of_months(1)],
            ReminderSort::Adoption => [6, 3, 1].map(Duration::of_months).to_vec(),
        }
    }
}

impl Reminders {
    /// The lists that are set.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &Vec<Sp<Offset>>> {
        let Reminders { expiring, review, revision, notice, activity, decision, adoption } = self;
        [expiring, review, revision, notice, activity, decision, adoption].into_iter().flatten()
    }

    /// The lists that are set, mutable.
    pub(crate) fn lists_mut(&mut self) -> impl Iterator<Item = &mut Vec<Sp<Offset>>> {
        let Reminders { expiring, review, revision, notice, activity, decision, adoption } = self;
        [expiring, review, revision, notice, activity, decision, adoption].into_iter().flatten()
    }

    /// The list for one kind of deadline, if set here.
    #[must_use]
    pub fn of(&self, sort: ReminderSort) -> Option<&[Sp<Offset>]> {
        let set = match sort {
            ReminderSort::Expiring => &self.expiring,
            ReminderSort::Review => &self.review,
            ReminderSort::Revision => &self.revision,
            ReminderSort::Notice => &self.notice,
            ReminderSort::Activity => &self.activity,
            ReminderSort::Decision => &self.decision,
            ReminderSort::Adoption => &self.adoption,
        };
        set.as_deref()
    }
}

/// A name in one or several languages.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[serde(expecting = "a name in each language, as `{ sv = \"…\", en = \"…\" }`")]
pub struct LocalName {
    /// In Swedish.
    pub sv: Option<Sp<Text>>,
    /// In English.
    pub en: Option<Sp<Text>>,
}

impl LocalName {
    /// The name in a language, if given.
    #[must_use]
    pub fn text(&self, language: Language) -> Option<&str> {
        let name = match language.code {
            LanguageCode::Sv => &self.sv,
            LanguageCode::En => &self.en,
        };
        name.as_ref().map(|name| name.value.as_str())
    }
}

/// A kind of agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Kind {
    /// What reports call it.
    pub name: Option<Sp<LocalName>>,
    /// Whether agreements of this kind have parties. Default: true. A statute, a standard or a policy has none.
    pub parties: Option<Sp<bool>>,
    /// Whether it is meant to run out without a successor, like a project or a version. Default: false.
    pub ends_as_planned: Option<Sp<bool>>,
    /// The time from the start of the work until a successor is in force. Overrides the default.
    pub lead_time: Option<Sp<Duration>>,
    /// Keys that an agreement of this kind must have.
    #[serde(default)]
    pub requires: Vec<Sp<Text>>,
    /// The longest term that an agreement of this kind may have.
    pub max_term: Option<Sp<Duration>>,
    /// How long before each deadline reminders are sent. Overrides the settings of the registry.
    pub reminders: Option<Sp<Reminders>>,
}

/// A part of the document system.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Part {
    /// What reports call it.
    pub name: Option<Sp<LocalName>>,
    /// Its colour.
    pub colour: Option<Sp<Text>>,
}

/// Another registry that records may refer to.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OtherRegistry {
    /// Its folder, relative to that of this registry: a checkout beside it, or a git submodule in it.
    pub path: Sp<NeighbourPath>,
    /// The git revision at which it is read: a commit, a tag or a branch. Default: as it stands in its folder.
    #[schemars(extend("examples" = ["v2026.11"]))]
    pub rev: Option<Sp<Text>>,
}

/// The level of a rule's findings.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The rule is not run.
    #[default]
    Off,
    /// Worth knowing.
    Note,
    /// Somebody must act.
    Warning,
    /// The records contradict each other or cannot be read, or a law is not complied with.
    Error,
}

/// The level set for a rule.
#[derive(Debug, Clone, Hash)]
pub enum RuleLevel {
    /// The same level for all agreements.
    Everywhere(Level),
    /// Levels for agreements of these kinds. Others keep the rule's own level.
    ByKind(Entries<Level>),
}

impl RuleLevel {
    /// Whether it is this level everywhere it is set.
    #[must_use]
    pub fn is_only(&self, level: Level) -> bool {
        match self {
            RuleLevel::Everywhere(set) => *set == level,
            RuleLevel::ByKind(levels) => levels.0.iter().all(|(_, set)| set.value == level),
        }
    }
}

impl Default for RuleLevel {
    fn default() -> Self {
        RuleLevel::ByKind(Entries::default())
    }
}

impl<'de> Deserialize<'de> for RuleLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LevelVisitor;
        impl<'de> Visitor<'de> for LevelVisitor {
            type Value = RuleLevel;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level, or a table of levels by kind")
            }
            fn visit_str<E: Error>(self, level: &str) -> Result<RuleLevel, E> {
                Level::deserialize(serde::de::value::StrDeserializer::<E>::new(level))
                    .map(RuleLevel::Everywhere)
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<RuleLevel, D::Error> {
                Entries::deserialize(table).map(RuleLevel::ByKind)
            }
        }
        text_or_table(deserializer, LevelVisitor)
    }
}

impl JsonSchema for RuleLevel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleLevel".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (level, by_kind) =
            (generator.subschema_for::<Level>(), generator.subschema_for::<Entries<Level>>());
        schemars::json_schema!({ "examples": ["error", { "routine": "off" }], "anyOf": [level, by_kind] })
    }
}

impl Level {
    /// Its name in settings and output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

impl Settings {
    /// The reminders for this kind of deadline of an agreement of `kind`, as lengths of time before it: from `own`,
    /// else from the kind, else from the registry, else the default.
    #[must_use]
    pub fn reminders(&self, sort: ReminderSort, kind: &str, own: Option<&Reminders>) -> Vec<Duration> {
        let of_kind = self.kind(kind).and_then(|kind| kind.reminders.as_ref()).map(|set| &set.value);
        let of_all = self.reminders.as_ref().map(|set| &set.value);
        let mut set = [own, of_kind, of_all].into_iter().flatten();
        let offsets = set.find_map(|set| set.of(sort));
        offsets.map_or_else(
            || sort.default(),
            |set| set.iter().take(MAX_REMINDERS).map(|offset| offset.value.0).collect(),
        )
    }

    /// The address at which the web site is published, with a `/` at its end.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        Some(&self.publish.as_ref()?.base.as_ref()?.value)
    }

    /// How far ahead reports look. Default: 12 months.
    #[must_use]
    pub fn horizon(&self) -> Duration {
        let set = self.defaults.as_ref().and_then(|defaults| defaults.horizon.as_ref());
        set.map_or(Duration::of_months(12), |set| set.value)
    }

    /// How long before its day something is urgent. Default: 90 days.
    #[must_use]
    pub fn urgent(&self) -> Duration {
        let set = self.defaults.as_ref().and_then(|defaults| defaults.urgent.as_ref());
        set.map_or(Duration::of_days(90), |set| set.value)
    }

    /// The time from the start of work on a successor until it is in force, for agreements of `kind`. Default: 12
    /// months.
    #[must_use]
    pub fn lead_time(&self, kind: &str) -> Duration {
        let of_kind = self.kind(kind).and_then(|kind| kind.lead_time.as_ref());
        let default = self.defaults.as_ref().and_then(|defaults| defaults.lead_time.as_ref());
        of_kind.or(default).map_or(Duration::of_months(12), |set| set.value)
    }

    /// Whether agreements of `kind` are meant to run out without a successor.
    #[must_use]
    pub fn ends_as_planned(&self, kind: &str) -> bool {
        self.kind(kind).and_then(|kind| kind.ends_as_planned).is_some_and(|planned| planned.value)
    }

    /// Whether agreements of `kind` may have no parties.
    #[must_use]
    pub fn may_have_no_parties(&self, kind: &str) -> bool {
        self.kind(kind).and_then(|kind| kind.parties).is_some_and(|parties| !parties.value)
    }

    /// The kind with that name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.as_ref()?.get(name)
    }

    /// The kind that reports call so, in any language: `överenskommelse` is `agreement` if that is its name.
    #[must_use]
    pub fn kind_called(&self, word: &str) -> Option<&str> {
        let wanted = folded(word);
        let is_called = |name: &Sp<Text>| !wanted.is_empty() && folded(name) == wanted;
        let mut kinds = self.kinds.iter().flat_map(|kinds| &kinds.0);
        let names = |kind: &Kind| {
            let name = kind.name.iter();
            name.flat_map(|name| name.sv.iter().chain(&name.en)).any(is_called)
        };
        kinds.find(|(_, kind)| names(kind)).map(|(key, _)| key.value.as_str())
    }

    /// The part with that number.
    #[must_use]
    pub fn part(&self, number: u32) -> Option<&Part> {
        self.parts.as_ref()?.get(&number.to_string())
    }

    /// The time zone of the registry. Default: UTC.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.time_zone.as_ref().map_or(Tz::UTC, |zone| zone.0)
    }
}
