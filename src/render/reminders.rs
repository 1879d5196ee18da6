//! Reminders as Markdown, as letters and as calendar entries.

use std::collections::HashMap;
use std::fmt::Write;

use chrono::{DateTime, Utc};

use super::ics::Entry;
use super::mail::{self, Letter, LetterSection};
use super::markdown::escape;
use crate::text::Language;
use crate::text::hash;
use crate::text::is_mail_address;
use crate::text::shortened;
use crate::view::Date;
use crate::view::Day;
use crate::view::duty::uid;
use crate::view::message::message;
use crate::view::reminder::{Digest, Item};
use crate::view::{Reminder, Reminders, StatusSection, words};

/// Longer addresses are cut in file names.
const LONGEST: usize = 100;

/// What all reminders of a run share.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// The day of the report.
    pub day: Day,
    /// Only reminders that became due after this day.
    pub since: Option<Day>,
    /// The name of the registry.
    pub registry: Option<&'a str>,
    /// The language.
    pub language: Language,
}

/// A section for each recipient. After each item, the keys of its reminders follow in a comment, so that a job can
/// recognise what it has already posted.
#[must_use]
pub fn markdown(reminders: &Reminders, run: &Run<'_>) -> String {
    let say = |message: crate::view::Message| message.localise(run.language);
    let heading = match run.since {
        Some(since) => message!("remind-heading-since", day = run.day, since = since),
        None => message!("remind-heading", day = run.day),
    };
    let mut page = format!("# {}\n", say(heading));
    let digests = reminders.digests(|_| true);
    if digests.is_empty() {
        let _ = write!(page, "\n{}\n", say(message!("remind-nothing")));
    }
    for digest in &digests {
        let _ = write!(page, "\n## {}\n", escape(&recipient(digest, run.language)));
        if digest.recipient.is_none() {
            let _ = write!(page, "\n{}\n", say(message!("remind-no-contact-why")));
        }
        for (heading, items) in sections(digest, run.language) {
            let _ = write!(page, "\n### {heading}\n\n");
            for item in items {
                let keys: Vec<String> = item.keys.iter().map(|key| format!("<!-- avtal:{key} -->")).collect();
                let reminder = item.reminder;
                let id = if reminder.title == reminder.agreement {
                    String::new()
                } else {
                    format!(" ({})", reminder.agreement)
                };
                let _ = writeln!(
                    page,
                    "* **{}**{}{}: {} {}",
                    escape(&shortened(&reminder.title)),
                    escape(&id),
                    escape(&statutory(reminder, run.language)),
                    escape(&line(item, digest, run)),
                    keys.join(" ")
                );
            }
        }
        for line in folded(digest, run.language, true) {
            let _ = write!(page, "\n{}\n", escape(&line));
        }
    }
    page
}

/// A letter for each recipient, each with its file name. Reminders without an address go to `sender`, who maintains the
/// registry.
#[must_use]
pub fn letters(reminders: &Reminders, run: &Run<'_>, sender: &str) -> Vec<(String, Letter)> {
    let mut digests = reminders.digests(is_mail_address);
    digests.retain(|digest| !digest.items.is_empty());
    let letter = |digest: &Digest<'_>| {
        let keeper = Some(sender).filter(|sender| *sender != DEFAULT_SENDER);
        let name = file_name(digest.recipient.unwrap_or("without-contact"));
        (name, letter(digest, run, sender, digest.recipient.or(keeper)))
    };
    digests.iter().map(letter).collect()
}

/// The sender if the registry has no contact: an undeliverable address (RFC 2606).
pub const DEFAULT_SENDER: &str = "avtal@avtal.invalid";

/// A file name that is valid on every system and unique to the recipient: the address, if it has only plain lower-case
/// letters; otherwise its valid characters, and a hash.
fn file_name(recipient: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.@".contains(c);
    if recipient.len() <= LONGEST && recipient.chars().all(is_plain) {
        return format!("{recipient}.eml");
    }
    let plain = |c: char| if is_plain(c) { c } else { '_' };
    let name: String = recipient.to_ascii_lowercase().chars().map(plain).take(LONGEST).collect();
    format!("{name}~{}.eml", hash(recipient))
}

fn letter(digest: &Digest<'_>, run: &Run<'_>, sender: &str, to: Option<&str>) -> Letter {
    let say = |message: crate::view::Message| message.localise(run.language);
    let overdue = digest.items.iter().filter(|item| item.reminder.overdue).count();
    let mut subject = message!("remind-subject", count = digest.items.len(), day = run.day);
    if overdue > 0 {
        subject = message!("remind-subject-overdue", subject = subject, count = overdue);
    }
    let opening = match digest.recipient {
        Some(_) if digest.names.is_empty() => message!("remind-opening-nameless", day = run.day),
        Some(_) => message!("remind-opening", names = words::list(&digest.names), day = run.day),
        None => message!("remind-no-contact-why"),
    };
    let sections = sections(digest, run.language).into_iter().map(|(heading, items)| LetterSection {
        heading,
        items: items
            .into_iter()
            .map(|item| mail::Item {
                title: title(item.reminder, run.language),
                lines: vec![line(item, digest, run)],
            })
            .collect(),
    });
    let closing = match run.registry {
        Some(registry) => message!("remind-closing", registry = registry),
        None => message!("remind-closing-nameless"),
    };
    let keys: Vec<&str> = digest.items.iter().flat_map(|item| item.keys.iter().copied()).collect();
    Letter {
        from: sender.to_owned(),
        to: to.map(str::to_owned),
        subject: say(subject),
        language: run.language.name(),
        day: run.day,
        id: format!("{}\n{}\n{}", run.day, to.unwrap_or_default(), keys.join("\n")),
        opening: vec![say(opening)],
        sections: sections.collect(),
        closing: folded(digest, run.language, false).into_iter().chain([say(closing)]).collect(),
    }
}

