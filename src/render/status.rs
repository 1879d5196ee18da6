//! The report of `status`: on a terminal, and the cells that Markdown and the web site share with it.

use anstyle::Style;

use super::table::{Heading, Plan};
use crate::text::{Language, Mark, marked, wrap};
use crate::view::message::message;
use crate::view::status::Urgency;
use crate::view::words;
use crate::view::{SectionRows, Status, StatusRow};

/// A column of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusColumn {
    /// The day.
    Day,
    /// The agreement.
    Agreement,
    /// Who is responsible.
    Responsible,
    /// The next step, and the reasons.
    ToDo,
}

impl StatusColumn {
    const ALL: [StatusColumn; 4] =
        [StatusColumn::Day, StatusColumn::Agreement, StatusColumn::Responsible, StatusColumn::ToDo];

    /// The columns of some rows: without those that are empty in all of them.
    pub(super) fn of<'v>(rows: impl Iterator<Item = &'v StatusRow<'v>> + Clone) -> Vec<StatusColumn> {
        let has = |is_there: fn(&StatusRow<'_>) -> bool| rows.clone().any(is_there);
        let is_filled = |column: &StatusColumn| match column {
            StatusColumn::Day => has(|row| row.day.is_some()),
            StatusColumn::Responsible => has(|row| !row.responsible.is_empty()),
            StatusColumn::Agreement | StatusColumn::ToDo => true,
        };
        StatusColumn::ALL.into_iter().filter(is_filled).collect()
    }

    /// Its heading.
    pub(super) fn heading(self, language: Language) -> Heading {
        let heading = match self {
            StatusColumn::Day => message!("column-day"),
            StatusColumn::Agreement => message!("column-agreement"),
            StatusColumn::Responsible => message!("column-responsible"),
            StatusColumn::ToDo => message!("column-todo"),
        };
        Heading::of_texts(&heading, language)
    }

    /// The text of a cell.
    pub(super) fn text(self, row: &StatusRow<'_>, language: Language) -> String {
        match self {
            StatusColumn::Day => row.day.map_or_else(|| "–".to_owned(), |day| day.date.to_string()),
            StatusColumn::Agreement => words::agreement(row.title, row.agreement, row.statutory, language),
            StatusColumn::Responsible if row.responsible.is_empty() => "–".to_owned(),
            StatusColumn::Responsible => {
                words::few_named(&row.responsible, words::NAMED_IN_CELL).localise(language)
            }
            StatusColumn::ToDo => to_do(row, language),
        }
    }
}

/// The headings of columns.
pub(super) fn headings(columns: &[StatusColumn], language: Language) -> Vec<Heading> {
    columns.iter().map(|column| column.heading(language)).collect()
}

/// The next step, then the reasons.
pub(super) fn to_do(row: &StatusRow<'_>, language: Language) -> String {
    message!("step-why", step = row.step.clone(), why = row.why()).localise(language)
}

/// The report, no wider than `width`, in pieces.
///
/// # Errors
///
/// Returns the first error of `show`.
pub fn status<'s, E>(
    status: &'s Status<'s>,
    language: Language,
    width: u16,
    in_colour: bool,
    mut show: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    show(format!("{}\n", wrap(&status.lead.text(language), 0, 0, width)))?;
    let plan = |section: &'s SectionRows<'s>| {
        let rows = section.shown();
        let columns = StatusColumn::of(rows.iter());
        let names = headings(&columns, language).iter().map(Heading::dimmed).collect::<Vec<_>>();
        let agreement = columns.iter().position(|column| *column == StatusColumn::Agreement);
        let cells = move |row: &StatusRow<'s>| cells(&columns, row, language);
        let plan = Plan::in_section(&names, rows, cells, agreement.unwrap_or_default(), width);
        (section, (!rows.is_empty()).then_some(plan))
    };
    let plans: Vec<_> = status.filled().map(plan).collect();
    let is_stacked = plans.iter().any(|(_, plan)| plan.as_ref().is_some_and(Plan::is_stacked));
    for (section, plan) in plans {
        show(heading(section, language, width, in_colour))?;
        if let Some(plan) = plan {
            plan.alike(is_stacked).draw(&mut show)?;
        }
    }
    let footer: Vec<String> =
        footer(status, language, true).iter().map(|line| wrap(line, 0, 0, width)).collect();
    show(format!("\n{}\n", footer.join("\n")))
}

/// The name of a section with the number of all its rows, and how many of them are not shown.
fn heading(section: &SectionRows<'_>, language: Language, width: u16, in_colour: bool) -> String {
    let bold = if in_colour { Style::new().bold() } else { Style::new() };
    let name = format!("{} ({})", section.section.heading().localise(language), section.count());
    let name = wrap(&name, 0, 0, width);
    let used = name.lines().last().map_or(0, |line| line.chars().count());
    let name = format!("{bold}{name}{bold:#}");
    match section.folded() {
        None => format!("\n{name}\n"),
        Some(folded) => {
            let all = message!("status-all", folded = folded).localise(language);
            format!("\n{name}  {}\n", wrap(&all, used + 2, 0, width))
        }
    }
}

/// The lines below the sections: the number of agreements in each state, of those that nobody is responsible for, and of
/// what is accepted; on a command line, with the option that shows it.
pub(super) fn footer(status: &Status<'_>, language: Language, is_command: bool) -> Vec<String> {
    let owners = status.owners().map(|owners| format!("{}.", owners.localise(language)));
    let accepted = status.accepted().map(|accepted| {
        let told = if is_command { message!("status-all", folded = accepted) } else { accepted };
        format!("{}.", told.localise(language))
    });
    let totals = format!("{}.", status.totals.text(language));
    let second: Vec<String> = owners.into_iter().chain(accepted).collect();
    let second = (!second.is_empty()).then(|| second.join(" "));
    [totals].into_iter().chain(second).collect()
}

/// The cells of a row: the day in the colour of its urgency, and each of those responsible on a line of their own.
fn cells(columns: &[StatusColumn], row: &StatusRow<'_>, language: Language) -> Vec<String> {
    let cell = |column: &StatusColumn| {
        let text = column.text(row, language);
        match column {
            StatusColumn::Day => match row.urgency {
                Urgency::Overdue => marked(&text, Mark::Red),
                Urgency::Soon => marked(&text, Mark::Yellow),
                Urgency::Later => text,
            },
            StatusColumn::Responsible => text.replace(", ", ",\n"),
            StatusColumn::Agreement | StatusColumn::ToDo => text,
        }
    };
    columns.iter().map(cell).collect()
}
