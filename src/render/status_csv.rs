//! `avtal status --format csv`.

use super::csv::Dialect;
use crate::text::Language;
use crate::view::message::{Message, message};
use crate::view::{Status, StatusRow, words};

/// The columns.
fn columns() -> [(&'static str, Message); 13] {
    [
        ("section", message!("column-section")),
        ("agreement", message!("column-id")),
        ("title", message!("column-title")),
        ("statutory", message!("column-statutory")),
        ("state", message!("column-state")),
        ("day", message!("column-day")),
        ("days_left", message!("column-days-left")),
        ("responsible", message!("column-responsible")),
        ("what", message!("column-what")),
        ("step", message!("column-todo")),
        ("reasons", message!("column-reasons")),
        ("folded", message!("column-folded")),
        ("accepted", message!("field-accepted")),
    ]
}

/// A line for each row of each section, also of those that people see only as a number.
///
/// # Errors
///
/// Returns an error if memory runs out.
pub fn status(status: &Status<'_>, dialect: Dialect, language: Language) -> anyhow::Result<String> {
    let rows = status.sections.iter().flat_map(|section| &section.rows);
    let header = dialect.header(&columns(), language);
    dialect.file(header, rows.map(|row| values(row, dialect, language)))
}

fn values(row: &StatusRow<'_>, dialect: Dialect, language: Language) -> Vec<String> {
    let responsible: Vec<String> = if dialect.is_for_people() {
        row.responsible.iter().map(|responsible| responsible.text(language)).collect()
    } else {
        row.responsible.iter().map(|responsible| responsible.id.clone()).collect()
    };
    let what = row.what().into_iter().map(|kind| dialect.word(kind.name(), &kind.word(), language));
    let reasons: Vec<String> = row.why().iter().map(|why| dialect.sentence(why, language)).collect();
    // Excel reads whole days only.
    let day =
        row.day.map(|day| if dialect.is_for_people() { day.day.to_string() } else { day.date.to_string() });
    vec![
        dialect.word(row.section.name(), &row.section.heading(), language),
        row.agreement.to_owned(),
        row.title.to_owned(),
        dialect.truth(row.statutory, language),
        dialect.word(row.state.name(), &words::state(row.state), language),
        day.unwrap_or_default(),
        row.days_left.map(|days| days.to_string()).unwrap_or_default(),
        responsible.join(", "),
        what.collect::<Vec<_>>().join(", "),
        dialect.sentence(&row.step, language),
        reasons.join("; "),
        dialect.truth(row.fold.is_some(), language),
        dialect.truth(row.is_accepted, language),
    ]
}
