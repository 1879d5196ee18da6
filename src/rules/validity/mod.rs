//! From when until when.

mod adopting;
mod decided_after_start;
mod end_after_term;
mod ends_before_start;
mod extended_after_expiry;
mod extension_shortens;
mod late_notice;
mod late_option;
mod never_in_force;
mod no_party_left;
mod outside_validity;
mod term_places;
mod term_too_long;
mod unknown_end;
mod unknown_start;

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
