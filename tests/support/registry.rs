//! A registry made from texts, for tests: written to a folder of its own, loaded, and the folder removed again.
//!
//! ```ignore
//! let made = Made::of(&[("agreements/x.toml", "…"), ("bodies/svom.yaml", "…")]);
//! let standing = made.outlook("2025-01-01", "P12M").standing(made.agreement("x")).clone();
//! ```

use std::collections::BTreeMap;
use std::fmt::Display;

use avtal::load;
use avtal::model::{Duration, Id};
use avtal::registry::{AgreementIx, Registry};
use avtal::source;
use avtal::time::{EndCause, Outlook, Reason, Timeline, When};

use super::folder::Folder;

/// A registry, and what does not depend on the day.
pub struct Made {
    /// Its records, and the faults found in reading them: look at these if a test has faults to fear.
    pub registry: Registry,
    /// Its periods.
    pub timeline: Timeline,
    files: BTreeMap<String, String>,
}

impl Made {
    /// The registry of these files: each its path from the registry's root, with `/`, and its text. A
    /// `registry.toml` that declares nothing but the kind `agreement` is added where there is none.
    pub fn of<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Self {
        let folder = Folder::new(&[("registry.toml", "name = \"Prov\"\n[kinds.agreement]\n")]);
        for (path, text) in files {
            folder.write(path.as_ref(), text.as_ref());
        }
        let registry = load::load(&source::Folder::open(folder.path()).unwrap());
        let timeline = Timeline::of(&registry);
        let files = files.iter().map(|(path, text)| (path.as_ref().to_owned(), text.as_ref().to_owned()));
        Made { registry, timeline, files: files.collect() }
    }

    /// The registry of some records in one text. `== y` begins the agreement `y`, `== bodies/b`, `== parties/p` and
    /// `== registry` begin others, and `== lanet/agreements/y` one of the registry in the folder `lanet`; what stands before the first is the agreement `x`. Keys that a record must have are
    /// added.
    pub fn of_text(text: &str) -> Self {
        Made::of(&Made::files_of_text(text))
    }

    /// The files of [`Made::of_text`], each with its path.
    pub fn files_of_text(text: &str) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = vec![("agreements/x.toml".to_owned(), String::new())];
        for line in text.lines().map(str::trim) {
            match line.strip_prefix("== ") {
                Some("x") => {}
                Some("registry") => files.push(("registry.toml".to_owned(), String::new())),
                Some(id) if id.contains('/') => files.push((format!("{id}.toml"), String::new())),
                Some(id) => files.push((format!("agreements/{id}.toml"), String::new())),
                None => files.last_mut().unwrap().1 += &format!("{line}\n"),
            }
        }
        for (path, text) in &mut files {
            let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
            let defaults: &[(&str, &str)] = match folders.rsplit('/').next() {
                Some("agreements") => &[
                    ("title", "'Prov'"),
                    ("kind", "'agreement'"),
                    ("parties", "['a']"),
                    ("validity", "{ from = 2020-01-01, until = 'further-notice' }"),
                ],
                Some("parties" | "bodies") => &[("name", "'Prov'")],
                _ => &[],
            };
            for (key, value) in defaults {
                let is_key = |line: &str| line.trim_start_matches('[').starts_with(key);
                if !text.lines().any(is_key) {
                    text.insert_str(0, &format!("{key} = {value}\n"));
                }
            }
        }
        files
    }

    /// What the file of that path holds; nothing, if it was not given.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).map_or("", String::as_str)
    }

    /// How it stands on `day`, with a horizon: `outlook("2025-01-01", "P12M")`.
    pub fn outlook(&self, day: &str, horizon: &str) -> Outlook {
        Outlook::of(&self.registry, &self.timeline, day.parse().unwrap(), Duration::parse(horizon).unwrap())
    }

    /// The agreement of that id. Panics if there is none.
    pub fn agreement(&self, id: &str) -> AgreementIx {
        self.registry.agreement_of(&Id::new(id)).unwrap_or_else(|| panic!("there is no agreement `{id}`"))
    }
}

/// A day, as it is compared.
pub fn when(when: Option<When>) -> String {
    match when {
        None => "none".to_owned(),
        Some(When::UnknownPast) => "unknown, in the past".to_owned(),
        Some(When::On(day)) => day.to_string(),
    }
}

/// A day or a date, as it is compared.
pub fn day<D: Display>(day: Option<D>) -> String {
    day.map_or("none".to_owned(), |day| day.to_string())
}

/// A reason for a state, in short.
pub fn describe(made: &Made, reason: &Reason) -> String {
    let id = |agreement: &AgreementIx| &made.registry.agreement(*agreement).id;
    let by = |cause: &EndCause| match cause {
        EndCause::Term => "",
        EndCause::Replaced => ", replaced",
        EndCause::Ended => ", ended",
        EndCause::EndedWith => ", with another",
    };
    match reason {
        Reason::Stage(stage) => format!("{stage:?}").to_lowercase(),
        Reason::ReplacedBy(agreement, from) => {
            format!("replaced by {} from {}", id(agreement), when(Some(*from)))
        }
        Reason::Ended(day, why) => {
            format!(
                "ended t.o.m. {day}{}",
                why.map_or(String::new(), |why| format!(", {why:?}").to_lowercase())
            )
        }
        Reason::RejectedBy { parties, on, reference } => {
            let parties: Vec<_> =
                parties.iter().map(|party| made.registry.party_id(*party).to_string()).collect();
            let reference = reference.as_ref().map_or(String::new(), |reference| format!(", {reference}"));
            format!("rejected on {on}{reference} by: {}", parties.join(", "))
        }
        Reason::NotAdoptedBy { parties, enough } => {
            let parties: Vec<_> =
                parties.iter().map(|party| made.registry.party_id(*party).to_string()).collect();
            let enough = enough.map_or(String::new(), |enough| format!(" ({enough} are enough)"));
            format!("not adopted by: {}{enough}", parties.join(", "))
        }
        Reason::AdoptedTooLate(day) => format!("adopted too late, {day}"),
        Reason::Lasts(length) => format!("for {length}"),
        Reason::From(date) => format!("from {date}"),
        Reason::FromUnknown => "from unknown".to_owned(),
        Reason::FromLastAdoption => "from last adoption".to_owned(),
        Reason::Through(date, cause) => format!("through {date}{}", by(cause)),
        Reason::RanOut(date, cause) => format!("ran out {date}{}", by(cause)),
        Reason::RanOutUnknown => "ran out, unknown".to_owned(),
        Reason::FurtherNotice => "until further notice".to_owned(),
        Reason::UntilReplaced => "until replaced".to_owned(),
        Reason::UntilEvent(event) => format!("until {event}"),
        Reason::Provisional(through) => format!("provisional through {}", day(*through)),
        Reason::Suspended(from, until) => format!("suspended {from} – {}", day(*until)),
        Reason::EndsWith(agreement) => format!("ends with {}", id(agreement)),
        Reason::EndsWhenReplaced(agreement) => format!("ends when {} is replaced", id(agreement)),
        Reason::UnknownEnd => "end unknown".to_owned(),
        Reason::SuccessorPending(agreement, from) => format!("{} pending, {}", id(agreement), day(*from)),
    }
}
