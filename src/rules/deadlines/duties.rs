//! Who carries out what an agreement asks for.

use crate::model::Id;
use crate::rules::prelude::*;
use crate::time::Day;

/// The body or party on whom a duty lies on `day`, in backticks: the one that is named, or the one that has taken over from
/// it.
pub(super) fn holder(case: &Case<'_>, named: &Id, day: Day) -> String {
    let holder = case.holder(named, day).map(|holder| case.holder_id(holder));
    match holder.filter(|holder| *holder != named) {
        Some(holder) => format!("`{holder}`, which took over from `{named}`,"),
        None => format!("`{named}`"),
    }
}
