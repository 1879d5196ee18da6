//! What someone has to do by when.

mod activity_overdue;
mod adoption_due;
mod early_reminder;
mod endings;
mod expiring;
mod lapsed;
mod lapsing;
mod missing_local_agreement;
mod no_review;
mod not_adopted;
mod notice_due;
mod option_due;
mod recommended_extension;
mod review_after_end;
mod review_due;
mod review_overdue;
mod revision_needed;
mod start_revision;
mod suspended;

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
    suspended,
    review_after_end,
    recommended_extension,
    missing_local_agreement,
}
