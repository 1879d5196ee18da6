//! Who has to decide, and has.

rules! {
    awaiting_adoption,
    rejected,
    decision_by_stranger,
    recommendation_only,
    decision_overdue,
    late_decision_date,
}
