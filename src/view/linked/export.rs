//! A registry to be exported as linked data, part by part.

use crate::registry::{AgreementIx, BodyIx, PartyIx};
use crate::text::Digest;
use crate::view::pages::{PAGE, pages};
use crate::view::tables::Export;

use super::graph::Linked;
use super::node::Node;

/// A part of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Catalogue,
    Concepts,
    Party(PartyIx),
    Body(BodyIx),
    Agreement(AgreementIx),
}

/// A registry to be exported as linked data.
#[derive(Debug)]
pub struct LinkedExport<'e> {
    linked: Linked<'e>,
    agreements: &'e [AgreementIx],
    things: Vec<Thing>,
}

/// A page of descriptions, which are made once they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Page<'p> {
    all: &'p LinkedExport<'p>,
    things: &'p [Thing],
}

impl<'e> LinkedExport<'e> {
    /// The catalogue, the lists of words, every party and body, and the agreements of an export.
    #[must_use]
    pub fn of(linked: Linked<'e>, export: &'e Export<'_>) -> Self {
        let (parties, agreements) = (export.all_parties(), export.all_agreements());
        let bodies = export.all_bodies().iter().copied();
        let mut things = vec![Thing::Catalogue, Thing::Concepts];
        things.extend(parties.iter().copied().map(Thing::Party));
        things.extend(bodies.map(Thing::Body));
        things.extend(agreements.iter().copied().map(Thing::Agreement));
        LinkedExport { linked, agreements, things }
    }

    /// How many pages it has: see [`LinkedExport::pages`].
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.things.len().div_ceil(PAGE)
    }

    /// The address at which the registry is published, with a `/` at its end, if it is absolute.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        self.linked.base()
    }

    /// Calls `make` on each page, several in parallel, and `show` on each result in order.
    ///
    /// # Errors
    ///
    /// Returns the first error of `show`, and makes no more pages after it.
    pub fn pages<T: Send, E>(
        &self,
        make: impl Fn(Page<'_>) -> T + Sync,
        show: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        pages(&self.things, |things| make(Page { all: self, things }), show)
    }

    fn nodes(&self, thing: Thing) -> Vec<Node> {
        match thing {
            Thing::Catalogue => self.linked.catalogue(),
            Thing::Concepts => self.linked.concepts(self.agreements),
            Thing::Party(party) => self.linked.party(party),
            Thing::Body(body) => self.linked.body(body),
            Thing::Agreement(agreement) => self.linked.agreement(agreement),
        }
    }
}

impl Page<'_> {
    /// Its descriptions.
    #[must_use]
    pub fn nodes(self) -> Vec<Node> {
        self.things.iter().flat_map(|thing| self.all.nodes(*thing)).collect()
    }

    /// A digest of its descriptions. `of_agreement` gives that of the descriptions of an agreement.
    #[must_use]
    pub fn digest(self, of_agreement: impl Fn(AgreementIx) -> Digest) -> Digest {
        let digest = |thing: &Thing| match thing {
            Thing::Agreement(agreement) => of_agreement(*agreement),
            Thing::Catalogue | Thing::Concepts | Thing::Party(_) | Thing::Body(_) => {
                Digest::of(&self.all.nodes(*thing))
            }
        };
        Digest::of(&self.things.iter().map(digest).collect::<Vec<_>>())
    }
}
