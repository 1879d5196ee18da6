//! What becomes of texts that are edited.

mod large;
mod toml;
mod yaml;

use super::{Data, Edit, Format, Refusal, Syntax, apply};
use crate::model::Date;
use crate::source::RecordKind;

/// A path from its text.
fn set(path: &str, value: impl Into<Data>) -> Edit {
    Edit::set(path.parse().unwrap(), value)
}

fn add(path: &str, value: impl Into<Data>) -> Edit {
    Edit::add(path.parse().unwrap(), value)
}

fn remove(path: &str) -> Edit {
    Edit::remove(path.parse().unwrap())
}

fn rename(path: &str, to: &str) -> Edit {
    Edit::rename(path.parse().unwrap(), to)
}

fn date(text: &str) -> Data {
    Data::Date(Date::parse(text).unwrap())
}

fn agreement(syntax: Syntax, text: &str, edit: Edit) -> Result<String, Refusal> {
    apply(Format::Record(RecordKind::Agreement), syntax, text, &[edit])
}
