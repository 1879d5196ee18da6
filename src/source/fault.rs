//! What is wrong with the shape of a file.

use std::borrow::Cow;

use super::span::Span;

/// A fault found while reading one file, at a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Id of the rule that it breaks: `unknown-key`, `invalid-date`, …
    pub rule: &'static str,
    /// The offending value or key.
    pub span: Span,
    /// What is wrong: lower case, values in backticks, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<Cow<'static, str>>,
    /// Other places in the same file that make it wrong, each with what it says there.
    pub related: Vec<(Span, String)>,
}

impl Fault {
    /// A fault without help or related places.
    pub fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Fault { rule, span, message: message.into(), help: None, related: Vec::new() }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names another place in the same file that makes it wrong.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }
}
