//! Matches agreements whose ids differ between two registries.

use std::collections::HashMap;

use crate::model::Agreement;
use crate::registry::{AgreementIx, Lookup, Registry};

/// A value that at least this many agreements have does not help to match them.
const COMMON: usize = 20;

/// Looks up the same agreement in an older registry, by its id or its former ids.
#[must_use]
pub fn earlier(old: &Registry, new: &Registry, agreement: AgreementIx) -> Lookup {
    let record = new.agreement(agreement);
    let ids = std::iter::once(&record.id).chain(record.data.former_ids.iter().map(|id| &id.value));
    let mut found = ids.map(|id| old.agreements.find(id)).filter(|found| *found != Lookup::Nothing);
    found.next().unwrap_or(Lookup::Nothing)
}

/// Pairs removed with added agreements: first if the added one gives the removed id as a former id, then if half of
/// their values are the same, the most similar first.
pub(super) fn pairs(
    (old, removed): (&Registry, &[AgreementIx]),
    (new, added): (&Registry, &[AgreementIx]),
) -> Vec<(AgreementIx, AgreementIx)> {
    let mut free: HashMap<_, _> =
        removed.iter().map(|agreement| (&old.agreement(*agreement).id, *agreement)).collect();
    let (mut pairs, mut unknown) = (Vec::new(), Vec::new());
    for agreement in added {
        let former = &new.agreement(*agreement).data.former_ids;
        match former.iter().find_map(|id| free.remove(&id.value)) {
            Some(known) => pairs.push((known, *agreement)),
            None => unknown.push(*agreement),
        }
    }
    let mut gone: Vec<AgreementIx> = free.into_values().collect();
    gone.sort_unstable();
    pairs.extend(alike((old, &gone), (new, &unknown)));
    pairs
}

/// Pairs of which half of the values are the same.
fn alike(
    (old, removed): (&Registry, &[AgreementIx]),
    (new, added): (&Registry, &[AgreementIx]),
) -> Vec<(AgreementIx, AgreementIx)> {
    let values_of = |registry: &Registry, all: &[AgreementIx]| -> Vec<Vec<String>> {
        all.iter().map(|agreement| values(&registry.agreement(*agreement).data)).collect()
    };
    let (before, after) = (values_of(old, removed), values_of(new, added));
    let mut by_value: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, values) in before.iter().enumerate() {
        for value in values {
            by_value.entry(value).or_default().push(at);
        }
    }
    let mut likeness: Vec<(usize, usize, usize)> = Vec::new();
    for (to, values) in after.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let known = values.iter().filter_map(|value| by_value.get(value.as_str()));
        for from in known.filter(|known| known.len() <= COMMON).flatten() {
            *shared.entry(*from).or_default() += 1;
        }
        likeness.extend(shared.into_iter().filter_map(|(from, shared)| {
            let all = before.get(from)?.len() + values.len();
            (4 * shared >= all).then_some((1000 * 2 * shared / all.max(1), from, to))
        }));
    }
    likeness.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_old, mut used_new) = (vec![false; before.len()], vec![false; after.len()]);
    let mut pairs = Vec::new();
    for (_, from, to) in likeness {
        let is_free = used_old.get(from) == Some(&false) && used_new.get(to) == Some(&false);
        if let (true, Some(old), Some(new)) = (is_free, removed.get(from), added.get(to)) {
            pairs.push((*old, *new));
            used_old.iter_mut().skip(from).take(1).for_each(|used| *used = true);
            used_new.iter_mut().skip(to).take(1).for_each(|used| *used = true);
        }
    }
    pairs
}

/// Every value of a record with its path, sorted, without duplicates.
fn values(record: &Agreement) -> Vec<String> {
    fn collect(path: &str, value: &serde_json::Value, values: &mut Vec<String>) {
        match value {
            serde_json::Value::Null => {}
            serde_json::Value::Array(list) => list.iter().for_each(|value| collect(path, value, values)),
            serde_json::Value::Object(table) => {
                table.iter().for_each(|(key, value)| collect(&format!("{path}.{key}"), value, values));
            }
            serde_json::Value::Bool(_) | serde_json::Value::Number(_) | serde_json::Value::String(_) => {
                values.push(format!("{path}={value}"));
            }
        }
    }
    let mut values = Vec::new();
    collect("", &serde_json::to_value(record).unwrap_or_default(), &mut values);
    values.sort();
    values.dedup();
    values
}
