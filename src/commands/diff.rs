//! `avtal diff`

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use clap::Args;
use clap_complete::ArgValueCandidates;

use super::failure::{Exit, Failure};
use super::global::Global;
use super::open::{OpenRegistry, open_remembering};
use super::report::Format;
use super::scope::Scope;
use super::{complete, lookup, output};
use crate::compare::{self, Comparison, Side, Version};
use crate::load::ParseCache;
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup};
use crate::render::diff::{Findings, Frame};
use crate::view::diff::Diff;
use crate::view::message::{Manner, Message, message};
use crate::view::{CheckReport, FindingRow, Named, words};
use crate::{render, rules};

/// Show what changed: between two agreements of a line, or between two git revisions.
///
/// Records are compared by meaning, field by field: layout and file format make no difference. Next come the
/// consequences on the day of the report, also for agreements whose own file did not change. Last come the texts,
/// section by section, where both are Markdown or plain text.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  avtal diff riskbruk-2021                        against what it replaces
  avtal diff riskbruk-2016 riskbruk-2021
  avtal diff riskbruk-2021 --from HEAD~10         the same record, ten commits ago and now
  avtal diff --from v1 --to v2                    the whole registry
  avtal diff --from origin/main --format markdown --findings > comment.md")]
pub struct Arguments {
    /// The older agreement, or the only one
    #[arg(value_name = "A", add = ArgValueCandidates::new(complete::agreements))]
    a: Option<String>,

    /// The newer agreement
    #[arg(value_name = "B", requires = "a", add = ArgValueCandidates::new(complete::agreements))]
    b: Option<String>,

    /// The older git revision
    #[arg(long, value_name = "REV", conflicts_with = "at")]
    from: Option<String>,

    /// The newer git revision [default: the work tree]
    #[arg(long, value_name = "REV", requires = "from")]
    to: Option<String>,

    /// Also show which findings of `check` are new and which are gone
    #[arg(long)]
    findings: bool,

    /// Exit with 1 if there are differences
    #[arg(long)]
    exit_code: bool,

    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    scope: Scope,
}

/// Runs it.
///
/// # Errors
///
/// [`Failure`]; or an I/O error of standard output.
pub fn run(global: &Global, arguments: &Arguments, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    if arguments.a.is_none() && arguments.from.is_none() {
        let help = message!("name-agreement-or-revision");
        return Err(Failure::usage(message!("nothing-to-compare"), help).into());
    }
    let memory = ParseCache::of_texts();
    let new = open_remembering(
        &Global { at: arguments.to.clone().or_else(|| global.at.clone()), ..global.clone() },
        None,
        None,
        now,
        Some(&memory),
    )?;
    let new = arguments.scope.of(new);
    let old = match &arguments.from {
        None => None,
        Some(from) => {
            // The same day for both, whatever their time zones.
            let global = Global { at: Some(from.clone()), as_of: Some(new.day()), ..global.clone() };
            Some(arguments.scope.of(open_remembering(&global, None, None, now, Some(&memory))?))
        }
    };
    let older_is_whole = old.as_ref().is_none_or(|old| old.incomplete().is_empty());
    let old = old.as_ref().unwrap_or(&new);
    // If the requested record cannot be read, which has been reported, there is nothing to compare.
    let compared = arguments.compare(global, old, &new)?;
    let is_whole = compared.is_some();
    let compared = compared.unwrap_or_else(|| arguments.nothing(old, &new));
    let findings = arguments.findings.then(|| findings(old, &new, arguments.format)).transpose()?;
    let frame = Frame { heading: compared.heading, day: new.day(), language: new.language };
    let printed = match arguments.format {
        Format::Human => render::diff::human(&compared.diff, findings.as_ref(), &frame, output::width()),
        Format::Markdown => render::diff::markdown(&compared.diff, findings.as_ref(), &frame),
        Format::Json => {
            let (from, to) = (old.clocks().at, new.clocks().at);
            let sides = ((from, compared.old_ids.as_deref()), (to, compared.new_ids.as_deref()));
            let findings = findings.as_ref().map(|of| (&*of.new, &*of.gone));
            render::json::diff(new.clocks(), sides, &compared.diff, findings, &new.incomplete())?
        }
    };
    output::write(&printed)?;
    let exit = new.finish();
    if !older_is_whole {
        let from = arguments.from.as_deref().unwrap_or_default();
        output::hint(message!("label-incomplete"), message!("older-incomplete", revision = from));
    }
    let has_differences = arguments.exit_code && !compared.diff.is_empty();
    Ok(if has_differences || !older_is_whole || !is_whole { Exit::Findings } else { exit })
}

