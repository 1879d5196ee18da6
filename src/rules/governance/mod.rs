//! Who is responsible.

rules! {
    owner_gone,
    duty_of_ceased_body,
    missing_contact,
    missing_required,
    beyond_mandate,
}
