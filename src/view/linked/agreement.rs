//! An agreement: what it is, when it holds, what it replaces, whom it binds, and who has decided on it.

use foldhash::HashSet;

use crate::model::publish::WebAddress;
use crate::model::validity::{Decision, Outcome};
use crate::model::{Id, Precision};
use crate::registry::{AgreementIx, PartyIx};
use crate::time::{State, participants};
use crate::view::DocumentRole;

use super::address::{Folder, common};
use super::concepts::List;
use super::graph::Linked;
use super::node::{Address, Node, Object};
use super::period::Period;
use super::vocabulary::{Name, names};

/// How much of an agreement is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    All,
    Some,
    None,
}

impl Force {
    fn in_schema(self) -> Name {
        match self {
            Force::All => names::FORCE_IN,
            Force::Some => names::FORCE_PARTIAL,
            Force::None => names::FORCE_NOT,
        }
    }

    fn in_eli(self) -> Name {
        match self {
            Force::All => names::VALUE_IN_FORCE,
            Force::Some => names::VALUE_PARTIALLY_IN_FORCE,
            Force::None => names::VALUE_NOT_IN_FORCE,
        }
    }
}

/// An agreement that another one replaces, wholly or in part.
struct Relations {
    /// The agreements whose place it has taken as a whole.
    replaces: Vec<Object>,
    /// The agreements that have taken its place as a whole.
    is_replaced_by: Vec<Object>,
    /// The agreements that it changes: those of which it has replaced sections, and those that it amends.
    changes: Vec<Object>,
    /// The agreements that it is to replace, or that are to replace it, and those that it calls related.
    others: Vec<Object>,
    /// Whether sections of it have been replaced.
    lacks_sections: bool,
}

