//! All that makes the state of an agreement what it is.

use std::collections::{BTreeMap, BTreeSet};

use avtal::time::Day;

use super::Oracle;
use super::adoption::{Adopted, Required};
use super::days::*;
use super::periods::Cause;
use super::spec::*;

fn when(day: Option<Day>) -> String {
    match day {
        None => "none".to_owned(),
        Some(UNKNOWN) => "unknown, in the past".to_owned(),
        Some(day) => day.to_string(),
    }
}

impl Oracle<'_> {
    /// In short, sorted; the names of parties too.
    pub fn reasons(&self, at: At, day: Day) -> Vec<String> {
        let agreement = self.of(at);
        let has_started = self.start(at).is_some_and(|start| start <= day);
        let mut reasons = Vec::new();
        if self.state(at, day) == "draft" {
            reasons.push(agreement.stage.to_owned());
        }
        if self.state(at, day) == "provisional" {
            reasons.push(format!(
                "provisional through {}",
                when(self.provisional(at).and_then(|(_, last)| last))
            ));
        }
        if let Some(Suspension { from, until, .. }) = self.suspended(at, day)
            && self.state(at, day) == "suspended"
        {
            let until = until.map_or("none".to_owned(), Written::text);
            reasons.push(format!("suspended {} – {until}", from.text()));
        }
        let has_taken_over = |from: Day| if from == UNKNOWN { has_started } else { from <= day };
        for (successor, from) in self.takeovers_of(at) {
            reasons.push(match from {
                Some(from) if has_taken_over(from) => {
                    format!("replaced by {} from {}", Spec::id(successor), when(Some(from)))
                }
                from => {
                    let from = from.filter(|from| *from != UNKNOWN);
                    format!("{} pending, {}", Spec::id(successor), when(from))
                }
            });
        }
        let ended = self.ended(at).filter(|end| *end < day);
        reasons.extend(ended.map(|end| format!("ended t.o.m. {end}")));
        reasons.extend(self.lack_of_adoption(at));
        reasons.push(self.begins(at));
        let is_said = match self.end(at) {
            Some((_, Cause::Replaced)) => self.replaced(at).is_some_and(has_taken_over),
            Some((_, Cause::Ended)) => ended.is_some(),
            _ => false,
        };
        if !is_said {
            reasons.extend(self.ends(at, day, has_started));
        }
        reasons.sort();
        reasons
    }

    fn lack_of_adoption(&self, at: At) -> Vec<String> {
        match self.adopted(at) {
            Adopted::Nothing => Vec::new(),
            Adopted::On(day) => {
                let is_late = self.written_end(at).is_some_and(|end| end < day);
                is_late.then(|| format!("adopted too late, {day}")).into_iter().collect()
            }
            Adopted::No => {
                self.required(at).map_or(Vec::new(), |required| self.decisions_lacking(at, required))
            }
        }
    }

    /// Each decision that rejects it, with those whom it decides for; then those who have decided neither way.
    fn decisions_lacking(&self, at: At, Required { places, number }: Required) -> Vec<String> {
        let latest = |party: &str| self.latest_decision(at, party, ymd(2999, 12, 31));
        let outcome = |decision: usize| self.of(at).adoption.decisions[decision].outcome;
        let rejecting = |party: &str| latest(party).filter(|decision| outcome(*decision) == "rejected");
        let mut rejections: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (party, origins) in &places {
            for decision in origins.iter().filter_map(|origin| rejecting(origin)) {
                rejections.entry(decision).or_default().insert(party);
            }
        }
        let lacks = |origin: &&str| !self.has_adopted(at, origin, ymd(2999, 12, 31));
        let missing = places.iter().filter(|(_, origins)| origins.iter().any(lacks));
        let undecided =
            missing.filter(|(_, origins)| !origins.iter().any(|origin| rejecting(origin).is_some()));
        let undecided: Vec<_> = undecided.map(|(party, _)| *party).collect();
        let enough = number.map_or(String::new(), |number| format!(" ({number} are enough)"));
        let none = (!undecided.is_empty() || rejections.is_empty())
            .then(|| format!("not adopted by: {}{enough}", undecided.join(", ")));
        let rejected = rejections.into_iter().map(|(decision, parties)| {
            let parties: Vec<_> = parties.into_iter().collect();
            let on = self.of(at).adoption.decisions[decision].date.map_or(String::new(), Written::text);
            format!("rejected on {on} by: {}", parties.join(", "))
        });
        rejected.chain(none).collect()
    }

    fn begins(&self, at: At) -> String {
        let (start, validity) = (self.start(at), &self.of(at).validity);
        match (start.filter(|start| *start != UNKNOWN), validity.from) {
            (Some(start), Some(from)) if from.first == start => format!("from {}", from.text()),
            (Some(start), _) => format!("from {start}"),
            (None, Some(from)) => format!("from {}", from.text()),
            (None, None) if validity.from_last_adoption => "from last adoption".to_owned(),
            (None, None) => "from unknown".to_owned(),
        }
    }

    fn ends(&self, at: At, day: Day, has_started: bool) -> Vec<String> {
        let validity = &self.of(at).validity;
        if let (Some((_, cause)), Some(end)) = (self.end(at), self.end_written(at)) {
            let by = match cause {
                Cause::Ended => ", ended",
                Cause::Term => "",
                Cause::EndedWith => ", with another",
                Cause::Replaced => ", replaced",
            };
            let verb = if end.last < day { "ran out" } else { "through" };
            return vec![format!("{verb} {}{by}", end.text())];
        }
        if self.end(at).is_some() {
            return has_started.then(|| "ran out, unknown".to_owned()).into_iter().collect();
        }
        let with = validity.ends_with.map(|host| format!("ends with {}", Spec::id(host)));
        let when_replaced = validity.ends_when_replaced;
        let when_replaced = when_replaced.map(|host| format!("ends when {} is replaced", Spec::id(host)));
        let mut open: Vec<String> = with.into_iter().chain(when_replaced).collect();
        match (validity.until_word, self.first_end(at), validity.duration) {
            (Some("further-notice"), ..) => open.push("until further notice".to_owned()),
            (Some("event"), ..) => open.push(format!("until {}", super::files::EVENT)),
            (Some(_), ..) => open.push("until replaced".to_owned()),
            (None, Some(_), _) => {}
            // Suspended, and prolonged by nobody knows how much.
            (None, None, None) if validity.until.is_some() => {}
            (None, None, Some(duration)) => open.push(format!("for {}", duration.text)),
            (None, None, None) if open.is_empty() => open.push("end unknown".to_owned()),
            (None, None, None) => {}
        }
        open
    }
}
