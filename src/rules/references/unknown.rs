//! References to records that do not exist.

use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::rules::prelude::*;
use crate::text::because;

use super::near::{NearIds, Suggestions};
use super::resolved::ResolvedReferences;
use crate::registry::Reference;
use crate::source::RecordKind;
use crate::source::de::suggestion;

/// Reports the references that should name a record of this kind but name none.
pub(super) fn report(
    registry: &Registry,
    survey: &ResolvedReferences<'_>,
    kind: RecordKind,
    findings: &mut Findings<'_>,
) {
    // Similar ids decide which of two kinds was meant. As the rule for the other kind must reach the same decision,
    // they are counted separately.
    let (mut near_ids, mut near_of_two) = (Suggestions::of(registry), Suggestions::of(registry));
    for reference in survey.nowhere.iter().filter(|reference| reference.key.may_name(kind)) {
        let near_ids = if reference.key.or.is_some() { &mut near_of_two } else { &mut near_ids };
        let likely = Likely::of(registry, reference, near_ids);
        let meant = match &likely {
            Likely::Near(kind, _) => *kind,
            Likely::OtherType(_) | Likely::Unknown => reference.key.names,
        };
        if meant == kind {
            findings.record = Some(*reference.by);
            let (id, because) = (reference.id, because(reference.id));
            let message = match kind {
                RecordKind::Agreement => message!("finding-unknown-agreement", id = id, because = because),
                RecordKind::Party => message!("finding-unknown-party", id = id, because = because),
                RecordKind::Body => message!("finding-unknown-body", id = id, because = because),
            };
            let finding = findings.add(reference.place, Some(&reference.id), message);
            finding.help(likely.help(registry, kind, reference));
            if let Likely::Near(_, NearIds { ids, is_likely: true }) = likely
                && let [near] = ids.as_slice()
            {
                let change = Change::Text((*near).into());
                finding.fix(Fix::likely(reference.id, near, reference.place, change));
            }
        }
    }
}

/// What a wrong id was probably meant to be.
enum Likely<'r> {
    /// Similar ids of this kind.
    Near(RecordKind, NearIds<'r>),
    /// The id itself, but of a kind that the key does not accept.
    OtherType(RecordKind),
    Unknown,
}

impl<'r> Likely<'r> {
    fn of(registry: &Registry, reference: &Reference<'r>, near_ids: &mut Suggestions<'r>) -> Self {
        let mut others = RecordKind::ALL.into_iter().filter(|kind| !reference.key.may_name(*kind));
        if let Some(other) = others.find(|kind| registry.find(*kind, reference.id) != Lookup::Nothing) {
            return Likely::OtherType(other);
        }
        let types = reference.key.types();
        types
            .map(|kind| Likely::Near(kind, near_ids.find(kind, reference.id)))
            .find(|likely| matches!(likely, Likely::Near(_, near) if !near.ids.is_empty()))
            .unwrap_or(Likely::Unknown)
    }

    fn help(&self, registry: &Registry, kind: RecordKind, reference: &Reference<'_>) -> Message {
        let Reference { id, key, .. } = reference;
        match self {
            Likely::Near(_, near) => suggestion(&near.ids).unwrap_or_else(|| message!("help-unknown-id")),
            Likely::OtherType(other) => {
                let mut types = key.types().map(with_article);
                let taken = match (types.next(), types.next()) {
                    (Some(first), Some(second)) => message!("or", first = first, second = second),
                    (Some(only), None) => only,
                    (None, _) => message!("nothing-more"),
                };
                message!(
                    "help-other-type",
                    id = *id,
                    kind = with_article(*other),
                    key = key.name,
                    taken = taken
                )
            }
            Likely::Unknown if id.contains(':') && id.split(':').all(Id::is_valid) => {
                match registry.registry_of(id) {
                    Some((name, path)) => message!("help-unknown-elsewhere", name = name, path = path),
                    None => message!("help-unknown-registry"),
                }
            }
            Likely::Unknown if Id::is_valid(id) => {
                message!("help-unknown-record", folder = kind.folder(), id = *id)
            }
            Likely::Unknown => message!("help-unknown-id"),
        }
    }
}

fn with_article(kind: RecordKind) -> Message {
    match kind {
        RecordKind::Agreement => message!("an-agreement"),
        RecordKind::Party => message!("a-party"),
        RecordKind::Body => message!("a-body"),
    }
}
