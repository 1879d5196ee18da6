//! The keys of a new record, and its text.

use super::place::Place;
use crate::commands::Failure;
use crate::commands::write::typed;
use crate::edit::layout::tidy;
use crate::edit::{self, Data, Edit, Format, Path};
use crate::source::RecordKind;
use crate::text::message::message;

/// The keys of a new record. One that is given again takes the place of the first.
#[derive(Debug)]
pub(super) struct Keys {
    kind: RecordKind,
    edits: Vec<Edit>,
}

impl Keys {
    /// No keys yet.
    pub(super) fn new(kind: RecordKind) -> Self {
        Keys { kind, edits: Vec::new() }
    }

    /// A key as the words on a command line say it, by its path: `validity.until`. Without words it is left out.
    ///
    /// # Errors
    ///
    /// As [`typed`].
    pub(super) fn set<W: AsRef<str>>(
        &mut self,
        path: &str,
        words: impl IntoIterator<Item = W>,
    ) -> Result<(), Failure> {
        let words: Vec<String> = words.into_iter().map(|word| word.as_ref().to_owned()).collect();
        if !words.is_empty() {
            let data = typed(self.kind, &at(path), &words)?;
            self.put(path, data);
        }
        Ok(())
    }

    /// A key with its value.
    pub(super) fn put(&mut self, path: &str, data: Data) {
        self.edits.push(Edit::set(at(path), data));
    }

    /// The text of the record, in the layout of `avtal fmt`.
    ///
    /// # Errors
    ///
    /// [`Failure::Usage`] if a value cannot be written.
    pub(super) fn text(&self, place: &Place) -> Result<String, Failure> {
        let (format, top) = (Format::Record(self.kind), place.schema_line.as_deref());
        let top = top.map(|line| format!("{line}\n")).unwrap_or_default();
        let text = edit::apply(format, place.syntax, &top, &self.edits).map_err(|refusal| {
            Failure::usage(
                message!("path-why", path = place.path.as_str(), why = refusal.message()),
                refusal.help(),
            )
        })?;
        Ok(tidy(format, place.syntax, &text).unwrap_or(text))
    }
}

fn at(path: &str) -> Path {
    path.split('.').fold(Path::root(), Path::key)
}
