//! Findings that are known and accepted.

mod apply;
mod expired_acceptance;
mod unknown_rule;
mod unused_acceptance;

pub use apply::acceptance;
pub(super) use apply::apply;

rules! {
    unused_acceptance,
    expired_acceptance,
    unknown_rule,
}
