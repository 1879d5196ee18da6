//! A random registry as files.

use std::collections::BTreeMap;

use toml::Value;

use super::days::{Length, Written};
use super::spec::*;

pub fn agreement_id(at: At) -> String {
    format!("a{at:02}")
}

pub fn path(at: At) -> String {
    format!("agreements/{}", agreement_id(at))
}

/// What ends an agreement with `until = "event"`.
pub const EVENT: &str = "slutrapporten är godkänd";

fn agreement(at: At) -> Value {
    agreement_id(at).into()
}

fn date(date: &Written) -> Value {
    let text = date.text();
    match text.len() {
        10 => Value::Datetime(text.parse().unwrap()),
        4 => text.parse::<i64>().unwrap().into(),
        _ => text.into(),
    }
}

fn day(written: &Option<Written>) -> Option<Value> {
    written.as_ref().map(date)
}

fn duration(length: &Option<Length>) -> Option<Value> {
    length.map(|length| length.text.into())
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Option<Value> {
    (!items.is_empty()).then(|| Value::Array(items.iter().map(value).collect()))
}

fn table<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Table(entries.collect())
}

fn day_of_year(on: &Option<DayOfYear>) -> Option<Value> {
    on.map(|DayOfYear(month, day)| format!("{month:02}-{day:02}").into())
}

