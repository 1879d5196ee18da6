//! Digests of what pages say, by which a later run finds that a page would be the same.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use foldhash::HashMap;

use super::Web;
use super::address::Addresses;
use crate::text::{Digest, Digester, composed};
use crate::view::linked::{Node, Page};
use crate::view::{AgreementIx, Site};

/// Where an id leads: to the page of an agreement, and whether another has its title; to the page of a body or party.
type Target = (Option<String>, bool, Option<String>);

/// What pages have in common, and where their links lead.
pub(super) struct Shared<'w> {
    /// The digest of what every page says, and of the program that makes them.
    frame: Digest,
    targets: Targets<'w>,
    /// By agreement: the digest of what is said of it as linked data, which several files say.
    nodes: Vec<OnceLock<Digest>>,
}

/// Where each id leads.
struct Targets<'w> {
    of: HashMap<&'w str, Target>,
    /// The length of the longest id, in bytes.
    longest: usize,
}

impl Targets<'_> {
    /// Where a text leads, if it is an id.
    fn get(&self, bytes: &[u8]) -> Option<&Target> {
        // Most texts are longer than any id.
        if bytes.len() > self.longest && bytes.is_ascii() {
            return None;
        }
        self.of.get(&*composed(std::str::from_utf8(bytes).ok()?))
    }
}

/// Hashes what a page says; and for each text that is an id, where it leads, since the page may link to it.
struct Linked<'s> {
    digester: Digester,
    targets: &'s Targets<'s>,
}

impl<'w> Shared<'w> {
    /// `frame` is everything else that a page depends on.
    pub(super) fn of(site: &'w Site<'w>, addresses: &Addresses<'w>, frame: &impl Hash) -> Self {
        let target = |id: &'w str| {
            (id, (addresses.of_agreement(id), site.shares_its_title(id), addresses.of_actor(id)))
        };
        let of: HashMap<&str, Target> = site.ids().map(target).collect();
        let longest = of.keys().map(|id| id.len()).max().unwrap_or_default();
        Shared {
            frame: Digest::of(frame),
            targets: Targets { of, longest },
            nodes: site.rows.iter().map(|_| OnceLock::new()).collect(),
        }
    }
}

impl Web<'_> {
    /// The digest of a page that says this.
    pub(super) fn digest(&self, content: &impl Hash) -> Digest {
        let mut linked = Linked { digester: Digester::default(), targets: &self.shared.targets };
        self.shared.frame.hash(&mut linked.digester);
        content.hash(&mut linked);
        linked.digester.digest()
    }
}

/// Numbers are no ids.
macro_rules! without_target {
    ($($write:ident: $number:ty),+ $(,)?) => {
        $(fn $write(&mut self, number: $number) {
            self.digester.$write(number);
        })+
    };
}

impl Web<'_> {
    /// The digest of a page of linked data.
    pub(super) fn digest_of_page(&self, page: Page<'_>) -> Digest {
        Digest::of(&(self.shared.frame, page.digest(|agreement| self.nodes(agreement).0)))
    }

    /// The digest of what is said of an agreement as linked data, and that itself, if it had to be made.
    pub(super) fn nodes(&self, agreement: AgreementIx) -> (Digest, Option<Vec<Node>>) {
        let mut made = None;
        let mut make = || {
            let nodes = made.insert(self.linked().agreement(agreement));
            Digest::of(nodes)
        };
        let digest = match self.shared.nodes.get(agreement.position()) {
            Some(known) => *known.get_or_init(&mut make),
            None => make(),
        };
        (digest, made)
    }
}

impl Hasher for Linked<'_> {
    without_target!(
        write_u8: u8,
        write_u16: u16,
        write_u32: u32,
        write_u64: u64,
        write_usize: usize,
        write_i32: i32,
        write_i64: i64,
        write_isize: isize,
    );

    fn write(&mut self, bytes: &[u8]) {
        self.digester.write(bytes);
        if let Some(target) = self.targets.get(bytes) {
            target.hash(&mut self.digester);
        }
    }

    fn finish(&self) -> u64 {
        self.digester.finish()
    }
}
