//! Long reports are made page by page on all cores, so that only a few pages are held in memory.

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
