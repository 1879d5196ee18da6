//! References to what does not exist.

use crate::load::{Found, Registry};
use crate::model::Id;
use crate::rules::prelude::*;

use super::near::NearIds;
use super::reference::{RecordType, Reference, find};

/// Reports the references that should name a record of this type, and name nothing.
pub(super) fn report(case: &Case<'_>, of: RecordType, findings: &mut Findings<'_>) {
    let registry = case.registry;
    let mut near_ids = NearIds::of(registry);
    let leads_nowhere =
        |reference: &Reference<'_>| reference.key.may_name(of) && reference.found(registry) == Found::Nothing;
    for reference in find(registry, leads_nowhere) {
        let other = other_type(registry, &reference);
        let near = |of| near_ids.find(of, reference.id).map(|near| (of, near));
        let near = if other.is_some() { None } else { reference.key.types().find_map(near) };
        if near.map_or(reference.key.names, |(of, _)| of) == of {
            let help = match (other, near) {
                (Some(other), _) => {
                    format!(
                        "`{}` is {}: `{}` takes {}",
                        reference.id,
                        other.with_article(),
                        reference.key.name,
                        taken(&reference)
                    )
                }
                (None, Some((_, near))) => format!("did you mean `{near}`?"),
                (None, None) => no_record(of, reference.id),
            };
            findings.record = Some(reference.by.clone());
            findings.add(reference.place, format!("there is no {} `{}`", of.name(), reference.id)).help(help);
        }
    }
}

/// What the id is, if it is something that the key does not take.
fn other_type(registry: &Registry, reference: &Reference<'_>) -> Option<RecordType> {
    let others = RecordType::ALL.into_iter().filter(|of| !reference.key.may_name(*of));
    others.into_iter().find(|of| of.find(registry, reference.id) != Found::Nothing)
}

fn taken(reference: &Reference<'_>) -> String {
    reference.key.types().map(RecordType::with_article).collect::<Vec<_>>().join(" or ")
}

fn no_record(of: RecordType, id: &Id) -> String {
    if Id::is_valid(id) {
        format!("correct it, or write the record `{}/{id}.toml`", of.folder())
    } else {
        "correct it: an id has lower-case letters a-z, digits and single hyphens".to_owned()
    }
}
