//! The findings of rules.

use std::fmt::Display;

use crate::model::{Id, Level};
use crate::registry::{FileIx, Place};
use crate::source::{Fix, ThinVec};
use crate::text::Message;

use super::rule::Rule;

/// A fault, at the value concerned. Kept small, as there may be many and all are held until the last is found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// Its level.
    pub level: Level,
    /// What it concerns, if one place may have several findings of a rule: the id, key or value that its message names
    /// first. It is part of the fingerprint, so it must stay the same if the message is reworded.
    pub subject: Option<Box<str>>,
    /// The message: lower case, with values in backticks and without a full stop.
    pub message: Message,
    /// What to do next.
    pub help: Option<Message>,
    /// The value at fault.
    pub place: Place,
    /// The id of the record it is in.
    pub record: Option<Id>,
    /// The other values involved.
    pub related: ThinVec<Related>,
    /// What would mend it: the most likely first.
    pub fixes: ThinVec<Fix<Place>>,
}

/// Another value involved in a fault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The value.
    pub place: Place,
    /// A description of its role.
    pub message: Message,
}

impl Finding {
    /// Sets the advice on what to do next.
    pub fn help(&mut self, help: Message) -> &mut Self {
        self.help = Some(help);
        self
    }

    /// Adds another value involved in the fault.
    pub fn related(&mut self, place: Place, message: Message) -> &mut Self {
        self.related.push(Related { place, message });
        self
    }

    /// Adds what would mend it.
    pub fn fix(&mut self, fix: Fix<Place>) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Sets a level other than the rule's.
    pub fn level(&mut self, level: Level) -> &mut Self {
        self.level = level;
        self
    }
}

/// Collects what a rule finds.
#[derive(Debug)]
pub struct Findings<'f> {
    pub(super) rule: &'static Rule,
    pub(super) record: Option<Id>,
    /// The only file whose findings are wanted. All others are dropped. None if all are wanted.
    pub(super) only: Option<FileIx>,
    pub(super) found: &'f mut Vec<Finding>,
}

impl Findings<'_> {
    /// Whether findings in a file are wanted. Rules need not look for others.
    pub(super) fn are_wanted_in(&self, file: FileIx) -> bool {
        self.only.is_none_or(|only| only == file)
    }

    /// Adds a finding of this rule. `subject` is described at [`Finding::subject`]; `message` is lower case, with
    /// values in backticks and without a full stop.
    pub fn add(&mut self, place: Place, subject: Option<&dyn Display>, message: Message) -> &mut Finding {
        let finding = Finding {
            subject: subject.map(|subject| subject.to_string().into()),
            rule: self.rule,
            level: self.rule.level,
            message,
            help: None,
            place,
            record: self.record,
            related: ThinVec::default(),
            fixes: ThinVec::default(),
        };
        self.found.push(finding);
        #[expect(clippy::expect_used, reason = "it was pushed on the line above")]
        self.found.last_mut().expect("a finding")
    }
}
