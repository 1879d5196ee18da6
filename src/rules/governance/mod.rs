//! Who is responsible.

rules! {
    owner_gone,
    owner_to_come,
    duty_of_ceased_body,
    missing_contact,
    missing_owner,
    missing_required,
    beyond_mandate,
}