impl<'r> Linked<'r> {
    /// An agreement, its period, its parties and the decisions on it.
    #[must_use]
    pub fn agreement(&self, agreement: AgreementIx) -> Vec<Node> {
        let (case, registry) = (self.case, self.case.registry);
        let (row, record) = (self.rows.of(&case, agreement), case.agreement(agreement));
        let (periods, language) = (case.periods(agreement), self.of_records());
        let participants = participants(registry, agreement, periods, case.day());
        let known: HashSet<PartyIx> = participants.iter().map(|of| of.party).collect();
        let period = Period::of(&row, periods.start.is_some());
        let relations = self.relations(agreement);
        let force = match row.state {
            State::InForce | State::Suspended if relations.lacks_sections => Force::Some,
            State::InForce | State::Suspended => Force::All,
            State::Draft
            | State::Replaced
            | State::Ended
            | State::Provisional
            | State::NotAdopted
            | State::AwaitingAdoption
            | State::Upcoming
            | State::Lapsed => Force::None,
        };
        let id = row.id.as_str();
        let reference = || row.reference.iter().map(Object::text);
        let owner =
            || row.effective_owner.iter().map(|owner| Object::from(self.record(Folder::Bodies, owner)));
        let adopters = record.decision.iter().filter(|decision| is_by(decision, Outcome::Adopted));
        let adopters = adopters.filter(|decision| self.is_taken(decision));
        let passed_by: Vec<Object> =
            adopters.filter_map(|decision| self.actor(&decision.by, &known)).map(Object::from).collect();
        let bases = registry.links(agreement).based_on.iter().flatten();
        let bases: Vec<Object> = bases.map(|basis| self.address(*basis).into()).collect();
        let adopted = self.day_of_adoption(agreement).map(Object::date);

        let mut node = Node::new(self.record(Folder::Agreements, id), [names::LEGISLATION])
            .with(names::TITLE, [Object::prose(row.name(), language)])
            .with(names::SCHEMA_NAME, [Object::prose(row.name(), language)])
            .with(
                names::ALTERNATIVE,
                record.aliases.iter().map(|alias| Object::prose(alias.as_str(), language)),
            )
            .with(names::IDENTIFIER, [Object::text(id)])
            .with(names::LEGISLATION_IDENTIFIER, reference())
            .with(names::IS_PART_OF, [self.elsewhere(id, |_| common("dataset")).into()])
            .with(names::TYPE, row.kind.iter().map(|kind| List::Kinds.concept(kind).into()))
            .with(names::TYPE, row.part.iter().map(|part| List::Parts.concept(&part.to_string()).into()))
            .with(names::SUBJECT, row.topics.iter().map(|topic| List::Topics.concept(topic).into()))
            .with(names::STATUS, [List::States.concept(row.state.name()).into()])
            .with(names::LEGISLATION_LEGAL_FORCE, [Object::name(force.in_schema())])
            .with(names::LEGISLATION_DATE, adopted.clone())
            .with(names::VALID, period.map(Period::text))
            .with(names::TEMPORAL_COVERAGE, period.map(Period::interval))
            .with(names::TEMPORAL, period.map(|_| self.part(Folder::Agreements, id, "period").into()))
            .with(names::LEGISLATION_RESPONSIBLE, owner())
            .with(names::LEGISLATION_PASSED_BY, passed_by.clone())
            .with(names::REPLACES, relations.replaces)
            .with(names::IS_REPLACED_BY, relations.is_replaced_by)
            .with(names::LEGISLATION_CHANGES, relations.changes.clone())
            .with(names::IS_BASED_ON, bases.clone())
            .with(names::RELATION, relations.others)
            .with(
                names::QUALIFIED_ATTRIBUTION,
                participants.iter().map(|of| self.membership(id, registry.party_id(of.party)).into()),
            );
        for document in &record.document {
            let name = match document.role.as_ref().map(|role| role.value) {
                Some(DocumentRole::Text) => names::HAS_FORMAT,
                Some(DocumentRole::Annex) => names::HAS_PART,
                Some(DocumentRole::Decision | DocumentRole::Evidence) | None => names::REFERENCES,
            };
            let url = document.url.as_ref().and_then(|url| WebAddress::new(url));
            node = node.with(name, url.as_ref().map(Object::web));
        }
        if self.has_site() {
            node = node.with(names::URL, [Folder::Agreements.page(id).into()]);
        }
        if self.has_eli() {
            node.types.push(names::LEGAL_RESOURCE);
            let (changes, amends) = (relations.changes, registry.links(agreement).amends.iter());
            let amends: Vec<Object> = amends.map(|amended| self.address(*amended).into()).collect();
            let amended: HashSet<&Object> = amends.iter().collect();
            let changes: Vec<Object> =
                changes.into_iter().filter(|changed| !amended.contains(changed)).collect();
            let is_day = |object: &Object| matches!(object, Object::Value(_, kind) if *kind == names::DAY);
            let days = period.map(|period| (period.from, period.through)).unwrap_or_default();
            node = node
                .with(names::ID_LOCAL, reference())
                .with(names::DATE_DOCUMENT, adopted.filter(is_day))
                .with(names::FIRST_DATE_ENTRY_IN_FORCE, days.0.map(|from| Object::day(from.day)))
                .with(names::DATE_NO_LONGER_IN_FORCE, days.1.map(|through| Object::day(through.day)))
                .with(names::IN_FORCE, [Object::name(force.in_eli())])
                .with(names::RESPONSIBILITY_OF_AGENT, owner())
                .with(names::PASSED_BY, passed_by)
                .with(names::AMENDS, amends)
                .with(names::CHANGES, changes)
                .with(names::BASED_ON, bases);
        }

        let mut nodes = vec![node];
        nodes.extend(period.map(|period| period.node(id)));
        nodes.extend(participants.iter().map(|of| {
            let standing = case.party_standing(agreement, of.party, of.involvement);
            let party = registry.party_id(of.party);
            Node::new(self.membership(id, party), [names::ATTRIBUTION])
                .with(names::OF_AGENT, [self.record(Folder::Parties, party).into()])
                .with(names::HAD_ROLE, [List::Standings.concept(standing.name()).into()])
        }));
        let decisions = record.decision.iter().enumerate().filter(|(_, decision)| self.is_taken(decision));
        nodes.extend(decisions.map(|(position, decision)| {
            let by = self.actor(&decision.by, &known).map(Object::from);
            let outcome =
                decision.outcome.as_ref().map(|outcome| List::Outcomes.concept(outcome.value.name()));
            Node::new(
                self.part(Folder::Agreements, id, &format!("decision-{}", position + 1)),
                [names::ACTIVITY],
            )
            .with(names::USED, [self.record(Folder::Agreements, id).into()])
            .with(names::ASSOCIATED_WITH, by)
            .with(names::DATE, decision.date.as_ref().map(|date| Object::date(date.value)))
            .with(names::TYPE, outcome.map(Object::from))
            .with(names::IDENTIFIER, decision.reference().map(|reference| Object::text(reference.as_str())))
        }));
        nodes
    }