/// The older and the newer of two agreements. One may be None.
type Pair = (Option<AgreementIx>, Option<AgreementIx>);

/// What was compared, and the result.
struct Compared {
    diff: Diff,
    heading: Message,
    old_ids: Option<Vec<String>>,
    new_ids: Option<Vec<String>>,
}

impl Arguments {
    /// Compares what is requested. None if a requested record could not be read, which is reported.
    fn compare(
        &self,
        global: &Global,
        old: &OpenRegistry,
        new: &OpenRegistry,
    ) -> Result<Option<Compared>, Failure> {
        let sides = (side(old), side(new));
        let Some(a) = &self.a else {
            let diff = Diff::of(compare::registries(sides.0, sides.1), &new.registry);
            let heading = self.heading(old, new);
            return Ok(Some(Compared { diff, heading, old_ids: None, new_ids: None }));
        };
        let find = |opened: &OpenRegistry, id: &str| lookup::agreement(opened, id, global.quiet);
        let pairs: Option<Vec<Pair>> = match (&self.b, &self.from) {
            (Some(b), _) => find(old, a)?.zip(find(new, b)?).map(|(old, new)| vec![(Some(old), Some(new))]),
            (None, None) => find(new, a)?.map(|of| predecessors(new, of, a)).transpose()?,
            (None, Some(_)) => versions(global, a, old, new)?,
        };
        let Some(pairs) = pairs else { return Ok(None) };
        let ids = |opened: &OpenRegistry, of: &dyn Fn(&Pair) -> Option<AgreementIx>| -> Vec<String> {
            pairs.iter().filter_map(|pair| Some(opened.case().id(of(pair)?).to_string())).collect()
        };
        // What is compared with several is the same each time.
        let names = |opened: &OpenRegistry, of: &dyn Fn(&Pair) -> Option<AgreementIx>| -> Vec<Named> {
            let mut names: Vec<Named> = pairs
                .iter()
                .filter_map(|pair| Some(words::named_agreement(&opened.registry, of(pair)?)))
                .collect();
            names.dedup();
            names
        };
        let (old_ids, new_ids) = (ids(old, &|pair| pair.0), ids(new, &|pair| pair.1));
        let heading = match (&self.b, &self.from) {
            (None, Some(_)) => self.heading(old, new),
            (_, _) => message!(
                "diff-heading-agreements",
                old = words::few_named(&names(old, &|pair| pair.0), words::NAMED_OF_ONE),
                new = words::few_named(&names(new, &|pair| pair.1), 1),
                day = new.day(),
            ),
        };
        let version = |side, of: Option<AgreementIx>| of.map(|agreement| Version { side, agreement });
        let versions: Vec<_> =
            pairs.iter().map(|(old, new)| (version(sides.0, *old), version(sides.1, *new))).collect();
        let diff = Diff::of(compare::agreements(&versions), &new.registry);
        Ok(Some(Compared { diff, heading, old_ids: Some(old_ids), new_ids: Some(new_ids) }))
    }

    /// An empty result, because nothing could be compared.
    fn nothing(&self, old: &OpenRegistry, new: &OpenRegistry) -> Compared {
        let unread = compare::unread_files(&old.registry, &new.registry);
        let diff = Diff::of(Comparison { unread, ..Comparison::default() }, &new.registry);
        Compared { diff, heading: self.heading(old, new), old_ids: None, new_ids: None }
    }

