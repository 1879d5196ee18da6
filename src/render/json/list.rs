//! `avtal list --format json`, and the same row in other reports that contain whole agreements.

use std::io;

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::Error;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::document::{Clocks, document, harmless};
use super::written::{Written, written};
use crate::view::{AgreementRow, Day, Message, Stage};

/// An agreement. Days are inclusive; unknown values are null.
#[derive(Serialize)]
pub(super) struct Agreement<'v> {
    /// Its id.
    id: &'v str,
    /// Its title.
    title: Option<&'v str>,
    /// Its kind.
    kind: Option<&'v str>,
    /// The part of the document system.
    part: Option<u32>,
    /// Registration number.
    reference: Option<&'v str>,
    /// draft, consultation or adopted.
    stage: Stage,
    /// The body responsible for it, as written.
    owner: Option<&'v str>,
    /// The body responsible for it on the day.
    effective_owner: Option<&'v str>,
    /// Its parties, groups expanded; sorted.
    parties: &'v [String],
    /// The parties that it binds on the day; sorted.
    bound: &'v [String],
    /// Does a law require it?
    statutory: bool,
    /// Its tags; sorted.
    topics: &'v [String],
    /// Its state.
    state: &'static str,
    /// All that makes the state what it is.
    reasons: Vec<String>,
    /// The first day of `validity.from`.
    #[serde(flatten)]
    from: Written,
    /// When it entered, or enters, into force.
    #[serde(flatten)]
    in_force_from: Written,
    /// How its end is written.
    until_kind: &'static str,
    /// The last day of its term.
    #[serde(flatten)]
    term_end: Written,
    /// The last day on which it can be in force.
    #[serde(flatten)]
    effective_end: Written,
    /// Why it ends then.
    end_reason: Option<&'static str>,
    /// The next day on which it is renewed unless notice is given.
    renewal_date: Option<Day>,
    /// The last day if notice is given on the day; null where no clause says how notice ends it.
    bound_through: Option<Day>,
    /// The next last day for notice that can still be met; null where notice can end it on any day.
    notice_by: Option<Day>,
    /// The last day to call its first open option.
    option_by: Option<Day>,
    /// The agreements that it replaces, in whole or in part; sorted.
    replaces: &'v [String],
    /// The agreements that replace the whole of it, whatever their stage; sorted.
    replaced_by: &'v [String],
    /// From when it is replaced.
    replaced_from: Option<Day>,
    /// When its next review is due.
    #[serde(flatten)]
    next_review: Written,
    /// The last day to start work on a successor.
    start_revision_by: Option<Day>,
    /// How long that work takes.
    lead_time: String,
    /// What needs attention.
    flags: Vec<&'static str>,
    /// Days without an agreement after it.
    gaps: Vec<Gap>,
    /// Its file, from the registry's root.
    path: &'v str,
}

/// Days without an agreement.
#[derive(Serialize)]
struct Gap {
    /// The first.
    from: Day,
    /// The last; null where nothing is known to take over.
    through: Option<Day>,
}

impl<'v> From<&'v AgreementRow> for Agreement<'v> {
    fn from(row: &'v AgreementRow) -> Self {
        Agreement {
            id: &row.id,
            title: row.title.as_deref(),
            kind: row.kind.as_deref(),
            part: row.part,
            reference: row.reference.as_deref(),
            stage: row.stage,
            owner: row.owner.as_deref(),
            effective_owner: row.effective_owner.as_deref(),
            parties: &row.parties,
            bound: &row.bound,
            statutory: row.statutory,
            topics: &row.topics,
            state: row.state.name(),
            reasons: row.reasons.iter().map(Message::plain).collect(),
            from: written!("from", row.from),
            in_force_from: written!("in_force_from", row.in_force_from),
            until_kind: row.until_kind.name(),
            term_end: written!("term_end", row.term_end),
            effective_end: written!("effective_end", row.effective_end),
            end_reason: row.end_reason.map(|cause| cause.name()),
            renewal_date: row.renewal_date,
            bound_through: row.bound_through,
            notice_by: row.notice_by,
            option_by: row.option_by,
            replaces: &row.replaces,
            replaced_by: &row.replaced_by,
            replaced_from: row.replaced_from,
            next_review: written!("next_review", row.next_review),
            start_revision_by: row.start_revision_by,
            lead_time: row.lead_time.to_string(),
            flags: row.flags.iter().map(|flag| flag.name()).collect(),
            gaps: row.gaps.iter().map(|gap| Gap { from: gap.from, through: gap.through }).collect(),
            path: &row.path,
        }
    }
}

/// The document of `list`.
#[derive(Serialize)]
struct List<'v> {
    agreements: Vec<Agreement<'v>>,
    incomplete: &'v [&'v str],
}

/// What stands before the rows of the document of `list`, or of another command that lists agreements, and what stands
/// after so many of them. Between two pages of [`rows`] stands a comma.
///
/// # Errors
///
/// None for reports of this crate.
pub fn list(
    command: &str,
    clocks: Clocks<'_>,
    count: usize,
    incomplete: &[&str],
) -> serde_json::Result<[String; 2]> {
    let document = document(command, clocks, &List { agreements: Vec::new(), incomplete })?;
    // No schema, day or commit, which stand before the rows, has brackets in it.
    let (before, after) = document.split_once("[]").unwrap_or((&document, ""));
    let end = if count == 0 { "]" } else { "\n  ]" };
    Ok([format!("{before}["), format!("{end}{after}")])
}

/// Rows of the document of [`list`].
///
/// # Errors
///
/// None for reports of this crate.
pub fn rows(rows: impl Iterator<Item = AgreementRow>) -> serde_json::Result<String> {
    let mut json = Vec::new();
    for row in rows {
        json.extend_from_slice(if json.is_empty() { b"\n    " } else { b",\n    " });
        // Indented as in a list of the document.
        let mut indented = PrettyFormatter::new();
        indented
            .begin_object(&mut io::sink())
            .and_then(|()| indented.begin_array(&mut io::sink()))
            .map_err(Error::io)?;
        Agreement::from(&row).serialize(&mut Serializer::with_formatter(&mut json, indented))?;
    }
    String::from_utf8(json).map(harmless).map_err(Error::custom)
}

/// The document of `list`, from existing rows.
///
/// # Errors
///
/// None for reports of this crate.
pub fn list_of(clocks: Clocks<'_>, rows: &[AgreementRow], incomplete: &[&str]) -> serde_json::Result<String> {
    let agreements: Vec<Agreement<'_>> = rows.iter().map(Agreement::from).collect();
    document("list", clocks, &List { agreements, incomplete })
}
