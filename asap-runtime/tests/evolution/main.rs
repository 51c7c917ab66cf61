//! Code that changes under running tasks: old snapshots against the new program.
//!
//! Each pair of functions is the same function before and after an edit. They cannot be linked under one name, so the old
//! one stores its snapshots under a name of its own, and these are then given the new function's.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]
// What is moved out of a checkpoint's way is what an edit is about.
#![allow(clippy::needless_pass_by_value)]

mod checkpoints;
mod functions;
mod graph;
mod locals;
mod lock;
mod migrate;
mod parameters;
mod stopped;
mod structure;
