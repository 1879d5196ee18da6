//! The addresses of a site's pages.

use std::collections::HashMap;

use crate::text::display_safe;
use crate::text::message::{Message, message};
use crate::view::Site;
use crate::view::site::{Actor, page_name};
use crate::view::{AgreementIx, BodyIx, PartyIx};

/// Two records whose pages would have the same name, so that one would hide the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAddress(String, String);

impl SharedAddress {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        message!("same-page", one = display_safe(&self.0), other = display_safe(&self.1))
    }
}

/// The names of the records' pages, without folder and extension. They need no escaping in addresses and are valid on
/// any disk. No two in a folder differ only by case, and each depends only on its id.
pub(super) struct Addresses<'s> {
    site: &'s Site<'s>,
    agreements: Vec<String>,
    parties: Vec<String>,
    bodies: Vec<String>,
}

impl<'s> Addresses<'s> {
    pub(super) fn of(site: &'s Site<'s>) -> Result<Self, SharedAddress> {
        Ok(Addresses {
            site,
            agreements: names(site.rows.iter().map(|row| row.id.as_str()), page_name)?,
            parties: names(site.party_names.iter().map(|party| party.id.as_str()), page_name)?,
            bodies: names(site.body_names.iter().map(|body| body.id.as_str()), page_name)?,
        })
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

    /// The page of the agreement with an id or former id, relative to the root of the site.
    pub(super) fn of_agreement(&self, id: &str) -> Option<String> {
        Some(format!("agreements/{}.html", self.agreement(self.site.agreement_of(id)?)))
    }

    /// The page of the body with an id, otherwise of the party, relative to the root of the site.
    pub(super) fn of_actor(&self, id: &str) -> Option<String> {
        Some(match self.site.actor_of(id)? {
            Actor::Body(body) => format!("bodies/{}.html", self.body(body)),
            Actor::Party(party) => format!("parties/{}.html", self.party(party)),
        })
    }
}

/// The name of each id, as made by `name`.
fn names<'i>(
    ids: impl Iterator<Item = &'i str>,
    name: impl Fn(&str) -> String,
) -> Result<Vec<String>, SharedAddress> {
    let mut taken: HashMap<String, &str> = HashMap::new();
    let mut names = Vec::new();
    for id in ids {
        let name = name(id);
        if let Some(other) = taken.insert(name.to_lowercase(), id) {
            return Err(SharedAddress(other.to_owned(), id.to_owned()));
        }
        names.push(name);
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::view::site::page_name as name;

    #[test]
    fn an_id_is_its_own_name_and_what_is_none_gets_one_that_harms_nobody() {
        let ids =
            ["riskbruk-2021", "Riskbruk-2021", "..", "a/b", "å \"><script>", "nul", "com1", "", "a\u{202e}b"];
        let names = names(ids.into_iter(), name).unwrap();
        assert_eq!(names[0], "riskbruk-2021");
        assert!(names[1].starts_with("riskbruk2021~"), "{names:?}");
        for name in &names[2..] {
            let (plain, mark) = name.split_once('~').unwrap();
            assert!(plain.chars().all(|c| c.is_ascii_alphanumeric()) && mark.len() == 32, "{name}");
        }
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
        assert!(name(&"a".repeat(300)).len() < 100);
    }

    #[test]
    fn a_page_has_its_name_whatever_else_there_is() {
        let both = names(["HEL", "hel"].into_iter(), name).unwrap();
        assert_eq!(both[1], "hel");
        assert_eq!(names(["hel", "HEL"].into_iter(), name).unwrap()[1], both[0]);
    }

    #[test]
    fn two_long_ids_share_neither_a_page_nor_the_beginning_of_a_mark_that_anyone_can_search_for() {
        let long = |end: &str| format!("{}{end}", "a".repeat(90));
        // Found by search: with twelve bits of the hash, their names would be the same.
        let mut seen = HashMap::new();
        let (one, other) = (0..)
            .find_map(|at: u32| {
                let id = long(&at.to_string());
                let short = name(&id).split_once('~').unwrap().1.chars().take(3).collect::<String>();
                seen.insert(short, id.clone()).map(|other| (other, id))
            })
            .unwrap();
        assert_eq!(names([&*one, &*other].into_iter(), name).unwrap().len(), 2);
        let cut = |id: &str| name(id).chars().take(44).collect();
        let shared = names([&*one, &*other].into_iter(), cut).unwrap_err();
        assert_eq!(shared.message().to_string(), format!("`{one}` and `{other}` would have the same page"));
    }
}
