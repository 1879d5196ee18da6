//! The columns of a table of agreements.

use clap::ValueEnum;

use super::agreement::AgreementRow;
use super::message::{self, Argument, Message, message};
use super::{Named, words};
use crate::model::Id;
use crate::registry::Registry;
use crate::text::Language;
use crate::text::alphabetical;
use crate::time::day::add;
use crate::time::{EndCause, UntilKind, days_between};

/// A column of a table of agreements, named as in JSON. `agreement` is the title and the id in one column, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is documented at the field of the same name in `AgreementRow`")]
pub enum Column {
    Agreement,
    Id,
    Title,
    Kind,
    Part,
    Reference,
    Stage,
    Owner,
    EffectiveOwner,
    Parties,
    Bound,
    Statutory,
    Topics,
    State,
    Reasons,
    From,
    InForceFrom,
    UntilKind,
    TermEnd,
    EffectiveEnd,
    DaysLeft,
    EndReason,
    Then,
    RenewalDate,
    BoundThrough,
    NoticeBy,
    OptionBy,
    Replaces,
    ReplacedBy,
    ReplacedFrom,
    NextReview,
    StartRevisionBy,
    LeadTime,
    Flags,
    Gaps,
    Path,
}

impl Column {
    /// Its name, as in `--columns` and in the header of a CSV file.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether its values for people are numbers, such as those of days.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Column::Part | Column::DaysLeft | Column::LeadTime)
    }

    /// The sort key of a row: numbers and lengths sort by size, text for people by the rules of the language, days and
    /// identifiers by their characters. The first part is empty if the value is unknown.
    #[must_use]
    pub fn key(self, row: &AgreementRow, language: Language) -> (String, String) {
        let plain = |text: String| (text, String::new());
        match self {
            Column::Agreement => alphabetical(row.name(), language),
            Column::Title | Column::Reference | Column::Topics => alphabetical(&self.value(row), language),
            Column::Kind => alphabetical(row.kind_name(language).unwrap_or_default(), language),
            Column::EffectiveOwner => alphabetical(row.owner_name.as_deref().unwrap_or_default(), language),
            Column::Part => plain(row.part.map(|part| format!("{part:010}")).unwrap_or_default()),
            Column::LeadTime => {
                let days = days_between(row.as_of, add(row.as_of, row.lead_time));
                plain(format!("{days:010}"))
            }
            // Remaining days sort as the days themselves.
            Column::DaysLeft => plain(Column::EffectiveEnd.value(row)),
            Column::Id
            | Column::Stage
            | Column::Owner
            | Column::Parties
            | Column::Bound
            | Column::Statutory
            | Column::State
            | Column::Reasons
            | Column::From
            | Column::InForceFrom
            | Column::UntilKind
            | Column::TermEnd
            | Column::EffectiveEnd
            | Column::EndReason
            | Column::Then
            | Column::RenewalDate
            | Column::BoundThrough
            | Column::NoticeBy
            | Column::OptionBy
            | Column::Replaces
            | Column::ReplacedBy
            | Column::ReplacedFrom
            | Column::NextReview
            | Column::StartRevisionBy
            | Column::Flags
            | Column::Gaps
            | Column::Path => plain(self.value(row)),
        }
    }

    /// Its heading, for people.
    #[must_use]
    pub fn heading(self) -> Message {
        match self {
            Column::Agreement => message!("column-agreement"),
            Column::Id => message!("column-id"),
            Column::Title => message!("column-title"),
            Column::Kind => message!("column-kind"),
            Column::Part => message!("column-part"),
            Column::Reference => message!("column-reference"),
            Column::Stage => message!("column-stage"),
            Column::Owner => message!("column-owner"),
            Column::EffectiveOwner => message!("column-effective-owner"),
            Column::Parties => message!("column-parties"),
            Column::Bound => message!("column-bound"),
            Column::Statutory => message!("column-statutory"),
            Column::Topics => message!("column-topics"),
            Column::State => message!("column-state"),
            Column::Reasons => message!("column-reasons"),
            Column::From => message!("column-from"),
            Column::InForceFrom => message!("column-in-force-from"),
            Column::UntilKind => message!("column-until-kind"),
            Column::TermEnd => message!("column-term-end"),
            Column::EffectiveEnd => message!("column-effective-end"),
            Column::DaysLeft => message!("column-days-left"),
            Column::EndReason => message!("column-end-reason"),
            Column::Then => message!("column-then"),
            Column::RenewalDate => message!("column-renewal-date"),
            Column::BoundThrough => message!("column-bound-through"),
            Column::NoticeBy => message!("column-notice-by"),
            Column::OptionBy => message!("column-option-by"),
            Column::Replaces => message!("column-replaces"),
            Column::ReplacedBy => message!("column-replaced-by"),
            Column::ReplacedFrom => message!("column-replaced-from"),
            Column::NextReview => message!("column-next-review"),
            Column::StartRevisionBy => message!("column-start-revision-by"),
            Column::LeadTime => message!("column-lead-time"),
            Column::Flags => message!("column-flags"),
            Column::Gaps => message!("column-gaps"),
            Column::Path => message!("column-path"),
        }
    }

    /// Its value for people, as [`Column::text`], with names for the parties, the bodies and the agreements.
    #[must_use]
    pub fn named_text(self, row: &AgreementRow, registry: &Registry, language: Language) -> String {
        match self.named(row, registry, language) {
            Some(named) => words::few_named(&named, words::NAMED).localise(language),
            None => self.text(row, language),
        }
    }

    /// Its value for people in a file for spreadsheets: as [`Column::named_text`], but lists are whole, and days are
    /// `YYYY-MM-DD`. Empty if unknown.
    #[must_use]
    pub fn whole_text(self, row: &AgreementRow, registry: &Registry, language: Language) -> String {
        if let Some(named) = self.named(row, registry, language) {
            return named.iter().map(|named| named.text(language)).collect::<Vec<_>>().join("; ");
        }
        match self {
            Column::Statutory => words::yes_or_no(row.statutory).localise(language),
            Column::Agreement => row.name().to_owned(),
            Column::Kind
            | Column::Stage
            | Column::EffectiveOwner
            | Column::State
            | Column::Reasons
            | Column::UntilKind
            | Column::EndReason
            | Column::Then
            | Column::LeadTime
            | Column::Flags => self.text(row, language),
            Column::Id
            | Column::Title
            | Column::Part
            | Column::Reference
            | Column::Owner
            | Column::Parties
            | Column::Bound
            | Column::Topics
            | Column::From
            | Column::InForceFrom
            | Column::TermEnd
            | Column::EffectiveEnd
            | Column::DaysLeft
            | Column::RenewalDate
            | Column::BoundThrough
            | Column::NoticeBy
            | Column::OptionBy
            | Column::Replaces
            | Column::ReplacedBy
            | Column::ReplacedFrom
            | Column::NextReview
            | Column::StartRevisionBy
            | Column::Gaps
            | Column::Path => self.value(row),
        }
    }

    /// The names of the parties, the bodies or the agreements that are its value, in the order of a language. None if
    /// its value is something else.
    fn named(self, row: &AgreementRow, registry: &Registry, language: Language) -> Option<Vec<Named>> {
        let party = |id: &String| match registry.party_of(&Id::new(id)) {
            Some(party) => words::named_party(registry, party),
            None => Named { id: id.clone(), name: id.clone() },
        };
        let agreement = |id: &String| words::named_agreement_id(registry, &Id::new(id));
        let mut named: Vec<Named> = if self == Column::Parties {
            row.parties.iter().map(party).collect()
        } else if self == Column::Bound {
            row.bound.iter().map(party).collect()
        } else if self == Column::Replaces {
            row.replaces.iter().map(agreement).collect()
        } else if self == Column::ReplacedBy {
            row.replaced_by.iter().map(agreement).collect()
        } else if self == Column::Owner {
            row.owner.iter().map(|id| words::named_actor(registry, &Id::new(id))).collect()
        } else {
            return None;
        };
        named.sort_by_cached_key(|named| (alphabetical(&named.name, language), named.id.clone()));
        Some(named)
    }

    /// Its value for people. Empty if unknown, except for ends. Dates are in the precision of the record.
    #[must_use]
    pub fn text(self, row: &AgreementRow, language: Language) -> String {
        let few = |names: &[String]| words::few(names, words::NAMED).localise(language);
        match self {
            Column::Agreement => words::agreement(row.name(), &row.id, row.statutory, language),
            Column::EffectiveOwner => row.owner_name.clone().unwrap_or_default(),
            Column::Kind => row.kind_name(language).unwrap_or_default().to_owned(),
            Column::Stage => words::stage(row.stage).localise(language),
            Column::State => words::state(row.state).localise(language),
            Column::Reasons => message::join(&row.reasons, "; ", language),
            Column::Flags => {
                let flags: Vec<Message> = row.flags.iter().map(|flag| words::flag(*flag)).collect();
                message::join(&flags, ", ", language)
            }
            Column::Then => row.then.as_ref().map(|then| then.localise(language)).unwrap_or_default(),
            Column::From => show(row.from.map(|dated| dated.date)),
            Column::InForceFrom => show(row.in_force_from.map(|dated| dated.date)),
            Column::TermEnd => match (row.term_end, row.until_kind) {
                (Some(end), _) => end.date.to_string(),
                (None, UntilKind::Date | UntilKind::Duration | UntilKind::Unknown) => {
                    words::unknown_day().localise(language)
                }
                (
                    None,
                    UntilKind::FurtherNotice
                    | UntilKind::Replaced
                    | UntilKind::Event
                    | UntilKind::EndsWith
                    | UntilKind::EndsWhenReplaced,
                ) => String::new(),
            },
            Column::EffectiveEnd => row.end().localise(language),
            Column::NextReview => show(row.next_review.map(|dated| dated.date)),
            Column::DaysLeft => {
                let left = row.effective_end.map(|end| words::distance(row.as_of, end.day, language));
                let unknown = row.is_end_unknown().then(|| words::unknown_day().localise(language));
                left.or(unknown).unwrap_or_default()
            }
            Column::LeadTime => Argument::from(row.lead_time).localise(language),
            Column::UntilKind => until_kind(row.until_kind).localise(language),
            Column::EndReason => {
                row.end_reason.map(|cause| end_cause(cause).localise(language)).unwrap_or_default()
            }
            Column::Statutory if row.statutory => message!("statutory").localise(language),
            Column::Statutory => String::new(),
            Column::Parties => few(&row.parties),
            Column::Bound => few(&row.bound),
            Column::Topics => few(&row.topics),
            Column::Replaces => few(&row.replaces),
            Column::ReplacedBy => few(&row.replaced_by),
            Column::Gaps => few(&gaps(row)),
            Column::Id
            | Column::Title
            | Column::Part
            | Column::Reference
            | Column::Owner
            | Column::RenewalDate
            | Column::BoundThrough
            | Column::NoticeBy
            | Column::OptionBy
            | Column::ReplacedFrom
            | Column::StartRevisionBy
            | Column::Path => self.value(row),
        }
    }

    /// Its value for programs, as in JSON: days as `YYYY-MM-DD`, lists joined by commas. Empty for `null`.
    #[must_use]
    pub fn value(self, row: &AgreementRow) -> String {
        match self {
            Column::Agreement | Column::Id => row.id.clone(),
            Column::Title => row.title.clone().unwrap_or_default(),
            Column::Kind => row.kind.clone().unwrap_or_default(),
            Column::Part => show(row.part),
            Column::Reference => row.reference.clone().unwrap_or_default(),
            Column::Stage => row.stage.name().to_owned(),
            Column::Owner => row.owner.clone().unwrap_or_default(),
            Column::EffectiveOwner => row.effective_owner.clone().unwrap_or_default(),
            Column::Parties => row.parties.join(", "),
            Column::Bound => row.bound.join(", "),
            Column::Statutory => row.statutory.to_string(),
            Column::Topics => row.topics.join(", "),
            Column::State => row.state.name().to_owned(),
            Column::Reasons => plain(&row.reasons),
            Column::From => show(row.from.map(|dated| dated.day)),
            Column::InForceFrom => show(row.in_force_from.map(|dated| dated.day)),
            Column::UntilKind => row.until_kind.name().to_owned(),
            Column::TermEnd => show(row.term_end.map(|dated| dated.day)),
            Column::EffectiveEnd => show(row.effective_end.map(|dated| dated.day)),
            Column::DaysLeft => show(row.effective_end.map(|end| days_between(row.as_of, end.day))),
            Column::EndReason => row.end_reason.map(|cause| cause.name().to_owned()).unwrap_or_default(),
            Column::Then => row.then.as_ref().map(Message::plain).unwrap_or_default(),
            Column::RenewalDate => show(row.renewal_date),
            Column::BoundThrough => show(row.bound_through),
            Column::NoticeBy => show(row.notice_by),
            Column::OptionBy => show(row.option_by),
            Column::Replaces => row.replaces.join(", "),
            Column::ReplacedBy => row.replaced_by.join(", "),
            Column::ReplacedFrom => show(row.replaced_from),
            Column::NextReview => show(row.next_review.map(|dated| dated.day)),
            Column::StartRevisionBy => show(row.start_revision_by),
            Column::LeadTime => row.lead_time.to_string(),
            Column::Flags => row.flags.iter().map(|flag| flag.name()).collect::<Vec<_>>().join(", "),
            Column::Gaps => gaps(row).join(", "),
            Column::Path => row.path.clone(),
        }
    }
}