    /// The address of an agreement.
    fn address(&self, agreement: AgreementIx) -> Address {
        self.record(Folder::Agreements, self.case.id(agreement))
    }

    /// The body with an id, else the party, if it is described: parties without a record only as a party of the agreement.
    fn actor(&self, id: &Id, known: &HashSet<PartyIx>) -> Option<Address> {
        let registry = self.case.registry;
        if let Some(body) = registry.body_of(id) {
            return Some(self.record(Folder::Bodies, &registry.body(body).id));
        }
        let party = registry.party_of(id)?;
        let is_described = registry.party(party).is_some() || known.contains(&party);
        is_described.then(|| self.record(Folder::Parties, registry.party_id(party)))
    }

    /// Whether a decision has been taken by the day.
    fn is_taken(&self, decision: &Decision) -> bool {
        decision.date.as_ref().is_some_and(|date| date.last_day() <= self.case.day())
    }

    /// When an agreement was adopted: the date of the decision that made its adoption complete; where no adoption is required,
    /// that of the last decision that adopted or signed it before it entered into force. None if that is not known, or if
    /// the day has not come.
    fn day_of_adoption(&self, agreement: AgreementIx) -> Option<crate::model::Date> {
        let (periods, record) = (self.case.periods(agreement), self.case.agreement(agreement));
        let taken = record.decision.iter().filter(|decision| self.is_taken(decision));
        if periods.adoption.is_required() {
            let completed = periods.adoption.completed.filter(|_| periods.adoption.complete)?;
            let mut dates = taken.filter(|of| is_by(of, Outcome::Adopted)).filter_map(|of| of.date.as_ref());
            return dates.find(|date| date.last_day() == completed).map(|date| date.value);
        }
        let start = periods.begins().and_then(crate::time::When::day);
        let settles =
            |of: &&crate::source::Sp<Decision>| is_by(of, Outcome::Adopted) || is_by(of, Outcome::Signed);
        let dates =
            taken.filter(settles).filter_map(|decision| decision.date.as_ref().map(|date| date.value));
        let early = dates.filter(|date| start.is_none_or(|start| date.last_day() <= start));
        early.max_by_key(|date| (date.last_day(), date.precision() == Precision::Day))
    }

    /// A party of an agreement.
    fn membership(&self, agreement: &str, party: &Id) -> Address {
        self.part(Folder::Agreements, agreement, &format!("party-{}", &**party))
    }

    fn relations(&self, agreement: AgreementIx) -> Relations {
        let (case, links) = (self.case, self.case.registry.links(agreement));
        let mut relations = Relations {
            replaces: Vec::new(),
            is_replaced_by: Vec::new(),
            changes: links.amends.iter().map(|amended| self.address(*amended).into()).collect(),
            others: Vec::new(),
            lacks_sections: false,
        };
        let related = case.agreement(agreement).related.iter();
        let related = related.filter_map(|id| case.registry.agreement_of(id));
        relations.others.extend(related.map(|other| Object::from(self.address(other))));
        for (entry, link) in links.replaces.iter().enumerate() {
            let Some(replaced) = link.agreement else { continue };
            let list = match (case.has_taken_over(agreement, entry), link.whole) {
                (true, true) => &mut relations.replaces,
                (true, false) => &mut relations.changes,
                (false, _) => &mut relations.others,
            };
            list.push(self.address(replaced).into());
        }
        for by in &links.replaced_by {
            match (case.has_taken_over(by.successor, by.entry()), by.whole) {
                (true, true) => relations.is_replaced_by.push(self.address(by.successor).into()),
                (true, false) => relations.lacks_sections = true,
                (false, _) => relations.others.push(self.address(by.successor).into()),
            }
        }
        relations
    }
}

fn is_by(decision: &Decision, outcome: Outcome) -> bool {
    decision.outcome.as_ref().is_some_and(|own| own.value == outcome)
}
