//! Random registries: few days, parties and bodies, so that they often meet.

use std::collections::BTreeSet;

use avtal::time::Day;
use chrono::{Datelike, TimeDelta};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::Oracle;
use super::days::*;
use super::spec::*;

/// The ends of months and of years among them.
pub fn written() -> impl Strategy<Value = Written> {
    let day = (2019..2025, select(&[1, 1, 2, 6, 7, 12, 12][..]), select(&[1, 1, 15, 30, 31, 31][..]));
    (day, select(&[0, 0, 0, 0, 0, 0, 1, 2][..])).prop_map(|((year, month, day), coarse)| {
        let at = |month, day: u32| ymd(year, month, day.min(days_in_month(year, month)));
        match coarse {
            0 => Written::day(at(month, day)),
            1 => Written::through(at(month, 31), false),
            _ => Written::through(at(12, 31), true),
        }
    })
}

fn lengths() -> impl Strategy<Value = Length> {
    select(LENGTHS)
}

/// Often as long as the term, or longer.
fn with_notice(shares: f64) -> impl Strategy<Value = (Length, Option<Length>)> {
    (lengths(), weighted(shares, lengths()), prop::bool::weighted(0.3))
        .prop_map(|(term, notice, same)| (term, notice.map(|notice| if same { term } else { notice })))
}

fn party() -> impl Strategy<Value = &'static str> {
    select(PARTIES)
}

fn doer() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => select(BODIES), 1 => party()]
}

fn entry(id: impl Strategy<Value = &'static str>, dated: f64) -> impl Strategy<Value = Entry> {
    (id, weighted(dated, written()), weighted(dated, written())).prop_map(|(id, from, until)| {
        let until = until.filter(|until| from.is_none_or(|from| from.first <= until.last));
        Entry { id, from, until, notice_given: None }
    })
}

/// An entry of the parties of an agreement.
fn party_entry() -> impl Strategy<Value = Entry> {
    (entry(party(), 0.2), weighted(0.2, written()))
        .prop_map(|(entry, notice_given)| Entry { notice_given, ..entry })
}

fn day_of_year() -> impl Strategy<Value = DayOfYear> {
    select(&[(8, 31), (12, 31), (6, 30), (2, 29), (1, 1), (3, 31)][..])
        .prop_map(|(month, day)| DayOfYear(month, day))
}

fn renewal() -> impl Strategy<Value = Renewal> {
    let by = prop_oneof![3 => Just(None), 1 => day_of_year().prop_map(Some)];
    (with_notice(0.8), weighted(0.3, lengths()), by, weighted(0.5, 0..4_u32)).prop_map(
        |((term, notice), first_notice, notice_by, max)| {
            let notice = notice.filter(|_| notice_by.is_none());
            Renewal { term, notice, first_notice: first_notice.filter(|_| notice.is_some()), notice_by, max }
        },
    )
}

fn ending() -> impl Strategy<Value = Ending> {
    (written(), prop::bool::weighted(0.7), weighted(0.5, written())).prop_map(
        |(date, is_dated, notice_given)| {
            let date = (is_dated || notice_given.is_none()).then_some(date);
            Ending { date, notice_given }
        },
    )
}

fn termination() -> impl Strategy<Value = Termination> {
    let words = &["any-day", "month-end", "quarter-end", "half-year-end", "year-end", "anniversary"][..];
    let ends = prop_oneof![4 => select(words).prop_map(Ends::Word), 1 => day_of_year().prop_map(Ends::On)];
    let by = prop_oneof![
        3 => select(&["any-party", "each-party"][..]).prop_map(NoticeBy::Word),
        1 => vec(party(), 1..3).prop_map(NoticeBy::Parties),
    ];
    (
        weighted(0.7, lengths()),
        weighted(0.25, day_of_year()),
        weighted(0.7, ends),
        weighted(0.25, written()),
        weighted(0.5, by),
    )
        .prop_map(|(notice, notice_by, ends, not_before, by)| Termination {
            notice,
            notice_by,
            ends,
            not_before,
            by,
        })
}

