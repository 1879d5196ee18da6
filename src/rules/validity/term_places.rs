//! The places in a record that give the ends of its term.

use crate::model::Agreement;
use crate::source::Span;
use crate::time::{StepKind, Term};

/// The value that gave the term its end before `step`, a position in `term.steps`. None if it had no end.
pub(super) fn end_before(record: &Agreement, term: &Term, step: usize) -> Option<Span> {
    let validity = &record.validity;
    let until = validity.until.as_ref().map(|until| until.span);
    let written = until.or(validity.duration.as_ref().map(|duration| duration.span));
    // A step to an earlier or equal end moves nothing.
    let mut moves =
        term.steps.iter().take(step).rev().filter(|step| step.from.is_none_or(|from| from < step.to));
    moves.next().map_or(written, |step| moved_by(record, step.kind))
}

/// The value that gives the term its last end, including renewals. None if it has no end.
pub(super) fn last_end(record: &Agreement, term: &Term) -> Option<Span> {
    let renewal = record.validity.renewal.as_ref().filter(|_| term.end > term.first_end);
    let max = renewal.and_then(|renewal| renewal.max.as_ref()).map(|max| max.span);
    max.or_else(|| end_before(record, term, term.steps.len()))
}

fn moved_by(record: &Agreement, kind: StepKind) -> Option<Span> {
    match kind {
        StepKind::Option(position) => {
            let exercised = record.option.get(position)?.exercised.as_ref();
            exercised.map(|exercised| exercised.span)
        }
        StepKind::Extension(position) => record.extension.get(position).map(|extension| extension.until.span),
        StepKind::Suspension(position) => {
            record.suspension.get(position)?.until.as_ref().map(|until| until.span)
        }
    }
}
