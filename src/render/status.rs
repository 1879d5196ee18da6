//! The report of `status` on a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use rayon::prelude::*;

use super::table::table;
use crate::model::settings::Language;
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

/// The report, no wider than `width`.
#[must_use]
pub fn status(status: &Status, as_of: Day, language: Language, width: u16) -> String {
    let (mut report, headings) = (String::new(), headings(language));
    if status.is_quiet() {
        let nothing = phrase!("status-nothing", day = as_of, horizon = status.horizon);
        let _ = writeln!(report, "{}\n", nothing.say(language));
    } else {
        for (section, duties) in status.sections() {
            let style = if duties.is_empty() { Style::new() } else { style(section) };
            let _ =
                writeln!(report, "{style}{} ({}){style:#}", section.heading().say(language), duties.len());
            if !duties.is_empty() {
                report.push('\n');
                let rows = duties.par_iter().map(|duty| cells(duty, as_of, language).into());
                report.push_str(&table(&headings, rows.collect::<Vec<_>>(), width));
            }
            report.push('\n');
        }
    }
    let _ = writeln!(report, "{}", words::totals(&status.totals, language));
    report
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
pub(super) fn cells(duty: &Duty, as_of: Day, language: Language) -> [String; 5] {
    let day = match (&duty.day_as_written, duty.day) {
        (Some(written), _) => written.clone(),
        (None, Some(day)) => day.to_string(),
        (None, None) => "–".to_owned(),
    };
    let responsible = match duty.responsible_names.as_slice() {
        [] => phrase!("nobody-named").say(language),
        names => names.join(", "),
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
        words::agreement(&duty.title, &duty.agreement, duty.statutory, language),
        responsible,
        why,
    ]
}