fn clauses() -> impl Strategy<Value = Clauses> {
    let in_order = |(from, until): (Written, Option<Written>)| match until {
        Some(until) if until.last < from.first => (until, Some(from)),
        until => (from, until),
    };
    let provisional = (written(), weighted(0.5, written())).prop_map(in_order);
    let provisional = provisional.prop_map(|(from, until)| Provisional { from, until });
    let suspension =
        ((written(), weighted(0.85, written())).prop_map(in_order), weighted(0.6, any::<bool>()))
            .prop_map(|((from, until), prolongs)| Suspension { from, until, prolongs });
    let suspensions = prop_oneof![3 => Just(Vec::new()), 1 => vec(suspension, 1..3)];
    let survival = prop_oneof![
        2 => lengths().prop_map(Survival::For),
        1 => written().prop_map(Survival::Until),
        1 => Just(Survival::FurtherNotice),
    ];
    let survivals = prop_oneof![3 => Just(Vec::new()), 1 => vec(survival, 1..3)];
    (weighted(0.4, termination()), weighted(0.2, provisional), suspensions, survivals).prop_map(
        |(termination, provisional, suspensions, survivals)| Clauses {
            termination,
            provisional,
            suspensions,
            survivals,
        },
    )
}

fn validity() -> impl Strategy<Value = Validity> {
    let from = prop_oneof![
        16 => written().prop_map(|from| (Some(from), false)),
        2 => Just((None, true)),
        3 => Just((None, false)),
    ];
    let until = prop_oneof![
        4 => written().prop_map(|until| (Some(until), None, None)),
        3 => lengths().prop_map(|length| (None, Some(length), None)),
        2 => select(&["further-notice", "replaced", "event"][..]).prop_map(|word| (None, None, Some(word))),
        2 => Just((None, None, None)),
    ];
    let other = |share| weighted(share, 0..12_usize);
    let renewal = weighted(0.25, renewal());
    let option = (with_notice(0.7), written());
    let options = (vec(option, 0..3), 0..3_usize);
    let outcome = weighted(0.5, select(&["adopted", "adopted", "recommended", "rejected"][..]));
    let extension = (written(), weighted(0.7, written()), outcome)
        .prop_map(|(until, decided, outcome)| Extension { until, decided, outcome });
    let extensions = prop_oneof![3 => Just(Vec::new()), 1 => vec(extension, 1..3)];
    let end = (weighted(0.2, ending()), prop::bool::weighted(0.7));
    (from, until, (other(0.25), other(0.15)), renewal, options, extensions, end).prop_map(
        |(
            (from, from_last_adoption),
            (until, duration, until_word),
            (ends_with, ends_when_replaced),
            renewal,
            (options, exercised),
            extensions,
            (end, in_order),
        )| {
            // Mostly the end comes after the start.
            let (from, until) = match (from, until) {
                (Some(from), Some(until)) if in_order && until.last < from.first => (Some(until), Some(from)),
                (from, until) => (from, until),
            };
            let choice = |(at, ((term, notice), day)): (usize, ((Length, Option<Length>), Written))| Choice {
                term,
                notice,
                exercised: (at < exercised).then_some(day),
            };
            Validity {
                from,
                from_last_adoption,
                until,
                until_word,
                // Without `from`, a duration is a fault, and a renewal of what has no end.
                duration: duration.filter(|_| from.is_some() || from_last_adoption),
                renewal: renewal.filter(|_| until_word.is_none()),
                ends_with,
                ends_when_replaced,
                options: options.into_iter().enumerate().map(choice).collect(),
                extensions,
                end,
            }
        },
    )
}

fn adoption() -> impl Strategy<Value = Adoption> {
    let required = prop_oneof![
        8 => Just(Required::Absent),
        1 => Just(Required::None),
        6 => Just(Required::AllParties),
        3 => vec(party(), 0..3).prop_map(Required::Parties),
        4 => (0..4_u32).prop_map(Required::Number),
    ];
    let outcome = select(
        &[
            "adopted",
            "adopted",
            "adopted",
            "adopted",
            "rejected",
            "recommended",
            "endorsed",
            "noted",
            "signed",
        ][..],
    );
    let by = prop_oneof![4 => select(LEAVES), 5 => select(&["g", "gg", "gg"][..]), 1 => select(BODIES)];
    let decision = (by, weighted(0.85, written()), vec(written(), 1..3), outcome)
        .prop_map(|(by, date, planned, outcome)| Decision { by, date, planned, outcome });
    let parties = vec(party_entry(), 1..4);
    // Often all but perhaps one adopt it on one day, whatever else they decide.
    let together = weighted(0.5, (written(), weighted(0.5, select(LEAVES))));
    let starts = weighted(0.3, select(&["month", "month", "quarter", "year"][..]));
    let times = (weighted(0.3, lengths()), starts, weighted(0.3, lengths()));
    (parties, required, times, vec(decision, 0..9), together).prop_map(
        |(parties, required, (delay, starts, joining), mut decisions, together)| {
            let adopts = |by: &'static str| {
                let (date, _) = together.filter(|(_, but)| *but != Some(by))?;
                Some(Decision { by, date: Some(date), planned: Vec::new(), outcome: "adopted" })
            };
            decisions.extend(LEAVES.iter().copied().filter_map(adopts));
            Adoption { parties, required, delay, starts, joining, decisions }
        },
    )
}

