//! What a command that changes records tells: the changed lines, what follows from them, and new findings.

use std::io;

use crate::commands::open::OpenRegistry;
use crate::commands::{Failure, output};
use crate::compare::{self, Side};
use crate::model::Level;
use crate::render;
use crate::render::diff::Frame;
use crate::rules;
use crate::text::Language;
use crate::view::CheckReport;
use crate::view::diff::Diff;
use crate::view::finding::{FindingRow, Page, Total};
use crate::view::message::{Manner, Message, message};

use super::plan::{Change, Plan};
use super::told::Told;

/// The unified diff of a plan.
pub(crate) fn changes(plan: &Plan) -> String {
    let diff = |change: &Change| match (&change.renamed, &change.old, &change.new) {
        (Some(renamed), Some(old), Some(new)) => {
            render::unified::renamed((&renamed.path, old), (&change.path, new))
        }
        (_, old, new) => render::unified::unified(&change.path, old.as_deref(), new.as_deref()),
    };
    plan.changes.iter().map(diff).collect()
}

fn side(opened: &OpenRegistry) -> Side<'_> {
    Side { case: opened.case(), folder: &opened.folder }
}

/// What follows from a plan, as [`diff`](crate::commands::diff) tells it, without the changed keys themselves.
pub(super) fn consequences(old: &OpenRegistry, new: &OpenRegistry) -> String {
    let diff = consequent(old, new);
    if diff.is_empty() {
        return format!("{}\n", message!("write-no-consequences", day = new.day()).localise(new.language));
    }
    told(&diff, new)
}

/// What follows from a plan for the agreements that there were before. Empty if nothing does.
pub(super) fn consequences_for_others(old: &OpenRegistry, new: &OpenRegistry) -> String {
    let diff = consequent(old, new).without_new();
    if diff.is_empty() { String::new() } else { told(&diff, new) }
}

fn consequent(old: &OpenRegistry, new: &OpenRegistry) -> Diff {
    Diff::of(compare::registries(side(old), side(new)), &new.registry).consequences()
}

fn told(diff: &Diff, new: &OpenRegistry) -> String {
    let day = new.day();
    let heading = message!("diff-consequences", day = day);
    let frame = Frame { heading, day, language: new.language };
    render::diff::human(diff, None, &frame, output::width())
}

/// Lines of a report.
pub(super) fn lines(messages: &[Message], opened: &OpenRegistry) -> String {
    messages.iter().map(|message| format!("{}\n", message.localise(opened.language))).collect()
}

/// The findings of `check` that a plan makes.
pub(super) struct News<'r>(CheckReport<'r>, Language);

impl<'r> News<'r> {
    /// The findings that a plan makes on the new registry, and the old one does not have.
    pub(super) fn between(old: &OpenRegistry, new: &'r OpenRegistry, plan: &Plan) -> Result<Self, Failure> {
        let mut news = if plan.renames().next().is_some() {
            let mut after = rules::check(&new.case());
            Told::of(old, &rules::check(&old.case()).findings).set_aside(new, plan, &mut after.findings);
            CheckReport::of(&new.folder, &new.registry, after, new.path_base()?)
        } else {
            let known = checked(old)?.rows(Manner::PLAIN).into_iter().map(|row| row.fingerprint).collect();
            let mut news = checked(new)?;
            news.set_aside(&known);
            news
        };
        news.keep_at_least(Level::Warning);
        Ok(News(news, new.language))
    }
}

fn checked(opened: &OpenRegistry) -> Result<CheckReport<'_>, Failure> {
    let checked = rules::check(&opened.case());
    Ok(CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?))
}

impl News<'_> {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.count() == 0
    }

    /// Whether there is an error among them.
    pub(super) fn has_error(&self) -> bool {
        self.0.has_at_least(Level::Error)
    }

    /// The errors among them, said in this manner.
    pub(super) fn errors(&self, manner: Manner) -> Vec<FindingRow> {
        let rows = self.0.rows(manner).into_iter();
        rows.filter(|row| row.level == Level::Error).collect()
    }

    /// How many there are of each rule.
    pub(super) fn totals(&self) -> Vec<Total> {
        self.0.totals()
    }

    /// Prints the errors and warnings among them with the lines that they point to, as `check` does.
    pub(super) fn print(&self) -> io::Result<()> {
        let (width, in_colour) = (output::width().into(), output::in_colour());
        let (language, show) = (self.1, |piece: String| output::write(&piece));
        let make = |page: &Page<'_>| render::human::findings(page, language, width, in_colour);
        self.0.pages(Manner::prose(language), make, show)
    }
}

/// What is plainly missing in the agreements that are changed, and the command that records it.
pub(super) fn gaps(plan: &Plan, new: &OpenRegistry) -> Vec<Message> {
    let is_changed = |path: &str| plan.changes.iter().any(|change| change.path == path);
    let registry = &new.registry;
    let changed = registry.agreements.records.iter().filter(|record| is_changed(registry.path(record.file)));
    let mut gaps = Vec::new();
    for record in changed {
        if record.data.owner.is_none() {
            gaps.push(message!("write-no-owner", id = record.id.to_string()));
        }
        if record.data.is_until_further_notice() && record.data.review.is_empty() {
            gaps.push(message!("write-no-review", id = record.id.to_string()));
        }
    }
    gaps
}
