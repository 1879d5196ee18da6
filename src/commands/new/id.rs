//! The id of a new record.

use crate::commands::Failure;
use crate::commands::open::OpenRegistry;
use crate::load::stem;
use crate::model::Id;
use crate::registry::{AgreementIx, Lookup};
use crate::source::{RecordKind, is_record_name};
use crate::text::message::{Message, message};
use crate::text::{display_safe, is_device, slug};

/// The length of an id that is made from a title, in characters.
const LENGTH: usize = 60;

/// The id that was given for a new record.
///
/// # Errors
///
/// [`Failure::Usage`] if it cannot be an id, or another record has it or had it.
pub(super) fn given(opened: &OpenRegistry, kind: RecordKind, id: &str) -> Result<String, Failure> {
    if !Id::is_valid(id) {
        let near = slug(id, LENGTH);
        let help = match near.as_str() {
            "" => message!("id-letters"),
            near => message!("id-letters-near", near = near),
        };
        return Err(Failure::usage(message!("cannot-be-id", id = display_safe(id)), help));
    }
    if is_device(id) {
        let help = message!("choose-such-as", near = format!("{id}-1"));
        return Err(Failure::usage(message!("id-windows", id = id), help));
    }
    match owner(opened, kind, id) {
        None => Ok(id.to_owned()),
        Some(owner) => {
            Err(Failure::usage(message!("id-of", id = id, owner = owner), message!("other-id-or-none")))
        }
    }
}

/// A free id made from a title or a name.
///
/// # Errors
///
/// [`Failure::Usage`] if nothing of the title can be part of an id.
pub(super) fn from_title(opened: &OpenRegistry, kind: RecordKind, title: &str) -> Result<String, Failure> {
    let base = slug(title, LENGTH);
    if base.is_empty() {
        let message = message!("no-id-from", text = display_safe(title));
        return Err(Failure::usage(message, message!("give-id", kind = kind.name())));
    }
    Ok(free(opened, kind, &base))
}

/// An id, or the first of `ID-2`, `ID-3` … that no other record has.
pub(super) fn free(opened: &OpenRegistry, kind: RecordKind, base: &str) -> String {
    // Some keys take a party or a body.
    let kinds: &[RecordKind] = match kind {
        RecordKind::Agreement => &[RecordKind::Agreement],
        RecordKind::Party | RecordKind::Body => &[RecordKind::Party, RecordKind::Body],
    };
    let is_free = |id: &String| !is_device(id) && kinds.iter().all(|kind| owner(opened, *kind, id).is_none());
    let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

/// The record of a kind that has an id, or had it.
fn owner(opened: &OpenRegistry, kind: RecordKind, id: &str) -> Option<Message> {
    let registry = &opened.registry;
    let is_record = |path: &str| path.starts_with(kind.folder()) && is_record_name(path) && stem(path) == id;
    let file = registry.own_files().iter().map(|path| &**path).find(|path| is_record(path));
    file.map(|path| message!("words", words = display_safe(path))).or_else(|| {
        match registry.find(kind, &Id::new(id)) {
            Lookup::Renamed(at) => {
                Some(message!("had-before", id = registry.agreement(AgreementIx::from(at)).id.to_string()))
            }
            Lookup::Record(_) | Lookup::Unread => Some(message!("another-record")),
            Lookup::Nothing => None,
        }
    })
}
