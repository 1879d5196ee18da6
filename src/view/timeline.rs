//! The timeline: when agreements hold, the gaps between them and their important days. Only the data, not the drawing.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months};
use clap::ValueEnum;

use crate::model::settings::LocalName;
use crate::registry::AgreementIx;
use crate::source::Sp;
use crate::text::Language;
use crate::time::day::{FIRST, LAST};
use crate::time::{
    Case, Day, Duty, DutyKind, Ending, Evidence, Involvement, Segment, SegmentEnd, SegmentKind, State, When,
    days_between, deadlines_apart, ending, lines, participants, segments,
};

use super::duty;
use super::filter::Filter;
use super::message::{Message, message};
use super::order::by_name;
use super::segment;
use super::words;
use super::{Dated, Named, Rows};

/// How many years back and ahead a timeline reaches at most by default. It reaches at least as far as [`NEAR`].
const FAR: (i32, i32) = (10, 10);

/// How many years back and ahead a timeline always shows by default.
const NEAR: (i32, i32) = (1, 2);

/// An unknown beginning or end is drawn as this fraction of the whole timeline.
const HINT: i64 = 24;

/// Marks of one kind that are nearer to each other than this fraction of the whole timeline are drawn as one, the
/// first.
const NEAREST: i64 = 500;

/// The most years that a timeline shows.
pub const MAX_YEARS: u32 = 200;

/// A timeline.
#[derive(Debug, Hash)]
pub struct Chart {
    /// The first day shown.
    pub from: Day,
    /// The last day shown, inclusive.
    pub through: Day,
    /// How its rows are grouped.
    pub by: By,
    /// Its groups. An agreement may appear in several, such as one for each of its parties.
    pub groups: Vec<Group>,
    /// The day of the report.
    pub as_of: Day,
}

/// How the rows of a timeline are grouped. Within a group, agreements of the same line follow each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, ValueEnum)]
pub enum By {
    /// Line of replacement: agreements that replace each other
    #[default]
    Line,
    /// The body responsible on the day
    Owner,
    /// Each party
    Party,
    /// Kind of agreement
    Kind,
    /// Part of the document system
    Part,
}

impl By {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            By::Line => "line",
            By::Owner => "owner",
            By::Party => "party",
            By::Kind => "kind",
            By::Part => "part",
        }
    }
}

/// A group of rows.
#[derive(Debug, Hash)]
pub struct Group {
    /// The id that its rows share: of a body, a party, a kind, a part, or the first agreement of the line. None for
    /// agreements without an owner, party or part.
    pub id: Option<String>,
    /// The agreements, by line and, within each line and among lines, by beginning.
    pub rows: Vec<Row>,
    name: Name,
}

/// What the display name of a group is made from.
#[derive(Debug, Clone, Hash)]
enum Name {
    /// No name of its own: its rows are enough.
    Line,
    Named(Named),
    Local(LocalName, String),
    Nothing(Message),
}

/// One agreement.
#[derive(Debug, Clone, Hash)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its state.
    pub state: State,
    /// Whether a law requires it.
    pub statutory: bool,
    /// The body responsible for it on the day.
    pub effective_owner: Option<String>,
    /// The id of the first agreement shown of its line of replacement.
    pub line: String,
    /// How it ends.
    pub ending: Ending,
    /// The event that ends it, if it has no known last day.
    pub event: Option<String>,
    /// Its periods in order, including those outside the timeline.
    pub segments: Vec<Segment>,
    /// Its important days within the timeline, in order.
    pub marks: Vec<Mark>,
    /// Why it has no segments.
    pub note: Option<Message>,
    /// The period in which it holds or is to hold.
    pub period: Message,
}

/// An important day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// The day. For a deadline, the last day to meet it.
    pub on: Dated,
    /// The kind of mark.
    pub kind: MarkKind,
    /// Whether it has passed with something still to be done.
    pub overdue: bool,
    /// A description.
    pub message: Message,
}

