//! Finds the record that a command line names.

use super::failure::Failure;
use super::open::OpenRegistry;
use super::output;
use super::suggest::{names, suggestion};
use crate::model::Id;
use crate::registry::{AgreementIx, BodyIx, Lookup, PartyIx, Registry};
use crate::source::RecordKind;
use crate::text::composed;
use crate::text::message::{Message, message};

/// The maximum number of suggestions for an unknown name.
const OFFERED: usize = 3;

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// An agreement.
    Agreement(AgreementIx),
    /// A party.
    Party(PartyIx),
    /// A body.
    Body(BodyIx),
}

/// The agreement with that id, or with that former id, which is then reported on standard error. None if its record
/// could not be read, which is also reported.
///
/// # Errors
///
/// [`Failure::Usage`] if there is none.
pub(super) fn agreement(
    opened: &OpenRegistry,
    id: &str,
    quiet: bool,
) -> Result<Option<AgreementIx>, Failure> {
    let registry = &opened.registry;
    match registry.agreements.find(&Id::new(id)) {
        Lookup::Record(position) => Ok(Some(AgreementIx::from(position))),
        Lookup::Renamed(position) => {
            let found = AgreementIx::from(position);
            say_renamed(id, &registry.agreement(found).id, quiet);
            Ok(Some(found))
        }
        Lookup::Unread => {
            say_unread(id);
            Ok(None)
        }
        Lookup::Nothing => Err(unknown(registry, id)),
    }
}

/// The agreement, party or body of that name: by its id, which may be preceded by its type, as in `party:x`; or else by a
/// former id, a title, another title, a name or a short name. None if its record could not be read, which is reported.
///
/// # Errors
///
/// [`Failure::Usage`] if there is none, or several.
pub(super) fn record(opened: &OpenRegistry, named: &str, quiet: bool) -> Result<Option<Found>, Failure> {
    let registry = &opened.registry;
    let of = RecordKind::ALL.into_iter().find_map(|kind| {
        let id = named.strip_prefix(kind.name())?.strip_prefix(':')?;
        Some((kind, id))
    });
    let (kinds, id) = match of {
        Some((kind, id)) => (vec![kind], id),
        None => (RecordKind::ALL.to_vec(), named),
    };
    one_of(registry, &kinds, id, quiet)
}

/// Refuses the id of a record in another registry, which is written and has its history there.
///
/// # Errors
///
/// [`Failure::Usage`] if it is one.
pub(super) fn refuse_other(registry: &Registry, named: &str) -> Result<(), Failure> {
    let kinds = RecordKind::ALL.into_iter();
    let of_kind = kinds.filter_map(|kind| named.strip_prefix(kind.name())?.strip_prefix(':')).next();
    let Some((name, path)) = registry.registry_of(of_kind.unwrap_or(named)) else { return Ok(()) };
    let message = message!("record-elsewhere", id = named, name = name);
    Err(Failure::usage(message, message!("use-it-there", path = path)))
}

/// The body of that name: by its id, its name or its short name. None if its record could not be read, which is
/// reported.
///
/// # Errors
///
/// [`Failure::Usage`] if there is none, or several.
pub(super) fn body(registry: &Registry, named: &str) -> Result<Option<BodyIx>, Failure> {
    let id = named.strip_prefix("body:").unwrap_or(named);
    let found = one_of(registry, &[RecordKind::Body], id, true)?;
    Ok(found.and_then(|found| match found {
        Found::Body(body) => Some(body),
        Found::Agreement(_) | Found::Party(_) => None,
    }))
}

fn one_of(
    registry: &Registry,
    kinds: &[RecordKind],
    name: &str,
    quiet: bool,
) -> Result<Option<Found>, Failure> {
    let id = Id::new(name);
    let lookups: Vec<(RecordKind, Lookup)> =
        kinds.iter().map(|kind| (*kind, registry.find(*kind, &id))).collect();
    let with = |is: fn(&Lookup) -> bool| -> Vec<Found> {
        let matching = lookups.iter().filter(|(_, lookup)| is(lookup));
        matching.filter_map(|(kind, lookup)| Some(found(registry, *kind, lookup.position()?))).collect()
    };
    let own = with(|lookup| matches!(lookup, Lookup::Record(_)));
    if !own.is_empty() {
        return single(registry, name, &own).map(Some);
    }
    if lookups.iter().any(|(_, lookup)| matches!(lookup, Lookup::Unread)) {
        say_unread(name);
        return Ok(None);
    }
    let former = with(|lookup| matches!(lookup, Lookup::Renamed(_)));
    if let [renamed] = former.as_slice() {
        say_renamed(name, id_of(registry, *renamed).1, quiet);
    }
    let found = if former.is_empty() { called(registry, kinds, name) } else { former };
    match found.as_slice() {
        [] => Err(unknown_record(registry, kinds, name)),
        found => single(registry, name, found).map(Some),
    }
}

