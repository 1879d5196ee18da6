//! From when until when.

rules! {
    unknown_end,
}
