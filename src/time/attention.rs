//! What needs attention on a day.

/// A reason why an agreement needs attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// It expired and nothing took over.
    Lapsed,
    /// It ends within the horizon and nothing takes over.
    Lapsing,
    /// It ends within the horizon.
    Expiring,
    /// Its intended period is over, it was not adopted in time, and nothing is to replace it.
    NotAdopted,
    /// Its start lies within the horizon, and its adoption is not complete.
    AdoptionDue,
    /// A required party has rejected it, so it does not enter into force.
    Rejected,
    /// The last day to give notice lies within the horizon.
    NoticeDue,
    /// The last day to exercise an option lies within the horizon.
    OptionDue,
    /// Work on a successor must start within the horizon, or should have started.
    StartRevision,
    /// A trigger, a review or a changed basis calls for a revision.
    Revise,
    /// A review was due before the day.
    ReviewOverdue,
    /// A review is due within the horizon.
    ReviewDue,
    /// An activity was due before the day.
    ActivityOverdue,
    /// Every day planned for a decision has passed.
    DecisionOverdue,
    /// The body that owns it has ceased, and no other body took over.
    OwnerGone,
}

/// A set of flags.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FlagSet(u16);

impl FlagSet {
    /// Whether a flag is in it.
    #[must_use]
    pub fn contains(self, flag: Flag) -> bool {
        self.0 & flag.bit() != 0
    }

    /// Its flags, in the order of [`Flag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.contains(*flag))
    }
}

impl FromIterator<Flag> for FlagSet {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        FlagSet(flags.into_iter().fold(0, |all, flag| all | flag.bit()))
    }
}

impl Flag {
    fn bit(self) -> u16 {
        1 << self as u16
    }

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
