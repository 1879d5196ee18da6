//! An agreement: any document with a validity.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};

use super::clauses::{Provisional, Survival, Suspension, Termination};
use super::party::PartyEntry;
use super::settings::Reminders;
use super::text::BLANK;
use super::validity::{Adoption, Decision, Ending, Extension, ProlongationOption, Required, Until, Validity};
use super::{Date, Duration, Id, Notes, RegistryPath, SharedText, Text};
use crate::source::{BoxedOption, Sp, ThinVec};
use crate::text::message::message;

/// An agreement, or any other document that holds for a time. One file under `agreements/`; the file's name without
/// its ending is the id.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Agreement")]
pub struct Agreement {
    /// The title, as on the document.
    #[schemars(extend("examples" = ["Avtal om färdtjänst"]))]
    pub title: Sp<Text>,
    /// The kind of agreement, declared in registry.toml as `[kinds.…]`.
    #[schemars(extend("examples" = ["agreement"]))]
    pub kind: Sp<SharedText>,
    /// The part of the document system that it belongs to, declared in registry.toml as `[parts.…]`.
    #[schemars(extend("examples" = [2]))]
    pub part: Option<Sp<u32>>,
    /// Whether it is a draft, out for consultation, or adopted. Default: adopted.
    pub stage: Option<Sp<Stage>>,
    /// The registration number (diarienummer).
    #[schemars(extend("examples" = ["KS 2026/0001"]))]
    pub reference: Option<Sp<Text>>,
    /// The body responsible for it.
    #[schemars(extend("examples" = ["styrgruppen"]))]
    pub owner: Option<Sp<Id>>,
    /// The address of a function, never of a person.
    #[schemars(extend("examples" = ["registrator@testkoping.example"]))]
    pub contact: BoxedOption<Text>,
    /// Other titles in use. Searches find them.
    #[serde(default)]
    pub aliases: ThinVec<Sp<Text>>,
    /// Earlier ids of this record. References to them still work.
    #[schemars(with = "Vec<Text>")]
    #[serde(default)]
    pub former_ids: ThinVec<Sp<Id>>,
    /// The parties. A group stands for its members. May be empty only for a draft, and left out only if agreements of
    /// this kind have no parties.
    #[schemars(extend("examples" = [["testkoping", "region-test"]]))]
    #[serde(default)]
    pub parties: Sp<PartyEntries>,
    /// Parties that should each have a local agreement `based_on` this one.
    #[serde(default)]
    pub expects_local: ThinVec<Sp<Id>>,
    /// The laws that require this agreement to exist, or `true` if the law is not cited.
    #[schemars(extend("examples" = [["HSL 16 kap. 3 §"]]))]
    pub statutory: BoxedOption<Statutory>,
    /// Topics, as free tags.
    #[schemars(extend("examples" = [["barn-och-unga"]]))]
    #[serde(default)]
    pub topics: Box<[Sp<SharedText>]>,
    /// Agreements that this one is based on. For a local agreement, that of the county.
    #[serde(default)]
    pub based_on: ThinVec<Sp<Id>>,
    /// Related agreements.
    #[serde(default)]
    pub related: ThinVec<Sp<Id>>,
    /// Anything else worth knowing. May have several lines.
    pub notes: BoxedOption<Notes>,
    /// When it is in force.
    pub validity: Sp<Validity>,
    /// How it can be ended by notice (uppsägning), whatever its own end.
    pub termination: BoxedOption<Termination>,
    /// When it is applied before it enters into force.
    pub provisional: BoxedOption<Provisional>,
    /// Times in which it is in force but not applied (vilande).
    #[serde(default)]
    pub suspension: ThinVec<Sp<Suspension>>,
    /// Sections that bind after its end, such as those on confidentiality.
    #[serde(default)]
    pub survival: ThinVec<Sp<Survival>>,
    /// Options to prolong it, in the order in which they can be called.
    #[serde(default)]
    pub option: ThinVec<Sp<ProlongationOption>>,
    /// Decisions to prolong it.
    #[serde(default)]
    pub extension: ThinVec<Sp<Extension>>,
    /// Who must adopt it before it enters into force.
    pub adoption: BoxedOption<Adoption>,
    /// Decisions on it, both taken and planned.
    #[serde(default)]
    pub decision: Box<[Sp<Decision>]>,
    /// The agreements that this one replaces.
    #[serde(default)]
    pub replaces: ThinVec<Sp<Replaces>>,
    /// The agreements that this one amends. They stay in force: this one is an addendum.
    #[serde(default)]
    pub amends: ThinVec<Sp<Amends>>,
    /// Surveys, follow-ups, evaluations, reports and revisions, once or recurring.
    #[serde(default)]
    pub review: Box<[Sp<Review>]>,
    /// How and when it is revised.
    pub revision: BoxedOption<Revision>,
    /// How long before each deadline reminders are sent. Overrides the settings of its kind and of the registry.
    pub reminders: BoxedOption<Reminders>,
    /// Commitments made in the agreement, or the actions of a plan.
    #[serde(default)]
    pub activity: ThinVec<Sp<Activity>>,
    /// A final end: before its time, or without a successor.
    pub end: BoxedOption<Ending>,
    /// The documents themselves.
    #[serde(default)]
    pub document: Box<[Sp<Document>]>,
    /// Findings of `check` that are known and accepted.
    #[serde(default)]
    pub accept: ThinVec<Sp<Accept>>,
}

