//! When an agreement is in force, and what may change its end.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::date::{date_schema, not_a_date};
use super::text::BLANK;
use super::{Date, DayOfYear, Duration, Id, Text};
use crate::source::de::did_you_mean;
use crate::source::{BoxedOption, Sp, Span, ThinVec};
use crate::text::because;
use crate::text::message::message;

/// When an agreement is in force. May be empty if nothing is known.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Validity {
    /// The first day: a date, or "last-adoption" for the day on which the last of those who must adopt it does so.
    pub from: Option<Sp<From>>,
    /// The last day, inclusive: a date, "further-notice", "replaced" if it holds until a successor takes over, or "event"
    /// if it holds until something happens.
    pub until: Option<Sp<Until>>,
    /// The length of the term, instead of `until`.
    pub duration: Option<Sp<Duration>>,
    /// It holds until this other agreement has been replaced.
    pub ends_when_replaced: BoxedOption<Id>,
    /// It ends when this other agreement ends, for whatever reason. For annexes.
    pub ends_with: BoxedOption<Id>,
    /// Whether its fixed term ends early if its own successor enters into force.
    pub ends_on_replacement: Option<Sp<bool>>,
    /// The event that ends it, with `until = "event"`. `[end]` says when it happened.
    pub event: BoxedOption<Text>,
    /// Tacit renewal: it is renewed for another term, again and again, unless notice is given.
    pub renewal: BoxedOption<Renewal>,
}

impl Validity {
    /// The date of `from`. None if it is not one.
    #[must_use]
    pub fn from_date(&self) -> Option<Date> {
        match self.from.as_ref()?.value {
            From::Date(date) => Some(date),
            From::LastAdoption => None,
        }
    }
}

/// Tacit renewal.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Renewal {
    /// The length of each renewal.
    pub term: Sp<Duration>,
    /// How long before the end of a term notice must be given. Default: by the last day of the term.
    pub notice: Option<Sp<Duration>>,
    /// How long before the end of the first term notice must be given, if that differs from `notice`.
    pub first_notice: Option<Sp<Duration>>,
    /// Instead of `notice`: notice must be given by this day of the year, as "MM-DD", the last before the term ends.
    #[schemars(extend("examples" = ["08-31"]))]
    pub notice_by: Option<Sp<DayOfYear>>,
    /// At most this many renewals. Default: no limit.
    pub max: Option<Sp<u32>>,
}

/// An option to prolong an agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ProlongationOption {
    /// How long it prolongs the agreement.
    pub term: Sp<Duration>,
    /// How long before the end it must be called. Default: by the end itself.
    pub notice: Option<Sp<Duration>>,
    /// The day it was called. Leave out while it is open.
    pub exercised: Option<Sp<Date>>,
}

/// A decision to prolong an agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Extension {
    /// The new last day, inclusive.
    pub until: Sp<Date>,
    /// When it was decided.
    pub decided: Option<Sp<Date>>,
    /// The body or party that decided it.
    pub by: Option<Sp<Id>>,
    /// What was decided. Default: adopted. Only an adopted one prolongs the agreement.
    pub outcome: Option<Sp<ExtensionOutcome>>,
    /// Whether the prolonged term ends early if a successor enters into force.
    pub ends_on_replacement: Option<Sp<bool>>,
}

impl Extension {
    /// Whether it changes the end: not if it is only recommended, or was rejected.
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        self.outcome.as_ref().is_none_or(|outcome| outcome.value == ExtensionOutcome::Adopted)
    }
}

/// The outcome of a decision to prolong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ExtensionOutcome {
    /// It is prolonged.
    #[default]
    Adopted,
    /// Recommended to those who decide.
    Recommended,
    /// It is not prolonged.
    Rejected,
}

/// A final end: before its time, or without a successor.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Ending {
    /// The last day, inclusive. May be left out if notice was given: it then follows from `[termination]` or
    /// `[validity.renewal]`.
    pub date: Option<Sp<Date>>,
    /// The reason.
    pub reason: Option<Sp<EndReason>>,
    /// The day that notice was given.
    pub notice_given: Option<Sp<Date>>,
    /// The party that gave notice.
    pub by: Option<Sp<Id>>,
}

impl Sp<Ending> {
    /// The value that gives the last day: the day itself, or that of the notice.
    #[must_use]
    pub fn place(&self) -> Span {
        self.date.as_ref().or(self.notice_given.as_ref()).map_or(self.span, |given| given.span)
    }
}

/// Why an agreement ended for good.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// Its purpose is fulfilled.
    #[default]
    Completed,
    /// Notice was given.
    Terminated,
    /// Withdrawn.
    Withdrawn,
    /// Merged into another document.
    Merged,
}

