//! What holds on which day: pure functions of the registry's records and one day.
//!
//! [`Timeline`] holds what does not depend on the day: when each agreement enters into force, when it ends and who
//! replaces it. [`Standing`] says how an agreement stands on one day. No clock is read here.

mod adoption;
mod after_end;
mod attention;
mod bodies;
mod body_lines;
mod case;
mod ceased;
mod components;
pub mod day;
mod deadlines;
mod deciders;
mod duty;
mod entry;
mod gaps;
mod history;
mod holder;
mod incomplete;
mod key_days;
mod line;
mod locals;
mod member_days;
mod memberships;
mod notice;
mod obstacle;
mod parties;
mod periods;
mod provisional;
mod recurrence;
mod renewals;
mod reviews;
mod segment;
mod stages;
mod standing;
mod state;
mod succession;
mod survival;
mod suspension;
mod takeover;
mod tasks;
mod term;
mod timeline;

pub use adoption::Adoption;
pub use after_end::AfterEnd;
pub use attention::Flag;
pub use bodies::Bodies;
pub use case::Case;
pub use ceased::{has_ceased, holder};
pub(crate) use components::components;
pub use day::{Day, days_between, months_between};
pub use deadlines::{Deadlines, deadlines, deadlines_apart, max_deadlines, next_deadline};
pub use deciders::{Decided, Decider};
pub use duty::{Duties, Duty, DutyKind, Evidence};
pub use entry::entry_days;
pub use gaps::{Gap, GapTime};
pub use history::revision_history;
pub use holder::{Holder, Responsible};
pub use key_days::KeyDay;
pub use line::{line, lines, takeovers_in};
pub use member_days::{MemberChange, member_changes};
pub use memberships::PartyStanding;
pub use notice::{Notice, leaves_alone};
pub use obstacle::Obstacle;
pub use parties::{Involvement, Participant, bound, bound_among, late_adopters, participants};
pub use periods::{End, EndCause, Periods, Successor, When};
pub use recurrence::{Due, Recurrence};
pub use reviews::{ReviewStanding, open_reviews, revisions_asked_for};
pub use segment::{Ending, Segment, SegmentEnd, SegmentKind, ending, segments};
pub use stages::{Stage, longest_stage, stages};
pub use standing::{
    Outlook, Standing, coming_notices, open_activities, open_triggers, overdue_activities, overdue_decisions,
};
pub use state::{Reason, State, end_as_written, start_as_written};
pub use survival::{Survival, survivals};
pub use suspension::{suspension_on, suspensions};
pub use takeover::{Condition, Takeover};
pub use tasks::{Task, Work};
pub use term::{Step, StepKind, Term, UntilKind, until_kind};
pub use timeline::Timeline;
