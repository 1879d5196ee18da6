//! Random registries: what must hold of every one, and an oracle that reckons the slow way.
//!
//! The oracle is written from the page `docs/time.md`, sentence by sentence, and shares nothing with the code
//! it is compared with but the calendar: where they differ, one of them has misread the page.

mod registry;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use avtal::model::Id;
use avtal::time::{Day, GapTime, When};
use chrono::{Datelike, NaiveDate};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use registry::Made;
use toml::Value;

// What is in a registry.

/// A date as written: the days it spans.
#[derive(Debug, Clone, Copy)]
struct Written {
    first: Day,
    last: Day,
}

/// A duration: as written, in months, in days.
type Length = (&'static str, u32, u32);

const LENGTHS: &[Length] = &[
    ("P1Y", 12, 0),
    ("P6M", 6, 0),
    ("P1M", 1, 0),
    ("P2W", 0, 14),
    ("P1D", 0, 1),
    ("P1M10D", 1, 10),
    ("P3Y", 36, 0),
    ("P1Y6M", 18, 0),
];

/// A record of every sort of party: two groups, one in the other.
const PARTIES: &[&str] = &["p0", "p1", "p2", "p3", "g", "gg"];

fn members(party: &str) -> Vec<&str> {
    match party {
        "g" => vec!["p1", "p2"],
        "gg" => vec!["p1", "p2", "p3"],
        _ => vec![party],
    }
}

#[derive(Debug, Clone, Default)]
struct Agreement {
    stage: &'static str,
    from: Option<Written>,
    from_last_adoption: bool,
    until: Option<Written>,
    until_word: Option<&'static str>,
    duration: Option<Length>,
    ends_with: Option<usize>,
    ends_when_replaced: Option<usize>,
    /// Term, notice, max.
    renewal: Option<(Length, Option<Length>, Option<u32>)>,
    /// Term, notice; so many of them are exercised.
    options: Vec<(Length, Option<Length>)>,
    exercised: usize,
    extensions: Vec<Written>,
    parties: Vec<(&'static str, Option<Written>)>,
    required: Required,
    delay: Option<Length>,
    decisions: Vec<Decision>,
    replaces: Vec<Replaces>,
    end: Option<Written>,
    reviews: Vec<Review>,
    lead_time: Option<Length>,
    /// Since, resolved.
    triggers: Vec<(Written, Option<Written>)>,
    based_on: Vec<usize>,
    activities: Vec<Activity>,
    owner: Option<usize>,
}

#[derive(Debug, Clone, Default)]
enum Required {
    #[default]
    Absent,
    Word(&'static str),
    Parties(Vec<&'static str>),
    Number(u32),
}

#[derive(Debug, Clone)]
struct Decision {
    by: &'static str,
    date: Option<Written>,
    planned: Vec<Written>,
    outcome: &'static str,
}

#[derive(Debug, Clone)]
struct Replaces {
    id: usize,
    in_part: bool,
    together_with: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Review {
    first: Written,
    every: Option<Length>,
    rolling: bool,
    /// Date, due, outcome.
    done: Vec<(Written, Option<Written>, &'static str)>,
}

#[derive(Debug, Clone)]
struct Activity {
    due: Option<Written>,
    done: Option<Written>,
    status: Option<&'static str>,
}

#[derive(Debug, Clone)]
struct Body {
    from: Option<Written>,
    until: Option<Written>,
    replaces: Vec<usize>,
}

/// A registry, some days to look at it, and a horizon.
#[derive(Clone)]
struct Spec {
    agreements: Vec<Agreement>,
    bodies: Vec<Body>,
    days: Vec<Day>,
    horizon: Length,
}

/// A failing registry is shown as its files.
impl fmt::Debug for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<_> = self.days.iter().map(Day::to_string).collect();
        writeln!(f, "on {} with the horizon {}", days.join(", "), self.horizon.0)?;
        self.records()
            .iter()
            .try_for_each(|(id, record)| writeln!(f, "# {id}.toml\n{}", toml_text(record, false)))
    }
}

// A random registry.

/// Few days, so that they often meet; the ends of months and of years among them.
fn written() -> impl Strategy<Value = Written> {
    let day = (2018..2026, select(&[1, 1, 2, 3, 6, 7, 12, 12][..]), select(&[1, 1, 15, 29, 30, 31, 31][..]));
    (day, select(&[0, 0, 0, 0, 0, 0, 1, 2][..])).prop_map(|((year, month, day), coarse)| {
        let at = |month, day: u32| ymd(year, month, day.min(days_in_month(year, month)));
        match coarse {
            0 => Written { first: at(month, day), last: at(month, day) },
            1 => Written { first: at(month, 1), last: at(month, 31) },
            _ => Written { first: at(1, 1), last: at(12, 31) },
        }
    })
}

fn length() -> impl Strategy<Value = Length> {
    select(LENGTHS)
}

fn party() -> impl Strategy<Value = &'static str> {
    select(PARTIES)
}

/// From when, until when.
fn validity() -> impl Strategy<Value = Agreement> {
    let from = prop_oneof![
        8 => written().prop_map(|from| Agreement { from: Some(from), ..Agreement::default() }),
        1 => Just(Agreement { from_last_adoption: true, ..Agreement::default() }),
        1 => Just(Agreement::default()),
    ];
    let until = prop_oneof![
        4 => written().prop_map(|until| (Some(until), None, None)),
        3 => length().prop_map(|length| (None, Some(length), None)),
        2 => select(&["further-notice", "replaced"][..]).prop_map(|word| (None, None, Some(word))),
        2 => Just((None, None, None)),
    ];
    let other = || weighted(0.15, 0..12_usize);
    let renewal = weighted(0.2, (length(), weighted(0.7, length()), weighted(0.5, 0..4_u32)));
    let options = (vec((length(), weighted(0.7, length())), 0..3), 0..3_usize);
    let extensions = prop_oneof![3 => Just(Vec::new()), 1 => vec(written(), 1..3)];
    (from, until, (other(), other()), renewal, options, extensions, weighted(0.15, written())).prop_map(
        |(
            agreement,
            (until, duration, until_word),
            (ends_with, guest),
            renewal,
            options,
            extensions,
            end,
        )| Agreement {
            until,
            until_word,
            // Without `from`, a duration is a fault.
            duration: duration.filter(|_| agreement.from.is_some() || agreement.from_last_adoption),
            ends_with,
            ends_when_replaced: guest,
            renewal,
            exercised: options.1,
            options: options.0,
            extensions,
            end,
            ..agreement
        },
    )
}

fn adoption() -> impl Strategy<Value = Agreement> {
    let required = prop_oneof![
        8 => Just(Required::Absent),
        1 => Just(Required::Word("none")),
        3 => Just(Required::Word("all-parties")),
        2 => vec(party(), 0..3).prop_map(Required::Parties),
        2 => (0..4_u32).prop_map(Required::Number),
    ];
    let outcome = select(&["adopted", "adopted", "adopted", "adopted", "rejected", "recommended"][..]);
    let decision = (party(), weighted(0.85, written()), vec(written(), 1..3), outcome)
        .prop_map(|(by, date, planned, outcome)| Decision { by, date, planned, outcome });
    (vec((party(), weighted(0.3, written())), 1..4), required, weighted(0.3, length()), vec(decision, 0..7))
        .prop_map(|(parties, required, delay, decisions)| Agreement {
            parties,
            required,
            delay,
            decisions,
            ..Agreement::default()
        })
}

fn follow_up() -> impl Strategy<Value = Agreement> {
    let outcome = select(&["no-change", "no-change", "revise"][..]);
    let done = vec((written(), weighted(0.3, written()), outcome), 0..4);
    let review = (written(), weighted(0.7, length()), prop::bool::weighted(0.3), done).prop_map(
        |(first, every, rolling, done)| Review { first, every, rolling: rolling && every.is_some(), done },
    );
    let status = weighted(0.5, select(&["open", "done", "dropped", "followed-up"][..]));
    let activity = (weighted(0.8, written()), weighted(0.3, written()), status)
        .prop_map(|(due, done, status)| Activity { due, done, status });
    let trigger = (written(), weighted(0.5, written()));
    let some = |chance| weighted(chance, length());
    (
        vec(review, 0..2),
        some(0.5),
        vec(trigger, 0..2),
        vec(0..12_usize, 0..2),
        vec(activity, 0..2),
        weighted(0.5, 0..4_usize),
    )
        .prop_map(|(reviews, lead_time, triggers, based_on, activities, owner)| Agreement {
            reviews,
            lead_time,
            triggers,
            based_on,
            activities,
            owner,
            ..Agreement::default()
        })
}

fn agreement() -> impl Strategy<Value = Agreement> {
    let stage = prop_oneof![
        10 => Just("adopted"),
        1 => Just("consultation"),
        1 => Just("draft"),
    ];
    let replaces =
        (0..12_usize, prop::bool::weighted(0.2), prop_oneof![3 => Just(vec![]), 1 => vec(0..12_usize, 1..3)])
            .prop_map(|(id, in_part, together_with)| Replaces { id, in_part, together_with });
    let replaces = prop_oneof![1 => Just(Vec::new()), 1 => vec(replaces, 1..3)];
    (stage, validity(), adoption(), replaces, follow_up()).prop_map(
        |(stage, validity, adoption, replaces, follow_up)| {
            let Agreement { parties, required, delay, decisions, .. } = adoption;
            let Agreement { reviews, lead_time, triggers, based_on, activities, owner, .. } = follow_up;
            Agreement {
                stage,
                parties,
                required,
                delay,
                decisions,
                replaces,
                reviews,
                lead_time,
                triggers,
                based_on,
                activities,
                owner,
                ..validity
            }
        },
    )
}

fn spec() -> impl Strategy<Value = Spec> {
    let body = (weighted(0.5, written()), weighted(0.4, written()), vec(0..4_usize, 0..2))
        .prop_map(|(from, until, replaces)| Body { from, until, replaces });
    // The days on which things happen, and those beside them.
    let day = (written(), -1..=1_i64).prop_map(|(date, by)| date.last + chrono::TimeDelta::days(by));
    (vec(agreement(), 1..13), vec(body, 1..5), vec(day, 1..5), length()).prop_map(
        |(agreements, bodies, days, horizon)| {
            let mut spec = Spec { agreements, bodies, days, horizon };
            spec.settle();
            spec
        },
    )
}

impl Spec {
    /// Makes every reference one to a record that is there. What names itself, which is a fault, names nothing.
    fn settle(&mut self) {
        let (agreements, bodies) = (self.agreements.len(), self.bodies.len());
        for (this, agreement) in self.agreements.iter_mut().enumerate() {
            let other = |id: usize| Some(id % agreements).filter(|id| *id != this);
            agreement.ends_with = agreement.ends_with.and_then(other);
            agreement.ends_when_replaced = agreement.ends_when_replaced.and_then(other);
            agreement.replaces.retain_mut(|replaces| {
                replaces.together_with.iter_mut().for_each(|id| *id %= agreements);
                replaces.id %= agreements;
                replaces.id != this
            });
            agreement.based_on = agreement.based_on.iter().filter_map(|id| other(*id)).collect();
            agreement.owner = agreement.owner.map(|owner| owner % bodies);
            agreement.exercised = agreement.exercised.min(agreement.options.len());
        }
        for (this, body) in self.bodies.iter_mut().enumerate() {
            body.replaces.iter_mut().for_each(|id| *id %= bodies);
            body.replaces.retain(|id| *id != this);
        }
    }
}

// A registry as files.

fn agreement_id(at: usize) -> Value {
    format!("a{at:02}").into()
}

fn body_id(at: usize) -> Value {
    format!("b{at}").into()
}

fn date(date: &Written) -> Value {
    if date.first == date.last {
        return Value::Datetime(date.first.to_string().parse().unwrap());
    }
    let is_year = date.last.month() != date.first.month();
    if is_year { i64::from(date.first.year()).into() } else { date.first.format("%Y-%m").to_string().into() }
}

fn duration(length: &Length) -> Value {
    length.0.into()
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Option<Value> {
    (!items.is_empty()).then(|| Value::Array(items.iter().map(value).collect()))
}

fn table<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Table(entries.collect())
}

impl Spec {
    /// Every record by its path, without the ending.
    fn records(&self) -> BTreeMap<String, Value> {
        let agreements = self.agreements.iter().enumerate();
        let bodies = self.bodies.iter().enumerate();
        let group = |members: &[&str]| {
            let members = list(members, |member| (*member).into());
            table([("name", Some("Grupp".into())), ("kind", Some("group".into())), ("members", members)])
        };
        agreements
            .map(|(at, agreement)| (format!("agreements/a{at:02}"), agreement.record()))
            .chain(bodies.map(|(at, body)| (format!("bodies/b{at}"), body.record())))
            .chain([
                ("parties/g".to_owned(), group(&["p1", "p2"])),
                ("parties/gg".to_owned(), group(&["g", "p3"])),
            ])
            .collect()
    }

    /// As TOML, in files whose order is that of ids or the reverse, and so the order of keys.
    fn toml(&self, reversed: bool) -> Vec<(String, String)> {
        let records = self.records();
        let count = records.len();
        let place = |(at, (path, record)): (usize, (String, Value))| {
            let path = if reversed { path.replacen('/', &format!("/{:03}/", count - at), 1) } else { path };
            (format!("{path}.toml"), toml_text(&record, reversed))
        };
        records.into_iter().enumerate().map(place).collect()
    }

    fn yaml(&self) -> Vec<(String, String)> {
        let text = |record: &Value| serde_yaml::to_string(&yaml_value(record)).unwrap();
        self.records().iter().map(|(path, record)| (format!("{path}.yaml"), text(record))).collect()
    }
}

impl Agreement {
    fn record(&self) -> Value {
        let from = self.from.as_ref().map(date);
        let until = self.until.as_ref().map(date);
        let parties = list(&self.parties, |(id, until)| match until {
            Some(until) => table([("id", Some((*id).into())), ("until", Some(date(until)))]),
            None => (*id).into(),
        });
        let options = self.options.iter().enumerate().map(|(at, (term, notice))| {
            let exercised = (at < self.exercised).then(|| 2019.into());
            let notice = notice.as_ref().map(duration);
            table([("term", Some(duration(term))), ("notice", notice), ("exercised", exercised)])
        });
        let required = match &self.required {
            Required::Absent => None,
            Required::Word(word) => Some((*word).into()),
            Required::Parties(parties) => Some(Value::Array(parties.iter().map(|id| (*id).into()).collect())),
            Required::Number(number) => Some(i64::from(*number).into()),
        };
        let renewal = self.renewal.map(|(term, notice, max)| {
            let max = max.map(|max| i64::from(max).into());
            table([("term", Some(duration(&term))), ("notice", notice.as_ref().map(duration)), ("max", max)])
        });
        let validity = table([
            ("from", from.or(self.from_last_adoption.then(|| "last-adoption".into()))),
            ("until", until.or(self.until_word.map(Value::from))),
            ("duration", self.duration.as_ref().map(duration)),
            ("ends_with", self.ends_with.map(agreement_id)),
            ("ends_when_replaced", self.ends_when_replaced.map(agreement_id)),
            ("renewal", renewal),
        ]);
        let triggers = list(&self.triggers, |(since, resolved)| {
            let resolved = resolved.as_ref().map(date);
            table([("since", Some(date(since))), ("reason", Some("Ny lag".into())), ("resolved", resolved)])
        });
        let revision = [("lead_time", self.lead_time.as_ref().map(duration)), ("trigger", triggers)];
        table([
            ("title", Some("Prov".into())),
            ("kind", Some("agreement".into())),
            ("stage", Some(self.stage.into())),
            ("owner", self.owner.map(body_id)),
            ("parties", parties),
            ("based_on", list(&self.based_on, |id| agreement_id(*id))),
            ("validity", Some(validity)),
            ("option", list(&options.collect::<Vec<_>>(), Value::clone)),
            ("extension", list(&self.extensions, |until| table([("until", Some(date(until)))]))),
            ("adoption", Some(table([("required", required), ("delay", self.delay.as_ref().map(duration))]))),
            ("decision", list(&self.decisions, Decision::record)),
            ("replaces", list(&self.replaces, Replaces::record)),
            (
                "review",
                list(&self.reviews.iter().enumerate().collect::<Vec<_>>(), |(at, review)| review.record(*at)),
            ),
            ("revision", Some(table(revision))),
            ("activity", list(&self.activities, Activity::record)),
            ("end", self.end.as_ref().map(|end| table([("date", Some(date(end)))]))),
        ])
    }
}

impl Decision {
    fn record(&self) -> Value {
        let outcome = self.date.map(|_| self.outcome.into());
        let (day, planned) = (self.date.as_ref().map(date), list(&self.planned, date));
        table([("by", Some(self.by.into())), ("date", day), ("planned", planned), ("outcome", outcome)])
    }
}

impl Replaces {
    fn record(&self) -> Value {
        let sections = self.in_part.then(|| Value::Array(vec!["3".into()]));
        let others = list(&self.together_with, |id| agreement_id(*id));
        table([("id", Some(agreement_id(self.id))), ("sections", sections), ("together_with", others)])
    }
}

impl Review {
    fn record(&self, at: usize) -> Value {
        let done = list(&self.done, |(day, due, outcome)| {
            let due = due.as_ref().map(date);
            table([("date", Some(date(day))), ("due", due), ("outcome", Some((*outcome).into()))])
        });
        table([
            ("id", Some(format!("r{at}").into())),
            ("first", Some(date(&self.first))),
            ("every", self.every.as_ref().map(duration)),
            ("rolling", Some(self.rolling.into())),
            ("done", done),
        ])
    }
}

impl Activity {
    fn record(&self) -> Value {
        table([
            ("title", Some("Rutiner".into())),
            ("due", self.due.as_ref().map(date)),
            ("done", self.done.as_ref().map(date)),
            ("status", self.status.map(Value::from)),
        ])
    }
}

impl Body {
    fn record(&self) -> Value {
        table([
            ("name", Some("Arena".into())),
            ("from", self.from.as_ref().map(date)),
            ("until", self.until.as_ref().map(date)),
            ("replaces", list(&self.replaces, |id| body_id(*id))),
        ])
    }
}

/// A record as TOML, a key a line; the keys of all tables in reverse, if asked for.
fn toml_text(record: &Value, reversed: bool) -> String {
    fn in_order<'v>(
        table: &'v toml::Table,
        reversed: bool,
        line: impl Fn(&str, &Value) -> String + 'v,
    ) -> Vec<String> {
        let mut lines: Vec<_> = table.iter().map(|(key, value)| line(key, value)).collect();
        if reversed {
            lines.reverse();
        }
        lines
    }
    fn inline(value: &Value, reversed: bool) -> String {
        match value {
            Value::Table(table) => {
                let entries =
                    in_order(table, reversed, |key, value| format!("{key} = {}", inline(value, reversed)));
                format!("{{ {} }}", entries.join(", "))
            }
            Value::Array(items) => {
                let items: Vec<_> = items.iter().map(|item| inline(item, reversed)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::String(_)
            | Value::Integer(_)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Datetime(_) => value.to_string(),
        }
    }
    let entry = |key: &str, value: &Value| format!("{key} = {}\n", inline(value, reversed));
    in_order(record.as_table().unwrap(), reversed, entry).concat()
}

/// The same in YAML, where a date is plain text.
fn yaml_value(value: &Value) -> serde_yaml::Value {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(bool) => (*bool).into(),
        Value::Datetime(day) => day.to_string().into(),
        Value::Array(items) => serde_yaml::Value::Sequence(items.iter().map(yaml_value).collect()),
        Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.as_str().into(), yaml_value(value)));
            serde_yaml::Value::Mapping(entries.collect())
        }
    }
}

