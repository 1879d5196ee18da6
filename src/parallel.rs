//! Work on all cores, with results in the order of what was worked on.
//!
//! Rayon's own iterators are compiled anew for each type and each closure, some 5,000 lines of intermediate code for a single
//! `map`. Here everything becomes a list of jobs behind one type, so that what hands them out is compiled once.

use rayon::prelude::*;

/// The most items that one job works on, where the caller does not say.
const MOST: usize = 256;

/// Jobs for each core, if there are so many items: a core that is done early takes over some of another.
const JOBS_PER_CORE: usize = 8;

type Job<'w> = Box<dyn FnOnce() + Send + 'w>;

fn run(jobs: Vec<Job<'_>>) {
    jobs.into_par_iter().for_each(|job| job());
}

/// How many of so many items one job works on: at least one.
fn share(items: usize) -> usize {
    (items / (JOBS_PER_CORE * rayon::current_num_threads())).clamp(1, MOST)
}

/// What `work` makes of each part of so many items (at least one); the last part may be shorter.
pub fn parts<'t, T: Sync, R: Send>(
    items: &'t [T],
    size: usize,
    work: impl Fn(&'t [T]) -> R + Sync,
) -> Vec<R> {
    let (size, work) = (size.max(1), &work);
    let mut made: Vec<Option<R>> = Vec::new();
    made.resize_with(items.len().div_ceil(size), || None);
    let job = |(part, made)| -> Job<'_> {
        let (part, made): (&'t [T], &mut Option<R>) = (part, made);
        Box::new(move || *made = Some(work(part)))
    };
    run(items.chunks(size).zip(&mut made).map(job).collect());
    made.into_iter().flatten().collect()
}

/// What `of` makes of each item.
pub fn map<'t, T: Sync, R: Send>(items: &'t [T], of: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let of = &of;
    gathered(items, |part, made| made.extend(part.iter().map(of)))
}

/// All that `of` makes of each item.
pub fn flat_map<'t, T: Sync, R: Send, I: IntoIterator<Item = R>>(
    items: &'t [T],
    of: impl Fn(&'t T) -> I + Sync,
) -> Vec<R> {
    gathered(items, |part, made| part.iter().for_each(|item| made.extend(of(item))))
}

/// The same as [`map`] of items that are given away.
pub fn map_owned<T: Send, R: Send>(items: Vec<T>, of: impl Fn(T) -> R + Sync) -> Vec<R> {
    let (size, of) = (share(items.len()), &of);
    let mut made: Vec<Vec<R>> = Vec::new();
    made.resize_with(items.len().div_ceil(size), Vec::new);
    let mut items = items.into_iter();
    let job = |made| -> Job<'_> {
        let (part, made): (Vec<T>, &mut Vec<R>) = (items.by_ref().take(size).collect(), made);
        Box::new(move || made.extend(part.into_iter().map(of)))
    };
    run(made.iter_mut().map(job).collect());
    joined(made)
}

fn gathered<'t, T: Sync, R: Send>(items: &'t [T], add: impl Fn(&'t [T], &mut Vec<R>) + Sync) -> Vec<R> {
    let add = &add;
    joined(parts(items, share(items.len()), |part| {
        let mut made = Vec::with_capacity(part.len());
        add(part, &mut made);
        made
    }))
}

fn joined<R>(made: Vec<Vec<R>>) -> Vec<R> {
    let mut all = Vec::with_capacity(made.iter().map(Vec::len).sum());
    made.into_iter().for_each(|mut made| all.append(&mut made));
    all
}

/// Sorts by `compare`, leaving equal items in their order.
pub fn sort_by<T: Send>(items: &mut [T], compare: impl Fn(&T, &T) -> std::cmp::Ordering + Sync) {
    let (size, compare) = (items.len().div_ceil(rayon::current_num_threads()).max(MOST), &compare);
    let job = |part| -> Job<'_> {
        let part: &mut [T] = part;
        Box::new(move || part.sort_by(compare))
    };
    run(items.chunks_mut(size).map(job).collect());
    // It finds the parts in order, and only puts them together.
    items.sort_by(compare);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items_whatever_their_number() {
        for count in [0, 1, 2, 15, 16, 17, 255, 256, 257, 10_000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(map(&items, |item| item * 2), doubled);
            assert_eq!(map_owned(items.clone(), |item| item * 2), doubled);
            let repeated = |item: &usize| vec![*item; item % 3];
            assert_eq!(flat_map(&items, repeated), items.iter().flat_map(repeated).collect::<Vec<_>>());
            for size in [0, 1, 7, 20_000] {
                let parts = parts(&items, size, <[usize]>::to_vec);
                assert!(parts.iter().all(|part| (1..=size.max(1)).contains(&part.len())));
                assert_eq!(parts.concat(), items);
            }
        }
    }

    #[test]
    fn sorting_leaves_equal_items_in_their_order() {
        for count in [0, 1, 2, 255, 1_000, 10_000] {
            let mut items: Vec<(usize, usize)> = (0..count).map(|at| (at * 7_919 % 101, at)).collect();
            let mut sorted = items.clone();
            sorted.sort();
            sort_by(&mut items, |a, b| a.0.cmp(&b.0));
            assert_eq!(items, sorted);
        }
    }
}
