//! A party, body or agreement as people read it: by its name.

use super::{Language, shortened};

/// A party, body or agreement, or an id that is used as one.
///
/// In reports for people it is its name, followed by the id if the reader asked for ids. In JSON it is its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its display name.
    pub name: String,
}

impl Named {
    /// Its name for people: `Provstad`, or `Provstad (provstad)` with ids.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        with_id(&shortened(&self.name), &shortened(&self.id), language)
    }
}

/// A name for people, followed by its id if the reader asked for ids.
#[must_use]
pub fn with_id(name: &str, id: &str, language: Language) -> String {
    let has_id = || {
        name.strip_suffix(')').and_then(|name| name.strip_suffix(id)).is_some_and(|name| name.ends_with('('))
    };
    if language.ids && name != id && !has_id() { format!("{name} ({id})") } else { name.to_owned() }
}