/// An entry for each deadline with reminders due, with an alarm for each of its stages. `changed` is when the registry
/// last changed.
#[must_use]
pub fn entries(reminders: &Reminders, run: &Run<'_>, changed: DateTime<Utc>) -> Vec<Entry> {
    let mut deadlines: Vec<(&Reminder, Vec<&str>)> = Vec::new();
    let mut places = HashMap::new();
    for reminder in reminders.reminders.iter().filter(|reminder| reminder.fold.is_none()) {
        let place = *places.entry((&reminder.agreement, &reminder.duty)).or_insert(deadlines.len());
        match deadlines.get_mut(place) {
            None => deadlines.push((reminder, reminder.name.as_deref().into_iter().collect())),
            Some((_, names)) => names.extend(reminder.name.as_deref().filter(|name| !names.contains(name))),
        }
    }
    let entry = |(reminder, names): (&Reminder, Vec<&str>)| Entry {
        uid: uid(run.registry, &reminder.agreement, &reminder.duty),
        day: reminder.deadline.day,
        summary: super::agenda::summary(reminder.kind, &reminder.title, run.language),
        description: super::agenda::description(
            &reminder.message,
            Some(&reminder.agreement),
            &names,
            run.language,
        ),
        categories: vec![reminder.kind.message().localise(run.language)],
        contact: reminder.recipient.clone(),
        alarms: reminder.alarms.clone(),
        changed,
    };
    deadlines.into_iter().map(entry).collect()
}

fn recipient(digest: &Digest<'_>, language: Language) -> String {
    match (digest.recipient, digest.names.is_empty()) {
        (None, _) => message!("remind-no-contact").localise(language),
        (Some(recipient), true) => recipient.to_owned(),
        (Some(recipient), false) => {
            message!("remind-to", recipient = recipient, names = digest.names.join(", ")).localise(language)
        }
    }
}

/// The deadlines in the sections of `status`, each with its heading.
fn sections<'i, 'r>(digest: &'i Digest<'r>, language: Language) -> Vec<(String, Vec<&'i Item<'r>>)> {
    let of = |section: StatusSection| {
        let items = digest.items.iter().filter(|item| item.reminder.section == section);
        (section.heading().localise(language), items.collect::<Vec<_>>())
    };
    StatusSection::ALL.map(of).into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// How many deadlines are not shown, and why; for those who run the program, with the option that shows them.
fn folded(digest: &Digest<'_>, language: Language, is_command: bool) -> Vec<String> {
    let folded = [
        (digest.old, message!("status-old", count = digest.old)),
        (digest.accepted, message!("status-accepted", count = digest.accepted)),
    ];
    let folded = folded.into_iter().filter(|(count, _)| *count > 0);
    let told = folded.map(|(_, told)| match is_command {
        true => message!("status-all", folded = told),
        false => told,
    });
    told.map(|told| format!("{}.", told.localise(language))).collect()
}

fn title(reminder: &Reminder, language: Language) -> String {
    let id = if reminder.title == reminder.agreement {
        String::new()
    } else {
        format!(" ({})", reminder.agreement)
    };
    format!("{}{id}{}", shortened(&reminder.title), statutory(reminder, language))
}

/// Whether a law requires the agreement, in brackets.
fn statutory(reminder: &Reminder, language: Language) -> String {
    let statutory = reminder.statutory.then(|| format!(" ({})", message!("statutory").localise(language)));
    statutory.unwrap_or_default()
}

/// The day, the duty and, if the digest is for several, those responsible.
fn line(item: &Item<'_>, digest: &Digest<'_>, run: &Run<'_>) -> String {
    let reminder = item.reminder;
    let deadline: Date = reminder.deadline.date;
    let message = reminder.message.clone();
    // What has run out says so itself.
    let line = if reminder.overdue && reminder.section != StatusSection::Lapsed {
        message!("remind-item-overdue", deadline = deadline, message = message)
    } else {
        message!("remind-item", deadline = deadline, message = message)
    };
    let holder = match item.names.as_slice() {
        [] => Some(message!("remind-no-holder")),
        names if digest.names.len() > names.len() || digest.recipient.is_none() => {
            Some(message!("remind-holder", name = words::list(names)))
        }
        _ => None,
    };
    let holder = holder.map(|holder| format!(" ({})", holder.localise(run.language))).unwrap_or_default();
    line.localise(run.language) + &holder
}
