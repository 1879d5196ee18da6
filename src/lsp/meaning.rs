//! What is said of a record, a day or a length of time where it is named.

use super::cursor::Named;
use super::workspace::Workspace;
use crate::model::{Date, Duration};
use crate::registry::{AgreementIx, BodyIx};
use crate::source::RecordKind;
use crate::text::message::{Message, message};
use crate::time::day::last_day_of_term;
use crate::view::{AgreementRow, Show, words};

/// The most lines that are said of a record, its title not counted.
const MAX_LINES: usize = 9;
/// The most days that are said of an agreement.
const MAX_DAYS: usize = 3;

/// What is said, in plain text.
#[derive(Debug, Default)]
pub(super) struct Card {
    /// What it is about.
    pub title: String,
    /// Lines, each with a label.
    pub lines: Vec<(Option<Message>, Message)>,
}

impl Card {
    fn add(&mut self, label: Message, line: Message) {
        if self.lines.len() < MAX_LINES {
            self.lines.push((Some(label), line));
        }
    }
}

fn text(of: impl Into<String>) -> Message {
    message!("words", words = of.into())
}

/// What is said of a record. None if it cannot be read.
pub(super) fn about(workspace: &Workspace, named: Named) -> Option<Card> {
    let position = workspace.registry().find(named.kind, &named.id).position()?;
    match named.kind {
        RecordKind::Agreement => Some(agreement(workspace, AgreementIx::from(position))),
        RecordKind::Party => party(workspace, position),
        RecordKind::Body => Some(body(workspace, BodyIx::from(position))),
    }
}

fn agreement(workspace: &Workspace, agreement: AgreementIx) -> Card {
    let case = workspace.case();
    let show = Show::of(&case, agreement, Vec::new());
    let row = &show.agreement;
    let mut card = Card { title: format!("{} ({})", row.name(), row.id), lines: Vec::new() };
    let reasons: Vec<Message> =
        std::iter::once(words::state(row.state)).chain(row.reasons.iter().cloned()).collect();
    card.add(message!("field-state"), message!("lsp-several", all = reasons));
    card.add(message!("field-period"), row.period());
    if let Some(kind) = row.kind_name(workspace.language()) {
        card.add(message!("field-kind"), text(kind));
    }
    if let Some(owner) = row.owner_name.clone().or(row.owner.clone()) {
        card.add(message!("field-owner"), text(owner));
    }
    if !row.flags.is_empty() {
        card.add(message!("field-attention"), message!("lsp-several", all = words::flags(&row.flags)));
    }
    let parties: Vec<_> = show.participants.iter().map(|party| party.name.as_str()).collect();
    if !parties.is_empty() {
        card.add(message!("field-parties"), words::few(&parties, 4));
    }
    for (day, what) in show.coming.iter().take(MAX_DAYS) {
        card.add(message!("field-coming"), message!("lsp-day-what", day = *day, what = what.clone()));
    }
    let path = workspace.registry().path(case.record(agreement).file);
    let count = workspace.findings(path).len();
    if count > 0 {
        card.add(message!("field-findings"), text(count.to_string()));
    }
    card
}

fn party(workspace: &Workspace, position: usize) -> Option<Card> {
    let (registry, language) = (workspace.registry(), workspace.language());
    let record = registry.parties.records.get(position)?;
    let data = &record.data;
    let mut card = Card { title: format!("{} ({})", data.name.as_str(), record.id), lines: Vec::new() };
    if let Some(kind) = &data.kind {
        card.add(message!("lsp-kind"), words::party_kind(kind.value));
    }
    if let Some(code) = &data.code {
        card.add(message!("lsp-code"), text(code.as_str()));
    }
    let members: Vec<String> =
        data.members.iter().map(|member| registry.name_of(member.id()).to_owned()).collect();
    if !members.is_empty() {
        card.add(message!("lsp-members"), words::few(&members, 6));
    }
    if let Some(until) = &data.until {
        card.add(message!("lsp-last-day"), text(day_of(until.value, language)));
    }
    let count = registry.references_to(RecordKind::Party, &record.id).len();
    card.add(message!("lsp-named"), message!("lsp-times", count = count));
    Some(card)
}

fn body(workspace: &Workspace, body: BodyIx) -> Card {
    let (registry, case, language) = (workspace.registry(), workspace.case(), workspace.language());
    let record = registry.body(body);
    let data = &record.data;
    let mut card = Card { title: format!("{} ({})", data.name.as_str(), record.id), lines: Vec::new() };
    if let Some(kind) = &data.kind {
        card.add(message!("lsp-kind"), words::body_kind(kind.value));
    }
    if let Some(mandate) = &data.mandate {
        card.add(message!("lsp-mandate"), words::mandate(mandate.value));
    }
    if let Some(contact) = &data.contact {
        card.add(message!("field-contact"), text(contact.as_str()));
    }
    if let Some(until) = &data.until {
        card.add(message!("lsp-last-day"), text(day_of(until.value, language)));
    }
    let owned = registry.agreement_ixs().filter(|agreement| {
        let standing = case.standing(*agreement);
        standing.owner == Some(body) && !standing.state.is_over()
    });
    card.add(message!("lsp-owns"), words::agreements(owned.count()));
    card
}

fn day_of(date: Date, language: crate::text::Language) -> String {
    message!("day", day = date).localise(language)
}

/// What is said of a day, a month or a year.
pub(super) fn date(workspace: &Workspace, date: Date) -> Vec<Message> {
    let (first, last, today) = (date.first_day(), date.last_day(), workspace.case().day());
    if first != last {
        let days = message!("lsp-days", first = first, last = last);
        return vec![days, message!("lsp-last-in", distance = words::distance_message(today, last))];
    }
    let weekday = i64::from(chrono::Datelike::weekday(&first).number_from_monday());
    vec![message!(
        "lsp-day",
        weekday = message!("lsp-weekday", number = weekday),
        day = first,
        distance = words::distance_message(today, first)
    )]
}

/// What is said of a length of time; of that of an agreement, which day is its last.
pub(super) fn duration(workspace: &Workspace, duration: Duration, from: Option<Date>) -> Vec<Message> {
    let mut lines = vec![message!("lsp-duration", time = duration)];
    let today = workspace.case().day();
    lines.push(match from {
        Some(from) => {
            let last = last_day_of_term(from.first_day(), duration);
            message!("lsp-term", from = from, last = last, distance = words::distance_message(today, last))
        }
        None => message!("lsp-from-today", last = last_day_of_term(today, duration)),
    });
    lines
}

/// What follows for the agreement from the days of a record.
pub(super) fn consequences(workspace: &Workspace, agreement: AgreementIx) -> Vec<Message> {
    let case = workspace.case();
    let row = AgreementRow::of(&case, agreement);
    let mut lines =
        vec![message!("lsp-state-period", state = words::state(row.state), period = row.period())];
    let show = Show::of(&case, agreement, Vec::new());
    let coming = show.coming.iter().take(MAX_DAYS);
    lines.extend(coming.map(|(day, what)| message!("lsp-day-what", day = *day, what = what.clone())));
    lines
}
