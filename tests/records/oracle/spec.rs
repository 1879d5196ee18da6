//! What is in a random registry.

use std::fmt;

use avtal::time::Day;

use super::days::{Length, Written, length};
use super::files;

pub const LENGTHS: &[Length] = &[
    length("P1Y", 12, 0),
    length("P6M", 6, 0),
    length("P3M", 3, 0),
    length("P1M", 1, 0),
    length("P2W", 0, 14),
    length("P1D", 0, 1),
    length("P1M10D", 1, 10),
    length("P3Y", 36, 0),
    length("P1Y6M", 18, 0),
];

pub const YEAR: Length = length("P12M", 12, 0);

/// Parties that are no groups. Only a later one takes the place of an earlier.
pub const LEAVES: &[&str] = &["p0", "p1", "p2", "p3", "p4", "p5"];

/// Two groups, one in the other.
pub const PARTIES: &[&str] = &["p0", "p1", "p2", "p3", "p4", "g", "gg"];

pub const BODIES: &[&str] = &["b0", "b1", "b2", "b3"];

/// An agreement, by its place in the list.
pub type At = usize;

/// A party of an agreement or a member of a group.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: &'static str,
    pub from: Option<Written>,
    pub until: Option<Written>,
    pub notice_given: Option<Written>,
}

#[derive(Debug, Clone, Default)]
pub struct Agreement {
    pub stage: &'static str,
    pub kind: &'static str,
    pub statutory: bool,
    pub part: Option<u32>,
    pub owner: Option<usize>,
    pub validity: Validity,
    pub clauses: Clauses,
    pub adoption: Adoption,
    pub links: Links,
    pub follow_up: FollowUp,
}

#[derive(Debug, Clone, Default)]
pub struct Validity {
    pub from: Option<Written>,
    pub from_last_adoption: bool,
    pub until: Option<Written>,
    pub until_word: Option<&'static str>,
    pub duration: Option<Length>,
    pub ends_with: Option<At>,
    pub ends_when_replaced: Option<At>,
    pub renewal: Option<Renewal>,
    pub options: Vec<Choice>,
    pub extensions: Vec<Extension>,
    pub end: Option<Ending>,
}

#[derive(Debug, Clone, Copy)]
pub struct Ending {
    pub date: Option<Written>,
    pub notice_given: Option<Written>,
}

/// Clauses on ending by notice, and on when an agreement applies otherwise than from its first day through its last.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    pub termination: Option<Termination>,
    pub provisional: Option<Provisional>,
    pub suspensions: Vec<Suspension>,
    pub survivals: Vec<Survival>,
}

#[derive(Debug, Clone)]
pub struct Termination {
    pub notice: Option<Length>,
    pub notice_by: Option<DayOfYear>,
    pub ends: Option<Ends>,
    pub not_before: Option<Written>,
    pub by: Option<NoticeBy>,
}

/// Month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayOfYear(pub u32, pub u32);

