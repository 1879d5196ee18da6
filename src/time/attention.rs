//! What needs attention on a day.

/// Something about an agreement that someone must look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// It ran out and nothing took over.
    Lapsed,
    /// It ends within the horizon and nothing takes over.
    Lapsing,
    /// It ends within the horizon.
    Expiring,
    /// The time that it was meant for is over, not all who must adopted it in time, and nothing is to replace it.
    NotAdopted,
    /// Its start lies within the horizon, and not all who must have adopted it.
    AdoptionDue,
    /// A party that must adopt it has rejected it, so that it does not enter into force.
    Rejected,
    /// The last day to give notice lies within the horizon.
    NoticeDue,
    /// The last day to call an option lies within the horizon.
    OptionDue,
    /// Work on a successor must start within the horizon, or should have started.
    StartRevision,
    /// A trigger, a review or a changed basis asks for a revision.
    Revise,
    /// A review was due before the day.
    ReviewOverdue,
    /// A review is due within the horizon.
    ReviewDue,
    /// An activity was due before the day.
    ActivityOverdue,
    /// Every day planned for a decision has passed.
    DecisionOverdue,
    /// The body that owns it has ceased, and none took over.
    OwnerGone,
}

impl Flag {
    /// Every flag, in the order of reports.
    pub const ALL: [Flag; 15] = [
        Flag::Lapsed,
        Flag::Lapsing,
        Flag::Expiring,
        Flag::NotAdopted,
        Flag::AdoptionDue,
        Flag::Rejected,
        Flag::NoticeDue,
        Flag::OptionDue,
        Flag::StartRevision,
        Flag::Revise,
        Flag::ReviewOverdue,
        Flag::ReviewDue,
        Flag::ActivityOverdue,
        Flag::DecisionOverdue,
        Flag::OwnerGone,
    ];

    /// Its name on the command line and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Flag::Lapsed => "lapsed",
            Flag::Lapsing => "lapsing",
            Flag::Expiring => "expiring",
            Flag::NotAdopted => "not-adopted",
            Flag::AdoptionDue => "adoption-due",
            Flag::Rejected => "rejected",
            Flag::NoticeDue => "notice-due",
            Flag::OptionDue => "option-due",
            Flag::StartRevision => "start-revision",
            Flag::Revise => "revise",
            Flag::ReviewOverdue => "review-overdue",
            Flag::ReviewDue => "review-due",
            Flag::ActivityOverdue => "activity-overdue",
            Flag::DecisionOverdue => "decision-overdue",
            Flag::OwnerGone => "owner-gone",
        }
    }
}
