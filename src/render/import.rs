//! The account of an import, for people.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::text::{Language, display_safe};
use crate::view::import::{Account, Counts, Outcome, RowAccount, Told};
use crate::view::message::{Message, message};

/// At most so many lines of a section are shown. JSON has all.
const MOST: usize = 200;

/// The account, with colours if `in_colour`.
#[must_use]
pub fn human(account: &Account, language: Language, in_colour: bool) -> String {
    let mut text = Text { out: String::new(), language, in_colour };
    text.line(&summary(account));
    for note in &account.notes {
        text.line(note);
    }
    let columns: Vec<String> =
        account.unplaced.iter().map(|column| format!("`{}`", column.heading)).collect();
    if !columns.is_empty() {
        text.line(&message!("import-unplaced", count = columns.len(), columns = columns.join(", ")));
    }
    let rows = |of: fn(&Outcome) -> bool| account.rows.iter().filter(move |row| of(&row.outcome));
    text.faults(&message!("import-refused"), rows(|outcome| matches!(outcome, Outcome::Refused(_))));
    text.faults(&message!("import-conflicts"), rows(|outcome| matches!(outcome, Outcome::Conflict(_))));
    let warned = account.rows.iter().flat_map(|row| &row.warnings);
    text.section(&message!("import-doubtful"), warned.map(|told| (told, &told.message)).map(told_line));
    text.section(
        &message!("import-changed"),
        rows(|outcome| matches!(outcome, Outcome::Changed(_))).map(|row| {
            let keys =
                if let Outcome::Changed(keys) = &row.outcome { keys.join(", ") } else { String::new() };
            Line::plain(format!("{}  {}: {keys}", row.row, path(row)))
        }),
    );
    text.section(
        &message!("import-written"),
        rows(|outcome| matches!(outcome, Outcome::Written))
            .map(|row| Line::plain(format!("{}  {}", row.row, path(row)))),
    );
    text.section(
        &message!("import-made"),
        account.made.iter().map(|made| Line::plain(format!("{}: {}", made.path, made.name))),
    );
    text.section(
        &message!("import-proposed"),
        account.proposed.iter().map(|made| Line::plain(format!("{}: {}", made.path, made.name))),
    );
    text.section(
        &message!("import-skipped"),
        account.rows.iter().filter_map(|row| {
            let Outcome::Skipped { why, .. } = &row.outcome else { return None };
            Some(Line { start: format!("{}  ", row.row), message: Some(why.clone()), help: None })
        }),
    );
    text.section(&message!("import-gone"), account.gone.iter().map(|gone| Line::plain(gone.path.clone())));
    text.out
}

/// How many rows there are of each outcome, on one line.
fn summary(account: &Account) -> Message {
    let Counts { written, unchanged, changed, conflicts, refused, skipped } = account.counts();
    let place = match &account.sheet {
        Some(sheet) => format!("{}!{sheet}", account.file),
        None => account.file.clone(),
    };
    let counts = [
        (written, message!("import-count-written", count = written)),
        (changed, message!("import-count-changed", count = changed)),
        (unchanged, message!("import-count-unchanged", count = unchanged)),
        (refused, message!("import-count-refused", count = refused)),
        (conflicts, message!("import-count-conflicts", count = conflicts)),
        (skipped, message!("import-count-skipped", count = skipped)),
        (account.empty, message!("import-count-empty", count = account.empty)),
    ];
    let told: Vec<Message> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message).collect();
    let rows = account.rows.len();
    if told.is_empty() {
        return message!("import-summary-nothing", place = place);
    }
    message!("import-summary", place = place, count = rows, outcomes = told)
}

fn path(row: &RowAccount) -> &str {
    row.path.as_deref().or(row.id.as_deref()).unwrap_or_default()
}

/// A line of a section.
struct Line {
    start: String,
    message: Option<Message>,
    help: Option<Message>,
}

impl Line {
    fn plain(text: String) -> Self {
        Line { start: text, message: None, help: None }
    }
}

fn told_line((told, message): (&Told, &Message)) -> Line {
    Line { start: format!("{}: ", told.place), message: Some(message.clone()), help: told.help.clone() }
}

struct Text {
    out: String,
    language: Language,
    in_colour: bool,
}

impl Text {
    fn line(&mut self, message: &Message) {
        let text = message.localise(self.language);
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{}", display_safe(&text));
    }

    fn section(&mut self, heading: &Message, lines: impl Iterator<Item = Line>) {
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            return;
        }
        let style = if self.in_colour {
            Style::new().bold().fg_color(Some(AnsiColor::Green.into()))
        } else {
            Style::new()
        };
        let _ = writeln!(self.out, "\n{style}{}{style:#}", heading.localise(self.language));
        for line in lines.by_ref().take(MOST) {
            let said = line.message.map(|message| message.localise(self.language)).unwrap_or_default();
            let _ = writeln!(self.out, "  {}", display_safe(&format!("{}{said}", line.start)));
            if let Some(help) = line.help {
                let _ = writeln!(self.out, "      {}", display_safe(&help.localise(self.language)));
            }
        }
        let left = lines.count();
        if left > 0 {
            let more = message!("import-more", count = left).localise(self.language);
            let _ = writeln!(self.out, "  {more}");
        }
    }

    fn faults<'a>(&mut self, heading: &Message, rows: impl Iterator<Item = &'a RowAccount>) {
        let told = rows.flat_map(|row| match &row.outcome {
            Outcome::Refused(told) | Outcome::Conflict(told) => told.as_slice(),
            Outcome::Written | Outcome::Unchanged | Outcome::Changed(_) | Outcome::Skipped { .. } => &[],
        });
        self.section(heading, told.map(|told| (told, &told.message)).map(told_line));
    }
}
