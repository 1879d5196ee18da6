//! A line of replacement: the agreements that have taken each other's place.

use crate::registry::AgreementIx;
use crate::time::{self, Case, Day, Obstacle, Takeover, When};

use super::message::{Message, message};
use super::{AgreementRow, words};

/// One agreement in another's place, or to come there.
#[derive(Debug, Clone)]
pub struct LinkRow {
    /// The agreement that is replaced, in whole or in part.
    pub replaced: String,
    /// The one that replaces it.
    pub successor: String,
    /// Does it replace the whole?
    pub whole: bool,
    /// The sections that it replaces, where it is not the whole.
    pub sections: Vec<String>,
    /// Where in the successor the matter now stands.
    pub in_section: Option<String>,
    /// The others that it takes to replace it; in the order of the record.
    pub together_with: Vec<String>,
    /// From when it takes the other's place; none while that is not decided, and where nobody wrote down when.
    pub takes_over: Option<Day>,
    /// Is it decided that it takes the other's place?
    pub decided: bool,
    /// Has it taken the other's place by the day of the report?
    pub has_taken_over: bool,
    /// The days without an agreement before it takes over; none where that is not known, where another takes over
    /// first, and where it replaces only sections.
    pub gap_days: Option<i64>,
    /// What must come about before it can take over.
    pub conditions: Vec<Condition>,
}

impl LinkRow {
    /// The row of a `[[replaces]]` of an agreement; none where there is no such entry.
    #[must_use]
    pub fn of(case: &Case<'_>, successor: AgreementIx, entry: usize) -> Option<Self> {
        let link = case.registry.links(successor).replaces.get(entry)?;
        let written = case.agreement(successor).replaces.get(entry)?;
        let takes_over = case.takes_over(successor, entry);
        let replaced = link.agreement.map_or_else(|| written.id.to_string(), |id| case.id(id).to_string());
        Some(LinkRow {
            whole: link.whole,
            sections: written.sections.iter().map(|section| section.to_string()).collect(),
            in_section: written.in_section.as_ref().map(|section| section.to_string()),
            together_with: written.together_with.iter().map(|other| other.to_string()).collect(),
            takes_over: takes_over.and_then(When::day),
            decided: takes_over.is_some(),
            has_taken_over: case.has_taken_over(successor, entry),
            gap_days: case.gap_days_before(successor, entry),
            conditions: case.conditions(successor, entry).iter().map(|of| Condition::of(case, of)).collect(),
            successor: case.id(successor).to_string(),
            replaced,
        })
    }

    /// The rows of several.
    pub(super) fn all(case: &Case<'_>, takeovers: Vec<Takeover>) -> Vec<Self> {
        takeovers.into_iter().filter_map(|of| LinkRow::of(case, of.successor, of.entry)).collect()
    }

    /// What it means for the one that is replaced, without naming the other: `from 2022-01-01`, `after 731 days without
    /// an agreement`, `together with x`.
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
            terms.push(message!("together-with", ids = words::few(&self.together_with, words::NAMED_OF_ONE)));
        }
        terms
    }
}

/// What must come about before an agreement can take over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The agreement that it is about.
    pub agreement: String,
    /// What there is to come about.
    pub message: Message,
}

impl Condition {
    fn of(case: &Case<'_>, condition: &time::Condition<'_>) -> Self {
        let agreement = match *condition {
            time::Condition::EntryIntoForce(agreement, _) | time::Condition::LongerTerm(agreement, _) => {
                case.id(agreement)
            }
            time::Condition::Existence(id) => id,
        };
        Condition { agreement: agreement.to_string(), message: condition_message(case, condition) }
    }
}

/// What there is to come about.
pub(super) fn condition_message(case: &Case<'_>, condition: &time::Condition<'_>) -> Message {
    let id = |agreement: AgreementIx| case.id(agreement).to_string();
    match *condition {
        time::Condition::EntryIntoForce(of, obstacle) => match obstacle {
            Obstacle::Draft => message!("condition-draft", id = id(of)),
            Obstacle::Consultation => message!("condition-consultation", id = id(of)),
            Obstacle::NotAdopted | Obstacle::Rejected => words::not_adopted(case, of),
            Obstacle::AdoptedTooLate => message!("condition-too-late", id = id(of)),
            Obstacle::EndsBeforeStart => message!("condition-ends-first", id = id(of)),
            Obstacle::NoFirstDay => message!("condition-no-first-day", id = id(of)),
        },
        time::Condition::LongerTerm(of, last) => message!("condition-ended", id = id(of), day = last),
        time::Condition::Existence(unknown) => message!("condition-unknown", id = unknown.to_string()),
    }
}

/// The line of an agreement.
#[derive(Debug)]
pub struct Chain {
    /// The agreement that was asked for.
    pub id: String,
    /// Who takes whose place, in the order of those that are replaced; then what is replaced in part, by or of an agreement
    /// of the line.
    pub links: Vec<LinkRow>,
    /// All agreements of the line, each after what it replaces, and else in the order in which they begin.
    pub agreements: Vec<AgreementRow>,
}

impl Chain {
    /// The line of `agreement`: all that are tied to it by replacement of the whole, both ways and however far.
    #[must_use]
    pub fn of(case: &Case<'_>, agreement: AgreementIx) -> Self {
        let line = time::line(case, agreement);
        Chain {
            id: case.id(agreement).to_string(),
            links: LinkRow::all(case, time::takeovers_in(case, &line)),
            agreements: line.into_iter().map(|of| AgreementRow::of(case, of)).collect(),
        }
    }
}
