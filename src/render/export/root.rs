//! Where the addresses of linked data begin.

use crate::view::linked::{Address, Vocabulary};

/// What comes before the registry's own addresses: the address at which it is published, with a `/` at its end; else the way
/// from the file to the root of the site, such as `../`.
#[derive(Debug, Clone, Copy)]
pub struct Root<'a>(&'a str);

/// The vocabularies of the data: all but that of shapes.
pub(super) fn of_data() -> impl Iterator<Item = Vocabulary> {
    Vocabulary::ALL.into_iter().filter(|vocabulary| *vocabulary != Vocabulary::Sh)
}

impl<'a> Root<'a> {
    /// The address at which the registry is published, if that is known, else the way to the root of the site.
    #[must_use]
    pub fn new(base: Option<&'a str>, way: &'a str) -> Self {
        Root(base.unwrap_or(way))
    }

    /// The address that relative ones begin with, if it is absolute.
    pub(super) fn base(self) -> Option<&'a str> {
        self.0.contains("://").then_some(self.0)
    }

    /// An address as it stands in a file that does not say what relative ones begin with, in two parts.
    pub(super) fn whole(self, address: &'a Address) -> [&'a str; 2] {
        match address {
            Address::Own(path) => [self.0, path],
            Address::Elsewhere(address) => ["", address],
            Address::Name(name) => [name.vocabulary.namespace(), name.local],
        }
    }
}
