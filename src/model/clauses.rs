//! Clauses on how an agreement can be ended by notice, and on when it applies otherwise than from its first day through
//! its last.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::validity::{DateOr, date_or};
use super::{Date, DayOfYear, Duration, Id, Text};
use crate::source::de::{Invalid, did_you_mean, invalid};
use crate::source::{BoxedOption, Sp, ThinVec};
use crate::text::because;
use crate::text::message::message;

/// How an agreement can be ended by notice (uppsägning), whatever its own end.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Termination {
    /// The time from the day of the notice to the last day. Default: none; notice ends it at once, or on the next day that
    /// `ends` allows.
    pub notice: Option<Sp<Duration>>,
    /// Notice must be given by this day of the year, as "MM-DD". Later notice counts as given on that day of the next
    /// year. With `notice`, that runs from this day.
    #[schemars(extend("examples" = ["08-31"]))]
    pub notice_by: Option<Sp<DayOfYear>>,
    /// The days on which notice can end it: "any-day" (the default), "month-end", "quarter-end", "half-year-end",
    /// "year-end", "anniversary" (the end of a whole number of years from its first day), or a day of the year as
    /// "MM-DD".
    #[schemars(extend("examples" = ["year-end", "06-30"]))]
    pub ends: Option<Sp<ExitDays>>,
    /// The earliest last day that notice can bring, such as the end of a minimum term.
    pub not_before: Option<Sp<Date>>,
    /// Who can give notice. "any-party" (the default): any party, and it ends for all. "each-party": any party, which
    /// leaves while the others stay. A list: only these parties, and it ends for all.
    pub by: Option<Sp<NoticeBy>>,
}

/// The days on which notice can end an agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ExitDays {
    /// Any day.
    #[default]
    AnyDay,
    /// The last day of a month.
    MonthEnd,
    /// The last day of March, June, September or December.
    QuarterEnd,
    /// The last day of June or December.
    HalfYearEnd,
    /// The last day of December.
    YearEnd,
    /// The last day of a whole number of years from its first day.
    Anniversary,
    /// This day of a year.
    DayOfYear(DayOfYear),
}

impl ExitDays {
    const WORDS: [(&'static str, ExitDays); 6] = [
        ("any-day", ExitDays::AnyDay),
        ("month-end", ExitDays::MonthEnd),
        ("quarter-end", ExitDays::QuarterEnd),
        ("half-year-end", ExitDays::HalfYearEnd),
        ("year-end", ExitDays::YearEnd),
        ("anniversary", ExitDays::Anniversary),
    ];

    /// The word for it, or the day of the year that it is.
    pub(crate) fn word(self) -> Result<&'static str, DayOfYear> {
        if let ExitDays::DayOfYear(day) = self {
            return Err(day);
        }
        let word = ExitDays::WORDS.iter().find(|(_, value)| *value == self);
        Ok(word.map_or("any-day", |(word, _)| word))
    }
}

impl<'de> Deserialize<'de> for ExitDays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ExitDaysVisitor;
        impl Visitor<'_> for ExitDaysVisitor {
            type Value = ExitDays;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"any-day\", \"month-end\", \"quarter-end\", \"half-year-end\", \"year-end\", \"anniversary\" or a day of the year as \"MM-DD\"")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<ExitDays, E> {
                if let Some((_, value)) = ExitDays::WORDS.iter().find(|(word, _)| *word == text) {
                    return Ok(*value);
                }
                if let Ok(day) = DayOfYear::parse(text) {
                    return Ok(ExitDays::DayOfYear(day));
                }
                let words = ExitDays::WORDS.map(|(word, _)| word);
                let help = match did_you_mean(text, words) {
                    Some(near) => message!("did-you-mean", near = near),
                    None => {
                        let words = words.map(|word| format!("\"{word}\"")).join(", ");
                        message!("help-exit-days", words = words)
                    }
                };
                let message = message!("exit-days-invalid", text = text, because = because(text));
                Err(invalid(Invalid::Word, Some(text), message, Some(help)))
            }
        }
        deserializer.deserialize_str(ExitDaysVisitor)
    }
}

