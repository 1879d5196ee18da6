//! Long reports are made page by page, on all cores: no more of them is held than what is being made.

use rayon::prelude::*;

/// So many rows are on a page.
pub const PAGE: usize = 256;

/// So many pages are made at once.
const AT_ONCE: usize = 32;

/// Makes something of each page of `rows`, several at once, and lets `show` have them in their order.
///
/// # Errors
///
/// The first of `show`; no more is made then.
pub fn pages<R: Sync, T: Send, E>(
    rows: &[R],
    make: impl Fn(&[R]) -> T + Sync,
    mut show: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    for some in rows.chunks(AT_ONCE * PAGE) {
        let made: Vec<T> = some.par_chunks(PAGE).map(&make).collect();
        made.into_iter().try_for_each(&mut show)?;
    }
    Ok(())
}