fn links() -> impl Strategy<Value = Links> {
    let others = prop_oneof![3 => Just(vec![]), 1 => vec(0..12_usize, 1..3)];
    let replaces = (0..12_usize, prop::bool::weighted(0.2), others)
        .prop_map(|(id, in_part, together_with)| Replaces { id, in_part, together_with });
    let replaces = prop_oneof![1 => Just(Vec::new()), 1 => vec(replaces, 1..3)];
    let amends = prop_oneof![4 => Just(Vec::new()), 1 => vec((0..12_usize, any::<bool>()), 1..2)];
    (replaces, amends, vec(0..12_usize, 0..2)).prop_map(|(replaces, amends, based_on)| Links {
        replaces,
        amends,
        based_on,
    })
}

fn follow_up() -> impl Strategy<Value = FollowUp> {
    let outcome = select(&["no-change", "no-change", "revise"][..]);
    let done = (written(), weighted(0.3, written()), outcome).prop_map(|(date, due, outcome)| Done {
        date,
        due,
        outcome,
    });
    let review = (
        written(),
        weighted(0.7, lengths()),
        prop::bool::weighted(0.3),
        weighted(0.5, doer()),
        vec(done, 0..4),
    );
    let review = review.prop_map(|(first, every, rolling, by, done)| Review {
        first,
        every,
        rolling: rolling && every.is_some(),
        by,
        done,
    });
    let status = weighted(0.5, select(&["open", "done", "dropped", "followed-up"][..]));
    let activity = (weighted(0.8, written()), weighted(0.3, written()), status, vec(doer(), 0..3))
        .prop_map(|(due, done, status, by)| Activity { due, done, status, by });
    let trigger = (written(), weighted(0.5, written()));
    (
        vec(review, 0..3),
        weighted(0.5, lengths()),
        prop::bool::weighted(0.2),
        weighted(0.3, doer()),
        prop_oneof![2 => Just(vec![]), 1 => vec(trigger, 1..2)],
        vec(activity, 0..2),
    )
        .prop_map(|(reviews, lead_time, as_needed, initiated_by, triggers, activities)| FollowUp {
            reviews,
            lead_time,
            as_needed,
            initiated_by,
            triggers,
            activities,
        })
}

pub fn agreement() -> impl Strategy<Value = Agreement> {
    let stage = prop_oneof![
        10 => Just("adopted"),
        1 => Just("consultation"),
        2 => Just("draft"),
    ];
    let kind = prop_oneof![6 => Just("agreement"), 2 => Just("plan"), 1 => Just("statute")];
    let own = (stage, kind, prop::bool::weighted(0.25), weighted(0.3, 1..3_u32), weighted(0.7, 0..4_usize));
    (own, validity(), clauses(), adoption(), links(), follow_up()).prop_map(
        |((stage, kind, statutory, part, owner), mut validity, clauses, mut adoption, links, follow_up)| {
            if kind == "statute" {
                adoption.parties.pop();
            }
            // Where no clause says what a notice brings, its day alone is a fault.
            if let Some(end) = validity.end.as_mut().filter(|_| clauses.termination.is_none())
                && validity.renewal.is_none()
            {
                end.date = end.date.or(end.notice_given);
            }
            Agreement { stage, kind, statutory, part, owner, validity, clauses, adoption, links, follow_up }
        },
    )
}

fn parties() -> impl Strategy<Value = Vec<Party>> {
    let party = (weighted(0.25, written()), weighted(0.7, any::<Index>()));
    vec(party, LEAVES.len()).prop_map(|parties| {
        let heir = |at: usize, index: Index| LEAVES[at + 1..].get(index.index(LEAVES.len())).copied();
        let parties = parties.into_iter().enumerate();
        parties
            .map(|(at, (until, heir_at))| {
                let replaced_by = until.and(heir_at).and_then(|index| heir(at, index));
                Party { until, replaced_by }
            })
            .collect()
    })
}

