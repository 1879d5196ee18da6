//! A party, body or agreement as people read it: by its name.

use std::borrow::Cow;

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
    /// Its name for people: see [`Name::text`].
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        Name::from(self).text(language).into_owned()
    }
}

/// The same, of a record that is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// Its id.
    pub id: Cow<'a, str>,
    /// Its display name.
    pub name: Cow<'a, str>,
}

impl<'a> Name<'a> {
    /// What has this id and this name.
    #[must_use]
    pub fn new(id: &'a str, name: &'a str) -> Self {
        Name { id: id.into(), name: name.into() }
    }

    /// Its name for people: `Provstad`, or `Provstad (provstad)` with ids.
    #[must_use]
    pub fn text(&self, language: Language) -> Cow<'_, str> {
        match shortened(&self.name) {
            name if language.ids => with_id(&name, &shortened(&self.id), language).into(),
            name => name,
        }
    }
}

impl<'a> From<&'a Named> for Name<'a> {
    fn from(named: &'a Named) -> Self {
        Name::new(&named.id, &named.name)
    }
}

impl From<Name<'_>> for Named {
    fn from(of: Name<'_>) -> Self {
        Named { id: of.id.into_owned(), name: of.name.into_owned() }
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
