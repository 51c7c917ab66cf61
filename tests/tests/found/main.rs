//! What random programs found (`asap_tests::random`), made small.

mod borrows;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
#[rustfmt::skip]
mod generated;
mod lent;
mod moves;
mod names;
mod order;
