//! A body, on a terminal or as a Markdown page.

use super::sheet::{Fact, Section, Sheet, SheetWriter};
use crate::text::Language;
use crate::view::message::message;
use crate::view::{BodyPage, Date, Day, EventKind, Message, Named, words};

/// The body, no wider than `width`.
#[must_use]
pub fn human(page: &BodyPage<'_>, as_of: Day, language: Language, width: u16) -> String {
    sheet(page, SheetWriter { language, as_of }).human(width)
}

/// The body as a Markdown page.
#[must_use]
pub fn markdown(page: &BodyPage<'_>, as_of: Day, language: Language) -> String {
    sheet(page, SheetWriter { language, as_of }).markdown()
}

fn sheet(page: &BodyPage<'_>, writer: SheetWriter) -> Sheet {
    Sheet {
        title: page.name.clone(),
        facts: facts(page, writer),
        red: Vec::new(),
        sections: sections(page, writer),
    }
}

fn facts(page: &BodyPage<'_>, writer: SheetWriter) -> Vec<Fact> {
    let say = |message: Option<Message>| message.map(|message| writer.say(&message)).into_iter().collect();
    let day = |day: Option<Date>| say(day.map(|day| message!("day", day = day)));
    let all = |named: &[Named]| {
        let names = words::few_named(named, words::NAMED_OF_ONE);
        if named.is_empty() { Vec::new() } else { vec![writer.say(&names)] }
    };
    let facts = [
        (message!("field-id"), vec![page.named.id.clone()]),
        (message!("site-short"), page.short.iter().cloned().collect()),
        (message!("site-kind"), say(page.kind.map(words::body_kind))),
        (message!("site-mandate"), say(page.mandate.map(words::mandate))),
        (message!("site-first-day"), day(page.first_day)),
        (message!("site-last-day"), day(page.last_day)),
        (message!("field-contact"), page.contact.iter().cloned().collect()),
        (message!("site-handed-to"), all(page.handed_to.as_slice())),
        (message!("site-takes-over-from"), all(&page.takes_over_from)),
        (message!("site-taken-over-by"), all(&page.taken_over_by)),
        (message!("site-prepares-for"), all(&page.prepares_for)),
        (message!("site-members"), all(&page.members)),
        (
            message!("column-meetings-per-year"),
            page.meetings_per_year.map(|n| n.to_string()).into_iter().collect(),
        ),
        (message!("site-meetings"), page.meetings.iter().flat_map(|meeting| day(Some(*meeting))).collect()),
    ];
    let facts = facts.into_iter().map(|(label, lines)| Fact::new(&label, lines, writer.language));
    facts.chain([Fact::notes(page.notes.as_deref(), writer.language)]).collect()
}

fn sections(page: &BodyPage<'_>, writer: SheetWriter) -> Vec<Section> {
    // What is due stands among the tasks.
    let others = page.events.iter().map(AsRef::as_ref);
    let others = others.filter(|event| !matches!(event.kind, EventKind::Due(_)));
    let nothing = || vec![writer.say(&message!("nothing"))];
    let sections = [
        writer
            .tasks(&message!("body-tasks"), &page.tasks)
            .or_else(|| writer.lines(&message!("body-tasks"), nothing())),
        writer.tasks(&message!("body-receives"), &page.receives),
        writer
            .own_agreements(&message!("site-owns"), page.owned.iter().map(AsRef::as_ref))
            .or_else(|| writer.lines(&message!("site-owns"), nothing())),
        writer.events(&message!("site-coming"), others),
        writer.own_agreements(&message!("site-past"), page.past.iter().map(AsRef::as_ref)),
    ];
    sections.into_iter().flatten().collect()
}
