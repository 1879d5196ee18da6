//! From when until when.

mod adopting;
mod term_places;

rules! {
    ends_before_start,
    extension_shortens,
    unknown_end,
    unknown_start,
    end_after_term,
    decided_after_start,
    extended_after_expiry,
    late_option,
    late_notice,
    term_too_long,
    never_in_force,
    outside_validity,
    no_party_left,
}