#[derive(Debug, Clone, Copy)]
pub enum Ends {
    Word(&'static str),
    On(DayOfYear),
}

#[derive(Debug, Clone)]
pub enum NoticeBy {
    Word(&'static str),
    Parties(Vec<&'static str>),
}

#[derive(Debug, Clone, Copy)]
pub struct Provisional {
    pub from: Written,
    pub until: Option<Written>,
}

#[derive(Debug, Clone, Copy)]
pub struct Suspension {
    pub from: Written,
    pub until: Option<Written>,
    pub prolongs: Option<bool>,
}

/// What binds after the end, and for how long.
#[derive(Debug, Clone, Copy)]
pub enum Survival {
    For(Length),
    Until(Written),
    FurtherNotice,
}

#[derive(Debug, Clone, Copy)]
pub struct Renewal {
    pub term: Length,
    pub notice: Option<Length>,
    pub first_notice: Option<Length>,
    pub notice_by: Option<DayOfYear>,
    pub max: Option<u32>,
}

/// An option to prolong.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub term: Length,
    pub notice: Option<Length>,
    pub exercised: Option<Written>,
}

#[derive(Debug, Clone, Copy)]
pub struct Extension {
    pub until: Written,
    pub decided: Option<Written>,
    pub outcome: Option<&'static str>,
}

#[derive(Debug, Clone, Default)]
pub struct Adoption {
    pub parties: Vec<Entry>,
    pub required: Required,
    pub delay: Option<Length>,
    /// On the first day of a `month`, `quarter` or `year`.
    pub starts: Option<&'static str>,
    pub joining: Option<Length>,
    pub decisions: Vec<Decision>,
}

#[derive(Debug, Clone, Default)]
pub enum Required {
    #[default]
    Absent,
    None,
    AllParties,
    Parties(Vec<&'static str>),
    Number(u32),
}

#[derive(Debug, Clone)]
pub struct Decision {
    pub by: &'static str,
    pub date: Option<Written>,
    pub planned: Vec<Written>,
    pub outcome: &'static str,
}

#[derive(Debug, Clone, Default)]
pub struct Links {
    pub replaces: Vec<Replaces>,
    /// Which, and whether only sections of it.
    pub amends: Vec<(At, bool)>,
    pub based_on: Vec<At>,
}

#[derive(Debug, Clone)]
pub struct Replaces {
    pub id: At,
    pub in_part: bool,
    pub together_with: Vec<At>,
}

#[derive(Debug, Clone, Default)]
pub struct FollowUp {
    pub reviews: Vec<Review>,
    pub lead_time: Option<Length>,
    pub as_needed: bool,
    pub initiated_by: Option<&'static str>,
    /// Since, resolved.
    pub triggers: Vec<(Written, Option<Written>)>,
    pub activities: Vec<Activity>,
}

#[derive(Debug, Clone)]
pub struct Review {
    pub first: Written,
    pub every: Option<Length>,
    pub rolling: bool,
    pub by: Option<&'static str>,
    pub done: Vec<Done>,
}

#[derive(Debug, Clone, Copy)]
pub struct Done {
    pub date: Written,
    pub due: Option<Written>,
    pub outcome: &'static str,
}

#[derive(Debug, Clone)]
pub struct Activity {
    pub due: Option<Written>,
    pub done: Option<Written>,
    pub status: Option<&'static str>,
    pub by: Vec<&'static str>,
}

/// The record of a party that is no group.
#[derive(Debug, Clone)]
pub struct Party {
    pub until: Option<Written>,
    pub replaced_by: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub struct Body {
    pub from: Option<Written>,
    pub until: Option<Written>,
    pub replaces: Vec<usize>,
}

/// A registry, some days to look at it, and a horizon.
#[derive(Clone)]
pub struct Spec {
    pub agreements: Vec<Agreement>,
    /// One for each of [`LEAVES`].
    pub parties: Vec<Party>,
    /// The members of `g` and of `gg`.
    pub groups: [Vec<Entry>; 2],
    pub bodies: Vec<Body>,
    pub days: Vec<Day>,
    pub horizon: Length,
    /// The registry's own lead time.
    pub lead_time: Option<Length>,
}

/// A failing registry is shown as its files.
impl fmt::Debug for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days: Vec<_> = self.days.iter().map(Day::to_string).collect();
        writeln!(f, "on {} with the horizon {}", days.join(", "), self.horizon.text)?;
        self.toml(false).iter().try_for_each(|(path, text)| writeln!(f, "# {path}\n{text}"))
    }
}

impl Spec {
    pub fn party(&self, id: &str) -> Option<&Party> {
        LEAVES.iter().position(|leaf| *leaf == id).map(|at| &self.parties[at])
    }

    pub fn members(&self, id: &str) -> Option<&[Entry]> {
        match id {
            "g" => Some(&self.groups[0]),
            "gg" => Some(&self.groups[1]),
            _ => None,
        }
    }

    pub fn id(at: At) -> String {
        files::agreement_id(at)
    }
}
