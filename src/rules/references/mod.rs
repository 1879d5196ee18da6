//! References between records.

mod circle;
mod near;
mod reference;
mod survey;
mod unknown;
mod unused;

pub use survey::Survey;

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
}
