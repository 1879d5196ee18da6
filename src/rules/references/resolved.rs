//! All references, resolved once for all rules.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::registry::{FileIx, Lookup, Record, Registry};

use super::repeated::repeated;
use crate::registry::{Reference, in_each_record};
use crate::source::RecordKind;

/// The references that rules report, in the order of agreements, parties and bodies, and of ids; and which records are
/// referred to.
#[derive(Debug)]
pub struct ResolvedReferences<'r> {
    /// References to no record.
    pub(super) nowhere: Vec<Reference<'r>>,
    /// References to another record by a former id.
    pub(super) former: Vec<Reference<'r>>,
    /// References to the record that contains them.
    pub(super) to_itself: Vec<Reference<'r>>,
    /// References that repeat an earlier one in their list, each with that one.
    pub(super) repeated: Vec<(Reference<'r>, Reference<'r>)>,
    parties: Named,
    bodies: Named,
}

/// Which records of a table are named by another record.
#[derive(Debug)]
struct Named(Vec<AtomicBool>);

impl Named {
    fn none<T>(records: &[Record<T>]) -> Self {
        Named(records.iter().map(|_| AtomicBool::new(false)).collect())
    }

    fn add(&self, found: Lookup) {
        if let Some(named) = found.position().and_then(|at| self.0.get(at)) {
            named.store(true, Ordering::Relaxed);
        }
    }
}

/// The fault of a reference.
enum ReferenceFault<'r> {
    Nowhere(Reference<'r>),
    Former(Reference<'r>),
    ToItself(Reference<'r>),
    Repeats(Reference<'r>, Reference<'r>),
}

impl<'r> ResolvedReferences<'r> {
    /// Checks the references of all records. For `only` the file of an agreement, those in it are enough.
    pub(in crate::rules) fn of(registry: &'r Registry, only: Option<FileIx>) -> Self {
        let mut survey = ResolvedReferences {
            nowhere: Vec::new(),
            former: Vec::new(),
            to_itself: Vec::new(),
            repeated: Vec::new(),
            parties: Named::none(&registry.parties.records),
            bodies: Named::none(&registry.bodies.records),
        };
        let look = |references: &[Reference<'r>], odd: &mut Vec<ReferenceFault<'r>>| {
            for reference in references {
                survey.look(registry, reference, odd);
            }
            let lists = references.chunk_by(|a, b| a.list == b.list).filter(|list| list.len() > 1);
            let repeated = lists.flat_map(|list| repeated(registry, list));
            odd.extend(repeated.map(|(first, again)| ReferenceFault::Repeats(first, again)));
        };
        // Whether others name an agreement makes no difference.
        let only = only.filter(|file| registry.agreements.in_file(*file).is_some());
        let odd = match only {
            None => in_each_record(registry, look),
            Some(file) => {
                let mut odd = Vec::new();
                look(&registry.references_in(file), &mut odd);
                odd
            }
        };
        for fault in odd {
            match fault {
                ReferenceFault::Nowhere(reference) => survey.nowhere.push(reference),
                ReferenceFault::Former(reference) => survey.former.push(reference),
                ReferenceFault::ToItself(reference) => survey.to_itself.push(reference),
                ReferenceFault::Repeats(first, again) => survey.repeated.push((first, again)),
            }
        }
        survey
    }

    fn look(&self, registry: &Registry, reference: &Reference<'r>, odd: &mut Vec<ReferenceFault<'r>>) {
        let mut leads_nowhere = true;
        let mut is_to_itself = reference.key.may_name(reference.by_type) && reference.id == reference.by;
        for kind in reference.key.types() {
            let found = registry.find(kind, reference.id);
            leads_nowhere &= found == Lookup::Nothing;
            if let (RecordKind::Agreement, Lookup::Renamed(at)) = (kind, found) {
                let record = registry.agreements.records.get(at);
                let leads_back = record.is_some_and(|record| record.id == *reference.by);
                if leads_back && reference.by_type == RecordKind::Agreement {
                    is_to_itself = true;
                } else {
                    odd.push(ReferenceFault::Former(*reference));
                }
            }
            if !is_to_itself {
                self.name(kind, found);
            }
        }
        if is_to_itself {
            odd.push(ReferenceFault::ToItself(*reference));
        }
        if leads_nowhere {
            odd.push(ReferenceFault::Nowhere(*reference));
        }
    }

    fn name(&self, kind: RecordKind, found: Lookup) {
        match kind {
            RecordKind::Agreement => {}
            RecordKind::Party => self.parties.add(found),
            RecordKind::Body => self.bodies.add(found),
        }
    }

    /// Whether no other record names the one at a position in the table of its kind. Not available for agreements.
    pub(super) fn is_unnamed(&self, kind: RecordKind, position: usize) -> bool {
        let named = match kind {
            RecordKind::Agreement => None,
            RecordKind::Party => self.parties.0.get(position),
            RecordKind::Body => self.bodies.0.get(position),
        };
        named.is_some_and(|named| !named.load(Ordering::Relaxed))
    }
}
