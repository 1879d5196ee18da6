//! The report of `status` on a terminal.

use anstyle::{AnsiColor, Style};

use super::table;
use crate::text::Language;
use crate::view::message::message;
use crate::view::status::Status;
use crate::view::status_row::{StatusKind, StatusRow};
use crate::view::{Day, State};
use crate::view::{StatusSection, words};

/// The column headings of every section.
pub(super) fn headings(language: Language) -> [String; 5] {
    [
        message!("column-day"),
        message!("column-left"),
        message!("column-agreement"),
        message!("column-responsible"),
        message!("column-why"),
    ]
    .map(|heading| heading.localise(language))
}

/// The report, no wider than `width`, in pieces, with colour codes if `in_colour`.
///
/// # Errors
///
/// Returns the first error of `show`.
pub fn status<E>(
    status: &Status<'_>,
    as_of: Day,
    language: Language,
    width: u16,
    in_colour: bool,
    mut show: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    let headings = headings(language);
    if status.is_quiet() {
        let nothing = message!("status-nothing", day = as_of, horizon = status.horizon);
        show(format!("{}\n\n", nothing.localise(language)))?;
    } else {
        for (section, duties) in status.sections() {
            let style = if in_colour && !duties.is_empty() { style(section) } else { Style::new() };
            show(format!("{style}{} ({}){style:#}\n", section.heading().localise(language), duties.len()))?;
            if !duties.is_empty() {
                show("\n".to_owned())?;
                let cells = |duty: &StatusRow<'_>| cells(duty, as_of, language).into();
                table::in_pages(&headings, duties, cells, width, &mut show)?;
            }
            show("\n".to_owned())?;
        }
    }
    show(format!("{}\n", status.totals.text(language)))
}

fn style(section: StatusSection) -> Style {
    let colour = match section {
        StatusSection::Expires => AnsiColor::Cyan,
        StatusSection::Lapses => AnsiColor::Red,
        StatusSection::NeedsRevision => AnsiColor::Yellow,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// The cells of one row, for people.
pub(super) fn cells(duty: &StatusRow<'_>, as_of: Day, language: Language) -> [String; 5] {
    let day = duty.day.map_or_else(|| "–".to_owned(), |day| day.date.to_string());
    let responsible = if duty.responsible.is_empty() {
        message!("nobody-named").localise(language)
    } else {
        let names: Vec<&str> = duty.responsible.iter().map(|responsible| responsible.name).collect();
        words::few(&names, words::NAMED).localise(language)
    };
    let kind = match duty.kind {
        StatusKind::Flag(flag) if duty.state == State::InForce || duty.state.name() == flag.name() => {
            duty.kind.message()
        }
        StatusKind::Flag(_) => {
            message!("what-state", what = duty.kind.message(), state = words::state(duty.state))
        }
        StatusKind::State(_) => duty.kind.message(),
    };
    let why = message!("what-why", what = kind, why = duty.why.clone()).localise(language);
    [
        day,
        duty.day.map(|day| words::distance(as_of, day.day, language)).unwrap_or_default(),
        words::agreement(duty.title, duty.agreement, duty.statutory, language),
        responsible,
        why,
    ]
}
