//! A registry that changes file by file, as an editor and others change it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use avtal::load::{self, Kept};
use avtal::model::Duration;
use avtal::registry::Registry;
use avtal::rules;
use avtal::source::Folder;
use avtal::time::{Case, Day, Outlook, Timeline};

use super::files::ROOT;
use super::made::Maker;

/// After so many changes it is enough: each is checked twice.
const MOST: usize = 24;

/// A registry becomes a later one, file by file, each first in halves. After every change, what was kept of the registry gives
/// the findings of one that is read from the start.
pub fn run(bytes: &[u8]) {
    let mut maker = Maker::new(bytes);
    let (day, made) = (maker.day(), maker.registry());
    let later = maker.later(&made);
    let (folder, goal) = (made.toml().folder(), later.toml().folder());
    let paths = |folder: &Folder| folder.list().into_iter().map(|entry| entry.path).collect::<BTreeSet<_>>();
    let (there, then) = (paths(&folder), paths(&goal));
    let cut = bytes.iter().fold(7_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let mut kept = Kept::read(&folder);
    let mut contents: BTreeMap<PathBuf, Option<String>> = BTreeMap::new();
    same(&kept.registry(&folder), &folder, day);
    let mut changes = 0;
    for path in there.union(&then) {
        let new = goal.read(path).ok();
        if new == folder.read(path).ok() {
            continue;
        }
        let half = new.as_deref().or(Some("")).map(|text| {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            text.chars().take(cut % places.len()).collect::<String>()
        });
        for text in [half, new] {
            contents.insert(Path::new(ROOT).join(path), text);
            let now = folder.with_contents(contents.clone());
            let changed = BTreeSet::from([path.clone()]);
            // As long as no file comes or goes, the folder need not be listed.
            if kept.has(path) && now.has(Path::new(path)) {
                kept.change(&now, &changed);
            } else {
                kept.list_again(&now, &changed);
            }
            same(&kept.registry(&now), &now, day);
            changes += 1;
        }
        if changes >= MOST {
            break;
        }
    }
}

/// Does a registry have the findings of the folder?
fn same(registry: &Registry, folder: &Folder, day: Day) {
    let (kept, read) = (findings(registry, day), findings(&load::load(folder), day));
    assert_eq!(kept, read, "{:?}", folder.list());
}

fn findings(registry: &Registry, day: Day) -> Vec<String> {
    let timeline = Timeline::of(registry);
    let outlook = Outlook::of(registry, &timeline, day, Duration::of_months(24));
    let case = Case { registry, timeline: &timeline, outlook: &outlook };
    let told = |finding: &rules::Finding| {
        let related: Vec<_> = finding.related.iter().map(|of| (of.place, of.message.to_string())).collect();
        let (rule, level, help) =
            (finding.rule.id, finding.level, finding.help.as_ref().map(ToString::to_string));
        format!("{:?} {rule} {level:?} {} {help:?} {related:?}", finding.place, finding.message)
    };
    rules::check(&case).findings.iter().map(told).collect()
}
