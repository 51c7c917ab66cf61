//! Code that changes under running tasks: old snapshots against the new program.
//!
//! Each pair of functions is the same function before and after an edit. They cannot be linked under one name, so the old
//! one stores its snapshots under a name of its own, and these are then given the new function's.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]
// The functions are as small as the edits they show.
#![allow(
    clippy::multiple_bound_locations,
    clippy::needless_pass_by_value,
    clippy::needless_return,
    clippy::identity_op,
    clippy::option_option,
    clippy::question_mark,
    clippy::unnecessary_wraps,
    clippy::unsafe_derive_deserialize,
    clippy::used_underscore_binding,
    clippy::cast_possible_truncation,
    clippy::redundant_closure_for_method_calls
)]

mod checkpoints;
mod functions;
mod graph;
mod locals;
mod lock;
mod migrate;
mod parameters;
mod stopped;
mod structure;
