//! Edits one after the other, each read back.

use super::batch::{batches, can_be_one};
use super::edits::Edit;
use super::expected::Expected;
use super::format::{Format, Syntax};
use super::lines::{line_end, line_start};
use super::parts::parts;
use super::refusal::Reason;
use super::splice::Splices;
use super::toml;
use super::yaml;
use crate::source::{self, MAX_BYTES, Node};

/// What edits are made on.
#[derive(Clone, Copy)]
pub(super) struct Steps {
    pub(super) format: Format,
    pub(super) syntax: Syntax,
}

/// The tree of a text. None if its syntax is broken.
pub(super) fn parse(syntax: Syntax, text: &str) -> Option<Node<'_>> {
    match syntax {
        Syntax::Toml => source::toml::parse(text, &mut Vec::new()),
        Syntax::Yaml => source::yaml::parse(text, &mut Vec::new()),
    }
}

/// A text without a line break at its end if another has none: between two parts, nothing may be left to show that.
fn ends_like(old: &str, mut new: String) -> String {
    if !old.is_empty() && !old.ends_with('\n') && new.ends_with('\n') {
        new.truncate(line_end(&new, line_start(&new, new.len() - 1)));
    }
    new
}

impl Steps {
    /// The text with edits. The error is the edit that is refused, and why.
    pub(super) fn all(self, text: &str, edits: &[Edit]) -> Result<String, (Edit, Reason)> {
        batches(edits).try_fold(text.to_owned(), |text, batch| self.batch(&text, batch))
    }

    /// The text with edits that can be made as one. Where they cannot after all, each half is tried by itself.
    fn batch(self, text: &str, edits: &[Edit]) -> Result<String, (Edit, Reason)> {
        match (self.once(text, edits), edits) {
            (Ok(new), _) => Ok(new),
            (Err(reason), [edit]) => Err((edit.clone(), reason)),
            (Err(_), _) => {
                let (first, second) = edits.split_at(edits.len() / 2);
                self.batch(text, first).and_then(|text| self.batch(&text, second))
            }
        }
    }

    fn once(self, text: &str, edits: &[Edit]) -> Result<String, Reason> {
        let root = parse(self.syntax, text).ok_or(Reason::Syntax)?;
        if !can_be_one(&root, edits) {
            return Err(Reason::Unclear);
        }
        let mut expected = Expected::Old(&root);
        edits.iter().try_for_each(|edit| expected.edit(edit))?;
        if expected.is(&root) {
            return Ok(text.to_owned());
        }
        let parts = if let [edit] = edits { parts(self.syntax, text, &root, edit) } else { None };
        let new = match parts {
            // Recursion is bounded by the depth of the data, since each part has less of it.
            Some(parts) => ends_like(text, self.all(text, &parts).map_err(|(_, reason)| reason)?),
            None => self.splices(text, &root, edits)?.apply(text).ok_or(Reason::Unclear)?,
        };
        if u64::try_from(new.len()).is_ok_and(|length| length > MAX_BYTES) {
            return Err(Reason::Large);
        }
        self.read_back((text, &root), new, &expected).ok_or_else(|| match (self.syntax, edits) {
            (Syntax::Yaml, [edit]) => yaml::why_not(self.format, text, &root, edit),
            (Syntax::Toml | Syntax::Yaml, _) => Reason::Unclear,
        })
    }

    fn splices(self, text: &str, root: &Node<'_>, edits: &[Edit]) -> Result<Splices, Reason> {
        match self.syntax {
            Syntax::Toml => toml::splices(self.format, text, root, edits),
            Syntax::Yaml => yaml::splices(self.format, text, root, edits),
        }
    }

    /// A new text, if it says what is expected; with a line break at its end if it would say something else without one.
    fn read_back(
        self,
        (old, old_root): (&str, &Node<'_>),
        new: String,
        expected: &Expected<'_, '_>,
    ) -> Option<String> {
        let is_expected = |text: &str| parse(self.syntax, text).is_some_and(|root| expected.is(&root));
        let last = match self.syntax {
            Syntax::Toml => None,
            Syntax::Yaml => yaml::last_line_break(self.format, (old, old_root), &new),
        };
        let new = match last {
            Some(last) => new + last,
            None => new,
        };
        is_expected(&new).then_some(new)
    }
}