fn show<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The days without an agreement, as ranges.
fn gaps(row: &AgreementRow) -> Vec<String> {
    row.gaps.iter().map(|gap| format!("{}/{}", gap.from, show(gap.through))).collect()
}

fn plain(messages: &[Message]) -> String {
    messages.iter().map(Message::plain).collect::<Vec<_>>().join("; ")
}

pub(super) fn until_kind(kind: UntilKind) -> Message {
    match kind {
        UntilKind::Date => message!("until-kind-date"),
        UntilKind::Duration => message!("until-kind-duration"),
        UntilKind::FurtherNotice => message!("until-kind-further-notice"),
        UntilKind::Replaced => message!("until-kind-replaced"),
        UntilKind::Event => message!("until-kind-event"),
        UntilKind::EndsWith => message!("until-kind-ends-with"),
        UntilKind::EndsWhenReplaced => message!("until-kind-ends-when-replaced"),
        UntilKind::Unknown => message!("until-kind-unknown"),
    }
}

pub(super) fn end_cause(cause: EndCause) -> Message {
    match cause {
        EndCause::Term => message!("end-cause-term"),
        EndCause::Replaced => message!("end-cause-replaced"),
        EndCause::Ended => message!("end-cause-ended"),
        EndCause::EndedWith => message!("end-cause-ended-with"),
    }
}
