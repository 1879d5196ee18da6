//! What `list --format json` says of an agreement on a day, field by field.

use std::collections::BTreeSet;

use avtal::time::Day;
use serde_json::{Map, Value, json};

use super::Oracle;
use super::days::*;
use super::spec::*;

fn shown(day: Option<Day>) -> Value {
    day.filter(|day| *day != UNKNOWN).map_or(Value::Null, |day| day.to_string().into())
}

fn as_written(date: Option<Written>) -> Value {
    date.filter(|date| date.is_coarse()).map_or(Value::Null, |date| date.text().into())
}

fn ids(ats: impl IntoIterator<Item = At>) -> Value {
    ats.into_iter().map(Spec::id).collect::<BTreeSet<_>>().into_iter().collect()
}

impl Oracle<'_> {
    fn until_kind(&self, at: At) -> &'static str {
        let validity = &self.of(at).validity;
        match validity {
            Validity { until: Some(_), .. } => "date",
            Validity { until_word: Some(word), .. } => word,
            Validity { duration: Some(_), .. } => "duration",
            Validity { ends_with: Some(_), .. } => "ends-with",
            Validity { ends_when_replaced: Some(_), .. } => "ends-when-replaced",
            _ => "unknown",
        }
    }

    /// A last day as it is written, where a date of the record gives it.
    fn end_as_written(&self, at: At, end: Day) -> Written {
        let validity = &self.of(at).validity;
        let extensions = validity.extensions.iter().map(|extension| extension.until);
        let ended = validity.end.and_then(|end| end.date);
        let mut dates = validity.until.into_iter().chain(extensions).chain(ended);
        dates.find(|date| date.last == end).unwrap_or(Written::day(end))
    }

    fn term_end_written(&self, at: At) -> Option<Written> {
        Some(self.end_as_written(at, self.term_end(at)?))
    }

    pub fn end_written(&self, at: At) -> Option<Written> {
        Some(self.end_as_written(at, self.last_day(at)?))
    }

    fn start_written(&self, at: At) -> Option<Written> {
        let (start, from) = (self.start(at)?, self.of(at).validity.from);
        from.filter(|from| from.first == start)
    }

    /// All that is said of an agreement, but for the reasons.
    pub fn row(&self, at: At, day: Day) -> Map<String, Value> {
        let agreement = self.of(at);
        let owner = agreement.owner;
        let holder = owner.map(|owner| self.holder(owner, day));
        let reviews = agreement.follow_up.reviews.iter();
        let review =
            reviews.filter_map(|review| self.next_review(at, review, day)).min_by_key(|due| due.last);
        let gap = self.gap(at, day);
        let row = json!({
            "id": Spec::id(at),
            "title": "Prov",
            "kind": agreement.kind,
            "part": agreement.part,
            "reference": null,
            "stage": agreement.stage,
            "owner": owner.map(|owner| BODIES[owner]),
            "effective_owner": holder.map(|holder| BODIES[holder]),
            "parties": self.ever_parties(at),
            "bound": self.bound(at, day),
            "statutory": agreement.statutory,
            "topics": [],
            "state": self.state(at, day),
            "from": shown(self.from(at)),
            "from_as_written": as_written(agreement.validity.from),
            "in_force_from": shown(self.start(at)),
            "in_force_from_as_written": as_written(self.start_written(at)),
            "until_kind": self.until_kind(at),
            "term_end": shown(self.term_end(at)),
            "term_end_as_written": as_written(self.term_end_written(at)),
            "effective_end": shown(self.last_day(at)),
            "effective_end_as_written": as_written(self.end_written(at)),
            "end_reason": self.end(at).map(|(_, cause)| cause.name()),
            "renewal_date": shown(self.renewal_date(at, day)),
            "bound_through": shown(self.bound_through(at, day)),
            "notice_by": shown(self.notice_by(at, day)),
            "option_by": shown(self.option_by(at)),
            "replaces": ids(agreement.links.replaces.iter().map(|entry| entry.id)),
            "replaced_by": ids(self.successors(at)),
            "replaced_from": shown(self.replaced(at)),
            "next_review": shown(review.map(|due| due.last)),
            "next_review_as_written": as_written(review),
            "start_revision_by": shown(self.start_revision_by(at)),
            "lead_time": self.lead_time(at).text,
            "flags": self.flags(at, day),
            "gaps": gap.iter().map(|(from, through)| json!({
                "from": shown(Some(*from)), "through": shown(*through),
            })).collect::<Vec<_>>(),
            "path": format!("{}.toml", super::files::path(at)),
        });
        match row {
            Value::Object(row) => row,
            _ => Map::new(),
        }
    }
}
