//! The report of `status` on a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::table::table;
use crate::time::Day;
use crate::view::status::{Duty, Status};
use crate::view::{Section, words};

/// The columns of every section.
pub(super) const HEADINGS: [&str; 5] = ["Day", "Left", "Agreement", "Responsible", "Why"];

/// The report, no wider than `width`.
#[must_use]
pub fn status(status: &Status, as_of: Day, width: u16) -> String {
    let mut report = String::new();
    if status.is_quiet() {
        let _ = writeln!(report, "As of {as_of}, nothing needs attention through {}.\n", status.horizon);
    } else {
        for (section, duties) in status.sections() {
            let style = if duties.is_empty() { Style::new() } else { style(section) };
            let _ = writeln!(report, "{style}{} ({}){style:#}", section.heading(), duties.len());
            if !duties.is_empty() {
                report.push('\n');
                report.push_str(&table(&HEADINGS, duties.iter().map(|duty| cells(duty, as_of)), width));
            }
            report.push('\n');
        }
    }
    let _ = writeln!(report, "{}", words::totals(&status.totals));
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
pub(super) fn cells(duty: &Duty, as_of: Day) -> Vec<String> {
    let day = match (&duty.day_as_written, duty.day) {
        (Some(written), _) => written.clone(),
        (None, Some(day)) => day.to_string(),
        (None, None) => "–".to_owned(),
    };
    let responsible = match duty.responsible_names.as_slice() {
        [] => "nobody named".to_owned(),
        names => names.join(", "),
    };
    let what = match duty.state {
        "in-force" => duty.what.to_owned(),
        state if state == duty.what => state.to_owned(),
        state => format!("{} ({state})", duty.what),
    };
    vec![
        day,
        // Not to be broken in two.
        duty.day.map(|day| words::distance(as_of, day).replace(' ', "\u{a0}")).unwrap_or_default(),
        words::agreement(&duty.title, &duty.agreement, duty.statutory),
        responsible,
        format!("{what}: {}", duty.why.join("; ")),
    ]
}
