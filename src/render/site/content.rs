//! Digests of what pages say, by which a later run finds that a page would be the same.

use std::hash::{Hash, Hasher};

use foldhash::HashMap;

use super::Web;
use super::address::Addresses;
use crate::text::{Digest, Digester, composed};
use crate::view::Site;

/// Where an id leads: to the page of an agreement, and whether another has its title; to the page of a body or party.
type Target = (Option<String>, bool, Option<String>);

/// What pages have in common, and where their links lead.
pub(super) struct Shared<'w> {
    /// The digest of what every page says, and of the program that makes them.
    frame: Digest,
    targets: HashMap<&'w str, Target>,
}

/// Hashes what a page says; and for each text that is an id, where it leads, since the page may link to it.
struct Linked<'s> {
    digester: Digester,
    targets: &'s HashMap<&'s str, Target>,
}

impl<'w> Shared<'w> {
    /// `frame` is everything else that a page depends on.
    pub(super) fn of(site: &'w Site<'w>, addresses: &Addresses<'w>, frame: &impl Hash) -> Self {
        let target = |id: &'w str| {
            (id, (addresses.of_agreement(id), site.shares_its_title(id), addresses.of_actor(id)))
        };
        Shared { frame: Digest::of(frame), targets: site.ids().map(target).collect() }
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
        let target = std::str::from_utf8(bytes).ok().and_then(|text| self.targets.get(&*composed(text)));
        if let Some(target) = target {
            target.hash(&mut self.digester);
        }
    }

    fn finish(&self) -> u64 {
        self.digester.finish()
    }
}