/// The kind of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A review was held.
    ReviewDone,
    /// The last day of a review.
    ReviewDue,
    /// The last day to give notice against a renewal.
    NoticeBy,
    /// The last day to exercise an option.
    OptionBy,
    /// The last day to start work on a successor.
    StartRevisionBy,
}

impl MarkKind {
    /// Every kind, in the order of a legend.
    pub const ALL: [MarkKind; 5] = [
        MarkKind::ReviewDue,
        MarkKind::ReviewDone,
        MarkKind::NoticeBy,
        MarkKind::OptionBy,
        MarkKind::StartRevisionBy,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MarkKind::ReviewDone => "review-done",
            MarkKind::ReviewDue => "review-due",
            MarkKind::NoticeBy => "notice-by",
            MarkKind::OptionBy => "option-by",
            MarkKind::StartRevisionBy => "start-revision-by",
        }
    }

    /// Its display name.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            MarkKind::ReviewDone => message!("mark-review-done"),
            MarkKind::ReviewDue => words::duty_kind(DutyKind::ReviewDue),
            MarkKind::NoticeBy => words::duty_kind(DutyKind::NoticeBy),
            MarkKind::OptionBy => words::duty_kind(DutyKind::OptionBy),
            MarkKind::StartRevisionBy => words::duty_kind(DutyKind::StartRevisionBy),
        }
    }

    /// The kind of mark for a duty. None if a timeline does not show it.
    fn of(kind: DutyKind) -> Option<Self> {
        match kind {
            DutyKind::ReviewDue => Some(MarkKind::ReviewDue),
            DutyKind::NoticeBy => Some(MarkKind::NoticeBy),
            DutyKind::OptionBy => Some(MarkKind::OptionBy),
            DutyKind::StartRevisionBy => Some(MarkKind::StartRevisionBy),
            DutyKind::Expires
            | DutyKind::Lapses
            | DutyKind::ActivityDue
            | DutyKind::PlannedDecision
            | DutyKind::AdoptionDue => None,
        }
    }
}

impl Group {
    /// Its display name. None for a line, as its agreements are enough.
    #[must_use]
    pub fn name(&self, language: Language) -> Option<String> {
        match &self.name {
            Name::Line => None,
            Name::Named(named) => Some(named.text(language)),
            Name::Local(name, id) => Some(name.text(language).unwrap_or(id).to_owned()),
            Name::Nothing(message) => Some(message.localise(language)),
        }
    }
}

impl Row {
    /// Its title, or its id if it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }

    /// The position of the last segment in which it is in force, is applied or is to be. What follows its end is left
    /// out.
    #[must_use]
    pub fn last_held(&self) -> Option<usize> {
        self.segments.iter().rposition(|segment| match segment.kind {
            SegmentKind::Gap | SegmentKind::Survival => false,
            SegmentKind::Term
            | SegmentKind::Option
            | SegmentKind::Extension
            | SegmentKind::Renewal
            | SegmentKind::MayRenew
            | SegmentKind::Provisional
            | SegmentKind::Suspended
            | SegmentKind::Planned => true,
        })
    }

    /// Everything the timeline shows of it, for screen readers: its state, its period, its segments and its marks.
    #[must_use]
    pub fn full_description(&self) -> Vec<Message> {
        let mut full_description = vec![words::state(self.state), self.period.clone()];
        full_description.extend(self.note.clone());
        let is_described = |segment: &&Segment| match segment.kind {
            SegmentKind::Term | SegmentKind::Planned => false,
            SegmentKind::Option
            | SegmentKind::Extension
            | SegmentKind::Renewal
            | SegmentKind::MayRenew
            | SegmentKind::Provisional
            | SegmentKind::Suspended
            | SegmentKind::Survival
            | SegmentKind::Gap => true,
        };
        full_description.extend(self.segments.iter().filter(is_described).map(segment::describe));
        full_description.extend(self.marks.iter().map(Mark::describe));
        full_description
    }
}

