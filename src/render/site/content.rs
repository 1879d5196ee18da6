//! Digests of what pages are made from and of what they say, by which a later run finds that a page would be the same.

use std::hash::{Hash, Hasher};

use foldhash::HashMap;

use super::Web;
use super::address::Addresses;
use crate::parallel;
use crate::text::{Digest, Digester, composed};
use crate::view::linked::Page;
use crate::view::site::Groups;
use crate::view::{AgreementIx, Site};

/// Where an id leads, and the agreement that has it, also of another registry.
struct Target {
    /// The digest of where: to the page of an agreement, and whether another has its title; to the page of a body or party.
    leads: Digest,
    agreement: Option<AgreementIx>,
}

/// What a part of a site is made from, by which a later run finds it again. None is what is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MadeFrom {
    /// The digest of the records that decide what it says, and of all else that does. If they change, it may still say
    /// the same.
    pub records: Option<Digest>,
    /// The digest of what it says.
    pub content: Option<Digest>,
}

impl MadeFrom {
    /// The same, which says what has this digest.
    pub(super) fn with(self, content: Digest) -> Self {
        MadeFrom { content: Some(content), ..self }
    }

    /// Whether what was made from the other would be made the same from this.
    #[must_use]
    pub fn is_as(self, other: MadeFrom) -> bool {
        let is_same = |one: Option<Digest>, other| one.is_some() && one == other;
        is_same(self.records, other.records) || is_same(self.content, other.content)
    }
}

/// What pages have in common, and where their links lead.
pub(super) struct Shared<'w> {
    /// The digest of what every page says, and of the program that makes them.
    frame: Digest,
    targets: Targets<'w>,
    /// The digest of all that does not stand in the record of an agreement.
    in_common: Digest,
    /// By agreement, also of other registries: the digest of the records that decide what is said of it, and of
    /// `in_common`.
    records: Vec<Digest>,
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
    /// The agreements that are mentioned. None if nobody asks for them.
    mentioned: Option<Vec<AgreementIx>>,
}

impl<'w> Shared<'w> {
    /// `frame` is everything else that a page depends on.
    pub(super) fn of(site: &'w Site<'w>, addresses: &Addresses<'w>, frame: &impl Hash) -> Self {
        let target = |id: &'w str| {
            let leads = (addresses.of_agreement(id), site.shares_its_title(id), addresses.of_actor(id));
            (id, Target { leads: Digest::of(&leads), agreement: site.any_agreement_of(id) })
        };
        let of: HashMap<&str, Target> = site.ids().map(target).collect();
        let longest = of.keys().map(|id| id.len()).max().unwrap_or_default();
        let (frame, targets) = (Digest::of(frame), Targets { of, longest });
        let (in_common, records) = records(site, &targets, frame);
        Shared { in_common, records, frame, targets }
    }
}

/// The digest of what all pages have in common; and by agreement, that of its record and those of all agreements that it
/// mentions or that mention it, over however many others, and of what all pages have in common.
fn records(site: &Site<'_>, targets: &Targets<'_>, frame: Digest) -> (Digest, Vec<Digest>) {
    let digest = |hash: &dyn Fn(&mut Linked<'_>)| {
        let mut linked = Linked { digester: Digester::default(), targets, mentioned: Some(Vec::new()) };
        hash(&mut linked);
        (linked.digester.digest(), linked.mentioned.unwrap_or_default())
    };
    let all: Vec<AgreementIx> = site.every_agreement().collect();
    let (in_common, mentioned) = digest(&|linked| site.hash_in_common(linked));
    let own: Vec<(Digest, Vec<AgreementIx>)> =
        parallel::map(&all, |agreement| digest(&|linked| site.hash_record(*agreement, linked)));
    let mut groups = Groups::alone(all.len());
    for (at, (_, mentioned)) in own.iter().enumerate() {
        mentioned.iter().for_each(|other| groups.join(at, other.position()));
    }
    let firsts: Vec<usize> = (0..all.len()).map(|at| groups.first(at)).collect();
    let mut of_groups: HashMap<usize, Vec<Digest>> = HashMap::default();
    for (first, (own, _)) in firsts.iter().zip(own) {
        of_groups.entry(*first).or_default().push(own);
    }
    let of_groups: HashMap<usize, Digest> =
        of_groups.into_iter().map(|(first, own)| (first, Digest::of(&own))).collect();
    let of_group = |at: &usize| of_groups.get(at).copied();
    // What is said of a party or a body may follow from an agreement that its record mentions.
    let mentioned = mentioned.iter().filter_map(|agreement| firsts.get(agreement.position()));
    let in_common = Digest::of(&(frame, in_common, mentioned.map(of_group).collect::<Vec<_>>()));
    (in_common, firsts.iter().map(|first| Digest::of(&(in_common, of_group(first)))).collect())
}

impl Web<'_> {
    /// The digest of a page that says this.
    pub(super) fn digest(&self, content: &impl Hash) -> Digest {
        let targets = &self.shared.targets;
        let mut linked = Linked { digester: Digester::default(), targets, mentioned: None };
        self.shared.frame.hash(&mut linked.digester);
        content.hash(&mut linked);
        linked.digester.digest()
    }

    /// The digest of what decides what a page says: `of` is what does not follow from the records of `agreements` and of those
    /// that hang together with them.
    pub(super) fn made_from(
        &self,
        of: &impl Hash,
        agreements: impl IntoIterator<Item = AgreementIx>,
    ) -> MadeFrom {
        let records = |agreement: AgreementIx| self.shared.records.get(agreement.position());
        let records: Vec<Option<&Digest>> = agreements.into_iter().map(records).collect();
        MadeFrom { records: Some(self.digest(&(of, self.shared.in_common, records))), content: None }
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
        let of_agreement = |agreement: AgreementIx| {
            let known = self.shared.records.get(agreement.position());
            known.copied().unwrap_or(self.shared.frame)
        };
        Digest::of(&(self.shared.frame, page.digest(of_agreement)))
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
        if let Some(Target { leads, agreement }) = self.targets.get(bytes) {
            leads.hash(&mut self.digester);
            self.mentioned.iter_mut().for_each(|mentioned| mentioned.extend(agreement));
        }
    }

    fn finish(&self) -> u64 {
        self.digester.finish()
    }
}
