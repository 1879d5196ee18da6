//! A sheet about one subject: facts, then sections with texts and tables; on a terminal or as a Markdown page.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::markdown::{self, escape};
use super::table::{Heading, Plan};
use crate::text::{Language, painted, shortened, unmarked, wrap};
use crate::view::message::message;
use crate::view::{AgreementRow, Column, Day, Event, Message, TaskRow, words};

/// The columns between a label and its text.
const GAP: usize = 2;

/// A sheet.
pub(super) struct Sheet {
    /// Its title.
    pub(super) title: String,
    /// Labels, each with its lines.
    pub(super) facts: Vec<Fact>,
    /// The lines of facts that a terminal shows in red.
    pub(super) red: Vec<String>,
    /// Its sections, in order.
    pub(super) sections: Vec<Section>,
}

/// A label with its text.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) lines: Vec<String>,
    /// Whether the text is prose, whose lines are not indented when they are wrapped.
    pub(super) is_prose: bool,
}

/// A section with a heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) content: Content,
}

/// The content of a section.
pub(super) enum Content {
    /// Lines of a list.
    Lines(Vec<String>),
    /// A table: its headings, and the cells of its rows.
    Table(Vec<Heading>, Vec<Vec<String>>),
}

impl Fact {
    /// A fact whose lines are shortened if they are too long.
    pub(super) fn new(label: &Message, lines: Vec<String>, language: Language) -> Self {
        let lines = lines.iter().map(|line| shortened(line).into_owned()).collect();
        Fact { label: label.localise(language), lines, is_prose: false }
    }

    /// Notes, line by line.
    pub(super) fn notes(notes: Option<&str>, language: Language) -> Self {
        Fact {
            label: message!("field-notes").localise(language),
            lines: notes.into_iter().flat_map(str::lines).map(str::to_owned).collect(),
            is_prose: true,
        }
    }
}

impl Sheet {
    /// The sheet on a terminal, no wider than `width`. Facts without lines are left out.
    pub(super) fn human<'s>(&'s self, width: u16) -> String {
        let (bold, red) = (Style::new().bold(), AnsiColor::Red.on_default());
        let mut page = format!("{bold}{}{bold:#}\n\n", wrap(&shortened(&self.title), 0, 0, width));
        let facts = self.facts.iter().filter(|fact| !fact.lines.is_empty());
        let labels = facts.clone().map(|fact| fact.label.chars().count()).max().unwrap_or(0) + GAP;
        for Fact { label, lines, is_prose } in facts {
            for (at, line) in lines.iter().enumerate() {
                let label = if at == 0 { label.as_str() } else { "" };
                let padding = " ".repeat(labels.saturating_sub(label.chars().count()));
                let is_red = !is_prose && self.red.contains(line);
                let line = wrap(line, labels, if *is_prose { labels } else { labels + 2 }, width);
                let line = if is_red { format!("{red}{line}{red:#}") } else { line };
                let line = format!("{bold}{label}{bold:#}{padding}{line}");
                let _ = writeln!(page, "{}", painted(line.trim_end()));
            }
        }
        let plan = |section: &'s Section| match &section.content {
            Content::Lines(_) => None,
            Content::Table(headings, rows) => Some(Plan::new(headings, rows, Vec::clone, width)),
        };
        let plans: Vec<_> = self.sections.iter().map(plan).collect();
        let is_stacked = plans.iter().flatten().any(Plan::is_stacked);
        for (Section { heading, content }, plan) in self.sections.iter().zip(plans) {
            match content {
                Content::Lines(lines) => {
                    let _ = writeln!(page, "\n{bold}{}{bold:#}", wrap(heading, 0, 0, width));
                    for line in lines {
                        let _ = writeln!(page, "  {}", painted(&wrap(&shortened(line), 2, 4, width)));
                    }
                }
                Content::Table(_, rows) => {
                    let heading = wrap(&format!("{heading} ({})", rows.len()), 0, 0, width);
                    let _ = writeln!(page, "\n{bold}{heading}{bold:#}\n");
                    page.extend(plan.map(|plan| plan.alike(is_stacked).drawn()));
                }
            }
        }
        page
    }

    /// The sheet as a Markdown page. Facts without lines are left out.
    pub(super) fn markdown(&self) -> String {
        let mut page = format!("# {}\n\n| | |\n| --- | --- |\n", escape(&shortened(&self.title)));
        for Fact { label, lines, .. } in self.facts.iter().filter(|fact| !fact.lines.is_empty()) {
            let lines: Vec<String> = lines.iter().map(|line| escape(&unmarked(line))).collect();
            let _ = writeln!(page, "| {label} | {} |", lines.join("<br>"));
        }
        for Section { heading, content } in &self.sections {
            let _ = write!(page, "\n## {heading}\n\n");
            match content {
                Content::Lines(lines) => {
                    for line in lines {
                        let _ = writeln!(page, "* {}", escape(&shortened(line)));
                    }
                }
                Content::Table(headings, rows) => {
                    page.push_str(&markdown::table(headings, rows.iter().cloned()));
                }
            }
        }
        page
    }
}

