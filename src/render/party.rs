//! A party, on a terminal or as a Markdown page.

use super::sheet::{Fact, Section, Sheet, SheetWriter};
use crate::text::{Language, alphabetical};
use crate::view::message::message;
use crate::view::party::{LocalRow, NoticeGiven};
use crate::view::{AgreementRow, Day, Flag, Message, Named, PartyPage, words};

/// The party, no wider than `width`.
#[must_use]
pub fn human(page: &PartyPage<'_>, as_of: Day, language: Language, width: u16) -> String {
    sheet(page, SheetWriter { language, as_of }).human(width)
}

/// The party as a Markdown page.
#[must_use]
pub fn markdown(page: &PartyPage<'_>, as_of: Day, language: Language) -> String {
    sheet(page, SheetWriter { language, as_of }).markdown()
}

fn sheet(page: &PartyPage<'_>, writer: SheetWriter) -> Sheet {
    Sheet {
        title: page.named.name.clone(),
        facts: facts(page, writer),
        red: Vec::new(),
        sections: sections(page, writer),
    }
}

fn facts(page: &PartyPage<'_>, writer: SheetWriter) -> Vec<Fact> {
    let say = |message: Option<Message>| message.map(|message| writer.say(&message)).into_iter().collect();
    let all = |named: &[Named]| {
        let names = words::few_named(named, words::NAMED_OF_ONE);
        if named.is_empty() { Vec::new() } else { vec![writer.say(&names)] }
    };
    let facts = [
        (message!("field-id"), vec![page.named.id.clone()]),
        (message!("site-kind"), say(page.kind.map(words::party_kind))),
        (message!("site-code"), page.code.iter().cloned().collect()),
        (message!("field-contact"), page.contact.iter().cloned().collect()),
        (message!("site-last-day"), say(page.last_day.map(|day| message!("day", day = day)))),
        (message!("field-replaced-by"), all(page.replaced_by.as_slice())),
        (message!("site-groups"), all(&page.groups)),
        (message!("site-members"), all(&page.members)),
    ];
    let facts = facts.into_iter().map(|(label, lines)| Fact::new(&label, lines, writer.language));
    facts.chain([Fact::notes(page.notes.as_deref(), writer.language)]).collect()
}

fn sections(page: &PartyPage<'_>, writer: SheetWriter) -> Vec<Section> {
    let rows = |rows: &[std::borrow::Cow<'_, AgreementRow>], heading: Message| {
        writer.agreements(&heading, rows.iter().map(AsRef::as_ref))
    };
    let sections = [
        rows(&page.awaiting, message!("site-awaits-its-decision")),
        ending(page, writer),
        rows(&page.bound, message!("site-bound-by"))
            .or_else(|| writer.lines(&message!("site-bound-by"), vec![writer.say(&message!("nothing"))])),
        locals(page, writer),
        writer.lines(
            &message!("site-notice-given"),
            page.notices.iter().map(|row| writer.say(&notice(row))).collect(),
        ),
        rows(&page.coming, message!("site-to-come")),
        writer.events(&message!("site-coming"), page.events.iter().map(AsRef::as_ref)),
        rows(&page.outside, message!("site-rejected-by-it")),
        rows(&page.not_adopted, message!("site-not-adopted")),
        left(page, writer),
        rows(&page.past, message!("site-past")),
    ];
    sections.into_iter().flatten().collect()
}

/// The agreements that bind it and end within the horizon.
fn ending(page: &PartyPage<'_>, writer: SheetWriter) -> Option<Section> {
    let ends = |row: &&AgreementRow| row.flags.contains(&Flag::Expiring);
    let mut rows: Vec<&AgreementRow> = page.bound.iter().map(AsRef::as_ref).filter(ends).collect();
    rows.sort_by_cached_key(|row| {
        let end = row.effective_end.map(|end| end.day);
        (end, alphabetical(row.name(), writer.language), row.id.clone())
    });
    let cells = rows.into_iter().map(|row| {
        let end = row.effective_end.map(|end| end.day);
        vec![
            row.effective_end().map(|end| end.to_string()).unwrap_or_default(),
            end.map(|end| words::distance(writer.as_of, end, writer.language)).unwrap_or_default(),
            words::agreement(row.name(), &row.id, row.statutory, writer.language),
            row.then.as_ref().map(|then| writer.say(then)).unwrap_or_default(),
        ]
    });
    let headings = [
        writer.texts(&message!("column-effective-end")),
        writer.numbers(&message!("column-left")),
        writer.texts(&message!("column-agreement")),
        writer.texts(&message!("column-then")),
    ];
    writer.table(&message!("party-ending"), headings, cells.collect())
}

/// The local agreements that it is expected to have.
fn locals(page: &PartyPage<'_>, writer: SheetWriter) -> Option<Section> {
    let cells = page.locals.iter().map(|LocalRow { basis, locals }| {
        let locals = match locals.as_slice() {
            [] => message!("party-local-missing"),
            locals => words::few_named(locals, words::NAMED),
        };
        vec![words::agreement(basis.name(), &basis.id, basis.statutory, writer.language), writer.say(&locals)]
    });
    let headings = [writer.texts(&message!("column-agreement")), writer.texts(&message!("column-local"))];
    writer.table(&message!("party-locals"), headings, cells.collect())
}

/// What it has left.
fn left(page: &PartyPage<'_>, writer: SheetWriter) -> Option<Section> {
    let cells = page.left.iter().map(|(row, last)| {
        vec![
            last.map(|last| last.to_string()).unwrap_or_default(),
            words::agreement(row.name(), &row.id, row.statutory, writer.language),
            writer.say(&words::state(row.state)),
        ]
    });
    let headings = [message!("column-last-day"), message!("column-agreement"), message!("column-state")]
        .map(|heading| writer.texts(&heading));
    writer.table(&message!("party-left"), headings, cells.collect())
}

/// Notice that it gave.
pub(super) fn notice(notice: &NoticeGiven<'_>) -> Message {
    let row = &notice.agreement;
    let given = message!("notice-given", day = notice.given);
    let words = match notice.until {
        Some(until) => message!("clause-term", clause = given, term = message!("through", day = until)),
        None => given,
    };
    let named = Named { id: row.id.clone(), name: row.name().to_owned() };
    message!("key-value", key = named, value = words)
}
