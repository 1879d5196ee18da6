//! A registry on a day, and what it promises.

use avtal::load::{self};
use avtal::model::Duration;
use avtal::registry::Registry;
use avtal::rules;
use avtal::source::Folder;
use avtal::time::Case;
use avtal::time::{Day, Outlook, Timeline};
use avtal::view::{CheckReport, PathBase};

use super::files::InMemory;
use super::texts::is_within;

/// A registry, read, on a day.
pub struct Looked {
    pub folder: Folder,
    pub registry: Registry,
    timeline: Timeline,
    outlook: Outlook,
}

impl Looked {
    /// The registry of these files on a day. It looks ahead as far as it says itself, but for no more than two years: what
    /// comes every day fills a report with every day.
    pub fn at(files: InMemory, day: Day) -> Self {
        let folder = files.folder();
        let registry = load::load(&folder);
        let timeline = Timeline::of(&registry);
        let horizon =
            Some(registry.settings.horizon()).filter(|of| of.total_months() <= 24 && of.total_days() <= 730);
        let horizon = horizon.unwrap_or(Duration::of_months(24));
        let outlook = Outlook::of(&registry, &timeline, day, horizon);
        Looked { folder, registry, timeline, outlook }
    }

    /// What rules and views look at.
    pub fn case(&self) -> Case<'_> {
        Case { registry: &self.registry, timeline: &self.timeline, outlook: &self.outlook }
    }

    pub fn day(&self) -> Day {
        self.outlook.day
    }

    /// What `check` says of it.
    pub fn report(&self) -> CheckReport<'_> {
        let path_base = PathBase::of(self.folder.root(), self.folder.root());
        CheckReport::of(&self.folder, &self.registry, rules::check(&self.case()), path_base)
    }

    /// Does every finding point at something in its file, and no character in two?
    pub fn hold_places(&self) {
        for finding in &rules::check(&self.case()).findings {
            let related = finding.related.iter().map(|related| related.place);
            for place in std::iter::once(finding.place).chain(related) {
                let path = self.registry.path(place.file);
                assert!(is_within(place.span, &self.folder.read_lossy(path)), "{finding:?} in {path}");
            }
        }
    }
}
