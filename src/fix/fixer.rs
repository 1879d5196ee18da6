//! Makes fixes in a registry, in memory, round by round.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::proposal::{Made, Parts, Proposal, Read, Texts, all, meets, written};
use super::told::Told;
use crate::load::{ParseCache, load_watched};
use crate::model::Level;
use crate::registry::{FileIx, Place};
use crate::rules::{self, Finding};
use crate::source::{Fix, Folder};
use crate::time::{Case, Day, Outlook, Timeline};

/// How many rounds there are at most. A round makes all fixes that are apart from each other.
const ROUNDS: usize = 10;
/// How often the registry is checked at most to find out which fixes cause new findings. Those that are left then are
/// held back.
const CHECKS: usize = 200;

/// Makes the fixes in a registry.
pub struct Fixer<'f> {
    /// The registry as it is.
    pub folder: &'f Folder,
    /// The day on which it is checked.
    pub day: Day,
    /// Which fix of which finding may be made.
    pub may: &'f dyn Fn(&Finding, &Fix<Place>) -> bool,
}

/// What fixes come to.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The texts of the changed files, by path: as they were, and as they would be.
    pub texts: BTreeMap<String, (String, String)>,
    /// What was made, in order.
    pub made: Vec<Made>,
    /// What was not, as it would cause findings that are not there now. Each was tried again after every round that made
    /// something.
    pub held_back: BTreeSet<Made>,
}

impl Fixer<'_> {
    /// Makes all fixes that may be made and cause no finding that was not there before.
    ///
    /// A fix that makes a record readable brings to light what could not be checked before: in the record, and where
    /// rules keep silent while a record is missing. Only an error that points to what the fix wrote is its own.
    #[must_use]
    pub fn fix(&self) -> Fixed {
        let work = Work {
            fixer: self,
            cache: ParseCache::of_files(),
            checks: Cell::new(0),
            held_back: RefCell::default(),
        };
        let mut fixed = Fixed::default();
        let mut now = work.state(self.folder.clone());
        for _ in 0..ROUNDS {
            let Some((next, texts, made)) = work.round(&now) else { break };
            for (path, (old, new)) in texts {
                fixed.texts.entry(path).and_modify(|known| known.1.clone_from(&new)).or_insert((old, new));
            }
            fixed.made.extend(made);
            now = next;
        }
        // Back where it was.
        fixed.texts.retain(|_, (old, new)| old != new);
        fixed.held_back = work.held_back.into_inner();
        fixed
    }
}

/// A registry between two rounds.
struct State {
    folder: Folder,
    files: Vec<String>,
    findings: Vec<Finding>,
    /// The records that could not be read.
    unread: BTreeSet<FileIx>,
}

struct Work<'w> {
    fixer: &'w Fixer<'w>,
    cache: ParseCache,
    checks: Cell<usize>,
    held_back: RefCell<BTreeSet<Made>>,
}

/// The next state, the texts that changed (as they were and as they are), and what was made.
type Next = (State, BTreeMap<String, (String, String)>, Vec<Made>);

impl Work<'_> {
    fn state(&self, folder: Folder) -> State {
        self.checks.set(self.checks.get() + 1);
        let registry = load_watched(&folder, &|_| {}, Some(&self.cache));
        let timeline = Timeline::of(&registry);
        let outlook = Outlook::of(&registry, &timeline, self.fixer.day, registry.settings.horizon());
        let case = Case { registry: &registry, timeline: &timeline, outlook: &outlook };
        let findings = rules::check(&case).findings;
        let files = registry.files.iter().map(ToString::to_string).collect();
        let unread = registry.unread.iter().copied().collect();
        State { folder, files, findings, unread }
    }

    /// One round. None if nothing can be made.
    fn round(&self, now: &State) -> Option<Next> {
        let mut read = Read::new(&now.folder);
        let mut proposals: Vec<Proposal> = Vec::new();
        for finding in &now.findings {
            let fix = finding.fixes.iter().find(|fix| (self.fixer.may)(finding, fix));
            proposals.extend(fix.and_then(|fix| Proposal::of(finding, fix, &now.files, &mut read)));
        }
        // Those that were held back take no place from others.
        let held_back = self.held_back.take();
        proposals.sort_by_key(|proposal| held_back.contains(&proposal.made));
        let mut taken = Parts::new();
        proposals.retain(|proposal| proposal.takes_its_place(&mut taken));
        let told = Told::of(&now.findings);
        let mut search = Search { work: self, now, told, texts: &read.texts, kept: Vec::new(), state: None };
        for is_of_unread in [false, true] {
            for is_tried_again in [false, true] {
                let group = proposals.iter().filter(|proposal| {
                    held_back.contains(&proposal.made) == is_tried_again
                        && proposal.is_in(&now.unread) == is_of_unread
                });
                search.keep(&group.collect::<Vec<_>>());
            }
        }
        let Search { kept, state, .. } = search;
        let (state, new) = state?;
        let changed = |(path, new): (String, String)| {
            let old = read.texts.get(&path).cloned().unwrap_or_default();
            (path, (old, new))
        };
        let made = kept.into_iter().map(|proposal| proposal.made.clone()).collect();
        Some((state, new.into_iter().map(changed).collect(), made))
    }
}

/// Looks for the fixes of a round that cause no new finding.
struct Search<'s> {
    work: &'s Work<'s>,
    now: &'s State,
    told: Told<'s>,
    texts: &'s Texts,
    kept: Vec<&'s Proposal>,
    /// With those that are kept.
    state: Option<(State, Texts)>,
}

impl<'s> Search<'s> {
    /// Whether these fixes cause no finding in the state that they lead to.
    fn causes_nothing(&self, wanted: &[&Proposal], state: &State) -> bool {
        let mut new = self.told.new_ones(&state.findings).peekable();
        if new.peek().is_none() {
            return true;
        }
        let mended: BTreeSet<FileIx> = self.now.unread.difference(&state.unread).copied().collect();
        let mut mending = wanted.iter().filter(|proposal| proposal.is_in(&self.now.unread)).peekable();
        // One that makes no record readable has nothing to bring to light.
        if mending.peek().is_none() || !mending.all(|proposal| proposal.is_in(&mended)) {
            return false;
        }
        let written = written(wanted);
        let is_written = |place: Place| {
            let file = usize::try_from(place.file.0).ok().and_then(|file| self.now.files.get(file));
            file.and_then(|file| written.get(file)).is_some_and(|spans| meets(spans, place.span))
        };
        let points_to_written = |finding: &Finding| {
            is_written(finding.place) || finding.related.iter().any(|related| is_written(related.place))
        };
        new.all(|finding| finding.level != Level::Error || !points_to_written(finding))
    }

    /// Keeps these, or those of each half that can be kept. The recursion is as deep as their number has binary digits.
    fn keep(&mut self, more: &[&'s Proposal]) {
        if more.is_empty() {
            return;
        }
        let wanted: Vec<_> = self.kept.iter().chain(more).copied().collect();
        if self.work.checks.get() < CHECKS
            && let Some(texts) = all(&wanted, self.texts)
        {
            let state = self.work.state(self.now.folder.with_texts(&texts));
            if self.causes_nothing(&wanted, &state) {
                (self.kept, self.state) = (wanted, Some((state, texts)));
                return;
            }
        }
        match more {
            [one] => {
                self.work.held_back.borrow_mut().insert(one.made.clone());
            }
            more => {
                let (first, second) = more.split_at(more.len() / 2);
                self.keep(first);
                self.keep(second);
            }
        }
    }
}
