//! Where the pages of a site are.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use crate::load::{AgreementIx, BodyIx, PartyIx};
use crate::view::Site;
use crate::view::site::Actor;

/// Longer names of files are cut.
const LONGEST: usize = 80;

/// The names of the pages of records, without folder and ending. They can stand in an address and on any disk as they are,
/// and no two of a folder differ only by case.
pub(super) struct Addresses<'s> {
    site: &'s Site<'s>,
    agreements: Vec<String>,
    parties: Vec<String>,
    bodies: Vec<String>,
}

impl<'s> Addresses<'s> {
    pub(super) fn of(site: &'s Site<'s>) -> Self {
        Addresses {
            site,
            agreements: names(site.rows.iter().map(|row| row.id.as_str())),
            parties: names(site.party_names.iter().map(|party| party.id.as_str())),
            bodies: names(site.body_names.iter().map(|body| body.id.as_str())),
        }
    }

    /// The name of an agreement's page.
    pub(super) fn agreement(&self, agreement: AgreementIx) -> &str {
        self.agreements.get(agreement.position()).map_or("", String::as_str)
    }

    /// The name of a party's page.
    pub(super) fn party(&self, party: PartyIx) -> &str {
        self.parties.get(party.position()).map_or("", String::as_str)
    }

    /// The name of a body's page.
    pub(super) fn body(&self, body: BodyIx) -> &str {
        self.bodies.get(body.position()).map_or("", String::as_str)
    }

    /// The page of the agreement that an id leads to, from the root of the site.
    pub(super) fn of_agreement(&self, id: &str) -> Option<String> {
        Some(format!("agreements/{}.html", self.agreement(self.site.agreement_of(id)?)))
    }

    /// The page of the body, else of the party, that an id leads to, from the root of the site.
    pub(super) fn of_actor(&self, id: &str) -> Option<String> {
        Some(match self.site.actor_of(id)? {
            Actor::Body(body) => format!("bodies/{}.html", self.body(body)),
            Actor::Party(party) => format!("parties/{}.html", self.party(party)),
        })
    }
}

fn names<'i>(ids: impl Iterator<Item = &'i str>) -> Vec<String> {
    let mut taken = HashSet::new();
    ids.map(|id| {
        let name = name(id);
        // One that differs from another only by case would take its place on some disks.
        let name = if taken.contains(&name.to_lowercase()) { marked(id) } else { name };
        taken.insert(name.to_lowercase());
        name
    })
    .collect()
}

/// The id, if it is one as ids should be; else what of it can stand in a name, and a mark of its own.
fn name(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_name = !id.is_empty() && id.len() <= LONGEST && id.chars().all(is_plain) && !is_device(id);
    if is_name { id.to_owned() } else { marked(id) }
}

fn marked(id: &str) -> String {
    let plain: String = id.chars().filter(char::is_ascii_alphanumeric).take(LONGEST / 2).collect();
    let digest = Sha256::digest(id.as_bytes());
    let mark: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("{plain}~{mark}")
}

/// Names that stand for devices on Windows, whatever their ending.
fn is_device(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    let numbered =
        |name: &str| id.strip_prefix(name).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(id.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_own_name_and_what_is_none_gets_one_that_harms_nobody() {
        let ids =
            ["riskbruk-2021", "Riskbruk-2021", "..", "a/b", "å \"><script>", "nul", "com1", "", "a\u{202e}b"];
        let names = names(ids.into_iter());
        assert_eq!(names[0], "riskbruk-2021");
        assert!(names[1].starts_with("Riskbruk2021~"), "{names:?}");
        for name in &names[2..] {
            let (plain, mark) = name.split_once('~').unwrap();
            assert!(plain.chars().all(|c| c.is_ascii_alphanumeric()) && mark.len() == 12, "{name}");
        }
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert!(name(&"a".repeat(300)).len() < 60);
    }
}