impl Agreement {
    /// Whether it has this key. Always true for required keys, whose absence is reported elsewhere. None if agreements
    /// have no such key.
    #[must_use]
    pub fn has(&self, key: &str) -> Option<bool> {
        // Without `..`, so that the compiler points here when a key is added.
        let Agreement {
            title: _,
            kind: _,
            part,
            stage,
            reference,
            owner,
            contact,
            aliases,
            former_ids,
            parties: _,
            expects_local,
            statutory,
            topics,
            based_on,
            related,
            notes,
            validity: _,
            termination,
            provisional,
            suspension,
            survival,
            option,
            extension,
            adoption,
            decision,
            replaces,
            amends,
            review,
            revision,
            reminders,
            activity,
            end,
            document,
            accept,
        } = self;
        Some(match key {
            "title" | "kind" | "parties" | "validity" => true,
            "part" => part.is_some(),
            "stage" => stage.is_some(),
            "reference" => reference.is_some(),
            "owner" => owner.is_some(),
            "contact" => contact.is_some(),
            "aliases" => !aliases.is_empty(),
            "former_ids" => !former_ids.is_empty(),
            "expects_local" => !expects_local.is_empty(),
            "statutory" => statutory.is_some(),
            "topics" => !topics.is_empty(),
            "based_on" => !based_on.is_empty(),
            "related" => !related.is_empty(),
            "notes" => notes.is_some(),
            "termination" => termination.is_some(),
            "provisional" => provisional.is_some(),
            "suspension" => !suspension.is_empty(),
            "survival" => !survival.is_empty(),
            "option" => !option.is_empty(),
            "extension" => !extension.is_empty(),
            "adoption" => adoption.is_some(),
            "decision" => !decision.is_empty(),
            "replaces" => !replaces.is_empty(),
            "amends" => !amends.is_empty(),
            "review" => !review.is_empty(),
            "revision" => revision.is_some(),
            "reminders" => reminders.is_some(),
            "activity" => !activity.is_empty(),
            "end" => end.is_some(),
            "document" => !document.is_empty(),
            "accept" => !accept.is_empty(),
            _ => return None,
        })
    }

    /// Whose adoption it requires, as written. None if that is not given.
    #[must_use]
    pub fn required_adoption(&self) -> Option<&Required> {
        self.adoption.as_ref()?.required.as_ref().map(|required| &required.value)
    }

    /// The first option that has not been called, and its position.
    #[must_use]
    pub fn open_option(&self) -> Option<(usize, &ProlongationOption)> {
        let mut options = self.option.iter().enumerate().map(|(position, option)| (position, &option.value));
        options.find(|(_, option)| option.exercised.is_none())
    }

    /// The body that starts work on a successor, if given.
    #[must_use]
    pub fn initiator(&self) -> Option<&Sp<Id>> {
        self.revision.as_ref()?.initiated_by.as_ref()
    }