impl Mark {
    /// The day and a description.
    #[must_use]
    pub fn describe(&self) -> Message {
        let day = self.on.date;
        if self.overdue {
            message!("mark-overdue", day = day, message = self.message.clone())
        } else {
            message!("mark", day = day, message = self.message.clone())
        }
    }
}

impl Chart {
    /// The timeline of the agreements that match `filter`, from `from` through `through`, both inclusive. By default it
    /// reaches as far as the agreements do, within ten years each way. It never covers more than [`MAX_YEARS`].
    #[must_use]
    pub fn of(case: &Case<'_>, filter: &Filter, by: By, from: Option<Day>, through: Option<Day>) -> Self {
        let lines = lines(case, &filter.apply(case));
        Chart::of_lines(case, Rows::default(), filter, lines, by, (from, through))
    }

    /// The timeline of complete or partial lines of replacement, grouped as in [`Chart::of`].
    #[must_use]
    pub fn of_lines(
        case: &Case<'_>,
        known: Rows<'_>,
        filter: &Filter,
        lines: impl IntoIterator<Item = Vec<AgreementIx>>,
        by: By,
        (from, through): (Option<Day>, Option<Day>),
    ) -> Self {
        let mut rows = Vec::new();
        for (number, line) in lines.into_iter().enumerate() {
            let first = line.first().map(|first| case.id(*first).to_string()).unwrap_or_default();
            rows.extend(
                line.into_iter()
                    .map(|agreement| (number, agreement, row(case, known, agreement, first.clone()))),
            );
        }
        let window = window(case.day(), rows.iter().map(|(_, _, row)| row));
        let years = Months::new(MAX_YEARS * 12);
        let earliest = through.and_then(|through| through.checked_sub_months(years)).unwrap_or(FIRST);
        let from = from.unwrap_or_else(|| window.0.min(through.unwrap_or(window.0)).max(earliest));
        let latest = from.checked_add_months(years).unwrap_or(LAST).min(LAST);
        let through = through.unwrap_or(window.1.max(from)).min(latest);
        let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
        for (number, agreement, mut row) in rows {
            row.marks = marks(case, agreement, from, through);
            let mut keys = match by {
                By::Line => vec![((false, number, <_>::default(), Some(row.line.clone())), Name::Line)],
                By::Owner | By::Party | By::Kind | By::Part => keys(case, filter, by, agreement),
            };
            let last = keys.pop();
            let mut add = |(key, name): (Key, Name), row: Row| {
                let group = || Group { id: key.3.clone(), rows: Vec::new(), name };
                groups.entry(key.clone()).or_insert_with(group).rows.push(row);
            };
            keys.into_iter().for_each(|key| add(key, row.clone()));
            if let Some(key) = last {
                add(key, row);
            }
        }
        Chart { from, through, by, groups: groups.into_values().collect(), as_of: case.day() }
    }

