//! What hangs together.

/// Things, by their positions, in groups of those that are joined, over however many others.
#[derive(Debug)]
pub struct Groups {
    /// By thing: one that is nearer to the first of its group, or itself.
    towards: Vec<usize>,
}

impl Groups {
    /// So many things, each alone.
    #[must_use]
    pub fn alone(count: usize) -> Self {
        Groups { towards: (0..count).collect() }
    }

    /// The first of a thing's group.
    pub fn first(&mut self, thing: usize) -> usize {
        let mut at = thing;
        while let Some(next) = self.towards.get(at).copied().filter(|next| *next != at) {
            // Each step halves the way for those that come after.
            let beyond = self.towards.get(next).copied().unwrap_or(next);
            self.towards.get_mut(at).into_iter().for_each(|towards| *towards = beyond);
            at = beyond;
        }
        at
    }

    /// Joins the groups of two things.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        let (first, second) = (one.min(other), one.max(other));
        self.towards.get_mut(second).into_iter().for_each(|towards| *towards = first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_over_others_has_the_same_first() {
        let mut groups = Groups::alone(6);
        for (one, other) in [(4, 2), (5, 0), (2, 5), (4, 0)] {
            groups.join(one, other);
        }
        let firsts: Vec<usize> = (0..6).map(|thing| groups.first(thing)).collect();
        assert_eq!(firsts, [0, 1, 0, 3, 0, 0]);
    }
}
