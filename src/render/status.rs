//! The report of `status` on a terminal.

use anstyle::{AnsiColor, Style};

use super::table;
use crate::text::Language;
use crate::time::{Day, State};
use crate::view::phrase::phrase;
use crate::view::status::{Duty, Status, What};
use crate::view::{Section, words};

/// The columns of every section.
pub(super) fn headings(language: Language) -> [String; 5] {
    [
        phrase!("column-day"),
        phrase!("column-left"),
        phrase!("column-agreement"),
        phrase!("column-responsible"),
        phrase!("column-why"),
    ]
    .map(|heading| heading.say(language))
}

/// The report, no wider than `width`, piece by piece; with colour codes, if there is a terminal that is to show them.
///
/// # Errors
///
/// The first of `show`.
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
        let nothing = phrase!("status-nothing", day = as_of, horizon = status.horizon);
        show(format!("{}\n\n", nothing.say(language)))?;
    } else {
        for (section, duties) in status.sections() {
            let style = if in_colour && !duties.is_empty() { style(section) } else { Style::new() };
            show(format!("{style}{} ({}){style:#}\n", section.heading().say(language), duties.len()))?;
            if !duties.is_empty() {
                show("\n".to_owned())?;
                let cells = |duty: &Duty<'_>| cells(duty, as_of, language).into();
                table::in_pages(&headings, duties, cells, width, &mut show)?;
            }
            show("\n".to_owned())?;
        }
    }
    show(format!("{}\n", words::totals(&status.totals, language)))
}

fn style(section: Section) -> Style {
    let colour = match section {
        Section::Expires => AnsiColor::Cyan,
        Section::Lapses => AnsiColor::Red,
        Section::NeedsRevision => AnsiColor::Yellow,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

/// The cells of one row, as people read them.
pub(super) fn cells(duty: &Duty<'_>, as_of: Day, language: Language) -> [String; 5] {
    let day = match (&duty.day_as_written, duty.day) {
        (Some(written), _) => written.clone(),
        (None, Some(day)) => day.to_string(),
        (None, None) => "–".to_owned(),
    };
    let responsible = if duty.responsible.is_empty() {
        phrase!("nobody-named").say(language)
    } else {
        let names: Vec<&str> = duty.responsible.iter().map(|of| of.name).collect();
        words::few(&names, words::NAMED).say(language)
    };
    let what = match duty.what {
        What::Flag(flag) if duty.state == State::InForce || duty.state.name() == flag.name() => {
            duty.what.phrase()
        }
        What::Flag(_) => {
            phrase!("what-state", what = duty.what.phrase(), state = words::state(duty.state))
        }
        What::State(_) => duty.what.phrase(),
    };
    let why = phrase!("what-why", what = what, why = duty.why.clone()).say(language);
    [
        day,
        duty.day.map(|day| words::distance(as_of, day, language)).unwrap_or_default(),
        words::agreement(duty.title, duty.agreement, duty.statutory, language),
        responsible,
        why,
    ]
}