    /// Its rows, group by group.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// The number of days shown.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.from, self.through) + 1
    }

    /// Whether a day lies within the timeline.
    #[must_use]
    pub fn shows(&self, day: Day) -> bool {
        self.from <= day && day <= self.through
    }

    /// The first and the last day shown of a segment, both inclusive. Unknown ends are hinted at. None if the segment
    /// lies outside the timeline.
    #[must_use]
    pub fn extent(&self, segment: &Segment) -> Option<(Day, Day)> {
        let hint = chrono::Days::new((self.days() / HINT).unsigned_abs());
        let before = |day: Day| day.checked_sub_days(hint).unwrap_or(FIRST);
        let after = |day: Day| day.checked_add_days(hint).unwrap_or(LAST);
        let now = self.as_of.clamp(self.from, self.through);
        let (first, last) = (segment.first_day(), segment.last_day());
        let through = match (last, segment.end) {
            (Some(last), _) => last,
            (None, SegmentEnd::SoFar) => self.as_of,
            (None, SegmentEnd::Unknown) => after(first.map_or(now, |first| first.max(now))),
            (None, SegmentEnd::Known | SegmentEnd::Open) => self.through,
        };
        let from = first.unwrap_or_else(|| match last {
            Some(through) => before(through),
            None => before(now),
        });
        (from <= self.through && through >= self.from)
            .then(|| (from.max(self.from), through.min(self.through)))
    }

    /// The first days of the years shown, or of every nth year if there are more than `limit`. At least one if any year
    /// begins within the timeline.
    #[must_use]
    pub fn years(&self, limit: usize) -> Vec<Day> {
        let first = self.from.year() + i32::from(self.from.ordinal() > 1);
        let count = usize::try_from(self.through.year() - first + 1).unwrap_or(0);
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
        let step = steps.into_iter().find(|step| count.div_ceil(*step) <= limit.max(1)).unwrap_or(10_000);
        let is_step = |year: &i32| usize::try_from(*year).is_ok_and(|year| year.is_multiple_of(step));
        let years = (first..=self.through.year()).filter(is_step);
        years.filter_map(|year| Day::from_ymd_opt(year, 1, 1)).collect()
    }
}

/// The sort key of a group, by number, then by name, then by id: those without a value come last.
type Key = (bool, usize, (String, String), Option<String>);

/// The groups that an agreement belongs to, other than its line.
fn keys(case: &Case<'_>, filter: &Filter, by: By, agreement: AgreementIx) -> Vec<(Key, Name)> {
    let (registry, record) = (case.registry, case.agreement(agreement));
    let key = |number: u32, id: &str| (false, number as usize, <_>::default(), Some(id.to_owned()));
    let named = |named: Named| {
        ((false, 0, by_name(registry, &named.name), Some(named.id.clone())), Name::Named(named))
    };
    let mut keys = Vec::new();
    match by {
        By::Line => {}
        By::Owner => {
            let owner = case.standing(agreement).owner;
            keys.extend(owner.map(|owner| named(words::named_body(registry, owner))));
        }
        By::Party => {
            let all = participants(registry, agreement, case.periods(agreement), case.day());
            let parties = all
                .iter()
                .filter(|participant| participant.involvement != Involvement::Outside)
                .map(|participant| participant.party);
            let requested =
                parties.filter(|party| filter.parties.is_empty() || filter.parties.contains(party));
            keys.extend(requested.map(|party| named(words::named_party(registry, party))));
        }
        By::Kind => {
            let name =
                registry.settings_for(agreement).kind(&record.kind).and_then(|kind| kind.name.as_ref());
            keys.push((key(0, &record.kind), local(name, &record.kind)));
        }
        By::Part => keys.extend(record.part.as_ref().map(|part| {
            let id = part.value.to_string();
            let name = registry.settings_for(agreement).part(part.value).and_then(|part| part.name.as_ref());
            (key(part.value, &id), local(name, &id))
        })),
    }
    if keys.is_empty() {
        let nothing = match by {
            By::Owner => message!("group-no-owner"),
            By::Party => message!("group-no-party"),
            By::Line | By::Kind | By::Part => message!("group-no-part"),
        };
        keys.push(((true, 0, <_>::default(), None), Name::Nothing(nothing)));
    }
    keys
}

fn local(name: Option<&Sp<LocalName>>, id: &str) -> Name {
    Name::Local(name.map(|name| name.value.clone()).unwrap_or_default(), id.to_owned())
}

