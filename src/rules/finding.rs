//! What a rule found.

use std::borrow::Cow;
use std::fmt::Display;

use crate::model::{Id, Level};
use crate::registry::Place;
use crate::source::ThinVec;

use super::rule::Rule;

/// A fault, at the value that is wrong. There may be many, and all are held until the last is found: so they are small.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How seriously it is taken.
    pub level: Level,
    /// What it is about, where one place may have several findings of one rule: the id, key or value that its message names
    /// first. Tools know the finding again by it, so it stays the same when the message is worded anew.
    pub subject: Option<Box<str>>,
    /// What is wrong: lower case, values in backticks, no full stop.
    pub message: Box<str>,
    /// What to do next.
    pub help: Option<Cow<'static, str>>,
    /// The value that is wrong.
    pub place: Place,
    /// The id of the record it stands in.
    pub record: Option<Id>,
    /// Every other value that makes it wrong.
    pub related: ThinVec<Related>,
}

/// Another value that makes a finding's value wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The value.
    pub place: Place,
    /// What it says there.
    pub message: Box<str>,
}

impl Finding {
    /// Says what to do next.
    pub fn help(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Self {
        self.help = Some(fitted(help.into()));
        self
    }

    /// Names another value that makes it wrong.
    pub fn related(&mut self, place: Place, message: impl Into<Box<str>>) -> &mut Self {
        self.related.push(Related { place, message: message.into() });
        self
    }

    /// Takes this one more or less seriously than the rule says.
    pub fn level(&mut self, level: Level) -> &mut Self {
        self.level = level;
        self
    }
}

/// Where a rule puts what it finds.
#[derive(Debug)]
pub struct Findings<'f> {
    pub(super) rule: &'static Rule,
    pub(super) record: Option<Id>,
    pub(super) found: &'f mut Vec<Finding>,
}

impl Findings<'_> {
    /// Adds a finding of this rule. `subject` is what it is about, see [`Finding::subject`]; `message` is lower case, has
    /// values in backticks, and no full stop.
    pub fn add(
        &mut self,
        place: Place,
        subject: Option<&dyn Display>,
        message: impl Into<Box<str>>,
    ) -> &mut Finding {
        let finding = Finding {
            subject: subject.map(|subject| subject.to_string().into()),
            rule: self.rule,
            level: self.rule.level,
            message: message.into(),
            help: None,
            place,
            record: self.record,
            related: ThinVec::default(),
        };
        self.found.push(finding);
        #[expect(clippy::expect_used, reason = "it was pushed on the line above")]
        self.found.last_mut().expect("a finding")
    }
}

/// A text with no room left over.
fn fitted(mut text: Cow<'static, str>) -> Cow<'static, str> {
    if let Cow::Owned(text) = &mut text {
        text.shrink_to_fit();
    }
    text
}
