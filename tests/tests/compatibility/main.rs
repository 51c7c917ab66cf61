//! Snapshots and files of a frozen format: every later version must read them, and go on from them.
//!
//! The fixtures in `tests/fixtures/format-1` were written by `examples/freeze.rs`, those in `format-2` by `examples/freeze_large.rs`, by
//! hand and once. If a test here fails, the format has changed: give the new one its number and fixtures of its own, and keep reading this one.

#![cfg(not(plain))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod damaged;
mod files;
mod fixtures;
mod frozen;
mod functions;
mod large;
mod large_frozen;
mod large_functions;
mod snapshots;