pub(super) fn found(registry: &Registry, kind: RecordKind, position: usize) -> Found {
    match kind {
        RecordKind::Agreement => Found::Agreement(AgreementIx::from(position)),
        // Several registries may have a record of one party.
        RecordKind::Party => {
            let one = registry.parties.records.get(position).and_then(|record| registry.party_of(&record.id));
            Found::Party(one.unwrap_or(PartyIx::from(position)))
        }
        RecordKind::Body => Found::Body(BodyIx::from(position)),
    }
}

fn say_renamed(former: &str, now: &Id, quiet: bool) {
    if !quiet {
        output::hint(
            message!("label-renamed"),
            message!("now-called", former = former, now = now.to_string()),
        );
    }
}

fn say_unread(id: &str) {
    output::error(message!("record-unread", id = id));
}

/// The only one of several records.
fn single(registry: &Registry, name: &str, found: &[Found]) -> Result<Found, Failure> {
    if let [only] = found {
        return Ok(*only);
    }
    let mut choices: Vec<String> = found.iter().map(|found| typed_id(registry, *found)).collect();
    choices.sort();
    let help = message!("say-which", offers = offer(&choices));
    Err(Failure::usage(message!("several-records", name = name), help))
}

pub(super) fn id_of(registry: &Registry, found: Found) -> (RecordKind, &Id) {
    match found {
        Found::Agreement(agreement) => (RecordKind::Agreement, &registry.agreement(agreement).id),
        Found::Party(party) => (RecordKind::Party, registry.party_id(party)),
        Found::Body(body) => (RecordKind::Body, &registry.body(body).id),
    }
}

/// The id of a record after its type: `party:provstad`.
fn typed_id(registry: &Registry, found: Found) -> String {
    let (kind, id) = id_of(registry, found);
    format!("{}:{id}", kind.name())
}

/// At most [`OFFERED`] of several ids.
pub(super) fn offer(ids: &[String]) -> Message {
    let shown = |id: &String| message!("words", words = format!("`{id}`"));
    let offered = ids.iter().take(OFFERED);
    match ids.len().checked_sub(OFFERED).filter(|more| *more > 0) {
        Some(more) => {
            let offered = offered.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            message!("offer-more", offers = offered, count = more)
        }
        None => {
            let or = |first, second| message!("offer-or", first = first, second = second);
            offered.map(shown).reduce(or).unwrap_or_else(|| message!("words", words = ""))
        }
    }
}

/// The records of some types that are called so, whatever the case of the letters.
fn called(registry: &Registry, kinds: &[RecordKind], name: &str) -> Vec<Found> {
    let wanted = composed(name.trim()).to_lowercase();
    let named = names(registry, kinds).into_iter().filter(|(known, _)| *known == wanted);
    let mut found: Vec<Found> = named.map(|(_, found)| found).collect();
    found.sort_unstable();
    found.dedup();
    // One's own come first.
    let own: Vec<Found> =
        found.iter().copied().filter(|found| !id_of(registry, *found).1.contains(':')).collect();
    if own.is_empty() { found } else { own }
}

/// The only party that is called so, whatever the case of the letters.
pub(super) fn called_party(registry: &Registry, name: &str) -> Option<PartyIx> {
    match called(registry, &[RecordKind::Party], name).as_slice() {
        [Found::Party(party)] => Some(*party),
        _ => None,
    }
}

/// The only body that is called so, whatever the case of the letters.
pub(super) fn called_body(registry: &Registry, name: &str) -> Option<BodyIx> {
    match called(registry, &[RecordKind::Body], name).as_slice() {
        [Found::Body(body)] => Some(*body),
        _ => None,
    }
}

/// The error for an unknown record of some types, with suggestions by id and name.
fn unknown_record(registry: &Registry, kinds: &[RecordKind], name: &str) -> Failure {
    let (message, list) = match kinds {
        [kind @ RecordKind::Agreement] => (unknown_of(*kind, name), message!("list-agreements")),
        [kind @ RecordKind::Party] => (unknown_of(*kind, name), message!("list-parties")),
        [kind @ RecordKind::Body] => (unknown_of(*kind, name), message!("list-bodies")),
        _ => (message!("no-record", name = name), message!("list-records")),
    };
    Failure::usage(message, suggestion(registry, kinds, name).unwrap_or(list))
}

/// That a record of a type is not there.
pub(super) fn unknown_of(kind: RecordKind, name: &str) -> Message {
    match kind {
        RecordKind::Agreement => message!("no-agreement", name = name),
        RecordKind::Party => message!("no-party", name = name),
        RecordKind::Body => message!("no-body", name = name),
    }
}

/// The error for an unknown agreement, with suggestions by id, title or other titles in use.
pub(super) fn unknown(registry: &Registry, id: &str) -> Failure {
    unknown_record(registry, &[RecordKind::Agreement], id)
}
