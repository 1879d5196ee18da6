//! What someone has to do by when.

mod duties;
mod endings;

rules! {
    lapsed,
    not_adopted,
    adoption_due,
    lapsing,
    expiring,
    start_revision,
    review_overdue,
    review_due,
    revision_needed,
    notice_due,
    option_due,
    early_reminder,
    activity_overdue,
    no_review,
    review_after_end,
    recommended_extension,
    missing_local_agreement,
}
