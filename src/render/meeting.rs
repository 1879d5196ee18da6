//! The page for a meeting: on a terminal, in Markdown, and in HTML to print on A4.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::markdown::escape;
use super::svg::safe;
use crate::text::{Language, dimmed, painted, shortened, unmarked, wrap};
use crate::view::meeting::{MeetingItem, MeetingPart};
use crate::view::message::message;
use crate::view::{Meeting, Message, words};

const STYLE: &str = include_str!("meeting.css");

/// The page, no wider than `width`.
#[must_use]
pub fn human(meeting: &Meeting, language: Language, width: u16) -> String {
    let (bold, red) = (Style::new().bold(), AnsiColor::Red.on_default());
    let mut page = format!("{bold}{}{bold:#}\n\n", wrap(&meeting.title().localise(language), 0, 0, width));
    for line in meeting.preamble() {
        let _ = writeln!(page, "{}", wrap(&line.localise(language), 0, 0, width));
    }
    for (part, first, items) in numbered(meeting) {
        let _ = writeln!(page, "\n{bold}{}{bold:#}", part.heading().localise(language));
        for (item, number) in items.iter().zip(first..) {
            let number = format!("{number}. ");
            let indent = number.len();
            let _ = writeln!(page, "{number}{}", wrap(&sentence(item, language), indent, indent, width));
            let why = wrap(&why(item, meeting, language), indent, indent, width);
            let why = if item.overdue { format!("{red}{why}{red:#}") } else { why };
            let _ = writeln!(page, "{}{why}", " ".repeat(indent));
            let _ = writeln!(page, "{}{}", " ".repeat(indent), painted(&dimmed(&safe(&item.agreement.id))));
        }
    }
    if meeting.is_empty() {
        let _ = writeln!(page, "\n{}", message!("meeting-nothing").localise(language));
    }
    page
}

/// The page in Markdown.
#[must_use]
pub fn markdown(meeting: &Meeting, language: Language) -> String {
    let mut page = format!("# {}\n\n", escape(&shortened(&meeting.title().localise(language))));
    for line in meeting.preamble() {
        let _ = writeln!(page, "{}  ", escape(&line.localise(language)));
    }
    for (part, first, items) in numbered(meeting) {
        let _ = write!(page, "\n## {}\n\n", escape(&part.heading().localise(language)));
        for (item, number) in items.iter().zip(first..) {
            let why = escape(&why(item, meeting, language));
            let (sentence, id) = (escape(&sentence(item, language)), escape(&item.agreement.id));
            let _ = writeln!(page, "{number}. **{sentence}**  \n   {why} ({id})");
        }
    }
    if meeting.is_empty() {
        let _ = writeln!(page, "\n{}", message!("meeting-nothing").localise(language));
    }
    page
}

/// The page as a document of its own, to print on A4. It has no script, and asks for nothing.
#[must_use]
pub fn html(meeting: &Meeting, language: Language) -> String {
    let say = |message: &Message| message.localise(language);
    let title = say(&meeting.title());
    html! {
        (DOCTYPE)
        html lang=(language.name()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (safe(&title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (safe(&shortened(&title))) }
                    @for line in meeting.preamble() { p.preamble { (safe(&say(&line))) } }
                    @for (part, first, items) in numbered(meeting) {
                        section {
                            h2 { (say(&part.heading())) }
                            ol start=(first) { @for item in items { (list_item(item, meeting, language)) } }
                        }
                    }
                    @if meeting.is_empty() { p { (say(&message!("meeting-nothing"))) } }
                }
            }
        }
    }
    .into_string()
        + "\n"
}

fn list_item(item: &MeetingItem, meeting: &Meeting, language: Language) -> Markup {
    html! {
        li {
            p.agenda { (safe(&sentence(item, language))) }
            p class=(if item.overdue { "why overdue" } else { "why" }) { (safe(&why(item, meeting, language))) }
            p.id { (safe(&item.agreement.id)) }
        }
    }
}

/// The parts that have items, each with the number of its first item.
fn numbered(meeting: &Meeting) -> impl Iterator<Item = (MeetingPart, usize, &[MeetingItem])> {
    let mut number = 1;
    meeting.parts().into_iter().filter(|(_, items)| !items.is_empty()).map(move |(part, items)| {
        let first = number;
        number += items.len();
        (part, first, items)
    })
}

/// The sentence for the agenda.
fn sentence(item: &MeetingItem, language: Language) -> String {
    let sentence = item.agenda.localise(language);
    let sentence = unmarked(&sentence);
    if item.statutory {
        format!("{sentence} ({})", message!("statutory").localise(language))
    } else {
        sentence.into_owned()
    }
}

/// The reason, with the day and how far away it is.
fn why(item: &MeetingItem, meeting: &Meeting, language: Language) -> String {
    let why = item.why.localise(language);
    let Some(on) = item.on else { return why };
    let distance = words::distance(meeting.on.day, on.day, language);
    message!("meeting-why", day = on.date, distance = distance, why = why).localise(language)
}
