//! XML as spreadsheets have it.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};

use super::archive::broken;
use crate::import::Problem;

/// A reader of the events of a text.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// What the reader of XML says.
pub(super) fn wrong(error: impl std::fmt::Display) -> Problem {
    broken(&error.to_string())
}

/// The value of an attribute.
///
/// # Errors
///
/// If the element is malformed.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    let Some(attribute) = element.try_get_attribute(name).map_err(wrong)? else { return Ok(None) };
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(wrong)?;
    Ok(Some(value.into_owned()))
}

/// What a reference such as `&amp;` or `&#229;` stands for. Nothing if it is unknown: no others are defined.
///
/// # Errors
///
/// If it is malformed.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Result<String, Problem> {
    if let Some(character) = reference.resolve_char_ref().map_err(wrong)? {
        return Ok(character.to_string());
    }
    Ok(resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned())
}