    /// The heading, with the two revisions.
    fn heading(&self, old: &OpenRegistry, new: &OpenRegistry) -> Message {
        let called = |opened: &OpenRegistry, asked: Option<&String>| match (&opened.revision, asked) {
            (Some(revision), Some(asked)) if revision.commit.id.as_str().starts_with(asked.as_str()) => {
                message!("words", words = revision.commit.id.short())
            }
            (Some(revision), Some(asked)) => {
                message!("words", words = format!("{asked} ({})", revision.commit.id.short()))
            }
            (_, _) => message!("diff-work-tree"),
        };
        let (from, to) = (called(old, self.from.as_ref()), called(new, self.to.as_ref()));
        message!("diff-heading", old = from, new = to, day = new.day())
    }
}

fn side(opened: &OpenRegistry) -> Side<'_> {
    Side { case: opened.case(), folder: &opened.folder }
}

/// One record at both revisions. It may be missing at one of them. None if it could not be read, which is reported.
fn versions(
    global: &Global,
    id: &str,
    old: &OpenRegistry,
    new: &OpenRegistry,
) -> Result<Option<Vec<Pair>>, Failure> {
    let id = Id::new(id);
    let find = |opened: &OpenRegistry| lookup::agreement(opened, &id, global.quiet);
    let is_known = |opened: &OpenRegistry| opened.registry.agreements.find(&id) != Lookup::Nothing;
    if !is_known(new) && is_known(old) {
        return Ok(find(old)?.map(|of| vec![(Some(of), None)]));
    }
    let Some(of) = find(new)? else { return Ok(None) };
    match compare::earlier(&old.registry, &new.registry, of) {
        Lookup::Record(position) | Lookup::Renamed(position) => {
            Ok(Some(vec![(Some(AgreementIx::from(position)), Some(of))]))
        }
        Lookup::Nothing => Ok(Some(vec![(None, Some(of))])),
        Lookup::Unread => {
            output::error(message!("unread-older", id = id));
            Ok(None)
        }
    }
}

/// An agreement with each agreement that it replaces: those replaced as a whole, else those replaced in part.
fn predecessors(opened: &OpenRegistry, of: AgreementIx, id: &str) -> Result<Vec<Pair>, Failure> {
    let replaces = &opened.registry.links(of).replaces;
    let pairs = |whole: bool| -> Vec<Pair> {
        let old = replaces.iter().filter(|link| link.whole == whole).filter_map(|link| link.agreement);
        old.filter(|old| *old != of).map(|old| (Some(old), Some(of))).collect()
    };
    let pairs = Some(pairs(true)).filter(|pairs| !pairs.is_empty()).unwrap_or_else(|| pairs(false));
    if pairs.is_empty() {
        let help = message!("name-other-to-compare", id = id);
        return Err(Failure::usage(message!("replaces-nothing", id = id), help));
    }
    Ok(pairs)
}

/// The findings of `check` on only one side.
fn findings(old: &OpenRegistry, new: &OpenRegistry, format: Format) -> Result<Findings, Failure> {
    let manner = match format {
        Format::Json => Manner::PLAIN,
        Format::Human | Format::Markdown => Manner::prose(new.language),
    };
    let report = |opened: &OpenRegistry| -> Result<Vec<FindingRow>, Failure> {
        let checked = rules::check(&opened.case());
        Ok(CheckReport::of(&opened.folder, &opened.registry, checked, opened.path_base()?).rows(manner))
    };
    let (before, after) = (report(old)?, report(new)?);
    let known =
        |rows: &[FindingRow]| -> HashSet<String> { rows.iter().map(|row| row.fingerprint.clone()).collect() };
    let (old_known, new_known) = (known(&before), known(&after));
    // Findings in a file that the other side could not read are left out.
    let only = |rows: Vec<FindingRow>, other: &HashSet<String>, unread: Vec<&str>| {
        let is_only =
            |row: &FindingRow| !other.contains(&row.fingerprint) && !unread.contains(&row.path.as_str());
        rows.into_iter().filter(is_only).collect()
    };
    Ok(Findings {
        new: only(after, &old_known, old.incomplete()),
        gone: only(before, &new_known, new.incomplete()),
    })
}