    /// Its stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage.as_ref().map_or(Stage::Adopted, |stage| stage.value)
    }

    /// Whether a law requires it to exist.
    #[must_use]
    pub fn is_statutory(&self) -> bool {
        match self.statutory.as_ref().map(|statutory| &statutory.value) {
            Some(Statutory::Uncited | Statutory::Laws(_)) => true,
            Some(Statutory::No) | None => false,
        }
    }

    /// Whether it is in force until further notice.
    #[must_use]
    pub fn is_until_further_notice(&self) -> bool {
        self.validity.until.as_ref().is_some_and(|until| until.value == Until::FurtherNotice)
    }
}

/// The stage of an agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Out for consultation.
    Consultation,
    /// Decided. The decisions say who has adopted it.
    #[default]
    Adopted,
}

impl Stage {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Consultation => "consultation",
            Stage::Adopted => "adopted",
        }
    }
}

/// The parties of an agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct PartyEntries(pub Box<[PartyEntry]>);

/// Whether a law requires the agreement to exist.
#[derive(Debug, Clone, Default, Hash)]
pub enum Statutory {
    /// No law does.
    #[default]
    No,
    /// A law does, but it is not cited.
    Uncited,
    /// These laws do.
    Laws(Vec<Sp<Text>>),
}

impl<'de> Deserialize<'de> for Statutory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StatutoryVisitor;
        impl<'de> Visitor<'de> for StatutoryVisitor {
            type Value = Statutory;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of laws, or `true`")
            }
            fn visit_bool<E: Error>(self, statutory: bool) -> Result<Statutory, E> {
                Ok(if statutory { Statutory::Uncited } else { Statutory::No })
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Statutory, A::Error> {
                let mut laws = Vec::new();
                while let Some(law) = list.next_element()? {
                    laws.push(law);
                }
                Ok(if laws.is_empty() { Statutory::No } else { Statutory::Laws(laws) })
            }
        }
        deserializer.deserialize_any(StatutoryVisitor)
    }
}

impl JsonSchema for Statutory {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Statutory".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let law = generator.subschema_for::<Text>();
        schemars::json_schema!({ "anyOf": [{ "type": "array", "items": law }, { "type": "boolean" }] })
    }
}

/// An agreement that this one replaces.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Replaces {
    /// The agreement that is replaced.
    pub id: Sp<Id>,
    /// The sections that are replaced. Default: the whole of it.
    #[serde(default)]
    pub sections: Vec<Sp<Text>>,
    /// The section of this agreement that replaces them.
    pub in_section: Option<Sp<Text>>,
    /// Other agreements that must also be in force before it is replaced.
    #[serde(default)]
    pub together_with: Vec<Sp<Id>>,
}

impl Replaces {
    /// Whether it replaces the whole of the other.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.sections.is_empty()
    }
}

/// An agreement that this one amends; the amended one stays in force.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Amends {
    /// The agreement that is amended.
    pub id: Sp<Id>,
    /// The sections that are amended.
    #[serde(default)]
    pub sections: Vec<Sp<Text>>,
}

/// A review of the agreement, once or recurring.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// An id, unique within the record.
    #[schemars(with = "Text", extend("examples" = ["vartannat-ar"]))]
    pub id: Sp<Id>,
    /// What reports call it. Default: its kind.
    pub title: BoxedOption<Text>,
    /// The kind of review.
    pub kind: Option<Sp<ReviewKind>>,
    /// How often it recurs. Default: once.
    pub every: Option<Sp<Duration>>,
    /// The first, or only, due date.
    pub first: Sp<Date>,
    /// Whether the next one is due `every` after the last one was done, rather than on fixed days.
    pub rolling: BoxedOption<bool>,
    /// The body or party that carries it out.
    pub by: Option<Sp<Id>>,
    /// The bodies that receive the result.
    #[serde(default)]
    pub reports_to: ThinVec<Sp<Id>>,
    /// When it has been done.
    #[serde(default)]
    pub done: ThinVec<Sp<ReviewDone>>,
}

/// The kind of review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewKind {
    /// A survey among those concerned.
    Survey,
    /// Whether the agreement is followed.
    #[default]
    FollowUp,
    /// Whether the agreement works.
    Evaluation,
    /// A report to governing bodies.
    Report,
    /// A revision of the text.
    Revision,
}

impl ReviewKind {
    /// Its word in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ReviewKind::Survey => "survey",
            ReviewKind::FollowUp => "follow-up",
            ReviewKind::Evaluation => "evaluation",
            ReviewKind::Report => "report",
            ReviewKind::Revision => "revision",
        }
    }
}

