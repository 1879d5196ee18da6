//! The page of an agreement.

use std::collections::HashMap;

use super::parts::DEPTH;
use super::{Site, ToDo, put};
use crate::model::Id;
use crate::registry::{AgreementIx, Thing};
use crate::time::{Case, EndCause, Reason};
use crate::view::Named;
use crate::view::graph::Around;
use crate::view::log::ChangeRow;
use crate::view::{AdoptionRow, Chart, FindingRow, Graph, Log, Message, Rows, Show, words};

/// How many agreements of its line are drawn on the page of an agreement, before it and after it.
const NEIGHBOURS: usize = 5;

/// The page of an agreement.
#[derive(Hash)]
pub struct AgreementPage<'s> {
    /// Everything known about it.
    pub show: Show,
    /// The findings in its file, for programs.
    pub plain_findings: &'s [FindingRow],
    /// The reasons for its state that neither its period nor its adoption tells.
    pub reasons: Vec<Message>,
    /// What there is to see to in it, the most urgent first.
    pub to_do: Vec<ToDo<'s>>,
    /// Its line of replacement, or the nearest part of it.
    pub chart: Chart,
    /// The same from today on.
    pub chart_from_today: Chart,
    /// Its relations to others. None if there are none, or too many to draw.
    pub graph: Option<Graph>,
    /// Its parties, each with what it has decided. Required parties come first.
    pub matrix: Vec<MatrixRow>,
    /// The changes in its record, the newest first.
    pub history: Vec<&'s ChangeRow>,
}

/// A party of an agreement, with what it has decided.
#[derive(Hash)]
pub struct MatrixRow {
    /// The party.
    pub party: Named,
    /// The days on which it is a party. None if it always is.
    pub days: Option<Message>,
    /// What it has decided. None if it need not adopt the agreement, and has decided nothing.
    pub adoption: Option<AdoptionRow>,
}

impl Site<'_> {
    /// The page of an agreement.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> AgreementPage<'_> {
        let show = self.show(agreement);
        let around = Around { center: Thing::Agreement(agreement), depth: DEPTH };
        AgreementPage {
            matrix: matrix(&show),
            reasons: self.more_reasons(agreement),
            to_do: self.to_do(agreement),
            chart: self.chart([self.near_in_line(agreement)], (None, None)),
            chart_from_today: self.chart([self.near_in_line(agreement)], (Some(self.day()), None)),
            graph: self.graph(&self.agreement_ties, around),
            history: self.changes_in(agreement),
            plain_findings: self.plain_findings.get(agreement.position()).map_or(&[], Vec::as_slice),
            show,
        }
    }

    /// The changes in the record of an agreement, the newest first.
    pub(super) fn changes_in(&self, agreement: AgreementIx) -> Vec<&ChangeRow> {
        let changes = self.log.as_ref().map_or(&[][..], |log| &log.changes);
        let history = self.history.get(agreement.position()).into_iter().flatten();
        history.filter_map(|at| changes.get(*at)).collect()
    }

    /// Everything known about an agreement.
    fn show(&self, agreement: AgreementIx) -> Show {
        let findings = self.findings.get(agreement.position()).cloned().unwrap_or_default();
        let row = Rows(&self.rows).of(&self.case, agreement).into_owned();
        Show::with(&self.case, agreement, row, findings)
    }

    fn more_reasons(&self, agreement: AgreementIx) -> Vec<Message> {
        let is_told = |reason: &&Reason| match reason {
            Reason::From(_)
            | Reason::FromUnknown
            | Reason::Through(_, EndCause::Term)
            | Reason::RanOut(_, EndCause::Term)
            | Reason::FurtherNotice
            | Reason::UntilReplaced
            | Reason::UntilEvent(_)
            | Reason::Lasts(_)
            | Reason::UnknownEnd
            | Reason::RejectedBy { .. }
            | Reason::NotAdoptedBy { .. } => true,
            Reason::Stage(_)
            | Reason::ReplacedBy(..)
            | Reason::Ended(..)
            | Reason::AdoptedTooLate(_)
            | Reason::FromLastAdoption
            | Reason::Through(_, EndCause::Replaced | EndCause::Ended | EndCause::EndedWith)
            | Reason::RanOut(_, EndCause::Replaced | EndCause::Ended | EndCause::EndedWith)
            | Reason::RanOutUnknown
            | Reason::Provisional(_)
            | Reason::Suspended(..)
            | Reason::EndsWith(_)
            | Reason::EndsWhenReplaced(_)
            | Reason::SuccessorPending(..) => false,
        };
        let reasons = self.case.reasons(agreement);
        reasons
            .iter()
            .filter(|reason| !is_told(reason))
            .map(|reason| words::reason(self.case.registry, reason))
            .collect()
    }

    /// The agreements near an agreement in its line.
    fn near_in_line(&self, agreement: AgreementIx) -> Vec<AgreementIx> {
        let Some((line, at)) = self.places.get(agreement.position()) else { return vec![agreement] };
        let line = self.lines.get(*line).into_iter().flatten();
        line.skip(at.saturating_sub(NEIGHBOURS)).take(2 * NEIGHBOURS + 1).copied().collect()
    }
}

/// For each agreement, the positions in the log of its changes, including those under former ids.
pub(super) fn history(case: &Case<'_>, log: Option<&Log>) -> Vec<Vec<usize>> {
    let registry = case.registry;
    let mut history: Vec<Vec<usize>> = registry.agreement_ixs().map(|_| Vec::new()).collect();
    // Going back in time: the agreement that had a former id.
    let mut renamed: HashMap<&str, Option<AgreementIx>> = HashMap::new();
    for (at, change) in log.iter().flat_map(|log| &log.changes).enumerate() {
        let Some(id) = change.agreement.as_deref() else { continue };
        let now = renamed.get(id).copied().unwrap_or_else(|| registry.agreement_of(&Id::new(id)));
        if let Some(now) = now {
            put(&mut history, now.position(), |own| own.push(at));
        }
        if let Some(former) = change.former_id.as_deref() {
            renamed.insert(former, now);
        }
    }
    history
}

/// Every party of an agreement, those whose adoption is required first.
fn matrix(show: &Show) -> Vec<MatrixRow> {
    let mut days: HashMap<&str, Option<Message>> = show
        .participants
        .iter()
        .map(|participant| (participant.party.as_str(), participant.days()))
        .collect();
    let decided = show.adoption.iter().map(|row| MatrixRow {
        party: row.party.clone(),
        days: days.remove(row.party.id.as_str()).flatten(),
        adoption: Some(row.clone()),
    });
    let mut rows: Vec<MatrixRow> = decided.collect();
    let others = show.participants.iter().filter(|participant| days.contains_key(participant.party.as_str()));
    rows.extend(others.map(|participant| MatrixRow {
        party: Named { id: participant.party.clone(), name: participant.name.clone() },
        days: participant.days(),
        adoption: None,
    }));
    rows
}
