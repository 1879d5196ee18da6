//! Bodies that take over from others.

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

    /// The body that holds the duties of `body` on `day`: it, or what took over from it, the nearest that exists. Where none
    /// does, the first that is yet to begin, else the last that ceased.
    pub fn holder(&self, body: usize, day: Day) -> usize {
        let (mut met, mut at) = (vec![body], 0);
        while at < met.len() {
            if self.has_body_ceased(met[at], day) {
                let next: Vec<_> =
                    self.successors_of_body(met[at]).filter(|next| !met.contains(next)).collect();
                met.extend(next);
            }
            at += 1;
        }
        let has_begun = |body: &usize| self.spec.bodies[*body].from.is_none_or(|from| from.first <= day);
        let lasts = |body: &usize| !self.has_body_ceased(*body, day);
        let exists = met.iter().find(|body| has_begun(body) && lasts(body));
        *exists.or_else(|| met.iter().find(|body| lasts(body))).unwrap_or(&met[met.len() - 1])
    }
}
