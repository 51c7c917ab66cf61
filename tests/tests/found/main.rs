//! What random programs found (`asap_tests::random`), made small.

mod borrows;
mod lent;
mod moves;
mod names;
mod order;