fn groups() -> impl Strategy<Value = [Vec<Entry>; 2]> {
    let members =
        |ids: &'static [&'static str]| ids.iter().map(|id| entry(Just(*id), 0.2)).collect::<Vec<_>>();
    (members(&["p1", "p2"]), members(&["g", "p3", "p1"])).prop_map(|(g, gg)| [g, gg])
}

fn draft_of_spec() -> impl Strategy<Value = Spec> {
    let body = (weighted(0.5, written()), weighted(0.4, written()), vec(0..4_usize, 0..2))
        .prop_map(|(from, until, replaces)| Body { from, until, replaces });
    let common = (lengths(), weighted(0.3, lengths()));
    (vec(agreement(), 1..11), vec(body, 4), parties(), groups(), common).prop_map(
        |(agreements, bodies, parties, groups, (horizon, lead_time))| {
            let mut spec = Spec { agreements, parties, groups, bodies, days: Vec::new(), horizon, lead_time };
            spec.settle();
            spec
        },
    )
}

/// Any registry, and some days on which or beside which something happens in it.
pub fn spec() -> impl Strategy<Value = Spec> {
    let day = (any::<Index>(), select(&[-1, 0, 0, 1_i64][..]));
    (draft_of_spec(), vec(day, 2..8)).prop_map(|(mut spec, days)| {
        let edges: Vec<Day> = spec.edges().into_iter().collect();
        let day = |(index, by): (Index, i64)| edges[index.index(edges.len())] + TimeDelta::days(by);
        spec.days = days.into_iter().map(day).collect();
        spec
    })
}

impl Spec {
    /// Makes every reference one to a record that is there. What names itself, which is a fault, names nothing.
    pub fn settle(&mut self) {
        let agreements = self.agreements.len();
        for (this, agreement) in self.agreements.iter_mut().enumerate() {
            let other = |id: usize| Some(id % agreements).filter(|id| *id != this);
            let Agreement { validity, links, adoption, .. } = agreement;
            validity.ends_with = validity.ends_with.and_then(other);
            validity.ends_when_replaced = validity.ends_when_replaced.and_then(other);
            links.replaces.retain_mut(|replaces| {
                replaces.together_with.iter_mut().for_each(|id| *id %= agreements);
                replaces.id %= agreements;
                replaces.id != this
            });
            links.amends =
                links.amends.iter().filter_map(|(id, in_part)| Some((other(*id)?, *in_part))).collect();
            links.based_on = links.based_on.iter().filter_map(|id| other(*id)).collect();
            // Who has ceased does not decide together with the others.
            adoption.decisions.retain(|decision| {
                let until =
                    LEAVES.iter().position(|leaf| *leaf == decision.by).and_then(|at| self.parties[at].until);
                let is_later = until.zip(decision.date).is_some_and(|(until, date)| until.last < date.first);
                !(decision.planned.is_empty() && is_later)
            });
        }
        for (this, body) in self.bodies.iter_mut().enumerate() {
            body.replaces.retain(|id| *id != this);
        }
    }

    /// The days of the records, and those that follow from them.
    fn edges(&self) -> BTreeSet<Day> {
        let mut edges = BTreeSet::from([ymd(2022, 1, 1)]);
        for (_, text) in self.toml(false) {
            for token in text.split(|c: char| !c.is_ascii_digit() && c != '-') {
                let mut parts = token.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
                let (year, month, day) = (parts.next().unwrap_or(0), parts.next(), parts.next());
                if !(2000..2100).contains(&year) {
                    continue;
                }
                let year = year as i32;
                edges.extend(match (month, day) {
                    (Some(month), Some(day)) => vec![ymd(year, month, day)],
                    (Some(month), None) => {
                        vec![ymd(year, month, 1), ymd(year, month, days_in_month(year, month))]
                    }
                    (None, _) => vec![ymd(year, 1, 1), ymd(year, 12, 31)],
                });
            }
        }
        let derived = Oracle::new(self).edges();
        edges.extend(derived.into_iter().filter(|day| (2000..2100).contains(&day.year())));
        edges
    }
}
