//! The clauses of an agreement in `avtal show --format json`.

use serde::Serialize;

use super::written::{Written, written};
use crate::view::clauses::{EndRow, ProvisionalRow, RenewalRow, SurvivalRow, SuspensionRow, TerminationRow};
use crate::view::{self, Calendar, Day, EndReason, ExitDays};

/// What the clauses of an agreement say. Unknown values are null.
#[derive(Serialize)]
pub(super) struct Clauses<'v> {
    /// How it can be ended by notice.
    termination: Option<Termination<'v>>,
    /// How it is renewed.
    renewal: Option<Renewal>,
    /// The last day that notice brings if it is given by `agreement.notice_by`.
    notice_exit: Option<Day>,
    /// The event that ends it.
    event: Option<&'v str>,
    /// When it is applied before it enters into force.
    provisional: Option<Provisional>,
    /// When it is suspended; in the order of the record.
    suspensions: Vec<Suspension<'v>>,
    /// What binds after its end; in the order of the record.
    survival: Vec<Survival<'v>>,
    /// How long after the last required adoption it enters into force.
    adoption_delay: Option<String>,
    /// month, quarter or year: it then enters into force on the first day of the next.
    adoption_starts: Option<Calendar>,
    /// How long after its own adoption a party is bound that adopts it later.
    adoption_joining: Option<String>,
    /// Its `[end]`.
    end: Option<End<'v>>,
}

#[derive(Serialize)]
struct Termination<'v> {
    /// The time from the notice to the last day.
    notice: Option<String>,
    /// The last day of the year to give notice, as MM-DD.
    notice_by: Option<String>,
    /// The days on which notice can end it: a word of the record format, or MM-DD.
    ends: ExitDays,
    /// The earliest last day that notice can bring.
    #[serde(flatten)]
    not_before: Written,
    /// any-party, each-party or parties.
    by: &'static str,
    /// The parties that can give notice, where only some can.
    parties: Vec<&'v str>,
}

#[derive(Serialize)]
struct Renewal {
    /// The length of each renewal.
    term: String,
    /// How long before the end of a term notice must be given.
    notice: Option<String>,
    /// The same for the first term, where it differs.
    first_notice: Option<String>,
    /// The last day of the year to give notice, as MM-DD.
    notice_by: Option<String>,
    /// At most so many renewals.
    max: Option<u32>,
}

#[derive(Serialize)]
struct Provisional {
    /// The first day.
    from: Day,
    /// The last day, inclusive; null where that is not known.
    until: Option<Day>,
}

#[derive(Serialize)]
struct Suspension<'v> {
    /// The first day.
    #[serde(flatten)]
    from: Written,
    /// The last day, inclusive; null while it is still suspended.
    #[serde(flatten)]
    until: Written,
    /// Who suspended it.
    by: Option<&'v str>,
    /// The reason.
    reason: Option<&'v str>,
    /// Is the term longer by these days?
    prolongs: bool,
}

#[derive(Serialize)]
struct Survival<'v> {
    /// The sections; empty for what the agreement itself says.
    sections: &'v [String],
    /// How long they bind.
    duration: Option<String>,
    /// Do they bind until further notice?
    further_notice: bool,
    /// The day after the end of the agreement; null where no end is known.
    from: Option<Day>,
    /// The last day, inclusive; null where there is none, or it is not known.
    #[serde(flatten)]
    until: Written,
}

#[derive(Serialize)]
struct End<'v> {
    /// The last day, inclusive: as written, or the day that the notice brings.
    #[serde(flatten)]
    date: Written,
    /// The reason.
    reason: Option<EndReason>,
    /// When notice was given.
    #[serde(flatten)]
    notice_given: Written,
    /// Who gave notice.
    by: Option<&'v str>,
}

impl<'v> From<&'v view::Clauses> for Clauses<'v> {
    fn from(clauses: &'v view::Clauses) -> Self {
        Clauses {
            termination: clauses.termination.as_ref().map(Termination::from),
            renewal: clauses.renewal.as_ref().map(Renewal::from),
            notice_exit: clauses.notice_exit,
            event: clauses.event.as_deref(),
            provisional: clauses.provisional.as_ref().map(Provisional::from),
            suspensions: clauses.suspensions.iter().map(Suspension::from).collect(),
            survival: clauses.survivals.iter().map(Survival::from).collect(),
            adoption_delay: text(clauses.adoption_delay),
            adoption_starts: clauses.adoption_starts,
            adoption_joining: text(clauses.adoption_joining),
            end: clauses.end.as_ref().map(End::from),
        }
    }
}

impl<'v> From<&'v TerminationRow> for Termination<'v> {
    fn from(row: &'v TerminationRow) -> Self {
        Termination {
            notice: text(row.notice),
            notice_by: text(row.notice_by),
            ends: row.ends,
            not_before: written!("not_before", row.not_before),
            by: row.by.name(),
            parties: row.by.parties().collect(),
        }
    }
}

impl From<&RenewalRow> for Renewal {
    fn from(row: &RenewalRow) -> Self {
        Renewal {
            term: row.term.to_string(),
            notice: text(row.notice),
            first_notice: text(row.first_notice),
            notice_by: text(row.notice_by),
            max: row.max,
        }
    }
}

impl From<&ProvisionalRow> for Provisional {
    fn from(row: &ProvisionalRow) -> Self {
        Provisional { from: row.from, until: row.until }
    }
}

impl<'v> From<&'v SuspensionRow> for Suspension<'v> {
    fn from(row: &'v SuspensionRow) -> Self {
        Suspension {
            from: written!("from", Some(row.from)),
            until: written!("until", row.until),
            by: row.by.as_deref(),
            reason: row.reason.as_deref(),
            prolongs: row.prolongs,
        }
    }
}

impl<'v> From<&'v SurvivalRow> for Survival<'v> {
    fn from(row: &'v SurvivalRow) -> Self {
        Survival {
            sections: &row.sections,
            duration: text(row.duration),
            further_notice: row.is_until_further_notice,
            from: row.from,
            until: written!("until", row.until),
        }
    }
}

impl<'v> From<&'v EndRow> for End<'v> {
    fn from(row: &'v EndRow) -> Self {
        End {
            date: written!("date", row.date),
            reason: row.reason,
            notice_given: written!("notice_given", row.notice_given),
            by: row.by.as_deref(),
        }
    }
}

fn text<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}