impl JsonSchema for ExitDays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ExitDays".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let day = generator.subschema_for::<DayOfYear>();
        let words = ExitDays::WORDS.map(|(word, _)| word);
        schemars::json_schema!({ "anyOf": [{ "enum": words }, day] })
    }
}

/// Who can give notice, and what it ends.
#[derive(Debug, Clone, Default, Hash)]
pub enum NoticeBy {
    /// Any party, and the agreement ends for all.
    #[default]
    AnyParty,
    /// Any party, which leaves; the others stay.
    EachParty,
    /// These parties, and the agreement ends for all.
    Parties(ThinVec<Sp<Id>>),
}

impl<'de> Deserialize<'de> for NoticeBy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NoticeByVisitor;
        impl<'de> Visitor<'de> for NoticeByVisitor {
            type Value = NoticeBy;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("\"any-party\", \"each-party\" or a list of parties")
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<NoticeBy, E> {
                match word {
                    "any-party" => Ok(NoticeBy::AnyParty),
                    "each-party" => Ok(NoticeBy::EachParty),
                    word => {
                        let help = match did_you_mean(word, ["any-party", "each-party"]) {
                            Some(near) => message!("did-you-mean", near = near),
                            None => message!("help-notice-by"),
                        };
                        let message = message!("notice-by-invalid", text = word, because = because(word));
                        Err(invalid(Invalid::Word, Some(word), message, Some(help)))
                    }
                }
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<NoticeBy, A::Error> {
                let mut parties = Vec::new();
                while let Some(party) = list.next_element()? {
                    parties.push(party);
                }
                Ok(NoticeBy::Parties(parties.into_iter().collect()))
            }
        }
        deserializer.deserialize_any(NoticeByVisitor)
    }
}

impl JsonSchema for NoticeBy {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NoticeBy".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let party = generator.subschema_for::<Id>();
        schemars::json_schema!({ "anyOf": [
            { "enum": ["any-party", "each-party"] },
            { "type": "array", "items": party }
        ] })
    }
}

/// The time during which an agreement is applied before it enters into force.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Provisional {
    /// The first day on which it is applied.
    pub from: Sp<Date>,
    /// The last day, inclusive, unless it enters into force before. Default: until it enters into force.
    pub until: Option<Sp<Date>>,
}

/// Days on which an agreement is in force but not applied.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Suspension {
    /// The first day on which it is suspended.
    pub from: Sp<Date>,
    /// The last day on which it is suspended, inclusive. Leave out while that is not known.
    pub until: Option<Sp<Date>>,
    /// The body or party that suspended it.
    pub by: Option<Sp<Id>>,
    /// The reason.
    pub reason: BoxedOption<Text>,
    /// Whether its term is longer by these days. Default: it is not. If it is and `until` is left out, no end is known.
    pub prolongs: Option<Sp<bool>>,
}

impl Suspension {
    /// Whether its term is longer by these days.
    #[must_use]
    pub fn is_prolonging(&self) -> bool {
        self.prolongs.as_ref().is_some_and(|prolongs| prolongs.value)
    }
}

/// Sections that bind after the end of an agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Survival {
    /// The sections that bind. Default: those that the agreement itself names.
    #[serde(default)]
    pub sections: ThinVec<Sp<Text>>,
    /// How long they bind, from the day after its last day.
    pub duration: Option<Sp<Duration>>,
    /// The last day on which they bind, inclusive, or "further-notice". Instead of `duration`.
    pub until: Option<Sp<SurvivalEnd>>,
}

/// Until when sections bind after the end of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SurvivalEnd {
    /// Through the last day of this date, inclusive.
    Date(Date),
    /// Without a last day.
    FurtherNotice,
}

impl Default for SurvivalEnd {
    fn default() -> Self {
        SurvivalEnd::Date(Date::default())
    }
}

impl<'de> Deserialize<'de> for SurvivalEnd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateOr {
            expecting: "a date or \"further-notice\"",
            words: &[("further-notice", SurvivalEnd::FurtherNotice)],
            date: SurvivalEnd::Date,
        })
    }
}

impl JsonSchema for SurvivalEnd {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SurvivalEnd".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        date_or(&["further-notice"])
    }
}
