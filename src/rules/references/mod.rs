//! References between records.

mod basis_cycle;
mod body_cycle;
mod changed_document;
mod cycle;
mod duplicate_reference;
mod end_cycle;
pub(super) mod faulty_registry;
mod former_id;
mod group_cycle;
mod missing_document;
mod near;
mod registry_cycle;
mod repeated;
mod replacement_cycle;
mod resolved;
mod self_reference;
mod unknown;
mod unknown_agreement;
mod unknown_body;
mod unknown_party;
mod unused;
mod unused_body;
mod unused_party;

pub use resolved::ResolvedReferences;

rules! {
    unknown_agreement,
    unknown_party,
    unknown_body,
    former_id,
    self_reference,
    replacement_cycle,
    basis_cycle,
    group_cycle,
    body_cycle,
    end_cycle,
    duplicate_reference,
    missing_document,
    changed_document,
    unused_party,
    unused_body,
    registry_cycle,
    faulty_registry,
}
