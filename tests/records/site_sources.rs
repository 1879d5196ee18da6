//! What the pages of a site are made from: where the records that decide what a page says are the same, it says the same.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

use avtal::load;
use avtal::model::Duration;
use avtal::render::json::Clocks;
use avtal::render::site::{Earlier, Frame, MadeFrom, Part, Web};
use avtal::rules;
use avtal::source::Folder;
use avtal::text::message::Manner;
use avtal::text::{Digest, Language, LanguageCode};
use avtal::time::{Case, Outlook, Timeline};
use avtal::view::tables::{Export, Origin};
use avtal::view::{AgreementRow, CheckReport, Filter, PathBase, Rows, Site};
use proptest::prelude::*;

use crate::folder;
use crate::oracle::random::{agreement, spec};
use crate::oracle::spec::Spec;
use crate::registry::Made;

/// What `then` makes of the site of these files. There is none without agreements.
fn of_site<T: Default>(
    files: &[(String, String)],
    day: &str,
    horizon: &str,
    then: impl FnOnce(Web<'_>) -> T,
) -> T {
    let temporary = folder::Folder::new(&[]);
    files.iter().for_each(|(path, text)| temporary.write(path, text));
    let folder = Folder::open(temporary.path()).unwrap();
    let registry = load::load(&folder);
    let timeline = Timeline::of(&registry);
    let horizon = Duration::parse(horizon).unwrap();
    let outlook = Outlook::of(&registry, &timeline, day.parse().unwrap(), horizon);
    let case = Case { registry: &registry, timeline: &timeline, outlook: &outlook };
    let checked = rules::check(&case);
    let findings = checked.findings.clone();
    let language = Language { code: LanguageCode::Sv, ids: false };
    let report = CheckReport::of(&folder, &registry, checked, PathBase::of(folder.root(), folder.root()));
    let rows = report.rows_in([Manner::prose(language), Manner::PLAIN]);
    let Some(first) = registry.agreement_ixs().next() else { return T::default() };
    let origin = Origin {
        name: "prov".to_owned(),
        at: None,
        source: AgreementRow::of(&case, first).period(),
        is_filtered: false,
        incomplete: Vec::new(),
    };
    let site = Site::of(case, rows, None);
    let export = Export::of(case, &Filter::default(), findings, origin, language);
    let export = export.with_made(Rows(&site.rows), &site.agenda);
    let frame = Frame {
        registry_name: None,
        language,
        clocks: Clocks::default(),
        incomplete: Vec::new(),
        program: Digest::of("test"),
    };
    then(Web::new(&site, frame, chrono::DateTime::UNIX_EPOCH, &export, true).unwrap())
}

/// From what each part of the site is made, by the paths of its files.
fn parts(files: &[(String, String)], day: &str, horizon: &str) -> BTreeMap<Vec<String>, MadeFrom> {
    of_site(files, day, horizon, |web| {
        let from = |part: &Part| {
            let from = Cell::new(MadeFrom::default());
            let is_there = |made: MadeFrom| {
                from.set(made);
                // Then no file is made.
                Ok(made.content.is_some())
            };
            web.make(part, is_there, |_| Earlier::default()).unwrap();
            from.get()
        };
        web.parts().iter().map(|part| (part.paths.clone(), from(part))).collect()
    })
}

/// The parts of which a file names the workbook.
fn naming_the_workbook(web: &Web<'_>, parts: Vec<Part>) -> Vec<Part> {
    let names = |part: &Part| {
        let made = web.make(part, |_| Ok(false), |_| Earlier::default()).unwrap().unwrap();
        let texts = made.files.into_iter().map(|file| String::from_utf8(file.bytes).unwrap());
        texts.into_iter().any(|text| text.contains("registry.xlsx"))
    };
    parts.into_iter().filter(names).collect()
}

/// One that no workbook can hold is found after the other parts are made.
#[test]
fn what_tells_of_a_workbook_is_made_again_if_there_is_none() {
    let text = "title = 'Ett'\nowner = 'b'\n== ny\ntitle = 'Två'\n== parties/a\n== bodies/b\n== registry\n";
    of_site(&Made::files_of_text(text), "2026-11-21", "P12M", |mut web| {
        let mut telling = naming_the_workbook(&web, web.parts());
        let tables = web.tables_with(HashMap::new());
        telling.extend(naming_the_workbook(&web, tables));
        let again = web.without_workbook();
        assert!(telling.len() >= 2 && telling.iter().all(|part| again.contains(part)), "{telling:?}");
        let all = web.parts();
        assert!(again.iter().all(|part| all.contains(part)), "{again:?}");
        assert_eq!(naming_the_workbook(&web, all), []);
    });
}

/// The same of a random registry, on its first day.
fn parts_of(spec: &Spec) -> BTreeMap<Vec<String>, MadeFrom> {
    parts(&spec.toml(false), &spec.days[0].to_string(), spec.horizon.text)
}

#[test]
fn what_does_not_hang_together_with_a_changed_record_is_known_to_be_the_same() {
    let text = "title = 'Ett'\n== ny\ntitle = 'Två'\n[[replaces]]\nid = 'x'\n== fjarde\ntitle = 'Fyra'\nrelated = ['ny']\n\
        == annat\ntitle = 'Annat'\n== parties/a\n== registry\n";
    let made = |text: &str| parts(&Made::files_of_text(text), "2026-11-21", "P12M");
    let changed = |new: &str| {
        let (before, after) = (made(text), made(new));
        let is_other = |(paths, from): (Vec<String>, MadeFrom)| {
            (from.records.is_none_or(|_| from.records != before[&paths].records)).then_some(paths)
        };
        let paths: Vec<String> = after.into_iter().filter_map(is_other).flatten().collect();
        ["ny", "x", "fjarde", "annat"].map(|id| paths.contains(&format!("agreements/{id}.html")))
    };
    assert_eq!(changed(text), [false; 4]);
    assert_eq!(changed(&text.replace("Ett", "Ändrat")), [true, true, true, false]);
    assert_eq!(changed(&text.replace("'Annat'", "'Ändrat'")), [false, false, false, true]);
    // Now its title alone does not say which of two is meant.
    assert_eq!(changed(&text.replace("'Annat'", "'Fyra'")), [true; 4]);
    assert_eq!(changed(&text.replace("== parties/a", "== parties/a\nname = 'Ändrad'")), [true; 4]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
        std::env::var("AVTAL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(60)) })]

    /// One part of one agreement is another, anywhere in a line of replacement, below or above others.
    #[test]
    fn what_hangs_together_decides_what_a_page_says(
        spec in spec(),
        other in agreement(),
        which in any::<prop::sample::Index>(),
        part in 0..8,
    ) {
        let mut changed = spec.clone();
        let at = which.index(changed.agreements.len());
        let one = &mut changed.agreements[at];
        match part {
            0 => one.validity = other.validity,
            1 => one.links = other.links,
            2 => one.adoption = other.adoption,
            3 => one.follow_up = other.follow_up,
            4 => one.clauses = other.clauses,
            5 => one.stage = other.stage,
            6 => one.owner = other.owner,
            _ => *one = other,
        }
        changed.settle();
        let (before, after) = (parts_of(&spec), parts_of(&changed));
        for (paths, from) in &before {
            let Some(then) = after.get(paths) else { continue };
            if from.records.is_some() && from.records == then.records {
                prop_assert_eq!(from.content, then.content, "{:?}", paths);
            }
        }
    }
}