// The oracle: section 1, arithmetic.

/// The unknown day in the past, which comes before every known one.
const UNKNOWN: Day = NaiveDate::MIN;

fn ymd(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap()
}

fn after(day: Day) -> Day {
    day.succ_opt().unwrap()
}

fn before(day: Day) -> Day {
    if day == UNKNOWN { UNKNOWN } else { day.pred_opt().unwrap() }
}

/// `day` and so many months later or earlier, and whether the day had to be clamped.
fn months_from(day: Day, months: i32) -> (Day, bool) {
    let (mut year, mut month) = (day.year(), day.month());
    for _ in 0..months.abs() {
        (year, month) = match (months > 0, month) {
            (true, 12) => (year + 1, 1),
            (true, _) => (year, month + 1),
            (false, 1) => (year - 1, 12),
            (false, _) => (year, month - 1),
        };
    }
    let last = days_in_month(year, month);
    (ymd(year, month, day.day().min(last)), day.day() > last)
}

/// `day + times × length`
fn plus(day: Day, (_, months, days): Length, times: u32) -> Day {
    (0..times * days).fold(months_from(day, (times * months) as i32).0, |day, _| after(day))
}

/// `day − length`
fn minus(day: Day, (_, months, days): Length) -> Day {
    (0..days).fold(months_from(day, -(months as i32)).0, |day, _| before(day))
}

