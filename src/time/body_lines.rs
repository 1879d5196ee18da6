//! Lines of bodies that take over from one another, followed without looking at each of them: thousands of agreements may ask
//! who holds the duties of the first, each on another day.

use crate::registry::BodyIx;

use super::day::Day;

/// The way from each body along its line.
#[derive(Debug, Default)]
pub(super) struct BodyLines {
    /// None of a body at the end of its line: without a successor, with several, or with a line that runs in a circle.
    steps: Vec<Option<Step>>,
}

/// The way from a body with a single successor.
#[derive(Debug, Clone, Copy)]
struct Step {
    to: BodyIx,
    /// A body further on: the leaps of a line are as long as those of a skew binary number, so that any body of it is reached
    /// in a number of steps and leaps that grows with the logarithm of its length.
    leap: BodyIx,
    /// The latest last day of this body and those that the leap passes over; the last day there is for one without end.
    latest: Day,
    /// The number of bodies to the end of the line.
    ahead: usize,
}

impl BodyLines {
    /// The lines of bodies with these last days, of each its only successor.
    pub(super) fn of(only_successors: &[Option<BodyIx>], last_day: impl Fn(BodyIx) -> Option<Day>) -> Self {
        let mut lines = BodyLines { steps: vec![None; only_successors.len()] };
        let only_successor = |body: BodyIx| *only_successors.get(body.position())?;
        let mut is_seen = vec![false; only_successors.len()];
        for body in (0..only_successors.len()).map(BodyIx::from) {
            let (mut way, mut at) = (Vec::new(), body);
            while let Some(to) = only_successor(at)
                && let Some(seen) = is_seen.get_mut(at.position()).filter(|seen| !**seen)
            {
                *seen = true;
                way.push((at, to));
                at = to;
            }
            let runs_in_a_circle = lines.step(at).is_none() && only_successor(at).is_some();
            if runs_in_a_circle {
                continue;
            }
            for (from, to) in way.into_iter().rev() {
                let step = lines.step_to(to, last_day(from).unwrap_or(Day::MAX));
                lines.steps.get_mut(from.position()).into_iter().for_each(|known| *known = Some(step));
            }
        }
        lines
    }

    fn step(&self, body: BodyIx) -> Option<&Step> {
        self.steps.get(body.position())?.as_ref()
    }

    /// The step of a body with this last day to its successor.
    fn step_to(&self, to: BodyIx, last_day: Day) -> Step {
        let ahead = |body| self.step(body).map_or(0, |step| step.ahead);
        let short = Step { to, leap: to, latest: last_day, ahead: ahead(to) + 1 };
        let Some(first) = self.step(to) else { return short };
        let Some(second) = self.step(first.leap) else { return short };
        if first.ahead - second.ahead != second.ahead - ahead(second.leap) {
            return short;
        }
        Step { leap: second.leap, latest: last_day.max(first.latest).max(second.latest), ..short }
    }

    /// The first body of the line of `body` that has not ceased before `day`; if there is none, the one at the end of the line.
    pub(super) fn follow(&self, body: BodyIx, day: Day, has_ceased: impl Fn(BodyIx) -> bool) -> BodyIx {
        let mut at = body;
        while has_ceased(at)
            && let Some(step) = self.step(at)
        {
            at = if step.latest < day { step.leap } else { step.to };
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::day::add_days;

    fn day(number: u16) -> Day {
        add_days(Day::default(), number.into())
    }

    /// The same, step by step.
    fn walked(
        successors: &[Option<BodyIx>],
        last_days: &[Option<u16>],
        body: BodyIx,
        on: u16,
    ) -> Option<BodyIx> {
        let mut at = body;
        for _ in 0..=successors.len() {
            match successors[at.position()] {
                Some(to) if last_days[at.position()].is_some_and(|last| last < on) => at = to,
                _ => return Some(at),
            }
        }
        None
    }

    proptest! {
        #[test]
        fn a_line_is_followed_to_the_body_to_which_single_steps_lead(
            bodies in prop::collection::vec((prop::option::weighted(0.9, 0_usize..60), prop::option::weighted(0.9, 0_u16..50)), 60),
            is_line in any::<bool>(),
        ) {
            let next = |(at, (to, _)): (usize, &(Option<usize>, _))| match is_line {
                true => (at + 1 < bodies.len()).then(|| BodyIx::from(at + 1)),
                false => to.map(BodyIx::from),
            };
            let successors: Vec<Option<BodyIx>> = bodies.iter().enumerate().map(next).collect();
            let last_days: Vec<Option<u16>> = bodies.iter().map(|(_, last)| *last).collect();
            let lines = BodyLines::of(&successors, |body| last_days[body.position()].map(day));
            for (body, on) in (0..bodies.len()).map(BodyIx::from).flat_map(|body| (0..52).map(move |on| (body, on))) {
                let has_ceased = |body: BodyIx| last_days[body.position()].is_some_and(|last| last < on);
                let found = lines.follow(body, day(on), has_ceased);
                // In a circle, and on the way to one, nothing is followed.
                match walked(&successors, &last_days, body, on) {
                    Some(walked) if lines.step(body).is_some() => prop_assert_eq!(found, walked),
                    _ => prop_assert_eq!(found, body),
                }
            }
        }
    }

    #[test]
    fn the_end_of_a_long_line_is_a_few_steps_away() {
        let count = 100_000;
        let successors: Vec<Option<BodyIx>> =
            (0..count).map(|at| (at + 1 < count).then(|| BodyIx::from(at + 1))).collect();
        let lines = BodyLines::of(&successors, |_| Some(day(0)));
        let asked = std::cell::Cell::new(0);
        let has_ceased = |_| {
            asked.set(asked.get() + 1);
            true
        };
        assert_eq!(lines.follow(BodyIx::from(0), day(1), has_ceased), BodyIx::from(count - 1));
        assert!(asked.get() < 50, "{}", asked.get());
    }
}
