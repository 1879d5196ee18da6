//! What takes the place of what.

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