/// The row of an agreement, without its marks.
fn row(case: &Case<'_>, known: Rows<'_>, agreement: AgreementIx, line: String) -> Row {
    let row = known.of(case, agreement);
    let segments = segments(case, agreement);
    let periods = case.periods(agreement);
    let note = match (periods.start, periods.end) {
        _ if segments.iter().any(|segment| segment.kind != SegmentKind::Gap) => None,
        (None, _) if row.from.is_none() => Some(message!("note-no-day")),
        (Some(_), Some((When::UnknownPast, _))) => Some(message!("reason-ran-out-unknown")),
        (_, _) => Some(message!("note-never-in-force")),
    };
    Row {
        period: row.period(),
        ending: ending(case, agreement),
        event: row.event.clone().filter(|_| row.effective_end.is_none()),
        id: row.id.clone(),
        title: row.title.clone(),
        state: row.state,
        statutory: row.statutory,
        effective_owner: row.effective_owner.clone(),
        marks: Vec::new(),
        line,
        segments,
        note,
    }
}

/// The important days from `from` through `through` while the agreement is in force.
fn marks(case: &Case<'_>, agreement: AgreementIx, from: Day, through: Day) -> Vec<Mark> {
    let (record, periods, day) = (case.agreement(agreement), case.periods(agreement), case.day());
    let shows = |on: &Dated| from <= on.day && on.day <= through && periods.is_binding(on.day);
    let apart = days_between(from, through) / NEAREST;
    // Where notice can end it again and again, only the next day for it matters.
    let next_notice = case.standing(agreement).notice.map(|notice| notice.by);
    let is_marked = |duty: &Duty<'_>| match &duty.evidence {
        Evidence::Notice(notice) => notice.renewal.is_some() || Some(notice.by) == next_notice,
        Evidence::End(_)
        | Evidence::Option(..)
        | Evidence::StartRevision(..)
        | Evidence::Review(..)
        | Evidence::Activity(..)
        | Evidence::Decision(..)
        | Evidence::Adoption => true,
    };
    let due = deadlines_apart(case, agreement, (from, through), apart).into_iter().filter(is_marked);
    let due = due.filter_map(|duty| {
        let overdue = duty.stays && duty.day() < day && !duty.is_met;
        let message = duty::message(case, agreement, &duty);
        Some((MarkKind::of(duty.kind())?, Dated::new(duty.day(), duty.due), overdue, message))
    });
    let done = record.review.iter().flat_map(|review| {
        let done = review.done.iter().filter(|done| done.date.last_day() <= day);
        done.map(|done| {
            let message = message!("mark-review", review = words::named_review(review));
            (MarkKind::ReviewDone, Dated::new(done.date.last_day(), done.date.value), false, message)
        })
    });
    let shown = due.chain(done).filter(|(_, on, _, _)| shows(on));
    let mut marks: Vec<Mark> =
        shown.map(|(kind, on, overdue, message)| Mark { on, kind, overdue, message }).collect();
    marks.sort();
    let mut last: HashMap<(MarkKind, bool), Day> = HashMap::new();
    marks.retain(|mark| {
        let kept = last.entry((mark.kind, mark.overdue));
        let is_apart = match &kept {
            Entry::Occupied(last) => days_between(*last.get(), mark.on.day) > apart,
            Entry::Vacant(_) => true,
        };
        if is_apart {
            kept.insert_entry(mark.on.day);
        }
        is_apart
    });
    marks
}

/// A window of whole years that shows the rows, limited to a number of years around the day.
fn window<'r>(day: Day, rows: impl Iterator<Item = &'r Row>) -> (Day, Day) {
    let (mut first, mut last) = (day.year() - NEAR.0, day.year() + NEAR.1);
    for known in
        rows.flat_map(|row| &row.segments).flat_map(|segment| [segment.first_day(), segment.last_day()])
    {
        let year = known.map_or(day.year(), |known| known.year());
        (first, last) = (first.min(year), last.max(year));
    }
    let (first, last) = (first.max(day.year() - FAR.0).max(1), last.min(day.year() + FAR.1).min(9999));
    (Day::from_ymd_opt(first, 1, 1).unwrap_or(FIRST), Day::from_ymd_opt(last, 12, 31).unwrap_or(LAST))
}