/// The last day of a term that starts on `start` and lasts `times × length`.
fn last_of_term(start: Day, length: Length, times: u32) -> Day {
    let (months, clamped) = months_from(start, (times * length.1) as i32);
    if clamped && length.2 == 0 { months } else { before(plus(start, length, times)) }
}

/// `length` before the end `end`.
fn before_end(end: Day, length: Length) -> Day {
    before(minus(after(end), length))
}

/// Occurrence number `k`.
fn occurrence(first: Written, every: Length, k: u32) -> Day {
    if first.first == first.last {
        plus(first.first, every, k)
    } else {
        before(plus(after(first.last), every, k))
    }
}

// The oracle: sections 2 and 3, what does not depend on the day.

struct Oracle<'s> {
    spec: &'s Spec,
}

impl Oracle<'_> {
    fn of(&self, at: usize) -> &Agreement {
        &self.spec.agreements[at]
    }

    fn all(&self) -> std::ops::Range<usize> {
        0..self.spec.agreements.len()
    }

    /// Is adoption complete, and on which day?
    fn adoption(&self, at: usize) -> (bool, Option<Day>) {
        let agreement = self.of(at);
        let expand = |ids: Vec<&'static str>| ids.into_iter().flat_map(members).collect::<BTreeSet<_>>();
        let left = |until: &Option<Written>| {
            until.is_some_and(|until| agreement.from.is_some_and(|from| until.last < from.first))
        };
        let there = agreement.parties.iter().filter(|(_, until)| !left(until)).map(|(id, _)| *id);
        let (parties, number) = match &agreement.required {
            Required::Absent | Required::Word("none") | Required::Number(0) => return (true, None),
            Required::Parties(ids) => (expand(ids.clone()), None),
            Required::Word(_) => (expand(there.collect()), None),
            Required::Number(number) => (expand(there.collect()), Some(*number as usize)),
        };
        if parties.is_empty() && number.is_none() {
            return (true, None);
        }
        let adopted = |party: &&str| {
            let mut latest: Option<&Decision> = None;
            for decision in agreement.decisions.iter().filter(|decision| members(decision.by).contains(party))
            {
                if let Some(date) = decision.date
                    && latest.is_none_or(|latest| latest.date.unwrap().last <= date.last)
                {
                    latest = Some(decision);
                }
            }
            latest.filter(|latest| latest.outcome == "adopted").map(|latest| latest.date.unwrap().last)
        };
        let mut days: Vec<Day> = parties.iter().filter_map(adopted).collect();
        days.sort();
        let enough = number.unwrap_or(parties.len());
        if days.len() < enough {
            return (false, None);
        }
        let day = days[enough - 1];
        (true, Some(agreement.delay.map_or(day, |delay| plus(day, delay, 1))))
    }

    /// `E`: the table, row by row.
    fn start(&self, at: usize) -> Option<Day> {
        let agreement = self.of(at);
        let (complete, adopted_on) = self.adoption(at);
        match (agreement.stage, agreement.from, complete, adopted_on) {
            ("adopted", Some(from), true, None) => Some(from.first),
            ("adopted", Some(from), true, Some(on)) if on <= from.first => Some(from.first),
            ("adopted", Some(_), true, Some(on)) => Some(on),
            ("adopted", None, true, _) if agreement.from_last_adoption => adopted_on,
            ("adopted", None, true, _) => Some(UNKNOWN),
            _ => None,
        }
    }

    /// The end before renewals: `e`.
    fn first_end(&self, at: usize) -> Option<Day> {
        let agreement = self.of(at);
        if agreement.until_word.is_some() {
            return None;
        }
        let mut end = agreement.until.map(|until| until.last);
        if let Some(duration) = agreement.duration {
            let start = agreement.from.map_or_else(|| self.start(at), |from| Some(from.first));
            end = start.map(|start| last_of_term(start, duration, 1));
        }
        for (term, _) in &agreement.options[..agreement.exercised] {
            end = end.map(|end| last_of_term(after(end), *term, 1));
        }
        let extension = agreement.extensions.iter().map(|until| until.last).max();
        match (end, extension) {
            (Some(end), Some(extension)) if extension <= end => Some(end),
            (end, extension) => extension.or(end),
        }
    }

    fn term_end(&self, at: usize) -> Option<Day> {
        let end = self.first_end(at)?;
        match self.of(at).renewal {
            None | Some((_, _, Some(0))) => Some(end),
            Some((_, _, None)) => None,
            Some((term, _, Some(max))) => Some(last_of_term(after(end), term, max)),
        }
    }

    fn renewal_date(&self, at: usize, day: Day) -> Option<Day> {
        let (term, _, max) = self.of(at).renewal?;
        let end = self.first_end(at)?;
        for k in 0.. {
            let renewed = if k == 0 { end } else { last_of_term(after(end), term, k) };
            if renewed >= day {
                let another_follows = max.is_none_or(|max| k < max);
                // Not where something else ends it by then.
                return Some(renewed)
                    .filter(|date| another_follows && self.end(at).is_none_or(|end| *date < end));
            }
        }
        None
    }

    /// The successors, and when each takes over.
    fn successors(&self, at: usize) -> Vec<Option<Day>> {
        let entries = self.all().flat_map(|by| self.of(by).replaces.iter().map(move |entry| (by, entry)));
        entries
            .filter(|(_, entry)| entry.id == at && !entry.in_part)
            .map(|(by, entry)| {
                let starts: Option<Vec<Day>> = std::iter::once(&by)
                    .chain(&entry.together_with)
                    .map(|needed| self.start(*needed))
                    .collect();
                starts?.into_iter().max()
            })
            .collect()
    }

    /// `R`
    fn replaced(&self, at: usize) -> Option<Day> {
        self.successors(at).into_iter().flatten().min()
    }

    /// What it ends with, unless it is a member of a circle.
    fn host(&self, at: usize) -> Option<usize> {
        let mut next = self.of(at).ends_with;
        for _ in self.all() {
            match next {
                Some(next) if next == at => return None,
                Some(other) => next = self.of(other).ends_with,
                None => break,
            }
        }
        self.of(at).ends_with
    }

    fn own_end(&self, at: usize) -> Option<Day> {
        let agreement = self.of(at);
        let with = self.host(at).and_then(|host| self.end(host));
        let guest = agreement.ends_when_replaced.and_then(|host| self.replaced(host)).map(before);
        [self.term_end(at), agreement.end.map(|end| end.last), with, guest].into_iter().flatten().min()
    }

    /// `U`
    fn end(&self, at: usize) -> Option<Day> {
        [self.own_end(at), self.replaced(at).map(before)].into_iter().flatten().min()
    }

    // Sections 4 to 6.

    fn state(&self, at: usize, day: Day) -> &'static str {
        let agreement = self.of(at);
        let (start, first) = (self.start(at), agreement.from.map(|from| from.first));
        let rows = [
            ("draft", agreement.stage != "adopted"),
            ("replaced", self.replaced(at).is_some_and(|from| from <= day)),
            ("ended", agreement.end.is_some_and(|end| end.last < day)),
            ("awaiting-adoption", !self.adoption(at).0 && first.is_none_or(|first| first <= day)),
            ("upcoming", start.is_none_or(|start| start > day)),
            ("in-force", self.end(at).is_none_or(|end| day <= end)),
            ("lapsed", true),
        ];
        rows.into_iter().find(|(_, fits)| *fits).unwrap().0
    }

    /// The gap: its first and last day, and where it lies.
    fn gap(&self, at: usize, day: Day) -> Option<(Day, Option<Day>, &'static str)> {
        let own_end = self.own_end(at).filter(|end| *end != UNKNOWN && self.start(at).is_some())?;
        let from = after(own_end);
        let through = self.replaced(at).map(before);
        if through.is_some_and(|through| through < from) {
            return None; // a successor takes over by then
        }
        if from > day {
            let ended = self.of(at).end.is_some();
            return (!ended).then_some((from, through, "coming"));
        }
        match through {
            Some(last) if last < day => Some((from, through, "past")),
            Some(_) => Some((from, through, "open")),
            None => (self.state(at, day) == "lapsed").then_some((from, None, "open")),
        }
    }

    fn next_review(&self, at: usize, review: &Review, day: Day) -> Option<Day> {
        let mut done: Vec<_> = review.done.iter().filter(|(held, _, _)| held.last <= day).collect();
        done.sort_by_key(|(held, _, _)| held.last);
        let due = |k: u32| match review.every {
            Some(every) => Some(occurrence(review.first, every, k)),
            None => (k == 0).then_some(review.first.last),
        };
        let next = match (review.every, done.last()) {
            (Some(every), Some((held, _, _))) if review.rolling => Some(plus(held.last, every, 1)),
            _ => {
                let mut settled = 0; // so many
                for (held, names, _) in done {
                    let fallen =
                        (0..).take_while(|k| due(*k).is_some_and(|due| due < held.last)).count() as u32;
                    let answers = match names {
                        // Due once, it is that once.
                        Some(_) if review.every.is_none() => 0,
                        Some(names) => (0..).find(|k| due(*k).is_some_and(|due| due >= names.first)).unwrap(),
                        None if fallen > settled => fallen - 1,
                        None => fallen,
                    };
                    settled = settled.max(answers + 1);
                }
                due(settled)
            }
        };
        next.filter(|due| self.end(at).is_none_or(|end| *due <= end))
    }

    fn flags(&self, at: usize, day: Day) -> BTreeSet<&'static str> {
        let agreement = self.of(at);
        let last = plus(day, self.spec.horizon, 1);
        let in_window = |deadline: Day| day <= deadline && deadline <= last;
        let in_force = self.state(at, day) == "in-force";
        let (end, followed) = (self.end(at).filter(|end| *end != UNKNOWN), !self.successors(at).is_empty());
        let expiring = in_force && end.is_some_and(in_window);
        let coming = self.gap(at, day).is_some_and(|(_, _, time)| time == "coming");
        let notice = agreement.renewal.and_then(|(_, notice, _)| {
            let date = self.renewal_date(at, day)?;
            Some(notice.map_or(date, |notice| before_end(date, notice)))
        });
        let option = agreement.options.get(agreement.exercised).and_then(|(_, notice)| {
            let end = self.first_end(at)?;
            Some(notice.map_or(end, |notice| before_end(end, notice)))
        });
        // Not where it ends before that day.
        let option = option.filter(|by| self.end(at).is_none_or(|end| *by <= end));
        let reviews: Vec<Day> =
            agreement.reviews.iter().filter_map(|review| self.next_review(at, review, day)).collect();
        let lead_time = agreement.lead_time.unwrap_or(("P12M", 12, 0));
        let start_by =
            end.filter(|_| agreement.end.is_none() && !followed).map(|end| minus(after(end), lead_time));
        let open = |(since, resolved): &(Written, Option<Written>)| {
            since.first <= day && resolved.is_none_or(|resolved| resolved.last > day)
        };
        let mut done = agreement.reviews.iter().flat_map(|review| &review.done);
        let asked = done.any(|(held, _, outcome)| held.last <= day && *outcome == "revise");
        let lost = |basis: &usize| ["replaced", "ended", "lapsed"].contains(&self.state(*basis, day));
        let revise = agreement.triggers.iter().any(open)
            || (asked && !followed)
            || agreement.based_on.iter().any(lost);
        let late = |activity: &Activity| {
            let is_done = activity.done.is_some_and(|done| done.last <= day);
            let is_closed =
                is_done || activity.status.is_some_and(|status| ["done", "dropped"].contains(&status));
            !is_closed && activity.due.is_some_and(|due| due.last < day)
        };
        let undecided = |decision: &Decision| {
            decision.date.is_none() && decision.planned.iter().all(|day_of| day_of.last < day)
        };
        [
            ("lapsed", self.state(at, day) == "lapsed"),
            ("lapsing", expiring && coming),
            ("expiring", expiring),
            ("notice-due", in_force && notice.is_some_and(in_window)),
            ("option-due", in_force && option.is_some_and(in_window)),
            ("start-revision", in_force && start_by.is_some_and(|by| by <= last)),
            ("revise", in_force && revise),
            ("review-overdue", in_force && reviews.iter().any(|due| *due < day)),
            ("review-due", in_force && reviews.iter().any(|due| in_window(*due))),
            ("activity-overdue", agreement.activities.iter().any(late)),
            ("decision-overdue", agreement.decisions.iter().any(undecided)),
            ("owner-gone", agreement.owner.is_some_and(|owner| self.heirs(owner, day).is_empty())),
        ]
        .into_iter()
        .filter_map(|(name, has)| has.then_some(name))
        .collect()
    }

    /// The bodies that exist on `day` and hold the duties of `body`.
    fn heirs(&self, body: usize, day: Day) -> BTreeSet<usize> {
        let bodies = &self.spec.bodies;
        let next = |body: usize| (0..bodies.len()).filter(move |next| bodies[*next].replaces.contains(&body));
        let has_ceased = |body: usize| {
            let implied =
                next(body).filter_map(|next| bodies[next].from).map(|from| before(from.first)).min();
            bodies[body].until.map(|until| until.last).or(implied).is_some_and(|last| last < day)
        };
        let exists =
            |body: &usize| !has_ceased(*body) && bodies[*body].from.is_none_or(|from| from.first <= day);
        let mut reached = BTreeSet::from([body]);
        for _ in 0..bodies.len() {
            let more: Vec<usize> =
                reached.iter().filter(|body| has_ceased(**body)).flat_map(|body| next(*body)).collect();
            reached.extend(more);
        }
        reached.into_iter().filter(exists).collect()
    }
}

