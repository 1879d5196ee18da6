//! Positions in a registry: of its files, agreements, bodies and parties, and of values in files.

use std::num::NonZeroU32;

use crate::source::Span;

/// A file of the registry, by its position in [`Registry::files`](super::Registry::files).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileIx(pub u32);

macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// As a position in a slice.
            #[must_use]
            pub fn position(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl From<usize> for $name {
            fn from(position: usize) -> Self {
                // One more, so that none at all takes no space.
                let number = u32::try_from(position).ok().and_then(|position| NonZeroU32::MIN.checked_add(position));
                $name(number.unwrap_or(NonZeroU32::MAX))
            }
        }
    };
}
index_type! {
    /// An agreement, by its position in [`Registry::agreements`](super::Registry::agreements): in the order of ids.
    AgreementIx
}
index_type! {
    /// A body, by its position in [`Registry::bodies`](super::Registry::bodies): in the order of ids.
    BodyIx
}
index_type! {
    /// A party by name, whether or not it has a record: see [`Registry::party_id`](super::Registry::party_id).
    PartyIx
}

/// A place in a file of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileIx,
    /// Where in it.
    pub span: Span,
}
