//! The columns of a table of agreements.

use clap::ValueEnum;

use super::agreement::AgreementRow;
use super::phrase::{self, Phrase, phrase};
use super::words;
use crate::text::Language;
use crate::text::alphabetical;
use crate::time::day::add;
use crate::time::{EndCause, State, UntilKind, days_between};

/// A column of a table of agreements, named as in JSON. `agreement` is the title and the id together, for people.
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
    /// Its name, as in `--columns` and the head of a CSV file.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// By what rows are sorted by it: numbers and lengths by how many, words for people in the order of their language, days
    /// and names for programs by their characters. Empty first halves are of what is not known.
    #[must_use]
    pub fn key(self, row: &AgreementRow, language: Language) -> (String, String) {
        let plain = |text: String| (text, String::new());
        match self {
            Column::Agreement => alphabetical(row.name(), language),
            Column::Title | Column::Reference | Column::Topics => alphabetical(&self.value(row), language),
            Column::Part => plain(row.part.map(|part| format!("{part:010}")).unwrap_or_default()),
            Column::LeadTime => {
                let days = days_between(row.as_of, add(row.as_of, row.lead_time));
                plain(format!("{days:010}"))
            }
            // Days left are in the order of the days themselves.
            Column::DaysLeft => plain(Column::EffectiveEnd.value(row)),
            Column::Id
            | Column::Stage
            | Column::Owner
            | Column::EffectiveOwner
            | Column::Parties
            | Column::Bound
            | Column::Kind
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

    /// What people read above it.
    #[must_use]
    pub fn heading(self) -> Phrase {
        match self {
            Column::Agreement => phrase!("column-agreement"),
            Column::Id => phrase!("column-id"),
            Column::Title => phrase!("column-title"),
            Column::Kind => phrase!("column-kind"),
            Column::Part => phrase!("column-part"),
            Column::Reference => phrase!("column-reference"),
            Column::Stage => phrase!("column-stage"),
            Column::Owner => phrase!("column-owner"),
            Column::EffectiveOwner => phrase!("column-effective-owner"),
            Column::Parties => phrase!("column-parties"),
            Column::Bound => phrase!("column-bound"),
            Column::Statutory => phrase!("column-statutory"),
            Column::Topics => phrase!("column-topics"),
            Column::State => phrase!("column-state"),
            Column::Reasons => phrase!("column-reasons"),
            Column::From => phrase!("column-from"),
            Column::InForceFrom => phrase!("column-in-force-from"),
            Column::UntilKind => phrase!("column-until-kind"),
            Column::TermEnd => phrase!("column-term-end"),
            Column::EffectiveEnd => phrase!("column-effective-end"),
            Column::DaysLeft => phrase!("column-days-left"),
            Column::EndReason => phrase!("column-end-reason"),
            Column::Then => phrase!("column-then"),
            Column::RenewalDate => phrase!("column-renewal-date"),
            Column::BoundThrough => phrase!("column-bound-through"),
            Column::NoticeBy => phrase!("column-notice-by"),
            Column::OptionBy => phrase!("column-option-by"),
            Column::Replaces => phrase!("column-replaces"),
            Column::ReplacedBy => phrase!("column-replaced-by"),
            Column::ReplacedFrom => phrase!("column-replaced-from"),
            Column::NextReview => phrase!("column-next-review"),
            Column::StartRevisionBy => phrase!("column-start-revision-by"),
            Column::LeadTime => phrase!("column-lead-time"),
            Column::Flags => phrase!("column-flags"),
            Column::Gaps => phrase!("column-gaps"),
            Column::Path => phrase!("column-path"),
        }
    }

    /// What people read in it; empty where nothing is known. Dates are as written.
    #[must_use]
    pub fn text(self, row: &AgreementRow, language: Language) -> String {
        let few = |names: &[String]| words::few(names, words::NAMED).say(language);
        match self {
            Column::Agreement => words::agreement(row.name(), &row.id, row.statutory, language),
            Column::EffectiveOwner => row.owner_name.clone().unwrap_or_default(),
            Column::Kind => row.kind_name(language).unwrap_or_default().to_owned(),
            Column::Stage => words::stage(row.stage).say(language),
            Column::State => words::state(row.state).say(language),
            Column::Reasons => phrase::join(&row.reasons, "; ", language),
            Column::Flags => {
                let flags: Vec<Phrase> = row.flags.iter().map(|flag| words::flag(*flag)).collect();
                phrase::join(&flags, ", ", language)
            }
            Column::Then => row.then.as_ref().map(|then| then.say(language)).unwrap_or_default(),
            Column::From => row.from_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::InForceFrom => row.in_force_from_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::TermEnd => row.term_end_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::EffectiveEnd => match (row.effective_end(), row.until_kind) {
                (Some(end), _) => end.to_string(),
                (None, _) if row.state == State::Replaced => String::new(),
                (None, UntilKind::FurtherNotice) => phrase!("until-further-notice").say(language),
                (None, UntilKind::Replaced | UntilKind::EndsWhenReplaced) => {
                    phrase!("until-replaced").say(language)
                }
                (None, UntilKind::Date | UntilKind::Duration | UntilKind::EndsWith | UntilKind::Unknown) => {
                    String::new()
                }
            },
            Column::NextReview => row.next_review_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::DaysLeft => {
                row.effective_end.map(|end| words::distance(row.as_of, end, language)).unwrap_or_default()
            }
            Column::LeadTime => phrase::duration_text(row.lead_time, language),
            Column::UntilKind => until_kind(row.until_kind).say(language),
            Column::EndReason => {
                row.end_reason.map(|cause| end_cause(cause).say(language)).unwrap_or_default()
            }
            Column::Statutory if row.statutory => phrase!("statutory").say(language),
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

    /// What programs read in it, as in JSON: days as `YYYY-MM-DD`, lists joined by a comma; empty for `null`.
    #[must_use]
    pub fn value(self, row: &AgreementRow) -> String {
        match self {
            Column::Agreement | Column::Id => row.id.clone(),
            Column::Title => row.title.clone().unwrap_or_default(),
            Column::Kind => row.kind.clone().unwrap_or_default(),
            Column::Part => show(row.part),
            Column::Reference => row.reference.clone().unwrap_or_default(),
            Column::Stage => name(&row.stage),
            Column::Owner => row.owner.clone().unwrap_or_default(),
            Column::EffectiveOwner => row.effective_owner.clone().unwrap_or_default(),
            Column::Parties => row.parties.join(", "),
            Column::Bound => row.bound.join(", "),
            Column::Statutory => row.statutory.to_string(),
            Column::Topics => row.topics.join(", "),
            Column::State => row.state.name().to_owned(),
            Column::Reasons => plain(&row.reasons),
            Column::From => show(row.from),
            Column::InForceFrom => show(row.in_force_from),
            Column::UntilKind => name(&row.until_kind),
            Column::TermEnd => show(row.term_end),
            Column::EffectiveEnd => show(row.effective_end),
            Column::DaysLeft => show(row.effective_end.map(|end| days_between(row.as_of, end))),
            Column::EndReason => row.end_reason.map(|cause| name(&cause)).unwrap_or_default(),
            Column::Then => row.then.as_ref().map(Phrase::plain).unwrap_or_default(),
            Column::RenewalDate => show(row.renewal_date),
            Column::BoundThrough => show(row.bound_through),
            Column::NoticeBy => show(row.notice_by),
            Column::OptionBy => show(row.option_by),
            Column::Replaces => row.replaces.join(", "),
            Column::ReplacedBy => row.replaced_by.join(", "),
            Column::ReplacedFrom => show(row.replaced_from),
            Column::NextReview => show(row.next_review),
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

/// The name of a value in JSON.
fn name(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}

fn plain(phrases: &[Phrase]) -> String {
    phrases.iter().map(Phrase::plain).collect::<Vec<_>>().join("; ")
}

fn until_kind(kind: UntilKind) -> Phrase {
    match kind {
        UntilKind::Date => phrase!("until-kind-date"),
        UntilKind::Duration => phrase!("until-kind-duration"),
        UntilKind::FurtherNotice => phrase!("until-kind-further-notice"),
        UntilKind::Replaced => phrase!("until-kind-replaced"),
        UntilKind::EndsWith => phrase!("until-kind-ends-with"),
        UntilKind::EndsWhenReplaced => phrase!("until-kind-ends-when-replaced"),
        UntilKind::Unknown => phrase!("until-kind-unknown"),
    }
}

fn end_cause(cause: EndCause) -> Phrase {
    match cause {
        EndCause::Term => phrase!("end-cause-term"),
        EndCause::Replaced => phrase!("end-cause-replaced"),
        EndCause::Ended => phrase!("end-cause-ended"),
        EndCause::EndedWith => phrase!("end-cause-ended-with"),
    }
}
