//! Who is responsible.

mod beyond_mandate;
mod duty_of_ceased_body;
mod missing_contact;
mod missing_owner;
mod missing_required;
mod owner_gone;
mod owner_to_come;

rules! {
    owner_gone,
    owner_to_come,
    duty_of_ceased_body,
    missing_contact,
    missing_owner,
    missing_required,
    beyond_mandate,
}
