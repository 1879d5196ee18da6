//! What takes the place of what.

mod conditional_replacement;
mod coverage_gap;
mod early_replacement;
mod ends_after_successor;
mod kind_changes;
mod leftover_sections;
mod missing_co_successor;
mod older_successor;
mod overlapping_agreements;
mod parties_dropped;
mod refers_to_replaced;
mod replaces_replaced;
mod several_successors;
mod skipped_link;
mod stalled_draft;
mod unknown_takeover;

rules! {
    coverage_gap,
    early_replacement,
    conditional_replacement,
    several_successors,
    missing_co_successor,
    leftover_sections,
    older_successor,
    replaces_replaced,
    kind_changes,
    unknown_takeover,
    skipped_link,
    ends_after_successor,
    stalled_draft,
    parties_dropped,
    refers_to_replaced,
    overlapping_agreements,
}