/// Writes the sections of a sheet.
#[derive(Clone, Copy)]
pub(super) struct SheetWriter {
    pub(super) language: Language,
    /// The day of the report.
    pub(super) as_of: Day,
}

impl SheetWriter {
    pub(super) fn say(self, message: &Message) -> String {
        message.localise(self.language)
    }

    /// The heading of a column of texts.
    pub(super) fn texts(self, heading: &Message) -> Heading {
        Heading::of_texts(heading, self.language)
    }

    /// The heading of a column of numbers.
    pub(super) fn numbers(self, heading: &Message) -> Heading {
        Heading::of_numbers(heading, self.language)
    }

    /// A section with a list. None if the list is empty.
    pub(super) fn lines(self, heading: &Message, lines: Vec<String>) -> Option<Section> {
        (!lines.is_empty()).then(|| Section { heading: self.say(heading), content: Content::Lines(lines) })
    }

    /// A section with a table. None if it has no rows.
    pub(super) fn table<const N: usize>(
        self,
        heading: &Message,
        headings: [Heading; N],
        rows: Vec<Vec<String>>,
    ) -> Option<Section> {
        let content = Content::Table(headings.into(), rows);
        let is_empty = matches!(&content, Content::Table(_, rows) if rows.is_empty());
        (!is_empty).then(|| Section { heading: self.say(heading), content })
    }

    /// A section with a table of agreements.
    pub(super) fn agreements<'a>(
        self,
        heading: &Message,
        rows: impl IntoIterator<Item = &'a AgreementRow>,
    ) -> Option<Section> {
        const COLUMNS: [Column; 4] =
            [Column::Agreement, Column::State, Column::EffectiveEnd, Column::EffectiveOwner];
        let cells =
            |row: &AgreementRow| COLUMNS.iter().map(|column| column.text(row, self.language)).collect();
        let rows = rows.into_iter().map(cells).collect();
        self.table(heading, COLUMNS.map(|column| Heading::of_column(column, self.language)), rows)
    }

    /// A section with a table of what is to be done.
    pub(super) fn tasks(self, heading: &Message, tasks: &[TaskRow]) -> Option<Section> {
        let rows = tasks.iter().map(|task| {
            let left = task.on.map(|on| words::distance(self.as_of, on.day, self.language));
            vec![
                task.on.map_or_else(|| "–".to_owned(), |on| on.date.to_string()),
                left.unwrap_or_default(),
                words::agreement(&task.agreement.name, &task.agreement.id, task.statutory, self.language),
                self.say(&task.message),
            ]
        });
        self.table(heading, task_headings(self.language), rows.collect())
    }

    /// A section with a table of coming events.
    pub(super) fn events<'e>(
        self,
        heading: &Message,
        events: impl IntoIterator<Item = &'e Event>,
    ) -> Option<Section> {
        let row = |event: &Event| {
            let [on, left, agreement, _, what] = super::agenda::cells(event, self.as_of, self.language);
            vec![on, left, agreement, what]
        };
        self.table(heading, task_headings(self.language), events.into_iter().map(row).collect())
    }
}

/// The column headings of what is to be done.
pub(super) fn task_headings(language: Language) -> [Heading; 4] {
    let [day, left, agreement, _, what] = super::agenda::headings(language);
    [day, left, agreement, what]
}
