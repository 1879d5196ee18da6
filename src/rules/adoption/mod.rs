//! Who has to decide, and has.

mod awaiting_adoption;
mod decision_by_stranger;
mod decision_overdue;
mod late_decision_date;
mod recommendation_only;
mod rejected;

rules! {
    awaiting_adoption,
    rejected,
    decision_by_stranger,
    recommendation_only,
    decision_overdue,
    late_decision_date,
}