fn texts(ids: &[&'static str]) -> Option<Value> {
    list(ids, |id| (*id).into())
}

impl Spec {
    /// Every record by its path, without the ending.
    pub fn records(&self) -> BTreeMap<String, Value> {
        let agreements = self.agreements.iter().enumerate();
        let bodies = self.bodies.iter().enumerate();
        let parties = LEAVES.iter().zip(&self.parties);
        agreements
            .map(|(at, agreement)| (path(at), agreement.record()))
            .chain(bodies.map(|(at, body)| (format!("bodies/b{at}"), body.record())))
            .chain(parties.map(|(id, party)| (format!("parties/{id}"), party.record())))
            .chain(["g", "gg"].iter().map(|id| {
                let members = list(self.members(id).unwrap(), Entry::value);
                let kind = Some("group".into());
                let record = table([("name", Some("Grupp".into())), ("kind", kind), ("members", members)]);
                (format!("parties/{id}"), record)
            }))
            .collect()
    }

    fn settings(&self) -> (String, String) {
        let mut text = "name = \"Prov\"\n[kinds.agreement]\n[kinds.plan]\nends_as_planned = true\n\
                        lead_time = \"P6M\"\n[kinds.statute]\nparties = false\n[parts.1]\n[parts.2]\n"
            .to_owned();
        if let Some(lead_time) = self.lead_time {
            text += &format!("[defaults]\nlead_time = \"{}\"\n", lead_time.text);
        }
        ("registry.toml".to_owned(), text)
    }

    /// As TOML, in files whose order is that of ids or the reverse, and so the order of keys.
    pub fn toml(&self, reversed: bool) -> Vec<(String, String)> {
        let records = self.records();
        let count = records.len();
        let place = |(at, (path, record)): (usize, (String, Value))| {
            let path = if reversed { path.replacen('/', &format!("/{:03}/", count - at), 1) } else { path };
            (format!("{path}.toml"), toml_text(&record, reversed))
        };
        records.into_iter().enumerate().map(place).chain([self.settings()]).collect()
    }

    pub fn yaml(&self) -> Vec<(String, String)> {
        let text = |record: &Value| serde_yaml::to_string(&yaml_value(record)).unwrap();
        let records = self.records();
        let files = records.iter().map(|(path, record)| (format!("{path}.yaml"), text(record)));
        files.chain([self.settings()]).collect()
    }
}

impl Entry {
    fn value(&self) -> Value {
        if self.from.is_none() && self.until.is_none() && self.notice_given.is_none() {
            return self.id.into();
        }
        table([
            ("id", Some(self.id.into())),
            ("from", day(&self.from)),
            ("until", day(&self.until)),
            ("notice_given", day(&self.notice_given)),
        ])
    }
}

impl Agreement {
    pub fn record(&self) -> Value {
        let Agreement { validity, clauses, adoption, links, follow_up, .. } = self;
        let reviews: Vec<_> = follow_up.reviews.iter().enumerate().collect();
        table([
            ("title", Some("Prov".into())),
            ("kind", Some(self.kind.into())),
            ("stage", (self.stage != "adopted").then(|| self.stage.into())),
            ("statutory", self.statutory.then(|| true.into())),
            ("part", self.part.map(|part| i64::from(part).into())),
            ("owner", self.owner.map(|owner| BODIES[owner].into())),
            ("parties", list(&adoption.parties, Entry::value)),
            ("based_on", list(&links.based_on, |id| agreement(*id))),
            ("validity", Some(validity.record())),
            ("option", list(&validity.options, Choice::record)),
            ("extension", list(&validity.extensions, Extension::record)),
            ("adoption", adoption.record()),
            ("decision", list(&adoption.decisions, Decision::record)),
            ("replaces", list(&links.replaces, Replaces::record)),
            ("amends", list(&links.amends, |(id, in_part)| linked(*id, *in_part, &[]))),
            ("review", list(&reviews, |(at, review)| review.record(*at))),
            ("revision", follow_up.revision()),
            ("activity", list(&follow_up.activities, Activity::record)),
            ("end", validity.end.as_ref().map(Ending::record)),
            ("termination", clauses.termination.as_ref().map(Termination::record)),
            ("provisional", clauses.provisional.as_ref().map(Provisional::record)),
            ("suspension", list(&clauses.suspensions, Suspension::record)),
            ("survival", list(&clauses.survivals, Survival::record)),
        ])
    }
}

impl Validity {
    fn record(&self) -> Value {
        let renewal = self.renewal.map(|renewal| {
            table([
                ("term", Some(renewal.term.text.into())),
                ("notice", duration(&renewal.notice)),
                ("first_notice", duration(&renewal.first_notice)),
                ("notice_by", day_of_year(&renewal.notice_by)),
                ("max", renewal.max.map(|max| i64::from(max).into())),
            ])
        });
        table([
            ("from", day(&self.from).or(self.from_last_adoption.then(|| "last-adoption".into()))),
            ("until", day(&self.until).or(self.until_word.map(Value::from))),
            ("duration", duration(&self.duration)),
            ("ends_with", self.ends_with.map(agreement)),
            ("ends_when_replaced", self.ends_when_replaced.map(agreement)),
            ("event", (self.until_word == Some("event")).then(|| EVENT.into())),
            ("renewal", renewal),
        ])
    }
}

impl Ending {
    fn record(&self) -> Value {
        table([("date", day(&self.date)), ("notice_given", day(&self.notice_given))])
    }
}

impl Termination {
    fn record(&self) -> Value {
        let ends = self.ends.and_then(|ends| match ends {
            Ends::Word(word) => Some(word.into()),
            Ends::On(on) => day_of_year(&Some(on)),
        });
        let by = self.by.as_ref().map(|by| match by {
            NoticeBy::Word(word) => (*word).into(),
            NoticeBy::Parties(ids) => Value::Array(ids.iter().map(|id| (*id).into()).collect()),
        });
        table([
            ("notice", duration(&self.notice)),
            ("notice_by", day_of_year(&self.notice_by)),
            ("ends", ends),
            ("not_before", day(&self.not_before)),
            ("by", by),
        ])
    }
}

impl Provisional {
    fn record(&self) -> Value {
        table([("from", Some(date(&self.from))), ("until", day(&self.until))])
    }
}

impl Suspension {
    fn record(&self) -> Value {
        let prolongs = self.prolongs.map(Value::from);
        table([("from", Some(date(&self.from))), ("until", day(&self.until)), ("prolongs", prolongs)])
    }
}

impl Survival {
    fn record(&self) -> Value {
        let (until, length) = match self {
            Survival::For(length) => (None, Some(*length)),
            Survival::Until(last) => (Some(date(last)), None),
            Survival::FurtherNotice => (Some("further-notice".into()), None),
        };
        let sections = Some(Value::Array(vec!["9".into()]));
        table([("sections", sections), ("until", until), ("duration", duration(&length))])
    }
}

impl Choice {
    fn record(&self) -> Value {
        let term = Some(self.term.text.into());
        table([("term", term), ("notice", duration(&self.notice)), ("exercised", day(&self.exercised))])
    }
}

impl Extension {
    fn record(&self) -> Value {
        let outcome = self.outcome.map(Value::from);
        table([("until", Some(date(&self.until))), ("decided", day(&self.decided)), ("outcome", outcome)])
    }
}

impl Adoption {
    fn record(&self) -> Option<Value> {
        let required = match &self.required {
            Required::Absent if self.delay.is_none() && self.starts.is_none() && self.joining.is_none() => {
                return None;
            }
            Required::Absent => None,
            Required::None => Some("none".into()),
            Required::AllParties => Some("all-parties".into()),
            Required::Parties(ids) => Some(Value::Array(ids.iter().map(|id| (*id).into()).collect())),
            Required::Number(number) => Some(i64::from(*number).into()),
        };
        Some(table([
            ("required", required),
            ("delay", duration(&self.delay)),
            ("starts", self.starts.map(Value::from)),
            ("joining", duration(&self.joining)),
        ]))
    }
}

impl Decision {
    fn record(&self) -> Value {
        let outcome = self.date.map(|_| self.outcome.into());
        let (day, planned) = (day(&self.date), list(&self.planned, date));
        table([("by", Some(self.by.into())), ("date", day), ("planned", planned), ("outcome", outcome)])
    }
}

fn linked(id: At, in_part: bool, together_with: &[At]) -> Value {
    let sections = in_part.then(|| Value::Array(vec!["3".into()]));
    let others = list(together_with, |id| agreement(*id));
    table([("id", Some(agreement(id))), ("sections", sections), ("together_with", others)])
}

impl Replaces {
    fn record(&self) -> Value {
        linked(self.id, self.in_part, &self.together_with)
    }
}

impl FollowUp {
    fn revision(&self) -> Option<Value> {
        let triggers = list(&self.triggers, |(since, resolved)| {
            let reason = Some("Ny lag".into());
            table([("since", Some(date(since))), ("reason", reason), ("resolved", day(resolved))])
        });
        let revision = table([
            ("lead_time", duration(&self.lead_time)),
            ("as_needed", self.as_needed.then(|| true.into())),
            ("initiated_by", self.initiated_by.map(Value::from)),
            ("trigger", triggers),
        ]);
        revision.as_table().is_some_and(|table| !table.is_empty()).then_some(revision)
    }
}

impl Review {
    fn record(&self, at: usize) -> Value {
        let done = list(&self.done, |done| {
            let outcome = Some(done.outcome.into());
            table([("date", Some(date(&done.date))), ("due", day(&done.due)), ("outcome", outcome)])
        });
        table([
            ("id", Some(format!("r{at}").into())),
            ("first", Some(date(&self.first))),
            ("every", duration(&self.every)),
            ("rolling", self.rolling.then(|| true.into())),
            ("by", self.by.map(Value::from)),
            ("done", done),
        ])
    }
}

impl Activity {
    fn record(&self) -> Value {
        table([
            ("title", Some("Rutiner".into())),
            ("due", day(&self.due)),
            ("done", day(&self.done)),
            ("status", self.status.map(Value::from)),
            ("by", texts(&self.by)),
        ])
    }
}

impl Party {
    fn record(&self) -> Value {
        let replaced_by = self.replaced_by.map(Value::from);
        table([("name", Some("Part".into())), ("until", day(&self.until)), ("replaced_by", replaced_by)])
    }
}

impl Body {
    fn record(&self) -> Value {
        table([
            ("name", Some("Arena".into())),
            ("from", day(&self.from)),
            ("until", day(&self.until)),
            ("replaces", list(&self.replaces, |id| BODIES[*id].into())),
        ])
    }
}

/// A record as TOML, a key a line; the keys of all tables in reverse, if asked for.
pub fn toml_text(record: &Value, reversed: bool) -> String {
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
