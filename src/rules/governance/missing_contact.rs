use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::model::Id;
use crate::registry::{BodyIx, PartyIx};
use crate::rules::prelude::*;
use crate::time::{Holder, holder, open_activities};

rule! {
    /// A body or party with a duty has no `contact`, so nobody can be reminded.
    ///
    /// A reminder without an address is not sent. The rule checks the body that has the owner's duties today, and those
    /// who have a planned decision, a review or an activity, for agreements that are in force, upcoming, awaiting
    /// adoption or lapsed. Each body or party is reported once, with the number of agreements concerned.
    ///
    /// # What to do
    ///
    /// Give the body or party the address of a function, never of a person: `contact = "registrator@…"`. If an owner
    /// has a special address for one agreement, put that in the agreement's record.
    ///
    /// # Bad
    ///
    /// ```toml
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// #      ^^^^^^^^^^^^
    /// ```
    ///
    /// The body that took over has no address, though the old one had:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # bodies/halsoarenan.toml
    /// name = "Hälsoarenan"
    /// #      ^^^^^^^^^^^^^
    /// from = 2024-01-01
    /// replaces = ["barnarenan"]
    /// ```
    ///
    /// A party with a planned decision:
    ///
    /// ```toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// parties = ["testkoping", "provby"]
    /// [validity]
    /// from = 2026-01-01
    /// until = 2027-12-31
    /// [[decision]]
    /// by = "provby"
    /// planned = [2025-06-12]
    /// # parties/provby.toml
    /// name = "Provby kommun"
    /// #      ^^^^^^^^^^^^^^^
    /// ```
    ///
    /// # Good
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// contact = "barnarenan@testlanet.example"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// ```
    ///
    /// One agreement has a contact of its own, and one that has ended needs none:
    ///
    /// ```toml
    /// # bodies/barnarenan.toml
    /// name = "Barnarenan"
    /// # agreements/elevhalsa-2022.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// contact = "elevhalsa@testlanet.example"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2022-01-01
    /// until = 2027-12-31
    /// # agreements/elevhalsa-2018.toml
    /// title = "Överenskommelse om elevhälsa"
    /// kind = "agreement"
    /// owner = "barnarenan"
    /// parties = ["testkoping", "provstad"]
    /// [validity]
    /// from = 2018-01-01
    /// until = 2021-12-31
    /// [end]
    /// date = 2021-12-31
    /// ```
    id: "missing-contact", level: Note, since: "0.1.0", timed: false, check: Check::Registry(check),
}

/// How many of the agreements are named.
const SHOWN: usize = 3;

fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let lacking = lacking_contact(case, findings);
    if lacking.is_empty() {
        return;
    }
    let mut concerned: BTreeMap<Holder, Vec<AgreementIx>> = BTreeMap::new();
    for agreement in case.registry.every_agreement_ix().filter(|agreement| is_reminded_of(case, *agreement)) {
        let holders: BTreeSet<Holder> =
            owner(case, agreement).into_iter().chain(doers(case, agreement)).collect();
        for holder in holders.intersection(&lacking) {
            concerned.entry(*holder).or_default().push(agreement);
        }
    }
    for (holder, agreements) in concerned {
        report(case, holder, &agreements, findings);
    }
}

fn is_reminded_of(case: &Case<'_>, agreement: AgreementIx) -> bool {
    match case.standing(agreement).state {
        State::InForce
        | State::Suspended
        | State::Provisional
        | State::Upcoming
        | State::AwaitingAdoption
        | State::Lapsed => true,
        State::Draft | State::Replaced | State::Ended | State::NotAdopted => false,
    }
}

/// The body that holds the owner's duties, unless the agreement has a contact address of its own.
fn owner(case: &Case<'_>, agreement: AgreementIx) -> Option<Holder> {
    let (record, standing) = (case.record(agreement), case.standing(agreement));
    let has_own = record.data.contact.is_some() || record.is_faulty("contact");
    standing
        .owner
        .filter(|owner| !has_own && case.outlook.bodies.exists(*owner, case.day()))
        .map(Holder::Body)
}

/// Those that are to decide, to review or to carry out an activity.
fn doers<'r>(case: &'r Case<'r>, agreement: AgreementIx) -> impl Iterator<Item = Holder> + 'r {
    let (data, standing) = (case.agreement(agreement), case.standing(agreement));
    let planned =
        data.decision.iter().filter(|decision| decision.date.is_none()).map(|decision| &decision.by);
    let due = standing.reviews.iter().filter(|review| review.next.is_some());
    let reviewers = due.filter_map(|review| data.review.get(review.position())?.by.as_ref());
    let active = open_activities(data, case.day()).flat_map(|(_, activity)| &activity.by);
    let mut seen = HashSet::new();
    let named = planned.chain(reviewers).chain(active).filter(move |by| seen.insert(by.value));
    named.flat_map(|by| holders(case, &by.value))
}

/// The holders that an id stands for today: a body or its successor; a party, or each member of a group.
fn holders(case: &Case<'_>, id: &Id) -> Vec<Holder> {
    let (registry, bodies) = (case.registry, &case.outlook.bodies);
    if let Some(body) = registry.body_of(id) {
        let effective = case.body_on(body, case.day());
        return bodies.exists(effective, case.day()).then_some(Holder::Body(effective)).into_iter().collect();
    }
    let members = registry.party_of(id).into_iter().flat_map(|party| registry.expand_on(party, case.day()));
    members.filter_map(|party| holder(registry, party, case.day())).map(Holder::Party).collect()
}

/// Those without an address among whom findings are wanted.
fn lacking_contact(case: &Case<'_>, findings: &Findings<'_>) -> BTreeSet<Holder> {
    let (bodies, parties) = (&case.registry.bodies.records, &case.registry.parties.records);
    let bodies = bodies.iter().enumerate().filter(|(_, body)| {
        findings.are_wanted_in(body.file) && body.data.contact.is_none() && !body.is_faulty("contact")
    });
    let parties = parties.iter().enumerate().filter(|(_, party)| {
        findings.are_wanted_in(party.file) && party.data.contact.is_none() && !party.is_faulty("contact")
    });
    let bodies = bodies.map(|(at, _)| Holder::Body(BodyIx::from(at)));
    bodies.chain(parties.map(|(at, _)| Holder::Party(PartyIx::from(at)))).collect()
}

fn report(case: &Case<'_>, holder: Holder, agreements: &[AgreementIx], findings: &mut Findings<'_>) {
    let (id, place) = match holder {
        Holder::Body(body) => {
            let record = case.registry.body(body);
            (record.id, record.at(record.data.name.span))
        }
        Holder::Party(party) => {
            let Some(record) = case.registry.party(party) else { return };
            (record.id, record.at(record.data.name.span))
        }
    };
    let named = case.agreement_list(agreements, SHOWN);
    findings.record = Some(id);
    let finding =
        findings.add(place, Some(&id), message!("finding-missing-contact", id = id, agreements = named));
    finding.help(message!("help-missing-contact"));
}
