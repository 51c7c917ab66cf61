//! One SQLite file, used by this crate and by the ASAP protocol's Python package.
//!
//! The scripts beside this file use the package's own store. The interpreter is the one that `ASAP_PYTHON` names, or
//! the first of the usual names that has the package; without one each test says in a line that it was skipped,
//! unless `ASAP_REQUIRE_PYTHON=1` makes that a failure.

#![cfg(not(plain))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod edits;
mod large;
mod messages;
mod other;
mod python;
mod reads;
mod turns;
mod writes;
