//! Parties and bodies: what each is called, who is in it, and what it became.

use crate::registry::{BodyIx, PartyIx};
use crate::text::is_mail_address;
use crate::time::day;
use crate::view::{PartyKind, words};

use super::address::Folder;
use super::concepts::List;
use super::graph::Linked;
use super::node::{Address, Node, Object};
use super::vocabulary::names;

/// A text of a record as an address for mail, if it is one.
pub(super) fn mail(text: &str) -> Option<&str> {
    is_mail_address(text).then_some(text)
}

/// One organisation, or several, that became another on a day.
struct Change {
    address: Address,
    from: Vec<Object>,
    to: Address,
    on: Option<Object>,
}

impl Change {
    fn node(self) -> Node {
        Node::new(self.address, [names::CHANGE_EVENT])
            .with(names::ORIGINAL_ORGANIZATION, self.from)
            .with(names::RESULTING_ORGANIZATION, [self.to.into()])
            .with(names::DATE, self.on)
    }
}

impl Linked<'_> {
    /// A party, and what it became.
    #[must_use]
    pub fn party(&self, party: PartyIx) -> Vec<Node> {
        let registry = self.case.registry;
        let named = words::named_party(registry, party);
        let address = || self.record(Folder::Parties, &named.id);
        let label = Object::prose(named.name.as_str(), self.of_records());
        let Some(data) = registry.party(party).map(|record| &*record.data) else {
            let node = Node::new(address(), [names::ORGANIZATION]);
            return vec![
                node.with(names::PREF_LABEL, [label])
                    .with(names::IDENTIFIER, [Object::text(named.id.as_str())]),
            ];
        };
        let kind = data.kind.as_ref().map(|kind| kind.value);
        let types = match kind {
            Some(PartyKind::Group) => vec![names::ORGANIZATION],
            Some(
                PartyKind::Region
                | PartyKind::Municipality
                | PartyKind::MunicipalAssociation
                | PartyKind::Agency
                | PartyKind::Company
                | PartyKind::Association,
            )
            | None => vec![names::FORMAL_ORGANIZATION, names::ORGANIZATION],
        };
        let members = data.members.iter().filter_map(|member| self.recorded_party(member.id()));
        let node = Node::new(address(), types)
            .with(names::PREF_LABEL, [label])
            .with(names::IDENTIFIER, [Object::text(named.id.as_str())])
            .with(names::ORG_IDENTIFIER, data.code.as_ref().map(|code| Object::text(code.as_str())))
            .with(names::CLASSIFICATION, kind.map(|kind| List::PartyKinds.concept(kind.name()).into()))
            .with(names::HAS_MEMBER, members)
            .with(names::DISSOLUTION_DATE, data.until.as_ref().map(|until| Object::date(until.value)))
            .with(names::EMAIL, data.contact.as_ref().and_then(|contact| mail(contact)).map(Object::text));
        let heir = data.until.as_ref().zip(data.replaced_by.as_ref());
        let change = heir.and_then(|(until, heir)| {
            let heir = registry.party_of(heir).filter(|heir| registry.party(*heir).is_some())?;
            Some(Change {
                address: self.part(Folder::Parties, &named.id, "change"),
                from: vec![address().into()],
                to: self.record(Folder::Parties, registry.party_id(heir)),
                on: Some(Object::day(day::next(until.last_day()))),
            })
        });
        std::iter::once(node).chain(change.map(Change::node)).collect()
    }

    /// A body, and what became it.
    #[must_use]
    pub fn body(&self, body: BodyIx) -> Vec<Node> {
        let registry = self.case.registry;
        let record = registry.body(body);
        let (id, data) = (&*record.id, &record.data);
        let prose = |text: &str| Object::prose(text, self.of_records());
        let name = if data.name.is_empty() { registry.body_name(body) } else { data.name.as_str() };
        let last = self.case.outlook.bodies.last_date(registry, body);
        let other =
            |id| registry.body_of(id).map(|body| self.record(Folder::Bodies, &registry.body(body).id).into());
        let node = Node::new(self.record(Folder::Bodies, id), [names::ORGANIZATION])
            .with(names::PREF_LABEL, [prose(name)])
            .with(names::ALT_LABEL, data.short.as_ref().map(|short| prose(short.as_str())))
            .with(names::IDENTIFIER, [Object::text(id)])
            .with(
                names::CLASSIFICATION,
                data.kind.as_ref().map(|kind| List::BodyKinds.concept(kind.value.name()).into()),
            )
            .with(names::HAS_MEMBER, data.members.iter().filter_map(|member| self.recorded_party(member)))
            .with(names::LINKED_TO, data.prepares_for.iter().filter_map(|of| other(&of.value)))
            .with(names::FOUNDING_DATE, data.from.as_ref().map(|from| Object::date(from.value)))
            .with(names::DISSOLUTION_DATE, last.map(Object::date))
            .with(names::EMAIL, data.contact.as_ref().and_then(|contact| mail(contact)).map(Object::text));
        let replaced: Vec<Object> = data.replaces.iter().filter_map(|of| other(&of.value)).collect();
        let change = (!replaced.is_empty()).then(|| Change {
            address: self.part(Folder::Bodies, id, "change"),
            from: replaced,
            to: self.record(Folder::Bodies, id),
            on: data.from.as_ref().map(|from| Object::date(from.value)),
        });
        std::iter::once(node).chain(change.map(Change::node)).collect()
    }

    /// A party that has a record.
    fn recorded_party(&self, id: &crate::model::Id) -> Option<Object> {
        let registry = self.case.registry;
        let party = registry.party_of(id).filter(|party| registry.party(*party).is_some())?;
        Some(self.record(Folder::Parties, registry.party_id(party)).into())
    }
}
