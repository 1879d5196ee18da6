//! Who carries out what an agreement asks for.

use crate::model::Id;
use crate::rules::prelude::*;
use crate::time::Day;

/// The body or party on whom a duty lies on `day`, in backticks: the one that is named, or the body that has taken over
/// from it.
pub(super) fn holder(case: &Case<'_>, named: &Id, day: Day) -> String {
    let Some(body) = case.registry.body_of(named) else { return format!("`{named}`") };
    let effective = case.outlook.bodies.effective(case.registry, body, day);
    if effective == body {
        format!("`{named}`")
    } else {
        format!("`{}`, which took over from `{named}`,", case.registry.body(effective).id)
    }
}
