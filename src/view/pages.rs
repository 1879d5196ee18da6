//! Long reports are made page by page on all cores, so that only a few pages are held in memory.

use std::mem::take;

use crate::parallel;

/// Rows per page.
pub const PAGE: usize = 256;

/// Pages made in parallel.
const AT_ONCE: usize = 32;

/// Calls `make` on each page of `rows`, several in parallel, and `show` on each result in order.
///
/// # Errors
///
/// Returns the first error of `show`, and makes no more pages after it.
pub fn pages<R: Sync, T: Send, E>(
    rows: &[R],
    make: impl Fn(&[R]) -> T + Sync,
    mut show: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    for batch in rows.chunks(AT_ONCE * PAGE) {
        parallel::parts(batch, PAGE, &make).into_iter().try_for_each(&mut show)?;
    }
    Ok(())
}

/// The same, where `show` takes long: the next pages are made meanwhile, on the other cores. So a few pages may be made in
/// vain after an error.
///
/// # Errors
///
/// Returns the first error of `show`.
pub fn pages_ahead<R: Sync, T: Send, E: Send>(
    rows: &[R],
    make: impl Fn(&[R]) -> T + Sync,
    mut show: impl FnMut(T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let made = |batch: &[R]| parallel::parts(batch, PAGE, &make);
    // Twice as many are held in memory.
    let mut ready = Vec::new();
    for batch in rows.chunks(AT_ONCE / 2 * PAGE) {
        let last = take(&mut ready);
        let (shown, next) = rayon::join(|| last.into_iter().try_for_each(&mut show), || made(batch));
        shown?;
        ready = next;
    }
    ready.into_iter().try_for_each(show)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_made_ahead_are_shown_in_order_until_one_fails() {
        let rows: Vec<usize> = (0..AT_ONCE * PAGE * 2 + 1).collect();
        let mut all = Vec::new();
        let shown = pages_ahead(&rows, <[usize]>::to_vec, |page| -> Result<(), ()> {
            all.extend(page);
            Ok(())
        });
        assert_eq!((shown, all), (Ok(()), rows.clone()));
        let mut last = 0;
        let failed = pages_ahead(
            &rows,
            |page| page[0],
            |first| {
                last = first;
                if first < 10 * PAGE { Ok(()) } else { Err(first) }
            },
        );
        assert_eq!((failed, last), (Err(10 * PAGE), 10 * PAGE));
    }
}
