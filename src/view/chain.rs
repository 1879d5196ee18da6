//! A line of replacement: agreements that have replaced one another.

use crate::model::Id;
use crate::registry::AgreementIx;
use crate::time::{self, Case, Day, Obstacle, Takeover, When};

use super::message::{Argument, Message, message};
use super::{AgreementRow, Named, words};

/// One `[[replaces]]` entry, which has taken effect or may do so.
#[derive(Debug, Clone, Hash)]
pub struct LinkRow {
    /// The agreement that is replaced, in whole or in part.
    pub replaced: Named,
    /// The agreement that replaces it.
    pub successor: Named,
    /// Whether the whole agreement is replaced.
    pub whole: bool,
    /// The sections that are replaced, if not the whole agreement.
    pub sections: Vec<String>,
    /// The section of the successor that covers the matter.
    pub in_section: Option<String>,
    /// The other agreements required for the replacement, in the order of the record.
    pub together_with: Vec<Named>,
    /// The day from which it takes over. None while this is not decided, and if the day is not recorded.
    pub takes_over: Option<Day>,
    /// Whether the replacement is decided.
    pub decided: bool,
    /// Whether it has taken over by the day of the report.
    pub has_taken_over: bool,
    /// The number of days without an agreement before it takes over. None if it is not known, if another agreement
    /// takes over first, or if only sections are replaced.
    pub gap_days: Option<i64>,
    /// The conditions that must be met before it can take over.
    pub conditions: Vec<Condition>,
}

impl LinkRow {
    /// The row of a `[[replaces]]` entry of an agreement. None if there is no such entry.
    #[must_use]
    pub fn of(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Option<Self> {
        let link = case.registry.links(successor).replaces.get(entry)?;
        let written = case.agreement(successor).replaces.get(entry)?;
        let takes_over = case.takes_over(successor, entry);
        let named = |id: &Id| words::named_agreement_id(case.registry, id);
        Some(LinkRow {
            whole: link.whole,
            sections: written.sections.iter().map(|section| section.to_string()).collect(),
            in_section: written.in_section.as_ref().map(|section| section.to_string()),
            together_with: written.together_with.iter().map(|other| named(other)).collect(),
            takes_over: takes_over.and_then(When::day),
            decided: takes_over.is_some(),
            has_taken_over: case.has_taken_over(successor, entry),
            gap_days: case.gap_days_before(successor, entry),
            conditions: case
                .conditions(successor, entry)
                .iter()
                .map(|condition| Condition::of(case, condition))
                .collect(),
            successor: words::named_agreement(case.registry, successor),
            replaced: match link.agreement {
                Some(replaced) => words::named_agreement(case.registry, replaced),
                None => named(&written.id.value),
            },
        })
    }

    /// The rows of several takeovers.
    pub(super) fn all(case: &Case<'_>, takeovers: Vec<Takeover>) -> Vec<Self> {
        takeovers
            .into_iter()
            .filter_map(|takeover| LinkRow::of(case, takeover.successor, takeover.entry))
            .collect()
    }

    /// The terms of the replacement, without naming the successor: `from 2022-01-01`, `after 731 days without an
    /// agreement`, `together with x`.
    #[must_use]
    pub fn terms(&self) -> Vec<Message> {
        let mut terms = Vec::new();
        terms.extend(
            (!self.whole).then(|| {
                message!("only-sections", sections = words::few(&self.sections, words::NAMED_OF_ONE))
            }),
        );
        terms.push(match self.takes_over {
            Some(from) => message!("from", day = from),
            None if self.decided => message!("from-unknown-day"),
            None => message!("not-in-place"),
        });
        terms.extend(self.gap_days.map(|days| match days {
            0 => message!("without-gap"),
            days => message!("after-gap", count = days),
        }));
        let in_section = self.in_section.as_ref();
        terms.extend(in_section.map(|section| message!("in-section", section = section.as_str())));
        if !self.together_with.is_empty() {
            terms.push(message!(
                "together-with",
                ids = words::few_named(&self.together_with, words::NAMED_OF_ONE)
            ));
        }
        terms
    }
}

/// A condition that must be met before an agreement can take over.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    /// The agreement that it concerns.
    pub agreement: String,
    /// A description of the condition, which names the agreement.
    pub message: Message,
    /// The same where the agreement has just been named: `it is a draft`.
    pub of_it: Message,
}

impl Condition {
    fn of(case: &Case<'_>, condition: &time::Condition<'_>) -> Self {
        let agreement = match *condition {
            time::Condition::EntryIntoForce(agreement, _) | time::Condition::LongerTerm(agreement, _) => {
                case.id(agreement)
            }
            time::Condition::Existence(id) => id,
        };
        Condition {
            agreement: agreement.to_string(),
            message: condition_message(
                case,
                condition,
                words::named_agreement_id(case.registry, agreement).into(),
            ),
            of_it: condition_message(case, condition, message!("it").into()),
        }
    }
}

/// A description of a condition of `subject`: the agreement by its name, or a word for it.
pub(super) fn condition_message(
    case: &Case<'_>,
    condition: &time::Condition<'_>,
    subject: Argument,
) -> Message {
    match *condition {
        time::Condition::EntryIntoForce(agreement, obstacle) => match obstacle {
            Obstacle::Draft => message!("condition-draft", id = subject),
            Obstacle::Consultation => message!("condition-consultation", id = subject),
            Obstacle::NotAdopted | Obstacle::Rejected => words::not_adopted(case, agreement, subject),
            Obstacle::AdoptedTooLate => message!("condition-too-late", id = subject),
            Obstacle::EndsBeforeStart => message!("condition-ends-first", id = subject),
            Obstacle::NoFirstDay => message!("condition-no-first-day", id = subject),
        },
        time::Condition::LongerTerm(_, last) => message!("condition-ended", id = subject, day = last),
        time::Condition::Existence(_) => message!("condition-unknown", id = subject),
    }
}

/// The line of an agreement.
#[derive(Debug)]
pub struct Chain {
    /// The requested agreement.
    pub id: String,
    /// The replacements within the line, ordered by the replaced agreement, and then the partial replacements by or of
    /// an agreement of the line.
    pub links: Vec<LinkRow>,
    /// All agreements of the line. Each comes after those it replaces, otherwise in the order in which they begin.
    pub agreements: Vec<AgreementRow>,
}

impl Chain {
    /// The line of `agreement`: all agreements tied to it by replacement of the whole, in both directions and at any
    /// distance.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let line = time::line(case, agreement);
        Chain {
            id: case.id(agreement).to_string(),
            links: LinkRow::all(case, time::takeovers_in(case, &line)),
            agreements: line.into_iter().map(|agreement| AgreementRow::of(case, agreement)).collect(),
        }
    }
}