// What the code says, in the oracle's words.

/// All that both say of an agreement on a day.
#[derive(Debug, PartialEq)]
struct Facts {
    start: Option<Day>,
    term_end: Option<Day>,
    own_end: Option<Day>,
    replaced: Option<Day>,
    end: Option<Day>,
    state: &'static str,
    gap: Option<(Day, Option<Day>, &'static str)>,
    renewal_date: Option<Day>,
    reviews: Vec<Option<Day>>,
    flags: BTreeSet<&'static str>,
}

fn expected(oracle: &Oracle, at: usize, day: Day) -> Facts {
    Facts {
        start: oracle.start(at),
        term_end: oracle.term_end(at),
        own_end: oracle.own_end(at),
        replaced: oracle.replaced(at),
        end: oracle.end(at),
        state: oracle.state(at, day),
        gap: oracle.gap(at, day),
        renewal_date: oracle.renewal_date(at, day),
        reviews: oracle.of(at).reviews.iter().map(|review| oracle.next_review(at, review, day)).collect(),
        flags: oracle.flags(at, day),
    }
}

fn known(when: When) -> Day {
    when.day().unwrap_or(UNKNOWN)
}

fn found(made: &Made, at: usize, day: Day, horizon: Length) -> Facts {
    let ix = made.agreement(agreement_id(at).as_str().unwrap());
    let (outlook, periods) = (made.outlook(&day.to_string(), horizon.0), made.timeline.periods(ix));
    let standing = outlook.standing(ix);
    Facts {
        start: periods.start.map(known),
        term_end: periods.term.end,
        own_end: periods.own_end.map(|(end, _)| known(end)),
        replaced: periods.replaced_from().map(known),
        end: periods.end.map(|(end, _)| known(end)),
        state: standing.state.name(),
        gap: standing.gap.map(|gap| {
            let time = match gap.time {
                GapTime::Past => "past",
                GapTime::Open => "open",
                GapTime::Coming => "coming",
            };
            (gap.from, gap.through, time)
        }),
        renewal_date: standing.renewal_date,
        reviews: standing.reviews.iter().map(|review| review.next.map(|due| due.day)).collect(),
        flags: standing.flags.iter().map(|flag| flag.name()).collect(),
    }
}

/// Everything that is said of each agreement on each of the days, by its id; ids for indexes.
fn rows(made: &Made, spec: &Spec) -> BTreeMap<String, String> {
    let registry = &made.registry;
    let mut names: Vec<(String, String)> = Vec::new();
    names.extend(
        registry.agreement_ixs().map(|ix| (format!("{ix:?}"), registry.agreement(ix).id.to_string())),
    );
    let bodies =
        registry.bodies.records.iter().filter_map(|body| Some((registry.body_of(&body.id)?, &body.id)));
    names.extend(bodies.map(|(ix, id)| (format!("{ix:?}"), id.to_string())));
    let parties = PARTIES.iter().filter_map(|id| Some((registry.party_of(&Id::new(id))?, id)));
    names.extend(parties.map(|(ix, id)| (format!("{ix:?}"), (*id).to_owned())));
    let outlooks: Vec<_> =
        spec.days.iter().map(|day| made.outlook(&day.to_string(), spec.horizon.0)).collect();
    let row = |ix| {
        let standings: Vec<_> = outlooks.iter().map(|outlook| outlook.standing(ix)).collect();
        let text = format!("{:?}\n{standings:?}", made.timeline.periods(ix));
        names.iter().fold(text, |text, (index, id)| text.replace(index, id))
    };
    registry.agreement_ixs().map(|ix| (registry.agreement(ix).id.to_string(), row(ix))).collect()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn the_code_says_what_the_page_says(spec in spec()) {
        let (made, oracle) = (Made::of(&spec.toml(false)), Oracle { spec: &spec });
        prop_assert!(made.registry.unread.is_empty(), "{:?}", made.registry.faults);
        for day in &spec.days {
            for at in oracle.all() {
                let (found, expected) = (found(&made, at, *day, spec.horizon), expected(&oracle, at, *day));
                prop_assert_eq!(found, expected, "a{:02} on {}", at, day);
            }
        }
    }
}

proptest! {
    #![proptest_config(config(80))]

    /// `E`, `R` and `U` do not depend on the day, and the states of all days fit them.
    #[test]
    fn in_force_from_the_start_through_the_end(spec in spec()) {
        let made = Made::of(&spec.toml(false));
        let mut days = spec.days.clone();
        days.sort();
        for at in 0..spec.agreements.len() {
            let all: Vec<Facts> = days.iter().map(|day| found(&made, at, *day, spec.horizon)).collect();
            for (facts, day) in all.iter().zip(&days) {
                let Facts { start, end, replaced, own_end, .. } = facts;
                prop_assert_eq!((start, end, replaced), (&all[0].start, &all[0].end, &all[0].replaced));
                prop_assert!(end.is_none_or(|end| own_end.is_none_or(|own| end <= own)));
                if facts.state == "in-force" {
                    prop_assert!(start.is_some_and(|start| start <= *day) && end.is_none_or(|end| *day <= end));
                }
                if let Some((from, through, time)) = facts.gap {
                    prop_assert_eq!(Some(before(from)), *own_end);
                    prop_assert!(through.is_none_or(|through| from <= through));
                    prop_assert_eq!(through.map(after), *replaced);
                    prop_assert!(!(time == "open" && facts.state == "in-force"));
                    for edge in [Some(from), through].into_iter().flatten() {
                        prop_assert_ne!(found(&made, at, edge, spec.horizon).state, "in-force");
                    }
                }
            }
            // In force once, never again; replaced or ended, for good.
            let states: Vec<_> = all.iter().map(|facts| facts.state).collect();
            for pair in states.windows(2) {
                prop_assert!(!(pair[1] == "in-force" && ["lapsed", "ended", "replaced"].contains(&pair[0])), "{states:?}");
                prop_assert!(pair[0] != "replaced" || pair[1] == "replaced", "{states:?}");
            }
        }
    }

    #[test]
    fn an_unrelated_record_changes_nothing(spec in spec(), other in agreement()) {
        let mut alone = Spec { agreements: vec![other], ..spec.clone() };
        alone.settle();
        let unrelated = toml_text(&alone.agreements[0].record(), false);
        let mut files = spec.toml(false);
        for path in ["agreements/0-first", "agreements/a00-second", "agreements/zz-last"] {
            files.push((format!("{path}.toml"), unrelated.replace("a00", "nothing")));
        }
        for path in ["bodies/0-first", "bodies/b0-second", "parties/0-first", "parties/g0"] {
            files.push((format!("{path}.toml"), "name = \"Annan\"".to_owned()));
        }
        let (before, mut after) = (rows(&Made::of(&spec.toml(false)), &spec), rows(&Made::of(&files), &spec));
        after.retain(|id, _| before.contains_key(id));
        prop_assert_eq!(before, after);
    }

    #[test]
    fn the_order_of_files_and_of_keys_is_nothing(spec in spec()) {
        prop_assert_eq!(rows(&Made::of(&spec.toml(false)), &spec), rows(&Made::of(&spec.toml(true)), &spec));
    }

    #[test]
    fn toml_and_yaml_say_the_same(spec in spec()) {
        let (toml, yaml) = (Made::of(&spec.toml(false)), Made::of(&spec.yaml()));
        prop_assert!(yaml.registry.unread.is_empty(), "{:?}", yaml.registry.faults);
        prop_assert_eq!(toml.registry.faults.len(), yaml.registry.faults.len());
        prop_assert_eq!(rows(&toml, &spec), rows(&yaml, &spec));
    }
}
