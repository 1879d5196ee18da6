//! The places in a record that findings point to.

use crate::model::Agreement;
use crate::registry::{AgreementIx, BodyIx, Place};
use crate::source::Span;
use crate::time::{Case, EndCause, Periods, StepKind};

impl Case<'_> {
    /// The last day of a body, otherwise the start of its record.
    #[must_use]
    pub(super) fn until_place(&self, body: BodyIx) -> Place {
        let record = self.registry.body(body);
        record.at(record.data.until.as_ref().map_or(Span::FILE, |until| until.span))
    }

    /// The start of an agreement: `validity.from`, otherwise `[validity]`.
    #[must_use]
    pub(super) fn start_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        let validity = &record.data.validity;
        record.at(validity.from.as_ref().map_or(validity.span, |from| from.span))
    }

    /// What decides the last day of an agreement: `[end]`, the extension or option that moved it, `until`, `duration`,
    /// `ends_with`, `ends_when_replaced`, otherwise `[validity]`.
    #[must_use]
    pub(super) fn end_place(&self, agreement: AgreementIx) -> Place {
        let record = self.record(agreement);
        record.at(end_span(&record.data, self.periods(agreement)))
    }

    /// The id in a `[[replaces]]` entry of an agreement.
    #[must_use]
    pub(super) fn replaces_place(&self, agreement: AgreementIx, entry: usize) -> Place {
        let record = self.record(agreement);
        record.at(record.data.replaces.get(entry).map_or(Span::FILE, |replaces| replaces.id.span))
    }

    /// The list of those that must adopt an agreement, if there is one.
    #[must_use]
    pub(super) fn adoption_place(&self, agreement: AgreementIx) -> Option<Place> {
        let record = self.record(agreement);
        let required = record.data.adoption.as_ref()?.required.as_ref()?;
        Some(record.at(required.span))
    }
}

fn end_span(record: &Agreement, periods: &Periods) -> Span {
    let validity = &record.validity;
    let cause = periods.own_end.map(|(_, cause)| cause);
    if let (Some(EndCause::Ended), Some(end)) = (cause, &record.end) {
        return end.place();
    }
    let host = validity.ends_with.as_ref().or(validity.ends_when_replaced.as_ref());
    if let (Some(EndCause::EndedWith), Some(host)) = (cause, host) {
        return host.span;
    }
    let decisive = periods.term.steps.iter().rev().find(|step| Some(step.to) == periods.term.first_end);
    let by_step = decisive.and_then(|step| match step.kind {
        StepKind::Option(position) => {
            record.option.get(position)?.exercised.as_ref().map(|exercised| exercised.span)
        }
        StepKind::Extension(position) => record.extension.get(position).map(|extension| extension.until.span),
        StepKind::Suspension(position) => {
            record.suspension.get(position)?.until.as_ref().map(|until| until.span)
        }
    });
    let until = validity.until.as_ref().map(|until| until.span);
    let duration = validity.duration.as_ref().map(|duration| duration.span);
    by_step.or(until).or(duration).or(host.map(|host| host.span)).unwrap_or(validity.span)
}