/// When an agreement enters into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum From {
    /// On the first day of this date, or when adoption is complete, if later.
    Date(Date),
    /// On the day of the last required adoption.
    LastAdoption,
}

/// How the end of an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Until {
    /// Through the last day of this date, inclusive.
    Date(Date),
    /// Until someone gives notice, or a successor takes over.
    FurtherNotice,
    /// Until a successor takes over.
    Replaced,
    /// Until something happens: see [`Validity::event`].
    Event,
}

impl Default for From {
    fn default() -> Self {
        From::Date(Date::default())
    }
}

impl Default for Until {
    fn default() -> Self {
        Until::Date(Date::default())
    }
}

/// A date, or one of these words.
pub(super) struct DateOr<T: 'static> {
    pub expecting: &'static str,
    pub words: &'static [(&'static str, T)],
    pub date: fn(Date) -> T,
}

impl<T: Copy> Visitor<'_> for DateOr<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let text = text.trim();
        if let Some((_, value)) = self.words.iter().find(|(word, _)| *word == text) {
            return Ok(*value);
        }
        Date::parse(text).map(self.date).map_err(|message| {
            let words: Vec<&str> = self.words.iter().map(|(word, _)| *word).collect();
            not_a_date(text, message, &words)
        })
    }
    fn visit_i64<E: Error>(self, year: i64) -> Result<T, E> {
        self.visit_str(&year.to_string())
    }
}

impl<'de> Deserialize<'de> for From {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateOr {
            expecting: "a date or \"last-adoption\"",
            words: &[("last-adoption", From::LastAdoption)],
            date: From::Date,
        })
    }
}

impl<'de> Deserialize<'de> for Until {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateOr {
            expecting: "a date, \"further-notice\", \"replaced\" or \"event\"",
            words: &[
                ("further-notice", Until::FurtherNotice),
                ("replaced", Until::Replaced),
                ("event", Until::Event),
            ],
            date: Until::Date,
        })
    }
}

pub(super) fn date_or(words: &[&str]) -> schemars::Schema {
    let examples: Vec<&str> = ["2026-01-31"].iter().chain(words).copied().collect();
    let among_blanks = format!("^{BLANK}*({}){BLANK}*$", words.join("|"));
    let schema = serde_json::json!({
        "examples": examples,
        "anyOf": [date_schema(), { "enum": words }, { "type": "string", "pattern": among_blanks }]
    });
    schema.try_into().unwrap_or_default()
}

impl JsonSchema for From {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "From".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        date_or(&["last-adoption"])
    }
}

impl JsonSchema for Until {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Until".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        date_or(&["further-notice", "replaced", "event"])
    }
}

/// Who must adopt an agreement before it enters into force.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Adoption {
    /// "all-parties", "none" (the default), a list of parties, or the number of parties whose adoption is enough.
    pub required: Option<Sp<Required>>,
    /// How long after the last required adoption it enters into force.
    pub delay: Option<Sp<Duration>>,
    /// It enters into force on the first day of the month, quarter or year that follows the last required adoption and
    /// `delay`.
    pub starts: Option<Sp<Calendar>>,
    /// A party that adopts it after its entry into force is bound this long after its own adoption and, with `starts`, from
    /// the first day that follows. Default: at once.
    pub joining: Option<Sp<Duration>>,
}

/// A unit of the calendar, on whose first day something takes effect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// The first day of a month.
    #[default]
    Month,
    /// The first day of January, April, July or October.
    Quarter,
    /// 1 January.
    Year,
}

/// Whose adoption is required.
#[derive(Debug, Clone, Default, Hash)]
pub enum Required {
    /// No party.
    #[default]
    None,
    /// All parties.
    AllParties,
    /// These parties or groups.
    Parties(Vec<Sp<Id>>),
    /// This many of the parties.
    Number(u32),
}

