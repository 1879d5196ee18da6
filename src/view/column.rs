//! The columns of a table of agreements.

use clap::ValueEnum;

use super::agreement::AgreementRow;
use super::words;
use crate::time::days_between;

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

    /// What people read above it.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Column::Agreement => "Agreement",
            Column::Id => "Id",
            Column::Title => "Title",
            Column::Kind => "Kind",
            Column::Part => "Part",
            Column::Reference => "Reference",
            Column::Stage => "Stage",
            Column::Owner => "Owner as written",
            Column::EffectiveOwner => "Owner",
            Column::Parties => "Parties",
            Column::Statutory => "Statutory",
            Column::Topics => "Topics",
            Column::State => "State",
            Column::Reasons => "Reasons",
            Column::From => "From",
            Column::InForceFrom => "In force from",
            Column::UntilKind => "End is",
            Column::TermEnd => "Term ends",
            Column::EffectiveEnd => "Through",
            Column::DaysLeft => "Days left",
            Column::EndReason => "Ends because",
            Column::Then => "Then",
            Column::RenewalDate => "Renewed",
            Column::NoticeBy => "Notice by",
            Column::OptionBy => "Option by",
            Column::Replaces => "Replaces",
            Column::ReplacedBy => "Replaced by",
            Column::ReplacedFrom => "Replaced from",
            Column::NextReview => "Next review",
            Column::StartRevisionBy => "Start revision by",
            Column::LeadTime => "Lead time",
            Column::Flags => "Attention",
            Column::Gaps => "Gaps",
            Column::Path => "File",
        }
    }

    /// What people read in it; empty where nothing is known. Dates are as written.
    #[must_use]
    pub fn text(self, row: &AgreementRow) -> String {
        match self {
            Column::Agreement => words::agreement(row.name(), &row.id, row.statutory),
            Column::EffectiveOwner => row.owner_name.clone().unwrap_or_default(),
            Column::From => row.from_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::InForceFrom => row.in_force_from_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::TermEnd => row.term_end_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::EffectiveEnd => {
                match (&row.effective_end_as_written, row.effective_end, row.until_kind) {
                    (Some(written), ..) => written.clone(),
                    (None, Some(end), _) => end.to_string(),
                    (None, None, "further-notice") => "further notice".to_owned(),
                    (None, None, "replaced" | "ends-when-replaced") => "replaced".to_owned(),
                    (None, None, _) => String::new(),
                }
            }
            Column::NextReview => row.next_review_as_written.clone().unwrap_or_else(|| self.value(row)),
            Column::DaysLeft => row
                .effective_end
                .map(|end| words::distance(row.as_of, end).replace(' ', "\u{a0}"))
                .unwrap_or_default(),
            Column::Statutory => if row.statutory { "statutory" } else { "" }.to_owned(),
            Column::Id
            | Column::Title
            | Column::Kind
            | Column::Part
            | Column::Reference
            | Column::Stage
            | Column::Owner
            | Column::Parties
            | Column::Topics
            | Column::State
            | Column::Reasons
            | Column::UntilKind
            | Column::EndReason
            | Column::Then
            | Column::RenewalDate
            | Column::NoticeBy
            | Column::OptionBy
            | Column::Replaces
            | Column::ReplacedBy
            | Column::ReplacedFrom
            | Column::StartRevisionBy
            | Column::LeadTime
            | Column::Flags
            | Column::Gaps
            | Column::Path => self.value(row),
        }
    }

    /// What programs read in it, as in JSON: days as `YYYY-MM-DD`, lists joined by a comma; empty for `null`.
    #[must_use]
    pub fn value(self, row: &AgreementRow) -> String {
        fn show<T: ToString>(value: Option<T>) -> String {
            value.map(|value| value.to_string()).unwrap_or_default()
        }
        match self {
            Column::Agreement | Column::Id => row.id.clone(),
            Column::Title => row.title.clone().unwrap_or_default(),
            Column::Kind => row.kind.clone().unwrap_or_default(),
            Column::Part => show(row.part),
            Column::Reference => row.reference.clone().unwrap_or_default(),
            Column::Stage => row.stage.to_owned(),
            Column::Owner => row.owner.clone().unwrap_or_default(),
            Column::EffectiveOwner => row.effective_owner.clone().unwrap_or_default(),
            Column::Parties => row.parties.join(", "),
            Column::Statutory => row.statutory.to_string(),
            Column::Topics => row.topics.join(", "),
            Column::State => row.state.to_owned(),
            Column::Reasons => row.reasons.join("; "),
            Column::From => show(row.from),
            Column::InForceFrom => show(row.in_force_from),
            Column::UntilKind => row.until_kind.to_owned(),
            Column::TermEnd => show(row.term_end),
            Column::EffectiveEnd => show(row.effective_end),
            Column::DaysLeft => show(row.effective_end.map(|end| days_between(row.as_of, end))),
            Column::EndReason => show(row.end_reason),
            Column::Then => row.then.clone(),
            Column::RenewalDate => show(row.renewal_date),
            Column::NoticeBy => show(row.notice_by),
            Column::OptionBy => show(row.option_by),
            Column::Replaces => row.replaces.join(", "),
            Column::ReplacedBy => row.replaced_by.join(", "),
            Column::ReplacedFrom => show(row.replaced_from),
            Column::NextReview => show(row.next_review),
            Column::StartRevisionBy => show(row.start_revision_by),
            Column::LeadTime => row.lead_time.clone(),
            Column::Flags => row.flags.join(", "),
            Column::Gaps => {
                let gaps = row.gaps.iter().map(|gap| format!("{}/{}", gap.from, show(gap.through)));
                gaps.collect::<Vec<_>>().join(", ")
            }
            Column::Path => row.path.clone(),
        }
    }
}
