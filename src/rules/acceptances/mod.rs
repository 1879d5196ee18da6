//! Findings that are known and accepted.

mod apply;

pub(super) use apply::apply;

rules! {
    unused_acceptance,
    expired_acceptance,
    unknown_rule,
}
