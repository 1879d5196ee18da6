//! Bodies that take over from others.

use std::collections::BTreeSet;

use avtal::time::Day;

use super::Oracle;
use super::days::*;

impl Oracle<'_> {
    fn successors_of_body(&self, body: usize) -> impl Iterator<Item = usize> {
        let bodies = &self.spec.bodies;
        (0..bodies.len()).filter(move |next| bodies[*next].replaces.contains(&body))
    }

    pub fn has_body_ceased(&self, body: usize, day: Day) -> bool {
        let bodies = &self.spec.bodies;
        let starts = self.successors_of_body(body).filter_map(|next| bodies[next].from);
        let implied = starts.map(|from| before(from.first)).min();
        bodies[body].until.map(|until| until.last).or(implied).is_some_and(|last| last < day)
    }

    /// The bodies that exist on `day` and hold the duties of `body`.
    pub fn holders(&self, body: usize, day: Day) -> BTreeSet<usize> {
        let exists = |body: &usize| {
            !self.has_body_ceased(*body, day)
                && self.spec.bodies[*body].from.is_none_or(|from| from.first <= day)
        };
        let mut reached = BTreeSet::from([body]);
        for _ in &self.spec.bodies {
            let ceased = reached.iter().filter(|body| self.has_body_ceased(**body, day));
            let more: Vec<usize> = ceased.flat_map(|body| self.successors_of_body(*body)).collect();
            reached.extend(more);
        }
        reached.into_iter().filter(exists).collect()
    }
}
