//! What a rule found.

use std::borrow::Cow;

use crate::load::Place;
use crate::model::{Id, Level};

use super::rule::Rule;

/// A fault, at the value that is wrong.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How seriously it is taken.
    pub level: Level,
    /// What is wrong: lower case, values in backticks, no full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<Cow<'static, str>>,
    /// The value that is wrong.
    pub place: Place,
    /// The id of the record it stands in.
    pub record: Option<Id>,
    /// Every other value that makes it wrong.
    pub related: Vec<Related>,
}

/// Another value that makes a finding's value wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The value.
    pub place: Place,
    /// What it says there.
    pub message: String,
}

impl Finding {
    /// Says what to do next.
    pub fn help(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Names another value that makes it wrong.
    pub fn related(&mut self, place: Place, message: impl Into<String>) -> &mut Self {
        // Mostly it is the only one.
        if self.related.is_empty() {
            self.related.reserve_exact(1);
        }
        self.related.push(Related { place, message: fitted(message) });
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
    /// Adds a finding of this rule. `message` is lower case, has values in backticks, and no full stop.
    pub fn add(&mut self, place: Place, message: impl Into<String>) -> &mut Finding {
        let finding = Finding {
            rule: self.rule,
            level: self.rule.level,
            message: fitted(message),
            help: None,
            place,
            record: self.record.clone(),
            related: Vec::new(),
        };
        self.found.push(finding);
        #[expect(clippy::expect_used, reason = "it was pushed on the line above")]
        self.found.last_mut().expect("a finding")
    }
}

/// A message with no room left over: there may be many, and all are held until the last is found.
fn fitted(message: impl Into<String>) -> String {
    let mut message = message.into();
    message.shrink_to_fit();
    message
}
