//! References to records that do not exist.

use crate::model::Id;
use crate::registry::{Lookup, Registry};
use crate::rules::prelude::*;
use crate::text::because;

use super::near::NearIds;
use super::resolved::ResolvedReferences;
use crate::registry::Reference;
use crate::source::RecordKind;

/// Reports the references that should name a record of this kind but name none.
pub(super) fn report(
    registry: &Registry,
    survey: &ResolvedReferences<'_>,
    kind: RecordKind,
    findings: &mut Findings<'_>,
) {
    // Similar ids decide which of two kinds was meant. As the rule for the other kind must reach the same decision,
    // they are counted separately.
    let (mut near_ids, mut near_of_two) = (NearIds::of(registry), NearIds::of(registry));
    for reference in survey.nowhere.iter().filter(|reference| reference.key.may_name(kind)) {
        let near_ids = if reference.key.or.is_some() { &mut near_of_two } else { &mut near_ids };
        let likely = Likely::of(registry, reference, near_ids);
        let meant = match likely {
            Likely::Near(kind, _) => kind,
            Likely::OtherType(_) | Likely::Unknown => reference.key.names,
        };
        if meant == kind {
            findings.record = Some(*reference.by);
            let message = format!("there is no {} `{}`{}", kind.name(), reference.id, because(reference.id));
            let finding = findings.add(reference.place, Some(&reference.id), message);
            finding.help(likely.help(kind, reference));
            if let Likely::Near(_, near) = likely {
                let change = Change::Text(near.into());
                finding.fix(Fix::likely(reference.id, near, reference.place, change));
            }
        }
    }
}

/// What a wrong id was probably meant to be.
enum Likely<'r> {
    /// A similar id of this kind.
    Near(RecordKind, &'r str),
    /// The id itself, but of a kind that the key does not accept.
    OtherType(RecordKind),
    Unknown,
}

impl<'r> Likely<'r> {
    fn of(registry: &Registry, reference: &Reference<'r>, near_ids: &mut NearIds<'r>) -> Self {
        let mut others = RecordKind::ALL.into_iter().filter(|kind| !reference.key.may_name(*kind));
        if let Some(other) = others.find(|kind| registry.find(*kind, reference.id) != Lookup::Nothing) {
            return Likely::OtherType(other);
        }
        let mut types = reference.key.types();
        types
            .find_map(|kind| near_ids.find(kind, reference.id).map(|near| Likely::Near(kind, near)))
            .unwrap_or(Likely::Unknown)
    }

    fn help(&self, kind: RecordKind, reference: &Reference<'_>) -> String {
        let Reference { id, key, .. } = reference;
        match self {
            Likely::Near(_, near) => format!("did you mean `{near}`?"),
            Likely::OtherType(other) => {
                let taken: Vec<_> = key.types().map(with_article).collect();
                format!("`{id}` is {}: `{}` takes {}", with_article(*other), key.name, taken.join(" or "))
            }
            Likely::Unknown if Id::is_valid(id) => {
                format!("correct it, or write the record `{}/{id}.toml`", kind.folder())
            }
            Likely::Unknown => {
                "correct it: an id has lower-case letters a-z, digits and single hyphens".to_owned()
            }
        }
    }
}

fn with_article(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Agreement => "an agreement",
        RecordKind::Party => "a party",
        RecordKind::Body => "a body",
    }
}