/// A review that was held.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReviewDone {
    /// When it was held.
    pub date: Sp<Date>,
    /// The due date that it answers. Default: the latest one by then, or the next if that is near.
    pub due: Option<Sp<Date>>,
    /// The outcome.
    pub outcome: Option<Sp<ReviewOutcome>>,
    /// Its reference.
    pub reference: Option<Sp<Text>>,
}

/// The outcome of a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewOutcome {
    /// The agreement stays as it is.
    #[default]
    NoChange,
    /// It has to be revised.
    Revise,
}

/// How the agreement is revised.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Revision {
    /// The time from the start of the work until a successor is in force.
    pub lead_time: Option<Sp<Duration>>,
    /// Whether it is revised as needed ("vid behov"), when somebody asks for it. No deadline follows from this.
    pub as_needed: Option<Sp<bool>>,
    /// The body that starts the revision.
    pub initiated_by: Option<Sp<Id>>,
    /// Reasons to revise it other than a date, such as a changed law or a ruling.
    #[serde(default)]
    pub trigger: Vec<Sp<Trigger>>,
}

/// A reason to revise an agreement other than a date.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Trigger {
    /// The day from which it applies.
    pub since: Sp<Date>,
    /// What happened.
    pub reason: Sp<Text>,
    /// When it was dealt with. Leave out until then.
    pub resolved: Option<Sp<Date>>,
}

/// A commitment, or an action in a plan.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Activity {
    /// What is to be done.
    pub title: Sp<Text>,
    /// The bodies or parties that carry it out.
    #[serde(default)]
    pub by: Vec<Sp<Id>>,
    /// What it should lead to.
    pub goal: Option<Sp<Text>>,
    /// How the result is measured.
    pub measure: Option<Sp<Text>>,
    /// When it should be done.
    pub due: Option<Sp<Date>>,
    /// When it was done.
    pub done: Option<Sp<Date>>,
    /// Its status. Default: open.
    pub status: Option<Sp<ActivityStatus>>,
}

/// The status of an activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActivityStatus {
    /// To be done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Given up.
    Dropped,
    /// No longer in the plan, but still followed up.
    FollowedUp,
}

/// A document of the agreement.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Document {
    /// What it is.
    pub role: Option<Sp<DocumentRole>>,
    /// Its path inside the registry, from the root.
    pub path: BoxedOption<RegistryPath>,
    /// Its address elsewhere. It is never fetched.
    pub url: Option<Sp<Text>>,
    /// The SHA-256 of the file at `path`, in hexadecimal.
    pub sha256: BoxedOption<Sha256>,
    /// Its language as in BCP 47, such as sv or en.
    pub language: BoxedOption<Text>,
}

/// The role of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentRole {
    /// The agreement itself.
    #[default]
    Text,
    /// An annex to it.
    Annex,
    /// A decision on it.
    Decision,
    /// Evidence of what was done.
    Evidence,
}

/// A SHA-256 fingerprint in hexadecimal, lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Sha256(pub Box<str>);

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(Sha256(text.to_ascii_lowercase().into()));
        }
        let message = message!("fingerprint-invalid");
        Err(crate::source::de::invalid(
            crate::source::de::Invalid::Value,
            None,
            message,
            Some(message!("help-fingerprint")),
        ))
    }
}

impl JsonSchema for Sha256 {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "number"], "pattern": format!("^{BLANK}*[0-9A-Fa-f]{{64}}{BLANK}*$") })
    }
    fn inline_schema() -> bool {
        true
    }
}

/// A finding of `check` that is known and accepted.
#[derive(Debug, Clone, Default, Hash, Deserialize, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Accept {
    /// The rule whose findings in this record are accepted.
    pub rule: Sp<Text>,
    /// The reason.
    pub reason: Sp<Text>,
    /// The last day of the acceptance, inclusive. Default: no end.
    pub until: Option<Sp<Date>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::de::keys_of;

    #[test]
    fn whether_a_key_is_there_is_known_of_every_key() {
        let keys = keys_of::<Agreement>(&[]);
        assert!(keys.len() > 25);
        for key in keys {
            assert!(Agreement::default().has(key).is_some(), "`{key}`");
        }
        assert_eq!(Agreement::default().has("tittel"), None);
    }
}
