//! What follows from a record, shown between its lines: inlay hints and code lenses.

use serde_json::{Value, json};

use super::protocol::{Position, Range};
use super::session::Found;
use super::workspace::{kind, parsed};
use crate::model::validity::From;
use crate::model::{Agreement, Id};
use crate::registry::AgreementIx;
use crate::source::{RecordKind, Sp, Span};
use crate::text::display_safe;
use crate::text::message::{Message, message};
use crate::view::{AgreementRow, concern, words};

/// The agreement of a document, if it could be read.
pub(super) fn agreement_of(of: &Found<'_>) -> Option<AgreementIx> {
    if kind(&of.path) != Some(RecordKind::Agreement) {
        return None;
    }
    let registry = of.workspace.registry();
    let found = registry.agreement_of(&Id::new(crate::load::stem(&of.path)))?;
    (registry.path(registry.agreement(found).file) == of.path).then_some(found)
}

/// Hints in a range of a document.
pub(super) fn inlay(of: &Found<'_>, range: Range) -> Value {
    let mut hints: Vec<(Span, Message)> = Vec::new();
    names(of, &mut hints);
    if let Some(agreement) = agreement_of(of) {
        let (case, record) = (of.workspace.case(), of.workspace.case().agreement(agreement));
        if record.title.span != Span::FILE {
            let row = AgreementRow::of(&case, agreement);
            let message =
                message!("lsp-state-period", state = words::state(row.state), period = row.period());
            hints.push((record.title.span, message));
        }
        hints.extend(last_day(record));
        for standing in &case.standing(agreement).reviews {
            let review = record.review.get(standing.position());
            if let (Some(review), Some(due)) = (review, standing.next) {
                let span = review.every.as_ref().map_or(review.id.span, |every| every.span);
                let span = if span == Span::FILE { review.span } else { span };
                hints.push((span, message!("lsp-next-due", day = due.date)));
            }
        }
    }
    let (text, language) = (of.text(), of.workspace.language());
    let told = hints.into_iter().filter_map(|(span, message)| {
        let position = text.range(span).end;
        let is_asked = range.start <= position && position <= range.end;
        is_asked.then(|| {
            let label = display_safe(&message.localise(language)).into_owned();
            json!({ "position": position, "label": label, "paddingLeft": true })
        })
    });
    Value::Array(told.collect())
}

/// The computed last day behind `duration`.
fn last_day(record: &Agreement) -> Option<(Span, Message)> {
    let duration = record.validity.duration.as_ref()?;
    let Some(Sp { value: From::Date(from), .. }) = &record.validity.from else { return None };
    let last = duration.value.last_day_from(from.first_day())?;
    Some((duration.span, message!("through", day = last)))
}

/// The name of the record behind each id.
fn names(of: &Found<'_>, hints: &mut Vec<(Span, Message)>) {
    let registry = of.workspace.registry();
    let Some(file) = of.workspace.file(&of.path) else { return };
    for reference in registry.references_in(file) {
        let found = reference.key.types().find_map(|kind| {
            let position = registry.find(kind, reference.id).position()?;
            Some(match kind {
                RecordKind::Agreement => registry.agreement_name(AgreementIx::from(position)),
                RecordKind::Party => registry.parties.records.get(position)?.data.name.as_str(),
                RecordKind::Body => registry.body_name(crate::registry::BodyIx::from(position)),
            })
        });
        if let Some(name) = found.filter(|name| !name.is_empty()) {
            hints.push((
                reference.place.span,
                message!("words", words = crate::text::cut(name, 60).into_owned()),
            ));
        }
    }
}

/// What is said above a record: who replaces it, what rests on it, and the next step.
pub(super) fn lenses(of: &Found<'_>) -> Value {
    let Some(agreement) = agreement_of(of) else { return json!([]) };
    let case = of.workspace.case();
    let links = case.registry.links(agreement);
    let mut messages = Vec::new();
    if !links.successors.is_empty() {
        messages.push(message!("lsp-lens-replaced-by", count = links.successors.len()));
    }
    if !links.basis_of.is_empty() {
        messages.push(message!("lsp-lens-basis-of", count = links.basis_of.len()));
    }
    let concerns = concern::concerns(&case, agreement);
    let next = concerns.iter().filter(|concern| concern.fold.is_none());
    let next = next.min_by_key(|concern| (concern.day.is_none(), concern.day.map(|day| day.date)));
    messages.extend(next.map(|concern| match concern.day {
        Some(day) => message!("lsp-lens-next-by", step = concern.step.clone(), day = day.date),
        None => message!("lsp-lens-next", step = concern.step.clone()),
    }));
    let text = of.text();
    let root = parsed(&of.path, text.record());
    let title = root.as_ref().and_then(|root| root.get("title")).map(|node| text.range(node.span).start.line);
    let start = Position { line: title.unwrap_or(0), character: 0 };
    let range = Range { start, end: start };
    let lens = |message: Message| {
        let title = display_safe(&message.localise(of.workspace.language())).into_owned();
        // It says something, and does nothing.
        json!({ "range": range, "command": { "title": title, "command": "" } })
    };
    Value::Array(messages.into_iter().map(lens).collect())
}