impl<'de> Deserialize<'de> for Required {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RequiredVisitor;
        impl<'de> Visitor<'de> for RequiredVisitor {
            type Value = Required;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"all-parties\", \"none\", a list of parties or a number")
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<Required, E> {
                match word {
                    "all-parties" => Ok(Required::AllParties),
                    "none" => Ok(Required::None),
                    _ => {
                        let near = did_you_mean(word, ["all-parties", "none"]);
                        let help = match near {
                            Some(near) => message!("did-you-mean", near = near),
                            None if Id::is_valid(word) => {
                                message!("help-required-party", party = word)
                            }
                            None => message!("help-required"),
                        };
                        let message = message!("required-invalid", text = word, because = because(word));
                        Err(crate::source::de::invalid(
                            crate::source::de::Invalid::Word,
                            Some(word),
                            message,
                            Some(help),
                        ))
                    }
                }
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Required, E> {
                u32::try_from(number).map(Required::Number).map_err(|_| {
                    let message = message!("required-no-number", number = number.to_string());
                    crate::source::de::invalid(
                        crate::source::de::Invalid::Value,
                        Some(&number.to_string()),
                        message,
                        None,
                    )
                })
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Required, A::Error> {
                let mut parties = Vec::new();
                while let Some(party) = list.next_element()? {
                    parties.push(party);
                }
                Ok(Required::Parties(parties))
            }
        }
        deserializer.deserialize_any(RequiredVisitor)
    }
}

impl JsonSchema for Required {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Required".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let party = generator.subschema_for::<Id>();
        schemars::json_schema!({ "examples": ["all-parties", ["testkoping"], 2], "anyOf": [
            { "enum": ["all-parties", "none"] },
            { "type": "array", "items": party },
            { "type": "integer", "minimum": 0 }
        ] })
    }
}

/// A decision on the agreement, taken or planned. Kept small, as records have many.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize)]
#[serde(from = "DecisionKeys", into = "DecisionKeys")]
pub struct Decision {
    /// The party or body that decides.
    pub by: Sp<Id>,
    /// When it was taken. None while it is only planned.
    pub date: Option<Sp<Date>>,
    /// What was decided.
    pub outcome: Option<Sp<Outcome>>,
    more: Option<Box<MoreOnDecision>>,
}

/// What few decisions have.
#[derive(Debug, Clone, Hash)]
struct MoreOnDecision {
    planned: ThinVec<Sp<Date>>,
    reference: Option<Sp<Text>>,
}

/// A decision on the agreement, taken or planned.
#[derive(Clone, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, rename = "Decision")]
struct DecisionKeys {
    /// The party or body that decides.
    by: Sp<Id>,
    /// When it was taken. Leave out while it is only planned.
    date: Option<Sp<Date>>,
    /// The day that it is planned for, and any alternatives.
    #[serde(default)]
    planned: ThinVec<Sp<Date>>,
    /// What was decided.
    outcome: Option<Sp<Outcome>>,
    /// Its reference: a paragraph of the minutes, or a registration number.
    reference: Option<Sp<Text>>,
}

impl std::convert::From<DecisionKeys> for Decision {
    fn from(keys: DecisionKeys) -> Self {
        let DecisionKeys { by, date, planned, outcome, reference } = keys;
        let has_more = !planned.is_empty() || reference.is_some();
        let more = has_more.then(|| Box::new(MoreOnDecision { planned, reference }));
        Decision { by, date, outcome, more }
    }
}

impl std::convert::From<Decision> for DecisionKeys {
    fn from(decision: Decision) -> Self {
        let Decision { by, date, outcome, more } = decision;
        let (planned, reference) = more.map(|more| (more.planned, more.reference)).unwrap_or_default();
        DecisionKeys { by, date, planned, outcome, reference }
    }
}

impl JsonSchema for Decision {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        DecisionKeys::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        DecisionKeys::json_schema(generator)
    }
}

impl Decision {
    /// The day that it is planned for, and any alternatives.
    #[must_use]
    pub fn planned(&self) -> &[Sp<Date>] {
        self.more.as_ref().map_or(&[], |more| &more.planned)
    }

    /// Its reference: a paragraph of the minutes, or a registration number.
    #[must_use]
    pub fn reference(&self) -> Option<&Sp<Text>> {
        self.more.as_ref()?.reference.as_ref()
    }

    /// The last planned day.
    #[must_use]
    pub fn last_planned(&self) -> Option<&Sp<Date>> {
        self.planned().iter().max_by_key(|planned| planned.last_day())
    }
}

/// The outcome of a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Adopted: the party is bound.
    Adopted,
    /// Recommended to those who decide.
    Recommended,
    /// Supported, without binding anyone.
    Endorsed,
    /// Rejected.
    Rejected,
    /// Noted.
    #[default]
    Noted,
    /// Signed. By itself this binds nobody.
    Signed,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 6] = [
        Outcome::Adopted,
        Outcome::Recommended,
        Outcome::Endorsed,
        Outcome::Rejected,
        Outcome::Noted,
        Outcome::Signed,
    ];

    /// Its word in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Adopted => "adopted",
            Outcome::Recommended => "recommended",
            Outcome::Endorsed => "endorsed",
            Outcome::Rejected => "rejected",
            Outcome::Noted => "noted",
            Outcome::Signed => "signed",
        }
    }
}
